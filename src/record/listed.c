/* listed.c - joins rows of one dispute, see listed.h
 *
 * Rows are found by what they have in common, a speaker's side or a quote; then they are compared by what is kept with them. How alike two reports
 * are is asked last, and of few. */
#include "record/listed.h"

#include <inttypes.h>

#include "base/map.h"
#include "record/gaps.h"
#include "record/join.h"
#include "record/ties.h"

#define ALIKE 0.25f

enum { CANDIDATES = 8 /* rows that one is compared with */, REPORTS = 4 /* of each row */ };

typedef VEC(uint32_t) row_list;

typedef struct joining {
    lister *l;
    claims *all;
    map known; /* a speaker's side, or a quote, to an index of `rows` */
    VEC(row_list) rows;
    uint32_t *apart; /* of each row, the number of the last one that it was found not to be one with, and 1 */
    uint32_t number; /* of the row whose place is sought */
} joining;

/* What speakers' sides and quotes are known by. */
static slice side_key(lister *l, const member *m) { return arena_print(l->a, "%" PRId64 " %u", m->identity, m->side); }

static slice quote_key(lister *l, const member *m) {
    return arena_print(l->a, "%" PRId64 " %" PRId64 " %u", m->article, m->quote, m->side);
}

static bool speaks(const claim *c, int64_t who, uint8_t side) {
    for (uint32_t i = 0; i < c->size; i++)
        if (member_takes_side(&c->members[i]) && c->members[i].identity == who && c->members[i].side == side) return true;
    return false;
}

static bool agree(const claim *c, const claim *other) {
    for (uint32_t i = 0; i < other->size; i++) {
        const member *m = &other->members[i];
        if (member_takes_side(m) && speaks(c, m->identity, m->side == SIDE_DENIES ? SIDE_ASSERTS : SIDE_DENIES)) return false;
    }
    return true;
}

static bool have_quote(const claim *c, const claim *other) {
    for (uint32_t i = 0; i < c->size; i++)
        for (uint32_t k = 0; k < other->size; k++) {
            const member *m = &c->members[i], *n = &other->members[k];
            if (member_takes_side(m) && m->side == n->side && m->article == n->article && m->quote == n->quote && m->quote >= 0) return true;
        }
    return false;
}

static bool have_verb(const claim *c, const claim *other) {
    for (uint32_t i = 0; i < c->size; i++)
        for (uint32_t k = 0; k < other->size; k++)
            if (slice_equal(c->members[i].lemma, other->members[k].lemma)) return true;
    return false;
}

/* Whether what it was done to speaks against it: in one report "sold drones" and "sold rifles" are two. */
static bool same_things(const claim *c, const claim *other) {
    bool named = false, meet = false;
    for (uint32_t i = 0; i < c->size && !meet; i++)
        for (uint32_t k = 0; k < other->size && !meet; k++) {
            slice m = c->members[i].objects, n = other->members[k].objects;
            named |= m.size && n.size;
            meet = m.size && n.size && paths_meet(m, n);
        }
    return meet || !named;
}

static bool are_one(lister *l, const claim *c, const claim *other) {
    bool same_doer = !c->actors.size || !other->actors.size || keys_meet(c->actors, other->actors);
    if (!same_doer || !agree(c, other)) return false;
    return have_quote(c, other) ||
           (have_verb(c, other) && same_things(c, other) && ties_claims(l, c, other, REPORTS, ALIKE));
}

/* The first row that it is one with, of those that have the key; NONE. */
static uint32_t row_by(joining *j, slice key, const claim *c) {
    uint32_t at = map_get(&j->known, key), looked = 0;
    if (at == MAP_NONE) return NONE;
    const row_list *rows = &j->rows.at[at];
    for (uint32_t i = 0; i < rows->size && looked < CANDIDATES; i++, looked++) {
        uint32_t row = rows->at[i];
        if (j->apart[row] == j->number + 1) continue;
        if (are_one(j->l, &j->all->at[row], c)) return row;
        j->apart[row] = j->number + 1;
    }
    return NONE;
}

static uint32_t row_of(joining *j, const claim *c) {
    for (uint32_t i = 0; i < c->size && j->l->status == READOUT_OK; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m)) continue;
        uint32_t at = row_by(j, quote_key(j->l, m), c);
        if (at == NONE) at = row_by(j, side_key(j->l, m), c);
        if (at != NONE) return at;
    }
    return NONE;
}

static void know(joining *j, slice key, uint32_t row) {
    bool found;
    uint32_t *at = map_put(j->l->a, &j->known, key, &found);
    if (!found) {
        *at = j->rows.size;
        *vec_push(j->l->a, &j->rows) = (row_list){0};
    }
    row_list *rows = &j->rows.at[*at];
    if (!rows->size || rows->at[rows->size - 1] != row) *vec_push(j->l->a, rows) = row;
}

void listed_join(lister *l, claims *all, uint32_t front) {
    joining j = {.l = l, .all = all, .apart = ARENA_NEW(l->a, uint32_t, all->size + 1)};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->size && l->status == READOUT_OK; i++) {
        claim c = all->at[i];
        j.number = i;
        uint32_t to = i < front ? row_of(&j, &c) : NONE;
        if (to != NONE) dispute_take(l, &all->at[to], &c);
        else all->at[to = kept++] = c;
        for (uint32_t k = 0; k < c.size && i < front; k++) {
            if (!member_takes_side(&c.members[k])) continue;
            know(&j, side_key(l, &c.members[k]), to);
            know(&j, quote_key(l, &c.members[k]), to);
        }
    }
    all->size = kept;
}
