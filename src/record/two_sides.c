/* two_sides.c - the weightier words of who stands on both sides, see two_sides.h */
#include "record/two_sides.h"

#include "record/gaps.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/party.h"
#include "record/stander.h"

/* What a statement's rule weighs: words of his own for the deed; a denial of what stands before it; what is said in passing; what is only
 * inferred. */
enum { INFERRED, PASSING, POINTED, OWN_WORDS };

static int of_rule(slice rule) {
    static const slice own[] = {SLICE("content"), SLICE("content put as a noun"), SLICE("content, not found"), SLICE("cue")};
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

/* The side to take him off; SIDES: both, NONE: neither. */
static uint32_t side_to_leave(lister *l, const claim *c, int64_t who) {
    standing_of on[SIDES] = {{0}};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (m->identity != who || m->outlet_voice || (m->side != SIDE_ASSERTS && m->side != SIDE_DENIES)) continue;
        if (m->side == SIDE_ASSERTS && stance_of(l, m) == STANCE_ADMITS) return NONE;
        int weight = weight_of(l, m) + 1;
        if (weight > on[m->side].most) on[m->side].most = weight;
        on[m->side].count++;
    }
    standing_of a = on[SIDE_ASSERTS], d = on[SIDE_DENIES];
    if (!a.count || !d.count) return NONE;
    if (a.most != d.most) return a.most > d.most ? SIDE_DENIES : SIDE_ASSERTS;
    return a.count == d.count ? SIDES : a.count > d.count ? SIDE_DENIES : SIDE_ASSERTS;
}

static bool is_left_out(const member *m, int64_t who, uint32_t side) {
    return m->identity == who && !m->outlet_voice && (m->side == side || (side == SIDES && (m->side == SIDE_ASSERTS || m->side == SIDE_DENIES)));
}

static void leave_out(lister *l, claim *c, int64_t who, uint32_t side) {
    member *left = ARENA_NEW(l->a, member, c->size);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (!is_left_out(&c->members[i], who, side)) left[kept++] = c->members[i];
    c->members = left;
    c->size = kept;
    claim_count(l, c);
}

/* Whether somebody is on both sides, and how he is known; identities by their number, states by their key. */
typedef VEC(slice) seen_twice;

static void note_side(lister *l, map *sides, seen_twice *both, slice who, uint8_t side) {
    bool found;
    uint32_t *at = map_put(l->a, sides, who, &found), bit = 1u << side;
    if (found && !(*at & bit)) *vec_push(l->a, both) = who;
    *at = found ? *at | bit : bit;
}

/* The key of the state, or body, for which a speaker acts. */
static slice state_acted_for(lister *l, const member *m) { return party_sure(l, m->identity); }

/* What a state has on a side: how many speak so, of other names; whether one of them admits. */
typedef struct camp_on {
    uint32_t count[SIDES];
    bool admits;
} camp_on;

static camp_on count_camp(lister *l, const claim *c, slice state) {
    camp_on on = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m) || !slice_equal(state_acted_for(l, m), state)) continue;
        on.count[m->side]++;
        on.admits |= m->side == SIDE_ASSERTS && stance_of(l, m) == STANCE_ADMITS;
    }
    return on;
}

/* The side to take a state's people off; NONE: neither. Who is accused does not charge himself; of others the fewer words are the mistaken ones. */
static uint32_t side_of_camp_to_leave(const claim *c, slice state, camp_on on) {
    if (on.admits) return NONE;
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
    c->members = left;
    c->size = kept;
    claim_count(l, c);
}

static void settle_people(lister *l, claim *c) {
    map sides = {0};
    seen_twice both = {0};
    VEC(int64_t) who = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        if (!member_takes_side(&c->members[i])) continue;
        uint32_t known = both.size;
        note_side(l, &sides, &both, arena_print(l->a, "%lld", (long long)c->members[i].identity), c->members[i].side);
        if (both.size > known) *vec_push(l->a, &who) = c->members[i].identity;
    }
    for (uint32_t i = 0; i < who.size; i++) {
        uint32_t side = side_to_leave(l, c, who.at[i]);
        if (side != NONE) leave_out(l, c, who.at[i], side);
    }
}

