/* test_named.c - which date and outlet the name of a file says, and which names say none */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "read/named.h"

#include <cmocka.h> /* last: it defines fail() */

static read_lexicon *lexicon;

typedef struct name_case {
    const char *path, *date, *outlet;
} name_case;

static void assert_names(const name_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        arena *a = arena_new();
        file_name got = named_by(a, lexicon, slice_of(cases[i].path));
        if (strcmp(got.date, cases[i].date) != 0 || !slice_equal(got.outlet, slice_of(cases[i].outlet)))
            fail_msg("%s: '%s' '%.*s'", cases[i].path, got.date, (int)got.outlet.size,
                     got.outlet.size ? got.outlet.at : "");
        arena_free(a);
    }
}

static void a_name_says_date_and_outlet(void **state) {
    static const name_case cases[] = {
        {"2024-03-02-harbour-post.txt", "2024-03-02", "Harbour Post"},
        {"a.b/1999-01-01/2024-03-02_harbour_post", "2024-03-02", "Harbour Post"},
        {"2024-06-02 lake wire.txt", "2024-06-02", "Lake Wire"},
        {"20240602_lake_wire.txt.gz", "2024-06-02", "Lake Wire"},
        {"lake-wire_2024-06-02.txt", "2024-06-02", "Lake Wire"},
        {"2024.06.02 Lake Wire.txt", "2024-06-02", "Lake Wire"},
        {"lake wire 2024_06_02", "2024-06-02", "Lake Wire"},
        {"lake wire (2024-06-02).txt", "2024-06-02", "Lake Wire"},
        {"[2024-06-02] lake--wire (1).txt", "2024-06-02", "Lake Wire"},
        {"lake-wire_2024-06-02 (12).txt", "2024-06-02", "Lake Wire"},
        {"20240602T1530_lake-wire.txt", "2024-06-02", "Lake Wire"},
        {"2024-06-02-15-30-lake-wire.txt", "2024-06-02", "Lake Wire"},
        {"20240602_153000_lake-wire.txt", "2024-06-02", "Lake Wire"},
        {"003_2024-06-02_lake-wire.txt", "2024-06-02", "Lake Wire"},
        {"003-lake-wire-2024-06-02.txt", "2024-06-02", "Lake Wire"},
        {"2024-06-02-20-minutes.txt", "2024-06-02", "20 Minutes"},
        {"7-news-2024-06-02.txt", "2024-06-02", "7 News"},
        {"2024-06-02-lake.co.uk.txt", "2024-06-02", "Lake.co.uk"},
        {"1865-04-15-lake-herald.txt", "1865-04-15", "Lake Herald"},
        {"2024-02-29.txt", "2024-02-29", ""},
        {"2024-06-02-1.txt", "2024-06-02", ""},
        {"Lake Wire 2 June 2024.txt", "2024-06-02", "Lake Wire"},
        {"lake_wire_2_june_2024.txt", "2024-06-02", "Lake Wire"},
        {"Lake Wire, June 2nd, 2024 (1).txt", "2024-06-02", "Lake Wire"},
        {"Lake Wire - 12 June 2024.txt", "2024-06-12", "Lake Wire"},
        {"2024 Jun 02 lake wire.txt", "2024-06-02", "Lake Wire"},
    };
    (void)state;
    assert_names(cases, sizeof cases / sizeof *cases);
}

static void what_is_not_clear_stays_unknown(void **state) {
    static const name_case cases[] = {
        {"02-06-2024-lake-wire.txt", "", ""},
        {"02062024_lake.txt", "", ""},
        {"2024-6-2-lake.txt", "", ""},
        {"2024-06_02-lake.txt", "", ""},
        {"2024-02-30-lake.txt", "", ""},
        {"2023-02-29-lake.txt", "", ""},
        {"2024-13-02-lake.txt", "", ""},
        {"20241302_lake.txt", "", ""},
        {"12024-06-02-lake.txt", "", ""},
        {"2024-06-021-lake.txt", "", ""},
        {"120240602_lake.txt", "", ""},
        {"3f20240602ab.txt", "", ""},
        {"18650415_lake.txt", "", ""},
        {"2190-01-01-lake.txt", "", ""},
        {"1.2024.06.02-lake.txt", "", ""},
        {"v2024.06.02.7-lake.txt", "", ""},
        {"2024-06-02_to_2024-06-05.txt", "", ""},
        {"lake-wire_2024-06-02_valve-shut.txt", "2024-06-02", ""},
        {"lake-wire.txt", "", ""},
        {"lake-wire-june-2024.txt", "", ""},
        {"31-june-2024-lake-wire.txt", "", ""},
        {"lake-wire-2-june-24.txt", "", ""},
        {"2-june-2024-to-5-june-2024.txt", "", ""},
        {"2024.txt", "", ""},
        {"", "", ""},
        {"-", "", ""},
        {".txt", "", ""},
        {"/", "", ""},
        {"2024-06-0", "", ""},
    };
    (void)state;
    assert_names(cases, sizeof cases / sizeof *cases);
}

static int set_up(void **state) {
    const char *lang = getenv("READOUT_LANG");
    error e = {0};
    (void)state;
    lexicon = read_lexicon_open(lang ? lang : "lang/en", &e);
    return !lexicon;
}

static int tear_down(void **state) {
    (void)state;
    read_lexicon_close(lexicon);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_says_date_and_outlet),
        cmocka_unit_test(what_is_not_clear_stays_unknown),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
