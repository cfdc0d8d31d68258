/* merged.h - what is said of actors that people decided are one is one claim
 *
 * A statement's bucket, recipients and deeds name actors by keys that coding gave them. Where a merge holds
 * (decisions.h), each key of its actors stands for the first of them in order of bytes, which is that of a state
 * where one is. Buckets whose keys come to the same are gone through as one, under that key. Nothing of this is kept
 * in the record: what is undone is gone. Where nothing was merged by hand all this costs one question. */
#ifndef RECORD_MERGED_H
#define RECORD_MERGED_H

#include "record/lister.h"

typedef VEC(int64_t) bucket_ids;

/* Whether anything is. */
bool merged_any(lister *l);

/* Keys joined by line ends, each as what stands for it, in order, once. In l->a, or the same slice. */
slice merged_keys(lister *l, slice keys);

/* The key of the bucket with which this one is gone through; its own where it stands for itself. */
slice merged_bucket(lister *l, slice key);

/* The same by number. */
int64_t merged_number(lister *l, int64_t bucket);

/* All buckets that come to this one, its own number first. */
void merged_parts(lister *l, slice key, bucket_ids *out);

/* The keys of all buckets, not empty, that come to another one. Articles that name the actors are gone through. */
typedef VEC(slice) bucket_keys;
void merged_away(lister *l, bucket_keys *out);

#endif
