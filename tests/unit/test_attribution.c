/* Attributions from plain text, through parser and coder: the denials, whose claims they deny, who carries what. */
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

static slice words(const article *a, range spans) {
    return article_text(a, article_extent(a, spans));
}

/* The attribution whose cue has the word, or NONE. */
static uint32_t with_cue(const article *a, const char *word) {
    for (uint32_t i = 0; i < a->attributions.size; i++)
        if (slice_find(words(a, a->attributions.at[i].cue), slice_of(word)) != SIZE_MAX) return i;
    return NONE;
}

static void test_denial_of_a_claim(void **state) {
    article *a = coded_text(*state, "Norland rejected Western allegations of sending rockets to Sudania.");
    uint32_t denial = with_cue(a, "rejected"), claim = with_cue(a, "allegations");
    assert_int_not_equal(denial, NONE);
    assert_int_not_equal(claim, NONE);
    assert_int_equal(a->attributions.at[denial].stance, STANCE_DENIES);
    assert_int_equal(a->attributions.at[claim].stance, STANCE_ASSERTS);
    assert_int_equal(a->attributions.at[claim].parent, denial);
    assert_true(slice_equal(words(a, a->attributions.at[denial].source), SLICE("Norland")));
    assert_true(slice_equal(words(a, a->attributions.at[claim].source), SLICE("Western")));
    assert_true(slice_starts(words(a, a->attributions.at[claim].content), SLICE("of sending rockets")));
    article_free(a);
}

static void test_carrier(void **state) {
    article *a = coded_text(
        *state, "Dismissing the claims as “baseless,” Jan Berg told Ada Holm by phone that Norland was ready to hold "
                "talks, the Foreign Ministry said in a statement.");
    uint32_t dismissing = with_cue(a, "Dismissing"), told = with_cue(a, "told"), said = with_cue(a, "said");
    assert_int_not_equal(dismissing, NONE);
    assert_int_not_equal(told, NONE);
    assert_int_not_equal(said, NONE);
    assert_int_equal(a->attributions.at[dismissing].stance, STANCE_DENIES);
    assert_int_equal(a->attributions.at[said].stance, STANCE_ASSERTS);
    assert_int_equal(a->attributions.at[told].parent, said);
    assert_true(slice_equal(words(a, a->attributions.at[dismissing].source), SLICE("Jan Berg")));
    assert_true(slice_equal(a->attributions.at[said].channel, SLICE("statement")));
    article_free(a);
}

/* On which day it was said: not one of the content, of a clause beside it, or of who says it; no time of day. */
static void assert_said_on(void **state, const char *text, const char *cue, const char *day) {
    article *a = coded_text(*state, text);
    uint32_t t = with_cue(a, cue);
    assert_int_not_equal(t, NONE);
    slice got = article_said(a, &a->attributions.at[t]);
    if (!slice_equal(got, slice_of(day))) fail_msg("%s: '%.*s'", text, (int)got.size, got.size ? got.at : "");
    article_free(a);
}

static void test_days(void **state) {
    assert_said_on(state, "On 3 May 2023, Jan Berg denied that he had sold the boat.", "denied", "2023-05-03");
    assert_said_on(state,
                   "Norway conceded on 3 May 2023 that a patrol had crossed into Peru on 1 May 2023 but insisted "
                   "that its men had killed nobody.",
                   "insisted", "2023-05-03");
    assert_said_on(state, "Norway said on the night of 3 May 2023 that a boat had sunk.", "said", "2023-05-03");
    assert_said_on(state, "Ada Holm said that Berg wanted to distract from the bank, which he founded in 2019.",
                   "said", "");
    assert_said_on(state, "\"It is a lie,\" said Ada Holm, whose family moved to Oslo in 2009.", "said", "");
}

static void test_direct_and_indirect(void **state) {
    article *a =
        coded_text(*state, "“We have not sent any rockets,” the minister said. He added that talks would go on.");
    uint32_t said = with_cue(a, "said"), added = with_cue(a, "added");
    assert_int_not_equal(said, NONE);
    assert_int_not_equal(added, NONE);
    assert_int_equal(a->attributions.at[said].kind, KIND_DIRECT);
    assert_int_equal(a->attributions.at[added].kind, KIND_INDIRECT);
    assert_int_equal(a->attributions.at[said].stance, STANCE_ASSERTS);
    assert_true(slice_equal(words(a, a->attributions.at[said].content), SLICE("“We have not sent any rockets,”")));
    article_free(a);
}

