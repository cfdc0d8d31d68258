/* verify_counts.c - what is counted over articles, counted anew from their codings: names, buckets, senses, totals;
 * see verify.h */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "record/anchors.h"
#include "record/called.h"
#include "record/put.h"
#include "record/stand.h"
#include "record/verify.h"

enum { TOTALS = 4, SENSE_COUNTS = 4, SENSE_COLUMNS = 5 };

/* Asserts, denies and others; of a sense: known, and what is open of it. */
typedef struct tally {
    slice key;
    int64_t asserts, denies, others, known;
    int64_t most, most_id; /* of a sense: its largest bucket of a known actor */
    bool seen;
} tally;

struct recount {
    map names;  /* to an index of `called` */
    VEC(tally) called;
    map buckets;
    VEC(tally) of_bucket;
    map senses;
    VEC(tally) of_sense;
    map actors; /* rows that articles name */
    map ids;    /* from a bucket's number to an index of `of_bucket` */
    int64_t totals[TOTALS];
};

recount *recount_begin(lister *l) { return ARENA_NEW(l->a, recount, 1); }

static slice name_key(arena *a, int64_t who, const slice called[CALLEDS]) {
    slice out = arena_print(a, "%" PRId64, who);
    for (int i = 0; i < CALLEDS; i++)
        out = arena_print(a, "%.*s %zu %.*s", (int)out.size, out.at, called[i].size, (int)called[i].size,
                          called[i].size ? called[i].at : "");
    return out;
}

static tally *tally_of(lister *l, map *m, void *list, slice key) {
    VEC(tally) *all = list;
    bool found;
    uint32_t at = map_get(m, key);
    if (at != MAP_NONE) return &all->at[at];
    key = arena_slice(l->a, key);
    *map_put(l->a, m, key, &found) = all->size;
    tally *out = vec_push(l->a, all);
    *out = (tally){.key = key};
    return out;
}

void recount_article(lister *l, recount *c, slice sha256, const int64_t *actors, uint32_t count, coding *of) {
    uint32_t rows, columns = packed_columns(&packed_tables[PACKED_ACTOR]),
                   width = packed_columns(&packed_tables[PACKED_STATEMENT]);
    const cell *x = coding_rows(of, PACKED_ACTOR, &rows);
    for (uint32_t i = 0; i < rows && i < count; i++, x += columns) {
        tally_of(l, &c->actors, &c->called, arena_print(l->held, "%" PRId64, actors[i]))->seen = true;
        if (key_is_local(x[ACTOR_KEY].text, sha256)) continue;
        const slice called[CALLEDS] = {x[ACTOR_NAME].text, x[ACTOR_NAME + 1].text, x[ACTOR_NAME + 2].text};
        if (called[0].size + called[1].size + called[2].size)
            tally_of(l, &c->names, &c->called, name_key(l->held, actors[i], called))->known++;
    }
    x = coding_rows(of, PACKED_STATEMENT, &rows);
    for (uint32_t i = 0; i < rows; i++, x += width) {
        tally *b = tally_of(l, &c->buckets, &c->of_bucket, x[STATEMENT_BUCKET].text);
        int64_t side = x[STATEMENT_SIDE].number;
        ++*(side == SIDE_ASSERTS ? &b->asserts : side == SIDE_DENIES ? &b->denies : &b->others);
    }
    const int64_t counts[TOTALS] = {1, of->tables[PACKED_QUOTE].rows, of->tables[PACKED_SENTENCE].rows, rows};
    for (int i = 0; i < TOTALS; i++) c->totals[i] += counts[i];
}

/* ------------------------------------------------------------------------------------------------- names */

static void end_names(lister *l, recount *c) {
    sqlite3_stmt *s = lister_ask(
        l, "SELECT actor, name, role, facts, articles FROM name_count ORDER BY actor, name, role, facts", 0, NULL);
    while (lister_next(l, s)) {
        const slice called[CALLEDS] = {store_text(s, 1), store_text(s, 2), store_text(s, 3)};
        uint32_t at = map_get(&c->names, name_key(l->held, sqlite3_column_int64(s, 0), called));
        tally *t = at == MAP_NONE ? NULL : &c->called.at[at];
        if (!t || t->known != sqlite3_column_int64(s, 1 + CALLEDS))
            verify_fault(l, (slice){0}, "name_count", sqlite3_column_int64(s, 0),
                         "is not what articles call it: ", called[CALLED_NAME]);
        if (t) t->seen = true;
        arena_reset(l->held);
    }
    for (uint32_t i = 0; i < c->called.size; i++)
        if (!c->called.at[i].seen) verify_fault(l, (slice){0}, "name_count", i, "is missing: ", c->called.at[i].key);
    s = lister_ask(l, "SELECT id FROM name_articles EXCEPT SELECT id FROM name_said ORDER BY 1", 0, NULL);
    while (lister_next(l, s))
        verify_fault(l, (slice){0}, "name_count", sqlite3_column_int64(s, 0), "counts nothing", (slice){0});
}

static void end_actors(lister *l, recount *c) {
    sqlite3_stmt *s = lister_ask(l, "SELECT id, uid FROM actor ORDER BY uid", 0, NULL);
    while (lister_next(l, s)) {
        slice number = arena_print(l->held, "%lld", (long long)sqlite3_column_int64(s, 0));
        if (map_get(&c->actors, number) == MAP_NONE)
            verify_fault(l, (slice){0}, "actor", sqlite3_column_int64(s, 0),
                         "no article names it: ", store_text(s, 1));
        arena_reset(l->held);
    }
}

/* ------------------------------------------------------------------------------------------------ buckets */

