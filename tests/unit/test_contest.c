/* What of a claim is a dispute: in a record of many reports an assertion and a denial must tell of the same; in one
 * of a few they mostly do. Rows: test_contest_rows.c. */
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

static void stays_among_many(void **state) {
    add_fillers(*state);
    add_reports(*state, (int[]){0, 1, 2}, 3);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_true(json_number_value(json_object_get(json_array_get(all, 0), "certainty")) >= 4);
    assert_int_equal(json_integer_value(json_object_get(json_array_get(all, 0), "deniers")), 2);
    json_decref(all);
}

static const char boasted_text[] = "Stanislas said Graustark sent drones to Borduria.";
static void boasted(article *a) {
    uint32_t t =
        said(a, stanislas(a), "Stanislas", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE, false);
    did(a, t, "sent", "send", "give", graustark(a), "drones", borduria(a));
}

static void who_denies_does_not_assert_by_likeness(void **state) {
    add_fillers(*state);
    add_reports(*state, (int[]){0}, 1);
    add_report(*state, boasted_text, "Klow Herald", "2031-05-03", boasted);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_array_size(json_object_get(d, "asserts")), 1);
    assert_int_equal(json_array_size(json_object_get(d, "denies")), 1);
    json_decref(all);
}

/* ------------------------------------------------------------------------------------- one family, two matters */

static const char bombed_text[] =
    "Rassendyll said Graustark bombed the port. Otto Stanislas added: Graustark bombed no hospitals.";
static void bombed(article *a) {
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "Graustark bombed the port", STANCE_ASSERTS, NONE, false);
    did(a, t, "bombed", "bomb", "bomb", graustark(a), "port", NONE);
    uint32_t d =
        said(a, otto(a), "Otto Stanislas", "added", "Graustark bombed no hospitals", STANCE_ASSERTS, NONE, false);
    did(a, d, "bombed no", "bomb", "bomb", graustark(a), "hospitals", NONE)->negative = true;
}

static void other_things_done_are_no_dispute(void **state) {
    add_report(*state, bombed_text, "Strelsau Post", "2031-05-02", bombed);
    assert_int_equal(count_disputes(*state), 1); /* of one report they may be one happening */
    add_fillers(*state);
    assert_int_equal(count_disputes(*state), 0);
}

/* ------------------------------------------------------------------------------------------ what is, and may be */

static const char sells_text[] = "Rassendyll said Graustark sold drones to Borduria.";
static void sells(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sold drones to Borduria", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "sold", "sell", "sell", graustark(a), "drones", borduria(a));
}

static const char will_not_text[] = "Otto Stanislas said Graustark would not sell drones to Borduria.";
static void will_not(article *a) {
    uint32_t t = said(a, otto(a), "Otto Stanislas", "said", "Graustark would not sell drones to Borduria",
                      STANCE_ASSERTS, NONE, false);
    proposition *p = did(a, t, "sell", "sell", "sell", graustark(a), "drones", borduria(a));
    p->negative = true;
    p->factuality = FACT_POSSIBLE;
}

static void what_will_not_be_is_no_denial_of_what_was(void **state) {
    add_fillers(*state);
    add_report(*state, sells_text, "Strelsau Post", "2031-05-02", sells);
    add_report(*state, will_not_text, "Klow Herald", "2031-05-03", will_not);
    assert_int_equal(count_disputes(*state), 0);
}

static const char offers_text[] =
    "Rassendyll said Graustark would sell drones to Borduria. Otto Stanislas said Graustark would not.";
static void offers(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark would sell drones to Borduria",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "sell", "sell", "sell", graustark(a), "drones", NONE)->factuality = FACT_POSSIBLE;
}

static void wont(article *a) {
    offers(a);
    uint32_t d = said(a, graustark(a), "Otto Stanislas", "said", "Graustark would not", STANCE_ASSERTS, NONE, false);
    proposition *p = did(a, d, "would not", "sell", "sell", graustark(a), "drones", NONE);
    p->negative = true;
    p->factuality = FACT_POSSIBLE;
}

static void denied(article *a) {
    offers(a);
    uint32_t d = said(a, graustark(a), "Otto Stanislas", "said", "Graustark would not", STANCE_DENIES, NONE, false);
    did(a, d, "would not", "sell", "sell", graustark(a), "drones", NONE)->factuality = FACT_POSSIBLE;
}

static void who_will_not_do_it_denies_nothing(void **state) {
    add_fillers(*state);
    add_report(*state, offers_text, "Strelsau Post", "2031-05-02", wont);
    assert_int_equal(count_disputes(*state), 0);
}

