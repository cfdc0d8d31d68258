/* Who a name, a description or a pronoun of a report stands for, from plain text, through parser and coder. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/read.h"
#include "coder_setup.h"

#include <cmocka.h> /* last: it defines fail() */

/* The last mention of these words is the actor of this name; "nobody" where there is no such mention. */
typedef struct meant_case {
    const char *text, *words, *actor;
} meant_case;

/* Firms that are called like places; names of two words and more wherever they stand again. */
static const meant_case called_like_places[] = {
    {"Alder Ridge has denied that there was a spill.", "Alder Ridge", "Alder Ridge"},
    {"Alder Ridge has denied that there was a spill. Villagers say Alder Ridge threw waste into the lake. The "
     "company denies everything.",
     "The company", "Alder Ridge"},
    {"The talks between Alder Ridge Minerals and the villagers failed. They accuse Alder Ridge of a spill.",
     "Alder Ridge", "Alder Ridge Minerals"},
    {"The pond lies near Alder Ridge.", "Alder Ridge", "nobody"},
    {"Alder Ridge, 61, maintains that he was never told.", "Alder Ridge", "nobody"},
};

/* Names that end with the word for a firm's trade, which the parser may leave out; and those that do not. */
static const meant_case called_by_trade[] = {
    {"Dockers said on Monday that guards of Varnholt Shipping had locked eleven of them in the hold. Varnholt denies "
     "it.",
     "Varnholt Shipping", "Varnholt Shipping"},
    {"Dockers said on Monday that guards of Varnholt Shipping had locked eleven of them in the hold. Varnholt denies "
     "it.",
     "Varnholt", "Varnholt Shipping"},
    {"Varnholt Shipping on Wednesday rejected the dockers' claims.", "Varnholt Shipping", "Varnholt Shipping"},
    {"The Rhone Museum on Friday rejected an allegation that it had bought a stolen statue.", "The Rhone Museum",
     "Rhone Museum"},
    {"Ada Steel said that the gate was shut.", "Ada Steel", "Ada Steel"},
    {"Nurses praised the Bali International Medical Centre on Monday.", "Bali International", "nobody"},
};

/* "The party", "our party": the one that the report speaks of; a feast is none. */
static const meant_case parties[] = {
    {"Prosecutors suspect the populist New Dawn party of forgery. New Dawn said that it would sue. \"No one in our "
     "party has forged a list,\" leader Ilan Vorel told a rally.",
     "our party", "New Dawn"},
    {"New Dawn disputes that. The party forged nothing, it declared. Its leader, Ilan Vorel, said that New Dawn "
     "would sue.",
     "The party", "New Dawn"},
    {"Vestrup Mining said that it had fired two men. Vestrup Mining paid for the party.", "the party", "party"},
    {"Guards shot at miners, the Quarrymen's Union said on Monday. The union called a strike.", "The union",
     "Quarrymen's Union"},
    {"The Union of Bakers spoke to the National Weavers' Union. The union called a strike.", "The union",
     "National Weavers' Union"},
};

/* Those who guard a coast or a border are a state's. */
static const meant_case guards[] = {
    {"Norwegian ships left. Norway's coastguard did not shoot, its captain said.", "Norway's coastguard",
     "Norway's coastguard"},
    {"The Peruvian border service denied that its men had fired.", "its", "Peruvian border service"},
};

/* The whole of the words by which somebody is called who has no name. */
static const meant_case described[] = {
    {"A spokesman for the Danish Importers Association denied knowledge of the plan.",
     "A spokesman for the Danish Importers", "A spokesman for the Danish Importers Association"},
    {"The leader of Peru's northern extremist group has denied it.", "The leader of Peru",
     "leader of Peru's northern extremist group"},
    {"Traders commented on a report quoting a Ministry of Trade spokesman as saying Peru had sold no oil.",
     "a Ministry of Trade spokesman", "a Ministry of Trade spokesman"},
};

/* What somebody denies is said of him, or of whom he speaks for. */
static const meant_case denied[] = {
    {"Ada Lind praised Piet Holm. Piet Holm's publicist rejected reports that he had sold the boat.", "he",
     "Piet Holm"},
    {"A lawyer for Piet Holm denied rumours that he would resign.", "he", "Piet Holm"},
    {"The Vardal Council has refuted newspaper reports which suggested it planned to sell the park.", "it",
     "Vardal Council"},
    {"League commissioner Tim Berg visited Dan Holm at home twice. Holm has disputed a magazine report saying he was "
     "suspended for half a year.",
     "he", "Dan Holm"},
    {"The chairman of the New Dawn party has denied claims by the Norwegian government that it signed a truce.", "it",
     "New Dawn"},
    {"New Dawn denied reports that it was a boy who had fired.", "it", "nobody"},
    /* not who said it */
    {"Director Piet Holm said that Dan Berg had sold the boat. He denied it.", "He", "Dan Berg"},
    {"Director Piet Holm said that Dan Berg had sold the boat. He denied Norway's accusation.", "He", "Piet Holm"},
    {"Director Piet Holm said that Dan Berg had sold the boat. He found it later.", "He", "Piet Holm"},
    /* whose claim it is */
    {"Anna Berg dismissed Jon Dahl's claim that he had won the vote.", "he", "Jon Dahl"},
    {"Olof Berg spoke in Oslo. Berg rejected Jon Dahl's accusation that he had bribed voters.", "he", "Olof Berg"},
};

