/* What is somebody charged with, and who: the deeds and doers that small reports tell of, as they are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stand_setup.h"

#include <cmocka.h> /* last: it defines fail() */

/* The bucket of the last proposition with this lemma: its family, a bar, whose deed it is. Empty where there is
 * none. */
static void assert_deed(void **state, const char *text, const char *lemma, const char *want) {
    job j = stand_text(state, text);
    char got[128] = "";
    assert_non_null(j.article);
    for (uint32_t i = 0; i < j.article->propositions.size; i++) {
        slice bucket = j.standing.shapes[i].bucket;
        if (!slice_equal(j.article->propositions.at[i].lemma, slice_of(lemma))) continue;
        snprintf(got, sizeof got, "%.*s", (int)bucket.size, bucket.size ? bucket.at : "");
    }
    for (char *at = got; *at; at++)
        if (*at == '\n') *at = '|';
    if (strcmp(got, want)) print_error("%s: %s, not %s\n  %s\n", lemma, got, want, text);
    assert_string_equal(got, want);
    article_free(j.article);
}

static void families_of_charges(void **state) {
    assert_deed(state, "Greta Holm said that the doctor Anton Berg had injected the girls with hormones.", "inject",
                "drug:drug!|p:anton berg");
    assert_deed(state, "Greta Holm said that Anton Berg had given the children steroids.", "give",
                "drug:drug!|p:anton berg");
    assert_deed(state, "Greta Holm said that Anton Berg had given the children books.", "give",
                "support:give|p:anton berg");
    assert_deed(state, "Greta Holm said that Anton Berg had humiliated the rowers.", "humiliate",
                "abuse:bully!|p:anton berg");
    assert_deed(state, "Greta Holm said that Norway had used cluster bombs.", "use", "attack!|c:NOR");
    assert_deed(state, "Greta Holm said that Norway had used a crane.", "use", "light:use|c:NOR");
    assert_deed(state, "Greta Holm said that Anton Berg had dictated the confession.", "dictate",
                "suborn!|p:anton berg");
    assert_deed(state, "Greta Holm said that Anton Berg had switched off the gauges.", "switch_off",
                "turn_off!|p:anton berg");
}

static void who_is_blamed_has_done_it(void **state) {
    assert_deed(state, "Peru blamed Norway on Monday for the attack.", "attack", "attack!|c:NOR");
    assert_deed(state, "Peru blamed the attack on Norway.", "attack", "attack!|c:NOR");
    assert_deed(state, "The murder was blamed on Norway by officials in Peru.", "murder", "attack!|c:NOR");
    assert_deed(state, "Peru has laid the blame for the crash on Norway.", "crash", "die!|c:NOR");
    assert_deed(state, "Peru attributed the massacre to Norway.", "massacre", "attack!|c:NOR");
    assert_deed(state, "Peru said Norway was to blame for the killing of three sailors.", "killing", "attack!|c:NOR");
    assert_deed(state, "Peru said Norway had a hand in the murder of the captain.", "murder", "attack!|c:NOR");
    assert_deed(state, "Peru holds Norway responsible for the murder of the captain.", "murder", "attack!|c:NOR");
    assert_deed(state, "Peru said Norway was behind the fire.", "fire", "attack!|c:NOR");
    assert_deed(state, "Norway stands accused by Peru of shelling the village.", "shell", "attack!|c:NOR");
}

static void who_is_accused_of_a_noun_has_done_it(void **state) {
    assert_deed(state, "Peru accused Norway of genocide.", "genocide", "genocide|c:NOR");
    assert_deed(state, "Peru accused the army of Norway of war crimes.", "war crime", "war crime|c:NOR");
    assert_deed(state, "Peru accused Norway of money laundering.", "money laundering", "money laundering|c:NOR");
    assert_deed(state, "Peru accused Norway of recruiting mercenaries.", "recruit", "recruit!|c:NOR");
    assert_deed(state, "Peru accused Norway of hiding faults in cranes.", "hide", "stow:hide!|c:NOR");
    assert_deed(state, "Peru accused Norway on Monday of hiding faults in four cranes.", "hide", "stow:hide!|c:NOR");
    assert_deed(state, "Norway was accused by Peru of destroying a mosque.", "destroy", "attack!|c:NOR");
    assert_deed(state, "Norway has been accused of destroying a mosque by Peru.", "destroy", "attack!|c:NOR");
    assert_deed(state, "Peru accused Norway of involvement in the murder of a captain.", "murder", "attack!|c:NOR");
    assert_deed(state, "Peru accused Norway of being behind the murder of a captain.", "murder", "attack!|c:NOR");
}

