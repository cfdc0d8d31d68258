/* Who is named as the speaker of an attribution, from plain text, through parser and coder. */
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

/* The last attribution of the text with this cue has the speaker of this name; "nobody" for none. */
typedef struct speaker_case {
    const char *text, *cue, *speaker, *key; /* key: how the actor's key begins, or NULL */
} speaker_case;

static const speaker_case named_firms[] = {
    {"Defence Minister Bae Jung-hwan told lawmakers on Monday that the army had flown no drone.", "told",
     "Bae Jung-hwan", "p:"},
    {"Lawmaker Pyo Min-kyu spoke first. The minister had lied, Pyo said.", "said", "Pyo Min-kyu", "p:"},
    {"Clothing chain Vintner & Solberg confirmed on Friday that it had placed orders.", "confirmed",
     "Vintner & Solberg", "o:"},
    {"Du Marais Co. said that profit grew in the third quarter.", "said", "Du Marais Co.", "o:"},
    {"Wendel's Inc. said that profit grew in the third quarter.", "said", "Wendel's Inc.", "o:"},
    {"Harbor Pacific Corp. wants to buy a bank. Assets fell to $5 million, Harbor Pacific said.", "said",
     "Harbor Pacific Corp.", "o:"},
    {"Great Northern Airways Inc owns four ships. GNA said that it may buy more of them.", "said",
     "Great Northern Airways Inc", "o:"},
    {"Lund-Holmer Corp. grew. Profit fell, Lund-Holmer said.", "said", "Lund-Holmer Corp.", "o:"},
    {"Tony Lander Co. sells boots. However, Tony Lander said it would study the offer.", "said", "Tony Lander Co.",
     "o:"},
    {"Corvane PLC plans to split. A new firm, Corvane Textiles, will be listed. Corvane said that the moves are "
     "logical.",
     "said", "Corvane PLC", "o:"},
    {"The Russian supplier, Sevgalt, said it had met its obligations.", "said", "Sevgalt", "o:"},
    {"The National Unity Movement won the vote. According to the Movement, rivals burned two boxes.", "According",
     "National Unity Movement", "o:"},
    {"The Institute for Rescue and Care met on Sunday. The IRC said that two boats had been lost.", "said",
     "Institute for Rescue and Care", "o:"},
};

#define VESTRUP "Vestrup Inc. cut two hundred jobs on Monday. Harbor police watched the gates. "
#define TWO_FIRMS "Vestrup Inc. said on Monday that it would cut jobs. A buyer for Olmo Corp. was found. "

static const speaker_case described_firms[] = {
    {VESTRUP "The company said that orders had fallen.", "said", "Vestrup Inc.", "o:"},
    {VESTRUP "The Danish turbine maker said that orders had fallen.", "said", "Vestrup Inc.", "o:"},
    {VESTRUP "The Aarhus-based lender denied that it was bankrupt.", "denied", "Vestrup Inc.", "o:"},
    {VESTRUP "The new company said that orders had fallen.", "said", "new company", "g:"},
    {VESTRUP "The company that bought the ship said that orders had fallen.", "said", "company", "g:"},
    {TWO_FIRMS "The company said that orders had fallen.", "said", "Vestrup Inc.", "o:"},
    {"Vestrup Inc. sued Olmo Corp. on Monday, and Olmo Corp. sued Vestrup Inc. in turn. The company said that it was "
     "right.",
     "said", "company", "g:"},
    {"\"Vestrup Inc. stole it,\" Olmo Corp. said. \"We have seen it,\" the company added.", "added", "Olmo Corp.",
     "o:"},
    {"The board accused the crane maker Vestrup Tornau of hiding faults. Vestrup rejected the accusation.",
     "rejected", "Vestrup Tornau", "o:"},
    {"Danish lithium producer Vestrup cut jobs on Monday. Vestrup said that orders had fallen.", "said", "Vestrup",
     "o:"},
};

