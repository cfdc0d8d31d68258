/* The record: what is added comes back; who stands on which side; filters; why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/id.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

/* ---------------------------------------------------------------------------------------------- who stands where */

static void accuser_and_denier(void **state) {
    add_reports(*state, (int[]){0}, 1);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Rudolf Rassendyll"), 1);
    assert_int_equal(stand_there(d, "denies", "Karl Stanislas"), 1);
    assert_int_equal(json_array_size(json_object_get(d, "asserts")), 1);
    assert_int_equal(json_array_size(json_object_get(d, "denies")), 1);
    assert_string_equal(text_of(json_object_get(d, "claim"), "text"), "Graustark: send drones \xe2\x86\x92 Borduria");
    json_t *entry = json_array_get(json_object_get(d, "denies"), 0);
    assert_string_equal(text_of(entry, "quote"), "sending drones");
    size_t begin = (size_t)json_integer_value(json_object_get(entry, "begin"));
    assert_memory_equal(accused_text + begin, "sending drones", strlen("sending drones"));
    json_decref(all);
}

static void negative_assertion_denies(void **state) {
    add_reports(*state, (int[]){0, 1}, 2);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1); /* weapons to Borduria may be those drones */
    assert_int_equal(json_array_size(json_object_get(d, "denies")), 2);
    assert_int_equal(json_integer_value(json_object_get(d, "deniers")), 1); /* one man, spelt in two ways */
    json_decref(all);
}

static void denial_of_an_allegation(void **state) {
    add_reports(*state, (int[]){2}, 1);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Ruritania"), 1);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "denies", "Ruritania"), 0);
    json_decref(all);
}

static void denial_without_content(void **state) {
    add_reports(*state, (int[]){3}, 1);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Rudolf Rassendyll"), 1);
    assert_int_equal(stand_there(d, "denies", "Graustark"), 1);
    json_decref(all);
}

static void who_passes_on_does_not_stand(void **state) {
    add_reports(*state, (int[]){4}, 1);
    record *r = opened(*state, RECORD_READ);
    json_t *all = rows(r, "statements", NULL), *one = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(text_of(one, "actor"), "Rudolf Rassendyll");
    assert_string_equal(json_string_value(json_array_get(json_object_get(one, "via"), 0)), "Borduria");
    json_decref(all);
    record_close(r);
}

static void missiles_are_another_claim(void **state) {
    add_reports(*state, (int[]){0, 4}, 2);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(json_array_size(json_object_get(json_array_get(all, 0), "asserts")), 1);
    json_decref(all);
    record *r = opened(*state, RECORD_READ);
    all = rows(r, "claims", NULL);
    assert_int_equal(json_array_size(all), 2);
    json_decref(all);
    record_close(r);
}

static void outlets_report_in_their_own_voice(void **state) {
    add_reports(*state, (int[]){1, 5}, 2);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(json_object_get(d, "asserts")), 0);
    assert_int_equal(json_array_size(json_object_get(d, "reports")), 1);
    assert_string_equal(text_of(json_array_get(json_object_get(d, "reports"), 0), "speaker"), "Evening Courier");
    json_decref(all);
}

static void bought(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Borduria bought 20 drones from Graustark",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "bought", "buy", "buy", borduria(a), "drones", graustark(a));
}

static void took_crew(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark seized a yacht and abducted its crew",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "seized", "seize", "capture", graustark(a), "yacht", NONE);
    did(a, t, "abducted", "abduct", "kidnap", graustark(a), "crew", NONE);
    uint32_t d = said(a, stanislas(a), "Stanislas", "denied", "seizing the Ruby", STANCE_DENIES, NONE, false);
    did(a, d, "seizing", "seize", "capture", graustark(a), "Ruby", NONE);
}

static void add_one(const place *p, const char *text, void (*make)(article *a)) {
    add_report(p, text, "Strelsau Post", "2031-05-03", make);
}

static void buying_is_giving_from_the_other_side(void **state) {
    add_reports(*state, (int[]){1}, 1);
    add_one(*state, "Rassendyll said Borduria bought 20 drones from Graustark.", bought);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Rudolf Rassendyll"), 1);
    json_decref(all);
}

static void one_happening_has_several_objects(void **state) {
    add_one(*state,
            "Rassendyll said Graustark seized a yacht and abducted its crew. Stanislas denied seizing the Ruby.",
            took_crew);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    json_decref(all);
    assert_int_equal(size_of_list(*state, "claims", (record_filter){0}), 1);
}

static void shelled(article *a) {
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "Graustark shelled the port", STANCE_ASSERTS, NONE, false);
    did(a, t, "shelled", "shell", "shell", graustark(a), "port", NONE);
    uint32_t general = person(a, "p:hugo hentzau", "Hugo Hentzau", ACTOR_PERSON, "", "MIL");
    uint32_t d = said(a, general, "Hentzau", "insisted", "had no role in it", STANCE_ASSERTS, NONE, false);
    did(a, d, "role", "role", "involve", graustark(a), NULL, NONE)->negative = true;
}

