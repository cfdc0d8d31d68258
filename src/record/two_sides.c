/* two_sides.c - the weightier words of who stands on both sides, see two_sides.h */
#include "record/two_sides.h"

#include "record/keys.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/party.h"
#include "record/stander.h"

/* What a statement's rule weighs: words of his own for the deed; a denial of what stands before it; what is said in
 * passing; what is only inferred. */
enum { INFERRED, PASSING, POINTED, OWN_WORDS };

static int of_rule(slice rule) {
    static const slice own[] = {SLICE("content"), SLICE("content put as a noun"), SLICE("content, not found"),
                                SLICE("cue")};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (slice_equal(rule, own[i])) return OWN_WORDS;
    return slice_equal(rule, BEFORE) ? POINTED : slice_equal(rule, ALONG) ? PASSING : INFERRED;
}

static int64_t stance_of(lister *l, const member *m) {
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *q = packed_row(&quotes, m->quote);
    return q ? q[QUOTE_STANCE].number : STANCE_ASSERTS;
}

static int weight_of(lister *l, const member *m) {
    int weak = (m->marks & (MARK_FILLED | MARK_LIGHT)) != 0;
    return 4 * of_rule(m->rule) - 2 * weak + (m->side == SIDE_DENIES && stance_of(l, m) == STANCE_DENIES);
}

/* What speaks for a speaker's being on a side. */
typedef struct standing_of {
    int most;
    uint32_t count;
} standing_of;

/* Somebody on some side. */
typedef struct speaker {
    standing_of on[SIDES];
    uint32_t sides; /* a bit for each that he is on */
    uint32_t leave; /* the side to take him off; SIDES: both, NONE: neither */
    bool admits;
} speaker;

typedef struct speakers {
    map by_number; /* of the identity, to an index */
    VEC(speaker) of;
} speakers;

/* Where a number is kept in a map. */
static uint32_t *numbered(lister *l, map *m, int64_t number, bool *found) {
    return map_put(l->a, m, arena_slice(l->a, (slice){(const char *)&number, sizeof number}), found);
}

/* NULL where the statement is on no side. Holds until somebody is added. */
static speaker *speaker_of(lister *l, speakers *all, const member *m) {
    bool found;
    if (!member_takes_side(m)) return NULL;
    uint32_t *at = numbered(l, &all->by_number, m->identity, &found);
    if (found) return &all->of.at[*at];
    *at = all->of.size;
    return vec_push(l->a, &all->of);
}

static bool on_both_sides(const speaker *x) { return x->sides == (1u << SIDE_ASSERTS | 1u << SIDE_DENIES); }

static void weigh(lister *l, speaker *x, const member *m) {
    standing_of *on = &x->on[m->side];
    int weight = weight_of(l, m) + 1;
    x->admits |= m->side == SIDE_ASSERTS && stance_of(l, m) == STANCE_ADMITS;
    if (weight > on->most) on->most = weight;
    on->count++;
}

static uint32_t side_to_leave(const speaker *x) {
    standing_of a = x->on[SIDE_ASSERTS], d = x->on[SIDE_DENIES];
    if (!on_both_sides(x) || x->admits) return NONE;
    if (a.most != d.most) return a.most > d.most ? SIDE_DENIES : SIDE_ASSERTS;
    return a.count == d.count ? SIDES : a.count > d.count ? SIDE_DENIES : SIDE_ASSERTS;
}

static void keep_members(lister *l, claim *c, member *left, uint32_t size) {
    if (size == c->size) return;
    c->members = left;
    c->size = size;
    claim_count(l, c);
}

/* The key of the state, or body, for which a speaker acts. */
static slice state_acted_for(lister *l, const member *m) { return party_sure(l, m->identity); }

/* What a state has on a side: how many speak so, of other names; whether one of them admits. */
typedef struct camp_on {
    uint32_t count[SIDES];
    bool admits;
} camp_on;

static void count_on(lister *l, const member *m, camp_on *on) {
    on->count[m->side]++;
    on->admits |= m->side == SIDE_ASSERTS && stance_of(l, m) == STANCE_ADMITS;
}

static bool camp_admits(lister *l, const claim *c, slice state) {
    camp_on on = {0};
    for (uint32_t i = 0; i < c->size && !on.admits; i++)
        if (member_takes_side(&c->members[i]) && slice_equal(state_acted_for(l, &c->members[i]), state))
            count_on(l, &c->members[i], &on);
    return on.admits;
}

/* The side to take a state's people off; NONE: neither. Who is accused does not charge himself; of others the fewer
 * words are the mistaken ones. */
static uint32_t side_of_camp_to_leave(const claim *c, slice state, camp_on on) {
    if (on.admits || !on.count[SIDE_ASSERTS] || !on.count[SIDE_DENIES]) return NONE;
    if (keys_meet(c->actors, state)) return SIDE_ASSERTS;
    uint32_t asserts = on.count[SIDE_ASSERTS], denies = on.count[SIDE_DENIES];
    return asserts == denies ? NONE : asserts > denies ? SIDE_DENIES : SIDE_ASSERTS;
}

static void leave_out_camp(lister *l, claim *c, slice state, uint32_t side) {
    member *left = ARENA_NEW(l->a, member, c->size);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m) || m->side != side || !slice_equal(state_acted_for(l, m), state)) left[kept++] = *m;
    }
    keep_members(l, c, left, kept);
}

