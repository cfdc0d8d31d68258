/* What clears somebody of a charge without naming it, and what only looks so. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stand_setup.h"

#include <cmocka.h> /* last: it defines fail() */

#define CHARGE "Peru accused Norway of shelling a fishing village on Monday. "

/* Whether somebody denies, by what was claimed before, the shelling. */
static bool denies(void **state, const char *answer) {
    char text[512];
    bool out = false;
    snprintf(text, sizeof text, CHARGE "%s", answer);
    job j = stand_text(state, text);
    assert_non_null(j.article);
    for (uint32_t i = 0; i < j.standing.size; i++) {
        const statement *x = &j.standing.statements[i];
        bool before = slice_equal(x->rule, SLICE("what was claimed before it"));
        out |= before && x->side == SIDE_DENIES &&
               slice_equal(j.article->propositions.at[x->proposition].lemma, SLICE("shell"));
    }
    article_free(j.article);
    return out;
}

static void check(void **state, const char *const *answers, size_t count, bool wanted) {
    bool right = true;
    for (size_t i = 0; i < count; i++)
        if (denies(state, answers[i]) != wanted) {
            print_error("%s\n", answers[i]);
            right = false;
        }
    assert_true(right);
}

static void who_is_clear_denies(void **state) {
    static const char *const answers[] = {
        "Norway said it had done nothing wrong.",
        "Norway said its army had broken no laws.",
        "The Norwegian government said it knew nothing about the shelling of the village.",
        "\"We know nothing about this,\" the Norwegian foreign minister, Jens Vik, said.",
        "Norwegian Foreign Minister Jens Vik said he was unaware of any such act.",
        "\"This never happened,\" the Norwegian army said.",
        "\"Nothing of the sort took place,\" the Norwegian army said.",
        "Norway said it had been framed.",
        "Norway said it had been falsely accused.",
        "Norway said Peru had got its facts wrong.",
        "Norway accused Peru of inventing the story.",
        "Norway countered that it was Peru itself which was to blame.",
        "Norway vowed to fight the accusation.",
        "Norway said it would defend itself.",
        "Norway said it strongly disagreed with the findings.",
    };
    check(state, answers, sizeof answers / sizeof *answers, true);
}

static void who_is_not_charged_or_speaks_of_others_does_not(void **state) {
    static const char *const answers[] = {
        "Brazil said it knew nothing about the shelling of the village.",
        "Norway said Peru knew nothing about ships.",
        "Norway said the dead man had done nothing wrong.",
        "Norway said it might have done something wrong.",
        "Peru said it had done nothing wrong.",
        "Norway said the talks did not take place.",
        "Norway said Brazil was to blame for the drought.",
        "Norway said it knew nothing about the flood in Lima.",
        "Norway accused Brazil of fabricating evidence.",
    };
    check(state, answers, sizeof answers / sizeof *answers, false);
}

/* "A captain who rams boats": of any captain, and of none. */
static void what_is_said_of_any_is_of_none(void **state) {
    job j = stand_text(state, CHARGE "Jens Vik said the court would punish a captain who rams boats.");
    assert_non_null(j.article);
    for (uint32_t i = 0; i < j.standing.size; i++)
        assert_false(
            slice_equal(j.article->propositions.at[j.standing.statements[i].proposition].lemma, SLICE("ram")));
    article_free(j.article);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(who_is_clear_denies),
                                       cmocka_unit_test(what_is_said_of_any_is_of_none),
                                       cmocka_unit_test(who_is_not_charged_or_speaks_of_others_does_not)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
