/* trial_decisions.c - decisions by hand, at random, and a record of nothing else */
#include "trial.h"

enum { IDS = 4096 };

typedef struct ids {
    char at[IDS][40];
    uint32_t count;
} ids;

static status keep_id(void *context, json_t *row, error *e) {
    ids *all = context;
    const char *id = json_string_value(json_object_get(row, "id"));
    (void)e;
    if (id && all->count < IDS) snprintf(all->at[all->count++], sizeof all->at[0], "%s", id);
    return READOUT_OK;
}

static void load_ids(record *r, const char *list, ids *out) {
    record_filter some = {.limit = IDS};
    out->count = 0;
    if (record_list_find(list)->query(r, &some, (row_sink){keep_id, out}, NULL) != READOUT_OK) trial_die(list, NULL);
}

static status taken_row(void *context, json_t *row, error *e) {
    (void)context;
    (void)row;
    (void)e;
    return READOUT_OK;
}

/* Those that are refused (a split of one spelling) are none. */
void decisions_make(trial *t, record *r, uint64_t count) {
    static const char *const of[DECISION_KINDS] = {"actors", "actors", NULL, "decisions"}, *const hidden[] = {
                                                                                               "claims", "disputes",
                                                                                               "quotes", "statements",
                                                                                               "events"};
    ids *all = malloc(sizeof *all);
    for (uint64_t i = 0; i < count; i++) {
        char moment[40];
        enum decision_kind what = (enum decision_kind)trial_number(t, DECISION_KINDS);
        snprintf(moment, sizeof moment, "2031-06-01T10:%02u:%02uZ", (unsigned)(i / 60 % 60), (unsigned)(i % 60));
        load_ids(r, of[what] ? of[what] : hidden[trial_number(t, 5)], all);
        const char *chosen[2] = {all->count ? all->at[trial_number(t, all->count)] : "",
                                 all->count ? all->at[trial_number(t, all->count)] : ""};
        record_decision d = {
            .what = what, .ids = chosen, .count = what == DECISION_MERGE ? 2 : 1, .who = "test", .moment = moment};
        error e = {0};
        status s = record_decide(r, &d, (row_sink){taken_row, NULL}, &e);
        if (s != READOUT_OK && s != READOUT_BAD_USAGE) trial_die("deciding", &e);
    }
    free(all);
}

void decisions_copy(trial *t, const char *from, const char *to) {
    char sql[400];
    record_close(trial_record(t, to, false));
    snprintf(sql, sizeof sql,
             "ATTACH '%s' AS f; INSERT INTO decision SELECT * FROM f.decision; INSERT INTO decision_on SELECT * FROM "
             "f.decision_on",
             from);
    sqlite3 *db = NULL;
    if (sqlite3_open(to, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        trial_die("copying decisions", NULL);
    sqlite3_close(db);
}
