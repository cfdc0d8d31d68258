/* test_mem.c - the heap: copies, and that the allocation that was named fails, once or from then on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
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

/* Under a sanitizer the heap is another. */
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HEAP_CAN_BE_TRIMMED

/* Pages of the process in memory, where the system tells. */
static long resident(void) {
    long all, here = -1;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f && fscanf(f, "%ld %ld", &all, &here) != 2) here = -1;
    if (f) fclose(f);
    return here;
}

/* Pieces so small that the heap keeps them, and one behind them all that holds its end. */
static void what_is_free_goes_back(void **state) {
    enum { PIECES = 8000, SIZE = 5000 };
    static char *at[PIECES];
    (void)state;
    for (int i = 0; i < PIECES; i++) memset(at[i] = mem_alloc(SIZE), 1, SIZE);
    char *last = mem_alloc(SIZE);
    for (int i = 0; i < PIECES; i++) mem_free(at[i]);
    long before = resident();
    mem_trim();
    if (before > 0) assert_true(before - resident() > PIECES / 2);
    mem_free(last);
}
#endif

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
#ifdef HEAP_CAN_BE_TRIMMED
        cmocka_unit_test(what_is_free_goes_back),
#endif
#ifdef READOUT_FAULTS
        cmocka_unit_test(fails_once),
        cmocka_unit_test(fails_onwards),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
