/* test_strongest.c - the strongest claims of many reports, found without working out all, and what they rest on */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include "../../tool/generate.h"
#include "record/lists.h"
#include "record/ties.h"
#include "record_article.h"

#include <cmocka.h>

#include "record_reports.h"

enum { MANY = 520 /* more than LINKED_ARTICLES */, COMPARED = 24, SEED = 3 };

typedef struct many {
    place *p;
    record *r;
} many;

static int build_many(void **state) {
    many *m = calloc(1, sizeof *m);
    m->p = place_new();
    record *r = opened(m->p, RECORD_WRITE);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    for (uint64_t i = 0; i < MANY; i++) {
        article *a = generate_article(SEED, i, true);
        assert_non_null(a);
        assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
        article_free(a);
    }
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
    record_close(r);
    m->r = opened(m->p, RECORD_READ);
    *state = m;
    return 0;
}

static int clear(void **state) {
    many *m = *state;
    record_close(m->r);
    place_free(m->p);
    free(m);
    return 0;
}

/* Without a limit every claim is worked out. */
static void few_are_the_first_of_all(void **state) {
    many *m = *state;
    json_t *all = rows(m->r, "claims", NULL);
    assert_true(json_array_size(all) > 1000);
    for (uint64_t limit = 1; limit <= 64; limit *= 4) {
        json_t *few = rows(m->r, "claims", &(record_filter){.limit = limit}), *row;
        size_t i;
        assert_int_equal(json_array_size(few), limit);
        json_array_foreach(few, i, row) assert_true(json_equal(row, json_array_get(all, i)));
        json_decref(few);
    }
    json_decref(all);
}

/* Each pair alone in a lister, so that nothing of other pairs is known. */
typedef struct comparing {
    int64_t one, other;
    float alike;
} comparing;

static void compare(lister *l) {
    comparing *c = l->context;
    c->alike = ties_alike(l, c->one, c->other);
}

static void compare_all(lister *l) {
    const float(*alone)[COMPARED] = l->context;
    for (int64_t i = 0; i < COMPARED; i++)
        for (int64_t k = 0; k < COMPARED; k++) {
            assert_true(ties_alike(l, 1 + i, 1 + k) == alone[i][k]);
            assert_true(ties_alike(l, 1 + k, 1 + i) == alone[i][k]);
        }
}

static void ties_hang_on_no_order(void **state) {
    many *m = *state;
    float alone[COMPARED][COMPARED];
    bool any = false;
    for (int64_t i = 0; i < COMPARED; i++)
        for (int64_t k = 0; k < COMPARED; k++) {
            comparing c = {1 + i, 1 + k, -1};
            assert_int_equal(lister_run(m->r, NULL, (row_sink){0}, compare, &c, NULL, NULL), READOUT_OK);
            alone[i][k] = c.alike;
            any = any || (i != k && c.alike > 0);
            assert_true(i != k || (c.alike > 0.999f && c.alike < 1.001f));
        }
    assert_true(any);
    assert_int_equal(lister_run(m->r, NULL, (row_sink){0}, compare_all, alone, NULL, NULL), READOUT_OK);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(few_are_the_first_of_all), cmocka_unit_test(ties_hang_on_no_order)};
    return cmocka_run_group_tests_name("strongest", tests, build_many, clear);
}
