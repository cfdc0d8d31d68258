/* few.c - wordings of one accusation put together, see few.h */
#include "record/few.h"

#include <stdlib.h>

#include "record/contest.h"
#include "record/join.h"
#include "record/senses.h"
#include "record/variants.h"

static int by_actors(const void *x, const void *y) {
    const bucket_row *a = *(const bucket_row *const *)x, *b = *(const bucket_row *const *)y;
    slice one = a->key, other = b->key;
    slice_take(&one, '\n');
    slice_take(&other, '\n');
    int order = slice_compare(one, other);
    return order ? order : slice_compare(a->key, b->key);
}

static bool same_actors(const bucket_row *a, const bucket_row *b) {
    slice one = a->key, other = b->key;
    slice_take(&one, '\n');
    slice_take(&other, '\n');
    return slice_equal(one, other);
}

/* The disputes of a bucket, and those of its claims that are none. */
static void take_wordings(lister *l, const bucket_row *b, claims *out) {
    claims some = {0};
    claims_of_bucket(l, b->id, b->key, &some);
    for (uint32_t i = 0; i < some.size && l->status == READOUT_OK; i++) {
        claims of = {0};
        bool disputed = claim_disputed(&some.at[i]);
        if (disputed) contests_of(l, &some.at[i], &of);
        else *vec_push(l->a, &of) = some.at[i];
        for (uint32_t k = 0; k < of.size; k++) *vec_push(l->a, out) = of.at[k];
    }
}

/* Of what is said of the same actors: what somebody asserts and somebody denies, in whatever words. */
static void take_accused(lister *l, bucket_row *const *rows, uint32_t count, claims *out) {
    claims wordings = {0};
    slice actors = rows[0]->key;
    int64_t asserts = 0, denies = 0;
    for (uint32_t i = 0; i < count; i++) asserts += rows[i]->asserts, denies += rows[i]->denies;
    slice_take(&actors, '\n');
    if (!denies || !asserts) return;
    for (uint32_t i = 0; i < count; i++) /* those of nobody known are joined with none */
        if (actors.size || (rows[i]->asserts && rows[i]->denies)) take_wordings(l, rows[i], &wordings);
    variants_join(l, &wordings, out);
}

/* Where the reports are few, wordings of one accusation are one dispute: all there is of each actor is looked at
 * together. */
static void gather_variants(lister *l, claims *out) {
    buckets all = {0};
    buckets_all(l, &all);
    bucket_row **rows = ARENA_NEW(l->a, bucket_row *, all.size + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < all.size; i++) {
        if (!all.at[i].key.size) all.at[i].key = bucket_key(l, all.at[i].id);
        if (all.at[i].key.size) rows[count++] = &all.at[i];
    }
    if (count) qsort(rows, count, sizeof *rows, by_actors);
    for (uint32_t i = 0, begin = 0; i < count && l->status == READOUT_OK; begin = i) {
        while (i < count && same_actors(rows[begin], rows[i])) i++;
        take_accused(l, rows + begin, i - begin, out);
    }
}

void few_disputes(lister *l, claims *out) {
    gather_variants(l, out);
    if (out->size) qsort(out->at, out->size, sizeof *out->at, claim_by_contest);
    disputes_join(l, out);
}