/* What one cue of a text must come out as; NULL: not asked, "" for a parent: none. STANCES: there is no such cue. */
typedef struct cue_case {
    const char *text, *cue, *speaker, *parent;
    uint8_t stance;
} cue_case;

/* The text makes several cases. */
#define LEDGER "The Oslo Ledger, citing two police officers, reported that the ship had sunk."
#define RANGERS "The rangers said they could not find the boat, but again denied that they had fired at it."
#define INQUIRY "A naval inquiry found that no gun was fired on the day, the ministry announced on Thursday."
#define TWO_MEN "\"Norland should take care,\" the diplomat asserted, to which Jan Holm said that it did."
#define CLAIMS "Jan Berg dismissed claims by two officers that he had sent the ships, saying he opposes the war."
#define TALKS "Jan Berg said he was ready for talks to clarify claims that Norland had sent the ships."
#define ADVISER "Jan Berg said that Oslo had received information indicating that the ships had been sent."
#define EMBASSY "The Danish embassy rejected the report. \"The ambassador said nothing of the kind,\" it added."

/* What stands inside of what somebody says, and what only looks so. */
#define QUOTED "The Oslo Ledger quoted a policeman as saying that the bridge had been closed."
#define TOLD "Ada Holm said she had been told by the guards that the boat was empty."
#define CHARGE "Sudania said that Norland had sent the rockets, a charge Norland has denied."
#define WHICH "Ada Holm said that Norland wanted the ships back, which Norland denied."
#define GARDEN "Norland's rejection of the claim that its police shot the farmers drew anger in Sudania on Sunday."
#define HALVES                                                                                                       \
    "Norland's navy said on Friday the captain had fled; the captain's brother insisted he had seen nobody."
#define BURGLARS "\"They told us that the dam was safe, and we believed them,\" Ada Holm said."
#define OFFICIAL "Norway would neither confirm nor deny that, a defence official in Oslo said."
#define SUMMONED                                                                                                     \
    "Jan Berg said he had summoned the Danish ambassador, who told him that Denmark knew of no such thing."
#define AS_BASELESS "Norway dismissed as baseless the claims by two guards that a boat had been burned."
#define LIST                                                                                                         \
    "A diplomat told the Ledger that a guard had fired; that Norway had then denied, to the same people, that "      \
    "anybody had; and that "                                                                                         \
    "nobody was hurt."
#define LIKELY "Norway denied that its guards had crossed the river, as Sweden maintains."
#define TERMED "Ada Holm rejected what she called a campaign against her ships."

