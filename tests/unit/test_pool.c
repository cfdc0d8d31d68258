/* test_pool.c - the order of what comes out, how much is under way at once, and that nothing is lost when the stream
 * ends early */
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/pool.h"

#include <cmocka.h> /* last: it defines fail() */

typedef struct thing {
    uint32_t number, squared;
} thing;

typedef struct flow {
    uint32_t size, given, taken, stop; /* `stop`: the number whose taking fails */
    atomic_int alive, most;
    bool orderly;
} flow;

static void *next(void *context) {
    flow *f = context;
    if (f->given == f->size)
        return NULL;
    thing *t = malloc(sizeof *t);
    assert_non_null(t);
    *t = (thing){.number = f->given++};
    int alive = atomic_fetch_add(&f->alive, 1) + 1;
    if (alive > atomic_load(&f->most))
        atomic_store(&f->most, alive);
    return t;
}

static void work(void *context, void *at) {
    thing *t = at;
    (void)context;
    if (t->number % 17 == 0)
        usleep(300); /* some take longer */
    t->squared = t->number * t->number;
}

static void drop(void *context, void *at) {
    flow *f = context;
    atomic_fetch_sub(&f->alive, 1);
    free(at);
}

static status take(void *context, void *at, error *e) {
    flow *f = context;
    thing t = *(thing *)at;
    drop(context, at);
    f->orderly = f->orderly && t.number == f->taken && t.squared == t.number * t.number;
    f->taken++;
    return t.number == f->stop ? (fail)(e, READOUT_STORE, "at %u", t.number) : READOUT_OK;
}

static status run(flow *f, unsigned threads, error *e) {
    pool_stream stream = {f, next, work, take, drop};
    return pool_run(&stream, threads, e);
}

static void order_is_kept(void **state) {
    (void)state;
    for (unsigned threads = 0; threads < 9; threads++) {
        flow f = {.size = 1000, .stop = UINT32_MAX, .orderly = true};
        assert_int_equal(run(&f, threads, NULL), READOUT_OK);
        assert_int_equal(f.taken, 1000);
        assert_true(f.orderly);
        assert_int_equal(atomic_load(&f.alive), 0);
        if (threads)
            assert_true(atomic_load(&f.most) <= (int)threads * 4 + 1);
    }
}

static void an_error_ends_it(void **state) {
    (void)state;
    for (unsigned threads = 1; threads < 9; threads++) {
        error e = {0};
        flow f = {.size = 1000, .stop = 100, .orderly = true};
        assert_int_equal(run(&f, threads, &e), READOUT_STORE);
        assert_string_equal(e.message, "at 100");
        assert_int_equal(f.taken, 101);
        assert_true(f.given < 200);
        assert_int_equal(atomic_load(&f.alive), 0);
    }
}

static void an_empty_stream(void **state) {
    (void)state;
    flow f = {.size = 0, .stop = UINT32_MAX};
    assert_int_equal(run(&f, 4, NULL), READOUT_OK);
}

#ifdef READOUT_FAULTS
static void memory_out(void **state) {
    (void)state;
    for (unsigned n = 1; n < 3; n++) {
        flow f = {.size = 10, .stop = UINT32_MAX};
        mem_fail_at(n, false);
        assert_int_equal(run(&f, 2, NULL), READOUT_NO_MEMORY);
        mem_fail_at(0, false);
        assert_int_equal(f.given, 0);
    }
}
#endif

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_kept),
        cmocka_unit_test(an_error_ends_it),
        cmocka_unit_test(an_empty_stream),
#ifdef READOUT_FAULTS
        cmocka_unit_test(memory_out),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
