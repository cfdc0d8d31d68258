/* test_date.c - dates in sentences, against a date of publication (Wednesday, 2021-03-10) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "parse/date.h"
#include "parse/date_day.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

typedef struct rules_job {
    arena *arena;
    date_rules *rules;
} rules_job;

static status open_body(void *context, error *e) {
    rules_job *job = context;
    const char *set = getenv("READOUT_LANG"), *folder = set ? set : "lang/en";
    const word_roles *words = NULL;
    status s = word_roles_open(job->arena, folder, &words, e);
    return s == READOUT_OK ? date_open(job->arena, folder, words, &job->rules, e) : s;
}

static int open_rules(void **state) {
    static rules_job job;
    error e = {0};
    job.arena = arena_new();
    if (arena_run(job.arena, open_body, &job, &e) != READOUT_OK)
        print_error("%s:%llu: %s\n", e.path, (unsigned long long)e.line, e.message);
    *state = &job;
    return job.rules ? 0 : -1;
}

static int close_rules(void **state) {
    rules_job *job = *state;
    arena_free(job->arena);
    return 0;
}

typedef struct find_job {
    const date_rules *rules;
    article *article;
} find_job;

static status find_body(void *context, error *e) {
    (void)e;
    find_job *job = context;
    date_find(job->rules, job->article);
    return READOUT_OK;
}

static article *find(const rules_job *rules, const char *text, const char *day) {
    article *a = article_new();
    assert_non_null(a);
    a->text = slice_of(text);
    a->date = slice_of(day);
    find_job job = {rules->rules, a};
    assert_int_equal(arena_run(a->arena, find_body, &job, NULL), READOUT_OK);
    return a;
}

/* What should be found in a text: "words=VALUE", or no date where it is NULL. */
typedef struct expected {
    const char *text, *words, *value;
    enum date_kind kind;
} expected;

static void check(const rules_job *rules, const expected *x, const char *day) {
    article *a = find(rules, x->text, day);
    if (!x->words) {
        if (a->dates.size)
            print_error("%s\n", x->text);
        assert_int_equal(a->dates.size, 0);
    } else {
        if (a->dates.size != 1 || !slice_equal(a->dates.at[0].value, slice_of(x->value)))
            print_error("%s: %u dates, '%.*s'\n", x->text, a->dates.size,
                        a->dates.size ? (int)a->dates.at[0].value.size : 0,
                        a->dates.size ? a->dates.at[0].value.at : "");
        assert_int_equal(a->dates.size, 1);
        slice words = article_text(a, a->dates.at[0].at);
        assert_int_equal(words.size, strlen(x->words));
        assert_memory_equal(words.at, x->words, words.size);
        assert_true(slice_equal(a->dates.at[0].value, slice_of(x->value)));
        assert_int_equal(a->dates.at[0].kind, x->kind);
    }
    article_free(a);
}

