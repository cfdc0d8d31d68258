/* fame.h - how many articles name each actor, and whether he is one with others: of all of them at once
 *
 * Settling a large record asks that some ten times for each article, of rows that lie anywhere in the file. Here it
 * is a byte for each actor, read in one go. */
#ifndef RECORD_FAME_H
#define RECORD_FAME_H

#include "record/store.h"

typedef struct fame fame;

enum { FAME_MOST = 254 };

/* Reads it, as the record is now; the caller's, fame_free. */
status fame_read(record *r, fame **out, error *e);
void fame_free(fame *f);

/* The articles that name an actor who is one with no other, FAME_MOST for as many or more; -1 where this does not
 * tell: he is one with others, or stands in a single article, or `f` is NULL. */
int fame_of(const fame *f, int64_t actor_at);

/* Whether he is surely one with no other. */
bool fame_alone(const fame *f, int64_t actor_at);

#endif
