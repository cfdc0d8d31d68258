/* list_decisions.c - the log of what was decided by hand */
#include "record/decisions.h"
#include "record/hidden.h"
#include "record/lists.h"

const char *const decision_kind_name[DECISION_KINDS] = {"merge", "split", "hide", "undo"};

const column decisions_columns[] = {
    {"date", "date", 10, COLUMN_TEXT},           {"what", "what", 5, COLUMN_TEXT},
    {"on", "on.text", 0, COLUMN_TEXT},           {"who", "who", 10, COLUMN_TEXT},
    {"because", "reason", 0, COLUMN_TEXT},       {"state", "state", 9, COLUMN_TEXT},
    {"id", "id", 17, COLUMN_TEXT},               {"by", "by", 0, COLUMN_CSV_ONLY},
    {"targets", "on.id", 0, COLUMN_CSV_ONLY},    {"moment", "moment", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

void decision_row(lister *l, const decision_list *all, uint32_t i) {
    const decision *d = &all->at[i];
    uint32_t by = d->undone != NONE ? d->undone : d->overruled;
    row_begin(l);
    put_text(l, l->row, "id", d->uid);
    put_text(l, l->row, "date", slice_part(d->moment, 0, 10));
    put_text(l, l->row, "moment", d->moment);
    put_string(l, l->row, "what", decision_kind_name[d->what < DECISION_KINDS ? d->what : DECISION_UNDO]);
    json_t *list = put_list(l, l->row, "on");
    for (uint32_t k = 0; k < d->on.size; k++) {
        if (!d->on.at[k].shown.size) continue; /* another spelling of one that is named */
        json_t *one = list_object(l, list);
        slice target = d->on.at[k].target;
        put_text(l, one, "id", slice_find(target, SLICE(" ")) == SIZE_MAX ? target : hidden_id(l, target));
        put_text(l, one, "text", d->on.at[k].shown);
    }
    put_text(l, l->row, "who", d->who);
    put_text(l, l->row, "reason", d->reason);
    put_string(l, l->row, "state", d->undone != NONE ? "undone" : d->overruled != NONE ? "overruled" : "holds");
    put_text(l, l->row, "by", by == NONE ? (slice){0} : all->at[by].uid);
    row_end(l);
}

/* The last one first. */
void list_decisions(lister *l) {
    decision_list all = {0};
    links x = {0};
    if (decisions_load(l->r, &all, l->e) != READOUT_OK) {
        l->status = l->e->status;
        return;
    }
    decisions_link(l->a, &all, &x);
    for (uint32_t i = all.size; i-- > 0 && !lister_done(l);) decision_row(l, &all, i);
}