static const cue_case nested[] = {
    {QUOTED, "quoted", "Oslo Ledger", "", STANCE_REPORTS},
    {QUOTED, "saying", "a policeman", "quoted", STANCE_ASSERTS},
    {TOLD, "told", "guards", "said", STANCE_ASSERTS},
    {CHARGE, "denied", "Norland", "", STANCE_DENIES},
    {WHICH, "denied", "Norland", "", STANCE_DENIES},
    {GARDEN, "claim", "nobody", "rejection", STANCE_ASSERTS},
    {HALVES, "insisted", NULL, "", STANCE_ASSERTS},
    {BURGLARS, "told", NULL, "said", STANCE_ASSERTS},
    {TERMED, "called", "Ada Holm", "", STANCE_ASSERTS},
    {"Norway's envoy has described as rubbish a Daily Tern report that he rejected the plan.", "described", NULL, "",
        STANCE_DENIES},
    {"Norway voiced surprise at the accusation, which it called unfounded.", "called", "Norway", "", STANCE_DENIES},
    {"Norway dismissed as lies reports that it had burned the boats.", "dismissed", "Norway", "", STANCE_DENIES},
    {"Norway has put on display what it says are the remains of a Danish drone.", "says", "Norway", "",
        STANCE_ASSERTS},
    {"No soldiers had crossed the river, as Norway maintains.", "maintains", "Norway", "", STANCE_ASSERTS},
    {"\"They asked me every day who had sent me,\" Ada Holm said.", "asked", NULL, "said", STANCE_QUESTIONS},
    {"The panel said that it could not establish who had sent the rifles.", "establish", NULL, "said",
        STANCE_QUESTIONS},
    {OFFICIAL, "said", NULL, "", STANCE_ASSERTS},
    {OFFICIAL, "deny", "Norway", "said", STANCE_DECLINES},
    {"Norway's police denied that a boat had been sunk, while the harbour's chief, reached by telephone, said he "
     "could not talk about it.",
     "said", NULL, "", STANCE_ASSERTS},
    {"The Oslo Ledger had reported on Tuesday, citing two officers, that the boat had sunk.", "citing",
        "two officers",
     "reported", STANCE_ASSERTS},
    {"Norway denied it had sent boats, and in turn accused Sweden of hiding the crew.", "accused", "Norway", "",
     STANCE_ASSERTS},
    {SUMMONED, "told", NULL, "said", STANCE_ASSERTS},
    {"\"No aircraft left the ground,\" Ada Holm wrote on X. She suggested that ammunition kept in the camp had blown "
     "up.",
     "suggested", "Ada Holm", "", STANCE_ASSERTS},
    {AS_BASELESS, "claims", NULL, "dismissed", STANCE_ASSERTS},
    {LIST, "denied", "Norway", "told", STANCE_DENIES},
    {"Asked whether the boat was insured, Ada Holm declined to comment.", "declined", "Ada Holm", "",
        STANCE_DECLINES},
    {"Sudania said that Norland maintains that its maps are right.", "maintains", NULL, "said", STANCE_ASSERTS},
    {LIKELY, "denied", "Norway", "", STANCE_DENIES},
    {LIKELY, "maintains", "Sweden", "", STANCE_ASSERTS},
    {"The Minister of Foreign Affairs, Wilber Quispe Landa, said that the bridge was safe.", "said",
        "Wilber Quispe Landa", "",
     STANCE_ASSERTS},
    {"Ada Holm said that Norway had promised not to sell the ships.", "promised", "Norway", "said", STANCE_ASSERTS},
    {"Ada Holm brushed aside the allegation that the guards had slept.", "allegation", NULL, "brushed aside",
     STANCE_ASSERTS},
    {"The report that the king had fled was denied by the palace.", "denied", NULL, NULL, STANCE_DENIES},
    {"Ada Holm repeated her denial of any part in the fire.", "denial", "Ada Holm", "", STANCE_DENIES},
    {"\"They were told to look away,\" Ada Holm said.", "told", "nobody", "said", STANCE_DEMANDS},
};

/* Headlines, over a body that says nothing. */
#define BODY "\n\nOSLO (ABC) - The road was closed on Monday after a night of heavy rain.\n"
#define DEMANDS "Norway denounces Danish plan, demands explanation for loss of its boat" BODY

static const cue_case headlines[] = {
    {"Observers: ballot boxes taken from island stations" BODY, ":", "Observers", "", STANCE_ASSERTS},
    {"Norway to observers: apologise or leave" BODY, ":", "Norway", "", STANCE_DEMANDS},
    {"Army moved the boxes, minister concedes" BODY, "concedes", "minister", "", STANCE_ADMITS},
    {"Journalist \"never arrested\" - minister" BODY, "-", "minister", "", STANCE_ASSERTS},
    {"Minister: Danish allegation a smokescreen for its own crime" BODY, ":", "Minister", "", STANCE_DENIES},
    {"Trawler row: Norway denies closing the bay" BODY, "denies", "Norway", "", STANCE_DENIES},
    {"Trawler row: Norway arrests own officers, say sources" BODY, "say", "sources", "", STANCE_ASSERTS},
    {DEMANDS, "denounces", "Norway", "", STANCE_ASSERTS},
    {DEMANDS, "demands", "Norway", "", STANCE_DEMANDS},
};

