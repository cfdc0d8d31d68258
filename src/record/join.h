/* join.h - disputes of few reports take in what is said of the same matter in other words
 *
 * A dispute is one claim: one sense of a deed, of one actor. "It armed them", "there was no delivery", "it never paid
 * them" are three. Among few reports (those of a small record, or those around a dispute of a large one: narrow.h)
 * disputes of one matter become one, and statements join the dispute that they are most surely of (matter.h). Where
 * there is none about an actor, what is asserted of him and denied in other words makes one. Nobody joins whom the
 * dispute has on the other side. */
#ifndef RECORD_JOIN_H
#define RECORD_JOIN_H

#include "record/claims.h"

#define JOINED_ARTICLES 100

/* Disputes in the order in which they are listed; their members change, not their keys. In l->a. */
void disputes_join(lister *l, claims *disputes);

/* Makes a dispute and a weaker one, both of one matter, one: the weaker's claims and statements go behind its own. In
 * l->a. */
void dispute_take(lister *l, claim *c, const claim *other);

/* The same with several, one after the other. */
void dispute_take_all(lister *l, claim *c, const claim *others, uint32_t count);

#endif