static void a_rumour_of_plans_can_be_denied(void **state) {
    add_fillers(*state);
    add_report(*state, offers_text, "Strelsau Post", "2031-05-02", denied);
    assert_int_equal(count_disputes(*state), 1);
}

/* "Graustark said it would sell drones", "the idea that it sells them is absurd": that is a policy. */
static const char plans_text[] = "Graustark said it would sell drones to Borduria. Rassendyll denied that Graustark "
                                 "would sell drones to Borduria.";
static void plans(article *a) {
    uint32_t t =
        said(a, graustark(a), "Graustark", "said", "it would sell drones to Borduria", STANCE_ASSERTS, NONE, false);
    did(a, t, "would sell", "sell", "sell", graustark(a), "drones", borduria(a))->factuality = FACT_POSSIBLE;
    uint32_t d = said(a, rassendyll(a), "Rassendyll", "denied", "that Graustark would sell drones to Borduria",
                      STANCE_DENIES, NONE, false);
    did(a, d, "would sell", "sell", "sell", graustark(a), "drones", borduria(a))->factuality = FACT_POSSIBLE;
}

static void who_opposes_a_plan_does_not_deny_it(void **state) {
    add_fillers(*state);
    add_report(*state, plans_text, "Strelsau Post", "2031-05-02", plans);
    assert_int_equal(count_disputes(*state), 0);
}

/* "We sell silver drones", "they sell none": who does it asserts it, so another denies it without a word for it. */
static const char boasts_text[] =
    "Graustark said that it sells silver drones. Ruritania said that Graustark sells no silver drones.";
static void boasts(article *a) {
    uint32_t t = said(a, graustark(a), "Graustark", "said", "it sells silver drones", STANCE_ASSERTS, NONE, false);
    did(a, t, "sells", "sell", "sell", graustark(a), "silver drones", NONE);
    uint32_t d = said(a, ruritania(a), "Ruritania said", "said that Graustark", "Graustark sells no silver drones",
                      STANCE_ASSERTS, NONE, false);
    did(a, d, "sells no", "sell", "sell", graustark(a), "silver drones", NONE)->negative = true;
}

static void what_one_boasts_of_can_be_denied_plainly(void **state) {
    add_fillers(*state);
    add_report(*state, boasts_text, "Strelsau Post", "2031-05-02", boasts);
    assert_int_equal(count_disputes(*state), 1);
}

/* "They are not sure how much it sold" is said of another, and by no word of denying. */
static const char unsure_text[] = "Rassendyll said Graustark sold silver drones. "
                                  "Ruritania said it was not sure that Graustark sold silver drones.";
static void unsure(article *a) {
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "Graustark sold silver drones", STANCE_ASSERTS, NONE, false);
    did(a, t, "sold", "sell", "sell", graustark(a), "silver drones", NONE);
    uint32_t d = said(a, ruritania(a), "Ruritania said", "it was", "sure that Graustark sold silver drones",
                      STANCE_ASSERTS, NONE, false);
    did(a, d, "not sure", "sell", "sell", graustark(a), "silver drones", NONE)->negative = true;
}

static void who_is_denied_by_himself_or_in_words(void **state) {
    add_fillers(*state);
    add_report(*state, unsure_text, "Strelsau Post", "2031-05-02", unsure);
    assert_int_equal(count_disputes(*state), 0);
}

/* --------------------------------------------------------------------------------- denials without words of their
 * own */

static const char remarks_text[] =
    "Rassendyll said Graustark sold drones to Borduria. Hentzau rejected the remarks of the singer.";
static void remarks(article *a) {
    sells(a);
    uint32_t singer = person(a, "p:flavia hentzau", "Flavia Hentzau", ACTOR_PERSON, "", "");
    said(a, singer, "Hentzau", "rejected", "the remarks of the singer", STANCE_DENIES, NONE, false);
}

static void who_rejects_something_denies_no_deed_of_others(void **state) {
    add_fillers(*state);
    add_report(*state, remarks_text, "Strelsau Post", "2031-05-02", remarks);
    assert_int_equal(count_disputes(*state), 0);
    add_reports(*state, (int[]){3}, 1); /* "Graustark called the claims baseless" is of its own deed */
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_array_size(json_object_get(json_array_get(all, 0), "denies")), 1);
    json_decref(all);
}

static const char fraud_text[] =
    "Rassendyll said Graustark sold drones to Borduria. Graustark called the fraud claims baseless.";
