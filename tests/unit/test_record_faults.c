/* The record when things go wrong: every allocation fails once, the process is killed at any moment, two add at
 * once. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>

#include "base/mem.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

/* ------------------------------------------------------------------------------------------- allocations */

typedef struct counting {
    uint64_t seen, fail;
} counting;

static counting sqlite_memory;
static sqlite3_mem_methods plain;

static bool denied(void) { return sqlite_memory.fail && ++sqlite_memory.seen == sqlite_memory.fail; }
static void *failing_malloc(int size) { return denied() ? NULL : plain.xMalloc(size); }
static void *failing_realloc(void *at, int size) { return denied() ? NULL : plain.xRealloc(at, size); }

static void fail_sqlite_at(uint64_t n) { sqlite_memory = (counting){0, n}; }
static bool sqlite_failed(void) { return sqlite_memory.fail && sqlite_memory.seen >= sqlite_memory.fail; }

static int memory_set_up(void **state) {
    (void)state;
    sqlite3_mem_methods own;
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain);
    own = plain;
    own.xMalloc = failing_malloc;
    own.xRealloc = failing_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &own);
    json_set_alloc_funcs(mem_alloc, mem_free);
    return 0;
}

static status count_rows(void *context, json_t *row, error *e) {
    (void)e;
    *(size_t *)context += json_object_size(row) > 0;
    return READOUT_OK;
}

/* Splits whoever is called otherwise elsewhere, and hides a quote of the first report. */
static status decide_both(record *r, const article *a, error *e) {
    char quote[40];
    const char *ids[] = {quote}, *actors[] = {"p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9"};
    record_decision d = {.what = DECISION_HIDE, .ids = ids, .count = 1, .moment = "2031-06-01T10:00:00Z"};
    size_t given = 0;
    snprintf(quote, sizeof quote, "q%.16s-0", a->text_sha256);
    status s = record_decide(r, &d, (row_sink){count_rows, &given}, e);
    for (int i = 0; i < 10 && (s == READOUT_OK || s == READOUT_BAD_USAGE); i++) {
        d = (record_decision){
            .what = DECISION_SPLIT, .ids = &actors[i], .count = 1, .moment = "2031-06-01T10:00:00Z"};
        s = record_decide(r, &d, (row_sink){count_rows, &given}, e);
    }
    return s == READOUT_BAD_USAGE ? READOUT_OK : s;
}

/* Opens, adds, decides, asks everything; what fails must be lack of memory, or, where SQLite hides it, some other
 * error. */
static status whole_task(const place *p, article *const *all, error *e) {
    json_t *why = NULL;
    size_t given = 0;
    record *r = record_open(p->path, RECORD_WRITE, "lang/en", e);
    status s = r ? READOUT_OK : e->status;
    for (int i = 0; s == READOUT_OK && i < 3; i++) s = record_add(r, all[i], NULL, e);
    if (s == READOUT_OK) s = decide_both(r, all[0], e);
    for (const record_list *list = record_lists; s == READOUT_OK && list->rows.name; list++) {
        record_filter f = {.text = "drones", .speaker = "stanislas"};
        s = list->query(r, &f, (row_sink){count_rows, &given}, e);
    }
    if (s == READOUT_OK) s = record_why(r, "p1", &why, e) == READOUT_NO_MEMORY ? READOUT_NO_MEMORY : READOUT_OK;
    json_decref(why);
    record_close(r);
    return s;
}

/* next: the allocation after the n-th to fail, where that left a file (`there`) or none. */
static void each_allocation_fails(void (*arrange)(uint64_t n), bool (*came)(void),
                                  uint64_t (*next)(uint64_t n, bool there)) {
    error e = {0};
    article *all[3] = {report(0), report(1), report(2)};
    bool failed = true, there = false;
    for (uint64_t n = 1; failed; n = next(n, there)) {
        place *p = place_new();
        int64_t live = mem_live();
        arrange(n);
        status s = whole_task(p, all, &e);
        failed = came();
        arrange(0);
        assert_int_equal(mem_live(), live);
        if (s != READOUT_OK && s != READOUT_NO_MEMORY && s != READOUT_STORE) print_error("%d %s\n", s, e.message);
        assert_true(s == READOUT_OK || s == READOUT_NO_MEMORY || s == READOUT_STORE || s == READOUT_NO_FILE);
        if (!failed) assert_int_equal(s, READOUT_OK);
        there = access(p->path, F_OK) == 0;
        if (there) assert_int_equal(whole_task(p, all, &e), READOUT_OK); /* what was left is whole */
        place_free(p);
    }
    for (int i = 0; i < 3; i++) article_free(all[i]);
}

