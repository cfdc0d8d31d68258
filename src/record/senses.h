/* senses.h - buckets: what may be the same claim, and which of them are contested
 *
 * A bucket is a sense and a set of actors. What is said in it is found by the index of keys; counted are only those
 * that somebody denies, and, for each sense, who leads in it. */
#ifndef RECORD_SENSES_H
#define RECORD_SENSES_H

#include "record/lister.h"

typedef struct bucket_change {
    slice key;
    int64_t asserts, denies, others;
} bucket_change;

/* Counts what a batch changed, behind its articles. Each key comes once. */
status senses_flush(record *r, const bucket_change *changes, uint32_t count, error *e);

/* A bucket, and what no claim in it can have more of. */
typedef struct bucket_row {
    int64_t id, asserts, denies;
    uint64_t most; /* no dispute in it is stronger: claim_contest */
    bool settled;  /* its disputes are kept: kept.h */
    slice key; /* may be empty: bucket_key */
} bucket_row;

typedef VEC(bucket_row) buckets;

/* All that there are, by id, without keys; with what is open of their sense, where that may go with them. */
void buckets_all(lister *l, buckets *out);

/* Those in which one asserts and another denies, one after the other, by the smaller number of these, falling. In
 * small records (see LINKED_ARTICLES) with all that may go with them; in large ones with what goes with the leader of
 * a sense. */
typedef struct contested {
    sqlite3_stmt *denied;
    bool ended;
    bucket_row waiting;        /* the next of them; id 0: none */
    buckets leaders, by_id; /* in small records all */
    uint32_t next;
} contested;

/* Where `speakers` is not NULL, only those in which one of these identities speaks, and some more. */
typedef VEC(int64_t) identity_list;
void contested_open(lister *l, contested *c, const identity_list *speakers);
bool contested_next(lister *l, contested *c, bucket_row *out);

/* What the number stands for: sense, line end, actors. Empty where nothing is said in it. */
slice bucket_key(lister *l, int64_t id);

/* Of the buckets of a sense: the largest with an actor, if it has nearly all, and the one without. */
siblings siblings_of(lister *l, slice sense);

#endif
