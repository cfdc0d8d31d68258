/* identity.h - one actor for all articles' spellings of one person
 *
 * Actors are told apart by key. Persons whose keys are spellings of one name, of the same country as far as known,
 * share an identity; one known by surname alone stays apart. Which share is a function of the set of keys: a key that
 * comes is compared with those that begin like it (a block). However many there are: see blocks.h. What people
 * decided by hand goes before (decisions.h). */
#ifndef RECORD_IDENTITY_H
#define RECORD_IDENTITY_H

#include "record/index.h"

/* A new actor that articles may share; who it is one person with is worked out. Where there are decisions
 * (`decided`), *about says whether one is about it or about who is called alike: decisions_settle must then follow,
 * behind the article. In r->scratch, as all of these. */
status identity_add(record *r, int64_t id, slice key, slice uid, bool decided, int64_t *about, error *e);

/* The words of a name (role 0), an office (1) or of facts (2: country, sector and code) by which an actor is found,
 * as the index has them, folded. In `a`. */
void identity_words(arena *a, int64_t role, slice called, index_words *out);

/* Puts an actor to an identity. Disputes in which one speaks who is one with it now, or was, are not settled any
 * more. */
status identity_move(record *r, int64_t id, int64_t to, error *e);

/* Takes an actor away that no article names any more. */
status identity_drop(record *r, int64_t id, error *e);

/* Works out anew who is one person, in all blocks; for after many actors have come at once. */
status identity_settle_all(record *r, error *e);

#endif
