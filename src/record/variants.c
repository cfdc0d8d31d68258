/* variants.c - joins claims against the same actors that are one accusation, see variants.h
 *
 * Each two claims are weighed: what they share in their words, against what sets them apart; and who stands where in
 * them. Claims that weigh enough become one group, the strongest first, unless a speaker would come to stand on both
 * sides. */
#include "record/variants.h"

#include <stdlib.h>
#include <string.h>

#include "record/keys.h"
#include "record/kinds.h"
#include "record/party.h"
#include "record/ties.h"

enum { MOST = 256 /* claims of one actor that are compared */ };

/* What weighs for two claims being one accusation and what against it, see docs/experiments.md. */
static const struct weights {
    double breath, lemma, sense, kin, means, object, recipient; /* for */
    double other_object, other_deed;                            /* against */
    double enough;
} weights = {.breath = 1,
             .lemma = 1.5,
             .sense = 1.5,
             .kin = 1,
             .means = 0.5,
             .object = 2,
             .recipient = 1,
             .other_object = 1,
             .other_deed = 5,
             .enough = 1.5};

typedef struct wording {
    claim *c;
    uint32_t group; /* the wording that stands for it */
} wording;

typedef struct joining {
    lister *l;
    wording *all;
    uint32_t size;
} joining;

/* ------------------------------------------------------------------------------------------------ who stands */

static bool is_of_side(const member *m, uint8_t side) { return m->side == side && m->identity && !m->outlet_voice; }

/* The country that somebody is of, or speaks for. */
static slice country_of(lister *l, int64_t who) {
    const identity *i = identity_known(l, who);
    return i && i->country.size ? i->country : party_state(l, who);
}

/* Whether an identity is, or may act for, one of the actors. */
static bool of_actors(lister *l, slice actors, int64_t who) {
    slice state = country_of(l, who);
    return state.size && keys_meet(actors, arena_print(l->a, "c:%.*s", (int)state.size, state.at));
}

/* Whether two identities are one, or of one country. */
static bool allied(lister *l, int64_t one, int64_t other) {
    if (one == other) return true;
    slice country = country_of(l, one);
    return country.size && slice_equal(country, country_of(l, other));
}

/* Whether somebody of the one side of a claim is with, or is (`same`), somebody of a side of another. Of the accused
 * one admits what another denies: they count only where they deny together. */
static bool meet(lister *l, const claim *c, uint8_t side, const claim *d, uint8_t other, bool same) {
    for (uint32_t i = 0; i < c->size; i++) {
        if (!is_of_side(&c->members[i], side)) continue;
        bool together = side == SIDE_DENIES && other == SIDE_DENIES;
        if (!together && of_actors(l, c->actors, c->members[i].identity)) continue;
        for (uint32_t k = 0; k < d->size; k++) {
            if (!is_of_side(&d->members[k], other)) continue;
            int64_t one = c->members[i].identity, who = d->members[k].identity;
            if (same ? one == who : allied(l, one, who)) return true;
        }
    }
    return false;
}

/* Whether somebody on a side is surely, or may be (no country of his is known), of the accused. */
static bool has_own(lister *l, const claim *c, uint8_t side, bool surely) {
    for (uint32_t i = 0; i < c->size; i++) {
        const identity *who = is_of_side(&c->members[i], side) ? identity_known(l, c->members[i].identity) : NULL;
        if (who && ((!country_of(l, who->id).size && !surely) || of_actors(l, c->actors, who->id))) return true;
    }
    return false;
}

static bool has_foreign(lister *l, const claim *c, uint8_t side) {
    for (uint32_t i = 0; i < c->size; i++) {
        const identity *who = is_of_side(&c->members[i], side) ? identity_known(l, c->members[i].identity) : NULL;
        if (who && country_of(l, who->id).size && !of_actors(l, c->actors, who->id)) return true;
    }
    return false;
}

static bool crossed(lister *l, const claim *a, const claim *b) {
    return meet(l, a, SIDE_ASSERTS, b, SIDE_DENIES, true) || meet(l, a, SIDE_DENIES, b, SIDE_ASSERTS, true);
}

