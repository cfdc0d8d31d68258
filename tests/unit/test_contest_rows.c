/* Rows of disputes: whom they charge, in whose words they are called, what is one row and what are two, which come
 * first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "record_article.h"
#include "record/contest.h"
#include "record/sides.h"
#include "record/stander.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

static const char *claim_of(json_t *all, size_t i) {
    return text_of(json_object_get(json_array_get(all, i), "claim"), "text");
}

/* ---------------------------------------------------------------------------------------------- who did what */

static const char taken_text[] =
    "Rassendyll said rebels captured Flavia Hentzau. Flavia denied that she was captured.";
static uint32_t flavia(article *a) {
    return person(a, "p:flavia hentzau", "Flavia Hentzau", ACTOR_PERSON, "RUR", "GOV");
}
static void taken(article *a) {
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "rebels captured Flavia Hentzau", STANCE_ASSERTS, NONE, false);
    did(a, t, "captured", "capture", "capture", NONE, NULL, flavia(a));
    uint32_t d = said(a, flavia(a), "Flavia", "denied", "that she was captured", STANCE_DENIES, NONE, false);
    did(a, d, "was captured", "capture", "capture", NONE, NULL, flavia(a));
}

static void who_was_captured_captured_nobody(void **state) {
    add_report(*state, taken_text, "Strelsau Post", "2031-05-02", taken);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_array_size(json_object_get(json_object_get(json_array_get(all, 0), "claim"), "actors")), 0);
    json_decref(all);
}

static const char weekend_text[] = "Rassendyll said Graustark visited Borduria this weekend.";
static void weekend(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark visited Borduria this weekend",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "visited", "visit", "visit", graustark(a), "weekend", borduria(a));
    *vec_push(a->arena, &a->dates) = (date){.at = words(a, "this weekend"), .value = SLICE("2031-W18-WE")};
}

static void a_day_is_no_object(void **state) {
    add_report(*state, weekend_text, "Strelsau Post", "2031-05-02", weekend);
    record *r = opened(*state, RECORD_READ);
    json_t *all = rows(r, "claims", NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(text_of(json_array_get(all, 0), "text"), "Graustark: visit \xe2\x86\x92 Borduria");
    json_decref(all);
    record_close(r);
}

/* ------------------------------------------------------------------------------------------------- its words */

static const char below_text[] =
    "Rassendyll said Graustark sold Borduria's rebels drones below cost. Otto Stanislas denied that it sold "
    "drones below cost to anybody, he added.";
static void below(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sold Borduria's rebels drones below cost",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "sold Borduria's", "sell", "sell", graustark(a), "drones", NONE);
    uint32_t d = said(a, otto(a), "Otto Stanislas", "denied", "that it sold drones below cost to anybody, he added",
                      STANCE_DENIES, NONE, false);
    did(a, d, "sold drones", "sell", "sell", graustark(a), "drones", NONE);
}

/* Among many a dispute is called as who denies it tells it: "sell drones" is not what is disputed. */
static void a_dispute_is_called_in_a_reports_words(void **state) {
    add_report(*state, below_text, "Strelsau Post", "2031-05-02", below);
    json_t *all = all_disputes(*state, NULL);
    assert_string_equal(claim_of(all, 0), "Graustark: sell drones");
    json_decref(all);
    add_fillers(*state);
    all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(claim_of(all, 0), "Graustark: sold drones below cost to anybody");
    json_decref(all);
}

/* The words of who did it are the first ones of the phrase. */
static void by(article *a, proposition *p, const char *phrase, const char *called) {
    span at = words(a, phrase);
    argument *x = &a->arguments.at[p->arguments.first];
    x->spans = article_span(a, (span){at.begin, at.begin + (uint32_t)strlen(called)});
    x->text = slice_of(called);
}

/* "tried to", "of selling": what stands before predicate and arguments in their clause is what is disputed, too. */
static const char accusing_text[] =
    "Rassendyll accused Graustark of trying to sell drones in the U.S. Virgin Isles. Otto Stanislas denied that it "
    "tried to sell the drones.";
static void accusing(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "accused",
                      "Graustark of trying to sell drones in the U.S. Virgin Isles", STANCE_ASSERTS, NONE, false);
    did(a, t, "sell", "sell", "sell", graustark(a), "drones", NONE);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        token *x = &a->tokens.at[i];
        if (!slice_equal(article_text(a, x->at), SLICE("of"))) continue;
        x->upos = UPOS_SCONJ;
        x->relation = REL_MARK;
        x->head = i + 1;
    }
}

