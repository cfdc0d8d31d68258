/* merged.c - keys of merged actors, loaded once for each list; see merged.h */
#include "record/merged.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "record/camp.h"
#include "record/coding.h"
#include "record/decisions.h"
#include "record/lists.h"

enum { ACTORS = 8 /* of one bucket */, CHOICES = 64 /* spellings of one of them, and pairs of spellings */,
    PARTS = 4096 };

/* Actors that are one: the keys that they have in buckets, the first of which stands for all. */
typedef struct group {
    VEC(slice) keys;
} group;

struct merged {
    map of;      /* from a key to a number of `groups` */
    map seen;    /* identities */
    VEC(group) groups;
    VEC(slice) uids; /* of all merged actors */
    map numbers; /* from a bucket's number in text to an index of `into` */
    VEC(int64_t) into;
};

/* ------------------------------------------------------------------------------------------------ loading */

static void add_key(lister *l, uint32_t number, slice key) {
    bool found;
    uint32_t *at = map_put(l->a, &l->merged->of, key, &found);
    if (found) return;
    *at = number;
    *vec_push(l->a, &l->merged->groups.at[number].keys) = key;
}

/* As buckets have it, see camp.h: a name of one word stands there for whatever is called so. */
static void add_actor(lister *l, uint32_t number, slice key) {
    actor as = {.key = key};
    add_key(l, number, key);
    add_key(l, number, camp_key(l->a, &as));
}

static int by_bytes(const void *x, const void *y) { return slice_compare(*(const slice *)x, *(const slice *)y); }

/* An identity's spellings, if a merge made it one of several. */
static void add_identity(lister *l, int64_t of) {
    static const char sql[] = "SELECT key, uid FROM actor WHERE identity = ? ORDER BY key";
    struct merged *m = l->merged;
    bool found;
    *map_put(l->a, &m->seen, arena_print(l->a, "%" PRId64, of), &found) = 1;
    if (found || !of) return;
    *vec_push(l->a, &m->groups) = (group){{0}};
    sqlite3_stmt *s = lister_ask(l, sql, 1, &of);
    while (lister_next(l, s)) {
        add_actor(l, m->groups.size - 1, arena_slice(l->a, store_text(s, 0)));
        *vec_push(l->a, &m->uids) = arena_slice(l->a, store_text(s, 1));
    }
    group *g = &m->groups.at[m->groups.size - 1];
    if (g->keys.size) qsort(g->keys.at, g->keys.size, sizeof *g->keys.at, by_bytes);
}

static void load(lister *l) {
    decision_list all = {0};
    links x = {0};
    l->merged = ARENA_NEW(l->a, struct merged, 1);
    if (l->status == READOUT_OK) l->status = decisions_load(l->r, &all, l->e);
    if (all.size) decisions_link(l->a, &all, &x);
    for (uint32_t i = 0; i < all.size; i++) {
        const decision *d = &all.at[i];
        bool holds = d->what == DECISION_MERGE && d->undone == NONE && d->overruled == NONE;
        for (uint32_t k = 0; holds && k < d->on.size; k++)
            add_identity(l, identity_of_actor(l, actor_by_uid(l, d->on.at[k].target)));
    }
}

bool merged_any(lister *l) {
    if (!l->merged) load(l);
    return l->merged->groups.size > 0;
}

/* --------------------------------------------------------------------------------------------------- keys */

static const group *group_of(lister *l, slice key) {
    uint32_t at = map_get(&l->merged->of, key);
    return at == MAP_NONE ? NULL : &l->merged->groups.at[at];
}

static slice joined(lister *l, slice *keys, uint32_t size) {
    slice out = {"", 0};
    if (size) qsort(keys, size, sizeof *keys, by_bytes);
    for (uint32_t i = 0; i < size; i++) {
        if (i && slice_equal(keys[i], keys[i - 1])) continue;
        out = arena_print(l->a, i ? "%.*s\n%.*s" : "%.*s%.*s", (int)out.size, out.at, (int)keys[i].size, keys[i].at);
    }
    return out;
}

static bool touches(lister *l, slice keys) {
    while (keys.size)
        if (group_of(l, slice_take(&keys, '\n'))) return true;
    return false;
}

slice merged_keys(lister *l, slice keys) {
    VEC(slice) all = {0};
    if (!merged_any(l) || !touches(l, keys)) return keys;
    for (slice left = keys; left.size;) {
        slice key = slice_take(&left, '\n');
        const group *g = group_of(l, key);
        *vec_push(l->a, &all) = g ? g->keys.at[0] : key;
    }
    return joined(l, all.at, all.size);
}

slice merged_bucket(lister *l, slice key) {
    if (!merged_any(l)) return key;
    slice actors = key, sense = slice_take(&actors, '\n'), into = merged_keys(l, actors);
    if (slice_equal(into, actors)) return key;
    return arena_print(l->a, "%.*s\n%.*s", (int)sense.size, sense.at, (int)into.size, into.at);
}

