/* verify.h - the parts of checking a record against itself */
#ifndef RECORD_VERIFY_H
#define RECORD_VERIFY_H

#include "record/coding.h"
#include "record/lister.h"

/* Gives a row: what is wrong, and where. `of`: the article's SHA-256, or empty. */
void verify_fault(lister *l, slice of, const char *table, int64_t n, const char *what, slice detail);

/* Counts over articles, worked out anew: begin, each article whose coding is whole, end. */
typedef struct recount recount;
recount *recount_begin(lister *l);
void recount_article(lister *l, recount *c, slice sha256, const int64_t *actors, uint32_t count, coding *of);
void recount_end(lister *l, recount *c);

/* Actors: their ids, who is one with whom, the words by which they are found. */
void verify_actors(lister *l);

/* The index of words and keys against the texts and codings. */
void verify_words(lister *l);

/* What is kept of disputes against what comes out now: some buckets behind *after, which moves on; *more is false at
 * the end. */
typedef struct verify_kept {
    int64_t after;
    bool more;
    uint64_t faults;
} verify_kept;
void verify_kept_some(lister *l);

/* What was decided by hand. */
void verify_decisions(lister *l);

#endif
