/* kept.h - disputes as they were worked out when their bucket was settled
 *
 * Working out a dispute reads each of its reports. What comes out is kept beside `denied`, packed, with all that its row shows (entry.h). It holds
 * as long as the bucket's strength is known: whatever is said in the bucket, whoever becomes one with a speaker of it, how else most articles
 * call one, and whatever is decided takes that away. Which buckets a speaker stands in is kept as well. */
#ifndef RECORD_KEPT_H
#define RECORD_KEPT_H

#include "record/claims.h"

/* To be raised when disputes come out otherwise than they did (claims, anchors, together, contest, independent), or are packed otherwise: what was kept
 * before then counts for nothing, and settling works it out anew. */
#define KEPT_RULES 21

/* Whether what this record keeps was worked out by these rules. */
bool kept_holds(lister *l);

/* A dispute as it is kept, and the rows of those who speak in it. */
typedef struct kept_dispute {
    slice packed;
    int64_t *speakers;
    uint32_t speaker_count;
} kept_dispute;

/* In l->a. */
kept_dispute kept_pack(lister *l, const claim *c);

/* Puts a bucket's disputes in place of those that are kept. */
status kept_put(record *r, int64_t bucket, const kept_dispute *disputes, uint32_t count, error *e);

/* Whether what is kept of a bucket is this. */
bool kept_is(lister *l, int64_t bucket, const claims *disputes);

/* Adds what is kept of a bucket. In l->a. */
void kept_take(lister *l, int64_t bucket, claims *out);

#endif
