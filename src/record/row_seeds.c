/* row_seeds.c - see row_seeds.h */
#include "record/row_seeds.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "record/hidden.h"
#include "record/keys.h"
#include "record/narrow.h"
#include "record/row_trees.h"
#include "record/worth.h"

static const row_tree trees[] = {
#include "row_seeds.inc"
};

enum { SEEDS = 2 /* of one report */, TREES = sizeof trees / sizeof *trees };

/* How likely a reader would name a claim; that somebody takes a side; the other one at most; that a statement of the
 * claim itself does what it says. */
static const double worthy = 0.3, enough = 0.6, other_most = 0.25, own_least = 0.15;

typedef struct seed {
    const claim *of;
    double worth;
} seed;

typedef struct sowing {
    lister *l;
    claims *disputes, seeds;
    map stand;    /* "article number" of statements, "q article quote" of attributions that stand in a dispute */
    row_pairs all;
    row_likely *likely;
    VEC(uint32_t) *pairs; /* of each seed: their numbers */
} sowing;

static slice quote_key(sowing *s, int64_t report, int64_t quote) {
    return arena_print(s->l->a, "q %" PRId64 " %" PRId64, report, quote);
}

static void note(sowing *s, slice key) {
    bool found;
    *map_put(s->l->a, &s->stand, key, &found) = 1;
}

static bool noted(const sowing *s, slice key) { return map_get(&s->stand, key) != MAP_NONE; }

static void note_claim(sowing *s, const claim *c) {
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        note(s, member_key(s->l, m));
        if (member_takes_side(m) && m->quote >= 0) note(s, quote_key(s, m->article, m->quote));
    }
}

static bool stands(sowing *s, const claim *c) {
    for (uint32_t i = 0; i < c->size; i++)
        if (noted(s, member_key(s->l, &c->members[i]))) return true;
    return false;
}

static bool is_said(const claim *c) {
    for (uint32_t i = 0; i < c->size; i++)
        if (member_takes_side(&c->members[i])) return true;
    return false;
}

static int by_worth(const void *x, const void *y) {
    const seed *a = x, *b = y;
    if (a->worth > b->worth || a->worth < b->worth) return a->worth > b->worth ? -1 : 1;
    return slice_compare(a->of->key, b->of->key);
}

/* Counts a claim's reports; whether one of them has room for it. */
static bool has_room(sowing *s, map *room, const claim *c) {
    bool any = false;
    for (uint32_t i = 0; i < c->size; i++) {
        slice report = arena_print(s->l->a, "%" PRId64, c->members[i].article);
        any |= map_counted(room, report) < SEEDS;
        if (!i || c->members[i].article != c->members[i - 1].article) map_count(s->l->a, room, report, 1);
    }
    return any;
}

static void choose_seeds(sowing *s, const claims *all) {
    worth *x = worth_of(s->l, all);
    VEC(seed) found = {0};
    map room = {0};
    for (uint32_t i = 0; i < all->size; i++) {
        double likely = worth_likely(&x[i]);
        const claim *c = &all->at[i];
        if (likely < worthy || !is_said(c) || stands(s, c)) continue;
        if (claim_hidden(s->l, 'c', c)) continue;
        *vec_push(s->l->a, &found) = (seed){c, likely};
    }
    if (found.size) qsort(found.at, found.size, sizeof *found.at, by_worth);
    for (uint32_t i = 0; i < found.size; i++)
        if (has_room(s, &room, found.at[i].of)) *vec_push(s->l->a, &s->seeds) = *found.at[i].of;
}

/* How likely the attribution of a statement takes a side in a seed; 1 where that is not known. */
static double likely_of(const sowing *s, uint32_t at, const member *m, int side) {
    for (uint32_t i = 0; i < s->pairs[at].size; i++) {
        uint32_t pair = s->pairs[at].at[i];
        const row_attribution *t = &s->all.attributions.at[s->all.pairs.at[pair].attribution];
        if (t->article == m->article && t->quote == m->quote && t->identity == m->identity)
            return s->likely[pair].is[side];
    }
    return 1;
}

/* Its own statements, but those whose attribution hardly does that. */
static void keep_own(sowing *s, uint32_t at, claim *c) {
    member *left = ARENA_NEW(s->l->a, member, c->size);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        bool speaks = member_takes_side(m);
        if (speaks && likely_of(s, at, m, row_number(m)) < own_least) continue;
        left[kept++] = *m;
    }
    c->members = left;
    c->size = kept;
    claim_count(s->l, c);
}

static bool speaks_in(const claim *c, int64_t speaker) {
    for (uint32_t i = 0; i < c->size; i++)
        if (c->members[i].identity == speaker && member_takes_side(&c->members[i])) return true;
    return false;
}

static void take_others(sowing *s, uint32_t at, claim *c) {
    for (uint32_t i = 0; i < s->pairs[at].size; i++) {
        uint32_t pair = s->pairs[at].at[i];
        const row_attribution *t = &s->all.attributions.at[s->all.pairs.at[pair].attribution];
        const row_likely *x = &s->likely[pair];
        int side = x->is[1] > x->is[0];
        if (x->is[side] < enough || x->is[!side] > other_most) continue;
        if (!row_may_stand(t, &s->all.pairs.at[pair], side, x->is[side])) continue;
        if (noted(s, quote_key(s, t->article, t->quote)) || speaks_in(c, t->identity)) continue;
        member m = row_shown(t, side, x->is[side]);
        claim_add(s->l, c, &m, 1);
    }
}

static void weigh_all(sowing *s, const claims *all) {
    lister *l = s->l;
    s->all = row_pairs_of(l, &s->seeds, all);
    if (l->watch && l->watch->seeded) l->watch->seeded(l->watch, l, &s->seeds, &s->all);
    s->likely = row_trees_weigh(l->a, trees, TREES, &s->all);
    s->pairs = arena_alloc(l->a, sizeof *s->pairs * s->seeds.size);
    memset(s->pairs, 0, sizeof *s->pairs * s->seeds.size);
    for (uint32_t i = 0; i < s->all.pairs.size; i++) *vec_push(l->a, &s->pairs[s->all.pairs.at[i].dispute]) = i;
}

/* Makes a seed a dispute, where it is one. */
static void grow(sowing *s, uint32_t at) {
    claim c = s->seeds.at[at];
    if (stands(s, &c)) return;
    for (uint32_t i = 0; i < s->disputes->size; i++)
        if (keys_meet(s->disputes->at[i].actors, c.actors)) return;
    keep_own(s, at, &c);
    if (!c.size) return;
    take_others(s, at, &c);
    if (!c.speakers[SIDE_ASSERTS] || !c.speakers[SIDE_DENIES] || !claim_disputed(&c)) return;
    c.tier = 0;
    qsort(c.members, c.size, sizeof(member), member_by_date);
    note_claim(s, &c);
    *vec_push(s->l->a, s->disputes) = c;
}

void row_seeds_settle(lister *l, claims *disputes, const claims *all) {
    sowing s = {.l = l, .disputes = disputes};
    if (narrow_is_around(l)) return;
    for (uint32_t i = 0; i < disputes->size; i++) note_claim(&s, &disputes->at[i]);
    choose_seeds(&s, all);
    if (!s.seeds.size) return;
    weigh_all(&s, all);
    for (uint32_t i = 0; i < s.seeds.size; i++) grow(&s, i);
}
