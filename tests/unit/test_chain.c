/* The chain against all sequences, counted out. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "code/attribution_model.h"
#include "code/chain.h"

#include <cmocka.h> /* last: it defines fail() */

enum { COUNT = 4, LABELS = 3, ALL = 81 };

static float noise(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return (float)(*state >> 8) / (float)(1 << 24) * 4 - 2;
}

static chain make_chain(uint32_t seed) {
    chain c = {.labels = LABELS};
    for (int x = 0; x < LABELS; x++) {
        c.begin[x] = noise(&seed);
        c.end[x] = noise(&seed);
        for (int y = 0; y < LABELS; y++) c.transition[x][y] = noise(&seed);
    }
    c.transition[0][2] = CHAIN_NEVER;
    return c;
}

static float score_of(const chain *c, const float *emission, uint32_t number, uint8_t *labels) {
    float sum = 0;
    for (int i = 0; i < COUNT; i++, number /= LABELS) {
        labels[i] = (uint8_t)(number % LABELS);
        sum += emission[i * LABELS + labels[i]];
        sum += i ? c->transition[labels[i - 1]][labels[i]] : c->begin[labels[i]];
    }
    return sum + c->end[labels[COUNT - 1]];
}

typedef struct setup {
    chain c;
    float emission[COUNT * LABELS];
    arena *arena;
} setup;

static status check(void *context, error *e) {
    setup *s = context;
    chain_scratch room = {.arena = s->arena};
    float score[10], marginal[COUNT * LABELS], sum = 0, marginals[COUNT * LABELS] = {0};
    uint8_t labels[COUNT], best[COUNT], many[10 * COUNT], expected[COUNT] = {0};
    float top = -INFINITY;
    (void)e;
    for (uint32_t n = 0; n < ALL; n++) {
        float x = score_of(&s->c, s->emission, n, labels);
        sum += expf(x);
        for (int i = 0; i < COUNT; i++) marginals[i * LABELS + labels[i]] += expf(x);
        if (x > top) {
            top = x;
            memcpy(expected, labels, sizeof expected);
        }
    }
    assert_float_equal(chain_best(&s->c, s->emission, COUNT, best, &room), top, 1e-4);
    assert_memory_equal(best, expected, COUNT);
    assert_int_equal(chain_k_best(&s->c, s->emission, COUNT, 10, many, score, &room), 10);
    assert_memory_equal(many, expected, COUNT);
    for (int k = 1; k < 10; k++) {
        assert_true(score[k] <= score[k - 1]);
        assert_true(memcmp(many + k * COUNT, many + (k - 1) * COUNT, COUNT) != 0);
    }
    assert_float_equal(chain_sum(&s->c, s->emission, COUNT, marginal, &room), logf(sum), 1e-3);
    for (int i = 0; i < COUNT * LABELS; i++) assert_float_equal(marginal[i], marginals[i] / sum, 1e-3);
    return READOUT_OK;
}

static void test_against_all(void **state) {
    (void)state;
    for (uint32_t seed = 1; seed < 50; seed++) {
        uint32_t random = seed * 77;
        setup s = {make_chain(seed), {0}, arena_new()};
        for (int i = 0; i < COUNT * LABELS; i++) s.emission[i] = noise(&random);
        assert_int_equal(arena_run(s.arena, check, &s, NULL), READOUT_OK);
        arena_free(s.arena);
    }
}

static void test_forbidden_pairs(void **state) {
    (void)state;
    chain cue, part;
    attribution_chains(&cue, &part);
    assert_true(cue.transition[CUE_OUTSIDE][CUE_INSIDE] <= CHAIN_NEVER);
    assert_true(cue.transition[CUE_BEGIN][CUE_INSIDE] == 0);
    assert_true(part.transition[SOURCE_BEGIN][CONTENT_LAST] <= CHAIN_NEVER);
    assert_true(part.transition[SOURCE_BEGIN][PART_OUTSIDE] <= CHAIN_NEVER);
    assert_true(part.transition[SOURCE_LAST][CONTENT_BEGIN] == 0);
    assert_true(part.transition[CONTENT_LAST][CONTENT_BEGIN] <= CHAIN_NEVER);
    assert_true(part.begin[CONTENT_INSIDE] <= CHAIN_NEVER);
    assert_true(part.end[CONTENT_BEGIN] <= CHAIN_NEVER);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_against_all), cmocka_unit_test(test_forbidden_pairs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