static void who_denies_suffering_it_has_not_done_it(void **state) {
    assert_deed(state, "A Peruvian official denied that it had received any threats.", "threat", "abuse:threaten!|");
}

static void who_is_punished_for_it_has_done_it(void **state) {
    assert_deed(state, "Peru said it had put sanctions on three Norwegian officials over the killing of protesters.",
                "killing", "attack!|c:NOR");
    assert_deed(state, "Norway, which Peru accuses of shelling a village, denies it.", "shell", "attack!|c:NOR");
}

static void who_is_innocent_denies(void **state) {
    const char *charge = "Prosecutors accused Anton Berg of bribing a judge.";
    char text[256];
    static const char *const ways[] = {"Berg pleaded not guilty.", "\"I am innocent,\" Berg told the court.",
                                       "Berg maintains his innocence."};
    for (size_t i = 0; i < 3; i++) {
        snprintf(text, sizeof text, "%s %s", charge, ways[i]);
        job j = stand_text(state, text);
        bool denies = false;
        assert_non_null(j.article);
        for (uint32_t k = 0; k < j.standing.size; k++) denies |= j.standing.statements[k].side == SIDE_DENIES;
        if (!denies) print_error("%s\n", text);
        assert_true(denies);
        article_free(j.article);
    }
}

static void mishaps_are_deeds_of_the_blamed_alone(void **state) {
    assert_deed(state, "Peru blamed Norway for the blackout.", "blackout", "blackout|c:NOR");
    assert_deed(state, "Peru said that the blackout had lasted six hours.", "blackout", "");
    assert_deed(state, "Peru said the captain \"would not put his hand in the fire\" for Norway.", "fire", "");
}

/* Who makes a statement of this side of the last proposition with the lemma, by `rule`. */
static void assert_stands(void **state, const char *text, const char *who, uint8_t side, const char *lemma,
                          const char *rule) {
    job j = stand_text(state, text);
    bool found = false;
    assert_non_null(j.article);
    for (uint32_t i = 0; i < j.standing.size; i++) {
        const statement *x = &j.standing.statements[i];
        bool his =
            x->speaker < j.article->actors.size && slice_equal(j.article->actors.at[x->speaker].name, slice_of(who));
        found |= his && x->side == side && slice_equal(x->rule, slice_of(rule)) &&
                 slice_equal(j.article->propositions.at[x->proposition].lemma, slice_of(lemma));
    }
    if (!found) print_error("%s: %s\n", lemma, text);
    assert_true(found);
    article_free(j.article);
}

static void assert_not_stands(void **state, const char *text, const char *who) {
    job j = stand_text(state, text);
    assert_non_null(j.article);
    for (uint32_t i = 0; i < j.standing.size; i++) {
        const statement *x = &j.standing.statements[i];
        assert_false(x->speaker < j.article->actors.size && x->side == SIDE_DENIES &&
                     slice_equal(j.article->actors.at[x->speaker].name, slice_of(who)));
    }
    article_free(j.article);
}

static void what_is_to_stop_is_done(void **state) {
    assert_stands(state, "Peru demanded that Norway stop arming rebels.", "Peru", SIDE_ASSERTS, "arm", "content");
    assert_stands(state, "Peru suspects Norway of arming rebels.", "Peru", SIDE_ASSERTS, "arm", "content");
    assert_deed(state, "Peru said that it was Norway that had shelled the village.", "shell", "attack!|c:NOR");
}

static void what_is_known_or_proven_is_said(void **state) {
    assert_stands(state, "Peru said it had evidence that Norway had sunk the ferry.", "Peru", SIDE_ASSERTS, "sink",
                  "content");
    assert_stands(state, "\"We know that Norway has sunk the ferry,\" Peru said.", "Peru", SIDE_ASSERTS, "sink",
                  "content");
    assert_stands(state, "Peru said photographs showed that Norway had sunk the ferry.", "Peru", SIDE_ASSERTS, "sink",
                  "content");
    assert_stands(state, "Peru said Norway was responsible for sinking the ferry.", "Peru", SIDE_ASSERTS, "sink",
                  "content");
}

