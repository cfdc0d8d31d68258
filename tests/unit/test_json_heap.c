/* test_json_heap.c - values of all sizes are each somebody's alone, whoever frees them */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <jansson.h>
#include <pthread.h>

#include "../../tool/json_heap.h"

#include <cmocka.h>

enum { MANY = 3000, LARGEST = 900 };

static char *held[MANY];
static size_t sizes[MANY];

/* Of all sizes, each filled with a byte of its own; aligned for any type. */
static void *take_all(void *context) {
    (void)context;
    for (size_t i = 0; i < MANY; i++) {
        sizes[i] = i * 7 % (LARGEST + 1);
        held[i] = json_heap_take(sizes[i]);
        assert_non_null(held[i]);
        assert_int_equal((uintptr_t)held[i] % 16, 0);
        memset(held[i], (int)(i % 251), sizes[i]);
    }
    return NULL;
}

/* Whether nobody else wrote there; from the end, or from the beginning. */
static void *give_all(void *backwards) {
    for (size_t n = 0; n < MANY; n++) {
        size_t i = backwards ? MANY - 1 - n : n;
        for (size_t k = 0; k < sizes[i]; k++) assert_int_equal((unsigned char)held[i][k], i % 251);
        json_heap_give(held[i]);
    }
    return NULL;
}

static void elsewhere(void *(*work)(void *)) {
    pthread_t thread;
    assert_int_equal(pthread_create(&thread, NULL, work, NULL), 0);
    pthread_join(thread, NULL);
}

static void values_are_ones_own(void **state) {
    (void)state;
    for (int round = 0; round < 3; round++) {
        take_all(NULL);
        give_all(round ? &round : NULL);
    }
    json_heap_give(NULL);
}

/* What is freed is taken again, also where another thread frees it. */
static void memory_comes_back(void **state) {
    (void)state;
    char *one = json_heap_take(100);
    json_heap_give(one);
    assert_ptr_equal(json_heap_take(100), one);
    take_all(NULL);
    elsewhere(give_all);
    uintptr_t least = UINTPTR_MAX;
    for (int i = 0; i < MANY; i++)
        if (sizes[i] <= 600 && (uintptr_t)held[i] < least) least = (uintptr_t)held[i];
    take_all(NULL); /* nothing is left over of the slabs that these were cut from */
    bool again = false;
    for (int i = 0; i < MANY; i++) again = again || (uintptr_t)held[i] == least;
    assert_true(again);
    give_all(NULL);
    elsewhere(take_all);
    give_all(NULL);
    json_heap_give(one);
}

static void json_lives_there(void **state) {
    (void)state;
    json_set_alloc_funcs(json_heap_take, json_heap_give);
    for (int round = 0; round < 3; round++) {
        json_t *list = json_array();
        for (int i = 0; i < 500; i++)
            assert_int_equal(json_array_append_new(list, json_pack("{si sf ss s[]}", "number", i, "real", i / 2.0,
                                                                   "text", "some words that are not short", "none")),
                             0);
        for (int i = 0; i < 500; i++)
            assert_int_equal(json_integer_value(json_object_get(json_array_get(list, (size_t)i), "number")), i);
        json_decref(list);
    }
}

int main(void) {
    json_heap_own();
    const struct CMUnitTest tests[] = {cmocka_unit_test(values_are_ones_own), cmocka_unit_test(memory_comes_back),
                                       cmocka_unit_test(json_lives_there)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
