/* parse_setup.h - a parser, and texts that it has parsed */
#ifndef TEST_PARSE_SETUP_H
#define TEST_PARSE_SETUP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "parse/conllu.h"
#include "parse/name_agree.h"
#include "parse/parse.h"
#include "parse/recast.h"

#include <cmocka.h>

static parser *p;

static int open_parser(void **state) {
    (void)state;
    error e = {0};
    const char *folder = getenv("READOUT_LANG");
    p = parser_open(folder ? folder : "lang/en", &e);
    if (!p) print_error("%s: %s\n", e.path, e.message);
    return p == NULL;
}

static int close_parser(void **state) {
    (void)state;
    parser_close(p);
    return 0;
}

typedef struct text_and_kind {
    article *a;
    slice text;
} text_and_kind;

static status take_text(void *context, error *e) {
    (void)e;
    text_and_kind *t = context;
    t->a->text = arena_slice(t->a->arena, t->text);
    block *b = vec_push(t->a->arena, &t->a->blocks);
    *b = (block){.at = {0, (uint32_t)t->text.size}, .kind = BLOCK_BODY};
    return READOUT_OK;
}

/* An article whose one paragraph is the text, parsed. */
static article *parsed_slice(slice text) {
    article *a = article_new();
    error e = {0};
    assert_non_null(a);
    text_and_kind t = {a, text};
    assert_int_equal(arena_run(a->arena, take_text, &t, &e), READOUT_OK);
    assert_int_equal(parser_parse(p, a, &e), READOUT_OK);
    return a;
}

static article *parsed(const char *text) { return parsed_slice(slice_of(text)); }

static const token *token_of(const article *a, const char *form) {
    for (uint32_t i = 0; i < a->tokens.size; i++)
        if (slice_equal(article_text(a, a->tokens.at[i].at), slice_of(form))) return &a->tokens.at[i];
    fail_msg("no token '%s'", form);
    return NULL;
}

static void assert_word(const article *a, const char *form, enum upos upos, const char *lemma) {
    const token *t = token_of(a, form);
    assert_int_equal(t->upos, upos);
    assert_true(slice_equal(t->lemma, slice_of(lemma)));
}

#endif
