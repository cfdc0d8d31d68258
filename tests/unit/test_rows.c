/* Which rows of a list of disputes among many reports are one, from plain text through all rooms to the record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "coder_setup.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

/* A list over some reports among many; json_decref it. */
static json_t *list_of(void **state, const char *list, const char *const *texts, int count) {
    place *p = place_new();
    add_fillers(p);
    record *r = opened(p, RECORD_WRITE);
    for (int i = 0; i < count; i++) {
        article *a = coded_text(*state, texts[i]);
        assert_non_null(a);
        assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
        article_free(a);
    }
    json_t *all = rows(r, list, NULL);
    record_close(r);
    place_free(p);
    return all;
}

static size_t count_rows(void **state, const char *const *texts, int count) {
    json_t *all = list_of(state, "disputes", texts, count);
    size_t size = json_array_size(all);
    json_decref(all);
    return size;
}

/* How many statements of a report are made by a rule. */
static size_t count_by(void **state, const char *text, const char *rule) {
    json_t *all = list_of(state, "statements", &text, 1), *x;
    size_t i, count = 0;
    json_array_foreach(all, i, x) count += !strcmp(json_string_value(json_object_get(x, "rule")), rule);
    json_decref(all);
    return count;
}

/* Other verbs, other deniers: what is rumoured is told in the same words. */
static const char *const fever[] = {
    "Velmar radio reported that three quarrymen of the Dorvan quarry had contracted marsh fever. The Velmar clinic "
    "denied reports that three quarrymen of the Dorvan quarry had contracted marsh fever. The Dorvan quarry is shut.",
    "The Velmar clinic is shut. Health inspector Ola Brandt rejected rumours that three cases of marsh fever were "
    "diagnosed among quarrymen of the Dorvan quarry. Velmar radio spoke of marsh fever at the Dorvan quarry."};

/* Two villages that charge each other. */
static const char *const market[] = {
    "Peru rejected rumours that Peru shelled the fish market of Velmar. The fish market of Velmar lies by the Dorvan "
    "quarry.",
    "Ecuador rejected rumours that Ecuador burned the fish market of Velmar. The fish market of Velmar lies by the "
    "Dorvan quarry."};

static void one_rumour_in_other_verbs_is_one_row(void **state) { assert_int_equal(count_rows(state, fever, 2), 1); }

static void deeds_of_two_are_two_rows(void **state) { assert_int_equal(count_rows(state, market, 2), 2); }

/* Who only tells which woman he speaks of does not say that she was detained. */
static const char detained[] =
    "Earlier reports claiming that Peruvian officials had detained the wife of rebel chief Otto Brandt have been "
    "denied by Peru. An Ecuadorian official told Velmar Radio that the woman detained in Peru was not the wife of "
    "Otto Brandt.";

static void what_is_taken_for_granted_is_not_asserted(void **state) {
    const char *text = detained;
    json_t *all = list_of(state, "disputes", &text, 1);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_integer_value(json_object_get(json_array_get(all, 0), "asserters")), 1);
    json_decref(all);
}

/* Where they are told says nothing: "Internet | rumours". */
static void rumours_are_not_their_place(void **state) {
    const char *text = "Judd Holm rebuffs Internet rumors that he died of an overdose.";
    json_t *all = list_of(state, "disputes", &text, 1), *asserts;
    assert_int_equal(json_array_size(all), 1);
    asserts = json_object_get(json_array_get(all, 0), "asserts");
    assert_string_equal(json_string_value(json_object_get(json_array_get(asserts, 0), "speaker")), "Internet rumors");
    json_decref(all);
}

/* "That" is what was said last, and part of a film no part in a deed. */
static void a_denial_takes_no_other_charge(void **state) {
    assert_int_equal(count_by(state,
                              "The book accuses Dan Holm of beating two guards. Holm came to Velmar in May. He lives "
                              "by the lake. The film shows a storm. In one scene he is told to stay behind. \"That "
                              "never happened,\" Holm said.",
                              "what was claimed before it"),
                     0);
    assert_int_equal(count_by(state,
                              "Student Ada Lind told Velmar Radio that Dan Holm drove the beggar to the shop. Holm "
                              "denied faking any part of the film.",
                              "what may have been claimed before it"),
                     0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_rumour_in_other_verbs_is_one_row),
                                       cmocka_unit_test(deeds_of_two_are_two_rows),
                                       cmocka_unit_test(what_is_taken_for_granted_is_not_asserted),
                                       cmocka_unit_test(rumours_are_not_their_place),
                                       cmocka_unit_test(a_denial_takes_no_other_charge)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
