/* test_bundle.c - what is packed comes back, and damaged bytes are told from others */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "record/bundle.h"

#include <cmocka.h>

enum { NUMBERS = 9 };
static const int64_t numbers[NUMBERS] = {0, 1, -1, 63, -64, 64, 1 << 20, INT64_MAX, INT64_MIN};

static slice packed(arena *a) {
    bundle b = {.a = a};
    for (int i = 0; i < NUMBERS; i++) bundle_number(&b, numbers[i]);
    bundle_text(&b, SLICE("Strelsau"));
    bundle_open(&b);
    bundle_text(&b, SLICE("Zenda"));
    bundle_text(&b, SLICE("Strelsau"));
    bundle_close(&b);
    bundle_text(&b, (slice){0});
    bundle_real(&b, 0.7);
    return bundle_packed(&b);
}

static status round_trip(void *context, error *e) {
    arena *a = context;
    unbundling u = unbundle(a, packed(a));
    (void)e;
    for (int i = 0; i < NUMBERS; i++) assert_int_equal(unbundle_number(&u), numbers[i]);
    assert_true(slice_equal(unbundle_text(&u), SLICE("Strelsau")));
    unbundling part = unbundle_part(&u);
    assert_int_equal(unbundle_text(&u).size, 0);
    assert_true(unbundle_real(&u) == 0.7);
    assert_true(unbundle_ended(&u));
    assert_false(unbundle_ended(&part));
    assert_true(slice_equal(unbundle_text(&part), SLICE("Zenda")));
    assert_true(slice_equal(unbundle_text(&part), SLICE("Strelsau")));
    assert_true(unbundle_ended(&part));
    return READOUT_OK;
}

static bool reads_well(arena *a, slice bytes) {
    unbundling u = unbundle(a, bytes);
    for (int i = 0; i < NUMBERS; i++) unbundle_number(&u);
    unbundle_text(&u);
    unbundling part = unbundle_part(&u);
    unbundle_text(&part);
    unbundle_text(&part);
    unbundle_text(&u);
    unbundle_real(&u);
    return unbundle_ended(&u) && unbundle_ended(&part);
}

/* Wherever it is cut off, and whatever byte is another, nothing is read outside of it. */
static status damage(void *context, error *e) {
    arena *a = context;
    slice whole = packed(a);
    (void)e;
    assert_true(reads_well(a, whole));
    for (size_t size = 0; size < whole.size; size++)
        assert_false(reads_well(a, arena_slice(a, slice_part(whole, 0, size))));
    for (size_t i = 0; i < whole.size; i++) {
        char *other = arena_copy(a, whole.at, whole.size);
        other[i] = (char)0xFF;
        reads_well(a, (slice){other, whole.size});
    }
    return READOUT_OK;
}

static void run(status (*body)(void *context, error *e)) {
    arena *a = arena_new();
    assert_int_equal(arena_run(a, body, a, NULL), READOUT_OK);
    arena_free(a);
}

static void what_is_packed_comes_back(void **state) {
    (void)state;
    run(round_trip);
}

static void damaged_bytes_are_told(void **state) {
    (void)state;
    run(damage);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_packed_comes_back),
                                       cmocka_unit_test(damaged_bytes_are_told)};
    return cmocka_run_group_tests_name("bundle", tests, NULL, NULL);
}