static void who_had_no_part_denies(void **state) {
    add_one(*state,
            "Rassendyll said Graustark shelled the port. Graustark spoke next. Hentzau insisted that it had no role "
            "in it.",
            shelled);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Rudolf Rassendyll"), 1);
    assert_int_equal(stand_there(d, "denies", "Hugo Hentzau"), 1);
    json_decref(all);
}

static void stayed(article *a) {
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "Graustark kept soldiers there", STANCE_ASSERTS, NONE, false);
    did(a, t, "kept", "remain", "remain", graustark(a), "soldiers", NONE);
    uint32_t d = said(a, stanislas(a), "Stanislas", "said", "Graustark withdrew them", STANCE_ASSERTS, NONE, false);
    did(a, d, "withdrew", "withdraw", "withdraw", graustark(a), "soldiers", NONE);
}

static void who_says_the_contrary_denies(void **state) {
    add_one(*state, "Rassendyll said Graustark kept soldiers there. Stanislas said Graustark withdrew them.", stayed);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(stand_there(d, "asserts", "Karl Stanislas"), 1);
    assert_int_equal(stand_there(d, "denies", "Rudolf Rassendyll"), 1);
    json_decref(all);
}

static void gave_weapons(article *a) {
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "Graustark delivered weapons", STANCE_ASSERTS, NONE, false);
    did(a, t, "delivered", "deliver", "give", graustark(a), "weapons", NONE);
}

static void sold_missiles(article *a) {
    uint32_t d = said(a, ruritania(a), "Ruritania", "claimed", "Graustark sold missiles to Borduria", STANCE_ASSERTS,
                      NONE, false);
    did(a, d, "sold", "sell", "sell", graustark(a), "missiles", borduria(a));
}

static void general_claims_know_their_cases(void **state) {
    add_one(*state, "Rassendyll said Graustark delivered weapons.", gave_weapons);
    add_one(*state, "Ruritania claimed Graustark sold missiles to Borduria.", sold_missiles);
    record *r = opened(*state, RECORD_READ);
    json_t *all = rows(r, "claims", NULL), *general = NULL, *special = NULL;
    for (size_t i = 0; i < json_array_size(all); i++) {
        json_t *one = json_array_get(all, i);
        if (json_array_size(json_object_get(one, "cases"))) general = one;
        if (json_is_string(json_object_get(one, "of"))) special = one;
    }
    assert_non_null(general);
    assert_non_null(special);
    assert_string_equal(text_of(special, "of"), text_of(general, "id"));
    assert_string_equal(json_string_value(json_array_get(json_object_get(general, "cases"), 0)),
                        text_of(special, "id"));
    json_decref(all);
    record_close(r);
}

static void demands_take_for_granted(void **state) {
    add_reports(*state, (int[]){6}, 1);
    record *r = opened(*state, RECORD_READ);
    json_t *all = rows(r, "statements", NULL);
    assert_int_equal(json_array_size(all), 2); /* the stopping is wished for; the deliveries are taken for a fact */
    assert_string_equal(text_of(json_array_get(all, 0), "predicate"), "stop");
    assert_string_equal(text_of(json_array_get(all, 0), "side"), "demands");
    assert_string_equal(text_of(json_array_get(all, 1), "predicate"), "delivery");
    assert_string_equal(text_of(json_array_get(all, 1), "side"), "asserts");
    json_decref(all);
    record_close(r);
}

static void denying_that_not_admits(void **state) {
    add_reports(*state, (int[]){7, 2}, 2);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(stand_there(d, "asserts", "Karl Stanislas"), 1);
    assert_int_equal(stand_there(d, "denies", "Karl Stanislas"), 0);
    json_decref(all);
}

/* ------------------------------------------------------------------------------------------------- filters */

static void filters_find(void **state) {
    add_reports(*state, (int[]){0, 1, 2, 3, 4, 5, 6, 7}, REPORTS);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){0}), 11);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.speaker = "KARL St\xc3\xa1nislas"}), 3);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.speaker = "stanislas"}), 4);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.speaker = "otto"}), 1);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.stance = "denies"}), 4);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.stance = "no such"}), 0);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.outlet = "klow herald"}), 3);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.since = "2031-05-07"}), 4);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.until = "2031-05"}), 11);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.until = "2031-05-04"}), 3);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.about = "missiles"}), 2);
    assert_int_equal(size_of_list(*state, "quotes", (record_filter){.limit = 2}), 2);
    assert_int_equal(size_of_list(*state, "disputes", (record_filter){.speaker = "otto"}), 1);
    assert_int_equal(size_of_list(*state, "disputes", (record_filter){.speaker = "nobody"}), 0);
    assert_int_equal(size_of_list(*state, "disputes", (record_filter){.about = "borduria"}), 1);
    assert_int_equal(size_of_list(*state, "search", (record_filter){.text = "drone Borduria"}), 6);
    assert_int_equal(size_of_list(*state, "search", (record_filter){.text = "AND ( NEAR -"}), 0);
    assert_int_equal(size_of_list(*state, "actors", (record_filter){.kind = "person"}), 3);
    assert_true(size_of_list(*state, "timeline", (record_filter){0}) > 8);
}