static void who_calls_a_liar_denies(void **state) {
    const char *said = "what was claimed before it";
    assert_stands(state, "Peru accused Norway of sinking the ferry. Norway accused Peru of lying.", "Norway",
                  SIDE_DENIES, "sink", said);
    assert_stands(state, "Peru accused Norway of sinking the ferry. Norway said that Peru was lying.", "Norway",
                  SIDE_DENIES, "sink", said);
}

/* Whoever denies them: what was told as a report or charge right before. */
static void reports_and_charges_are_what_was_told_before(void **state) {
    const char *said = "what was claimed before it", *perhaps = "what may have been claimed before it";
    assert_stands(state,
                  "Peru sells ships. A website reported that rebels had captured Greta Holm near a bridge. Brazil "
                  "denied the report.",
                  "Brazil", SIDE_DENIES, "capture", said);
    assert_stands(state,
                  "Peru accused Norway of shelling the port. Norway spoke of fish. Brazil rejected the accusation.",
                  "Brazil", SIDE_DENIES, "shell", said);
    assert_stands(state,
                  "Anton Berg accused Norway of bribing a judge. The court met. It was a Monday. Fish was cheap. "
                  "Brazil rejected the accusation.",
                  "Brazil", SIDE_DENIES, "bribe", perhaps);
    static const char part[] = "Norway's government, which blames the Tarvik Front for the killings, refused. General "
                               "Jan Berg denied that soldiers had been there. Moscow denied that any Russians took part.";
    assert_not_stands(state, part, "Russia");
}

static void irregular_forms_are_verbs(void **state) {
    assert_deed(state, "Greta Holm said that Anton Berg stole the letters.", "steal", "steal!|p:anton berg");
    assert_deed(state, "Greta Holm said that Anton Berg sank the ferry.", "sink", "attack!|p:anton berg");
}

static void words_with_a_hyphen_are_nouns_of_deeds(void **state) {
    assert_deed(state, "\"There was no cover-up,\" Greta Holm said.", "cover-up", "stow:hide!|");
}

static void gerunds_behind_a_denial_are_deeds(void **state) {
    assert_deed(state, "Anton Berg has denied faking pictures of the wreck.", "fake", "rig!|p:anton berg");
}

static void who_makes_others_ill_does_it(void **state) {
    assert_deed(state, "Greta Holm said that Anton Berg had made the children ill.", "ill", "attack!|p:anton berg");
    assert_deed(state, "Greta Holm said that the children of Anton Berg were ill.", "ill", "");
}

static void clauses_within_relative_ones_have_subjects(void **state) {
    assert_deed(state, "Anton Berg, who the villagers say shot at the ferry, left on Monday.", "shoot",
                "attack!|p:anton berg");
}

static void participles_share_who_did_it(void **state) {
    assert_deed(state, "Greta Holm said that the ferry had been robbed and burned by Anton Berg.", "rob",
                "steal!|p:anton berg");
}

static void people_and_things_are_their_owners(void **state) {
    static const char client[] =
        "The trainer Anton Berg left on Monday. A lawyer for Anton Berg said that his client had humiliated nobody.";
    assert_deed(state, client, "humiliate", "abuse:bully!|p:anton berg");
    assert_deed(state,
                "Norway spoke first. \"Our divers did not steal the anchor,\" the Norwegian foreign minister, Jens "
                "Vik, said.",
                "steal", "steal!|c:NOR");
}

static void nobody_is_his_lawyer(void **state) {
    assert_deed(state, "\"My client has stolen nothing,\" the lawyer, Greta Holm, said.", "steal", "steal!|");
}

static void orders_are_who_gave_them(void **state) {
    assert_deed(state, "Greta Holm said that the archive was burned on the orders of Anton Berg.", "order",
                "order|p:anton berg");
    assert_deed(state, "Greta Holm said that Anton Berg had ordered two cranes.", "order", "demand|p:anton berg");
}

static void members_of_a_body_are_the_body(void **state) {
    static const char text[] =
        "The Relief Union sent a note. Greta Holm said that members of the Relief Union had stolen the anchor.";
    assert_deed(state, text, "steal", "steal!|o::relief union");
}

static void particles_belong_to_their_verbs(void **state) {
    assert_deed(state, "Greta Holm said that Anton Berg had torn down the huts.", "tear_down",
                "attack!|p:anton berg");
    assert_deed(state, "Greta Holm said that Anton Berg was behind the murder.", "murder", "attack!|p:anton berg");
}

