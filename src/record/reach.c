/* reach.c - speakers of each bucket by recipient and sort of object, see reach.h
 *
 * A statement that names a recipient, or an object, is of a claim with that recipient, and an object of that family;
 * one that names none may be of any (anchors.c). So the claims of a recipient and a family have no more speakers than
 * the statements that name both, those that name one and no other, and those that name neither. Speakers stand in a
 * set by bucket, recipient, family and speaker. */
#include "record/reach.h"

#include <string.h>

#include "base/map.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/stand.h"

enum { FIRST_ROOM = 1 << 12, NOTHING = 0 /* the recipient, or object, of who names none */ };

/* Statements of a bucket that name the same; a bucket of nobody: NOT_YET. */
typedef struct group {
    uint32_t bucket, recipient, family;
} group;
#define NOT_YET UINT32_MAX

/* A speaker of a group, or of the group itself (NOBODY) how many of its speakers count with it. */
typedef struct heard {
    group of;
    int64_t speaker; /* an identity times SIDES, and the side */
    uint32_t count;
} heard;
#define NOBODY (-1)

typedef struct heard_set {
    heard *at; /* open addressing */
    uint64_t size, room;
} heard_set;

typedef struct reaching {
    lister *l;
    map buckets;    /* by number, as its bytes: to an index */
    map names;      /* of recipients and families: to a number from 1 */
    bool *one;      /* of each bucket: all its claims may become one */
    heard_set speakers, counts;
} reaching;

static bool same(const group *x, const group *y) {
    return x->bucket == y->bucket && x->recipient == y->recipient && x->family == y->family;
}

static uint64_t mixed(const group *of, int64_t speaker) {
    uint64_t h =
        ((uint64_t)of->bucket << 32 | of->recipient) * 0x9E3779B97F4A7C15u ^ of->family * 0xD6E8FEB86659FD93u;
    h = (h ^ h >> 32) + (uint64_t)speaker * 0xC2B2AE3D27D4EB4Fu;
    return h ^ h >> 29;
}

static heard *place_of(const heard_set *set, const group *of, int64_t speaker) {
    uint64_t i = mixed(of, speaker) & (set->room - 1);
    while (set->at[i].of.bucket != NOT_YET && (set->at[i].speaker != speaker || !same(&set->at[i].of, of)))
        i = (i + 1) & (set->room - 1);
    return &set->at[i];
}

static void widen(heard_set *set, arena *a) {
    heard_set wider = {.size = set->size, .room = set->room ? set->room * 2 : FIRST_ROOM};
    wider.at = ARENA_NEW(a, heard, wider.room);
    for (uint64_t i = 0; i < wider.room; i++) wider.at[i].of.bucket = NOT_YET;
    for (uint64_t i = 0; i < set->room; i++)
        if (set->at[i].of.bucket != NOT_YET) *place_of(&wider, &set->at[i].of, set->at[i].speaker) = set->at[i];
    *set = wider;
}

/* The entry of a speaker, which is new where nothing counts in it. */
static heard *entry_of(heard_set *set, arena *a, group of, int64_t speaker) {
    if (2 * set->size >= set->room) widen(set, a);
    heard *at = place_of(set, &of, speaker);
    set->size += at->of.bucket == NOT_YET;
    at->of = of;
    at->speaker = speaker;
    return at;
}

static uint32_t number_of(reaching *g, slice called) {
    bool found;
    uint32_t known = called.size ? map_get(&g->names, called) : NOTHING;
    if (known != MAP_NONE) return known;
    uint32_t number = g->names.size + 1;
    return *map_put(g->l->a, &g->names, arena_slice(g->l->a, called), &found) = number;
}

/* For each recipient and each family of an object, of which there may be none. */
static void hear_all(reaching *g, uint32_t bucket, slice recipients, slice objects, int64_t speaker) {
    do {
        uint32_t recipient = number_of(g, recipients.size ? slice_take(&recipients, '\n') : recipients);
        slice left = objects;
        do {
            slice path = left.size ? slice_take(&left, '\n') : left;
            entry_of(&g->speakers, g->l->a, (group){bucket, recipient, number_of(g, slice_take(&path, '/'))},
                     speaker);
        } while (left.size);
    } while (recipients.size);
}

