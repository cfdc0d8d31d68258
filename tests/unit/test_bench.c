/* test_bench.c - what the bench adds on several threads: all reports, in their order, over the end of a transaction
 * too */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "../../tool/bench_add.h"
#include "../../tool/generate.h"
#include "record/store.h"
#include "record_article.h"

#include <cmocka.h>

#include "record_reports.h"
#include "sanitized.h"

enum { FIRST = 300, ALL = SANITIZED ? 1500 : 10000 /* of a transaction 8,192 */ };

/* While a transaction ends other threads make reports beyond those that were made ahead. */
static void reports_come_in_their_order(void **state) {
    place *p = *state;
    bench_time spent;
    record *r = opened(p, RECORD_WRITE);
    assert_int_equal(bench_add(r, NULL, 0, FIRST, &spent, NULL), READOUT_OK);
    assert_int_equal(bench_add(r, NULL, FIRST, ALL, &spent, NULL), READOUT_OK);
    assert_true(spent.seconds > 0 && spent.processor > 0);
    sqlite3_stmt *s;
    article *a = article_new();
    assert_int_equal(sqlite3_prepare_v2(r->db, "SELECT sha256 FROM article ORDER BY id", -1, &s, NULL), SQLITE_OK);
    for (uint64_t i = 0; i < ALL; i++) {
        assert_int_equal(sqlite3_step(s), SQLITE_ROW);
        assert_true(generate_again(a, BENCH_SEED, i, true));
        assert_true(slice_equal(store_text(s, 0), slice_of(a->text_sha256)));
    }
    assert_int_equal(sqlite3_step(s), SQLITE_DONE);
    sqlite3_finalize(s);
    article_free(a);
    record_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reports_come_in_their_order, set_up, tear_down)};
    return cmocka_run_group_tests_name("bench", tests, NULL, NULL);
}
