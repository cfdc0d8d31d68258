/* verify_kept.c - disputes that are kept, worked out anew; see verify.h */
#include "record/contest.h"
#include "record/kept.h"
#include "record/senses.h"
#include "record/verify.h"

enum { SOME = 64 /* buckets at a time, so that what they need in memory is given back */ };

typedef struct checked_bucket {
    int64_t id, strength;
    slice key;
} checked_bucket;

static void check_bucket(lister *l, const checked_bucket *b) {
    claims some = {0};
    uint64_t most = 0;
    contests_of_bucket(l, b->id, b->key, &some);
    for (uint32_t i = 0; i < some.size; i++) {
        uint64_t strength = claim_contest(&some.at[i]);
        if (strength > most) most = strength;
    }
    if (most != (uint64_t)b->strength)
        verify_fault(l, (slice){0}, "denied", b->id, "its disputes are not as strong: ", b->key);
    if (!kept_is(l, b->id, &some)) verify_fault(l, (slice){0}, "dispute", b->id, "is not what comes out: ", b->key);
}

void verify_kept_some(lister *l) {
    static const char sql[] =
        "SELECT id, key, strength FROM denied WHERE id > ? AND strength IS NOT NULL AND min(asserts, denies) > 0 "
        "ORDER BY id LIMIT 64";
    verify_kept *at = l->context;
    VEC(checked_bucket) all = {0};
    bool kept = lister_articles(l) > LINKED_ARTICLES && kept_holds(l);
    sqlite3_stmt *s = kept ? lister_ask(l, sql, 1, &at->after) : NULL;
    while (lister_next(l, s))
        *vec_push(l->a, &all) = (checked_bucket){sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 2),
                                                 arena_slice(l->a, store_text(s, 1))};
    for (uint32_t i = 0; i < all.size && l->status == READOUT_OK; i++) check_bucket(l, &all.at[i]);
    at->more = all.size == SOME;
    if (all.size) at->after = all.at[all.size - 1].id;
    at->faults += l->given;
}