/* Ways to deny, and what is no denial. */
static const cue_case denials[] = {
    {TERMED, "rejected", "Ada Holm", "", STANCE_DENIES},
    {"Norland issued a denial of the reports on Friday.", "issued a denial", "Norland", "", STANCE_DENIES},
    {"The mayor calls the accusations against his office a caricature.", "calls", "mayor",
     "the accusations against his office a caricature", STANCE_DENIES},
    {"The mayor called the charge trumped-up.", "called", "mayor", "the charge trumped-up", STANCE_DENIES},
    {"The mayor called the accusations against the bank serious.", "called", "mayor",
     "the accusations against the bank serious", STANCE_ASSERTS},
    {"The mayor contested the figure.", "contested", "mayor", "", STANCE_DENIES},
    {"The mayor denied that he planned to sell the park.", "denied", "mayor", "", STANCE_DENIES},
    {"The mayor denied requesting money from the bank.", "denied", "mayor", "", STANCE_DENIES},
    {"The mayor denied the request.", "denied", "mayor", "", STANCE_DECLINES},
    {"The mayor poured cold water on suggestions that a deal had been signed.", "poured cold water on", "mayor", "",
     STANCE_DENIES},
    {"Ada Holm ruled out any involvement of the guards in the deaths.", "ruled out", "Ada Holm", "", STANCE_DENIES},
    {"Sudania described the accusation as shameless.", "described", "Sudania", "", STANCE_DENIES},
    {"Ada Holm warned that Norway would close the port.", "warned", "Ada Holm", "", STANCE_THREATENS},
    {"Ada Holm resigned on Friday over tapes she calls fake.", "calls", "Ada Holm", "", STANCE_DENIES},
    {"The bishop, whose office had called the stories a slander, went home.", "called", NULL, "", STANCE_DENIES},
    {"Ada Holm said none of this was true.", "said", "Ada Holm", "", STANCE_DENIES},
    {"Ada Holm said the report that the bridge had burned was not supported by any evidence.", "said", "Ada Holm", "",
     STANCE_DENIES},
    {"Ada Holm said the bill was not supported by her party.", "said", "Ada Holm", "", STANCE_ASSERTS},
    {"\"There is not a word of truth in it,\" Ada Holm said.", "said", "Ada Holm", "", STANCE_DENIES},
    {AS_BASELESS, "dismissed", "Norway", "", STANCE_DENIES},
    {"Ada Holm denied the claims of the guards, terming them a tired fiction.", "terming", "Ada Holm", "",
        STANCE_DENIES},
    {"The army did not respond to three letters.", "respond", "army", "", STANCE_DECLINES},
    {"Ada Holm challenged the ministry to produce one photograph.", "challenged", "Ada Holm", "", STANCE_DEMANDS},
    {"The Ledger has not been able to verify his account.", "verify", NULL, "", STANCE_QUESTIONS},
    {"The army calls that a lie.", "calls", "army", "", STANCE_DENIES},
    {"Ada Holm said it was untrue that the bridge had been closed.", "said", "Ada Holm", "", STANCE_DENIES},
    {"The story was made up by a rival, an accusation that Norway rejected as false.", "rejected", "Norway", "",
     STANCE_DENIES},
    {"Its claim that the wreck lay on the beach is disputed by a surveyor.", "disputed", NULL, "", STANCE_DENIES},
    {"Ada Holm said in a written reply to questions that the road was open.", "said", "Ada Holm", "", STANCE_ASSERTS},
    {"Sudania described the accusation as serious.", "described", "Sudania", "", STANCE_ASSERTS},
    {"Ada Holm told the guards to leave the bridge.", "told", "Ada Holm", "", STANCE_DEMANDS},
    {"There was a swift denial from Norway.", "denial", "Norway", "", STANCE_DENIES},
    {"The charge drew an angry denial from Sweden.", "denial", "Sweden", "", STANCE_DENIES},
    {"Denials came from the mayor and his brother.", "Denials", "mayor", "", STANCE_DENIES},
    {"Ada Holm was in Oslo on Monday. Her denial of the charge followed within hours.", "denial", "Ada Holm", "",
        STANCE_DENIES},
    {"Despite denials by Norway, the ships stayed.", "denials", "Norway", "", STANCE_DENIES},
    {"There was no denial from Norway.", "denial", NULL, NULL, STANCES},
    {"Sweden demanded a denial from Norway.", "denial", NULL, NULL, STANCES},
    {"Wednesday's denial came late.", "denial", NULL, NULL, STANCES},
    {"Norway begged to differ.", "begged to differ", "Norway", "", STANCE_DENIES},
    {"Rules differ, and Norway begged to stay.", "differ", NULL, NULL, STANCES},
    {"Norway refused to accept the accusation.", "refused", "Norway", "", STANCE_DENIES},
    {"Norway refused to accept the money.", "refused", NULL, NULL, STANCES},
    {"Anton Berg pleaded innocence.", "pleaded", "Anton Berg", "", STANCE_DENIES},
    {"\"The accusation is entirely unfounded,\" said Ada Holm.", "said", "Ada Holm", "", STANCE_DENIES},
};

