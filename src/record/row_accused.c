/* row_accused.c - see row_accused.h */
#include "record/row_accused.h"

#include "record/keys.h"
#include "record/lists.h"
#include "record/narrow.h"
#include "record/packed.h"
#include "record/party.h"
#include "record/row_features.h"
#include "record/sectors.h"

/* How much the words of who takes a side count, by a rule or by a guess; and how much more a body's own than those of
 * who speaks for it. */
enum { PLAIN = 4, GUESS = 3, OWN = 1 };

/* Somebody who may be charged, and the votes of those who are he or speak for him, by side. */
typedef struct suspect {
    slice key;
    uint32_t votes[2];
    bool speaks; /* itself */
} suspect;

typedef VEC(suspect) suspects;

/* A person who denies may speak for whoever is charged. */
static bool is_body(slice key) { return key_is(key, "co"); }

static void vote(lister *l, suspects *all, slice key, int side, uint32_t votes, bool speaks) {
    if (!is_body(key)) return;
    uint32_t at = 0;
    while (at < all->size && !slice_equal(all->at[at].key, key)) at++;
    if (at == all->size) *vec_push(l->a, all) = (suspect){.key = key};
    suspect *x = &all->at[at];
    x->votes[side] += votes;
    x->speaks |= speaks && side;
}

/* Whether the statement is its speaker's first on this side. */
static bool is_first(const claim *c, uint32_t at) {
    const member *m = &c->members[at];
    for (uint32_t i = 0; i < at; i++)
        if (c->members[i].identity == m->identity && c->members[i].side == m->side &&
            member_takes_side(&c->members[i]))
            return false;
    return true;
}

static bool is_of(lister *l, slice keys, const member *m) {
    bool is = member_among(l, m, keys);
    while (keys.size && !is) is = identity_of_actor(l, actor_by_key(l, slice_take(&keys, '\n'))) == m->identity;
    return is;
}

/* Whether one who denies is the doer, or speaks for him. */
static bool answers(lister *l, const claim *c, const member *m) {
    slice party = party_of(l, m->identity);
    return is_of(l, c->actors, m) || (party.size && keys_meet(c->actors, party));
}

/* Who is called by the name of the body that speaks for him counts once. */
static void hear(lister *l, const member *m, suspects *all) {
    packed_rows actors = packed_of(l, m->article, PACKED_ACTOR);
    const cell *x = packed_row(&actors, packed_actor_number(&actors, m->speaker));
    slice own = x ? arena_slice(l->a, x[ACTOR_KEY].text) : (slice){0}, party = party_of(l, m->identity);
    uint32_t votes = member_guessed(m) ? GUESS : PLAIN;
    vote(l, all, own, row_number(m), votes + OWN, true);
    if (!slice_equal(own, party)) vote(l, all, party, row_number(m), votes, false);
}

/* That somebody is of a state is often but guessed by where he is: two must be, or it speaks itself. */
static bool may_be(const suspect *x) {
    if (x->votes[0] >= x->votes[1]) return false;
    return !key_is_state(x->key) || x->speaks || x->votes[1] >= 2 * GUESS;
}

static slice most_suspected(const suspects *all) {
    slice out = {0};
    uint32_t most = 0;
    for (uint32_t i = 0; i < all->size; i++) {
        const suspect *x = &all->at[i];
        if (!may_be(x) || x->votes[1] <= most) continue;
        most = x->votes[1];
        out = x->key;
    }
    return out;
}

/* Whether somebody who stands for no body is told to have done it: "rebels", "smugglers". */
static bool is_for_nobody(lister *l, slice keys) {
    while (keys.size) {
        const identity *who = identity_known(l, identity_of_actor(l, actor_by_key(l, slice_take(&keys, '\n'))));
        if (who && sector_is(who->sector, SECTOR_NOBODY)) return true;
    }
    return false;
}

static void settle(lister *l, claim *c) {
    suspects all = {0};
    if (keys_named(c->actors) || is_for_nobody(l, c->actors)) return;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m) || !is_first(c, i)) continue;
        if (m->side == SIDE_DENIES && answers(l, c, m)) return;
        hear(l, m, &all);
    }
    c->accused = most_suspected(&all);
}

void row_accused_settle(lister *l, claims *disputes) {
    if (narrow_is_around(l)) return;
    for (uint32_t i = 0; i < disputes->size; i++) settle(l, &disputes->at[i]);
}
