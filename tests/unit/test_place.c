/* Places: which of several of one name, how precise, and what stays without a point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "coder_setup.h"

#include <cmocka.h> /* last: it defines fail() */

typedef struct job {
    const setup *setup;
    article *article;
} job;

static status code(void *context, error *e) {
    job *j = context;
    *vec_push(j->article->arena, &j->article->blocks) = (block){{0, (uint32_t)j->article->text.size}, BLOCK_BODY};
    status s = parser_parse(j->setup->parser, j->article, e);
    return s == READOUT_OK ? coder_code(j->setup->coder, j->article, e) : s;
}

/* The first place of a text: "NAME COUNTRY precision", or "none". */
static void assert_place(void **state, const char *text, const char *want) {
    article *a = article_new();
    job j = {*state, a};
    char got[128] = "none";
    a->text = slice_of(text);
    assert_int_equal(arena_run(a->arena, code, &j, NULL), READOUT_OK);
    for (uint32_t i = a->arguments.size; i-- > 0;) {
        const argument *g = &a->arguments.at[i];
        assert_true(g->site <= a->sites.size && (g->site == 0 || g->role == ROLE_PLACE));
        if (!g->site) continue;
        const site *is = &a->sites.at[g->site - 1];
        assert_true(is->latitude >= -90 && is->latitude <= 90 && is->longitude >= -180 && is->longitude <= 180);
        snprintf(got, sizeof got, "%.*s %s %s", (int)is->name.size, is->name.at, is->country,
                 site_precision_name[is->precision]);
    }
    assert_string_equal(got, want);
    article_free(a);
}

static void one_of_a_name(void **state) {
    assert_place(state, "Norwegian troops attacked in Gdansk on Friday.", "Gdańsk POL city");
    assert_place(state, "Norwegian troops attacked in Bergen on Friday.", "Bergen NOR city");
    assert_place(state, "The ministers met in Peru.", "Peru PER country");
}

static void several_of_a_name(void **state) {
    assert_place(state, "Peru attacked troops near Tripoli on Monday.", "Tripoli LBY city");
    assert_place(state, "Peru attacked troops near Tripoli, Lebanon, on Monday.", "Tripoli LBN city");
    assert_place(state, "Soldiers killed ten people in the Donetsk region.", "Donetsk UKR region");
}

/* A village that the table lacks has no point, though the country of who acts there is known. */
static void unknown_ones(void **state) { assert_place(state, "Norway shelled troops in Zubrowice.", "none"); }

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of_a_name),
        cmocka_unit_test(several_of_a_name),
        cmocka_unit_test(unknown_ones),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
