/* What people decide by hand: who is one actor, what is not shown. It outlives adding, merging and older
 * decisions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

#define RASSENDYLL "p:rudolf rassendyll"
#define STANISLAS "p:karl stanislas"
#define STANISLAAS "p:carl stanislaas"
#define OTTO "p:otto stanislas"

/* ids: rows' ids, ending with NULL; the decision's row is the caller's, NULL where it was refused. */
static json_t *decide(const place *p, enum decision_kind what, const char *second, const char *const *ids) {
    char moment[32];
    int count = 0;
    snprintf(moment, sizeof moment, "2031-06-01T10:00:%sZ", second);
    while (ids[count]) count++;
    record_decision d = {.what = what, .ids = ids, .count = count, .who = "ada", .reason = "seen", .moment = moment};
    json_t *told = json_array();
    record *r = opened(p, RECORD_WRITE);
    status s = record_decide(r, &d, (row_sink){keep, told}, NULL);
    record_close(r);
    if (s == READOUT_OK) return told;
    assert_int_equal(s, READOUT_BAD_USAGE);
    json_decref(told);
    return NULL;
}

static void decided(const place *p, enum decision_kind what, const char *second, const char *const *ids) {
    json_t *told = decide(p, what, second, ids);
    assert_non_null(told);
    json_decref(told);
}

typedef struct uid {
    char at[40];
} uid;

static uid uid_of(const char *key) {
    uid out;
    char hex[2 * SHA256_SIZE + 1];
    sha256_hex(slice_of(key), hex);
    snprintf(out.at, sizeof out.at, "p%.16s", hex);
    return out;
}

#define TWO(x, y) (const char *const[]){uid_of(x).at, uid_of(y).at, NULL}
#define ONE(id) (const char *const[]){id, NULL}

static json_t *listed(const place *p, const char *list, const record_filter *f) {
    record *r = opened(p, RECORD_READ);
    json_t *all = rows(r, list, f);
    record_close(r);
    return all;
}

static size_t count(const place *p, const char *list, record_filter f) {
    json_t *all = listed(p, list, &f);
    size_t size = json_array_size(all);
    json_decref(all);
    return size;
}

/* How many quotes the actor has whom `called` finds. */
static size_t quotes_of(const place *p, const char *called) {
    return count(p, "quotes", (record_filter){.speaker = called});
}

static void merging_makes_one(void **state) {
    add_reports(*state, (int[]){0, 1, 2}, 3);
    assert_int_equal(quotes_of(*state, uid_of(OTTO).at), 1);
    assert_int_equal(quotes_of(*state, uid_of(STANISLAS).at), 2); /* two spellings */
    decided(*state, DECISION_MERGE, "01", TWO(OTTO, STANISLAAS));
    assert_int_equal(quotes_of(*state, uid_of(OTTO).at), 3);
    assert_int_equal(quotes_of(*state, uid_of(STANISLAS).at), 3);
    json_t *all = listed(*state, "decisions", NULL), *d = json_array_get(all, 0);
    assert_string_equal(text_of(d, "what"), "merge");
    assert_string_equal(text_of(d, "who"), "ada");
    assert_string_equal(text_of(d, "reason"), "seen");
    assert_string_equal(text_of(d, "state"), "holds");
    assert_string_equal(text_of(d, "moment"), "2031-06-01T10:00:01Z");
    assert_int_equal(json_array_size(json_object_get(d, "on")), 2);
    decided(*state, DECISION_UNDO, "02", ONE(text_of(d, "id")));
    assert_int_equal(quotes_of(*state, uid_of(OTTO).at), 1);
    assert_null(decide(*state, DECISION_UNDO, "03", ONE(text_of(d, "id"))));
    json_decref(all);
    all = listed(*state, "decisions", NULL);
    assert_int_equal(json_array_size(all), 2);
    assert_string_equal(text_of(json_array_get(all, 1), "state"), "undone");
    decided(*state, DECISION_UNDO, "04", ONE(text_of(json_array_get(all, 0), "id")));
    assert_int_equal(quotes_of(*state, uid_of(OTTO).at), 3);
    json_decref(all);
}

static void splitting_keeps_spellings_apart(void **state) {
    add_reports(*state, (int[]){0, 1}, 2);
    decided(*state, DECISION_SPLIT, "01", ONE(uid_of(STANISLAS).at));
    assert_int_equal(quotes_of(*state, uid_of(STANISLAS).at), 1);
    assert_int_equal(quotes_of(*state, uid_of(STANISLAAS).at), 1);
    assert_null(decide(*state, DECISION_SPLIT, "02", ONE(uid_of(STANISLAS).at)));
    add_reports(*state, (int[]){2, 7}, 2); /* settles the block of names again */
    assert_int_equal(quotes_of(*state, uid_of(STANISLAAS).at), 1);
}