static const cue_case plain[] = {
    {LEDGER, "citing", "two police officers", "reported", STANCE_ASSERTS},
    {LEDGER, "reported", "Oslo Ledger", "", STANCE_REPORTS},
    {RANGERS, "denied", "rangers", "", STANCE_DENIES},
    {INQUIRY, "announced", NULL, "", STANCE_ASSERTS},
    {INQUIRY, "found", NULL, "announced", STANCE_ASSERTS},
    {CLAIMS, "saying", "Jan Berg", "", STANCE_ASSERTS},
    {CLAIMS, "claims", "two officers", "dismissed", STANCE_ASSERTS},
    {TWO_MEN, "said", "Jan Holm", "", STANCE_ASSERTS},
    {TALKS, "claims", "nobody", "said", STANCE_ASSERTS},
    {ADVISER, "indicating", "nobody", "said", STANCE_ASSERTS},
    {EMBASSY, "added", "Danish embassy", "", STANCE_ASSERTS},
    {"In the call, he said that Jan Berg admitted that the engine had failed.", "admitted", "Jan Berg", "said",
     STANCE_ADMITS},
    {"A mechanic told the paper that the brakes had been cut.", "told", "A mechanic", "", STANCE_ASSERTS},
    {"The transport minister, Ada Holm, said the bridge was safe.", "said", "Ada Holm", "", STANCE_ASSERTS},
    {"A court in Oslo denied the company access to the files.", "denied", NULL, "", STANCE_DECLINES},
    {"The senate rejected the bill on Monday.", "rejected", NULL, "", STANCE_DECLINES},
    {"The mayor rejected the claim that the bridge had been closed.", "rejected", "mayor", "", STANCE_DENIES},
    {"The mayor denied any role in the fire.", "denied", "mayor", "", STANCE_DENIES},
    {"Ada Holm called the report a lie.", "called", "Ada Holm", "", STANCE_DENIES},
    {"Ada Holm called the bridge a disgrace.", "called", "Ada Holm", "", STANCE_ASSERTS},
    {"A witness, who asked not to be named, said the boat was empty.", "asked", "A witness", "", STANCE_DEMANDS},
    {"Jan Berg notes that the board announced on Friday that the bridge was closed.", "announced", "board", NULL,
     STANCE_ASSERTS},
    {"Ada Holm has been called a coward by two officers.", "called", "two officers", "", STANCE_ASSERTS},
    {"Ada Holm said the mayor had admitted nothing.", "admitted", "mayor", "said", STANCE_DENIES},
    {"There was no truth in the reports, Ada Holm said.", "said", "Ada Holm", "", STANCE_DENIES},
    {"Ada Holm described the reports as fabricated.", "described", "Ada Holm", "", STANCE_DENIES},
    {"The mayor rejected a Danish newspaper report that the bridge had been closed.", "report", "Danish newspaper",
     "rejected", STANCE_REPORTS},
    {"The decision announced that the bridge would be closed.", "announced", "nobody", "", STANCE_ASSERTS},
    {"The guards have said nothing.", "said", "guards", "", STANCE_DECLINES},
};

