/* narrow.h - a list worked out over a few articles of the record, as if there were no others
 *
 * Where somebody asks about one actor, what a dispute is must not hang on what else is in the record: a dispute of a
 * large record is worked out once more over the articles around it, by the rules for few. While a lister is narrowed,
 * what is asked of buckets, senses and the number of articles is answered from these articles alone. */
#ifndef RECORD_NARROW_H
#define RECORD_NARROW_H

#include "record/senses.h"

typedef struct narrow narrow;

/* The articles that tell of the same as a dispute's: its own, and those that share a rare person or body with one of
 * them, are about the same and of the same weeks; at most AROUND. By row. In l->a. */
enum { AROUND = 40 };
typedef VEC(int64_t) article_list;
void narrow_around(lister *l, const int64_t *own, uint32_t count, article_list *out);

/* Narrows the lister to these articles, until it is widened. In l->a; linear in what stands in them. */
narrow *narrow_to(lister *l, const int64_t *articles, uint32_t count);
void narrow_end(lister *l, narrow *n);

/* Whether it is narrowed to what lies around a dispute, which is less surely of one matter than a small record. */
static inline bool narrow_is_around(const lister *l) { return l->narrow && !l->alone; }

/* The articles themselves. In l->a. */
void narrow_articles(lister *l, article_list *out);

/* The buckets, by id, with keys; the articles that have a statement in a bucket, rising. */
void narrow_buckets(lister *l, buckets *out);
void narrow_having(lister *l, int64_t bucket, article_list *out);

/* As siblings_of and links_bucket. */
siblings narrow_siblings(lister *l, slice sense);
int64_t narrow_link(lister *l, slice sense, slice recipients);

#endif