static void settle_people(lister *l, claim *c) {
    speakers all = {0};
    bool any = false;
    for (uint32_t i = 0; i < c->size; i++) {
        speaker *x = speaker_of(l, &all, &c->members[i]);
        if (x) x->sides |= 1u << c->members[i].side;
        any = any || (x && on_both_sides(x));
    }
    if (!any) return;
    for (uint32_t i = 0; i < c->size; i++) {
        speaker *x = speaker_of(l, &all, &c->members[i]);
        if (x && on_both_sides(x)) weigh(l, x, &c->members[i]);
    }
    for (uint32_t i = 0; i < all.of.size; i++) all.of.at[i].leave = side_to_leave(&all.of.at[i]);
    member *left = ARENA_NEW(l->a, member, c->size);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->size; i++) {
        const speaker *x = speaker_of(l, &all, &c->members[i]);
        if (!x || (x->leave != SIDES && x->leave != c->members[i].side)) left[kept++] = c->members[i];
    }
    keep_members(l, c, left, kept);
}

/* Whether one of the camp denies, as far as one can guess: it is no good deed ("has withdrawn its troops") that its
 * people claim. */
static bool denied_by(lister *l, const claim *c, slice camp) {
    int64_t himself = identity_of_actor(l, actor_by_key(l, camp)); /* whose lawyer somebody is */
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        bool own = member_takes_side(m) && m->side == SIDE_DENIES &&
                   (m->identity == himself || slice_equal(party_of(l, m->identity), camp));
        if (own) return true;
    }
    return false;
}

/* Nobody who surely speaks for the accused charges them, where others do and one of the accused denies. */
static void leave_own(lister *l, claim *c) {
    map seen = {0};
    VEC(slice) own = {0};
    bool found;
    for (uint32_t i = 0; i < c->size; i++) {
        slice camp = member_takes_side(&c->members[i]) && c->members[i].side == SIDE_ASSERTS
                         ? state_acted_for(l, &c->members[i])
                         : (slice){0};
        if (!camp.size || !keys_meet(c->actors, camp)) continue;
        *map_put(l->a, &seen, camp, &found) = 1;
        if (!found) *vec_push(l->a, &own) = camp;
    }
    for (uint32_t i = 0; i < own.size; i++) {
        claim without = *c;
        if (camp_admits(l, c, own.at[i]) || !denied_by(l, c, own.at[i])) continue;
        leave_out_camp(l, &without, own.at[i], SIDE_ASSERTS);
        if (claim_disputed(&without)) *c = without;
    }
}

/* The states for which somebody speaks. */
typedef struct camps {
    map by_state; /* to an index */
    VEC(camp_on) on;
    VEC(slice) state;
} camps;

static uint32_t camp_of(lister *l, camps *all, const member *m) {
    bool found;
    slice state = member_takes_side(m) ? state_acted_for(l, m) : (slice){0};
    if (!state.size) return NONE;
    uint32_t *at = map_put(l->a, &all->by_state, state, &found);
    if (found) return *at;
    *at = all->on.size;
    vec_push(l->a, &all->on);
    *vec_push(l->a, &all->state) = state;
    return all->on.size - 1;
}

static void settle_camps(lister *l, claim *c) {
    camps all = {0};
    uint32_t *of = ARENA_NEW(l->a, uint32_t, c->size), kept = 0;
    for (uint32_t i = 0; i < c->size; i++) {
        of[i] = camp_of(l, &all, &c->members[i]);
        if (of[i] != NONE) count_on(l, &c->members[i], &all.on.at[of[i]]);
    }
    uint32_t *leave = ARENA_NEW(l->a, uint32_t, all.on.size);
    for (uint32_t i = 0; i < all.on.size; i++) leave[i] = side_of_camp_to_leave(c, all.state.at[i], all.on.at[i]);
    member *left = ARENA_NEW(l->a, member, c->size);
    for (uint32_t i = 0; i < c->size; i++)
        if (of[i] == NONE || leave[of[i]] != c->members[i].side) left[kept++] = c->members[i];
    keep_members(l, c, left, kept);
}

/* By how much more the words of a statement's attribution lean to its side than to the other, in hundredths;
 * NOT_ASKED where the model of sides.h was not. */
enum { NOT_ASKED = 1000 };
static const int64_t least_leaning[SIDES] = {[SIDE_ASSERTS] = 3, [SIDE_DENIES] = -10};

static int64_t leaning_of(lister *l, const member *m) {
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *q = packed_row(&quotes, m->quote);
    int64_t asserts = q ? q[QUOTE_ASSERTS].number : 0, denies = q ? q[QUOTE_DENIES].number : 0;
    if (asserts == LEANING_UNKNOWN || (!asserts && !denies)) return NOT_ASKED;
    return m->side == SIDE_DENIES ? denies - asserts : asserts - denies;
}

/* Takes out whose words say what is charged, or deny something, but are as likely to mean the other side, or none.
 * Who has some words on a side that lean to it stays there with all. */
static void leave_leaning(lister *l, claim *c) {
    map leans = {0}; /* of an identity on a side: 1 where some words do */
    member *left = ARENA_NEW(l->a, member, c->size);
    uint32_t kept = 0;
    bool found;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m)) continue;
        uint32_t *some = numbered(l, &leans, m->identity * SIDES + m->side, &found);
        if (!found) *some = 0;
        if (!*some) *some = leaning_of(l, m) >= least_leaning[m->side];
    }
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m) || *numbered(l, &leans, m->identity * SIDES + m->side, &found)) left[kept++] = *m;
    }
    claim without = *c;
    keep_members(l, &without, left, kept);
    if (kept < c->size && claim_disputed(&without)) *c = without;
}

void two_sides_settle(lister *l, claim *c) {
    leave_leaning(l, c);
    settle_people(l, c);
    settle_camps(l, c);
    leave_own(l, c);
}
