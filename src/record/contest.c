/* contest.c - pairs of a denial and an assertion, gathered into disputes; see contest.h
 *
 * Each denial is weighed against the assertions nearest to it in time, NEAREST on each side. */
#include <inttypes.h>
#include <string.h>

#include "base/map.h"
#include "record/contest_pair.h"
#include "record/narrow.h"
#include "record/stander.h"

static uint32_t root_of(const told *all, uint32_t i) {
    while (all[i].root != i) i = all[i].root;
    return i;
}

static void join(told *all, uint32_t i, uint32_t j) {
    uint32_t a = root_of(all, i), b = root_of(all, j);
    all[a < b ? b : a].root = a < b ? a : b;
}

static double least_of(const contest *t, double many, double few, double around) {
    return !t->few ? many : narrow_is_around(t->l) ? around : few;
}

static void weigh(contest *t, uint32_t denial, uint32_t assertion) {
    double w = pair_opposed(t, &t->all[denial], &t->all[assertion]);
    if (w < least_of(t, pair_weights.core, pair_weights.core_few, pair_weights.core_around)) return;
    join(t->all, denial, assertion);
    if (w > t->all[denial].weight) t->all[denial].weight = w;
    if (w > t->all[assertion].weight) t->all[assertion].weight = w;
}

/* The nearest that are wanted on each side of member `i`. */
static void each_near(contest *t, uint32_t i, bool (*wanted)(const told *x),
                      void (*visit)(contest *t, uint32_t i, uint32_t j)) {
    for (uint32_t j = i, seen = 0; j-- > 0 && seen < NEAREST;)
        if (wanted(&t->all[j])) visit(t, i, j), seen++;
    for (uint32_t j = i + 1, seen = 0; j < t->c->size && seen < NEAREST; j++)
        if (wanted(&t->all[j])) visit(t, i, j), seen++;
}

static bool is_assertion(const told *x) { return x->asserts; }
static bool is_core(const told *x) { return x->weight > PAIR_NEVER && x->root != NONE; }

typedef struct nearest {
    double weight;
    uint32_t at;
} nearest;

/* The dispute that a statement in no pair resembles, or NONE. */
static uint32_t resembled(contest *t, uint32_t i) {
    const pair_weight *w = &pair_weights;
    nearest best = {least_of(t, w->resembles, w->resembles_few, w->resembles_around), NONE};
    for (int way = 0; way < 2; way++)
        for (uint32_t j = i, seen = 0; seen < NEAREST && (way ? ++j < t->c->size : j-- > 0);) {
            if (!is_core(&t->all[j])) continue;
            seen++;
            double weight = pair_alike(t, &t->all[i], &t->all[j]);
            if (weight > best.weight) best = (nearest){weight, root_of(t->all, j)};
        }
    return best.at;
}

/* "Denied reports that it had sold arms": the claim stands in its denial. Of a deed that only a noun names, or that
 * somebody says may be done, it must be the denier's own. */
static bool is_claim_denied(const told *denial, const told *assertion) {
    const member *m = denial->m, *n = assertion->m;
    bool one = m->article == n->article && m->proposition == n->proposition &&
               slice_equal(m->rule, SLICE("content put as a noun"));
    bool claimed = denial->denies && denial->explicit_denial && assertion->asserts && m->score >= PAIR_UNSURE;
    /* that it would come to something is an opinion, a rumour that it may is none */
    bool plan = denial->may && !member_rumour(n);
    return one && claimed && (denial->own || !(plan || m->marks & MARK_NOUN));
}

