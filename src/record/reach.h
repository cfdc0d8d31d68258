/* reach.h - how many speakers a claim of a bucket can have at most
 *
 * Who lists the strongest claims needs not work out buckets in which none is strong enough. All that is said of an
 * actor in one sense of a deed is far more than its largest claim has; but a claim names one recipient, and what
 * names another is in another claim. */
#ifndef RECORD_REACH_H
#define RECORD_REACH_H

#include "record/senses.h"

/* So many statements of how many buckets are looked at in one go: the first ones. */
enum { REACH_AHEAD = 1 << 22 };

/* For each of the first buckets, how many they are being returned, what no claim of it can have more of than speakers
 * that assert or deny, each counted once for each side. Each article is read once. Not for records in which
 * statements of nobody known go to other buckets (LINKED_ARTICLES), or where actors were merged by hand. */
uint32_t reach_of(lister *l, const bucket_row *of, uint32_t count, uint32_t *most);

#endif
