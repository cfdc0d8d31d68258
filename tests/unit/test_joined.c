/* Whether an actor is one with another: the same asked of the record and of what is kept in memory, before and behind
 * a spelling that joins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "record/joined.h"
#include "record_article.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

#include "record_reports.h"

enum { ACTORS = 40 };

static bool joined(record *r, int64_t actor_at) {
    bool is;
    assert_int_equal(joined_with_others(r, actor_at, &is, NULL), READOUT_OK);
    return is;
}

/* As the record has it, so long as nobody was parted. */
static void compare(record *r, int expected) {
    int count = 0;
    for (int64_t i = 1; i < ACTORS; i++) {
        sqlite3_stmt *s;
        assert_int_equal(sqlite3_prepare_v2(r->db,
            "SELECT count(*) FROM actor a JOIN actor b ON b.identity = a.identity WHERE a.id = ?", -1, &s, NULL),
            SQLITE_OK);
        sqlite3_bind_int64(s, 1, i);
        assert_int_equal(sqlite3_step(s), SQLITE_ROW);
        assert_int_equal(joined(r, i), sqlite3_column_int(s, 0) > 1);
        count += joined(r, i);
        sqlite3_finalize(s);
    }
    assert_int_equal(count, expected);
}

static void listed(record *r) {
    for (int i = 0; i < 1000; i++) joined(r, 1 + i % ACTORS);
}

static void test_spellings_that_join(void **state) {
    const place *p = *state;
    for (int often = 0; often < 2; often++) {
        record *r = opened(p, RECORD_WRITE);
        if (often) listed(r);
        if (!often) add(r, 0);
        compare(r, often ? 2 : 0);
        if (!often) add(r, 1);
        compare(r, 2);
        assert_false(joined(r, INT64_MAX));
        record_close(r);
    }
}

static void test_joined_while_kept(void **state) {
    const place *p = *state;
    record *r = opened(p, RECORD_WRITE);
    add(r, 0);
    listed(r);
    compare(r, 0);
    add(r, 1);
    compare(r, 2);
    joined_forget(r);
    compare(r, 2);
    record_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_spellings_that_join, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_joined_while_kept, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
