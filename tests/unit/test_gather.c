/* test_gather.c - transactions larger than memory, undone ones and those that cannot be written, by two writers whose
 * log is gathered: what others read is what was committed, and an error is COMMIT's */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "record/gather.h"
#include "record_article.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

#include "record_reports.h"

static void run(sqlite3 *db, const char *sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) print_error("%s: %s\n", sql, sqlite3_errmsg(db));
    assert_int_equal(sqlite3_errcode(db), SQLITE_OK);
}

/* Twenty pages in memory, so that a transaction writes before it ends. */
static sqlite3 *connected(const place *p, const gather *g) {
    sqlite3 *db;
    assert_non_null(g);
    assert_int_equal(
        sqlite3_open_v2(p->path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, gather_name(g)), SQLITE_OK);
    gather_attend(db);
    run(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = 20; "
            "PRAGMA wal_autocheckpoint = 0; CREATE TABLE IF NOT EXISTS t (a INTEGER PRIMARY KEY, b INTEGER, c BLOB)");
    return db;
}

/* As a connection sees it that opens the file anew, as SQLite does. */
static int64_t asked(const place *p, const char *sql) {
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open_v2(p->path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    sqlite3_close(db);
    return n;
}

static void whole(const place *p, int64_t sum) {
    assert_int_equal(asked(p, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), 1);
    assert_int_equal(asked(p, "SELECT total(b) FROM t"), sum);
}

static void add_many(sqlite3 *db) {
    run(db, "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) "
            "INSERT INTO t (b, c) SELECT 1, randomblob(3000) FROM n");
}

static void test_undone_beside_another_writer(void **state) {
    const place *p = *state;
    gather *first = gather_new(), *second = gather_new();
    sqlite3 *one = connected(p, first), *other = connected(p, second);
    for (int round = 1; round <= 3; round++) {
        run(one, "BEGIN IMMEDIATE");
        add_many(one);
        run(one, "ROLLBACK");
        run(other, "BEGIN IMMEDIATE");
        add_many(other);
        run(other, "UPDATE t SET b = b + 1"); /* pages that were written are written again */
        run(other, "SAVEPOINT s; DELETE FROM t WHERE a % 3 = 0; ROLLBACK TO s; COMMIT");
        whole(p, 400 * round * (round + 3) / 2);
        run(one, "UPDATE t SET c = zeroblob(10) WHERE a % 7 = 0"); /* reads what the other one wrote */
        whole(p, 400 * round * (round + 3) / 2);
        if (round == 2) run(one, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
    run(one, "BEGIN IMMEDIATE");
    add_many(one);
    sqlite3_close(one); /* undoes it */
    add_many(other);
    whole(p, 400 * 9 + 400);
    sqlite3_close(other);
    gather_free(first);
    gather_free(second);
    whole(p, 400 * 9 + 400);
}

static void limit_files(rlim_t size) {
    struct rlimit is;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &is), 0);
    is.rlim_cur = size < is.rlim_max ? size : is.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &is), 0);
}

static void test_an_error_is_of_the_commit(void **state) {
    const place *p = *state;
    char log[128];
    struct stat about;
    gather *g = gather_new();
    sqlite3 *db = connected(p, g);
    add_many(db);
    snprintf(log, sizeof log, "%s-wal", p->path);
    assert_int_equal(stat(log, &about), 0);
    run(db, "PRAGMA cache_size = 10000");
    signal(SIGXFSZ, SIG_IGN);
    for (rlim_t more = 0; more < 300000; more += 60001) {
        run(db, "BEGIN IMMEDIATE; UPDATE t SET b = 5");
        limit_files((rlim_t)about.st_size + more);
        assert_int_not_equal(sqlite3_exec(db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
        limit_files(RLIM_INFINITY);
        if (!sqlite3_get_autocommit(db)) run(db, "ROLLBACK");
        whole(p, 400);
    }
    run(db, "UPDATE t SET b = 6");
    whole(p, 2400);
    sqlite3_close(db);
    gather_free(g);
    whole(p, 2400);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_undone_beside_another_writer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_an_error_is_of_the_commit, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
