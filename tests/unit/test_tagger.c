/* The network that scores cues and their parts: each processor's arithmetic gives the same bits, long articles are
 * cut without a trace in what a stretch holds, and a damaged head is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/kernel_table.h"
#include "code/attribution_file.h"
#include "parse/parse.h"
#include "read/read.h"

#include <cmocka.h> /* last: it defines fail() */

typedef struct setup {
    arena *arena;
    parser *parser;
    model file;
    attribution_model model;
    article *article;
    float *cues, *parts; /* of one run */
    attribution_net net;
    uint32_t window;
} setup;

static const char *folder(void) { return getenv("READOUT_LANG") ? getenv("READOUT_LANG") : "lang/en"; }

static status open_both(void *context, error *e) {
    setup *s = context;
    s->parser = parser_open(folder(), e);
    return s->parser ? attribution_model_open(s->arena, folder(), &s->file, &s->model, e) : e->status;
}

static int load(void **state) {
    static setup s;
    error e = {0};
    s = (setup){.arena = arena_new()};
    *state = &s;
    return arena_run(s.arena, open_both, &s, &e) == READOUT_OK ? 0 : -1;
}

static int unload(void **state) {
    setup *s = *state;
    model_close(&s->file);
    parser_close(s->parser);
    arena_free(s->arena);
    return 0;
}

static article *parsed(const setup *s, const char *text) {
    article *a = article_new();
    assert_non_null(a);
    assert_int_equal(read_text(a, slice_of(text), "test.txt", NULL, NULL), READOUT_OK);
    assert_int_equal(parser_parse(s->parser, a, NULL), READOUT_OK);
    return a;
}

/* Scores of all tokens as cues, and of the window of the second token as parts. */
static status score(void *context, error *e) {
    (void)e;
    setup *s = context;
    article *a = s->article;
    article_facts f = facts_find(a, &s->model.counts);
    article_counts n = counts_find(&f);
    net_run run;
    net_begin(&run, &s->net, &f, &n);
    s->cues = ARENA_NEW(a->arena, float, (size_t)a->tokens.size *CUE_LABELS);
    for (uint32_t i = 0; i < a->sentences.size; i++) {
        range tokens = a->sentences.at[i].tokens;
        net_cue_scores(&run, tokens, s->cues + (size_t)tokens.first * CUE_LABELS);
    }
    cue_view v = cue_view_new(&f, &n);
    cue_view_set(&v, 1, 1);
    s->window = v.to - v.from;
    s->parts = ARENA_NEW(a->arena, float, (size_t)s->window *PART_LABELS);
    net_part_scores(&run, &v, s->parts);
    return READOUT_OK;
}

static void run_score(setup *s, article *a, const kernel *k) {
    s->article = a;
    s->net = s->model.net;
    s->net.kernel = k;
    assert_int_equal(arena_run(a->arena, score, s, NULL), READOUT_OK);
}

static void test_same_bits(void **state) {
    setup *s = *state;
    article *a = parsed(s, "Norland said on Monday that \"no ship was sunk\". Its minister, Ada Holm, denied it.");
    run_score(s, a, &kernel_plain);
    const float *cues = s->cues, *parts = s->parts;
    for (const kernel *const *k = kernel_all(); *k; k++) {
        run_score(s, a, *k);
        assert_memory_equal(s->cues, cues, sizeof *cues * a->tokens.size * CUE_LABELS);
        assert_memory_equal(s->parts, parts, sizeof *parts * s->window * PART_LABELS);
    }
    assert_true(cues[CUE_LABELS + CUE_BEGIN] > 0);              /* "said" */
    assert_true(parts[SOURCE_ONLY] > 0);                        /* "Norland" */
    assert_true(parts[PART_LABELS + SOURCE_ONLY] <= CHAIN_NEVER); /* the cue itself */
    article_free(a);
}

/* Without states, and with those of another network, it runs all the same. */
static void test_without_states(void **state) {
    setup *s = *state;
    article *a = parsed(s, "Norland said that it was ready.");
    a->states = NULL;
    run_score(s, a, kernel_best());
    article_free(a);
}

/* A text of many stretches and one of a sentence that is longer than any. */
static void test_long_articles(void **state) {
    setup *s = *state;
    char text[40000] = "";
    size_t size = 0;
    for (int i = 0; i < 300; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "Norland said that it was ready. ");
    article *a = parsed(s, text);
    assert_int_equal(a->sentences.size, 300);
    run_score(s, a, kernel_best());
    for (uint32_t i = 0; i < a->tokens.size; i++)
        if (slice_equal(a->tokens.at[i].lemma, SLICE("say")))
            assert_true(s->cues[(size_t)i * CUE_LABELS + CUE_BEGIN] > 0);
    article_free(a);
    size = 0;
    for (int i = 0; i < 3000; i++) size += (size_t)snprintf(text + size, sizeof text - size, "ships ");
    a = parsed(s, text);
    run_score(s, a, kernel_best());
    article_free(a);
}

static void test_damaged_heads(void **state) {
    const setup *s = *state;
    net_head h = s->model.net.head;
    assert_true(net_head_sane(&h));
    h.width = 0;
    assert_false(net_head_sane(&h));
    h = s->model.net.head, h.hidden = 48;
    assert_false(net_head_sane(&h));
    h = s->model.net.head, h.part_rows = 1000;
    assert_false(net_head_sane(&h));
    h = s->model.net.head, h.cue_hidden = 1 << 20;
    assert_false(net_head_sane(&h));
    h = s->model.net.head, h.step_part = 0;
    assert_false(net_head_sane(&h));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_same_bits), cmocka_unit_test(test_without_states),
                                       cmocka_unit_test(test_long_articles), cmocka_unit_test(test_damaged_heads)};
    return cmocka_run_group_tests(tests, load, unload);
}
