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

/* ------------------------------------------------------------------------------------------------------ disputes */

/* Rows that go into a stronger one are compared among the first ones alone, whose words are not read for that. */
static void fronts_of_disputes(const many *m, const char *speaker, const json_t *all) {
    for (uint64_t limit = 1; limit <= 16; limit *= 4) {
        json_t *few = rows(m->r, "disputes", &(record_filter){.limit = limit, .speaker = speaker}), *row;
        size_t i;
        assert_int_equal(json_array_size(few), limit < json_array_size(all) ? limit : json_array_size(all));
        json_array_foreach(few, i, row) assert_true(json_equal(row, json_array_get(all, i)));
        json_decref(few);
    }
}

static size_t joined_among(const json_t *all) {
    size_t i, count = 0;
    json_t *row;
    json_array_foreach(all, i, row) count += json_array_size(json_object_get(row, "claims")) > 1;
    return count;
}

/* The same as they are worked out and as they are kept: all, those of a speaker, and the first of these. */
static void disputes_are_listed_alike_when_kept(void **state) {
    many *m = *state;
    const char *speakers[2] = {NULL, NULL};
    json_t *anew[2];
    for (int i = 0; i < 2; i++) {
        anew[i] = rows(m->r, "disputes", &(record_filter){.speaker = speakers[i]});
        fronts_of_disputes(m, speakers[i], anew[i]);
        assert_true(json_array_size(anew[i]) > 0);
        if (!i)
            speakers[1] = json_string_value(
                json_object_get(json_array_get(json_object_get(json_array_get(anew[0], 0), "denies"), 0), "actor"));
    }
    assert_true(json_array_size(anew[0]) > 4);
    assert_true(joined_among(anew[0]) > 0);
    record *r = opened(m->p, RECORD_WRITE);
    assert_int_equal(record_settle(r, NULL), READOUT_OK);
    record_close(r);
    for (int i = 0; i < 2; i++) {
        json_t *kept = rows(m->r, "disputes", &(record_filter){.speaker = speakers[i]});
        assert_true(json_equal(kept, anew[i]));
        fronts_of_disputes(m, speakers[i], kept);
        json_decref(kept);
    }
    for (int i = 0; i < 2; i++) json_decref(anew[i]);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(few_are_the_first_of_all),
                                       cmocka_unit_test(ties_hang_on_no_order),
                                       cmocka_unit_test(disputes_are_listed_alike_when_kept)};
    return cmocka_run_group_tests_name("strongest", tests, build_many, clear);
}