static const speaker_case titled[] = {
    {"Presidential contender and former surgeon Ada Berg said that she would run.", "said", "Ada Berg", "p:"},
    {"Chief of operations Ada Berg said that the town was safe.", "said", "Ada Berg", "p:"},
    {"Northmere Health spokeswoman Ada Berg said that the ward was closed.", "said", "Ada Berg", "p:"},
    {"A woman who claims to be the sister of swimmer Jan Holm said that he had left.", "said", "A woman", "u:"},
    {"The superintendency said that two pipes were joined. It blamed the rain for the rest.", "blamed",
     "superintendency", "u:"},
    {"The Defence Ministry said in a statement that no unit took part. \"We have asked for proof. We have none,\" it "
     "read.",
     "read", "Defence Ministry", NULL},
    {"Ada Berg was asked on Monday whether she knew of it. She said that she did not.", "said", "Ada Berg", "p:"},
    {"Ada Berg was asked on Monday whether she knew of it.", "asked", "nobody", NULL},
    {"Berg said on Thursday that there was no doubt. \"Three antennas point to it,\" the minister said.", "said",
     "Berg", "p:"},
    {"Lawyer Jan Berg said on Thursday that there was no doubt. \"Three antennas point to it,\" the minister said.",
     "said", "minister", "u:"},
    {"Defence Minister General Ada Berg came. The minister said that the ship was lost.", "said", "Ada Berg", "p:"},
    {"Defence Minister General Ada Berg came. The general said that the ship was lost.", "said", "Ada Berg", "p:"},
    {"Community members dispute the figure. They say oil was coming out for days.", "say", "Community members", "u:"},
    {"P. Jagalesh said he had relied on the trust.", "said", "P. Jagalesh", "p:"},
    {"Geologist Ada Berg said that the mountain was safe.", "said", "Ada Berg", "p:"},
    {"An association of Norwegian anglers denied that it had been paid.", "denied",
     "An association of Norwegian anglers", "o:"},
    {"The National Renewal Congress said that its figures had been right.", "said", "National Renewal Congress",
     "o:"},
};

/* Names of usual words, and what only looks so. */
static const speaker_case usual[] = {
    {"Rowers Together said the club had lied.", "said", "Rowers Together", "o:"},
    {"Rowers First, a trade union, said the club had lied. \"It lies,\" said Rowers First.", "said", "Rowers First",
        "o:"},
    {"The campaign group Save Our Lakes said the mill had leaked.", "said", "Save Our Lakes", "o:"},
    {"According to Parents Against Noise, the airport is loud.", "According", "Parents Against Noise", "o:"},
    {"A statement by Clean Shores said the mill had leaked. Clean Shores said that the lake was dead.", "said",
        "Clean Shores", "o:"},
    {"Justice Holm said the court was fair.", "said", "Holm", "p:"},
    {"Yesterday the council said that the road was open.", "said", "council", NULL},
};

/* Papers speak for who made them; where nobody is told, for themselves. */
static const speaker_case papers[] = {
    {"A statement by the Danish foreign ministry said that the boat had sunk.", "said", "Danish foreign ministry",
     NULL},
    {"A statement released by the Danish army on Monday said that the boat had sunk.", "said", "Danish army", NULL},
    {"The letter, signed by Danish Foreign Minister Jan Holm, said that the boat had sunk.", "said", "Jan Holm",
     "p:"},
    {"A report published on Monday by Vestrup Inc. said that the boat had sunk. The report said that nobody was "
     "hurt.",
     "said", "Vestrup Inc.", "o:"},
    {"The boat had sunk, according to a memo written by the agency's director, Ada Berg.", "according", "Ada Berg",
     "p:"},
    {"A letter to the Danish foreign ministry said that the boat had sunk.", "said", "A letter", "d:"},
    {"A report on the Danish army said that the boat had sunk.", "said", "A report", "d:"},
    {"Reports from Denmark said that the boat had sunk.", "said", "Reports from Denmark", NULL},
    {"A report said that the boat had sunk.", "said", "A report", "d:"},
};

