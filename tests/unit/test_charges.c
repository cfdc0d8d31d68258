/* Ways to charge somebody: who asserts which deed of whom, and who does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "stand_setup.h"

#include <cmocka.h> /* last: it defines fail() */

#define NOBODY ""
#define OUTLET "the outlet"

static bool is_speaker(const article *a, const statement *x, const char *who) {
    if (x->outlet_voice || !strcmp(who, OUTLET)) return x->outlet_voice && !strcmp(who, OUTLET);
    return x->speaker < a->actors.size ? slice_equal(a->actors.at[x->speaker].name, slice_of(who)) : !*who;
}

/* Whether somebody asserts of one whose key ends in `doer` a deed with the lemma. */
static bool is_said(void **state, const char *text, const char *who, const char *lemma, const char *doer) {
    job j = stand_text(state, text);
    bool found = false;
    assert_non_null(j.article);
    for (uint32_t i = 0; i < j.standing.size; i++) {
        const statement *x = &j.standing.statements[i];
        bool of_it = slice_equal(j.article->propositions.at[x->proposition].lemma, slice_of(lemma));
        found |= x->side == SIDE_ASSERTS && of_it && is_speaker(j.article, x, who) &&
                 slice_ends(j.standing.shapes[x->proposition].bucket, slice_of(doer));
    }
    article_free(j.article);
    return found;
}

static void assert_said(void **state, const char *text, const char *who, const char *lemma, const char *doer) {
    bool found = is_said(state, text, who, lemma, doer);
    if (!found) print_error("%s is not said by %s: %s\n", lemma, who, text);
    assert_true(found);
}

static void assert_not_said(void **state, const char *text, const char *who, const char *lemma, const char *doer) {
    bool found = is_said(state, text, who, lemma, doer);
    if (found) print_error("%s is said by %s: %s\n", lemma, who, text);
    assert_false(found);
}

static void who_reproaches_charges(void **state) {
    assert_said(state, "Malta hit out at Libya on Monday for seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta rebuked Libya over the seizure of two trawlers.", "Malta", "seizure", "c:LBY");
    assert_said(state, "Malta has charged Libya with seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta took Libya to task for seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta summoned Libya's ambassador over the seizure of two trawlers.", "Malta", "seizure",
                "c:LBY");
    assert_said(state, "Malta summoned the Libyan ambassador on Monday to protest at the seizure of a trawler.",
                "Malta", "seizure", "c:LBY");
    assert_said(state, "Malta protested to Libya about the seizure of two trawlers.", "Malta", "seizure", "c:LBY");
    assert_said(state, "Libya was lambasted by Malta for seizing two trawlers.", "Malta", "seize", "c:LBY");
}

