/* join.h - disputes of few reports take in what is said of the same matter in other words
 *
 * A dispute is one claim: one sense of a deed, of one actor. "It armed them", "there was no delivery", "it never paid them" are
 * three. In a record of few reports, statements of reports that are about the same join the strongest dispute about the same actor: denials by
 * his own people; assertions by who asserts, or by one of the same state, of what shares a recipient or object. Nobody joins whom the
 * dispute has on the other side. */
#ifndef RECORD_JOIN_H
#define RECORD_JOIN_H

#include "record/claims.h"

#define JOINED_ARTICLES 100

/* Disputes in the order in which they are listed; their members change, not their keys. In l->a. */
void disputes_join(lister *l, claims *disputes);

#endif
