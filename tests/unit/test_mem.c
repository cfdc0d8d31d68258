/* test_mem.c - the heap: copies, and that the allocation that was named fails, once or from then on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/mem.h"

static void copies(void **state) {
    (void)state;
    char *copy = mem_copy("a\0b", 3);
    assert_non_null(copy);
    assert_memory_equal(copy, "a\0b\0", 4);
    mem_free(copy);
    copy = mem_copy(NULL, 0);
    assert_non_null(copy);
    assert_int_equal(*copy, 0);
    mem_free(copy);
    assert_null(mem_copy("", SIZE_MAX));
    mem_free(NULL);
}

#ifdef READOUT_FAULTS
static void fails_once(void **state) {
    (void)state;
    int64_t before = mem_live();
    mem_fail_at(2, false);
    void *first = mem_alloc(1);
    assert_non_null(first);
    assert_false(mem_failed());
    assert_null(mem_realloc(first, 2));
    assert_true(mem_failed());
    void *third = mem_realloc(NULL, 0);
    assert_non_null(third);
    assert_int_equal(mem_live(), before + 2);
    mem_fail_at(0, false);
    mem_free(first);
    mem_free(third);
    assert_int_equal(mem_live(), before);
}

static void fails_onwards(void **state) {
    (void)state;
    mem_fail_at(1, true);
    assert_null(mem_alloc(1));
    assert_null(mem_copy("x", 1));
    mem_fail_at(0, false);
    void *at = mem_alloc(1);
    assert_non_null(at);
    mem_free(at);
}
#endif

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies),
#ifdef READOUT_FAULTS
        cmocka_unit_test(fails_once),
        cmocka_unit_test(fails_onwards),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
