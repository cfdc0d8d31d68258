/* test_fault.c - the Nth allocation fails, for every N, in loading, reading, coding, adding and listing: each ends
 * with an error or is done, nothing is left allocated, and the next try without a failure succeeds.
 *
 * Jansson and SQLite allocate through base/mem.h here too. Only loading, which makes very many allocations and is no
 * part of a run's work, has its later ones fail in steps, so that the test ends. */
#include <jansson.h>
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readout.h>

#include "base/mem.h"

#include <cmocka.h> /* last: it defines fail() */

static const char report[] =
    "Norway says Sweden took its sheep\n\n"
    "OSLO (AFP) - Norway said on Friday that Sweden had seized 40 sheep.\n\n"
    "Sweden denied that it had seized any sheep. \"We seized no sheep,\" Foreign Minister Bo Lind said.\n";

static readout_model *model;
static char path[] = "/tmp/readout-fault-XXXXXX";

/* ------------------------------------------------------------------------------------------ SQLite's heap */

enum { HEADER = 16 };

static void *sqlite_alloc(int size) {
    char *at = mem_alloc((size_t)size + HEADER);
    if (!at)
        return NULL;
    memcpy(at, &size, sizeof size);
    return at + HEADER;
}

static void sqlite_release(void *at) { mem_free((char *)at - HEADER); }

static int sqlite_size(void *at) {
    int size;
    memcpy(&size, (char *)at - HEADER, sizeof size);
    return size;
}

static void *sqlite_wider(void *at, int size) {
    char *wider = mem_realloc((char *)at - HEADER, (size_t)size + HEADER);
    if (!wider)
        return NULL;
    memcpy(wider, &size, sizeof size);
    return wider + HEADER;
}

static int sqlite_round(int size) { return (size + 7) & ~7; }
static int sqlite_begin(void *context) { return (void)context, SQLITE_OK; }
static void sqlite_end(void *context) { (void)context; }

static sqlite3_mem_methods heap = {sqlite_alloc, sqlite_release, sqlite_wider, sqlite_size,
                                   sqlite_round, sqlite_begin,   sqlite_end,   NULL};

/* ------------------------------------------------------------------------------------------ the tasks */

/* 0: done; else the error's status. */
typedef int (*task)(void);

static int code(void) {
    readout_error e = {0};
    readout_article *a = readout_article_from_text(model, report, strlen(report), "2021-03-06-fjord-post.txt", &e);
    char *json = NULL;
    if (a && readout_article_code(a, model, &e) == READOUT_OK)
        json = readout_article_to(a, "json", NULL, &e);
    int result = json ? 0 : (int)e.status;
    readout_text_free(json);
    readout_article_free(a);
    return result;
}

static int read_object(void) {
    static const char json[] =
        "{\"text\": \"It rained\\u0000 in Oslo.\", \"author\": [\"Ann Roe\", \"Bo Lind\"], \"date\": \"6 May 2021\"}";
    readout_error e = {0};
    readout_article *a = readout_article_from_json(model, json, strlen(json), "x.jsonl", &e);
    readout_article_free(a);
    return a ? 0 : (int)e.status;
}

static void clear_record(void) {
    char name[64];
    for (const char *const *end = (const char *const[]){"", "-wal", "-shm", "-journal", NULL}; *end; end++) {
        snprintf(name, sizeof name, "%s%s", path, *end);
        unlink(name);
    }
}

static readout_article *coded; /* outside of the failures */

static int add(void) {
    readout_error e = {0};
    clear_record();
    readout_record *r = readout_record_open(path, model, &e);
    int result = r ? (int)readout_record_add(r, coded, NULL, &e) : (int)e.status;
    readout_record_close(r);
    return result;
}

static int take_row(void *context, const char *row, size_t size) { return (void)context, row[size] != 0; }

static int list(const char *wanted) {
    readout_error e = {0};
    readout_record *r = readout_record_open(path, NULL, &e);
    int result = r ? (int)readout_record_list(r, wanted, NULL, take_row, NULL, &e) : (int)e.status;
    readout_record_close(r);
    return result;
}

static int disputes(void) { return list("disputes"); }
static int quotes(void) { return list("quotes"); }

static int load(void) {
    readout_error e = {0};
    readout_model *m = readout_model_open(NULL, &e);
    readout_model_close(m);
    return m ? 0 : (int)e.status;
}

/* ------------------------------------------------------------------------------------------ the loop */

static void fail_each(task run, uint64_t all_until, double growth) {
    assert_int_equal(run(), 0); /* what is made once is made now */
    int64_t live = mem_live();
    uint64_t n = 1, tries = 0;
    for (bool reached = true; reached; tries++) {
        mem_fail_at(n, false);
        int result = run();
        reached = mem_failed();
        mem_fail_at(0, false);
        if (result != 0 && result != READOUT_NO_MEMORY && result != READOUT_STORE)
            fail_msg("allocation %d: status %d", (int)n, result);
        if (mem_live() != live)
            fail_msg("allocation %d: %d are left", (int)n, (int)(mem_live() - live));
        uint64_t step = n < all_until ? 1 : 1 + (uint64_t)((double)(n - all_until) * growth);
        n += step;
    }
    print_message("%d tries, up to allocation %d\n", (int)tries, (int)n);
    assert_true(tries > 3);
    for (n = 1; n < 4; n++) { /* all that come after fail too */
        mem_fail_at(n, true);
        int result = run();
        mem_fail_at(0, false);
        assert_int_not_equal(result, 0);
        assert_int_equal(mem_live(), live);
    }
    assert_int_equal(run(), 0);
}

static void in_code(void **state) {
    (void)state;
    fail_each(code, 1500, 0.01);
}
static void in_reading_json(void **state) {
    (void)state;
    fail_each(read_object, 1500, 0.01);
}
static void in_add(void **state) {
    (void)state;
    fail_each(add, 1500, 0.01);
}
static void in_disputes(void **state) {
    (void)state;
    assert_int_equal(add(), 0);
    fail_each(disputes, 1500, 0.01);
}
static void in_quotes(void **state) {
    (void)state;
    fail_each(quotes, 1500, 0.01);
}
static void in_loading(void **state) {
    (void)state;
    fail_each(load, 60, 0.2);
}

static int open_all(void **state) {
    readout_error e = {0};
    (void)state;
    json_set_alloc_funcs(mem_alloc, mem_free);
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &heap) != SQLITE_OK ||
        sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) != SQLITE_OK)
        return -1;
    close(mkstemp(path));
    clear_record();
    model = readout_model_open(NULL, &e);
    coded = model ? readout_article_from_text(model, report, strlen(report), "2021-03-06-fjord-post.txt", &e) : NULL;
    return coded ? (int)readout_article_code(coded, model, &e) : -1;
}

static int close_all(void **state) {
    (void)state;
    readout_article_free(coded);
    readout_model_close(model);
    clear_record();
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_reading_json), cmocka_unit_test(in_code),   cmocka_unit_test(in_add),
        cmocka_unit_test(in_disputes),     cmocka_unit_test(in_quotes), cmocka_unit_test(in_loading),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