static void who_comes_under_fire_is_charged(void **state) {
    assert_said(state, "Libya came under fire from Malta on Tuesday for seizing two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "Libya faces accusations from Malta of seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Libya drew fierce criticism on Tuesday for seizing two trawlers.", NOBODY, "seize", "c:LBY");
    assert_said(state, "Malta imposed sanctions on Libya for seizing two trawlers.", "Malta", "seize", "c:LBY");
}

static void who_is_to_answer_for_a_deed_is_charged(void **state) {
    assert_said(state, "Malta wants Libya punished for seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta demanded that Libya pay compensation for the seizure of two trawlers.", "Malta",
                "seizure", "c:LBY");
    assert_said(state, "\"Libya must answer for the seizure of two trawlers,\" Malta said.", "Malta", "seizure",
                "c:LBY");
    assert_not_said(state, "Libya said it would pay compensation for the seizure of two trawlers.", "Libya",
                    "seizure", "c:LBY");
    assert_said(state, "Malta is furious with Libya for seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta handed the Libyan ambassador a protest note over the seizure of two trawlers.", "Malta",
                "seizure", "c:LBY");
    assert_said(state, "Libya came in for criticism from Malta for seizing two trawlers.", "Malta", "seize", "c:LBY");
}

static void a_deed_may_name_its_doer(void **state) {
    assert_said(state, "Malta complained on Monday of the seizure of two trawlers by Libya.", "Malta", "seizure",
                "c:LBY");
    assert_said(state, "Malta voiced outrage over the attack on a trawler by Libya.", "Malta", "attack", "c:LBY");
    assert_not_said(state, "Malta spoke of the killing of the author of a statement by Libya.", "Malta", "killing",
                    "c:LBY");
}

static void charges_may_be_nouns(void **state) {
    assert_said(state, "Malta made an accusation against Libya: that it had seized two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "The claim from Valletta is blunt: Libya seized two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta confronted Libya with evidence that Libya had seized two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "Malta published photographs showing that Libya had seized two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_not_said(state, "Malta published photographs that show the seizure of two trawlers by Libya.", "Malta",
                    "seizure", "c:LBY");
    assert_not_said(state, "Malta has no evidence that Libya seized two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "In the words of Malta's foreign minister, Ann Borg, Libya seized two trawlers.", "Ann Borg",
                "seize", "c:LBY");
    assert_said(state, "Libya, Maltese Foreign Minister Ann Borg told a crowd, seized two trawlers.", "Ann Borg",
                "seize", "c:LBY");
    assert_said(state, "Libya stands accused of seizing two trawlers by Ann Borg, the Maltese minister.", "Ann Borg",
                "seize", "c:LBY");
    assert_said(state, "Malta named Libya as being behind the attack on a trawler.", "Malta", "attack", "c:LBY");
}

static void questions_may_charge(void **state) {
    assert_said(state, "\"Why did Libya seize two trawlers?\" asked Maltese minister Ann Borg.", "Ann Borg", "seize",
                "c:LBY");
    assert_said(state, "\"How could Libya seize two trawlers?\" Maltese minister Ann Borg asked.", "Ann Borg",
                "seize", "c:LBY");
    assert_not_said(state, "\"Did Libya seize two trawlers?\" asked Maltese minister Ann Borg.", "Ann Borg", "seize",
                    "c:LBY");
    assert_not_said(state, "\"Why would Libya seize two trawlers?\" asked Libyan minister Omar Salem.", "Omar Salem",
                    "seize", "c:LBY");
}

static void who_puts_out_a_paper_says_what_it_does(void **state) {
    assert_said(state, "The Maltese foreign ministry put out a statement alleging that Libya had seized two "
                       "trawlers.",
                "Maltese foreign ministry", "seize", "c:LBY");
}

static void what_is_ruled_out_is_denied(void **state) {
    assert_not_said(state, "Libyan minister Omar Salem said he could rule out that his country had seized trawlers.",
                    "Omar Salem", "seize", "c:LBY");
}

static void not_only_takes_no_side(void **state) {
    assert_said(state, "Not only had Angola bribed two judges, Zambian spokeswoman Ann Borg said, it had also lied.",
                "Ann Borg", "bribe", "c:AGO");
}

static void who_orders_or_is_held_to_account_is_charged(void **state) {
    assert_said(state, "Malta said Libya ordered the attack on a trawler.", "Malta", "attack", "c:LBY");
    assert_said(state, "Malta made Libya responsible for the attack on a trawler.", "Malta", "attack", "c:LBY");
    assert_said(state, "Libya is to blame for the attack on the trawler, said Malta.", "Malta", "attack", "c:LBY");
    assert_said(state, "Malta condemned the bribing of two captains by Libya.", "Malta", "bribing", "c:LBY");
    assert_said(state, "\"They seized two trawlers,\" Maltese minister Ann Borg said of Libya.", "Ann Borg", "seize",
                "c:LBY");
}

static void who_only_speaks_of_a_deed_does_not(void **state) {
    assert_not_said(state, "Malta consoled Libya over the killing of a sailor.", "Malta", "killing", "c:LBY");
    assert_not_said(state, "Malta wrote to Libya about the killing of a sailor.", "Malta", "killing", "c:LBY");
    assert_not_said(state, "Malta complained to the Maritime Union over the killing of a sailor.", "Malta", "killing",
                    "maritime union");
    assert_not_said(state, "Malta hit out at Libya on Monday for seizing two trawlers.", OUTLET, "seize", "");
}

static void gerunds_are_deeds(void **state) {
    assert_said(state, "Peru accused Norway of shelling villages.", "Peru", "shell", "c:NOR");
    assert_said(state, "Peru said Norway had to stop shelling villages.", "Peru", "shell", "c:NOR");
    assert_said(state, "Italy sued Austria for leaking letters of its spies.", "Italy", "leak", "c:AUT");
    assert_not_said(state, "Peru spoke of reports of growing corruption.", "Peru", "grow", "");
}

static void whose_end_is_demanded_is_done(void **state) {
    assert_said(state, "Peru called on Norway on Monday to stop shelling the villages.", "Peru", "shell", "c:NOR");
    assert_said(state, "Peru told Norway to halt its shelling of the villages.", "Peru", "shelling", "c:NOR");
    assert_said(state, "Peru demanded that Norway halt the expulsion of farmers.", "Peru", "expulsion", "c:NOR");
    assert_not_said(state, "Peru urged Norway not to shell the villages.", "Peru", "shell", "c:NOR");
    assert_not_said(state, "Peru called on Norway to refrain from shelling the villages.", "Peru", "shell", "c:NOR");
    assert_not_said(state, "Peru asked Norway to stop attacks on its soldiers by nomads.", "Peru", "attack", "c:NOR");
    assert_not_said(state, "Peru said it would end up buying the island.", "Peru", "shell", "");
}

static void who_warns_against_a_deed_neither_charges_nor_denies(void **state) {
    job j = stand_text(state, "Malta warned Libya against seizing its trawlers.");
    assert_non_null(j.article);
    for (uint32_t i = 0; i < j.standing.size; i++)
        assert_false(
            slice_equal(j.article->propositions.at[j.standing.statements[i].proposition].lemma, SLICE("seize")));
    article_free(j.article);
}

static void participles_say_who_accuses(void **state) {
    static const char by[] = "Libya, accused by Malta of seizing two trawlers, recalled its envoy.";
    static const char plain[] = "Libya, accused of seizing two trawlers, recalled its envoy.";
    assert_said(state, by, "Malta", "seize", "c:LBY");
    assert_not_said(state, by, OUTLET, "seize", "");
    assert_said(state, plain, NOBODY, "seize", "c:LBY");
    assert_not_said(state, plain, OUTLET, "seize", "");
    assert_said(state, "Accused by Malta of seizing trawlers, Libya offered talks.", "Malta", "seize", "c:LBY");
    assert_said(state, "The rebels were accused by Malta of seizing trawlers.", "Malta", "seize", "");
}

static void who_accuse_each_other_charge_the_other(void **state) {
    static const char *const texts[] = {"Malta and Libya accused each other on Monday of seizing trawlers.",
                                        "Malta and Libya have accused one another of seizing trawlers.",
                                        "Malta and Libya each accused the other of seizing trawlers.",
                                        "Malta and Libya traded accusations of seizing trawlers."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_said(state, texts[i], "Malta", "seize", "c:LBY");
        assert_said(state, texts[i], "Libya", "seize", "c:MLT");
        assert_not_said(state, texts[i], "Malta", "seize", "c:MLT");
        assert_not_said(state, texts[i], "Libya", "seize", "c:LBY");
    }
}

static void it_is_who_is_accused(void **state) {
    assert_said(state, "Malta sued Libya in a Paris court, alleging that it had seized two trawlers.", "Malta",
                "seize", "c:LBY");
    assert_said(state, "Malta hit out at Libya, saying it had seized two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta said of Libya that it had seized two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Libya lost a friend after Malta alleged that it had seized two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "\"They looted the port,\" the mayor, Adam Wick, said of the Libyan forces.", "Adam Wick",
                "loot", "c:LBY");
    assert_said(state, "Malta sued Libya on Monday, saying it had lost a trawler.", "Malta", "lose", "c:MLT");
    assert_said(state, "Malta thanked Libya on Monday, saying it had sold its trawlers.", "Malta", "sell", "c:MLT");
    assert_not_said(state, "Malta alleged that it had seized two trawlers.", "Malta", "seize", "c:MLT");
}

static void who_is_sure_or_rules_says_so(void **state) {
    assert_said(state, "Malta is certain that Libya seized the trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta was in no doubt that Libya had seized the trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta says it has satellite images that prove Libya seized the trawlers.", "Malta", "seize",
                "c:LBY");
    assert_not_said(state, "The supreme court of Malta ruled on Tuesday that Libya had seized the trawlers.", OUTLET,
                    "seize", "c:LBY");
    assert_not_said(state, "Malta is not certain that Libya seized the trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta laid the blame for the attack at Libya's door.", "Malta", "attack", "c:LBY");
    assert_said(state, "Malta sees Libya as the culprit behind the attack on a trawler.", "Malta", "attack", "c:LBY");
    assert_said(state, "Malta said Libya was the author of the attack on its consulate.", "Malta", "attack", "c:LBY");
}

static void who_would_punish_a_deed_charges_with_it(void **state) {
    assert_said(state, "Malta said it would sue Libya for seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_said(state, "Malta has asked the UN to condemn Libya for seizing two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "Malta threatened Libya with retaliation for seizing two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "Malta demanded an apology from Libya over the seizure of two trawlers.", "Malta", "seizure",
                "c:LBY");
    assert_not_said(state, "Malta threatened Libya with retaliation for seizing two trawlers.", "Malta", "seize",
                    "c:MLT");
}

static void nouns_in_ing_are_deeds(void **state) {
    assert_said(state, "Malta blamed Libya for the sinking of a trawler.", "Malta", "sinking", "c:LBY");
    assert_said(state, "Malta summoned the Libyan ambassador over the planting of mines.", "Malta", "planting",
                "c:LBY");
    assert_said(state, "Malta attributed the planting of the mines to Libya.", "Malta", "planting", "c:LBY");
    assert_said(state, "Malta sees the hand of Libya in the planting of the mines.", "Malta", "planting", "c:LBY");
    assert_not_said(state, "Malta blamed Libya at the beginning of the war.", "Malta", "beginning", "c:LBY");
}

static void whose_work_it_is_called_did_it(void **state) {
    assert_said(state, "The attack on the trawler was the work of Libya, Malta said.", "Malta", "attack", "c:LBY");
    assert_said(state, "Malta called the attack on the trawler an act of war by Libya.", "Malta", "attack", "c:LBY");
    assert_said(state, "Malta described the shelling of the port as a provocation by Libya.", "Malta", "shelling",
                "c:LBY");
    assert_not_said(state, "Malta called the attack on the trawler a failure by Libya.", "Malta", "attack", "c:LBY");
}

static void nouns_of_charges_are_their_owners(void **state) {
    assert_said(state, "Accusations by Malta that Libya had seized trawlers dominated the talks.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "The charge, made by Malta on Sunday, is that Libya seized two trawlers.", "Malta", "seize",
                "c:LBY");
    assert_said(state, "Libya rejected accusations by Malta of seizing two trawlers.", "Malta", "seize", "c:LBY");
    assert_not_said(state, "Malta's report says that Libya had seized two trawlers, the union said.",
                    "Malta's report", "say", "");
}

static void words_hang_where_they_belong(void **state) {
    assert_said(state, "Malta called for sanctions against Libya, which it accuses of seizing two trawlers.", "Malta",
                "seize", "c:LBY");
    assert_said(state, "Malta published photographs that it said showed Libya planting mines.", "Malta", "plant",
                "c:LBY");
    assert_said(state, "Trawlers were seized on the way to Valletta by Libya, Malta said.", "Malta", "seize",
                "c:LBY");
}

static void who_is_quoted_speaks(void **state) {
    assert_said(state, "Ada Lind was quoted by a Maltese newspaper as saying Libya had seized two trawlers.",
                "Ada Lind", "seize", "c:LBY");
    assert_said(state, "Libya had seized two trawlers, state radio quoted Ada Lind as saying.", "Ada Lind", "seize",
                "c:LBY");
    assert_said(state, "The case was plain, said Ada Lind, a diver: Libya seized two trawlers.", "Ada Lind", "seize",
                "c:LBY");
    assert_said(state, "\"There is no question that Libya seized the trawlers,\" said Ada Lind.", "Ada Lind", "seize",
                "c:LBY");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_would_punish_a_deed_charges_with_it),
        cmocka_unit_test(nouns_in_ing_are_deeds),
        cmocka_unit_test(whose_work_it_is_called_did_it),
        cmocka_unit_test(nouns_of_charges_are_their_owners),
        cmocka_unit_test(words_hang_where_they_belong),
        cmocka_unit_test(who_is_quoted_speaks),
        cmocka_unit_test(who_reproaches_charges),
        cmocka_unit_test(who_comes_under_fire_is_charged),
        cmocka_unit_test(who_is_to_answer_for_a_deed_is_charged), cmocka_unit_test(a_deed_may_name_its_doer),
        cmocka_unit_test(charges_may_be_nouns),
        cmocka_unit_test(who_is_to_answer_for_a_deed_is_charged),
        cmocka_unit_test(a_deed_may_name_its_doer),
        cmocka_unit_test(charges_may_be_nouns),
        cmocka_unit_test(questions_may_charge),
        cmocka_unit_test(who_puts_out_a_paper_says_what_it_does),
        cmocka_unit_test(what_is_ruled_out_is_denied),
        cmocka_unit_test(not_only_takes_no_side),
        cmocka_unit_test(who_orders_or_is_held_to_account_is_charged),
        cmocka_unit_test(who_only_speaks_of_a_deed_does_not),
        cmocka_unit_test(gerunds_are_deeds),
        cmocka_unit_test(whose_end_is_demanded_is_done),
        cmocka_unit_test(who_warns_against_a_deed_neither_charges_nor_denies),
        cmocka_unit_test(participles_say_who_accuses),
        cmocka_unit_test(who_is_sure_or_rules_says_so),
        cmocka_unit_test(it_is_who_is_accused),
        cmocka_unit_test(who_accuse_each_other_charge_the_other),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
