/* camp.h - the state, or firm, that an actor acts for, as far as the report lets one tell
 *
 * A minister, a ministry, an army with a country act for it. Of an office holder whose country is not said ("Foreign
 * Minister Jane Doe said") it is, as a rule, the state or state body that spoke or acted last before the words that
 * name him first; that is good enough to tell who speaks for whom in a dispute, and is never told as a fact about the
 * actor. */
#ifndef RECORD_CAMP_H
#define RECORD_CAMP_H

#include "article.h"
#include "record/kinds.h"
#include "record/sectors.h"

/* Whether the actor is a state or acts for one, whichever it is. */
bool camp_acts(const actor *who);

/* Whether its sector is one of these, of enum sector_is. */
bool camp_in_sector(const actor *who, unsigned what);

/* Whether he is of a party or a parliament: a candidate, a senator. */
bool camp_is_partisan(const actor *who);

/* Whether it acts for one that is named with it. */
bool camp_of_state(const actor *who);

/* Whether it may be a firm, by its own words. */
bool camp_may_be_firm(const actor *who);

/* The key under which an actor is compared: the state's for a state and for who acts for one (a minister, a ministry,
 * an army); the name's for a name of one word, which one report takes for a firm's and another for a person's; else
 * its own. */
slice camp_key(arena *scratch, const actor *who);

/* The key of his state. */
slice camp_state_key(arena *scratch, const actor *who);

/* The key of a name of one word, whether it is a body's or a person's ("n:corveks"); any other key as it is. */
slice camp_name_key(arena *scratch, slice key);

/* The firm that the article is about: of those it names, the one it names most; NONE where it names none. */
uint32_t camp_firm(const article *a, arena *scratch);

/* For each actor the key of whom he acts for ("c:IRN"), or empty. Who speaks for "the company" acts for the firm that
 * the article is about. *guessed: of each actor, whether it rests on what is weighed alone. In `scratch`; linear. */
slice *camps_of(const article *a, const kinds *k, arena *scratch, const bool **guessed);

/* The part of it that the words beside the names tell, for those for whom nothing else is weighed; `open` tells of
 * each of the others that it may be (camp_guess.h). */
slice *camps_told(const article *a, const kinds *k, bool *open, arena *scratch);

/* The same, where the lawyer or the spokesman of a person speaks for him ("Jane Doe's solicitor"). */
const slice *camps_with_clients(const article *a, const kinds *k, arena *scratch, const bool **guessed);

/* The country of whose own affairs the article tells: many of its officials are named, and nobody acts or speaks for
 * another. There a politician stands for himself. NULL where there is none. */
const char *camp_at_home(const article *a);

#endif