int64_t merged_number(lister *l, int64_t bucket) {
    bool found;
    if (!bucket || !merged_any(l)) return bucket;
    struct merged *m = l->merged;
    uint32_t *at = map_put(l->a, &m->numbers, arena_print(l->a, "%" PRId64, bucket), &found);
    if (found) return m->into.at[*at];
    *at = m->into.size;
    static const char sql[] = "SELECT bucket_key FROM statement WHERE bucket = ? LIMIT 1";
    sqlite3_stmt *s = lister_ask(l, sql, 1, &bucket);
    slice key = lister_next(l, s) ? arena_slice(l->a, store_text(s, 0)) : (slice){0};
    if (key.size) sqlite3_reset(s);
    int64_t into = key.size ? bucket_id(merged_bucket(l, key)) : bucket;
    *vec_push(l->a, &m->into) = into;
    return into;
}

/* -------------------------------------------------------------------------------------------------- parts */

/* What may stand for one actor: a key, or two where both were named as doers of the one deed. */
typedef struct choices {
    slice at[CHOICES][2];
    uint32_t size;
} choices;

static void add_choice(choices *c, slice one, slice other) {
    if (c->size < CHOICES) c->at[c->size][0] = one, c->at[c->size++][1] = other;
}

static void choices_of(lister *l, slice key, choices *out) {
    const group *g = group_of(l, key);
    out->size = 0;
    add_choice(out, key, (slice){0});
    for (uint32_t i = 0; g && i < g->keys.size; i++)
        if (!slice_equal(g->keys.at[i], key)) add_choice(out, g->keys.at[i], (slice){0});
    for (uint32_t i = 0; g && i < g->keys.size; i++)
        for (uint32_t k = 0; k < i; k++) add_choice(out, g->keys.at[k], g->keys.at[i]);
}

static slice part_key(lister *l, slice sense, const choices *of, const uint32_t *chosen, uint32_t actors) {
    slice keys[2 * ACTORS];
    uint32_t size = 0;
    for (uint32_t i = 0; i < actors; i++)
        for (int k = 0; k < 2; k++)
            if (of[i].at[chosen[i]][k].size) keys[size++] = of[i].at[chosen[i]][k];
    slice all = joined(l, keys, size);
    return arena_print(l->a, "%.*s\n%.*s", (int)sense.size, sense.at, (int)all.size, all.at);
}

/* Each choice of each actor with each of the others, as the wheels of a counter turn. */
static bool turn(const choices *of, uint32_t *chosen, uint32_t actors) {
    for (uint32_t i = 0; i < actors; i++) {
        if (++chosen[i] < of[i].size) return true;
        chosen[i] = 0;
    }
    return false;
}

static void add_part(lister *l, bucket_ids *out, int64_t bucket) {
    for (uint32_t i = 0; i < out->size; i++)
        if (out->at[i] == bucket) return;
    *vec_push(l->a, out) = bucket;
}

void merged_parts(lister *l, slice key, bucket_ids *out) {
    slice actors = key, sense = slice_take(&actors, '\n');
    *vec_push(l->a, out) = bucket_id(key);
    if (!merged_any(l) || !touches(l, actors)) return;
    choices *of = ARENA_NEW(l->a, choices, ACTORS);
    uint32_t chosen[ACTORS] = {0}, count = 0;
    while (actors.size && count < ACTORS) choices_of(l, slice_take(&actors, '\n'), &of[count++]);
    for (uint32_t n = 1; n < PARTS && turn(of, chosen, count); n++)
        add_part(l, out, bucket_id(part_key(l, sense, of, chosen, count)));
}

/* The articles of each actor have his uid among their keys; those of a state that somebody acts for come with the
 * statement. */
void merged_away(lister *l, bucket_keys *out) {
    static const char sql[] =
        "SELECT DISTINCT s.bucket_key FROM (SELECT w.rowid AS article FROM word w WHERE w.wanted = uid_match(?)) t "
        "CROSS JOIN statement s ON s.article = t.article";
    map seen = {0};
    bool found;
    if (!merged_any(l)) return;
    for (uint32_t i = 0; i < l->merged->uids.size; i++) {
        query q = {0};
        query_with(l, &q, sql, l->merged->uids.at[i]);
        sqlite3_stmt *s = query_open(l, &q);
        while (lister_next(l, s)) {
            slice key = store_text(s, 0);
            if (slice_equal(merged_bucket(l, key), key)) continue;
            key = arena_slice(l->a, key);
            *map_put(l->a, &seen, key, &found) = 1;
            if (!found) *vec_push(l->a, out) = key;
        }
        if (s) query_close(l, s);
    }
    if (out->size) qsort(out->at, out->size, sizeof *out->at, by_bytes);
}
