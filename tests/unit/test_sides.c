/* Who stands on which side in small reports, from their words on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stand_setup.h"

#include <cmocka.h> /* last: it defines fail() */

/* Whether somebody of this name has the side in a proposition with this lemma. */
static bool stands(const job *j, const char *who, uint8_t side, const char *lemma) {
    for (uint32_t i = 0; i < j->standing.size; i++) {
        const statement *x = &j->standing.statements[i];
        if (x->side != side || x->speaker >= j->article->actors.size) continue;
        bool named = slice_find(j->article->actors.at[x->speaker].name, slice_of(who)) != SIZE_MAX;
        if (named && slice_equal(j->article->propositions.at[x->proposition].lemma, slice_of(lemma))) return true;
    }
    return false;
}

/* `side` is that of `who` in `lemma`; SIDES: he has none of asserting and denying. */
static void assert_side(void **state, const char *text, const char *who, uint8_t side, const char *lemma) {
    job j = stand_text(state, text);
    assert_non_null(j.article);
    for (uint8_t x = SIDE_ASSERTS; x <= SIDE_DENIES; x++) {
        bool got = stands(&j, who, x, lemma);
        if (got != (side == x)) print_error("%s: %s %s: %d\n  %s\n", who, side_name[x], lemma, got, text);
        assert_int_equal(got, side == x);
    }
    article_free(j.article);
}

#define CHARGE "Norway accused Peru of shelling a fishing village on Monday. "
#define FIRM "The ministry said that the mining company Corvex had poisoned the lake. "

static void who_belongs_to_the_accused_denies(void **state) {
    assert_side(state, CHARGE "\"We have nothing to hide,\" the Peruvian defence minister, Carlos Ibarra, said.",
                "Ibarra", SIDE_DENIES, "shell");
    assert_side(state, CHARGE "There were no guns on the coast, Peruvian General Luis Paredes said.", "Paredes",
                SIDE_DENIES, "shell");
    assert_side(state, CHARGE "Peruvian President Rosa Quispe called the accusation a fairy tale.", "Quispe",
                SIDE_DENIES, "shell");
    assert_side(state, CHARGE "Peruvian Foreign Minister Ana Soto said smugglers had bombed the village.", "Soto",
                SIDE_DENIES, "shell");
}

static void who_belongs_to_nobody_does_not(void **state) {
    assert_side(state, CHARGE "\"We have nothing to add,\" said Swedish Foreign Minister Karin Lund.", "Lund", SIDES,
                "shell");
    assert_side(state, CHARGE "Peruvian Foreign Minister Ana Soto said she did not know what had happened.", "Soto",
                SIDES, "shell");
    assert_side(state, CHARGE "Peruvian Foreign Minister Ana Soto said Peru would not pay.", "Soto", SIDES, "shell");
    assert_side(state,
                CHARGE "Peruvian Foreign Minister Ana Soto said her government also rejected a demand for talks.",
                "Soto", SIDES, "shell");
}

static void who_belongs_to_the_accusers_repeats(void **state) {
    assert_side(state, CHARGE "\"The trail leads straight to Lima,\" Norwegian Defence Minister Jens Vik said.",
                "Vik", SIDE_ASSERTS, "shell");
    assert_side(state, CHARGE "\"We do not want a quarrel with Lima,\" Norwegian Defence Minister Jens Vik said.",
                "Vik", SIDES, "shell");
}

static void bodies_of_one_country_do_not_deny_each_other(void **state) {
    assert_side(state,
                "Norway said that Peru had shelled a village. Norway's coast service said the testimony was untrue.",
                "coast service", SIDES, "shell");
}

static void trades_speak_for_firms(void **state) {
    assert_side(state, FIRM "Corvex denied it. \"There was no poison,\" its director, Maria Lenz, said.", "Lenz",
                SIDE_DENIES, "poison");
    assert_side(state, FIRM "\"There was no poison,\" said the company's lawyer, Maria Lenz.", "Lenz", SIDE_DENIES,
                "poison");
}

/* Nobody knows who the maker is; but there is one charge, and it is denied. */
static void the_only_charge_is_denied_by_whoever_denies(void **state) {
    assert_side(state,
                "Vigil, a watchdog, accused a turbine maker of inventing sales. Nordvind rejected the accusation.",
                "Nordvind", SIDE_DENIES, "invent");
    assert_side(state, "Vigil, a watchdog, accused a turbine maker of inventing sales. Nordvind rejected the offer.",
                "Nordvind", SIDES, "invent");
}