/* What a firm is called behind its name. */
static const meant_case described_firms[] = {
    {"Milkova, the country's largest maker of baby milk, knew it for a year. \"All is well,\" the company said.",
     "the company", "Milkova"},
    {"Milkova, the largest maker of baby milk, knew it for a year. \"All is well,\" the company said.", "the company",
     "Milkova"},
};

/* What is called after a saint. */
static const meant_case after_saints[] = {
    {"A nurse of St Brannoc's Hospital left. \"All is well,\" the hospital said.", "St Brannoc's Hospital",
     "St Brannoc's Hospital"},
    {"A nurse of St Brannoc's Hospital left. \"All is well,\" the hospital said.", "the hospital",
     "St Brannoc's Hospital"},
    {"St. Anna's College denied it.", "Anna", "nobody"},
    {"St Olaf was a king.", "Olaf", "Olaf"},
};

/* A man and a woman of one surname, however long it is. */
static const meant_case of_one_surname[] = {
    {"Bob Harrington signed the pact. Mrs. Harrington has praised the plan.", "Mrs. Harrington", "Harrington"},
    {"Mrs. Harrington has praised the plan. Bob Harrington signed the pact.", "Bob Harrington", "Bob Harrington"},
    {"Helen Berg spoke. Bob Berg signed the pact. Mrs. Berg has praised the plan.", "Mrs. Berg", "Helen Berg"},
    {"Mr. Harrington has praised the plan. Bob Harrington signed the pact.", "Mr. Harrington", "Bob Harrington"},
};

/* "Any company" is taken up by nobody. */
static const meant_case nobody_in_particular[] = {
    {"No company has polluted the lake, he said. The company has to give up its log.", "The company", "company"},
};

/* Who does it to somebody is not that one. */
static const meant_case beside_himself[] = {
    {"Mayor Jens Vik left. A trader told a court that he had attacked Mayor Jens Vik.", "he", "nobody"},
    {"Anna Berg accused Jan Dahl of pushing her.", "her", "Anna Berg"},
};

static bool is_right(setup *s, const meant_case *c) {
    article *a = coded_text(s, c->text);
    slice got = SLICE("nobody");
    for (uint32_t i = 0; i < a->mentions.size; i++)
        if (slice_equal(article_text(a, a->mentions.at[i].at), slice_of(c->words)) &&
            a->mentions.at[i].actor < a->actors.size)
            got = a->actors.at[a->mentions.at[i].actor].name;
    bool right = slice_equal(got, slice_of(c->actor));
    if (!right)
        print_error("%s\n    %s: '%.*s' instead of '%s'\n", c->text, c->words, (int)got.size, got.at, c->actor);
    article_free(a);
    return right;
}

static void check_all(setup *s, const meant_case *cases, size_t count) {
    bool right = true;
    for (size_t i = 0; i < count; i++) right &= is_right(s, &cases[i]);
    assert_true(right);
}

static void firms_are_called_like_places(void **state) {
    check_all(*state, called_like_places, sizeof called_like_places / sizeof *called_like_places);
}

static void trades_end_names_of_firms(void **state) {
    check_all(*state, called_by_trade, sizeof called_by_trade / sizeof *called_by_trade);
}

static void the_party_is_named(void **state) { check_all(*state, parties, sizeof parties / sizeof *parties); }

static void guards_are_a_states(void **state) { check_all(*state, guards, sizeof guards / sizeof *guards); }

static void nobody_is_taken_up(void **state) {
    check_all(*state, nobody_in_particular, sizeof nobody_in_particular / sizeof *nobody_in_particular);
}

static void a_surname_is_a_mans_or_a_womans(void **state) {
    check_all(*state, of_one_surname, sizeof of_one_surname / sizeof *of_one_surname);
}

static void a_saint_is_not_his_hospital(void **state) {
    check_all(*state, after_saints, sizeof after_saints / sizeof *after_saints);
}

static void nobody_does_it_to_himself(void **state) {
    check_all(*state, beside_himself, sizeof beside_himself / sizeof *beside_himself);
}

static void firms_are_described(void **state) {
    check_all(*state, described_firms, sizeof described_firms / sizeof *described_firms);
}

static void denied_claims_are_of_who_denies(void **state) {
    check_all(*state, denied, sizeof denied / sizeof *denied);
}

static void descriptions_are_whole(void **state) {
    check_all(*state, described, sizeof described / sizeof *described);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(firms_are_called_like_places),    cmocka_unit_test(the_party_is_named),
        cmocka_unit_test(trades_end_names_of_firms),       cmocka_unit_test(guards_are_a_states),
        cmocka_unit_test(a_surname_is_a_mans_or_a_womans), cmocka_unit_test(firms_are_described),
        cmocka_unit_test(nobody_does_it_to_himself),
        cmocka_unit_test(a_saint_is_not_his_hospital),     cmocka_unit_test(nobody_is_taken_up),
        cmocka_unit_test(denied_claims_are_of_who_denies), cmocka_unit_test(descriptions_are_whole)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