static const cue_case passed_over[] = {
    {"The ministry of defence in Santiago would neither confirm nor deny that a boat had gone so far.",
     "would neither confirm", "ministry of defence", "", STANCE_DECLINES},
    {"Anton Berg pleaded not guilty on Monday.", "pleaded", "Anton Berg", "", STANCE_DENIES},
    {"Anton Berg pleaded guilty on Monday.", "pleaded", "Anton Berg", "", STANCE_ADMITS},
    {"Anton Berg maintains his innocence.", "maintains", "Anton Berg", "", STANCE_DENIES},
    {"Norway has been accused of blowing up a pipeline by Peru.", "accused", "Peru", "", STANCE_ASSERTS},
    {"Norway rejected on Monday Peru's accusation that it had lied.", "rejected", "Norway", "", STANCE_DENIES},
    {"Peru holds Norway responsible for the murder of the captain.", "holds", "Peru", "", STANCE_ASSERTS},
    {"Peru attributed the fire to Norwegian officers.", "attributed", "Peru", "", STANCE_ASSERTS},
    {"Peru has laid the blame for the crash on Norway.", "laid", "Peru", "", STANCE_ASSERTS},
    {"The Oslo Ledger stood by its accusation.", "stood by", "Oslo Ledger", "", STANCE_ASSERTS},
    {"The guards have her letter.", "have", NULL, NULL, STANCES}, /* nobody says it */
    {"The sailor, who according to his family was beaten by the guards, left on Monday.", "according to", "family",
     "", STANCE_ASSERTS},
    {"Ada Holm spoke in an address on Sunday of \"the burning of a school by an army\".", "spoke", "Ada Holm", "",
     STANCE_ASSERTS},
    {"The director refuted the claims of Sweden that the gates had been closed.", "claims", "Sweden", "refuted",
     STANCE_ASSERTS},
    {"The Lindal Institute for Fisheries said the lake was empty. The Lindal Institute denied that it had been "
     "bribed.",
     "denied", "Lindal Institute for Fisheries", "", STANCE_DENIES},
    {"Norway's coast agency sees it otherwise. It alleges that the firm paid four guards.", "alleges",
     "Norway's coast agency", "", STANCE_ASSERTS},
};

static void check_cases(void **state, const cue_case *cases, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const cue_case *c = &cases[i];
        article *a = coded_text(*state, c->text);
        uint32_t at = with_cue(a, c->cue), parent = c->parent && *c->parent ? with_cue(a, c->parent) : NONE;
        if (c->stance == STANCES && at != NONE) fail_msg("a cue %s in: %s", c->cue, c->text);
        if (c->stance == STANCES) {
            article_free(a);
            continue;
        }
        if (at == NONE) fail_msg("no cue %s in: %s", c->cue, c->text);
        const attribution *x = &a->attributions.at[at];
        if (x->stance != c->stance) fail_msg("%s of %s in: %s", stance_name[x->stance], c->cue, c->text);
        if (c->parent && x->parent != parent) fail_msg("the parent of %s in: %s", c->cue, c->text);
        slice who = x->speaker == NONE ? SLICE("nobody") : a->actors.at[x->speaker].name;
        if (c->speaker && !slice_equal(who, slice_of(c->speaker)))
            fail_msg("%.*s for %s in: %s", (int)who.size, who.at, c->cue, c->text);
        article_free(a);
    }
}

static void test_what_cues_come_out_as(void **state) {
    check_cases(state, plain, sizeof plain / sizeof *plain);
}

static void test_what_the_chains_pass_over(void **state) {
    check_cases(state, passed_over, sizeof passed_over / sizeof *passed_over);
}

static void test_nesting(void **state) { check_cases(state, nested, sizeof nested / sizeof *nested); }

static void test_denials(void **state) { check_cases(state, denials, sizeof denials / sizeof *denials); }

static void test_headlines(void **state) { check_cases(state, headlines, sizeof headlines / sizeof *headlines); }

/* The factuality of the only deed with this lemma. */
static uint8_t factuality_of_deed(void **state, const char *text, const char *lemma) {
    article *a = coded_text(*state, text);
    uint8_t out = FACTUALITIES;
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (slice_equal(a->propositions.at[i].lemma, slice_of(lemma))) out = a->propositions.at[i].factuality;
    article_free(a);
    return out;
}

static void test_what_is_wished_of_others(void **state) {
    assert_int_equal(factuality_of_deed(state, "Norway insists that Denmark open its market.", "open"), FACT_ORDERED);
    assert_int_equal(factuality_of_deed(state, "The bank wants Dunfield to sell the stock, Jan Berg said.", "sell"),
                     FACT_ORDERED);
    assert_int_equal(factuality_of_deed(state, "Dunfield wants to sell the stock, Jan Berg said.", "sell"),
                     FACT_POSSIBLE);
    assert_int_equal(factuality_of_deed(state, "Norway said that Denmark opened its market.", "open"), FACT_CERTAIN);
}

