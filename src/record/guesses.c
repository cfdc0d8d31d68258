/* guesses.c - takes guessed sides out of claims and puts them back, see guesses.h */
#include "record/guesses.h"

#include <inttypes.h>
#include <string.h>

#include "base/map.h"
#include "record/keys.h"
#include "record/stander.h"

/* The claim without its guesses, which go to `out` where another statement is left; `disputed`: as it is, where it is
 * no dispute without. */
static void part(lister *l, claim *c, bool disputed, guesses *out) {
    member *kept = ARENA_NEW(l->a, member, c->size);
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (!member_guessed(&c->members[i])) kept[count++] = c->members[i];
    if (count == c->size) return;
    claim without = *c;
    without.members = kept;
    without.size = count;
    claim_count(l, &without);
    if (disputed && !claim_disputed(&without)) return;
    for (uint32_t i = 0; i < c->size && count; i++)
        if (member_guessed(&c->members[i])) *vec_push(l->a, out) = (guess){c->members[i], kept[0], c->actors};
    *c = without;
}

void guesses_take(lister *l, claims *all, bool disputed, guesses *out) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->size; i++) {
        part(l, &all->at[i], disputed, out);
        if (all->at[i].size) all->at[kept++] = all->at[i];
    }
    all->size = kept;
}

/* How likely a guess must be to stand beside others' words, where the speaker's state tells nothing. */
#define BESIDE 0.6

typedef VEC(member) members_more;

static bool in_report(const claim *c, int64_t report) {
    for (uint32_t i = 0; i < c->size; i++)
        if (c->members[i].article == report) return true;
    return false;
}

/* Whether the speaker has a side already, and whether his state charges. */
static bool stands(lister *l, const claim *c, const member *m, slice state, bool *charges) {
    bool himself = false;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *x = &c->members[i];
        if (!member_takes_side(x)) continue;
        himself |= x->identity == m->identity;
        *charges |= x->side == SIDE_ASSERTS && slice_equal(member_state(l, x), state);
    }
    return himself;
}

/* Whether what is known of his state speaks for a guess. */
static bool his_state_tells(lister *l, const claim *c, const guess *g) {
    slice state = member_state(l, &g->is);
    bool charges = false;
    if (!state.size || !member_takes_side(&g->is) || !keys_meet(g->actors, c->actors) ||
        stands(l, c, &g->is, state, &charges))
        return false;
    bool own = keys_meet(c->actors, state);
    return g->is.side == SIDE_DENIES ? own : charges && !own;
}

/* The dispute of a guess, or NONE. `beside`: the one that has what it stood beside, or MAP_NONE. */
static uint32_t dispute_of(lister *l, const claims *disputes, const guess *g, uint32_t beside) {
    if (beside != MAP_NONE)
        return g->is.score >= BESIDE || his_state_tells(l, &disputes->at[beside], g) ? beside : NONE;
    for (uint32_t i = 0; i < disputes->size; i++)
        if (in_report(&disputes->at[i], g->is.article) && his_state_tells(l, &disputes->at[i], g)) return i;
    return NONE;
}

void guesses_give(lister *l, claims *disputes, const guesses *from) {
    map at = {0};
    members_more *more = arena_alloc(l->a, sizeof *more * (disputes->size + 1));
    memset(more, 0, sizeof *more * (disputes->size + 1));
    for (uint32_t i = 0; i < disputes->size; i++)
        for (uint32_t k = 0; k < disputes->at[i].size; k++) {
            bool found;
            uint32_t *where = map_put(l->a, &at, member_key(l, &disputes->at[i].members[k]), &found);
            if (!found) *where = i;
        }
    for (uint32_t i = 0; i < from->size; i++) {
        const guess *g = &from->at[i];
        if (map_get(&at, member_key(l, &g->is)) != MAP_NONE) continue;
        uint32_t where = dispute_of(l, disputes, g, map_get(&at, member_key(l, &g->beside)));
        if (where != NONE) *vec_push(l->a, &more[where]) = g->is;
    }
    for (uint32_t i = 0; i < disputes->size; i++)
        if (more[i].size) claim_add(l, &disputes->at[i], more[i].at, more[i].size);
}
