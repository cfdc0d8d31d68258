/* Every allocation in parser_open and parser_parse fails in turn: it ends with READOUT_NO_MEMORY, nothing is left,
 * and the parser is as good as before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "parse/parse.h"

#include <cmocka.h>
#undef fail

static const char report[] = "MINISTER DENIES SALE OF SHEEP\n\nOSLO - \"We didn't sell them,\" Ada Holm said on "
                             "Friday, 4 March 2022, of the 40 sheep. "
                             "Mr. Holm's office in Bergen, Norway, wouldn't comment. Holm exported na\xC3\xAFve "
                             "caf\xC3\xA9s; cannot say why.\n";

static const char *folder(void) {
    const char *set = getenv("READOUT_LANG");
    return set ? set : "lang/en";
}

static status take_text(void *context, error *e) {
    (void)e;
    article *a = context;
    a->text = slice_of(report);
    uint32_t title = (uint32_t)slice_find(a->text, SLICE("\n")), size = (uint32_t)a->text.size;
    *(block *)vec_push(a->arena, &a->blocks) = (block){.at = {0, title}, .kind = BLOCK_TITLE};
    *(block *)vec_push(a->arena, &a->blocks) = (block){.at = {title, size}, .kind = BLOCK_BODY};
    return READOUT_OK;
}

static article *report_of(void) {
    article *a = article_new();
    assert_non_null(a);
    assert_int_equal(arena_run(a->arena, take_text, a, NULL), READOUT_OK);
    return a;
}

/* A sentence longer than the network takes at once, and more of them than one run holds. */
static void add_long(article *a, buf *text) {
    for (int i = 0; i < 900; i++) buf_add(text, i % 300 == 299 ? SLICE("sank. ") : SLICE("Oslo and "));
    a->text = buf_slice(text);
    a->blocks.at[0].at.end = 0;
    a->blocks.at[1].at = (span){0, (uint32_t)text->size};
}

/* Each in turn, then in growing steps: with sanitizers every object of an arena is an allocation. */
static uint64_t next_fault(uint64_t n) { return n < 120 ? n + 1 : n + n / 10; }

/* The number of allocations up to a run in which none fails. */
static uint64_t fail_each(const parser *p, bool longer, bool onwards) {
    for (uint64_t n = 1;; n = next_fault(n)) {
        int64_t live = mem_live();
        buf text = {0};
        article *a = report_of();
        error e = {0};
        if (longer) add_long(a, &text);
        mem_fail_at(n, onwards);
        status s = parser_parse(p, a, &e);
        bool failed = mem_failed();
        mem_fail_at(0, false);
        assert_int_equal(s, failed ? READOUT_NO_MEMORY : READOUT_OK);
        if (!failed) assert_true(a->tokens.size > 30 && a->sentences.size > 2);
        article_free(a);
        buf_release(&text);
        assert_int_equal(mem_live(), live);
        if (!failed) return n - 1;
    }
}

static void test_parsing(void **state) {
    error e = {0};
    (void)state;
    parser *p = parser_open(folder(), &e);
    assert_non_null(p);
    for (int longer = 0; longer < 2; longer++) {
        assert_true(fail_each(p, longer, false) > 0);
        assert_true(fail_each(p, longer, true) > 0);
    }
    parser_close(p);
}

static void test_opening(void **state) {
    (void)state;
    int64_t live = mem_live();
    for (uint64_t n = 1;; n = next_fault(n)) {
        error e = {0};
        mem_fail_at(n, false);
        parser *p = parser_open(folder(), &e);
        bool failed = mem_failed();
        mem_fail_at(0, false);
        assert_true(failed ? !p && e.status == READOUT_NO_MEMORY : p != NULL);
        parser_close(p);
        assert_int_equal(mem_live(), live);
        if (!failed) break;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_parsing), cmocka_unit_test(test_opening)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
