/* Every kernel that this processor can run gives the same bits as the one in plain C. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/activation.h"
#include "base/kernel_table.h"
#include "parse/tree.h"

#include <cmocka.h>

enum { IN = 96, OUT = 80, ROWS = 21, HALF = 32, FLOATS = 4096 };

static uint32_t seed;

static uint32_t chance(void) {
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

static float some(void) { return (float)chance() / 8388608.0f * 4 - 4; }

/* Floats and bytes to work on, the same at each call. */
typedef struct values {
    float x[FLOATS], y[FLOATS];
    uint8_t q[FLOATS];
} values;

static values *values_new(void) {
    values *v = calloc(1, sizeof *v);
    assert_non_null(v);
    seed = 1;
    for (int i = 0; i < FLOATS; i++) {
        v->x[i] = some();
        v->y[i] = some();
        v->q[i] = (uint8_t)chance();
    }
    return v;
}

static const uint8_t filled[ROWS] = {0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0};

static void with_linear(const kernel *k, values *v) {
    static int8_t weight[IN * OUT];
    int32_t offset[OUT];
    float scale[OUT], bias[OUT];
    for (int i = 0; i < IN * OUT; i++)
        weight[i] = (int8_t)((int)(chance() % (2 * KERNEL_WEIGHT + 1)) - KERNEL_WEIGHT);
    for (int i = 0; i < OUT; i++) offset[i] = (int32_t)(chance() % 5000), scale[i] = some() * 0.01f, bias[i] = some();
    kernel_linear l = {weight, offset, scale, bias, IN, OUT};
    k->linear(&l, v->q, 32, ROWS, v->x, OUT); /* rows that overlap */
}

static void with_extremes(const kernel *k, values *v) {
    static int8_t weight[IN * 16];
    static const int32_t offset[16];
    float scale[16], bias[16] = {0};
    for (int i = 0; i < IN * 16; i++) weight[i] = (int8_t)(i % 128 < 64 ? KERNEL_WEIGHT : -KERNEL_WEIGHT);
    for (int i = 0; i < 16; i++) scale[i] = 1;
    memset(v->q, 255, sizeof v->q);
    kernel_linear l = {weight, offset, scale, bias, IN, 16};
    k->linear(&l, v->q, IN, 3, v->x, 16);
}

static void with_recur(const kernel *k, values *v) {
    float scratch[2 * HALF];
    static float gate[ROWS * 6 * HALF];
    for (int i = 0; i < ROWS * 6 * HALF; i++) gate[i] = some() * 3;
    k->recur(gate, filled, ROWS, HALF, v->x, scratch);
}

static void with_norm(const kernel *k, values *v) { k->norm(v->x, filled, ROWS, 64, v->y, v->y + 64, 0.03f, v->q); }
static void with_leaky(const kernel *k, values *v) { k->leaky(v->x, FLOATS, 0.011f, v->q); }
static void with_product(const kernel *k, values *v) { k->product(v->x, v->y, FLOATS, 0.05f, v->q); }

static void with_multiply(const kernel *k, values *v) {
    static float out[7 * 48];
    k->multiply(v->x, 70, v->y, 7, 64, 48, out);
    memcpy(v->x, out, sizeof out);
}

static void with_largest(const kernel *k, values *v) {
    v->y[100] = v->y[37] = 9; /* equals: the first one counts */
    for (uint32_t count = 16; count <= 256; count += 16) v->x[count] = (float)k->largest(v->y, count);
}

static void check(void (*with)(const kernel *k, values *v)) {
    values *expected = values_new();
    with(&kernel_plain, expected);
    for (const kernel *const *k = kernel_all(); *k; k++) {
        values *found = values_new();
        with(*k, found);
        if (memcmp(expected, found, sizeof *found)) print_error("kernel %s\n", (*k)->name);
        assert_memory_equal(expected, found, sizeof *found);
        free(found);
    }
    free(expected);
}

static void test_linear(void **state) { (void)state; check(with_linear); }
static void test_extremes(void **state) { (void)state; check(with_extremes); }
static void test_recur(void **state) { (void)state; check(with_recur); }
static void test_norm(void **state) { (void)state; check(with_norm); }
static void test_leaky(void **state) { (void)state; check(with_leaky); }
static void test_product(void **state) { (void)state; check(with_product); }
static void test_multiply(void **state) { (void)state; check(with_multiply); }
static void test_largest(void **state) { (void)state; check(with_largest); }

static void test_values(void **state) {
    (void)state;
    values *v = values_new();
    v->y[37] = 9;
    assert_int_equal(kernel_plain.largest(v->y, 256), 37);
    float a[16];
    for (int i = 0; i < 16; i++) a[i] = (float)(i - 8);
    kernel_plain.leaky(a, 16, 0.1f, v->q);
    for (int i = 0; i < 16; i++) assert_int_equal(v->q[i], KERNEL_ZERO + (i < 8 ? i - 8 : 10 * (i - 8)));
    for (float x = -20; x < 20; x += 0.37f) {
        assert_true(fabsf(activation_exp(x) / expf(x) - 1) < 2e-4f);
        assert_true(fabsf(activation_tanh(x) - tanhf(x)) < 5e-5f);
    }
    free(v);
}

/* ------------------------------------------------------------------------------------------ trees */

static void decode(const float *scores, uint32_t count, int32_t *heads) {
    void *scratch = malloc(tree_scratch(count));
    assert_non_null(scratch);
    tree_decode(scores, count, heads, scratch);
    free(scratch);
}

static void test_tree_breaks_a_cycle(void **state) {
    (void)state;
    /* the words 0 and 1 want each other; word 1 would rather hang on the root than word 0 */
    const float scores[] = {1, -9, 5, 0, /**/ 4, 6, -9, 0, /**/ 0, 0, 3, -9};
    int32_t heads[3];
    decode(scores, 3, heads);
    assert_int_equal(heads[0], 1);
    assert_int_equal(heads[1], -1);
    assert_int_equal(heads[2], 1);
}

static void test_tree_has_one_root(void **state) {
    (void)state;
    for (uint32_t count = 1; count <= 60; count++) {
        float *scores = calloc((size_t)count * (count + 1), sizeof *scores);
        int32_t *heads = calloc(count, sizeof *heads), roots = 0;
        for (uint32_t i = 0; i < count * (count + 1); i++) scores[i] = some();
        for (uint32_t i = 0; i < count; i++) scores[i * (count + 1)] = 5; /* every word wants to be the root */
        decode(scores, count, heads);
        for (uint32_t i = 0; i < count; i++) {
            roots += heads[i] < 0;
            uint32_t at = i, steps = 0;
            while (heads[at] >= 0 && steps++ <= count) at = (uint32_t)heads[at];
            assert_true(steps <= count);
        }
        assert_int_equal(roots, 1);
        free(scores);
        free(heads);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_linear),
        cmocka_unit_test(test_extremes),
        cmocka_unit_test(test_recur),
        cmocka_unit_test(test_norm),
        cmocka_unit_test(test_leaky),
        cmocka_unit_test(test_product),
        cmocka_unit_test(test_multiply),
        cmocka_unit_test(test_largest),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_tree_breaks_a_cycle),
        cmocka_unit_test(test_tree_has_one_root),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