/* Whether the same parties stand on the same sides. */
static bool same_parties(lister *l, const claim *a, const claim *b) {
    bool asserts = meet(l, a, SIDE_ASSERTS, b, SIDE_ASSERTS, false),
         denies = meet(l, a, SIDE_DENIES, b, SIDE_DENIES, false);
    bool one = claim_disputed(a), other = claim_disputed(b);
    if (one && other) return denies || (has_own(l, a, SIDE_DENIES, false) && has_own(l, b, SIDE_DENIES, false));
    if (one || other) return asserts || denies;
    return (has_own(l, a, SIDE_DENIES, true) && has_foreign(l, b, SIDE_ASSERTS)) ||
           (has_own(l, b, SIDE_DENIES, true) && has_foreign(l, a, SIDE_ASSERTS));
}

/* ------------------------------------------------------------------------------------------------ what is told */

/* What two claims have in common in some two of their statements. */
typedef struct common_ground {
    bool breath[SIDES], lemma, objects, object, siblings, recipient;
} common_ground;

static void compare(slice accused, const member *m, const member *n, common_ground *g) {
    bool said = m->identity && n->identity && m->quote >= 0, objects = m->objects.size && n->objects.size;
    bool recipients = m->recipients.size && n->recipients.size, person = slice_starts(m->objects, SLICE("person"));
    g->breath[m->side] |= said && m->article == n->article && m->quote == n->quote && m->side == n->side;
    g->lemma |= slice_equal(m->lemma, n->lemma);
    g->objects |= objects;
    g->object |= objects && !person && paths_meet(m->objects, n->objects);
    g->siblings |= objects && paths_siblings(m->objects, n->objects);
    g->recipient |= recipients && keys_meet(m->recipients, n->recipients) && !keys_meet(m->recipients, accused);
}

static common_ground common_of(const claim *a, const claim *b) {
    common_ground g = {0};
    for (uint32_t i = 0; i < a->size; i++)
        for (uint32_t k = 0; k < b->size; k++) compare(a->actors, &a->members[i], &b->members[k], &g);
    return g;
}

/* Drones beside missiles. */
static bool other_thing(const common_ground *g) { return g->siblings && !g->object; }

/* Whether what was done was done to those who charge him with it: they may call it done to one of theirs as well. */
static bool done_to_accuser(lister *l, const claim *c) {
    for (uint32_t i = 0; i < c->size; i++)
        if (is_of_side(&c->members[i], SIDE_ASSERTS) && of_actors(l, c->recipient, c->members[i].identity))
            return true;
    return false;
}

/* What was done to others is another deed; "to" the accused himself is a slip. */
static bool other_recipient(lister *l, const claim *a, const claim *b) {
    slice one = a->recipient, other = b->recipient;
    bool both = one.size && other.size && !keys_meet(one, other) && !keys_meet(one, a->actors) &&
                !keys_meet(other, b->actors);
    return both && !(slice_equal(a->sense, b->sense) && (done_to_accuser(l, a) || done_to_accuser(l, b)));
}

static bool is_means(const claim *c) { return slice_ends(c->kin, SLICE("/means")); }

static double kin(lister *l, const claim *a, const claim *b) {
    bool sense = slice_equal(a->sense, b->sense), light = a->light || b->light;
    bool related = a->kin.size && b->kin.size && kinds_compatible(a->kin, b->kin);
    bool means = is_means(a) != is_means(b) && claim_disputed(a) && claim_disputed(b);
    common_ground g = common_of(a, b);
    if (other_recipient(l, a, b) || other_thing(&g)) return 0;
    double w = ((int)g.breath[SIDE_ASSERTS] + (int)g.breath[SIDE_DENIES]) * weights.breath;
    w += (g.lemma && !light ? weights.lemma : 0) + (g.object ? weights.object : 0) +
         (g.recipient ? weights.recipient : 0);
    w += (sense && !light ? weights.sense : 0) + (related && !sense ? weights.kin : 0);
    if (means && !related)
        w += weights.means;
    else if (a->one && b->one && !sense && !related)
        w -= weights.other_deed;
    bool same = sense || related; /* other deeds are done to other things */
    return g.objects && !g.object && same ? w - weights.other_object : w;
}

