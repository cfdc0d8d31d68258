/* Whether an article is in the record: known within a transaction, after it, when many are asked for, when others
 * write; and records of the last version, which found articles by an index of their own, are brought to this one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "record/coding.h"
#include "record/put.h"
#include "record/there.h"
#include "record_article.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

#include "record_reports.h"

enum { MANY = 600 };

static article *filler(int i) {
    char text[64];
    snprintf(text, sizeof text, "It snowed for %d hours.", i);
    return built(text, "Szohod Daily", "2031-04-01", NULL);
}

static bool add_filler(record *r, int i) {
    bool added;
    article *a = filler(i);
    assert_int_equal(record_add(r, a, &added, NULL), READOUT_OK);
    article_free(a);
    return added;
}

static int64_t there(record *r, int i) {
    int64_t id = -1;
    error e = {0};
    article *a = filler(i);
    assert_int_equal(there_find(r, slice_of(a->text_sha256), &id, &e), READOUT_OK);
    article_free(a);
    return id;
}

static void put_in(record *r, int from, int to) {
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    for (int i = from; i < to; i++) {
        assert_true(add_filler(r, i));
        assert_false(add_filler(r, i - i % 3)); /* itself, or one before */
    }
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
}

/* All are listed somewhere in the middle of the second transaction. */
static void test_known_however_many_are_asked_for(void **state) {
    const place *p = *state;
    record *r = opened(p, RECORD_WRITE);
    put_in(r, 0, 90);
    put_in(r, 90, 300);
    put_in(r, 300, MANY);
    for (int i = 0; i < MANY; i++) assert_int_equal(there(r, i), i + 1);
    for (int i = MANY; i < 2 * MANY; i++) assert_int_equal(there(r, i), 0);
    record_close(r);
    r = opened(p, RECORD_WRITE);
    for (int i = 0; i < MANY; i += 7) assert_false(add_filler(r, i));
    record_close(r);
}

static void test_what_others_write_and_what_is_undone(void **state) {
    const place *p = *state;
    record *one = opened(p, RECORD_WRITE), *other = opened(p, RECORD_WRITE);
    put_in(one, 0, 300);
    assert_true(add_filler(other, 300));
    assert_false(add_filler(one, 300));
    assert_int_equal(record_begin(one, NULL), READOUT_OK);
    assert_true(add_filler(one, 301));
    one->broken = true;
    assert_int_not_equal(record_commit(one, NULL), READOUT_OK);
    assert_int_equal(there(one, 301), 0);
    assert_true(add_filler(one, 301));
    assert_false(add_filler(other, 301));
    record_close(one);
    record_close(other);
}

/* ------------------------------------------------------------------------------------------- the last version */

static const char back[] =
    "DROP VIEW name_count; CREATE TABLE name_count (actor INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, "
    "facts TEXT NOT NULL,"
    " articles INTEGER NOT NULL, PRIMARY KEY (actor, name, role, facts)) WITHOUT ROWID;"
    "INSERT INTO name_count SELECT s.actor, s.name, s.role, s.facts, c.articles FROM name_said s JOIN name_articles "
    "c ON c.id = s.id;"
    "DROP TABLE name_said; DROP TABLE name_articles;"
    "CREATE INDEX article_number ON article (number); CREATE INDEX article_outlet ON article (outlet);"
    "DROP INDEX actor_block; CREATE INDEX actor_block ON actor (block, key) WHERE block <> '';"
    "PRAGMA user_version = 20; COMMIT";

/* Takes the articles' keys out of the index. */
static status take_keys_off(void *context, error *e) {
    record *r = context;
    index_batch *b = index_batch_new(r->scratch);
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(r->db, "SELECT id, sha256 FROM article", -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        index_words key = {0};
        coding_add_key(r->scratch, &key, 'a', digest_number(store_text(s, 1)));
        index_batch_add(b, sqlite3_column_int64(s, 0), &key, -1);
    }
    sqlite3_finalize(s);
    return index_write(r, b, e);
}

static void make_older(const place *p) {
    error e = {0};
    record *r = opened(p, RECORD_WRITE);
    assert_int_equal(sqlite3_exec(r->db, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(arena_run(r->scratch, take_keys_off, r, &e), READOUT_OK);
    assert_int_equal(sqlite3_exec(r->db, back, NULL, NULL, NULL), SQLITE_OK);
    record_close(r);
}

static void test_last_version_is_brought_to_this_one(void **state) {
    const place *p = *state;
    error e = {0};
    uint64_t faults = 1;
    add_reports(p, (int[]){0, 1, 2, 3, 4, 5, 6}, 7);
    char *before = dump(p);
    make_older(p);
    assert_null(record_open(p->path, RECORD_READ, NULL, &e));
    assert_non_null(strstr(e.message, "older version"));
    record *r = opened(p, RECORD_WRITE);
    assert_false(add(r, 3));
    json_t *all = json_array();
    assert_int_equal(record_verify(r, (row_sink){keep, all}, &faults, NULL), READOUT_OK);
    assert_int_equal(faults, 0);
    json_decref(all);
    record_close(r);
    char *after = dump(p);
    assert_string_equal(before, after);
    free(before);
    free(after);
    r = opened(p, RECORD_WRITE);
    assert_true(add(r, 7));
    record_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_known_however_many_are_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_others_write_and_what_is_undone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_last_version_is_brought_to_this_one, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