/* Whether one of the camp denies, as far as one can guess: it is no good deed ("has withdrawn its troops") that its people claim. */
static bool denied_by(lister *l, const claim *c, slice camp) {
    int64_t himself = identity_of_actor(l, actor_by_key(l, camp)); /* whose lawyer somebody is */
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        bool own = member_takes_side(m) && m->side == SIDE_DENIES && (m->identity == himself || slice_equal(party_of(l, m->identity), camp));
        if (own) return true;
    }
    return false;
}

/* Nobody who surely speaks for the accused charges them, where others do and one of the accused denies. */
static void leave_own(lister *l, claim *c) {
    map seen = {0};
    seen_twice own = {0};
    bool found;
    for (uint32_t i = 0; i < c->size; i++) {
        slice camp = member_takes_side(&c->members[i]) && c->members[i].side == SIDE_ASSERTS ? state_acted_for(l, &c->members[i]) : (slice){0};
        if (!camp.size || !keys_meet(c->actors, camp)) continue;
        *map_put(l->a, &seen, camp, &found) = 1;
        if (!found) *vec_push(l->a, &own) = camp;
    }
    for (uint32_t i = 0; i < own.size; i++) {
        claim without = *c;
        if (count_camp(l, c, own.at[i]).admits || !denied_by(l, c, own.at[i])) continue;
        leave_out_camp(l, &without, own.at[i], SIDE_ASSERTS);
        if (claim_disputed(&without)) *c = without;
    }
}

static void settle_camps(lister *l, claim *c) {
    map sides = {0};
    seen_twice both = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        slice state = member_takes_side(&c->members[i]) ? state_acted_for(l, &c->members[i]) : (slice){0};
        if (state.size) note_side(l, &sides, &both, state, c->members[i].side);
    }
    for (uint32_t i = 0; i < both.size; i++) {
        uint32_t side = side_of_camp_to_leave(c, both.at[i], count_camp(l, c, both.at[i]));
        if (side != NONE) leave_out_camp(l, c, both.at[i], side);
    }
}

/* By how much more the words of a statement's attribution lean to its side than to the other, in hundredths; NOT_ASKED where the model of
 * sides.h was not. */
enum { NOT_ASKED = 1000 };
static const int64_t least_leaning[SIDES] = {[SIDE_ASSERTS] = 3, [SIDE_DENIES] = -10};

static int64_t leaning_of(lister *l, const member *m) {
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *q = packed_row(&quotes, m->quote);
    int64_t asserts = q ? q[QUOTE_ASSERTS].number : 0, denies = q ? q[QUOTE_DENIES].number : 0;
    if (asserts == LEANING_UNKNOWN || (!asserts && !denies)) return NOT_ASKED;
    return m->side == SIDE_DENIES ? denies - asserts : asserts - denies;
}

/* Whether some words by which somebody stands on this side lean to it. */
static bool leans(lister *l, const claim *c, const member *m) {
    for (uint32_t i = 0; i < c->size; i++) {
        const member *x = &c->members[i];
        if (member_takes_side(x) && x->identity == m->identity && x->side == m->side && leaning_of(l, x) >= least_leaning[m->side]) return true;
    }
    return false;
}

/* Takes out whose words say what is charged, or deny something, but are as likely to mean the other side, or none. */
static void leave_leaning(lister *l, claim *c) {
    member *left = ARENA_NEW(l->a, member, c->size);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (!member_takes_side(&c->members[i]) || leans(l, c, &c->members[i])) left[kept++] = c->members[i];
    claim without = *c;
    without.members = left;
    without.size = kept;
    claim_count(l, &without);
    if (kept < c->size && claim_disputed(&without)) *c = without;
}

void two_sides_settle(lister *l, claim *c) {
    leave_leaning(l, c);
    settle_people(l, c);
    settle_camps(l, c);
    leave_own(l, c);
}
