/* Which quotation marks belong together, and which are apostrophes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/quotation.h"

#include <cmocka.h> /* last: it defines fail() */

/* Paragraphs are lines; tokens are words, which is enough to place them. */
static void fill(article *a, const char *text) {
    a->text = arena_slice(a->arena, slice_of(text));
    uint32_t size = (uint32_t)a->text.size;
    for (uint32_t i = 0, begin = 0; i <= size; i++)
        if (i == size || text[i] == '\n') {
            *(block *)vec_push(a->arena, &a->blocks) = (block){{begin, i}, BLOCK_BODY};
            begin = i + 1;
        }
    for (uint32_t i = 0, begin = 0; i <= size; i++)
        if (i == size || text[i] == ' ' || text[i] == '\n') {
            if (i > begin)
                *(token *)vec_push(a->arena, &a->tokens) = (token){.at = {begin, i}, .head = NONE, .pieces = 1};
            begin = i + 1;
        }
}

typedef struct job {
    const char *text;
    char out[1024];
} job;

/* Each quotation's inside in square brackets, joined by spaces; "<" before one that goes on with the one before, "!"
 * after an unclosed one, and as many "." before it as quotations are around it. */
static status show(void *context, error *e) {
    job *j = ((void **)context)[0];
    article *a = ((void **)context)[1];
    (void)e;
    fill(a, j->text);
    quotations q = quotations_find(a);
    size_t size = 0;
    j->out[0] = 0;
    for (uint32_t i = 0; i < q.list.size; i++) {
        slice inside = article_text(a, q.list.at[i].inside);
        size += (size_t)snprintf(j->out + size, sizeof j->out - size, "%s", i ? " " : "");
        for (uint32_t up = q.list.at[i].parent; up != NONE; up = q.list.at[up].parent)
            size += (size_t)snprintf(j->out + size, sizeof j->out - size, ".");
        size += (size_t)snprintf(j->out + size, sizeof j->out - size, "%s[%.*s]%s",
                                 q.list.at[i].continues == NONE ? "" : "<", (int)inside.size, inside.at,
                                 q.list.at[i].closed ? "" : "!");
    }
    return READOUT_OK;
}

static const char *pairs(const char *text) {
    static job j;
    j.text = text;
    article *a = article_new();
    void *context[] = {&j, a};
    assert_int_equal(arena_run(a->arena, show, context, NULL), READOUT_OK);
    article_free(a);
    return j.out;
}

static void test_pairs(void **state) {
    (void)state;
    assert_string_equal(pairs("He said “we go” and “we stay”."), "[we go] [we stay]");
    assert_string_equal(pairs("\"We go,\" he said. \"We stay.\""), "[We go,] [We stay.]");
    assert_string_equal(pairs("''We go,'' he said, ``and stay.''"), "[We go,] [and stay.]");
    assert_string_equal(pairs("Il dit «on va» (\"we go\")."), "[on va] [we go]");
    assert_string_equal(pairs("No marks at all."), "");
}

static void test_apostrophes(void **state) {
    (void)state;
    assert_string_equal(pairs("The officials' claims don't hold in the '90s."), "");
    assert_string_equal(pairs("The officials’ claims don’t hold, they’re ‘old’."), "[old]");
    assert_string_equal(pairs("Tunis says claims 'have no basis' and it's done"), "[have no basis]");
    assert_string_equal(pairs("Rock 'n roll"), "");
}

static void test_nested(void **state) {
    (void)state;
    assert_string_equal(pairs("“He told me ‘go home’ twice,” she said."), "[He told me ‘go home’ twice,] .[go home]");
    assert_string_equal(pairs("\"He told me 'go home' twice,\" she said."),
                        "[He told me 'go home' twice,] .[go home]");
}

static void test_paragraphs(void **state) {
    (void)state;
    assert_string_equal(pairs("“One.\n“Two.”\n“Three.”"), "[One.]! <[Two.] [Three.]");
    assert_string_equal(pairs("She said: “One.\nTwo.\n“Three.”"), "[One.]! [Three.]");
    assert_string_equal(pairs("“One “two”"), "[One ]! [two]");
}

static void test_places(void **state) {
    (void)state;
    article *a = article_new();
    a->text = (slice){0};
    job j = {.text = "He \"said so\" yes"};
    void *context[] = {&j, a};
    assert_int_equal(arena_run(a->arena, show, context, NULL), READOUT_OK);
    quotations q = quotations_find(a);
    assert_int_equal(q.place[0], PLACE_OUTSIDE);
    assert_int_equal(q.place[1], PLACE_OPENING);
    assert_int_equal(q.place[2], PLACE_CLOSING);
    assert_int_equal(q.place[3], PLACE_OUTSIDE);
    assert_int_equal(q.of_token[3], NONE);
    article_free(a);
}

/* A hundred thousand marks take no more than a moment. */
static void test_many(void **state) {
    (void)state;
    enum { COUNT = 100000 };
    char *text = malloc(COUNT * 3 + 1);
    for (size_t i = 0; i < COUNT; i++) memcpy(text + i * 3, i % 3 ? " \"'" : "'a ", 3);
    text[COUNT * 3] = 0;
    article *a = article_new();
    job *j = calloc(1, sizeof *j);
    j->text = "";
    void *context[] = {j, a};
    assert_int_equal(arena_run(a->arena, show, context, NULL), READOUT_OK);
    fill(a, text);
    quotations q = quotations_find(a);
    assert_true(q.list.size > 0);
    article_free(a);
    free(j);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs),  cmocka_unit_test(test_apostrophes),
                                       cmocka_unit_test(test_nested), cmocka_unit_test(test_paragraphs),
                                       cmocka_unit_test(test_places), cmocka_unit_test(test_many)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
