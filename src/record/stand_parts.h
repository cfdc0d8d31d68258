/* stand_parts.h - what stand.c and its parts share while the statements of an article are made: see stander.h */
#ifndef RECORD_STAND_PARTS_H
#define RECORD_STAND_PARTS_H

#include "record/keys.h"
#include "record/stander.h"

/* ---------------------------------------------------------------------------------- who speaks: stand_speakers.c */

/* Fills speakers and who. The cues must be there. */
void stand_find_speakers(stander *s);

/* ---------------------------------------------------------------------------- the side he takes: stand_side.c */

/* What a stance makes of a content that is so; NO_SIDE where it makes nothing of it. */
uint8_t stand_side_of(uint8_t stance);

/* Of asserting denying, and the other way round; any other side as it is. */
uint8_t stand_side_turned(uint8_t side);

/* The side that an attribution takes in a proposition of its content: "denied that it had not" affirms; what is said
 * in other words and is a denial ("said: We have not") stays one. */
uint8_t stand_side(stander *s, const attribution *t, const proposition *p);

/* The side that the outlet takes in a proposition of its own. */
uint8_t stand_side_own(stander *s, const proposition *p);

/* Whether an attribution is put as a noun: "the claim that". */
bool stand_by_noun(const article *a, const attribution *t);

/* "The claim that it lied is false": nobody's own claim denies what it claims, but who says so of it. */
bool stand_is_judged(stander *s, const attribution *t);

/* ------------------------------------------------------------------ its place in the content: stand_place.c */

/* Whether a word is a noun for what somebody said ("the claim that"), or the predicate of one ("claims made that"):
 * what hangs on it is the content's own. `text`: the words that it heads, or empty. */
bool stand_is_claim(stander *s, slice lemma, slice text);

/* Whether a proposition only leads to what its object or clause says: "made the claim that", "we know that". */
bool stand_is_transparent(stander *s, const proposition *p);

/* The next proposition of the same content above this one, or NONE. */
uint32_t stand_above(stander *s, uint32_t p);

/* Whether nothing that is said to be or not to be so stands above it in its content: "cannot say who was
 * involved". */
bool stand_is_topmost(const article *a, const proposition *p);

/* Whether it hangs on an allegation that is only mentioned: "ready to discuss the allegations that". */
bool stand_only_alleged(stander *s, uint32_t p);

/* How many of actor, recipient and object it has. */
uint32_t stand_arguments_given(const article *a, const proposition *p);

/* Whether one that is embedded in `outer` is said along with it: not under something that is not so, not as a mere
 * mention ("the war"). */
bool stand_said_along(stander *s, uint32_t p, uint32_t outer);

/* Whether its doer is taken from elsewhere, and is not whom the words that it stands in speak of. */
bool stand_of_another(const stander *s, uint32_t p, uint32_t outer);

/* Whether it is what its doer is to be taken to task for, by what is said: "must pay for doing it", "wants them to
 * condemn X for doing it". */
bool stand_held_against(const stander *s, uint32_t p, uint32_t outer);

/* ---------------------------------------------------------------------------- its statements: stand_on.c */

/* Adds the statements of a proposition that makes some. Speakers, heads, cues and shapes must be there. */
void stand_on(stander *s, uint32_t p);

#endif