static void read_statement(reaching *g, const packed_rows *rows, const cell *x) {
    int64_t side = x[STATEMENT_SIDE].number, id = bucket_id(x[STATEMENT_BUCKET].text);
    uint32_t bucket = map_get(&g->buckets, (slice){(const char *)&id, sizeof id});
    if (bucket == MAP_NONE || x[STATEMENT_VOICE].number || (side != SIDE_ASSERTS && side != SIDE_DENIES)) return;
    int64_t who = identity_of_actor(g->l, packed_actor(rows, &x[STATEMENT_SPEAKER]));
    slice key = x[STATEMENT_BUCKET].text, none = {"", 0};
    if (!who) return;
    g->one[bucket] = g->one[bucket] || slice_ends(slice_take(&key, '\n'), SLICE("!"));
    if (g->one[bucket]) hear_all(g, bucket, none, none, who * SIDES + side);
    else hear_all(g, bucket, x[STATEMENT_RECIPIENTS].text, x[STATEMENT_OBJECTS].text, who * SIDES + side);
}

static void read_all(reaching *g) {
    static const char sql[] = "SELECT id FROM article ORDER BY id";
    for (sqlite3_stmt *s = lister_ask(g->l, sql, 0, NULL); lister_next(g->l, s);) {
        packed_rows rows = packed_of(g->l, sqlite3_column_int64(s, 0), PACKED_STATEMENT);
        for (uint32_t i = 0; i < rows.rows; i++) read_statement(g, &rows, packed_row(&rows, i));
    }
}

static bool is_heard(const reaching *g, group of, int64_t speaker) {
    return place_of(&g->speakers, &of, speaker)->of.bucket != NOT_YET;
}

/* Who names neither counts with each, but once. */
static void count_all(reaching *g) {
    for (uint64_t i = 0; i < g->speakers.room; i++) {
        const heard *h = &g->speakers.at[i];
        if (h->of.bucket == NOT_YET) continue;
        bool neither = h->of.recipient == NOTHING && h->of.family == NOTHING;
        if (neither || !is_heard(g, (group){h->of.bucket, NOTHING, NOTHING}, h->speaker))
            entry_of(&g->counts, g->l->a, h->of, NOBODY)->count++;
    }
}

static uint32_t count_of(const reaching *g, group of) { return place_of(&g->counts, &of, NOBODY)->count; }

/* A claim of a recipient and an object has what names it, what names only one of both, and what names neither. */
static void take_most(const reaching *g, uint32_t count, uint32_t *most) {
    memset(most, 0, sizeof *most * count);
    for (uint64_t i = 0; i < g->counts.room; i++) {
        group of = g->counts.at[i].of;
        if (of.bucket == NOT_YET || (of.recipient == NOTHING && of.family == NOTHING)) continue;
        uint32_t sum = g->counts.at[i].count;
        if (of.recipient != NOTHING && of.family != NOTHING)
            sum += count_of(g, (group){of.bucket, of.recipient, NOTHING}) +
                   count_of(g, (group){of.bucket, NOTHING, of.family});
        if (sum > most[of.bucket]) most[of.bucket] = sum;
    }
    for (uint32_t i = 0; i < count; i++) most[i] += count_of(g, (group){i, NOTHING, NOTHING});
}

uint32_t reach_of(lister *l, const bucket_row *of, uint32_t count, uint32_t *most) {
    reaching g = {.l = l, .one = ARENA_NEW(l->a, bool, count)};
    int64_t statements = 0;
    uint32_t taken = 0;
    bool found;
    for (; taken < count && statements < REACH_AHEAD; taken++) {
        statements += of[taken].asserts + of[taken].denies;
        *map_put(l->a, &g.buckets, (slice){(const char *)&of[taken].id, sizeof of[taken].id}, &found) = taken;
    }
    widen(&g.speakers, l->a);
    widen(&g.counts, l->a);
    read_all(&g);
    count_all(&g);
    take_most(&g, taken, most);
    return taken;
}