/* Such a pair is a dispute, whatever else may be said against it, unless it goes with another one. */
static void weigh_told(contest *t, uint32_t i, uint32_t j) {
    if (!is_claim_denied(&t->all[i], &t->all[j]) || pair_opposed(t, &t->all[i], &t->all[j]) <= PAIR_NEVER) return;
    bool paired = is_core(&t->all[i]) && is_core(&t->all[j]);
    if (!paired && (resembled(t, i) != NONE || resembled(t, j) != NONE)) return;
    join(t->all, i, j);
    if (t->all[i].weight < pair_weights.told) t->all[i].weight = pair_weights.told;
    if (t->all[j].weight < pair_weights.told) t->all[j].weight = pair_weights.told;
}

static uint32_t tier_of(double certainty) {
    static const double least[CONTEST_TIERS - 1] = {CONTEST_SURE, 5, 6.5};
    uint32_t tier = 0;
    while (tier < CONTEST_TIERS - 1 && certainty >= least[tier]) tier++;
    return tier;
}

static slice stand_of(contest *t, uint32_t i, uint32_t root) {
    return arena_print(t->l->a, "%" PRId64 " %u", t->all[i].m->identity, root);
}

/* Who denies in a dispute is taken at that word: what only resembles its statements does not put him on the other
 * side. */
static void leave_out_deniers(contest *t, uint32_t *of) {
    map deniers = {0};
    bool found;
    for (uint32_t i = 0; i < t->c->size; i++)
        if (of[i] != NONE && t->all[i].denies) *map_put(t->l->a, &deniers, stand_of(t, i, of[i]), &found) = 1;
    for (uint32_t i = 0; i < t->c->size; i++) {
        if (of[i] == NONE || is_core(&t->all[i]) || !t->all[i].m->identity || t->all[i].m->side != SIDE_ASSERTS)
            continue;
        if (map_get(&deniers, stand_of(t, i, of[i])) != MAP_NONE) of[i] = NONE;
    }
}

bool contest_resembles(lister *l, const claim *c, const member *m) {
    claim both = *c;
    both.members = ARENA_NEW(l->a, member, c->size + 1);
    memcpy(both.members, c->members, sizeof *both.members * c->size);
    both.members[both.size++] = *m;
    contest t = pair_contest(l, &both, false);
    for (uint32_t i = 0; i < c->size; i++)
        if (pair_alike(&t, &t.all[c->size], &t.all[i]) >= pair_weights.resembles_around) return true;
    return false;
}

/* Among many reports a denial of a rumour is a dispute, though nobody is named who spreads it; of a few who does is
 * mostly told elsewhere. */
static bool is_disputed(lister *l, const claim *c) {
    return claim_disputed(c) || (!contest_few(l) && c->speakers[SIDE_DENIES] && claim_asserters(c));
}

void contests_of(lister *l, const claim *c, claims *out) {
    if (!is_disputed(l, c)) return;
    contest t = pair_contest(l, c, true);
    uint32_t *of = ARENA_NEW(l->a, uint32_t, c->size), number = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (t.all[i].denies) each_near(&t, i, is_assertion, weigh);
    for (uint32_t i = 0; i < c->size && !t.few; i++)
        if (t.all[i].denies) each_near(&t, i, is_assertion, weigh_told);
    for (uint32_t i = 0; i < c->size; i++)
        of[i] = is_core(&t.all[i])                       ? root_of(t.all, i)
                : t.few || contest_joins(&c->members[i]) ? resembled(&t, i)
                                                         : NONE;
    if (!t.few) leave_out_deniers(&t, of);
    grouped all = parts_grouped(l->a, of, c->size);
    for (uint32_t i = 0; i < c->size; i++) {
        if (of[i] != i) continue;
        claim x = part_of_claim(&t, i, &all, number++);
        x.tier = t.few ? 1 : tier_of(x.certainty);
        if (is_disputed(l, &x)) *vec_push(l->a, out) = x;
    }
}

void contests_of_bucket(lister *l, int64_t bucket, slice key, claims *out) {
    claims some = {0};
    claims_of_bucket(l, bucket, key, &some);
    for (uint32_t i = 0; i < some.size && l->status == READOUT_OK; i++) contests_of(l, &some.at[i], out);
}
