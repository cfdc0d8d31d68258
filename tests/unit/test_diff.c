/* What two records disagree on: articles, what was found in those that both have, disputes, decisions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>


#include "base/mem.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

static json_t *differences(const place *one, const place *other) {
    record *a = opened(one, RECORD_READ), *b = opened(other, RECORD_READ);
    json_t *all = json_array();
    uint64_t count;
    assert_int_equal(record_diff(a, b, (row_sink){keep, all}, &count, NULL), READOUT_OK);
    assert_int_equal(count, json_array_size(all));
    record_close(a);
    record_close(b);
    return all;
}

/* "what in field" of the n-th difference that is of this kind. */
static void assert_difference(json_t *all, const char *what, int n, const char *in, const char *field) {
    size_t i;
    json_t *one;
    json_array_foreach(all, i, one) {
        if (strcmp(text_of(one, "what"), what) || n--) continue;
        assert_string_equal(text_of(one, "in"), in);
        assert_string_equal(text_of(one, "field"), field);
        return;
    }
    print_error("no such difference: %s\n", what);
    assert_true(false);
}

/* Adds the first report, coded otherwise: its first quote's stance, what the second one's content is, and whether
 * that is negated. */
static void add_otherwise(const place *p, uint8_t stance, uint8_t factuality, bool negated) {
    article *a = report(0);
    a->attributions.at[0].stance = stance;
    a->propositions.at[1].factuality = factuality;
    a->attributions.at[1].negated = negated;
    a->spans.at[a->attributions.at[0].content.first].begin++;
    record *r = opened(p, RECORD_WRITE);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    record_close(r);
    article_free(a);
}

static void equal_records_do_not_differ(void **state) {
    place *other = place_new();
    add_reports(*state, (int[]){0, 1, 2, 3, 4, 5, 6, 7}, 8);
    add_reports(other, (int[]){5, 7, 1, 0, 6, 2, 4, 3}, 8);
    json_t *all = differences(*state, other);
    assert_int_equal(json_array_size(all), 0);
    json_decref(all);
    place_free(other);
}

static void articles_of_one_only(void **state) {
    place *other = place_new();
    add_reports(*state, (int[]){0, 4}, 2);
    add_reports(other, (int[]){0, 2}, 2);
    json_t *all = differences(*state, other);
    assert_difference(all, "article", 0, "1st", "");
    assert_difference(all, "article", 1, "2nd", "");
    assert_difference(all, "dispute", 0, "both", "asserts");
    assert_difference(all, "dispute", 1, "both", "denies");
    json_decref(all);
    place_free(other);
}

/* A span that is a little shorter makes no other quote. */
static void another_coding_of_one_article(void **state) {
    place *other = place_new(), *third = place_new();
    add_reports(*state, (int[]){0}, 1);
    add_otherwise(other, STANCE_REPORTS, FACT_ASKED, false);
    json_t *all = differences(*state, other);
    assert_difference(all, "quote", 0, "both", "stance");
    json_t *first = json_array_get(all, 0);
    assert_string_equal(text_of(first, "first"), "asserts");
    assert_string_equal(text_of(first, "second"), "reports");
    assert_difference(all, "statement", 0, "both", "side");
    json_decref(all);
    add_otherwise(third, STANCE_ASSERTS, FACT_CERTAIN, true);
    all = differences(third, *state);
    assert_difference(all, "statement", 0, "2nd", "");
    assert_difference(all, "dispute", 0, "2nd", "");
    json_decref(all);
    place_free(other);
    place_free(third);
}

static void decisions_of_one_only(void **state) {
    const char *ids[1];
    place *other = place_new();
    add_reports(*state, (int[]){0}, 1);
    add_reports(other, (int[]){0}, 1);
    record *r = opened(other, RECORD_READ);
    json_t *all = rows(r, "disputes", NULL);
    record_close(r);
    record_decision d = {.what = DECISION_HIDE, .ids = ids, .count = 1, .moment = "2031-06-01T10:00:00Z"};
    ids[0] = text_of(json_array_get(all, 0), "id");
    r = opened(other, RECORD_WRITE);
    assert_int_equal(record_decide(r, &d, (row_sink){0}, NULL), READOUT_OK);
    record_close(r);
    json_decref(all);
    all = differences(*state, other);
    assert_int_equal(json_array_size(all), 2);
    assert_difference(all, "dispute", 0, "1st", "");
    assert_difference(all, "decision", 0, "2nd", "");
    json_decref(all);
    place_free(other);
}

#ifdef READOUT_FAULTS
static status count_row(void *context, json_t *row, error *e) {
    (void)context, (void)row, (void)e;
    return READOUT_OK;
}
#endif

static void no_memory_is_said(void **state) {
    (void)state;
#ifdef READOUT_FAULTS
    place *other = place_new();
    add_reports(*state, (int[]){0, 1}, 2);
    add_reports(other, (int[]){0, 2}, 2);
    json_set_alloc_funcs(mem_alloc, mem_free);
    record *a = opened(*state, RECORD_READ), *b = opened(other, RECORD_READ);
    bool again = true;
    for (uint64_t n = 1; again; n += n < 200 ? 1 : 37) {
        int64_t live = mem_live();
        mem_fail_at(n, false);
        status s = record_diff(a, b, (row_sink){count_row, NULL}, NULL, NULL);
        again = mem_failed();
        mem_fail_at(0, false);
        assert_int_equal(s, again ? READOUT_NO_MEMORY : READOUT_OK);
        assert_true(mem_live() <= live + 4096);
    }
    record_close(a);
    record_close(b);
    json_set_alloc_funcs(malloc, free);
    place_free(other);
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(equal_records_do_not_differ, set_up, tear_down),
        cmocka_unit_test_setup_teardown(articles_of_one_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_coding_of_one_article, set_up, tear_down),
        cmocka_unit_test_setup_teardown(decisions_of_one_only, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_memory_is_said, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