static void fraud(article *a) {
    sells(a);
    said(a, graustark(a), "Graustark called", "called", "the fraud claims", STANCE_DENIES, NONE, false);
    for (uint32_t i = 0; i < a->tokens.size; i++) { /* their words are nouns */
        slice lemma = a->tokens.at[i].lemma;
        if (slice_equal(lemma, SLICE("fraud")) || slice_equal(lemma, SLICE("claim")))
            a->tokens.at[i].upos = UPOS_NOUN;
    }
}

static void other_claims_are_denied_than_those_found(void **state) {
    add_report(*state, fraud_text, "Strelsau Post", "2031-05-02", fraud);
    assert_int_equal(count_disputes(*state), 1); /* in one report it may be meant */
    add_fillers(*state);
    assert_int_equal(count_disputes(*state), 0);
}

static const char told_text[] =
    "Rassendyll said Graustark sold drones to Borduria. Graustark denied reports that it would wait.";
static void told(article *a) {
    sells(a);
    uint32_t outer =
        said(a, graustark(a), "Graustark denied", "denied", "reports that it would wait", STANCE_DENIES, NONE, false);
    said(a, NONE, NULL, "reports", "that it would wait", STANCE_REPORTS, outer, true);
    for (uint32_t i = 0; i < a->tokens.size; i++)
        if (slice_equal(article_text(a, a->tokens.at[i].at), SLICE("reports")))
            a->tokens.at[i].lemma = SLICE("report");
}

static void reports_that_are_told_are_what_is_denied(void **state) {
    add_fillers(*state);
    add_report(*state, told_text, "Strelsau Post", "2031-05-02", told);
    assert_int_equal(count_disputes(*state), 0);
}

/* The clause stands under no attribution of its own here. */
static void told_plainly(article *a) {
    sells(a);
    said(a, graustark(a), "Graustark denied", "denied", "reports that it would wait", STANCE_DENIES, NONE, false);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        token *t = &a->tokens.at[i];
        if (slice_equal(article_text(a, t->at), SLICE("reports"))) *t = (token){.at = t->at,
            .lemma = SLICE("report"), .upos = UPOS_NOUN, .head = NONE, .sentence = t->sentence, .pieces = 1};
        if (!slice_equal(article_text(a, t->at), SLICE("that"))) continue;
        t->relation = REL_MARK;
        t->head = i + 3; /* "wait" */
    }
}

static void a_clause_tells_what_is_denied(void **state) {
    add_fillers(*state);
    add_report(*state, told_text, "Strelsau Post", "2031-05-02", told_plainly);
    assert_int_equal(count_disputes(*state), 0);
}

static const char fate_text[] =
    "Rassendyll said Graustark sold drones to Borduria. Graustark denied involvement with the fate of the drones.";
static void fate(article *a) {
    sells(a);
    said(a, graustark(a), "Graustark denied", "denied", "involvement with the fate of the drones", STANCE_DENIES,
         NONE, false);
    uint32_t of = NONE;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        token *t = &a->tokens.at[i];
        slice text = article_text(a, t->at);
        bool noun = slice_equal(text, SLICE("involvement")) || slice_equal(text, SLICE("fate"));
        if (noun || slice_equal(text, SLICE("drones"))) t->upos = UPOS_NOUN;
        t->head = of; /* each noun's is the one before it */
        if (noun) of = i;
    }
}

static void a_part_is_denied_in_what_is_named(void **state) {
    add_fillers(*state);
    add_report(*state, fate_text, "Strelsau Post", "2031-05-02", fate);
    assert_int_equal(count_disputes(*state), 0);
}

static void who_is_guessed_to_assert_joins_only_surely(void **state) {
    const struct { slice rule; uint8_t side; double score; bool joins;
    } cases[] = {{SLICE("content"), SIDE_ASSERTS, 0.3, true},
                 {LEARNED, SIDE_DENIES, 0.5, true},
                 {LEARNED, SIDE_ASSERTS, 0.7, false},
                 {LEARNED, SIDE_ASSERTS, 0.9, true},
                 {PERHAPS, SIDE_DENIES, 0.9, false}};
    /* "those not sold" */
    const member of_which = {.rule = SLICE("content"), .side = SIDE_DENIES, .score = 0.9, .marks = MARK_PRESUPPOSED};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        member m = {.rule = cases[i].rule, .side = cases[i].side, .score = cases[i].score};
        assert_int_equal(contest_joins(&m), cases[i].joins);
    }
    assert_false(contest_joins(&of_which));
}