static void accused_of_trying(article *a) {
    accusing(a);
    by(a, &a->propositions.at[0], "Graustark of", "Graustark");
    uint32_t d =
        said(a, otto(a), "Otto Stanislas", "denied", "that it tried to sell the drones", STANCE_DENIES, NONE, false);
    by(a, did(a, d, "sell the", "sell", "sell", graustark(a), "the drones", NONE), "it tried", "it");
}

static void denied_trying(article *a) {
    accused_of_trying(a);
    a->attributions.at[0].kind = KIND_DIRECT; /* so that the denial tells it better */
}

static const char refused_text[] = "Rassendyll said Graustark sold drones. Hentzau said reports that Graustark tried "
                                   "to sell drones at sea were plainly false.";
static void refused(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sold drones", STANCE_ASSERTS, NONE, false);
    did(a, t, "sold", "sell", "sell", graustark(a), "drones", NONE);
    uint32_t hentzau = person(a, "p:hugo hentzau", "Hugo Hentzau", ACTOR_PERSON, "GRA", "GOV");
    uint32_t outer =
        said(a, hentzau, "Hentzau", "said reports",
             "reports that Graustark tried to sell drones at sea were plainly false", STANCE_DENIES, NONE, false);
    uint32_t inner = said(a, NONE, NULL, "reports", "that Graustark tried to sell drones at sea were plainly false",
                          STANCE_REPORTS, outer, true);
    by(a, did(a, inner, "sell drones", "sell", "sell", graustark(a), "drones at", NONE), "Graustark tried",
       "Graustark");
    uint32_t noun_at = NONE, judgement = NONE;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        slice text = article_text(a, a->tokens.at[i].at);
        if (slice_equal(text, SLICE("reports"))) noun_at = i;
        if (slice_equal(text, SLICE("false"))) judgement = i;
    }
    a->tokens.at[noun_at].relation = REL_NSUBJ;
    a->tokens.at[noun_at].head = judgement;
    /* "were plainly" is its own */
    for (uint32_t i = noun_at + 1; i < judgement; i++) a->tokens.at[i].head = i + 2 < judgement ? noun_at : judgement;
    a->tokens.at[noun_at + 1].upos = UPOS_SCONJ;
    a->tokens.at[noun_at + 1].relation = REL_MARK;
    a->attributions.at[inner].cue_head = noun_at;
}

static uint32_t hentzau_of(article *a) {
    return person(a, "p:hugo hentzau", "Hugo Hentzau", ACTOR_PERSON, "GRA", "GOV");
}

static const char camp_text[] = "Rassendyll said Graustark ran the camp like \"a salt mine at night\" for years. "
                                "Otto Stanislas denied running the camp.";
static void ran_camp(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said",
                      "Graustark ran the camp like \"a salt mine at night\" for years", STANCE_ASSERTS, NONE, false);
    by(a, did(a, t, "ran", "run", "run", graustark(a), "the camp", NONE), "Graustark ran", "Graustark");
    uint32_t d = said(a, otto(a), "Otto Stanislas", "denied", "running the camp", STANCE_DENIES, NONE, false);
    a->attributions.at[d].kind = KIND_DIRECT; /* so that the charge tells it better */
    did(a, d, "running", "run", "run", graustark(a), "the camp.", NONE);
}

static const char torn_text[] = "Rassendyll said Graustark \"sold drones, and tons of them in the dark of the night "
                                "for years\". Otto Stanislas denied selling drones.";
static void torn(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said",
                      "Graustark \"sold drones, and tons of them in the dark of the night for years\"",
                      STANCE_ASSERTS, NONE, false);
    by(a, did(a, t, "sold", "sell", "sell", graustark(a), "drones", NONE), "Graustark \"", "Graustark");
    uint32_t d = said(a, otto(a), "Otto Stanislas", "denied", "selling drones", STANCE_DENIES, NONE, false);
    a->attributions.at[d].kind = KIND_DIRECT;
    did(a, d, "selling", "sell", "sell", graustark(a), "drones.", NONE);
}

static void assert_title(void **state, const char *text, void (*make)(article *a), const char *wanted) {
    add_fillers(*state);
    add_report(*state, text, "Strelsau Post", "2031-05-02", make);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(claim_of(all, 0), wanted);
    json_decref(all);
}

static void a_short_quotation_is_of_its_clause(void **state) {
    assert_title(state, camp_text, ran_camp, "Graustark ran the camp like \"a salt mine at night\" for years");
}

