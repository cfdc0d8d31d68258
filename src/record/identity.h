/* identity.h - one actor for all articles' spellings of one person
 *
 * Actors are told apart by key. Persons whose keys are spellings of one name, of the same country as far as known, share an
 * identity; one known by surname alone stays apart. Which share is a function of the set of keys, worked out anew for a block of
 * names that begin alike when a key joins it. What people decided by hand goes before (decisions.h). */
#ifndef RECORD_IDENTITY_H
#define RECORD_IDENTITY_H

#include "record/store.h"

/* The row of an actor, made where it is new; its name, role and words are counted for this article. In r->scratch. */
status identity_of(record *r, const actor *who, int64_t *id, error *e);

/* Kind, country, sector and code with tabs between, as they are counted. In r->scratch. */
slice identity_facts(record *r, const actor *who);

/* Works out anew who is one person, in all blocks; for after many actors have come at once. */
status identity_settle_all(record *r, error *e);

#endif
