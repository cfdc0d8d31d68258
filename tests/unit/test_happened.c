/* What a sentence says happened: the events that small reports tell of, and those that they do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "coder_setup.h"

#include <cmocka.h> /* last: it defines fail() */

static void add_names(const article *a, const proposition *p, uint8_t role, char *out, size_t size) {
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &a->arguments.at[p->arguments.first + i];
        if (g->role != role || g->actor >= a->actors.size) continue;
        slice called = a->actors.at[g->actor].name;
        size_t used = strlen(out);
        snprintf(out + used, size - used, " %.*s", (int)called.size, called.at);
    }
}

/* The events of a text, as "TYPE actors > recipients", a bar between, in order. */
static void assert_events(void **state, const char *text, const char *want) {
    article *a = coded_text(*state, text);
    char got[512] = "";
    assert_non_null(a);
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        size_t used = strlen(got);
        if (p->event == EVENT_NONE) continue;
        snprintf(got + used, sizeof got - used, "%s%s%s", used ? "|" : "", p->negative ? "not " : "",
                 event_type_name[p->event]);
        add_names(a, p, ROLE_ACTOR, got, sizeof got);
        size_t actors = strlen(got);
        snprintf(got + actors, sizeof got - actors, " >");
        add_names(a, p, ROLE_RECIPIENT, got, sizeof got);
    }
    if (strcmp(got, want)) print_error("%s, not %s\n  %s\n", got, want, text);
    assert_string_equal(got, want);
    article_free(a);
}

static void what_may_be_is_no_promise(void **state) {
    assert_events(state, "Norway will support Peru.", "AGREE Norway > Peru");
    assert_events(state, "Norway may support Peru.", "");
    assert_events(state, "Norway could support Peru.", "");
    assert_events(state, "Norway tried to support Peru.", "");
    assert_events(state, "Norway is due to support Peru.", "AGREE Norway > Peru");
    assert_events(state, "Ministers were due to visit Peru on Friday.", "AGREE Ministers > Peru");
    assert_events(state, "Norway built a dam as a way to help Peru.", "");
    assert_events(state, "Norway might criticise Peru.", "");
    assert_events(state, "The minister said that Norway would support Peru.", "AGREE Norway > Peru");
}

static void who_is_charged_is_not_who_charges(void **state) {
    assert_events(state, "Norway accused Peru of arrogance.", "ACCUSE Norway > Peru");
    assert_events(state, "Anton Berg accused of arrogance.", "");
    assert_events(state, "Anton Berg charged with theft.", "");
    assert_events(state, "Greta Holm arrested on suspicion of drunk driving.", "");
    assert_events(state, "Anton Berg and Greta Holm are on the run and accused of arrogance.", "");
    assert_events(state, "Norwegian police arrested and charged Anton Berg.",
                  "COERCE Norwegian police > Anton Berg|ACCUSE Norwegian police > Anton Berg");
    assert_events(state, "A driver was killed and two others wounded on Monday.", "");
}

static void what_is_counted_is_done_to(void **state) {
    assert_events(state, "Norwegian police killed at least 43 protesters.",
                  "ASSAULT Norwegian police > at least 43 protesters");
    assert_events(state, "Norwegian police arrested up to 20 protesters on Monday.",
                  "COERCE Norwegian police > 20 protesters");
    assert_events(state, "Norwegian police killed for at least 43 minutes.", "");
}

static void what_is_done_to_oneself_is_no_assault(void **state) {
    assert_events(state, "Anton Berg killed himself.", "");
    assert_events(state, "The gunman gave himself up to police on Monday.", "RETREAT gunman > police");
    assert_events(state, "Anton Berg injured his ankle.", "");
    assert_events(state, "Anton Berg killed Greta Holm.", "ASSAULT Anton Berg > Greta Holm");
}

static void other_senses_are_no_events(void **state) {
    assert_events(state, "Anton Berg pleaded guilty.", "");
    assert_events(state, "Greta Holm hosted the prize gala.", "");
    assert_events(state, "Greta Holm struck a deal.", "");
    assert_events(state, "Anton Berg hit a parked car.", "");
    assert_events(state, "Anton Berg demonstrated his skill.", "");
    assert_events(state, "Anton Berg ordered a salad.", "");
    assert_events(state, "Greta Holm will charge the car every night.", "");
    assert_events(state, "Critics charged that Anton Berg was lying.", "ACCUSE Critics >");
    assert_events(state, "Norway vowed to destroy Peru.", "THREATEN Norway >");
    assert_events(state, "Norway vowed to help Peru.", "AGREE Norway >|AGREE Norway > Peru");
    assert_events(state, "Greta Holm walked out of a store.", "");
    assert_events(state, "Norway announced the killing of two Peruvian soldiers.", "");
    assert_events(state, "Norway accused Peru and threatened it.", "ACCUSE Norway > Peru|THREATEN Norway >");
    assert_events(state, "Norway ordered Peru to leave.", "REQUEST Norway > Peru");
    assert_events(state, "Greta Holm gave Anton Berg a hug.", "");
    assert_events(state, "Anton Berg hung on to the rope.", "");
    assert_events(state, "The editors fired back at Anton Berg.", "");
}