static const char wrote_text[] = "Graustark sold drones to Borduria. Graustark denied selling drones there.";
static void wrote(article *a) {
    did(a, NONE, "sold", "sell", "sell", graustark(a), "drones", borduria(a));
    uint32_t t =
        said(a, graustark(a), "Graustark denied", "denied", "selling drones there", STANCE_DENIES, NONE, false);
    did(a, t, "selling", "sell", "sell", graustark(a), "drones there", borduria(a));
}

static void what_a_reporter_writes_is_no_side(void **state) {
    add_fillers(*state);
    add_report(*state, wrote_text, "Strelsau Post", "2031-05-02", wrote);
    assert_int_equal(count_disputes(*state), 0);
}

static const char judged_text[] =
    "Hentzau said Rassendyll's allegation that Graustark sold drones to Borduria was false.";
static void judged(article *a) {
    uint32_t hentzau = person(a, "p:hugo hentzau", "Hugo Hentzau", ACTOR_PERSON, "GRA", "GOV");
    uint32_t outer =
        said(a, hentzau, "Hentzau", "said",
             "Rassendyll's allegation that Graustark sold drones to Borduria was false", STANCE_ASSERTS, NONE, false);
    uint32_t inner = said(a, rassendyll(a), "Rassendyll's", "allegation",
                          "that Graustark sold drones to Borduria was false", STANCE_DENIES, outer, true);
    did(a, inner, "sold", "sell", "sell", graustark(a), "drones", borduria(a));
}

static void who_calls_a_claim_false_denies_it(void **state) {
    add_fillers(*state);
    add_report(*state, judged_text, "Strelsau Post", "2031-05-02", judged);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(text_of(json_array_get(json_object_get(d, "asserts"), 0), "actor"), "Rudolf Rassendyll");
    assert_string_equal(text_of(json_array_get(json_object_get(d, "denies"), 0), "actor"), "Hugo Hentzau");
    json_decref(all);
}

/* Nobody is named who says it, but somebody denies it as a report. */
static const char rumour_text[] = "Hentzau denied local newspaper reports that Graustark sold drones to Borduria.";
static void rumour(article *a) {
    uint32_t hentzau = person(a, "p:hugo hentzau", "Hugo Hentzau", ACTOR_PERSON, "GRA", "GOV");
    uint32_t outer =
        said(a, hentzau, "Hentzau", "denied", "local newspaper reports that Graustark sold drones to Borduria",
             STANCE_DENIES, NONE, false);
    uint32_t inner =
        said(a, NONE, NULL, "reports", "that Graustark sold drones to Borduria", STANCE_REPORTS, outer, true);
    did(a, inner, "sold", "sell", "sell", graustark(a), "drones", borduria(a));
}

/* Of no thing, and by nobody: nothing but that it is denied where it is told speaks for it. */
static const char waited_text[] = "Hentzau dismissed suggestions that Graustark vanished.";
static void waited(article *a) {
    uint32_t hentzau = person(a, "p:hugo hentzau", "Hugo Hentzau", ACTOR_PERSON, "RUR", "GOV");
    uint32_t outer =
        said(a, hentzau, "Hentzau", "dismissed", "suggestions that Graustark vanished", STANCE_DENIES, NONE, false);
    uint32_t inner = said(a, NONE, NULL, "suggestions", "that Graustark vanished", STANCE_ASSERTS, outer, true);
    did(a, inner, "vanished", "vanish", "vanish", graustark(a), NULL, NONE);
}

static void a_claim_told_in_its_denial_is_a_dispute(void **state) {
    add_fillers(*state);
    add_report(*state, waited_text, "Strelsau Post", "2031-05-02", waited);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(text_of(json_array_get(json_object_get(d, "asserts"), 0), "speaker"), "suggestions");
    json_decref(all);
}

static const char heard_text[] = "Hentzau heard local newspaper reports that Graustark sold drones to Borduria. Otto "
                                 "Stanislas denied sending it ships.";
static void heard(article *a) {
    uint32_t hentzau = person(a, "p:hugo hentzau", "Hugo Hentzau", ACTOR_PERSON, "GRA", "GOV");
    uint32_t outer =
        said(a, hentzau, "Hentzau", "heard", "local newspaper reports that Graustark sold drones to Borduria",
             STANCE_ASSERTS, NONE, false);
    uint32_t inner =
        said(a, NONE, NULL, "reports", "that Graustark sold drones to Borduria", STANCE_REPORTS, outer, true);
    did(a, inner, "sold", "sell", "sell", graustark(a), "drones", borduria(a));
    uint32_t d = said(a, otto(a), "Otto Stanislas", "denied", "sending it ships", STANCE_DENIES, NONE, false);
    did(a, d, "sending it", "sell", "sell", graustark(a), "ships", NONE);
}