/* ----------------------------------------------------------------------------------------------------- why */

static void why_shows_words_and_rule(void **state) {
    add_reports(*state, (int[]){0, 1, 2}, 3);
    record *r = opened(*state, RECORD_READ);
    json_t *quotes = rows(r, "quotes", NULL), *disputes = rows(r, "disputes", NULL), *why = NULL, *one;
    size_t i;
    json_array_foreach(quotes, i, one) {
        assert_int_equal(record_why(r, text_of(one, "id"), &why, NULL), READOUT_OK);
        assert_string_equal(text_of(why, "is"), "quote");
        assert_string_equal(text_of(why, "rule"), "built");
        assert_non_null(strstr(text_of(json_object_get(why, "passage"), "text"), text_of(one, "quote")));
        assert_int_equal(json_integer_value(json_object_get(why, "line")), 1);
        json_decref(why);
    }
    assert_int_equal(record_why(r, text_of(json_array_get(disputes, 0), "id"), &why, NULL), READOUT_OK);
    assert_true(json_array_size(json_object_get(why, "because")) >= 4);
    json_decref(why);
    error e = {0};
    assert_int_equal(record_why(r, "q0000-1", &why, &e), READOUT_BAD_USAGE);
    assert_null(why);
    assert_int_equal(record_why(r, "what?", &why, &e), READOUT_BAD_USAGE);
    assert_int_equal(record_why(r, "", &why, NULL), READOUT_BAD_USAGE);
    json_decref(quotes);
    json_decref(disputes);
    record_close(r);
}

static void never_paid(article *a) {
    uint32_t t = said(a, otto(a), "Otto Stanislas", "said", "Graustark has never paid Borduria for drones",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "paid", "pay", "pay", graustark(a), "drones", borduria(a))->negative = true;
}

static void feeds_nobody(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Ruritania has never paid Borduria for drones",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "paid", "pay", "pay", ruritania(a), "drones", borduria(a))->negative = true;
}

/* What the accused's people deny in other words joins the dispute; the accusers' own denials do not. */
static void other_words_join(void **state) {
    add_reports(*state, (int[]){0}, 1);
    add_one(*state, "Graustark has never paid Borduria for drones, Otto Stanislas said.", never_paid);
    add_one(*state, "Ruritania has never paid Borduria for drones, Rassendyll said.", feeds_nobody);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "denies", "Rudolf Rassendyll"), 0);
    json_decref(all);
}

static void swapped(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark swapped drones for Borduria", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "swapped", "swap", "swap", graustark(a), "drones", borduria(a));
    uint32_t d = said(a, otto(a), "Otto Stanislas", "answered", "Graustark exchanged no drones for Borduria",
                      STANCE_ASSERTS, NONE, false);
    did(a, d, "exchanged", "exchange", "exchange", graustark(a), "drones", borduria(a))->negative = true;
}

/* What is asserted in one word and denied in another is a dispute. */
static void two_words_make_a_dispute(void **state) {
    add_one(*state,
            "Rassendyll said Graustark swapped drones for Borduria. Otto Stanislas answered Graustark exchanged no "
            "drones for Borduria.",
            swapped);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Rudolf Rassendyll"), 1);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    json_decref(all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(accuser_and_denier, set_up, tear_down),
        cmocka_unit_test_setup_teardown(negative_assertion_denies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(denial_of_an_allegation, set_up, tear_down),
        cmocka_unit_test_setup_teardown(denial_without_content, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_passes_on_does_not_stand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missiles_are_another_claim, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_words_join, set_up, tear_down),
        cmocka_unit_test_setup_teardown(two_words_make_a_dispute, set_up, tear_down),
        cmocka_unit_test_setup_teardown(outlets_report_in_their_own_voice, set_up, tear_down),
        cmocka_unit_test_setup_teardown(buying_is_giving_from_the_other_side, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_happening_has_several_objects, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_had_no_part_denies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_says_the_contrary_denies, set_up, tear_down),
        cmocka_unit_test_setup_teardown(general_claims_know_their_cases, set_up, tear_down),
        cmocka_unit_test_setup_teardown(demands_take_for_granted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(denying_that_not_admits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(filters_find, set_up, tear_down),
        cmocka_unit_test_setup_teardown(why_shows_words_and_rule, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
