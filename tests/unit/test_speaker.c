/* Who is named as the speaker of an attribution, from plain text, through parser and coder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/read.h"
#include "coder_setup.h"

#include <cmocka.h> /* last: it defines fail() */

/* The last attribution of the text with this cue has the speaker of this name; "nobody" for none. */
typedef struct speaker_case {
    const char *text, *cue, *speaker, *key; /* key: how the actor's key begins, or NULL */
} speaker_case;

static const speaker_case named_firms[] = {
    {"Defence Minister Bae Jung-hwan told lawmakers on Monday that the army had flown no drone.", "told", "Bae Jung-hwan", "p:"},
    {"Lawmaker Pyo Min-kyu spoke first. The minister had lied, Pyo said.", "said", "Pyo Min-kyu", "p:"},
    {"Clothing chain Vintner & Solberg confirmed on Friday that it had placed orders.", "confirmed", "Vintner & Solberg", "o:"},
    {"Du Marais Co. said that profit grew in the third quarter.", "said", "Du Marais Co.", "o:"},
    {"Wendel's Inc. said that profit grew in the third quarter.", "said", "Wendel's Inc.", "o:"},
    {"Harbor Pacific Corp. wants to buy a bank. Assets fell to $5 million, Harbor Pacific said.", "said", "Harbor Pacific Corp.", "o:"},
    {"Great Northern Airways Inc owns four ships. GNA said that it may buy more of them.", "said", "Great Northern Airways Inc", "o:"},
    {"The Institute for Rescue and Care met on Sunday. The IRC said that two boats had been lost.", "said",
     "Institute for Rescue and Care", "o:"},
};

static article *code(setup *s, const char *text) {
    article *a = article_new();
    assert_non_null(a);
    assert_int_equal(read_text(a, slice_of(text), "test.txt", NULL, NULL), READOUT_OK);
    assert_int_equal(parser_parse(s->parser, a, NULL), READOUT_OK);
    assert_int_equal(coder_code(s->coder, a, NULL), READOUT_OK);
    return a;
}

static void check(setup *s, const speaker_case *c) {
    article *a = code(s, c->text);
    const actor *speaker = NULL;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *x = &a->attributions.at[i];
        if (slice_find(article_text(a, article_extent(a, x->cue)), slice_of(c->cue)) == SIZE_MAX) continue;
        speaker = x->speaker == NONE ? NULL : &a->actors.at[x->speaker];
    }
    slice got = speaker ? speaker->name : SLICE("nobody");
    bool right = slice_equal(got, slice_of(c->speaker)) && (!c->key || (speaker && slice_starts(speaker->key, slice_of(c->key))));
    if (!right) print_error("%s\n    %s: '%.*s' instead of '%s'\n", c->text, c->cue, (int)got.size, got.at, c->speaker);
    assert_true(right);
    article_free(a);
}

static void check_all(setup *s, const speaker_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) check(s, &cases[i]);
}

static void names_are_whole(void **state) { check_all(*state, named_firms, sizeof named_firms / sizeof *named_firms); }

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_whole)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
