/* row_sides.c - attributions put to disputes by learned trees, see row_sides.h */
#include "record/row_sides.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/map.h"
#include "record/narrow.h"
#include "record/row_trees.h"

static const row_tree rows[] = {
#include "row_sides.inc"
};
enum { TREES = sizeof rows / sizeof *rows };

/* How likely it must be that somebody takes a side, and at most the other by anything that he says. Who stands on one
 * is taken off where nothing that he says makes it likelier than this: the marks have less than half of such
 * there. */
static const double enough[2] = {0.76, 0.72}, other_most = 0.25, too_little = 0.5;

/* What one speaker says of a dispute, at the most. */
typedef struct standing_most {
    double is[2];
    uint32_t dispute;
    int64_t identity;
    bool on[2];
    bool unread; /* it is not known how one of his attributions leans */
} standing_most;

typedef struct settling {
    lister *l;
    claims *disputes;
    row_pairs all;
    row_likely *likely; /* of each pair */
    map speakers;   /* "dispute identity": an index of `most` */
    VEC(standing_most) most;
    bool *changed; /* of each dispute */
} settling;

static standing_most *most_of(settling *s, const row_pair *p) {
    bool found;
    int64_t speaker = s->all.attributions.at[p->attribution].identity;
    slice key = arena_print(s->l->a, "%u %" PRId64, p->dispute, speaker);
    uint32_t *at = map_put(s->l->a, &s->speakers, key, &found);
    if (!found) {
        *at = s->most.size;
        *vec_push(s->l->a, &s->most) = (standing_most){.dispute = p->dispute, .identity = speaker};
    }
    return &s->most.at[*at];
}

static void gather_most(settling *s) {
    for (uint32_t i = 0; i < s->all.pairs.size; i++) {
        const row_pair *p = &s->all.pairs.at[i];
        standing_most *m = most_of(s, p);
        m->unread |= s->all.attributions.at[p->attribution].unread;
        for (int side = 0; side < 2; side++) {
            if (s->likely[i].is[side] > m->is[side]) m->is[side] = s->likely[i].is[side];
            m->on[side] |= p->features[ROW_F_on_asserts + side] > 0;
        }
    }
}

/* ----------------------------------------------------------------------------------------------- taking off */

/* Who stands on both sides admits (two_sides.h), and stays. */
static bool is_mistaken(const standing_most *m, int side) {
    return m->on[side] && !m->on[!side] && !m->unread && m->is[side] < too_little;
}

static void take_off(settling *s, standing_most *m, int side) {
    claim *c = &s->disputes->at[m->dispute], without = *c;
    without.members = ARENA_NEW(s->l->a, member, c->size);
    without.size = 0;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *x = &c->members[i];
        bool his = member_takes_side(x) && x->identity == m->identity && row_number(x) == side;
        if (!his) without.members[without.size++] = *x;
    }
    claim_count(s->l, &without);
    if (!claim_disputed(&without)) return;
    *c = without;
    m->on[side] = false;
}

/* --------------------------------------------------------------------------------------------------- adding */

typedef struct choice {
    uint32_t pair; /* NONE */
    int side;
} choice;

static choice likeliest(const settling *s, uint32_t first, uint32_t end) {
    choice best = {NONE, 0};
    double most = 0;
    for (uint32_t i = first; i < end; i++)
        for (int side = 0; side < 2; side++)
            if (s->likely[i].is[side] >= enough[side] && s->likely[i].is[side] > most) {
                most = s->likely[i].is[side];
                best = (choice){i, side};
            }
    return best;
}

static void put_beside(settling *s, choice best) {
    const row_pair *p = &s->all.pairs.at[best.pair];
    const standing_most *m = most_of(s, p);
    if (m->on[best.side] || m->on[!best.side] || m->is[!best.side] > other_most) return;
    const row_attribution *t = &s->all.attributions.at[p->attribution];
    double likely = s->likely[best.pair].is[best.side];
    if (!row_may_stand(t, p, best.side, likely)) return;
    member x = row_shown(t, best.side, likely);
    claim_add(s->l, &s->disputes->at[p->dispute], &x, 1);
    s->changed[p->dispute] = true;
}

void row_sides_settle(lister *l, claims *disputes, const claims *all) {
    if (narrow_is_around(l) || !disputes->size) return;
    qsort(disputes->at, disputes->size, sizeof *disputes->at, claim_by_contest); /* their ranks tell */
    settling s = {.l = l, .disputes = disputes, .all = row_pairs_of(l, disputes, all)};
    if (l->watch && l->watch->paired) l->watch->paired(l->watch, l, disputes, &s.all);
    s.changed = ARENA_NEW(l->a, bool, disputes->size);
    s.likely = row_trees_weigh(l->a, rows, TREES, &s.all);
    gather_most(&s);
    for (uint32_t i = 0; i < s.most.size; i++)
        for (int side = 0; side < 2; side++)
            if (is_mistaken(&s.most.at[i], side)) take_off(&s, &s.most.at[i], side);
    for (uint32_t i = 0, end; i < s.all.pairs.size; i = end) {
        for (end = i; end < s.all.pairs.size && s.all.pairs.at[end].attribution == s.all.pairs.at[i].attribution;)
            end++;
        choice best = likeliest(&s, i, end);
        if (best.pair != NONE) put_beside(&s, best);
    }
    for (uint32_t i = 0; i < disputes->size; i++)
        if (s.changed[i]) qsort(disputes->at[i].members, disputes->at[i].size, sizeof(member), member_by_date);
}