static void fail_ours_at(uint64_t n) { mem_fail_at(n, false); }

/* Most of ours are made before there is a file, to load the tables. */
static uint64_t next_of_ours(uint64_t n, bool there) { return n + (n < 300 ? 1 : there ? 41 : 397); }
static uint64_t next_of_sqlites(uint64_t n, bool there) { return n + (!there || n < 100 ? 1 : n / 12); }

static void our_allocations(void **state) {
    (void)state;
    each_allocation_fails(fail_ours_at, mem_failed, next_of_ours);
}

static void sqlites_allocations(void **state) {
    (void)state;
    each_allocation_fails(fail_sqlite_at, sqlite_failed, next_of_sqlites);
}

/* --------------------------------------------------------------------------------------------- processes */

enum { MANY = 120 };

/* The i-th of many: one of the reports, with a sentence of its own behind it. */
static article *many(int i) {
    char text[400];
    snprintf(text, sizeof text, "%s Edition %d.", reports[i % REPORTS].text, i);
    return built(text, reports[i % REPORTS].outlet, reports[i % REPORTS].date, reports[i % REPORTS].make);
}

static int add_many(const char *path, int from, int step, int size) {
    error e = {0};
    int bad = 0;
    record *r = record_open(path, RECORD_WRITE, "lang/en", &e);
    for (int i = from; r && i < size; i += step) {
        article *a = many(i);
        bad += record_add(r, a, NULL, &e) != READOUT_OK;
        article_free(a);
    }
    if (bad || !r) fprintf(stderr, "%s\n", e.message);
    record_close(r);
    return r && !bad ? 0 : 1;
}

static pid_t child(const char *path, int from, int step, int size) {
    pid_t id = fork();
    if (id == 0) _exit(add_many(path, from, step, size));
    return id;
}

static char *expected(void) {
    place *p = place_new();
    assert_int_equal(add_many(p->path, 0, 1, MANY), 0);
    char *all = dump(p);
    place_free(p);
    return all;
}

static void two_at_once(void **state) {
    char *wanted = expected();
    place *p = *state;
    pid_t ids[3] = {child(p->path, 0, 2, MANY), child(p->path, 1, 2, MANY), child(p->path, 0, 3, MANY)};
    for (int i = 0; i < 3; i++) {
        int result;
        assert_int_equal(waitpid(ids[i], &result, 0), ids[i]);
        assert_true(WIFEXITED(result) && WEXITSTATUS(result) == 0);
    }
    char *got = dump(p);
    assert_string_equal(wanted, got);
    free(wanted);
    free(got);
}

static void check_whole(const place *p) {
    sqlite3 *db;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(p->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(s, 0), "ok");
    sqlite3_finalize(s);
    sqlite3_close(db);
}

static void killed_at_any_moment(void **state) {
    char *wanted = expected();
    place *p = *state;
    uint32_t seed = 7;
    for (int round = 0; round < 25; round++) {
        seed = seed * 1664525u + 1013904223u;
        struct timespec wait = {0, 1000000 + (long)(seed >> 12) % 40000000};
        pid_t id = child(p->path, 0, 1, MANY);
        nanosleep(&wait, NULL);
        kill(id, SIGKILL);
        waitpid(id, NULL, 0);
        if (access(p->path, F_OK) == 0) check_whole(p);
    }
    assert_int_equal(add_many(p->path, 0, 1, MANY), 0);
    char *got = dump(p);
    assert_string_equal(wanted, got);
    free(wanted);
    free(got);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(two_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(killed_at_any_moment, set_up, tear_down),
        cmocka_unit_test(our_allocations),
        cmocka_unit_test(sqlites_allocations),
    };
    return cmocka_run_group_tests(tests, memory_set_up, NULL);
}
