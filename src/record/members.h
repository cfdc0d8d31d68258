/* members.h - the statements of a bucket as the record has them */
#ifndef RECORD_MEMBERS_H
#define RECORD_MEMBERS_H

#include "record/anchors.h"
#include "record/senses.h"

/* Adds the statements of a bucket, by article and number. In l->a. */
void members_of_bucket(lister *l, int64_t bucket, members *out);

/* What is the same for the statements of each article that the list is worked out over, in the order of their rows;
 * `day` only where the article has a date. In l->a. */
void members_articles(lister *l, members *out);

/* From its article. In l->a. */
const member_words *member_words_of(lister *l, const member *m);

/* Reads the statements of several buckets that will be asked for, each article but once, where one bucket after the
 * other would read most articles again and again. Returns how many it did: the first ones, with some MEMBERS_AHEAD
 * statements in all. They hold until this is called again; their words (`told`) come with them. */
enum { MEMBERS_AHEAD = 1 << 19 };
uint32_t members_ahead(lister *l, const bucket_row *of, uint32_t count);

/* Whether a bucket was read so, and its key; where it was not, or nothing is in it, empty. */
bool members_known(const lister *l, int64_t bucket);
slice members_key(const lister *l, int64_t bucket);

#endif