static void who_bullies_does_it_himself(void **state) {
    static const char text[] = "Norwegian Foreign Minister Jens Vik humiliated the cook, Greta Holm said.";
    assert_deed(state, text, "humiliate", "abuse:bully!|p:jens vik");
    assert_deed(state, "Norwegian Foreign Minister Jens Vik detained the cook, Greta Holm said.", "detain",
                "take!|c:NOR");
}

static void two_subjects_are_a_trade_and_a_name(void **state) {
    assert_deed(state, "Greta Holm said that the conductor Anton Berg had groped her.", "grope",
                "attack!|p:anton berg");
}

static void things_are_of_who_they_were_said_to_be(void **state) {
    static const char text[] =
        "Peru said that its navy had stopped a Danish ferry. Luis Paredes said that the ferry had rammed a pier.";
    assert_deed(state, text, "ram", "attack!|c:DNK");
}

static void threats_are_told_by_others(void **state) {
    assert_deed(state, "Editors said that Anton Berg had threatened to close their paper.", "threaten",
                "abuse:threaten!|p:anton berg");
}

static void charges_may_be_put_as_nouns(void **state) {
    assert_deed(state, "Allegations of abuse have been levelled at the rowing coach Anton Berg by five women.",
                "abuse", "attack!|p:anton berg");
    assert_deed(state, "The women raised allegations of fraud against Anton Berg.", "fraud", "rig!|p:anton berg");
    assert_deed(state, "Greta Holm has accused the Daily Torch of inventing an interview.", "invent",
                "rig!|t:daily torch");
}

static void a_name_is_one_whether_body_or_person(void **state) {
    assert_deed(state, "Prosecutors said that the bank Corvex had laundered money for a gang.", "launder",
                "launder|n:corveks");
    assert_deed(state, "Corvex denied laundering money.", "launder", "launder|n:corveks");
}

static void whose_capture_it_is_was_captured(void **state) {
    assert_deed(state, "The army said Anton Berg had seen Greta Holm's capture.", "capture", "take!|");
    assert_deed(state, "Anton Berg denied reports of Greta Holm's arrest.", "arrest", "take!|");
    assert_deed(state, "Norway denied reports of a raid.", "raid", "attack!|c:NOR");
    assert_deed(state, "Greta Holm rejected Anton Berg's claim to own the letters.", "own",
                "stow:possess|p:anton berg");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whose_capture_it_is_was_captured),
        cmocka_unit_test(families_of_charges),
        cmocka_unit_test(who_is_blamed_has_done_it), cmocka_unit_test(mishaps_are_deeds_of_the_blamed_alone),
        cmocka_unit_test(what_is_known_or_proven_is_said), cmocka_unit_test(who_calls_a_liar_denies),
        cmocka_unit_test(reports_and_charges_are_what_was_told_before),
        cmocka_unit_test(who_is_accused_of_a_noun_has_done_it),
        cmocka_unit_test(who_denies_suffering_it_has_not_done_it),
        cmocka_unit_test(who_is_punished_for_it_has_done_it), cmocka_unit_test(who_is_innocent_denies),
        cmocka_unit_test(what_is_to_stop_is_done),
        cmocka_unit_test(irregular_forms_are_verbs),
        cmocka_unit_test(words_with_a_hyphen_are_nouns_of_deeds),
        cmocka_unit_test(gerunds_behind_a_denial_are_deeds),
        cmocka_unit_test(who_makes_others_ill_does_it),
        cmocka_unit_test(clauses_within_relative_ones_have_subjects),
        cmocka_unit_test(participles_share_who_did_it),
        cmocka_unit_test(nobody_is_his_lawyer),
        cmocka_unit_test(orders_are_who_gave_them),
        cmocka_unit_test(members_of_a_body_are_the_body),
        cmocka_unit_test(a_name_is_one_whether_body_or_person),
        cmocka_unit_test(particles_belong_to_their_verbs),
        cmocka_unit_test(who_bullies_does_it_himself),
        cmocka_unit_test(two_subjects_are_a_trade_and_a_name),
        cmocka_unit_test(things_are_of_who_they_were_said_to_be),
        cmocka_unit_test(threats_are_told_by_others),
        cmocka_unit_test(charges_may_be_put_as_nouns),
        cmocka_unit_test(people_and_things_are_their_owners),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