static void names_at_the_end_of_a_source_speak(void **state) {
    assert_side(state, "A former member of the crew, Maria Lenz, said that Corvex had poisoned the lake.",
                "Maria Lenz", SIDE_ASSERTS, "poison");
}

/* Both sides are said to have killed: whose deed is meant is told by who denies it, or by nobody. */
#define BOTH "Norway said Peru had killed nine prisoners. Peru said Norway had killed ten sailors. "

static void each_denies_his_own(void **state) {
    assert_side(state, BOTH "\"No prisoner was murdered,\" Peruvian Foreign Minister Ana Soto said.", "Soto",
                SIDE_DENIES, "murder");
    assert_side(state, BOTH "\"No prisoner was murdered,\" said Jens Berg.", "Berg", SIDES, "murder");
}

static void who_has_proof_asserts(void **state) {
    assert_side(state, "Sweden said that it had seen evidence that the strike was carried out by Peruvian forces.",
                "Sweden", SIDE_ASSERTS, "strike");
    assert_side(state, "Sweden said that it had seen no evidence that the strike was carried out by Peruvian forces.",
                "Sweden", SIDES, "strike");
}

static void words_in_front_negate(void **state) {
    assert_side(state, "\"Not a single aircraft of ours, manned or unmanned, has bombed a town,\" Jens Berg said.",
                "Berg", SIDE_DENIES, "bomb");
    assert_side(state, "\"At no time did our boats ram the trawler,\" Jens Berg said.", "Berg", SIDE_DENIES, "ram");
    assert_side(state, "Neither the army nor the police shot at the crowd, Jens Berg said.", "Berg", SIDE_DENIES,
                "shoot");
    assert_side(state,
                "Jens Berg repeated that neither he nor anyone in his family had ever taken money from Norvik.",
                "Berg", SIDE_DENIES, "take");
    assert_side(state, "\"It was not our boats that rammed the trawler,\" Jens Berg said.", "Berg", SIDE_DENIES,
                "ram");
    assert_side(state, "It is untrue that the army shelled the village, Jens Berg said.", "Berg", SIDE_DENIES,
                "shell");
    assert_side(state, "It is not true that the army shelled the village, Jens Berg said.", "Berg", SIDE_DENIES,
                "shell");
    assert_side(state, "Not long ago the army shelled the village, Jens Berg said.", "Berg", SIDE_ASSERTS, "shell");
    assert_side(state, "It was the army that shelled the village, Jens Berg said.", "Berg", SIDE_ASSERTS, "shell");
}

#define LETTER "The Peruvian foreign ministry said in a letter on Monday that Norway had sunk a trawler. "

static void neither_and_at_no_time_negate(void **state) {
    assert_side(state, "Jens Berg said that neither of the two letters had been faked.", "Berg", SIDE_DENIES, "fake");
    assert_side(state, "Jens Berg said that the yard was open and that at no time had anyone been beaten.", "Berg",
                SIDE_DENIES, "beat");
    assert_side(state, "Jens Berg said that the two letters had been faked at that time.", "Berg", SIDE_ASSERTS,
                "fake");
}

static void who_calls_it_forged_charges_the_forger(void **state) {
    assert_side(state, "Jens Berg says that the pictures were forged by the lawyer Greta Holm.", "Berg", SIDE_ASSERTS,
                "forge");
    assert_side(state, "Jens Berg says that the pictures are a montage made by the lawyer Greta Holm.", "Berg",
                SIDE_ASSERTS, "montage");
    assert_side(state, "Jens Berg denied that the pictures were forged by the lawyer Greta Holm.", "Berg",
                SIDE_DENIES, "forge");
}

static void who_is_charged_answers_in_his_own_words(void **state) {
    static const char charge[] = "Greta Holm said that the trainer Anton Berg had drugged the horses. ";
    char text[512];
    snprintf(text, sizeof text, "%sBerg denied harming any animal.", charge);
    assert_side(state, text, "Berg", SIDE_DENIES, "drug");
    snprintf(text, sizeof text, "%s\"I have never hurt a horse,\" Berg said.", charge);
    assert_side(state, text, "Berg", SIDE_DENIES, "drug");
    snprintf(text, sizeof text, "%sBerg said that he would not resign.", charge);
    assert_side(state, text, "Berg", SIDES, "drug");
    snprintf(text, sizeof text, "%sBerg's lawyer, Jens Vik, denied any cruelty.", charge);
    assert_side(state, text, "Vik", SIDE_DENIES, "drug");
}