static void a_rumour_that_is_denied_is_asserted(void **state) {
    add_report(*state, rumour_text, "Strelsau Post", "2031-05-02", rumour);
    assert_int_equal(count_disputes(*state), 0); /* of one report more may be told in another */
    add_fillers(*state);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0), *asserts = json_object_get(d, "asserts");
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_integer_value(json_object_get(d, "asserters")), 1);
    assert_int_equal(json_array_size(asserts), 1);
    assert_string_equal(text_of(json_array_get(asserts, 0), "speaker"), "local newspaper reports");
    assert_string_equal(text_of(json_array_get(json_object_get(d, "denies"), 0), "actor"), "Hugo Hentzau");
    json_decref(all);
}

/* Where somebody is known who says it, rumours tell nothing more. */
static void a_rumour_is_not_shown_beside_speakers(void **state) {
    add_fillers(*state);
    add_report(*state, rumour_text, "Strelsau Post", "2031-05-02", rumour);
    add_report(*state, sells_text, "Klow Herald", "2031-05-02", sells);
    json_t *all = all_disputes(*state, NULL), *asserts = json_object_get(json_array_get(all, 0), "asserts");
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_array_size(asserts), 1);
    assert_string_equal(text_of(json_array_get(asserts, 0), "actor"), "Rudolf Rassendyll");
    json_decref(all);
}

static void a_rumour_that_nobody_denies_is_none(void **state) {
    add_fillers(*state);
    add_report(*state, heard_text, "Strelsau Post", "2031-05-02", heard);
    assert_int_equal(count_disputes(*state), 0);
}

static const char spies_text[] = "Rassendyll said Graustark seized boats of Borduria. Graustark denied that the "
                                 "boats seized from Borduria were spies.";
static void spies(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark seized boats of Borduria", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "seized", "seize", "capture", graustark(a), "boats", borduria(a));
    uint32_t d = said(a, graustark(a), "Graustark denied", "denied", "that the boats seized from Borduria were spies",
                      STANCE_DENIES, NONE, false);
    did(a, d, "seized from", "seize", "capture", graustark(a), "boats", borduria(a))->presupposed = true;
}

static void what_is_taken_for_granted_is_not_denied(void **state) {
    add_fillers(*state);
    add_report(*state, spies_text, "Strelsau Post", "2031-05-02", spies);
    assert_int_equal(count_disputes(*state), 0);
}

static void other_things_done_are_other_claims(void **state) {
    add_report(*state, bombed_text, "Strelsau Post", "2031-05-02", bombed);
    add_report(*state, sells_text, "Klow Herald", "2031-05-02", sells);
    add_reports(*state, (int[]){0}, 1);
    record *r = opened(*state, RECORD_READ);
    json_t *all = rows(r, "claims", NULL);
    size_t few = json_array_size(all);
    json_decref(all);
    record_close(r);
    add_fillers(*state);
    r = opened(*state, RECORD_READ);
    all = rows(r, "claims", NULL);
    assert_int_equal(few, 2);                        /* the bombing of a port and a hospital; drones, sold and sent */
    assert_int_equal(json_array_size(all), few + 1); /* a port; a hospital */
    json_decref(all);
    record_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(stays_among_many, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_denies_does_not_assert_by_likeness, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_things_done_are_no_dispute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_will_not_be_is_no_denial_of_what_was, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_will_not_do_it_denies_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rumour_of_plans_can_be_denied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_clause_tells_what_is_denied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_part_is_denied_in_what_is_named, set_up, tear_down),
        cmocka_unit_test(who_is_guessed_to_assert_joins_only_surely),
        cmocka_unit_test_setup_teardown(what_one_boasts_of_can_be_denied_plainly, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_opposes_a_plan_does_not_deny_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_is_denied_by_himself_or_in_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_rejects_something_denies_no_deed_of_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_claims_are_denied_than_those_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reports_that_are_told_are_what_is_denied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_reporter_writes_is_no_side, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_calls_a_claim_false_denies_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rumour_that_is_denied_is_asserted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_claim_told_in_its_denial_is_a_dispute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rumour_is_not_shown_beside_speakers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_rumour_that_nobody_denies_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_taken_for_granted_is_not_denied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_things_done_are_other_claims, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
