/* row_marks.c - see row_marks.h */
#include "row_marks.h"

#include "record/packed.h"

enum { DISPUTES = 32 };

slice marked_words(const marks *all, lister *l, int64_t report, int64_t quote) {
    packed_rows quotes = packed_of(l, report, PACKED_QUOTE);
    const cell *q = quote < 0 ? NULL : packed_row(&quotes, quote);
    if (!q) return (slice){0};
    slice cue = arena_slice(l->a, q[QUOTE_CUE].text);
    size_t begin = (size_t)q[QUOTE_BEGIN].number, end = (size_t)q[QUOTE_END].number;
    const source *from = source_of(l, report);
    if (!from) return (slice){0};
    begin = utf8_point_of(&from->points, begin);
    end = utf8_point_of(&from->points, end);
    const mark *found = mark_at(all, mark_report(from->path), cue, (uint32_t)begin, (uint32_t)end);
    return found && !slice_equal(found->what, SLICE("x")) ? found->what : (slice){0};
}

int mark_agrees(slice what, uint32_t dispute, const member *m) {
    char said = mark_for(what, dispute);
    if (said != '+' && said != '-') return 0;
    return (said == '+') == (m->side == SIDE_ASSERTS) ? 1 : -1;
}

uint32_t marked_dispute(const marks *all, lister *l, const claim *c) {
    uint32_t votes[DISPUTES] = {0}, best = NONE;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (m->side != SIDE_ASSERTS && m->side != SIDE_DENIES) continue;
        slice what = marked_words(all, l, m->article, m->quote);
        for (uint32_t k = 0; k < DISPUTES; k++) votes[k] += mark_agrees(what, k, m) > 0;
    }
    for (uint32_t k = 0; k < DISPUTES; k++)
        if (votes[k] > (best == NONE ? 0 : votes[best])) best = k;
    return best;
}

static void list_watched(lister *l) {
    claims all = {0};
    l->watch = l->context;
    claims_disputed(l, &all);
    if (l->watch->listed) l->watch->listed(l->watch, l, &all);
}

static status add_report(void *context, article *a, error *e) { return record_add(context, a, NULL, e); }

status watch_set(sets *s, const char *folder, matter_watch *watch, error *e) {
    record *r = record_open(":memory:", RECORD_WRITE, s->lang, e);
    if (!r) return e->status;
    status done = sets_marked(s, folder, add_report, r, e);
    if (done == READOUT_OK) done = lister_run(r, NULL, (row_sink){0}, list_watched, watch, NULL, e);
    record_close(r);
    return done;
}
