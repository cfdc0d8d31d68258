/* test_checkpoint.c - a log is brought over beside a transaction under way, and nothing of either is lost */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "record/checkpoint.h"
#include "record_article.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

#include "record_reports.h"

/* The articles in the file itself, as if its log were not there; -1: not even the table. */
static int in_file(const place *p) {
    char path[160], uri[200];
    int count = -1;
    sqlite3 *db;
    sqlite3_stmt *s = NULL;
    snprintf(path, sizeof path, "%s/copy.db", p->folder);
    FILE *from = fopen(p->path, "rb"), *to = fopen(path, "wb");
    assert_true(from && to);
    for (int c; (c = getc(from)) != EOF;) putc(c, to);
    fclose(from);
    fclose(to);
    snprintf(uri, sizeof uri, "file:%s?immutable=1", path);
    assert_int_equal(sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, "SELECT count(*) FROM article", -1, &s, NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        count = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    unlink(path);
    return count;
}

static void added(record *r, int i) {
    article *a = report(i);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    article_free(a);
}

static void test_brought_over_beside_a_transaction(void **state) {
    const place *p = *state;
    record *r = opened(p, RECORD_WRITE);
    for (int i = 0; i < 3; i++) added(r, i);
    assert_true(in_file(p) < 3);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    added(r, 3);
    checkpoint_start(r);
    added(r, 4);
    checkpoint_wait(r);
    assert_int_equal(in_file(p), 3); /* what is not committed is not there */
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
    checkpoint_start(r);
    checkpoint_start(r);
    checkpoint_wait(r);
    checkpoint_wait(r);
    assert_int_equal(in_file(p), 5);
    added(r, 5);
    record_close(r);
    assert_int_equal(in_file(p), 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_brought_over_beside_a_transaction, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
