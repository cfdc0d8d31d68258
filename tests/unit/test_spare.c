/* test_spare.c - arenas that are lent are each somebody's alone, and come back empty */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "record/spare.h"

#include <cmocka.h> /* last: it defines fail() */

static status fill(void *context, error *e) {
    (void)e;
    arena_alloc(context, 100000);
    return READOUT_OK;
}

static void test_come_back_empty(void **state) {
    (void)state;
    spares *s = spares_new();
    arena *one = spares_take(s), *other = spares_take(s);
    assert_non_null(one);
    assert_ptr_not_equal(one, other);
    assert_int_equal(arena_run(one, fill, one, NULL), READOUT_OK);
    assert_int_equal(arena_used(one), 100000);
    spares_give(s, one);
    assert_ptr_equal(spares_take(s), one);
    assert_int_equal(arena_used(one), 0);
    spares_give(s, other);
    spares_give(s, one);
    spares_free(s);
}

#ifdef READOUT_FAULTS
/* More than are kept are freed. */
static void test_keep_few(void **state) {
    (void)state;
    enum { MANY = 100 };
    arena *all[MANY];
    int64_t before = mem_live();
    spares *s = spares_new();
    for (int i = 0; i < MANY; i++) assert_non_null(all[i] = spares_take(s));
    for (int i = 0; i < MANY; i++) spares_give(s, all[i]);
    assert_true(mem_live() - before < MANY);
    spares_free(s);
    assert_int_equal(mem_live(), before);
}
#endif

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_come_back_empty),
#ifdef READOUT_FAULTS
        cmocka_unit_test(test_keep_few),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