static void more_senses_are_no_events(void **state) {
    assert_events(state, "Anton Berg gave Greta Holm his name.", "");
    assert_events(state, "Greta Holm gave Anton Berg money.", "AID Greta Holm > Anton Berg");
    assert_events(state, "Norway gave Peru information.", "COOPERATE Norway > Peru");
    assert_events(state, "The shop is training its retail employees.", "");
    assert_events(state, "A driver struck a woman outside the shop.", "ASSAULT A driver > a woman");
    assert_events(state, "Norway will combat unemployment.", "");
    assert_events(state, "A cleric has whipped up controversy.", "");
    assert_events(state, "Gunmen hijacked the debate.", "");
    assert_events(state, "The parents refused to believe the crash had been an accident.", "");
    assert_events(state, "The minister declined to estimate the cost.", "");
    assert_events(state, "Police warned people to stay away from windows.", "");
    assert_events(state, "The firm is undertaking a project.", "");
    assert_events(state, "Two men breached their duty.", "");
    assert_events(state, "Mr Berg asks Professor Holm if the mushroom is edible.", "");
    assert_events(state, "British fighters have demonstrated that they are not tired.", "");
    assert_events(state, "Norway vowed revenge.", "THREATEN Norway >");
    assert_events(state, "Greta Holm blamed the low price for the loss.", "");
    assert_events(state, "Greta Holm relinquished the chair.", "");
    assert_events(state, "The crowd has dispersed.", "");
    assert_events(state, "Police dispersed the crowd.", "COERCE Police > crowd");
}

static void nobody_does_what_is_done_to_him(void **state) {
    assert_events(state, "Anton Berg had two previous arrests.", "");
    assert_events(state, "Anton Berg's kidnapping shocked the town.", "");
    assert_events(state, "The rebels' kidnapping of Anton Berg shocked the town.", "ASSAULT rebels > Anton Berg");
    assert_events(state, "NORWAY URGED TO OPEN ITS PORTS", "");
    assert_events(state, "The harbour association urged the government to open the port.",
                  "REQUEST harbour association > government");
    assert_events(state, "Norwegian officials were not aware of the gas attack.", "");
    assert_events(state, "He told the paper that he had received threatening phone calls.", "");
    assert_events(state, "A policeman charged with killing Greta Holm has been jailed along with a colleague.",
                  "ASSAULT A policeman > Greta Holm");
}

static void nothing_is_done_for_the_wrong_one(void **state) {
    assert_events(state,
                  "A battle began between Kurdish forces and Norwegian soldiers, who attacked the area in May.",
                  "ASSAULT Norwegian soldiers >");
    assert_events(state, "A Norwegian shot two guards.", "");
    assert_events(state, "The rebels brought guns in order to attack the town.", "");
    assert_events(state, "The rebels should focus on attacking guards.", "");
    assert_events(state, "Anton Berg is accused of plotting to kill guards.", "");
    assert_events(state, "Norway has resisted launching airstrikes.", "not ASSAULT Norway >");
}

static void games_harm_nobody(void **state) {
    assert_events(state, "Norway attacked Peru.", "ASSAULT Norway > Peru");
    assert_events(state,
                  "Norway attacked Peru from the first inning of the playoff game, and the pitcher was cheered. "
                  "The coach praised his team for the season.",
                  "");
}

static void what_there_is_no_evidence_of_did_not_happen(void **state) {
    assert_events(state, "The report cited no evidence that Peru had attacked Norway.", "not ASSAULT Peru > Norway");
    assert_events(state, "There was no evidence that Peru had attacked Norway.", "not ASSAULT Peru > Norway");
    assert_events(state, "The report cited evidence that Peru had attacked Norway.", "ASSAULT Peru > Norway");
}

static void a_state_is_in_no_business(void **state) {
    article *a = coded_text(*state, "The model will start at 349 dollars in the US. But the company has been mum "
                                    "about prices. Buyers weigh the power of the Apple brand against other watches.");
    assert_non_null(a);
    assert_true(slice_equal(a->actors.at[0].code, SLICE("USA")));
    assert_int_equal(a->actors.at[0].kind, ACTOR_STATE);
    article_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_may_be_is_no_promise),
        cmocka_unit_test(who_is_charged_is_not_who_charges),
        cmocka_unit_test(what_there_is_no_evidence_of_did_not_happen),
        cmocka_unit_test(what_is_counted_is_done_to),
                                       cmocka_unit_test(what_is_done_to_oneself_is_no_assault),
        cmocka_unit_test(other_senses_are_no_events),
        cmocka_unit_test(more_senses_are_no_events),
        cmocka_unit_test(nobody_does_what_is_done_to_him),
        cmocka_unit_test(nothing_is_done_for_the_wrong_one),
        cmocka_unit_test(games_harm_nobody),
        cmocka_unit_test(a_state_is_in_no_business),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