static void dates_have_values(void **state) {
    static const expected cases[] = {
        {"The envoy left on Friday.", "Friday", "2021-03-05", DATE_DATE},
        {"The envoy left Wednesday.", "Wednesday", "2021-03-10", DATE_DATE},
        {"The envoys will meet on Friday.", "Friday", "2021-03-12", DATE_DATE},
        {"He resigned last Tuesday.", "last Tuesday", "2021-03-09", DATE_DATE},
        {"They leave three days from tomorrow.", "three days from tomorrow", "2021-03-14", DATE_DATE},
        {"She arrives the day after tomorrow.", "the day after tomorrow", "2021-03-12", DATE_DATE},
        {"He left the day before yesterday.", "the day before yesterday", "2021-03-08", DATE_DATE},
        {"They meet next week on Friday.", "next week on Friday", "2021-03-19", DATE_DATE},
        {"It was signed on Sept. 16.", "Sept. 16", "2020-09-16", DATE_DATE},
        {"It was signed on March 4, 2019 in Oslo.", "March 4, 2019", "2019-03-04", DATE_DATE},
        {"It was signed on 4 March 2019.", "4 March 2019", "2019-03-04", DATE_DATE},
        {"It was signed on 2019-03-04.", "2019-03-04", "2019-03-04", DATE_DATE},
        {"The claims emerged in July.", "July", "2020-07", DATE_DATE},
        {"It fell last month.", "last month", "2021-02", DATE_DATE},
        {"It fell last week.", "last week", "2021-W09", DATE_DATE},
        {"It fell last year.", "last year", "2020", DATE_DATE},
        {"It fell yesterday.", "yesterday", "2021-03-09", DATE_DATE},
        {"It fell three days ago.", "three days ago", "2021-03-07", DATE_DATE},
        {"Nine months into the war, it fell.", "Nine months", "P9M", DATE_DURATION},
        {"It lasted forty-five days.", "forty-five days", "P45D", DATE_DURATION},
        {"It lasted several years.", "several years", "PXY", DATE_DURATION},
        {"It lasted 2 1/2 years.", "2 1/2 years", "P2Y6M", DATE_DURATION},
        {"They meet every Monday.", "every Monday", "XXXX-WXX-1", DATE_SET},
        {"It began at 10:35 a.m. on Tuesday.", "10:35 a.m. on Tuesday", "2021-03-09T10:35", DATE_TIME},
        {"It rose in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3", DATE_DATE},
        {"It was so in the 1970s.", "the 1970s", "197X", DATE_DATE},
        {"They may march on a sunny road.", NULL, NULL, DATE_DATE},
        {"She sold 1950% and $2010 of it.", NULL, NULL, DATE_DATE},
        {"A 42-year-old man came second.", NULL, NULL, DATE_DATE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, &cases[i], "2021-03-10");
}

static void unknown_dates_stay_unknown(void **state) {
    static const expected cases[] = {
        {"The envoy left on Friday.", "Friday", "XXXX-WXX-5", DATE_DATE},
        {"It was signed on Sept. 16.", "Sept. 16", "XXXX-09-16", DATE_DATE},
        {"It fell yesterday.", "yesterday", "", DATE_DATE},
        {"It fell in 2019.", "2019", "2019", DATE_DATE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(*state, &cases[i], "");
}

static void days_are_given(void **state) {
    article *a = find(*state, "It fell last month.", "2021-03-10T08:00:00Z");
    assert_int_equal(a->dates.at[0].first_day, 20210201);
    assert_int_equal(a->dates.at[0].last_day, 20210228);
    article_free(a);
}

static void calendars_count(void **state) {
    (void)state;
    for (int32_t d = -200000; d < 200000; d += 37) {
        day_parts p = day_from_number(d);
        assert_int_equal(day_number(p.year, p.month, p.day), d);
    }
    assert_int_equal(day_weekday(day_number(2021, 3, 10)), 3);
    int of;
    assert_int_equal(day_week(day_number(2021, 1, 1), &of), 53);
    assert_int_equal(of, 2020);
}

/* Whatever the bytes, spans lie in the text and in order. */
static void any_text_is_survived(void **state) {
    static const char pieces[][12] = {"the ",     "May ",         "12", ",",    " 2",   "/",    "\n\n",
                                      "last ",    "\xE2\x80\x99", "'",  "a.m.", ":30 ", "year", "-",
                                      "\xC3\xA9", "99999999999",  "Q",  ". ",   "of ",  "ago "};
    char text[512];
    uint32_t seed = 7;
    for (int round = 0; round < 2000; round++) {
        size_t used = 0;
        while (used < sizeof text - 16) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)];
            size_t size = strnlen(piece, 12);
            memcpy(text + used, piece, size);
            used += size;
        }
        text[used] = 0;
        article *a = find(*state, text, round % 2 ? "2021-03-10" : "");
        uint32_t end = 0;
        for (uint32_t i = 0; i < a->dates.size; i++) {
            assert_true(a->dates.at[i].at.begin >= end && a->dates.at[i].at.begin < a->dates.at[i].at.end);
            end = a->dates.at[i].at.end;
        }
        assert_true(end <= used);
        article_free(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_have_values),    cmocka_unit_test(unknown_dates_stay_unknown),
        cmocka_unit_test(days_are_given),       cmocka_unit_test(calendars_count),
        cmocka_unit_test(any_text_is_survived),
    };
    return cmocka_run_group_tests(tests, open_rules, close_rules);
}