static bool one_accusation(lister *l, const claim *a, const claim *b) {
    return kin(l, a, b) >= weights.enough && ties_claims(l, a, b, TIES_ARTICLES, TIED) && same_parties(l, a, b);
}

/* ------------------------------------------------------------------------------------------------ joining */

/* Whether a group may take another wording: nobody stands on both sides then, and it tells of no other thing. */
static bool may_take(joining *j, uint32_t group, uint32_t i) {
    for (uint32_t k = 0; k < j->size; k++) {
        if (j->all[k].group != group) continue;
        common_ground g = common_of(j->all[k].c, j->all[i].c);
        if (other_thing(&g) || crossed(j->l, j->all[k].c, j->all[i].c)) return false;
    }
    return true;
}

/* Takes into the group all that is one accusation with one of it: those taken first, and the strongest, first. */
static void grow(joining *j, uint32_t group) {
    uint32_t *taken = ARENA_NEW(j->l->a, uint32_t, j->size), size = 0;
    taken[size++] = group;
    for (uint32_t at = 0; at < size; at++)
        for (uint32_t i = 0; i < j->size && j->l->status == READOUT_OK; i++) {
            bool open = j->all[i].group == UINT32_MAX;
            if (!open || !one_accusation(j->l, j->all[taken[at]].c, j->all[i].c) || !may_take(j, group, i)) continue;
            j->all[i].group = group;
            taken[size++] = i;
        }
}

static void add_joined(joining *j, uint32_t group, claims *out) {
    uint32_t size = 0, count = 0;
    for (uint32_t i = group; i < j->size; i++)
        if (j->all[i].group == group) size += j->all[i].c->size, count++;
    claim *variants = ARENA_NEW(j->l->a, claim, count), x = *j->all[group].c;
    member *members = ARENA_NEW(j->l->a, member, size);
    size = count = 0;
    for (uint32_t i = group; i < j->size; i++) {
        const claim *c = j->all[i].c;
        if (j->all[i].group != group) continue;
        variants[count++] = *c;
        memcpy(members + size, c->members, sizeof *members * c->size);
        size += c->size;
        if (c->certainty > x.certainty) x.certainty = c->certainty;
    }
    x.members = members;
    x.size = size;
    x.variants = variants;
    x.variant_count = count;
    qsort(members, size, sizeof *members, member_by_date);
    claim_count(j->l, &x);
    if (claim_disputed(&x)) *vec_push(j->l->a, out) = x;
}

static bool stands_by_itself(const claim *c) { return c->speakers[SIDE_ASSERTS] + c->speakers[SIDE_DENIES] > 0; }

/* Disputes before what is none. */
static int by_strength(const void *x, const void *y) {
    const claim *a = x, *b = y;
    bool one = claim_disputed(a), other = claim_disputed(b);
    return one != other ? (one ? -1 : 1) : claim_by_contest(x, y);
}

void variants_join(lister *l, claims *all, claims *out) {
    if (all->size) qsort(all->at, all->size, sizeof *all->at, by_strength);
    joining j = {.l = l, .all = ARENA_NEW(l->a, wording, all->size)};
    for (uint32_t i = 0; i < all->size; i++)
        if (stands_by_itself(&all->at[i]) &&
            (claim_disputed(&all->at[i]) || (j.size < MOST && all->at[i].actors.size)))
            j.all[j.size++] = (wording){&all->at[i], UINT32_MAX};
    for (uint32_t i = 0; i < j.size && l->status == READOUT_OK; i++) {
        if (j.all[i].group != UINT32_MAX) continue;
        j.all[i].group = i;
        if (j.all[i].c->actors.size) grow(&j, i);
        add_joined(&j, i, out);
    }
}