static void the_later_one_holds(void **state) {
    add_reports(*state, (int[]){0, 1, 2}, 3);
    decided(*state, DECISION_SPLIT, "01", ONE(uid_of(STANISLAS).at));
    json_t *told = decide(*state, DECISION_MERGE, "02", TWO(STANISLAS, STANISLAAS));
    assert_int_equal(json_array_size(told), 2); /* itself, and what it overrules */
    assert_string_equal(text_of(json_array_get(told, 1), "what"), "split");
    assert_string_equal(text_of(json_array_get(told, 1), "state"), "overruled");
    assert_string_equal(text_of(json_array_get(told, 1), "by"), text_of(json_array_get(told, 0), "id"));
    assert_int_equal(quotes_of(*state, uid_of(STANISLAS).at), 2);
    json_decref(told);
    decided(*state, DECISION_SPLIT, "02", (const char *const[]){uid_of(STANISLAS).at, uid_of(STANISLAAS).at, NULL});
    assert_int_equal(quotes_of(*state, uid_of(STANISLAS).at), 1);
    decided(*state, DECISION_MERGE, "00", TWO(STANISLAS, STANISLAAS)); /* a clock that went back */
    assert_int_equal(quotes_of(*state, uid_of(STANISLAS).at), 2);
}

/* Decided before the reports come, and in any order of coming. */
static void decisions_outlive_adding(void **state) {
    place *other = place_new();
    add_reports(*state, (int[]){0, 1, 2, 3}, 4);
    decided(*state, DECISION_MERGE, "01", TWO(OTTO, RASSENDYLL));
    decided(*state, DECISION_SPLIT, "02", ONE(uid_of(STANISLAS).at));
    char *whole = dump(*state);
    add_reports(other, (int[]){2, 0, 1}, 3);
    decided(other, DECISION_MERGE, "01", TWO(OTTO, RASSENDYLL));
    decided(other, DECISION_SPLIT, "02", ONE(uid_of(STANISLAS).at));
    add_reports(other, (int[]){3}, 1);
    char *again = dump(other);
    assert_string_equal(whole, again);
    place_free(other);
    free(whole);
    free(again);
}

static void records_merge_with_their_decisions(void **state) {
    place *other = place_new();
    add_reports(*state, (int[]){0}, 1);
    add_reports(other, (int[]){1, 2}, 2);
    decided(other, DECISION_MERGE, "01", TWO(OTTO, STANISLAAS));
    record *r = opened(*state, RECORD_WRITE);
    assert_int_equal(record_merge(r, other->path, NULL, NULL), READOUT_OK);
    assert_int_equal(record_merge(r, other->path, NULL, NULL), READOUT_OK);
    record_close(r);
    assert_int_equal(quotes_of(*state, uid_of(STANISLAS).at), 3);
    assert_int_equal(count(*state, "decisions", (record_filter){0}), 1);
    place_free(other);
}

/* ---------------------------------------------------------------------------------- claims of merged actors */

#define DUCHY "o::grand duchy"
#define MARCHES "o::southern marches"

/* The same deed, told of a state by one outlet and of "the Grand Duchy" and "the Southern Marches" by another. */
static const char state_text[] = "Rassendyll said Graustark sent drones to Borduria.";
static void of_state(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "sent", "send", "give", graustark(a), "drones", borduria(a));
}

static const char duchy_text[] = "Otto Stanislas denied that the Grand Duchy sent drones to the Southern Marches.";
static void of_duchy(article *a) {
    uint32_t t = said(a, otto(a), "Otto Stanislas", "denied",
                      "that the Grand Duchy sent drones to the Southern Marches", STANCE_DENIES, NONE, false);
    uint32_t duchy = person(a, DUCHY, "Grand Duchy", ACTOR_ORGANISATION, "", "");
    did(a, t, "sent", "send", "give", duchy, "drones",
        person(a, MARCHES, "Southern Marches", ACTOR_ORGANISATION, "", ""));
}

static const char both_text[] = "Ruritania said Graustark and the Grand Duchy sent drones to Borduria.";
static void of_both(article *a) {
    uint32_t t = said(a, ruritania(a), "Ruritania", "said", "Graustark and the Grand Duchy sent drones to Borduria",
                      STANCE_ASSERTS, NONE, false);
    proposition *p = did(a, t, "sent", "send", "give", graustark(a), "drones", borduria(a));
    part(a, ROLE_ACTOR, person(a, DUCHY, "Grand Duchy", ACTOR_ORGANISATION, "", ""), NULL);
    p->arguments.count++;
}

