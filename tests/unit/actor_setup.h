/* actor_setup.h - small articles whose trees are given, and their actors */
#ifndef TEST_ACTOR_SETUP_H
#define TEST_ACTOR_SETUP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "code/actor_name.h"
#include "code/code.h"
#include "code/gazetteer.h"
#include "code/mention.h"
#include "parse/conllu.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

/* ---------------------------------------------------------------------------------------------- articles */

/* A sentence a line: tokens as FORM/UPOS/HEAD/RELATION, divided by spaces; HEAD counts from 1. */
static char *conllu_of(const char *text) {
    size_t room = strlen(text) * 8 + 64, used = 0;
    char *out = malloc(room);
    assert_non_null(out);
    slice lines = slice_of(text);
    used += (size_t)snprintf(out + used, room - used, "# newdoc id = a\n");
    while (lines.at) {
        slice line = slice_take(&lines, '\n');
        int number = 0;
        while (line.at && line.size) {
            slice cell = slice_take(&line, ' ');
            slice form = slice_take(&cell, '/'), upos = slice_take(&cell, '/'), head = slice_take(&cell, '/');
            bool plural = slice_ends(upos, SLICE("+"));
            used +=
                (size_t)snprintf(out + used, room - used, "%d\t%.*s\t%.*s\t%.*s\t%s\t_\t%.*s\t%.*s\t_\t_\n", ++number,
                                 (int)form.size, form.at, (int)form.size, form.at, (int)(upos.size - plural), upos.at,
                                 plural ? "NNS" : "_", (int)head.size, head.at, (int)cell.size, cell.at);
        }
        used += (size_t)snprintf(out + used, room - used, "\n");
    }
    return out;
}

static coder *open_coder(void) {
    error e = {0};
    const char *folder = getenv("READOUT_LANG");
    coder *c = coder_open(folder ? folder : "lang/en", &e);
    if (!c)
        print_error("%s:%llu: %s\n", e.path, (unsigned long long)e.line, e.message);
    assert_non_null(c);
    return c;
}

static article *code_text(const coder *c, const char *text) {
    char *conllu = conllu_of(text);
    conllu_reader r = {.rest = slice_of(conllu), .path = "test"};
    article *a = NULL;
    error e = {0};
    assert_int_equal(conllu_read(&r, true, &a, &e), READOUT_OK);
    assert_non_null(a);
    assert_int_equal(coder_code(c, a, &e), READOUT_OK);
    free(conllu);
    return a;
}

/* The actor whose mention has this text, the n-th from 0 in the article. */
static const actor *actor_of(const article *a, const char *text, int n) {
    for (uint32_t i = 0; i < a->mentions.size; i++)
        if (slice_equal(article_text(a, a->mentions.at[i].at), slice_of(text)) && n-- == 0)
            return &a->actors.at[a->mentions.at[i].actor];
    print_error("no mention '%s'\n", text);
    assert_true(false);
    return NULL;
}

static void assert_text(slice got, const char *wanted) {
    if (!slice_equal(got, slice_of(wanted)))
        print_error("'%.*s' instead of '%s'\n", (int)got.size, got.at, wanted);
    assert_true(slice_equal(got, slice_of(wanted)));
}

#endif
