/* What rows call who did it, from plain text through all rooms to the record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "coder_setup.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

/* The one dispute of a text, added to what is there already; to be given back with json_decref. */
static json_t *only_dispute(void **state, const place *p, const char *text) {
    record *r = opened(p, RECORD_WRITE);
    article *a = coded_text(*state, text);
    assert_non_null(a);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    article_free(a);
    json_t *all = rows(r, "disputes", NULL);
    assert_int_equal(json_array_size(all), 1);
    record_close(r);
    return all;
}

static void assert_doer(void **state, const char *text, const char *wanted) {
    place *p = place_new();
    json_t *all = only_dispute(state, p, text), *doers;
    doers = json_object_get(json_object_get(json_array_get(all, 0), "claim"), "actors");
    assert_string_equal(json_string_value(json_array_get(doers, 0)), wanted);
    json_decref(all);
    place_free(p);
}

static void a_doer_that_is_no_actor_keeps_its_capitals(void **state) {
    assert_doer(
        state,
        "The seafarers' union accused Morland Ferries of falsifying safety logs. Morland denied the accusation.",
        "Morland Ferries");
}

/* "Policemen" have no country of their own. */
static void officers_of_the_state_that_is_charged_are_told(void **state) {
    static const char text[] = "LIMA, March 5 (Sarin Press) - A radio reporter said on Tuesday that policemen had "
                               "beaten him in a cell in Cusco.\n\n"
                               "The Peruvian National Police denied that he had been beaten.";
    place *p = place_new();
    json_t *all = only_dispute(state, p, text), *doer, *claim;
    size_t i;
    bool told = false;
    claim = json_object_get(json_array_get(all, 0), "claim");
    json_array_foreach(json_object_get(claim, "actors"), i, doer) told |=
        !strcmp(json_string_value(doer), "policemen");
    assert_true(told);
    json_decref(all);
    place_free(p);
}

/* Among many reports a row is called in the words of one. */
static void assert_called(void **state, const char *text, const char *wanted) {
    place *p = place_new();
    add_fillers(p);
    json_t *all = only_dispute(state, p, text), *claim;
    claim = json_object_get(json_array_get(all, 0), "claim");
    assert_string_equal(json_string_value(json_object_get(claim, "text")), wanted);
    json_decref(all);
    place_free(p);
}

static void a_pronoun_at_the_front_gets_its_name(void **state) {
    assert_called(state,
                  "Mara Hen-Shelov denied accusations made by Hugo's brother, Otto, that she joined a secret "
                  "movement.",
                  "Mara Hen-Shelov: joined a secret movement");
    assert_called(state, "Dan Holm denied rumours that he was suspended for half a year.",
                  "Dan Holm: was suspended for half a year");
    assert_called(state, "Dan Holm denied reports that his talks with the studio hit a snag.",
                  "Dan Holm: his talks with the studio hit a snag");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_doer_that_is_no_actor_keeps_its_capitals),
                                       cmocka_unit_test(officers_of_the_state_that_is_charged_are_told),
                                       cmocka_unit_test(a_pronoun_at_the_front_gets_its_name)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