static int by_key(const void *x, const void *y) {
    const tally *a = x, *b = y;
    return slice_compare(a->key, b->key);
}

/* Numbers of other buckets that happen to be the same are left to the first. */
static void number_buckets(lister *l, recount *c) {
    bool found;
    if (c->of_bucket.size) qsort(c->of_bucket.at, c->of_bucket.size, sizeof *c->of_bucket.at, by_key);
    for (uint32_t i = 0; i < c->of_bucket.size; i++) {
        uint32_t *at =
            map_put(l->a, &c->ids, arena_print(l->a, "%" PRId64, bucket_id(c->of_bucket.at[i].key)), &found);
        if (!found) *at = i;
    }
}

static tally *bucket_of(lister *l, recount *c, int64_t id) {
    uint32_t at = map_get(&c->ids, arena_print(l->held, "%" PRId64, id));
    arena_reset(l->held);
    return at == MAP_NONE ? NULL : &c->of_bucket.at[at];
}

static void end_denied(lister *l, recount *c) {
    sqlite3_stmt *s = lister_ask(l, "SELECT id, key, asserts, denies FROM denied ORDER BY id", 0, NULL);
    while (lister_next(l, s)) {
        slice key = store_text(s, 1);
        tally *t = bucket_of(l, c, sqlite3_column_int64(s, 0));
        bool right = t && slice_equal(t->key, key) && t->asserts == sqlite3_column_int64(s, 2) &&
                     t->denies == sqlite3_column_int64(s, 3);
        if (!right) verify_fault(l, (slice){0}, "denied", sqlite3_column_int64(s, 0), "is wrong: ", key);
        if (t) t->seen = true;
    }
    for (uint32_t i = 0; i < c->of_bucket.size; i++)
        if (c->of_bucket.at[i].denies && !c->of_bucket.at[i].seen)
            verify_fault(l, (slice){0}, "denied", bucket_id(c->of_bucket.at[i].key),
                         "is missing: ", c->of_bucket.at[i].key);
}

/* ------------------------------------------------------------------------------------------------- senses */

static void sum_senses(lister *l, recount *c) {
    for (uint32_t i = 0; i < c->of_bucket.size; i++) {
        const tally *b = &c->of_bucket.at[i];
        slice actors = b->key, sense = slice_take(&actors, '\n');
        tally *t = tally_of(l, &c->senses, &c->of_sense, sense);
        int64_t both = b->asserts + b->denies;
        if (bucket_described(bucket_id(b->key))) continue;
        if (!actors.size) {
            t->asserts += b->asserts;
            t->denies += b->denies;
            t->others += b->others;
            continue;
        }
        t->known += both;
        if (both > t->most) t->most = both, t->most_id = bucket_id(b->key);
    }
}

/* Who nearly all of a sense is of must be its leader; who leads otherwise depends on when it was looked for. */
static bool right_leader(lister *l, recount *c, const tally *t, sqlite3_stmt *s) {
    int64_t leader = sqlite3_column_int64(s, SENSE_COLUMNS);
    if (t->most && t->most >= DOMINANT * (t->known - t->most) && leader != t->most_id) return false;
    const tally *b = leader ? bucket_of(l, c, leader) : NULL;
    return !leader || (b && b->asserts == sqlite3_column_int64(s, SENSE_COLUMNS + 1) &&
                       b->denies == sqlite3_column_int64(s, SENSE_COLUMNS + 2));
}

static void end_senses(lister *l, recount *c) {
    static const char sql[] = "SELECT name, known, open_asserts, open_denies, open_others, leader, leader_asserts, "
                              "leader_denies FROM sense "
                              "ORDER BY name";
    sum_senses(l, c);
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        uint32_t at = map_get(&c->senses, store_text(s, 0));
        tally none = {0}, *t = at == MAP_NONE ? &none : &c->of_sense.at[at];
        const int64_t counts[SENSE_COUNTS] = {t->known, t->asserts, t->denies, t->others};
        bool right = true;
        for (int i = 0; i < SENSE_COUNTS; i++) right = right && counts[i] == sqlite3_column_int64(s, 1 + i);
        if (!right || !right_leader(l, c, t, s))
            verify_fault(l, (slice){0}, "sense", 0, "is wrong: ", store_text(s, 0));
        t->seen = true;
    }
    for (uint32_t i = 0; i < c->of_sense.size; i++) {
        const tally *t = &c->of_sense.at[i];
        if (!t->seen && (t->known || t->asserts || t->denies || t->others))
            verify_fault(l, (slice){0}, "sense", 0, "is missing: ", t->key);
    }
}

static void end_totals(lister *l, const recount *c) {
    static const char *const names[TOTALS] = {"articles", "quotes", "sentences", "statements"};
    bool seen[TOTALS] = {false};
    sqlite3_stmt *s = lister_ask(l, "SELECT what, n FROM total ORDER BY what", 0, NULL);
    while (lister_next(l, s))
        for (int i = 0; i < TOTALS; i++)
            if (slice_equal(store_text(s, 0), slice_of(names[i]))) {
                seen[i] = true;
                if (sqlite3_column_int64(s, 1) != c->totals[i])
                    verify_fault(l, (slice){0}, "total", i, "is wrong: ", store_text(s, 0));
            }
    for (int i = 0; i < TOTALS; i++)
        if (!seen[i] && c->totals[i]) verify_fault(l, (slice){0}, "total", i, "is missing: ", slice_of(names[i]));
}

void recount_end(lister *l, recount *c) {
    arena_reset(l->held);
    end_names(l, c);
    end_actors(l, c);
    number_buckets(l, c);
    end_denied(l, c);
    end_senses(l, c);
    end_totals(l, c);
}
