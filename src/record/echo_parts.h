/* echo_parts.h - what echo.c and its parts share: attributions that name no deed, and what they may be of
 *
 * `quote` is the number of an attribution, `given` how many statements there were before the first echo: only of
 * these is one taken. */
#ifndef RECORD_ECHO_PARTS_H
#define RECORD_ECHO_PARTS_H

#include "record/disclaim.h"
#include "record/keys.h"
#include "record/stander.h"

/* --------------------------------------------------------------- what its words point at: echo_words.c */

/* The kinds that words of its content or cue are of, as bits. */
enum { ECHO_NAUGHT = 1, ECHO_WISH = 2, ECHO_CLAIM = 4, ECHO_PART = 8, ECHO_DENIAL = 16 };
unsigned echo_points_at(stander *s, const attribution *t);

/* Whether its content is but pronouns: "denied it", "denied this". */
bool echo_is_pronoun(const article *a, const attribution *t);

/* Whether its content begins with a pronoun that points: "those charges", "“This never happened”". */
bool echo_points_near(const article *a, const attribution *t);

/* Whether a word is one for what somebody said, or for a denial. */
bool echo_is_claim_word(stander *s, const token *t);

/* Whether its content names a claim ("the reports", "those charges"), but not what somebody said in his own name
 * ("the statement"). */
bool echo_names_claim(stander *s, const attribution *t);

/* Whether its content names who makes the claim, or his side: "Ruritania's claims". */
bool echo_names_claimant(const stander *s, const attribution *t, uint32_t speaker);

/* Whose claim it is of, where it says so: "Berg's claim", "the Ruritanian version"; else NONE. */
uint32_t echo_claimant(stander *s, const attribution *t);

/* Whether the claim that it speaks of is told in it: "denied reports that the bank had asked them to wait". */
bool echo_tells_claim(const stander *s, uint32_t quote);

/* Whether a verb of the content, or of what is said in it, tells a deed: "denied claims by the mayor that they burned
 * it". */
bool echo_tells_deed(const stander *s, uint32_t quote);

/* The side that it takes in what it is of: who dismisses a denial asserts. */
uint8_t echo_side(stander *s, const attribution *t);

/* ------------------------------------------------------------------ what a statement may be for it: echo_fit.c */

/* How well a statement suits a denial: 0 not at all, more where the denier is who is said to have done it, or where
 * his own side denies it. */
int echo_fits(stander *s, const statement *x, const attribution *t);

/* Whether a statement is told as a charge: "accused Ruritania of", "the allegation that". */
bool echo_is_charged(stander *s, const statement *x);

/* Whether it is what somebody else was told to claim: "accused it of", "websites reported that", "rumours that". */
bool echo_is_claimed(stander *s, const statement *x, const attribution *t);

/* Whether somebody can be charged with what it says, as far as its words tell: "registered a firm" is no charge,
 * unless it is made one ("accused of registering"). */
bool echo_may_be_denied(stander *s, const statement *x);

/* Whether somebody else denies the same in words of his own. */
bool echo_is_contested(const stander *s, const statement *x, uint32_t given);

/* Whether it is the only charge that the article tells as one: then it is what is denied, whoever denies it. */
bool echo_is_sole_charge(stander *s, const statement *x, uint32_t given);

/* ------------------------------------------------------------------------------ finding it: echo_search.c */

/* Adds the statement of a denial, or question, in what was claimed before it, the nearest first; "it" is what was
 * said last. Where that gives nothing, in what is claimed of the denier behind it. `certain`: its words point at a
 * claim; else, and where what was found may be another, it is marked as PERHAPS. */
void echo_of_claim(stander *s, uint32_t quote, uint32_t given, bool certain, enum disclaimer clears);

/* Adds the statement of a charge that tells no deed: "blamed Ruritania"; "Ruritania was behind it". `tells`: a
 * proposition of its own stands in the content. In echo_charge.c. */
void echo_of_deed(stander *s, uint32_t quote, uint32_t given, bool tells);

#endif