static void a_mark_without_its_other_is_left_out(void **state) {
    assert_title(state, torn_text, torn, "Graustark sold drones");
}

/* Its denial would tell it better, but begins with whose it is. */
static const char envoy_text[] =
    "Rassendyll said Graustark sold drones. Hentzau dismissed claims that its envoy sold drones.";
static void envoy(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sold drones", STANCE_ASSERTS, NONE, false);
    by(a, did(a, t, "sold", "sell", "sell", graustark(a), "drones.", NONE), "Graustark", "Graustark");
    uint32_t outer = said(a, hentzau_of(a), "Hentzau", "dismissed", "claims that its envoy sold drones",
                          STANCE_DENIES, NONE, false);
    uint32_t inner = said(a, NONE, NULL, "claims", "that its envoy sold drones", STANCE_ASSERTS, outer, true);
    by(a, did(a, inner, "sold drones.", "sell", "sell", graustark(a), "drones.", NONE), "its envoy", "its envoy");
    for (uint32_t i = 0; i < a->tokens.size; i++)
        if (slice_equal(article_text(a, a->tokens.at[i].at), SLICE("its"))) {
            a->tokens.at[i].upos = UPOS_PRON;
            a->tokens.at[i].relation = REL_NMOD_POSS;
            a->tokens.at[i - 1].upos = UPOS_SCONJ;
            a->tokens.at[i - 1].relation = REL_MARK;
        }
}

static void a_title_begins_with_no_pronoun(void **state) {
    assert_title(state, envoy_text, envoy, "Graustark sold drones");
}

static void all_of_its_clause_is_what_is_disputed(void **state) {
    add_fillers(*state);
    add_report(*state, accusing_text, "Strelsau Post", "2031-05-02", accused_of_trying);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(claim_of(all, 0), "Graustark: trying to sell drones in the U.S. Virgin Isles");
    json_decref(all);
}

static void who_did_it_goes_before_all_of_its_clause(void **state) {
    add_fillers(*state);
    add_report(*state, accusing_text, "Strelsau Post", "2031-05-02", denied_trying);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(claim_of(all, 0), "Graustark: tried to sell the drones");
    json_decref(all);
}

static void what_is_thought_of_a_claim_is_no_part_of_it(void **state) {
    add_fillers(*state);
    add_report(*state, refused_text, "Strelsau Post", "2031-05-02", refused);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(claim_of(all, 0), "Graustark tried to sell drones at sea");
    json_decref(all);
}

/* ------------------------------------------------------------------------------------------------- rows of one */

static const char broke_text[] =
    "Rassendyll said Graustark broke the treaty by selling drones. Otto Stanislas denied breaking the treaty. "
    "Karl Stanislas denied the sale of drones.";
static void deny_both(article *a, uint32_t selling) {
    did(a, selling, "selling", "sell", "sell", graustark(a), "drones", NONE);
    uint32_t d =
        said(a, otto(a), "Otto Stanislas", "denied breaking", "breaking the treaty", STANCE_DENIES, NONE, false);
    did(a, d, "breaking", "break", "break", graustark(a), "treaty", NONE);
    uint32_t e =
        said(a, stanislas(a), "Karl Stanislas", "denied the sale", "the sale of drones", STANCE_DENIES, NONE, false);
    did(a, e, "sale", "sell", "sell", graustark(a), "drones", NONE);
}

static void broke(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark broke the treaty by selling drones",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "broke", "break", "break", graustark(a), "treaty", NONE);
    deny_both(a, t);
}

/* One sentence charges with both, so that it is one dispute; said by two they are two. */
static void broke_and_sold(article *a) {
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "Graustark broke the treaty", STANCE_ASSERTS, NONE, false);
    did(a, t, "broke", "break", "break", graustark(a), "treaty", NONE);
    deny_both(a, said(a, ruritania(a), NULL, "by", "selling drones", STANCE_ASSERTS, NONE, false));
}

static void one_sentence_makes_one_row(void **state) {
    add_fillers(*state);
    add_report(*state, broke_text, "Strelsau Post", "2031-05-02", broke);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_array_size(json_object_get(json_array_get(all, 0), "claims")), 2);
    assert_int_equal(json_integer_value(json_object_get(json_array_get(all, 0), "deniers")), 2);
    json_decref(all);
}

static void two_sentences_make_two(void **state) {
    add_fillers(*state);
    add_report(*state, broke_text, "Strelsau Post", "2031-05-02", broke_and_sold);
    assert_int_equal(count_disputes(*state), 2);
}

/* An office's denial, word for word in two reports of which each charges with another deed; short, it may be
 * anybody's. */
