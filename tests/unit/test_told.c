/* Claims that are told where they are denied, from plain text through all rooms to statements. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "coder_setup.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

static const char *field(const json_t *row, const char *key) {
    const char *text = json_string_value(json_object_get(row, key));
    return text ? text : "";
}

/* The statements of a report; json_decref them. */
static json_t *statements_in(void **state, const char *text) {
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    article *a = coded_text(*state, text);
    assert_non_null(a);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    article_free(a);
    json_t *all = rows(r, "statements", NULL);
    record_close(r);
    place_free(p);
    return all;
}

static int count_on(const json_t *all, const char *side, const char *predicate) {
    int count = 0;
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *x = json_array_get(all, i);
        bool claim =
            strcmp(field(x, "rule"), "content") == 0 || strcmp(field(x, "rule"), "content put as a noun") == 0;
        count += claim && strcmp(field(x, "side"), side) == 0 && strcmp(field(x, "predicate"), predicate) == 0;
    }
    return count;
}

static void assert_told_and_denied(void **state, const char *text, const char *predicate) {
    json_t *all = statements_in(state, text);
    if (count_on(all, "asserts", predicate) != 1 || count_on(all, "denies", predicate) != 1)
        print_error("%s\n", text);
    assert_int_equal(count_on(all, "asserts", predicate), 1);
    assert_int_equal(count_on(all, "denies", predicate), 1);
    json_decref(all);
}

static void a_claim_is_the_clause_behind_its_noun(void **state) {
    assert_told_and_denied(state, "The league denied reports that he had been injured by a blast.", "injure");
    assert_told_and_denied(
        state, "She denied accusations made by Hugo's brother, Otto, that she joined a secret movement.", "join");
    assert_told_and_denied(state, "The minister rejected suggestions the Dorvan crown is undervalued.", "undervalue");
    assert_told_and_denied(
        state, "The government has denied local press reports Moresby is pressing for an exchange rate of 28 crowns.",
        "press");
    assert_told_and_denied(state, "An official denied local press reports that the bank had asked investors to wait.",
                           "ask");
}

static void a_verb_may_lead_to_what_is_claimed(void **state) {
    assert_told_and_denied(state, "The firm denied press reports suggesting Velmar was developing a buyout bid.",
                           "develop");
    assert_told_and_denied(state, "The council denied newspaper reports which said the baker had closed a bridge.",
                           "close");
}

static void what_something_is_may_be_claimed(void **state) {
    assert_told_and_denied(
        state, "Borduria rejected charges that fishing vessels seized recently by Syldavia were spy boats.", "boat");
    assert_told_and_denied(
        state, "Cocoa producers dismissed suggestions in the Klow market that their cocoa is inferior.", "inferior");
}

/* "Berg's claim" is what Berg said, not what was said of him. */
static void whose_claim_it_is_tells_which(void **state) {
    static const char *const denials[] = {"called Berg's claim a lie", "rejected Berg's claim"};
    for (int i = 0; i < 2; i++) {
        char text[512];
        snprintf(text, sizeof text,
                 "The regulator accused Norvik Foods of hiding a test.\n\nJan Berg, the director of Norvik Foods, "
                 "said that the regulator had received an email. The spokesman of the regulator, Ola Vik, %s.",
                 denials[i]);
        json_t *all = statements_in(state, text);
        assert_int_equal(count_on(all, "asserts", "hide"), 1);
        assert_int_equal(count_on(all, "denies", "hide"), 0);
        json_decref(all);
    }
}

static void who_is_questioned_is_no_claim(void **state) {
    json_t *all = statements_in(state, "The manager said a porter had been paid 500 crowns to open the door. The "
                                       "porter, who was questioned by police, denied that he had let anyone in.");
    assert_int_equal(count_on(all, "asserts", "pay"), 1);
    assert_int_equal(count_on(all, "questions", "pay"), 0);
    json_decref(all);
}

static void a_pronoun_is_shown_with_its_sentence(void **state) {
    json_t *all = statements_in(state, "Norway accused Peru of sinking a boat. Peru denied that.");
    assert_string_equal(field(json_array_get(all, 1), "side"), "denies");
    assert_string_equal(field(json_array_get(all, 1), "quote"), "Peru denied that.");
    json_decref(all);
}

/* The second deed of a headline is what is said, too, and not the speaker's. */
static void a_headline_tells_two_deeds(void **state) {
    json_t *all = statements_in(
        state, "Peru says Norwegian soldiers crossed border, killed two ranchers\n\nNobody else spoke of it.");
    assert_int_equal(count_on(all, "asserts", "kill"), 1);
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *row = json_array_get(all, i), *who = json_object_get(row, "actors");
        assert_string_equal(field(row, "speaker"), "Peru");
        assert_string_equal(json_string_value(json_array_get(who, 0)), "Norwegian soldiers");
    }
    json_decref(all);
}

static void a_judgement_is_no_claim(void **state) {
    json_t *all =
        statements_in(state, "The suggestion that smugglers were caught near the river is false, a spokesman said.");
    assert_int_equal(count_on(all, "asserts", "false") + count_on(all, "denies", "false"), 0);
    json_decref(all);
}

static void a_quotation_is_the_deniers_own(void **state) {
    json_t *all =
        statements_in(state, "Captain Karl Hentzau rejected the accusation: “Our officers did not sink the boat.”");
    assert_int_equal(count_on(all, "asserts", "sink"), 0);
    json_decref(all);
}

static void who_has_no_information_denies_nothing(void **state) {
    json_t *all = statements_in(state, "HARBOUR OFFICE HAS NO INFORMATION ON RAID RUMOURS\nA Klow spokesman said he "
                                       "had no information on harbour oil and stock market rumours that "
                                       "Syldavia had launched a strike against Borduria.");
    assert_int_equal(count_on(all, "denies", "strike"), 0);
    json_decref(all);
}

static void what_is_said_against_a_claim_is_so(void **state) {
    json_t *all =
        statements_in(state, "A spokesman, Armand Wren, dismissed the criticism: ``Hugo is surrounded by guards.''");
    assert_int_equal(count_on(all, "denies", "surround"), 0);
    json_decref(all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_claim_is_the_clause_behind_its_noun),
        cmocka_unit_test(a_verb_may_lead_to_what_is_claimed),
        cmocka_unit_test(what_something_is_may_be_claimed),
        cmocka_unit_test(whose_claim_it_is_tells_which),
        cmocka_unit_test(who_is_questioned_is_no_claim),
        cmocka_unit_test(a_pronoun_is_shown_with_its_sentence),
        cmocka_unit_test(a_headline_tells_two_deeds),
        cmocka_unit_test(a_judgement_is_no_claim),
        cmocka_unit_test(a_quotation_is_the_deniers_own),
        cmocka_unit_test(who_has_no_information_denies_nothing),
        cmocka_unit_test(what_is_said_against_a_claim_is_so),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