/* Who is without a name is told by whom he speaks for; where a place opens the sentence, it is its ministry. */
static const speaker_case spoken_for[] = {
    {"A spokeswoman for Vestrup Mining said that the pit was shut.", "said", "A spokeswoman for Vestrup Mining",
        "u:"},
    {"A panel of Danish doctors said that the water was clean.", "said", "A panel of Danish doctors", NULL},
    {"A spokesman for Vestrup Inc. said that it was shut. A spokesman for Olmo Corp. said that it was open.", "said",
        "A spokesman for Olmo Corp.", "u:"},
    {"Sweden accused Peru of theft. In Lima, the foreign ministry said it was a lie.", "said",
        "Peruvian foreign ministry", "o:PER"},
    {"Sweden accused Peru of theft. The foreign ministry said so in Oslo.", "said", "Swedish foreign ministry",
        "o:SWE"},
    {"The Danish ambassador in Geneva, Ilan Vorel, told reporters that the boat had sunk.", "told", "Ilan Vorel",
        "p:"},
    {"The supreme court of Denmark ruled on Monday that the boat had sunk.", "ruled", "supreme court of Denmark",
        NULL},
    {"The queen ruled the islands for years, it is said.", "ruled", "nobody", NULL},
};

#define BERG "Senator Jan Berg came on Monday. Berg said so. Berg met the press. "

/* A surname goes on standing for whom it stood for, unless somebody else of it acts. */
static const speaker_case surnames[] = {
    {BERG "He showed a picture of Heidi Berg. Berg said that it was late.", "said", "Jan Berg", "p:"},
    {BERG "Heidi Berg left. Berg said that it was late.", "said", "Heidi Berg", "p:"},
    {BERG "He showed a picture of Heidi Berg. Heidi Berg said that it was late.", "said", "Heidi Berg", "p:"},
};

/* Names that news has and trees tear apart: halves joined by "and", names behind titles, persons that only what
 * stands behind the comma tells to be some. */
static const speaker_case torn[] = {
    {"Orlo Gas and Timber Co said it agreed to buy a mill.", "said", "Orlo Gas and Timber Co", "o:"},
    {"Vestrup Lund and Co said it agreed to buy a mill.", "said", "Vestrup Lund and Co", "o:"},
    {"CB and T Bancshares Inc said the board would meet. CB and T rose.", "said", "CB and T Bancshares Inc", "o:"},
    {"Oil fell, the government's Management and Harbour Agency said.", "said", "Management and Harbour Agency", NULL},
    {"Vestrup and Olmo Corp said they would merge. Olmo makes boats.", "said", "Vestrup", NULL},
    {"Bank of Norway Governor Aksel Lunde said rates would fall.", "said", "Aksel Lunde", "p:"},
    {"Vestrup Co Chairman J. Aksel Lunde told a meeting that profits would fall.", "told", "J. Aksel Lunde", "p:"},
    {"CYPD Commissioner Aksel Lunde said: \"We found nothing.\"", "said", "Aksel Lunde", "p:"},
    {"The doctors of the Aksel Lunde clinic said he was well. The doctors of Hospital Aksel Lunde confirmed the "
     "death.",
     "confirmed", "doctors of Hospital", NULL},
    {"Danish Sen Aksel Lunde said he would run again.", "said", "Aksel Lunde", "p:"},
    {"Aksel Lunde of broker Tornau Vestrup said prices would fall.", "said", "Aksel Lunde", "p:"},
    {"\"We found nothing,\" said Det. Aksel Lunde, of the city police.", "said", "Aksel Lunde", "p:"},
    {"Ottla Vestrin, head of research at Olmo Corp, said prices would fall.", "said", "Ottla Vestrin", "p:"},
    {"The extremist group ISIS said it had burned the bridge.", "said", "Islamic State", NULL},
};

/* What the next sample of news showed. */
static const speaker_case torn_too[] = {
    {"J. Bilder and Sons Inc said it expects a loss.", "said", "J. Bilder and Sons Inc", "o:"},
    {"France Telecom SA, which plans to send a boat to fix the cable, said the work should be done by Friday.",
     "said", "France Telecom SA", NULL},
    {"They told Reuters on Monday that rates would rise. Bankers were calm, dealers said. They added that it would "
     "last.",
     "added", "dealers", NULL},
    {"The Washington Post reported that a ship had sunk. The mayor went home. Two men died, the newspaper said.",
     "said", "Washington Post", "o:"},
};