static void own_words_in_a_denial_stand_as_they_are(void **state) {
    assert_side(
        state,
        "Police chief Jens Berg denied the accusation: \"Our officers did not push anyone back. Not on any night.\"",
        "Berg", SIDE_DENIES, "push");
    assert_side(state, "Police chief Jens Berg denied that his officers had not pushed anyone back.", "Berg",
                SIDE_ASSERTS, "push");
}

static void what_others_did_is_told_beside_a_denial(void **state) {
    static const char text[] =
        CHARGE "\"Not a single shell was fired and no gun was moved,\" Peruvian General Luis Paredes said. "
               "\"What blew up was a load of mines which the Norwegian army had hidden in a barn.\"";
    assert_side(state, text, "Paredes", SIDE_ASSERTS, "hide");
    assert_side(state,
                "\"The claim is entirely false, and the valley does not have any dams,\" said Greta Holm. \"Due to "
                "the rain, fields were "
                "flooded in the region with no connection to actions taken by the state.\"",
                "Holm", SIDE_ASSERTS, "flood");
}

static void who_tells_of_denials_denies_nothing(void **state) {
    assert_side(state, "Greta Holm said the denials were spread with long posts claiming the reports were false.",
                "Holm", SIDE_ASSERTS, "spread");
}

static void what_was_hidden_may_be_words(void **state) {
    assert_side(state, "The ministry said on Wednesday that Banque Holm had concealed information from the police.",
                "ministry", SIDE_ASSERTS, "conceal");
    assert_side(state, "\"Banque Holm did not withhold the report from anyone,\" said Jens Berg.", "Berg", SIDE_DENIES,
                "withhold");
    assert_side(state, "Greta Holm, a teacher, broke her silence on Monday.", "Holm", SIDES, "break");
}

static void documents_speak_for_their_authors(void **state) {
    assert_side(state, LETTER "The letter says Norway also rammed a ferry.", "foreign ministry", SIDE_ASSERTS, "ram");
}

static void who_names_a_document_is_not_its_author(void **state) {
    assert_side(state,
                "\"They hid the letter for years,\" Jens Berg said. The letter says that Norway rammed a ferry.",
                "Berg", SIDES, "ram");
}

static void nobody_denies_his_own_claim(void **state) {
    static const char text[] =
        "Jens Berg continued to refute a newspaper story about his claim that Norway shelled the village.";
    assert_side(state, text, "Berg", SIDE_ASSERTS, "shell");
}

/* What looks like an assertion of what one's own side is charged with, and denies beside it, is none; an admission
 * is. */
static void nobody_makes_the_charge_that_he_denies(void **state) {
    static const char on[] = "Norway shelled the village, Peruvian Foreign Minister Luis Paredes said. Norwegian "
                             "General Jens Berg denied that "
                             "Norway had shelled the village. ";
    char text[512];
    assert_side(state, on, "Berg", SIDE_DENIES, "shell");
    snprintf(text, sizeof text, "%sNorway shelled the village, Berg said, and this was a lie.", on);
    assert_side(state, text, "Berg", SIDE_DENIES, "shell");
    assert_side(state, text, "Paredes", SIDE_ASSERTS, "shell");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_belongs_to_the_accused_denies),
        cmocka_unit_test(who_belongs_to_nobody_does_not),
        cmocka_unit_test(who_belongs_to_the_accusers_repeats),
        cmocka_unit_test(bodies_of_one_country_do_not_deny_each_other),
        cmocka_unit_test(trades_speak_for_firms),
        cmocka_unit_test(the_only_charge_is_denied_by_whoever_denies),
        cmocka_unit_test(names_at_the_end_of_a_source_speak),
        cmocka_unit_test(each_denies_his_own),
        cmocka_unit_test(who_has_proof_asserts),
        cmocka_unit_test(words_in_front_negate),
        cmocka_unit_test(neither_and_at_no_time_negate),
        cmocka_unit_test(who_calls_it_forged_charges_the_forger),
        cmocka_unit_test(who_is_charged_answers_in_his_own_words),
        cmocka_unit_test(own_words_in_a_denial_stand_as_they_are),
        cmocka_unit_test(what_others_did_is_told_beside_a_denial),
        cmocka_unit_test(who_tells_of_denials_denies_nothing),
        cmocka_unit_test(nobody_makes_the_charge_that_he_denies),
        cmocka_unit_test(what_was_hidden_may_be_words),
        cmocka_unit_test(documents_speak_for_their_authors),
        cmocka_unit_test(who_names_a_document_is_not_its_author),
        cmocka_unit_test(nobody_denies_his_own_claim),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
