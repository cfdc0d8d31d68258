/* known.h - rows of actors that articles share, kept in memory while a record is written
 *
 * By the number of their uid (coding.h), 16 bytes for each actor that was asked for; forgotten with the blocks of
 * names (blocks.h). */
#ifndef RECORD_KNOWN_H
#define RECORD_KNOWN_H

#include "record/store.h"

/* A table from numbers to rows, on the heap; NULL is an empty one. The row of a number or 0; keeps one, false where
 * memory is out; frees it. */
int64_t known_row(const struct known *k, uint64_t number);
bool known_keep(struct known **k, uint64_t number, int64_t id);
void known_free(struct known **k);

/* The row of an actor, or 0 where it was not asked for before. */
int64_t known_actor(const record *r, uint64_t uid);

/* Keeps one; where memory is out nothing is kept. */
void known_add(record *r, uint64_t uid, int64_t id);

/* Forgets all. */
void known_forget(record *r);

#endif
