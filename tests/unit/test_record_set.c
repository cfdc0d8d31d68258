/* The record as a set: any order of reports gives the same bytes, and what is kept is what would come out; foreign,
 * newer, damaged and read-only files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "record/id.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

/* -------------------------------------------------------------------------------------------- a set of articles */

static void adding_again_changes_nothing(void **state) {
    add_reports(*state, (int[]){0, 1}, 2);
    char *before = dump(*state);
    record *r = opened(*state, RECORD_WRITE);
    assert_false(add(r, 1));
    assert_false(add(r, 0));
    record_close(r);
    char *after = dump(*state);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* Orders by a linear congruential generator (Numerical Recipes). */
static void any_order_gives_the_same_bytes(void **state) {
    uint32_t seed = 1;
    add_reports(*state, (int[]){0, 1, 2, 3, 4, 5, 6, 7}, REPORTS);
    char *first = dump(*state);
    assert_non_null(strstr(first, "Carl Stanislaas"));
    for (int round = 0; round < 12; round++) {
        int order[REPORTS];
        for (int i = 0; i < REPORTS; i++) order[i] = i;
        for (int i = REPORTS - 1; i > 0; i--) {
            seed = seed * 1664525u + 1013904223u;
            int j = (int)(seed >> 16) % (i + 1), kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        place *other = place_new();
        add_reports(other, order, REPORTS);
        char *now = dump(other);
        assert_string_equal(first, now);
        free(now);
        place_free(other);
    }
    free(first);
}

/* Names that begin alike and are nobody else's. */
static uint32_t crowd_size;
static void crowd(article *a) {
    for (uint32_t i = 0; i < crowd_size; i++) {
        char given[] = "kaxxxx", last[] = "sxxxx";
        for (uint32_t k = 0, left = i; k < 4; k++, left /= 8) given[2 + k] = last[1 + k] = "bdfgklmr"[left % 8];
        slice key = arena_print(a->arena, "p:%s %s", given, last);
        *vec_push(a->arena, &a->actors) =
            (actor){.key = key, .name = slice_part(key, 2, key.size), .kind = ACTOR_PERSON};
    }
}

static void add_crowd(const place *p, uint32_t size) {
    record *r = opened(p, RECORD_WRITE);
    crowd_size = size;
    article *a = built(size % 2 ? "A crowd came." : "Another came.", "Klow Herald", "2031-05-02", crowd);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    article_free(a);
    record_close(r);
}

/* Karl Stanislas is Carl Stanislaas, among however many; whatever comes first. */
static size_t spellings_of_stanislas(const place *p) {
    record *r = opened(p, RECORD_READ);
    json_t *found = rows(r, "actors", &(record_filter){.speaker = "Karl Stanislas"});
    size_t count = json_array_size(json_object_get(json_array_get(found, 0), "spellings"));
    json_decref(found);
    record_close(r);
    return count;
}

static void spellings_are_found_in_a_crowd(void **state) {
    enum { MANY = 3000 };
    place *two = place_new();
    add_crowd(*state, MANY);
    add_reports(*state, (int[]){0, 1}, 2);
    assert_int_equal(spellings_of_stanislas(*state), 2);
    add_crowd(*state, MANY + 1);
    assert_int_equal(spellings_of_stanislas(*state), 2);
    add_crowd(two, MANY + 1);
    add_reports(two, (int[]){1, 0}, 2);
    add_crowd(two, MANY);
    assert_int_equal(spellings_of_stanislas(two), 2);
    char *first = dump(*state), *second = dump(two);
    assert_string_equal(first, second);
    free(first);
    free(second);
    place_free(two);
}

/* A writer knows what another has written since its last transaction. */
static void two_writers_know_of_each_other(void **state) {
    record *one = opened(*state, RECORD_WRITE), *two = opened(*state, RECORD_WRITE);
    crowd_size = 3;
    article *a = built("A crowd came.", "Klow Herald", "2031-05-02", crowd);
    assert_int_equal(record_add(one, a, NULL, NULL), READOUT_OK);
    article_free(a);
    add(two, 0);
    add(one, 1);
    record_close(one);
    record_close(two);
    assert_int_equal(spellings_of_stanislas(*state), 2);
}

static char *disputes_of(const place *p, const char *speaker) {
    json_t *all = all_disputes(p, &(record_filter){.speaker = speaker});
    char *out = json_dumps(all, JSON_SORT_KEYS);
    assert_true(json_array_size(all) > 0);
    json_decref(all);
    return out;
}

static int64_t kept_disputes(const place *p) {
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(
            db, "SELECT count(*) FROM dispute d JOIN denied n ON n.id = d.bucket WHERE n.strength > 0 AND d.n >= 0",
            -1, &s, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    return out;
}

static void settle_disputes(const place *p) {
    record *r = opened(p, RECORD_WRITE);
    assert_int_equal(record_settle(r, NULL), READOUT_OK);
    record_close(r);
}

static void same_when_settled(const place *p) {
    static const char *const speakers[] = {NULL, "Karl Stanislas", "Rassendyll"};
    for (size_t i = 0; i < sizeof speakers / sizeof *speakers; i++) {
        char *before = disputes_of(p, speakers[i]);
        if (!i) assert_int_equal(kept_disputes(p), 0);
        if (i) settle_disputes(p);
        char *after = disputes_of(p, speakers[i]);
        assert_string_equal(before, after);
        free(before);
        free(after);
    }
    assert_int_equal(kept_disputes(p), 1);
}

/* What is kept is what would come out, and is no longer used once more is said. */
static void kept_disputes_are_those_that_come_out(void **state) {
    add_reports(*state, (int[]){0}, 1);
    settle_disputes(*state); /* in a small record nothing is kept */
    assert_int_equal(kept_disputes(*state), 0);
    add_fillers(*state);
    same_when_settled(*state);
    add_reports(*state, (int[]){1, 3}, 2);
    same_when_settled(*state);
}

static void run_sql(const place *p, const char *sql) {
    sqlite3 *db;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* All that their rows show is kept with them. */
static void kept_disputes_are_listed_without_their_reports(void **state) {
    add_reports(*state, (int[]){0, 1, 3}, 3);
    add_fillers(*state);
    settle_disputes(*state);
    assert_int_equal(kept_disputes(*state), 1);
    char *before = disputes_of(*state, NULL);
    run_sql(*state, "UPDATE article SET text = '', path = '', line = 7, coding = X'00'");
    char *after = disputes_of(*state, NULL);
    assert_string_equal(before, after);
    free(before);
    free(after);
}

/* He sleeps in Strelsau under so many names. */
static const char *sleeper_key, *sleeper_name, *sleeper_role;
static void sleeping(article *a) {
    uint32_t who = person(a, sleeper_key, sleeper_name, ACTOR_PERSON, "GRA", "GOV");
    a->actors.at[who].role = slice_of(sleeper_role);
    said(a, who, "He", "said", "the night was long", STANCE_ASSERTS, NONE, false);
}

static void add_sleeper(const place *p, const char *text, const char *key, const char *as, const char *role) {
    record *r = opened(p, RECORD_WRITE);
    sleeper_key = key;
    sleeper_name = as;
    sleeper_role = role;
    article *a = built(text, "Szohod Daily", "2031-04-02", sleeping);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    article_free(a);
    record_close(r);
}

/* The disputes are the same worked out anew, and have this among their words. */
static void told_now(const place *p, const char *words) {
    char *kept = disputes_of(p, NULL);
    run_sql(p, "UPDATE denied SET strength = NULL");
    char *anew = disputes_of(p, NULL);
    assert_string_equal(kept, anew);
    if (!strstr(anew, words)) fail_msg("%s is not in %s", words, anew);
    free(kept);
    free(anew);
    settle_disputes(p);
    assert_int_equal(kept_disputes(p), 1);
}

/* What a speaker is called elsewhere, and who he is one with, changes how a kept dispute is listed. */
static void kept_disputes_have_speakers_as_they_are_called_now(void **state) {
    char id[ID_SIZE];
    add_reports(*state, (int[]){0}, 1);
    add_fillers(*state);
    settle_disputes(*state);
    told_now(*state, "\"Karl Stanislas\"");
    add_sleeper(*state, "He said the night was long.", "p:karl stanislas", "Karl Maria Stanislas", "");
    told_now(*state, "\"Karl Maria Stanislas\"");
    add_sleeper(*state, "He said the night was long, again.", "p:karl stanislas", "Karl Maria Stanislas", "margrave");
    told_now(*state, "\"margrave\"");
    add_sleeper(*state, "He said the night was long, once more.", "p:carl stanislaas", "Carl Stanislaas", "margrave");
    id_of_key('p', SLICE("p:carl stanislaas"), id);
    told_now(*state, id);
}

/* One text, printed by two outlets on two days. */
static void add_edition(const place *p, bool late) {
    error e = {0};
    bool added;
    record *r = opened(p, RECORD_WRITE);
    article *a = built(accused_text, late ? "Zenda Radio" : "Strelsau Post", late ? "2031-05-09" : "2031-05-02",
                       late ? NULL : accused);
    assert_int_equal(record_begin(r, &e), READOUT_OK);
    assert_int_equal(record_add(r, a, &added, &e), READOUT_OK);
    assert_int_equal(record_commit(r, &e), READOUT_OK);
    article_free(a);
    record_close(r);
}

static void the_same_edition_stands_in_the_end(void **state) {
    place *other = place_new(), *third = place_new();
    add_edition(*state, false);
    char *first = dump(*state);
    assert_non_null(strstr(first, "Strelsau Post"));
    add_edition(other, true);
    add_edition(third, true);
    char *late = dump(other);
    assert_non_null(strstr(late, "Zenda Radio"));
    free(late);
    add_edition(other, false);
    char *now = dump(other);
    assert_string_equal(first, now);
    free(now);
    add_edition(*state, true);
    now = dump(*state);
    assert_string_equal(first, now);
    free(now);
    record *r = opened(third, RECORD_WRITE);
    uint64_t counted;
    assert_int_equal(record_merge(r, other->path, &counted, NULL), READOUT_OK);
    assert_int_equal(counted, 0);
    json_t *none = json_array();
    assert_int_equal(record_verify(r, (row_sink){keep, none}, &counted, NULL), READOUT_OK);
    assert_int_equal(counted, 0);
    json_decref(none);
    record_close(r);
    now = dump(third);
    assert_string_equal(first, now);
    free(now);
    free(first);
    place_free(other);
    place_free(third);
}

static void batches_give_the_same(void **state) {
    add_reports(*state, (int[]){0, 1, 2, 3}, 4);
    char *first = dump(*state);
    place *other = place_new();
    record *r = opened(other, RECORD_WRITE);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    for (int i = 3; i >= 0; i--) add(r, i);
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    add(r, 5);
    record_close(r); /* not committed: undone */
    char *now = dump(other);
    assert_string_equal(first, now);
    free(first);
    free(now);
    place_free(other);
}

static void merging_gives_the_same(void **state) {
    uint64_t added;
    add_reports(*state, (int[]){0, 1, 2, 3, 4, 5, 6, 7}, REPORTS);
    char *whole = dump(*state);
    for (int cut = 1; cut < REPORTS; cut += 2) {
        place *one = place_new(), *two = place_new();
        add_reports(one, (int[]){7, 6, 5, 4, 3, 2, 1, 0}, cut + 1); /* one article is in both */
        add_reports(two, (int[]){0, 1, 2, 3, 4, 5, 6, 7}, REPORTS - cut);
        record *r = opened(one, RECORD_WRITE);
        assert_int_equal(record_merge(r, two->path, &added, NULL), READOUT_OK);
        assert_int_equal(added, REPORTS - cut - 1);
        assert_int_equal(record_merge(r, two->path, &added, NULL), READOUT_OK);
        assert_int_equal(added, 0);
        json_t *none = json_array();
        assert_int_equal(record_verify(r, (row_sink){keep, none}, &added, NULL), READOUT_OK);
        assert_int_equal(added, 0);
        json_decref(none);
        assert_false(add(r, 0));
        record_close(r);
        char *merged = dump(one);
        assert_string_equal(whole, merged);
        free(merged);
        place_free(one);
        place_free(two);
    }
    error e = {0};
    record *r = opened(*state, RECORD_WRITE);
    assert_int_equal(record_merge(r, "/nowhere/at/all", NULL, &e), READOUT_NO_FILE);
    record_close(r);
    free(whole);
}

static void verify_finds_what_was_changed(void **state) {
    uint64_t faults;
    add_reports(*state, (int[]){0, 1}, 2);
    sqlite3 *db;
    assert_int_equal(sqlite3_open(((place *)*state)->path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(db,
                     "UPDATE article SET text = replace(text, 'weapons', 'flowers'); "
                     "UPDATE article SET coding = X'0102' WHERE id = 1; DELETE FROM actor WHERE key = 'c:BOR'",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    record *r = opened(*state, RECORD_READ);
    json_t *all = json_array();
    assert_int_equal(record_verify(r, (row_sink){keep, all}, &faults, NULL), READOUT_OK);
    assert_true(faults >= 3);
    assert_int_equal(json_array_size(all), faults);
    json_decref(all);
    record_close(r);
}

/* --------------------------------------------------------------------------------------------------- files */

static void put_file(const char *path, const void *bytes, size_t size) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    fclose(f);
}

static void refused(const place *p, enum record_mode mode, status expected, const char *words_in_message) {
    error e = {0};
    assert_null(record_open(p->path, mode, "lang/en", &e));
    assert_int_equal(e.status, expected);
    assert_string_equal(e.path, p->path);
    if (!strstr(e.message, words_in_message)) print_error("%s\n", e.message);
    assert_non_null(strstr(e.message, words_in_message));
}

static void missing_and_foreign_files(void **state) {
    place *p = *state;
    static const char text[] =
        "This is no database, but long enough to be one, for all that anyone can tell from its size.";
    refused(p, RECORD_READ, READOUT_NO_FILE, "no record");
    put_file(p->path, text, sizeof text);
    refused(p, RECORD_READ, READOUT_STORE, "not a database");
    refused(p, RECORD_WRITE, READOUT_STORE, "not a database");
    put_file(p->path, text, 0);
    refused(p, RECORD_READ, READOUT_STORE, "empty");
}

static void other_programs_and_newer_versions(void **state) {
    place *p = *state;
    run_sql(p, "CREATE TABLE theirs (x)");
    refused(p, RECORD_WRITE, READOUT_STORE, "another program");
    run_sql(p, "DROP TABLE theirs; PRAGMA application_id = 7");
    refused(p, RECORD_WRITE, READOUT_STORE, "another program");
    unlink(p->path);
    add_reports(p, (int[]){0}, 1);
    run_sql(p, "PRAGMA user_version = 99");
    refused(p, RECORD_READ, READOUT_STORE, "newer");
    refused(p, RECORD_WRITE, READOUT_STORE, "newer");
}

static void reading_only(void **state) {
    place *p = *state;
    error e = {0};
    add_reports(p, (int[]){0}, 1);
    record *r = opened(p, RECORD_READ);
    article *a = report(1);
    assert_int_equal(record_add(r, a, NULL, &e), READOUT_BAD_USAGE);
    record_close(r);
    if (geteuid() != 0) {
        chmod(p->path, 0400);
        r = record_open(p->path, RECORD_WRITE, "lang/en", &e);
        if (r) assert_int_equal(record_add(r, a, NULL, &e), READOUT_STORE);
        assert_int_equal(e.status, READOUT_STORE);
        record_close(r);
    }
    article_free(a);
}

/* A disk that is full: SQLite itself refuses to grow the file. */
static void full_disk(void **state) {
    error e = {0};
    char *text = calloc(1, 40 * 5000 + 1);
    for (int i = 0; i < 5000; i++) snprintf(text + 40 * i, 41, "%-38d. ", i);
    add_reports(*state, (int[]){0}, 1);
    char *before = dump(*state);
    record *r = opened(*state, RECORD_WRITE);
    struct { sqlite3 *db; } *inside = (void *)r;
    sqlite3_exec(inside->db, "PRAGMA max_page_count = 1", NULL, NULL, NULL);
    article *a = built(text, "Long Read", "2031-05-02", NULL);
    assert_int_equal(record_add(r, a, NULL, &e), READOUT_STORE);
    assert_non_null(strstr(e.message, "full"));
    assert_string_equal(e.path, ((place *)*state)->path);
    record_close(r);
    char *after = dump(*state);
    assert_string_equal(before, after);
    r = opened(*state, RECORD_WRITE);
    assert_int_equal(record_add(r, a, NULL, &e), READOUT_OK);
    record_close(r);
    article_free(a);
    free(before);
    free(after);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(adding_again_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_order_gives_the_same_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(spellings_are_found_in_a_crowd, set_up, tear_down),
        cmocka_unit_test_setup_teardown(kept_disputes_are_those_that_come_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(kept_disputes_are_listed_without_their_reports, set_up, tear_down),
        cmocka_unit_test_setup_teardown(kept_disputes_have_speakers_as_they_are_called_now, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_writers_know_of_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_same_edition_stands_in_the_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(batches_give_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(merging_gives_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(verify_finds_what_was_changed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_and_foreign_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_programs_and_newer_versions, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_disk, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