static const struct { const char *text, *outlet, *day; void (*make)(article *a); } told[] = {
    {state_text, "Strelsau Post", "2031-05-02", of_state}, {duchy_text, "Klow Herald", "2031-05-04", of_duchy},
    {both_text, "Zenda Radio", "2031-05-05", of_both}};

static void tell(const place *p, int i) {
    record *r = opened(p, RECORD_WRITE);
    article *a = built(told[i].text, told[i].outlet, told[i].day, told[i].make);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    assert_int_equal(record_settle(r, NULL), READOUT_OK);
    article_free(a);
    record_close(r);
}

/* All lists but that of decisions. */
static char *said_of(const place *p) {
    record *r = opened(p, RECORD_READ);
    json_t *whole = json_object();
    for (const record_list *list = record_lists; list->rows.name; list++)
        if (list->exported && strcmp(list->rows.name, "decisions") != 0)
            json_object_set_new(whole, list->rows.name, rows(r, list->rows.name, NULL));
    char *text = json_dumps(whole, JSON_INDENT(1));
    json_decref(whole);
    record_close(r);
    return text;
}

static void claims_of_merged_actors_are_one(void **state) {
    for (int i = 0; i < 3; i++) tell(*state, i);
    char *before = said_of(*state);
    assert_int_equal(count(*state, "claims", (record_filter){0}), 3);
    assert_int_equal(count(*state, "disputes", (record_filter){0}), 0);
    decided(*state, DECISION_MERGE, "01", TWO("c:GRA", DUCHY));
    assert_int_equal(count(*state, "claims", (record_filter){0}), 2); /* of two recipients still */
    decided(*state, DECISION_MERGE, "02", TWO("c:BOR", MARCHES));
    json_t *claims = listed(*state, "claims", NULL), *one = json_array_get(claims, 0);
    assert_int_equal(json_array_size(claims), 1);
    assert_int_equal(json_array_size(json_object_get(one, "actors")), 1);
    assert_int_equal(json_array_size(json_object_get(one, "statements")), 3);
    json_t *disputes = listed(*state, "disputes", NULL), *d = json_array_get(disputes, 0);
    assert_int_equal(json_array_size(disputes), 1);
    assert_int_equal(json_array_size(json_object_get(d, "asserts")), 2);
    assert_int_equal(json_array_size(json_object_get(d, "denies")), 1);
    assert_int_equal(count(*state, "disputes", (record_filter){.limit = 1}), 1);
    assert_int_equal(count(*state, "claims", (record_filter){.about = "Grand Duchy"}), 1);
    assert_int_equal(count(*state, "claims", (record_filter){.about = "Graustark"}), 1);
    json_t *why = NULL;
    record *r = opened(*state, RECORD_READ);
    assert_int_equal(record_why(r, text_of(d, "id"), &why, NULL), READOUT_OK);
    assert_int_equal(json_array_size(json_object_get(why, "because")), 3);
    record_close(r);
    json_decref(why);
    json_decref(claims);
    json_decref(disputes);
    json_t *all = listed(*state, "decisions", NULL);
    decided(
        *state, DECISION_UNDO, "03",
        (const char *const[]){text_of(json_array_get(all, 0), "id"), text_of(json_array_get(all, 1), "id"), NULL});
    json_decref(all);
    char *after = said_of(*state);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* The decision first, then the reports, in any order and by way of another record. */
static void merged_claims_do_not_depend_on_order(void **state) {
    for (int i = 0; i < 3; i++) tell(*state, i);
    decided(*state, DECISION_MERGE, "01", TWO("c:GRA", DUCHY));
    decided(*state, DECISION_MERGE, "02", TWO("c:BOR", MARCHES));
    char *whole = dump(*state);
    place *other = place_new(), *third = place_new();
    tell(third, 2);
    tell(other, 0);
    record *r = opened(other, RECORD_WRITE);
    assert_int_equal(record_merge(r, ((place *)*state)->path, NULL, NULL), READOUT_OK);
    assert_int_equal(record_merge(r, third->path, NULL, NULL), READOUT_OK);
    assert_int_equal(record_settle(r, NULL), READOUT_OK);
    record_close(r);
    char *merged = dump(other);
    assert_string_equal(whole, merged);
    free(whole);
    free(merged);
    place_free(other);
    place_free(third);
}

/* ------------------------------------------------------------------------------------------------ hiding */

static void hide_first(const place *p, const char *list, const char *second) {
    json_t *all = listed(p, list, NULL);
    assert_true(json_array_size(all) > 0);
    decided(p, DECISION_HIDE, second, ONE(text_of(json_array_get(all, 0), "id")));
    json_decref(all);
}

static void a_hidden_dispute_is_a_claim_still(void **state) {
    add_reports(*state, (int[]){0, 1, 2}, 3);
    size_t claims = count(*state, "claims", (record_filter){0});
    hide_first(*state, "disputes", "01");
    assert_int_equal(count(*state, "disputes", (record_filter){0}), 0);
    assert_int_equal(count(*state, "claims", (record_filter){0}), claims);
}

static void a_hidden_claim_is_no_dispute(void **state) {
    add_reports(*state, (int[]){0}, 1);
    size_t claims = count(*state, "claims", (record_filter){0});
    hide_first(*state, "claims", "01");
    assert_int_equal(count(*state, "disputes", (record_filter){0}), 0);
    assert_int_equal(count(*state, "claims", (record_filter){0}), claims - 1);
}

/* The accusation is gone: nothing is disputed. Its events go too. */
static void a_hidden_quote_takes_its_statements(void **state) {
    add_reports(*state, (int[]){0}, 1);
    assert_int_equal(count(*state, "quotes", (record_filter){0}), 2);
    assert_int_equal(count(*state, "statements", (record_filter){0}), 2);
    hide_first(*state, "quotes", "01");
    assert_int_equal(count(*state, "quotes", (record_filter){0}), 1);
    assert_int_equal(count(*state, "statements", (record_filter){0}), 1);
    assert_int_equal(count(*state, "disputes", (record_filter){0}), 0);
    add_reports(*state, (int[]){0}, 1);
    assert_int_equal(count(*state, "quotes", (record_filter){0}), 1);
    json_t *log = listed(*state, "decisions", NULL);
    assert_string_equal(text_of(json_array_get(json_object_get(json_array_get(log, 0), "on"), 0), "text"),
                        "Graustark sent drones to Borduria");
    decided(*state, DECISION_UNDO, "02", ONE(text_of(json_array_get(log, 0), "id")));
    assert_int_equal(count(*state, "disputes", (record_filter){0}), 1);
    json_decref(log);
}

static bool said_hidden(const place *p, const char *id) {
    json_t *why = NULL;
    record *r = opened(p, RECORD_READ);
    assert_int_equal(record_why(r, id, &why, NULL), READOUT_OK);
    char *text = json_dumps(why, 0);
    bool found = strstr(text, "[\"hidden\"") != NULL;
    free(text);
    json_decref(why);
    record_close(r);
    return found;
}

static void what_is_hidden_is_explained_still(void **state) {
    add_reports(*state, (int[]){0}, 1);
    json_t *all = listed(*state, "quotes", NULL);
    const char *first = text_of(json_array_get(all, 0), "id"), *second = text_of(json_array_get(all, 1), "id");
    assert_false(said_hidden(*state, first));
    decided(*state, DECISION_HIDE, "01", ONE(first));
    assert_true(said_hidden(*state, first));
    assert_false(said_hidden(*state, second));
    json_decref(all);
}

static void a_hidden_statement_leaves_its_quote(void **state) {
    add_reports(*state, (int[]){0}, 1);
    hide_first(*state, "statements", "01");
    assert_int_equal(count(*state, "statements", (record_filter){0}), 1);
    assert_int_equal(count(*state, "quotes", (record_filter){0}), 2);
    assert_int_equal(count(*state, "disputes", (record_filter){0}), 0);
}

static void what_is_not_there_is_refused(void **state) {
    static const char *const ids[] = {"", "p", "m", "q", "p0", "q123-1", "c0", "s1", "zzz", "a123", "q'\n-1"};
    add_reports(*state, (int[]){0}, 1);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        for (int what = 0; what < DECISION_KINDS; what++) assert_null(decide(*state, what, "01", ONE(ids[i])));
    assert_null(decide(*state, DECISION_MERGE, "01", ONE(uid_of(OTTO).at)));
    assert_null(decide(*state, DECISION_SPLIT, "01", TWO(STANISLAS, RASSENDYLL)));
    assert_int_equal(count(*state, "decisions", (record_filter){0}), 0);
}

static void an_older_record_is_refused(void **state) {
    const place *p = *state;
    add_reports(p, (int[]){0, 1}, 2);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "PRAGMA user_version = 16", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    for (int mode = RECORD_READ; mode <= RECORD_WRITE; mode++) {
        error e;
        assert_null(record_open(p->path, mode, NULL, &e));
        assert_int_equal(e.status, READOUT_STORE);
        assert_non_null(strstr(e.message, "make it again with readout add"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(merging_makes_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(splitting_keeps_spellings_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_later_one_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(decisions_outlive_adding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(records_merge_with_their_decisions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(claims_of_merged_actors_are_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(merged_claims_do_not_depend_on_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hidden_dispute_is_a_claim_still, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hidden_claim_is_no_dispute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hidden_quote_takes_its_statements, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_hidden_is_explained_still, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_hidden_statement_leaves_its_quote, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_there_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_older_record_is_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
