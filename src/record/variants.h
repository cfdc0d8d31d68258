/* variants.h - one accusation in several wordings: which claims are one dispute
 *
 * "Paid the rebels", "armed them", "waged a proxy war" are claims of their own, but one dispute where the same
 * parties stand against each other in all of them: who makes the one charge makes the other, who is charged denies
 * both, in reports of one story, and in words that tell of the same: said in one breath, of the same things, to the
 * same recipients, by the same verb. A charge and a denial that are claims of different words come together in the
 * same way ("crossed the border", "did not set foot there"). Against whom the charge is stays fixed, so that a
 * counter-charge is a dispute of its own. */
#ifndef RECORD_VARIANTS_H
#define RECORD_VARIANTS_H

#include "record/claims.h"

/* Adds the disputes that the claims make up to `out`, each with its strongest claim's key and the members of all its
 * claims; which these are stands in `variants`. `all` are claims without a dispute and disputes, of actors who are
 * known and are the same for all. In l->a; the order of `all` does not matter. */
void variants_join(lister *l, claims *all, claims *out);

#endif