/* "The company" is who goes on speaking, rather than who is told of. */
static const speaker_case firms_go_on[] = {
    {"Vestrup Inc said it has bought Olmo Inc for cash. The purchase was part of a plan of Olmo. The company said "
     "that it "
     "paid little.", "said", "Vestrup Inc", "o:"},
    {"Vestrup Inc said it will build a plant. Olmo Corp will own half of it, the company said.", "said",
        "Vestrup Inc", "o:"},
    {"Vestrup Inc said that Olmo Corp had poisoned the lake. The company denied it.", "denied", "company", "g:"},
    {"Vestrup Inc said it will build a plant. As Olmo Corp grows, the company promised to hire.", "promised",
        "company", "g:"},
};

static bool is_right(setup *s, const speaker_case *c) {
    article *a = coded_text(s, c->text);
    const actor *speaker = NULL;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *x = &a->attributions.at[i];
        if (slice_find(article_text(a, article_extent(a, x->cue)), slice_of(c->cue)) == SIZE_MAX) continue;
        speaker = x->speaker == NONE ? NULL : &a->actors.at[x->speaker];
    }
    slice got = speaker ? speaker->name : SLICE("nobody");
    bool right = slice_equal(got, slice_of(c->speaker)) && (!c->key || (speaker && slice_starts(speaker->key,
        slice_of(c->key))));
    if (!right) print_error("%s\n    %s: '%.*s' instead of '%s'\n", c->text, c->cue, (int)got.size, got.at,
        c->speaker);
    article_free(a);
    return right;
}

static void check_all(setup *s, const speaker_case *cases, size_t count) {
    bool right = true;
    for (size_t i = 0; i < count; i++) right &= is_right(s, &cases[i]);
    assert_true(right);
}

static void names_are_whole(void **state) { check_all(*state, named_firms,
    sizeof named_firms / sizeof *named_firms); }

static void the_company_is_who_acted_last(void **state) {
    check_all(*state, described_firms, sizeof described_firms / sizeof *described_firms);
}

static void titles_and_pronouns(void **state) { check_all(*state, titled, sizeof titled / sizeof *titled); }

static void papers_are_somebodys(void **state) { check_all(*state, papers, sizeof papers / sizeof *papers); }

static void usual_words_are_names(void **state) { check_all(*state, usual, sizeof usual / sizeof *usual); }

static void who_speaks_for_whom(void **state) {
    check_all(*state, spoken_for, sizeof spoken_for / sizeof *spoken_for);
}

static void surnames_stay(void **state) { check_all(*state, surnames, sizeof surnames / sizeof *surnames); }

static void torn_names_are_mended(void **state) { check_all(*state, torn, sizeof torn / sizeof *torn); }

static void the_company_goes_on(void **state) {
    check_all(*state, firms_go_on, sizeof firms_go_on / sizeof *firms_go_on);
}

static void other_torn_names(void **state) { check_all(*state, torn_too, sizeof torn_too / sizeof *torn_too); }

/* How things look is nobody's word. */
static void nobody_says_what_seems(void **state) {
    article *a = coded_text(*state, "The ferry appears to have sunk. Two boats are expected to arrive on Monday.");
    assert_int_equal(a->attributions.size, 0);
    article_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(torn_names_are_mended),
        cmocka_unit_test(the_company_goes_on), cmocka_unit_test(other_torn_names),
        cmocka_unit_test(nobody_says_what_seems), cmocka_unit_test(papers_are_somebodys),
        cmocka_unit_test(surnames_stay), cmocka_unit_test(who_speaks_for_whom),
        cmocka_unit_test(usual_words_are_names), cmocka_unit_test(names_are_whole),
        cmocka_unit_test(titles_and_pronouns),
                                       cmocka_unit_test(the_company_is_who_acted_last)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
