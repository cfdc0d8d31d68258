/* joined.h - whether an actor is one with another, while a record is written
 *
 * Asked for nearly every name of every article. Who asks often gets a bit for each actor, in memory; it stays where
 * two are parted again, which costs time alone. */
#ifndef RECORD_JOINED_H
#define RECORD_JOINED_H

#include "record/store.h"

/* Whether an actor, by its row, is one with another one. */
status joined_with_others(record *r, int64_t actor_at, bool *is, error *e);

/* Two actors, by their rows, become one. */
status joined_add(record *r, int64_t one, int64_t other, error *e);

/* Forgets what is kept in memory: others have written, or a transaction was undone. */
void joined_forget(record *r);

#endif
