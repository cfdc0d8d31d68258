/* identity.h - one actor for all articles' spellings of one person
 *
 * Actors are told apart by key. Persons whose keys are spellings of one name, of the same country as far as known, share an
 * identity; one known by surname alone stays apart. Which share is a function of the set of keys: a key that comes is compared with those
 * that begin like it (a block). However many there are: see blocks.h. What people decided by hand goes before (decisions.h). */
#ifndef RECORD_IDENTITY_H
#define RECORD_IDENTITY_H

#include "record/store.h"

/* A new actor that articles may share; who it is one person with is worked out. Where there are decisions (`decided`), *about says whether one is
 * about it or about who is called alike: decisions_settle must then follow, behind the article. In r->scratch, as all of these. */
status identity_add(record *r, int64_t id, slice key, slice uid, bool decided, int64_t *about, error *e);

/* The words of one more name (role 0), office (1) or of its facts (2), by which it is found; and those of all that it has, when one is gone. */
status identity_words(record *r, int64_t id, int64_t role, slice called, error *e);
status identity_words_again(record *r, int64_t id, error *e);

/* From now on words are gathered in r->scratch, and then written in the order of the table: one after the other each would need a page of
 * its own. Where they are not written at the end, put_undo must follow. */
void identity_gather(record *r);
status identity_write_words(record *r, error *e);

/* Takes an actor away that no article names any more. */
status identity_drop(record *r, int64_t id, error *e);

/* Works out anew who is one person, in all blocks; for after many actors have come at once. */
status identity_settle_all(record *r, error *e);

#endif