static void test_a_charge_goes_on_to_the_deed(void **state) {
    article *a = coded_text(*state, "Norway accused Peruvian troops on Monday of firing on a border post at Vik.");
    uint32_t t = with_cue(a, "accused");
    assert_int_not_equal(t, NONE);
    assert_true(slice_ends(words(a, a->attributions.at[t].content), SLICE("of firing on a border post at Vik")));
    article_free(a);
}

static void test_deeds_are_not_said(void **state) {
    article *a = coded_text(*state, "The driver refused to stop at the gate.");
    for (uint32_t i = 0; i < a->attributions.size; i++)
        assert_int_not_equal(a->attributions.at[i].stance, STANCE_ASSERTS);
    article_free(a);
}

static void test_no_attribution(void **state) {
    article *a = coded_text(*state, "The bridge over the river was opened in May. It is 300 metres long.");
    assert_int_equal(a->attributions.size, 0);
    article_free(a);
    a = coded_text(*state, "Ada Berg, who led the strike, was dismissed on Tuesday.");
    assert_int_equal(a->attributions.size, 0);
    article_free(a);
    a = coded_text(*state, "Most major banks are now posting a 7 percent rate. Ada Berg is writing the screenplay.");
    assert_int_equal(a->attributions.size, 0);
    article_free(a);
}

/* Every span lies in the text, parts do not overlap, and parents lead nowhere round. Over much of everything. */
static void check_soundness(const article *a) {
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *t = &a->attributions.at[i];
        uint32_t steps = 0;
        for (uint32_t up = t->parent; up != NONE; up = a->attributions.at[up].parent)
            assert_true(++steps <= a->attributions.size);
        range parts[] = {t->source, t->cue, t->content};
        for (int p = 0; p < 3; p++)
            for (uint32_t k = 0; k < parts[p].count; k++) {
                span at = article_spans(a, parts[p])[k];
                assert_true(at.begin < at.end && at.end <= a->text.size);
            }
    }
}

static void test_hostile(void **state) {
    enum { TIMES = 4000 };
    static const char *const pieces[] = {"he said ", "\"denied ", "claims that ", "\xE2\x80\x9C", "saying, ", "not "};
    for (size_t p = 0; p < sizeof pieces / sizeof pieces[0]; p++) {
        size_t size = strlen(pieces[p]);
        char *text = malloc(size * TIMES + 1);
        for (size_t i = 0; i < TIMES; i++)
            memcpy(text + i * size, pieces[p], size);
        text[size * TIMES] = 0;
        article *a = coded_text(*state, text);
        check_soundness(a);
        article_free(a);
        free(text);
    }
}

/* The states of another network mean nothing to this one. */
static void test_another_parser(void **state) {
    setup *s = *state;
    error e = {0};
    article *a = article_new();
    assert_non_null(a);
    assert_int_equal(read_text(a, SLICE("Norland said it was ready."), "test.txt", NULL, NULL), READOUT_OK);
    assert_int_equal(parser_parse(s->parser, a, NULL), READOUT_OK);
    a->state_mark ^= 1;
    assert_int_equal(coder_code(s->coder, a, &e), READOUT_BAD_MODEL);
    article_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_denial_of_a_claim), cmocka_unit_test(test_carrier),
                                       cmocka_unit_test(test_another_parser),
                                       cmocka_unit_test(test_days),
        cmocka_unit_test(test_direct_and_indirect),
                                       cmocka_unit_test(test_what_cues_come_out_as),
                                       cmocka_unit_test(test_what_the_chains_pass_over),
        cmocka_unit_test(test_nesting), cmocka_unit_test(test_denials),
                                       cmocka_unit_test(test_headlines),
                                           cmocka_unit_test(test_what_is_wished_of_others),
                                       cmocka_unit_test(test_deeds_are_not_said),
                                       cmocka_unit_test(test_a_charge_goes_on_to_the_deed),
                                       cmocka_unit_test(test_no_attribution),
                                       cmocka_unit_test(test_hostile)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
