/* ties.h - whether two articles are about the same, by what they are about alone
 *
 * Stories (stories.h) are worked out over the whole record; here two articles are compared, as often as the
 * statements of one bucket ask for it. */
#ifndef RECORD_TIES_H
#define RECORD_TIES_H

#include "record/claims.h"

/* From here on two articles are taken to be of one story. */
#define TIED 0.16f

/* 0 to 1: the cosine of their terms, weighed by how rare these are in news. The terms of an article are kept in
 * l->memo. */
float ties_alike(lister *l, int64_t one, int64_t other);

/* Whether one of some articles is one of the others, or alike to one by `least`. */
bool ties_any(lister *l, const int64_t *some, uint32_t size, const int64_t *others, uint32_t count, float least);

/* The most articles of a claim that ties_claims asks. */
#define TIES_ARTICLES 12

/* Whether one of the first `most` articles of each claim is one article, or two that are alike by `least`. */
bool ties_claims(lister *l, const claim *a, const claim *b, uint32_t most, float least);

/* How rare in news a word of an article is, by its key (print.h), as a natural logarithm; 0 where it is not among the
 * terms that are kept. */
double ties_rarity(lister *l, int64_t one, uint32_t key);

/* Whether an article has words enough to tell what it is about: a line or two has not. */
bool ties_tell(lister *l, int64_t one);

#endif
