/* there.h - whether an article is in the record
 *
 * The index of keys (index.h) has each article under the front of its SHA-256: so adding one writes no page at a
 * random place, as a b-tree of digests would. Nearly all that are asked for while a record is written are new: who
 * asks for many gets a set of the fronts of all, four bytes each, in memory, and only what that has is looked up.
 * What the transaction under way has added is not in the index yet, and is kept apart. */
#ifndef RECORD_THERE_H
#define RECORD_THERE_H

#include "record/store.h"

/* The row of the article, 0 where there is none. */
status there_find(record *r, slice sha256, int64_t *id, error *e);

/* A transaction begins; and has added an article, whose keys (coding.h) go into the index with it. */
void there_begin(record *r);
status there_add(record *r, slice sha256, int64_t id, error *e);

/* Forgets what is kept in memory: others have written, or a transaction was undone. */
void there_forget(record *r);

/* Gives the index the keys of all articles, of a record that has none. */
status there_index(record *r, error *e);

#endif
