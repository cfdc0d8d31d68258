/* learned.c - guessed sides against what is known of speakers, see learned.h */
#include "record/learned.h"

#include <inttypes.h>

#include "base/map.h"
#include "record/keys.h"
#include "record/party.h"
#include "record/sides.h"
#include "record/stander.h"

enum { ASSERTS = 1, DENIES = 2 };

/* How likely a guess must be. Of who speaks for the charged all that sides.h tells is taken: it has asked whether his
 * words deny. */
#define LIKELY 0.5

typedef struct settling {
    lister *l;
    slice actors; /* of the bucket: who is charged */
    map taken;    /* identity, or state: the sides that are taken in words of their own */
} settling;

static uint32_t side_bit(const member *m) {
    return m->side == SIDE_ASSERTS ? ASSERTS : m->side == SIDE_DENIES ? DENIES : 0;
}

static slice speaker_of(const settling *g, const member *m) { return arena_print(g->l->a, "%" PRId64, m->identity); }

static void take(settling *g, slice who, uint32_t side) {
    bool found;
    if (!who.size || !side) return;
    uint32_t *at = map_put(g->l->a, &g->taken, who, &found);
    *at = found ? *at | side : side;
}

static uint32_t taken_by(const settling *g, slice who) {
    uint32_t at = who.size ? map_get(&g->taken, who) : MAP_NONE;
    return at == MAP_NONE ? 0 : at;
}

/* Whether a guess is taken. */
static bool holds(const settling *g, const member *m) {
    uint32_t side = side_bit(m), other = side == ASSERTS ? DENIES : ASSERTS;
    slice state = member_state(g->l, m);
    uint32_t himself = taken_by(g, speaker_of(g, m)), his = taken_by(g, party_sure(g->l, m->identity));
    bool own = state.size && keys_meet(g->actors, state);
    if (!m->identity || (himself & other) || (own && side == ASSERTS)) return false;
    if (himself & side) return true;
    if (!own && (his & other) && !(his & side)) return false;
    return own || m->score >= LIKELY;
}

void learned_settle(lister *l, slice key, members *all) {
    settling g = {.l = l, .actors = key};
    uint32_t kept = 0, guessed = 0;
    slice_take(&g.actors, '\n');
    for (uint32_t i = 0; i < all->size; i++) guessed += member_guessed(&all->at[i]);
    for (uint32_t i = 0; i < all->size && guessed; i++) {
        const member *m = &all->at[i];
        if (member_guessed(m) || m->outlet_voice || !m->identity) continue;
        take(&g, speaker_of(&g, m), side_bit(m));
        take(&g, party_sure(l, m->identity), side_bit(m));
    }
    for (uint32_t i = 0; i < all->size && guessed; i++)
        if (!member_guessed(&all->at[i]) || holds(&g, &all->at[i])) all->at[kept++] = all->at[i];
    if (guessed) all->size = kept;
}