static const char stood_text[] = "Rassendyll said Graustark sold drones. \"The suggestion that anything of the kind "
                                 "was handed over to anybody at all is "
                                 "wholly untrue\", Hentzau said.";
static const char lied_text[] = "Flavia said Graustark broke the treaty. \"The suggestion that anything of the kind "
                                "was handed over to anybody at all is "
                                "wholly untrue\", Hentzau said.";
static const char brief_text[] = "Rassendyll said Graustark sold drones. \"Untrue\", Hentzau said.";
static const char terse_text[] = "Flavia said Graustark broke the treaty. \"Untrue\", Hentzau said.";

static void sold_of(article *a, const char *denial) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sold drones", STANCE_ASSERTS, NONE, false);
    did(a, t, "sold", "sell", "sell", graustark(a), "drones", NONE);
    uint32_t d = said(a, hentzau_of(a), "Hentzau", "Hentzau said", denial, STANCE_DENIES, NONE, false);
    did(a, d, denial, "sell", "sell", graustark(a), "drones", NONE);
}

static void broke_of(article *a, const char *denial) {
    uint32_t flavia_at = person(a, "p:flavia hentzau", "Flavia Hentzau", ACTOR_PERSON, "RUR", "GOV");
    uint32_t t = said(a, flavia_at, "Flavia", "said", "Graustark broke the treaty", STANCE_ASSERTS, NONE, false);
    did(a, t, "broke", "break", "break", graustark(a), "treaty", NONE);
    uint32_t d = said(a, hentzau_of(a), "Hentzau", "Hentzau said", denial, STANCE_DENIES, NONE, false);
    did(a, d, denial, "break", "break", graustark(a), "treaty", NONE);
}

static const char in_full[] =
    "The suggestion that anything of the kind was handed over to anybody at all is wholly untrue";
static void stood(article *a) { sold_of(a, in_full); }
static void lied(article *a) { broke_of(a, in_full); }
static void brief(article *a) { sold_of(a, "Untrue"); }
static void terse(article *a) { broke_of(a, "Untrue"); }

static void one_denial_word_for_word_makes_one_row(void **state) {
    add_fillers(*state);
    add_report(*state, stood_text, "Strelsau Post", "2031-05-02", stood);
    add_report(*state, lied_text, "Klow Herald", "2031-05-03", lied);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_integer_value(json_object_get(json_array_get(all, 0), "asserters")), 2);
    json_decref(all);
}

static void short_words_make_two(void **state) {
    add_fillers(*state);
    add_report(*state, brief_text, "Strelsau Post", "2031-05-02", brief);
    add_report(*state, terse_text, "Klow Herald", "2031-05-03", terse);
    assert_int_equal(count_disputes(*state), 2);
}

/* ------------------------------------------------------------------------------------------------- order */

static const char lent_text[] = "Rassendyll said Ruritania lent ships to Graustark. Otto Stanislas, a poet, said the "
                                "loan never was: it lent none.";
static void lent(article *a) {
    uint32_t poet = person(a, "p:otto stanislas", "Otto Stanislas", ACTOR_PERSON, "", "");
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Ruritania lent ships to Graustark", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "lent", "lend", "lend", ruritania(a), "ships", graustark(a));
    uint32_t d = said(a, poet, "Otto Stanislas", "never", "it lent none", STANCE_ASSERTS, NONE, false);
    did(a, d, "lent none", "lend", "lend", ruritania(a), NULL, graustark(a))->negative = true;
}

static void the_certain_come_first(void **state) {
    add_fillers(*state);
    add_report(*state, lent_text, "Evening Courier", "2031-05-02", lent);
    add_reports(*state, (int[]){0, 2}, 2);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 2);
    assert_string_equal(claim_of(all, 0), "Graustark: exporting drones to Borduria");
    assert_true(json_number_value(json_object_get(json_array_get(all, 0), "certainty")) >
                json_number_value(json_object_get(json_array_get(all, 1), "certainty")));
    json_decref(all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(who_was_captured_captured_nobody, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_day_is_no_object, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_dispute_is_called_in_a_reports_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_of_its_clause_is_what_is_disputed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_short_quotation_is_of_its_clause, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mark_without_its_other_is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_title_begins_with_no_pronoun, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_did_it_goes_before_all_of_its_clause, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_thought_of_a_claim_is_no_part_of_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_sentence_makes_one_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_sentences_make_two, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_denial_word_for_word_makes_one_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(short_words_make_two, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_certain_come_first, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
