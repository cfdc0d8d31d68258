/* kept.h - disputes as they were worked out when their bucket was settled
 *
 * Working out a dispute reads each of its reports. What comes out is kept beside `denied`, packed, with all that its
 * row shows (entry.h). It holds as long as the bucket's strength is known: whatever is said in the bucket, whoever
 * becomes one with a speaker of it, how else most articles call one, and whatever is decided takes that away. Which
 * buckets a speaker stands in is kept as well. */
#ifndef RECORD_KEPT_H
#define RECORD_KEPT_H

#include "record/bundle.h"
#include "record/claims.h"

/* To be raised when disputes come out otherwise than they did (claims, anchors, together, contest, independent), or
 * are packed otherwise: what was kept before then counts for nothing, and settling works it out anew. */
#define KEPT_RULES 32

/* Whether what this record keeps was worked out by these rules. */
bool kept_holds(lister *l);

/* A dispute as it is kept, and the rows of those who speak in it. */
typedef struct kept_dispute {
    slice packed;
    int64_t *speakers;
    uint32_t speaker_count;
} kept_dispute;

/* The disputes of a bucket, and their fronts: what tells their place in a list, and the gist of each (gist.h). */
typedef struct kept_bucket {
    kept_dispute *disputes;
    uint32_t count;
    slice fronts;
} kept_bucket;

/* In l->a. */
kept_bucket kept_pack(lister *l, const claims *disputes);

/* Puts a bucket's disputes in place of those that are kept. */
status kept_put(record *r, int64_t bucket, const kept_bucket *disputes, error *e);

/* Whether what is kept of a bucket is this. */
bool kept_is(lister *l, int64_t bucket, const claims *disputes);

/* Adds what is kept of a bucket. In l->a. */
void kept_take(lister *l, int64_t bucket, claims *out);

/* The same without what only their rows show: no members, but how many there are, and `kept`, where they are. */
void kept_take_fronts(lister *l, int64_t bucket, claims *out);

/* The whole of a claim that kept_take_fronts gave; others stay as they are. In l->a. */
claim kept_whole(lister *l, const claim *c);

/* Where the gist of such a claim stands. */
unbundling kept_gist(const claim *c);

#endif
