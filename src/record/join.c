/* join.c - what is said of one matter in other words joins its dispute, see join.h
 *
 * Who is charged, who charges and who denies tell that two claims are of one matter, where their predicates do not:
 * in few reports that are about the same, the accused's own people deny that one charge, in whatever words, and its
 * accusers repeat it. */
#include "record/join.h"

#include <stdlib.h>
#include <string.h>

#include "record/contest.h"
#include "record/guesses.h"
#include "record/hidden.h"
#include "record/keys.h"
#include "record/kinds.h"
#include "record/matter.h"
#include "record/replies.h"
#include "record/row_accused.h"
#include "record/row_seeds.h"
#include "record/row_sides.h"
#include "record/senses.h"
#include "record/stander.h"
#include "record/ties.h"
#include "record/two_sides.h"

enum { COMPARED = 12 /* members of a dispute whose articles another is compared with */ };

typedef struct joining {
    lister *l;
    claims *disputes;
    VEC(member) *added; /* to each */
    matters *matters;   /* the disputes */
    bool loose;         /* a dispute is looked for where there is none */
} joining;

/* Whether the speaker, or one of his state, has this side in the dispute. */
static bool sides_with(lister *l, const claim *c, const member *m, uint8_t side, bool of_state) {
    slice state = of_state ? member_state(l, m) : (slice){0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *x = &c->members[i];
        if (x->side != side || x->outlet_voice || !x->identity) continue;
        if (x->identity == m->identity || (state.size && slice_equal(member_state(l, x), state))) return true;
    }
    return false;
}

static bool of_accused(lister *l, const claim *c, const member *m) {
    slice state = member_state(l, m);
    return state.size && keys_meet(c->actors, state);
}

static bool tied(lister *l, const claim *c, int64_t report) {
    for (uint32_t i = 0; i < c->size && i < COMPARED; i++)
        if (c->members[i].article == report || ties_alike(l, c->members[i].article, report) >= TIED) return true;
    return false;
}

/* Whether something that is said to be done to the same stands in both. */
static bool shares_goal(const claim *c, const member *m) {
    for (uint32_t i = 0; i < c->size; i++) {
        const member *x = &c->members[i];
        bool objects = m->objects.size && x->objects.size, recipients = m->recipients.size && x->recipients.size;
        if (objects && paths_meet(m->objects, x->objects)) return true;
        if (recipients && keys_meet(m->recipients, x->recipients) &&
            !(objects && paths_siblings(m->objects, x->objects)))
            return true;
    }
    return false;
}

/* Whether it is said to be done to others than the dispute's. */
static bool to_others(const claim *c, const member *m) {
    bool named = false;
    for (uint32_t i = 0; i < c->size && m->recipients.size; i++) {
        named |= c->members[i].recipients.size > 0;
        if (keys_meet(c->members[i].recipients, m->recipients)) return false;
    }
    return named;
}

static bool of_one_country(slice one, slice other) {
    return key_country(one).size && slice_equal(key_country(one), key_country(other));
}

/* Whether some of the actors are the same, or bodies of one country. */
static bool countries_meet(slice one, slice other) {
    for (slice left = one; left.size;) {
        slice a = slice_take(&left, '\n');
        for (slice right = other; right.size;)
            if (of_one_country(a, slice_take(&right, '\n'))) return true;
    }
    return false;
}

/* Whether a statement of another claim is of the matter that nobody denies in the same words. */
static bool belongs(lister *l, const claim *c, const claim *of, const member *m) {
    bool denies = m->side == SIDE_DENIES, asserts = m->side == SIDE_ASSERTS;
    if (m->outlet_voice || !m->identity || (!denies && !asserts) || slice_equal(m->rule, ALONG)) return false;
    bool known = of->actors.size > 0, meet = known && keys_meet(of->actors, c->actors), goal = shares_goal(c, m);
    if (!meet && !(goal && (!known || countries_meet(of->actors, c->actors)))) return false;
    if (sides_with(l, c, m, denies ? SIDE_ASSERTS : SIDE_DENIES, false)) return false;
    if (to_others(c, m)) return false;
    bool own = of_accused(l, c, m);
    bool same = meet && slice_equal(of->sense, c->sense);
    bool body = meet && !key_is_state(c->actors); /* whose people no country tells */
    if (same && (goal || (denies && body))) return !(asserts && own) && tied(l, c, m->article);
    if (denies && !own && !(known && goal) && !sides_with(l, c, m, SIDE_DENIES, false)) return false;
    if (asserts && (own || !known || !goal || !sides_with(l, c, m, SIDE_ASSERTS, true))) return false;
    return tied(l, c, m->article);
}

/* The strongest dispute that it is of, or NONE. Disputes are in order of strength. */
static uint32_t dispute_of(joining *j, const claim *of, const member *m) {
    for (uint32_t i = 0; i < j->disputes->size; i++)
        if (j->disputes->at[i].actors.size && belongs(j->l, &j->disputes->at[i], of, m)) return i;
    return NONE;
}

static bool has_member(const claim *c, const member *m) {
    for (uint32_t i = 0; i < c->size; i++)
        if (c->members[i].article == m->article && c->members[i].n == m->n) return true;
    return false;
}

static bool in_disputes(const claims *disputes, const member *m) {
    for (uint32_t i = 0; i < disputes->size; i++)
        if (has_member(&disputes->at[i], m)) return true;
    return false;
}

static void take(joining *j, const claim *of) {
    for (uint32_t i = 0; i < of->size; i++) {
        if (in_disputes(j->disputes, &of->members[i])) continue;
        uint32_t at = j->loose ? dispute_of(j, of, &of->members[i]) : matter_of(j->matters, of, &of->members[i]);
        if (at != NONE) *vec_push(j->l->a, &j->added[at]) = of->members[i];
    }
}

static void join_all(joining *j, const claims *others) {
    uint32_t count = j->disputes->size;
    j->added = arena_alloc(j->l->a, sizeof *j->added * (count + 1));
    memset(j->added, 0, sizeof *j->added * (count + 1));
    j->matters = matters_of(j->l, j->disputes);
    for (uint32_t i = 0; i < others->size; i++) take(j, &others->at[i]);
    for (uint32_t i = 0; i < count; i++)
        if (j->added[i].size) claim_add(j->l, &j->disputes->at[i], j->added[i].at, j->added[i].size);
}

/* Whether there is a dispute about the same actor already. */
static bool in_dispute(const claims *disputes, const claim *c) {
    for (uint32_t i = 0; i < disputes->size; i++)
        if (keys_meet(disputes->at[i].actors, c->actors) || countries_meet(disputes->at[i].actors, c->actors))
            return true;
    return false;
}

/* What is asserted of somebody known, by others than his own. */
static bool may_begin(lister *l, const claim *c) {
    bool named = key_is(c->actors, "con");
    bool charged = false;
    for (uint32_t i = 0; i < c->size && named; i++) {
        const member *m = &c->members[i];
        if (m->side != SIDE_ASSERTS || m->outlet_voice || !m->identity || slice_equal(m->rule, ALONG)) continue;
        if (of_accused(l, c, m)) return false;
        charged = true;
    }
    return charged;
}

static int by_asserters(const void *x, const void *y) {
    const claim *a = x, *b = y;
    if (a->speakers[SIDE_ASSERTS] != b->speakers[SIDE_ASSERTS])
        return a->speakers[SIDE_ASSERTS] > b->speakers[SIDE_ASSERTS] ? -1 : 1;
    return slice_compare(a->key, b->key);
}

/* Where nobody denies what is asserted in the same words, what is denied of the same actor and things in others makes
 * the dispute. */
static void begin_disputes(joining *j, const claims *others) {
    claims begun = {0}, *real = j->disputes;
    j->loose = true;
    for (uint32_t i = 0; i < others->size; i++)
        if (may_begin(j->l, &others->at[i]) && !in_dispute(real, &others->at[i]))
            *vec_push(j->l->a, &begun) = others->at[i];
    if (begun.size) qsort(begun.at, begun.size, sizeof *begun.at, by_asserters);
    for (uint32_t i = 0; i < begun.size; i++) {
        claims one = {0};
        if (in_dispute(real, &begun.at[i])) continue;
        *vec_push(j->l->a, &one) = begun.at[i];
        j->disputes = &one;
        join_all(j, others);
        j->disputes = real;
        if (claim_disputed(&one.at[0])) *vec_push(j->l->a, real) = one.at[0];
    }
}

/* Whether nobody stands on one side here and on the other there. */
static bool agree(lister *l, const claim *c, const claim *other) {
    for (uint32_t i = 0; i < other->size; i++) {
        const member *m = &other->members[i];
        if (member_takes_side(m) && sides_with(l, c, m, m->side == SIDE_DENIES ? SIDE_ASSERTS : SIDE_DENIES, false))
            return false;
    }
    return true;
}

/* Whether who did it is one that reports call by many names: no state, nor several. */
static bool is_loose(slice actors) {
    return actors.size && !key_is(actors, "co") && !memchr(actors.at, '\n', actors.size);
}

/* Whether two disputes are of one matter: the same deed of the same actor, done to the same, in reports that are
 * about the same. */
static bool are_one(lister *l, const claim *c, const claim *other) {
    bool same = slice_equal(c->actors, other->actors),
         loose = !same && is_loose(c->actors) && is_loose(other->actors);
    if (!c->actors.size || !slice_equal(c->sense, other->sense) || (!same && !loose) || !agree(l, c, other))
        return false;
    bool goal = c->one && same, near = false;
    for (uint32_t i = 0; i < other->size; i++) {
        if (to_others(c, &other->members[i])) return false;
        goal |= shares_goal(c, &other->members[i]);
        near |= i < COMPARED && tied(l, c, other->members[i].article);
    }
    return goal && near;
}

static void merge_alike(lister *l, claims *disputes) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < disputes->size; i++) {
        uint32_t k = 0;
        while (k < kept && !are_one(l, &disputes->at[k], &disputes->at[i])) k++;
        if (k < kept) claim_add(l, &disputes->at[k], disputes->at[i].members, disputes->at[i].size);
        else disputes->at[kept++] = disputes->at[i];
    }
    disputes->size = kept;
}

static uint32_t variants_in(const claim *c) { return c->variant_count ? c->variant_count : 1; }

static uint32_t lay_variants(const claim *c, claim *to) {
    memcpy(to, c->variant_count ? c->variants : c, sizeof *to * variants_in(c));
    return variants_in(c);
}

/* Counted is but once, at the end. */
void dispute_take_all(lister *l, claim *c, const claim *others, uint32_t count) {
    uint32_t variants = variants_in(c), size = 0, at = 0;
    for (uint32_t i = 0; i < count; i++) variants += variants_in(&others[i]), size += others[i].size;
    claim *all = ARENA_NEW(l->a, claim, variants);
    member *more = ARENA_NEW(l->a, member, size);
    c->variant_count = lay_variants(c, all);
    for (uint32_t i = 0; i < count; at += others[i++].size) {
        c->variant_count += lay_variants(&others[i], all + c->variant_count);
        memcpy(more + at, others[i].members, sizeof *more * others[i].size);
        if (others[i].certainty > c->certainty) c->certainty = others[i].certainty;
    }
    c->variants = all;
    claim_add(l, c, more, size);
}

void dispute_take(lister *l, claim *c, const claim *other) { dispute_take_all(l, c, other, 1); }

/* Disputes of one matter become the strongest of them. */
static void merge_matters(lister *l, claims *disputes) {
    matters *all = matters_of(l, disputes);
    uint32_t kept = 0, *at = ARENA_NEW(l->a, uint32_t, disputes->size + 1);
    claims whole = {0};
    for (uint32_t i = 0; i < disputes->size; i++) *vec_push(l->a, &whole) = disputes->at[i];
    for (uint32_t i = 0; i < disputes->size; i++) {
        uint32_t k = 0;
        while (k < kept &&
               !(matter_takes(all, at[k], &disputes->at[i]) && agree(l, &whole.at[at[k]], &disputes->at[i])))
            k++;
        if (k < kept) dispute_take(l, &whole.at[at[k]], &disputes->at[i]);
        else at[kept++] = i;
    }
    for (uint32_t k = 0; k < kept; k++) disputes->at[k] = whole.at[at[k]];
    disputes->size = kept;
}

/* Takes out who would charge his own state, by a rule that only takes it for his charge: his country is known by
 * other reports. */
static void drop_own(lister *l, claim *c) {
    uint32_t kept = 0;
    member *left = ARENA_NEW(l->a, member, c->size);
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        bool weak = slice_equal(m->rule, ALONG) || slice_equal(m->rule, SLICE("what his side charges")) ||
                    slice_equal(m->rule, SLICE("what he is charged with"));
        if (m->side != SIDE_ASSERTS || m->outlet_voice || !weak || !of_accused(l, c, m)) left[kept++] = *m;
    }
    claim without = *c;
    without.members = left;
    without.size = kept;
    claim_count(l, &without);
    if (kept < c->size && claim_disputed(&without)) *c = without;
}

void disputes_join(lister *l, claims *disputes) {
    buckets some = {0};
    claims others = {0}, all = {0};
    guesses guessed = {0};
    joining j = {.l = l, .disputes = disputes};
    if (lister_articles(l) > JOINED_ARTICLES) return;
    buckets_all(l, &some);
    for (uint32_t i = 0; i < some.size && l->status == READOUT_OK; i++) {
        if (!some.at[i].key.size) some.at[i].key = bucket_key(l, some.at[i].id);
        claims_of_bucket(l, some.at[i].id, some.at[i].key, &all);
    }
    for (uint32_t i = 0; i < all.size; i++)
        if (!claim_hidden(l, 'c', &all.at[i])) *vec_push(l->a, &others) = all.at[i];
    guesses_take(l, disputes, true, &guessed);
    guesses_take(l, &others, false, &guessed);
    merge_alike(l, disputes);
    merge_matters(l, disputes);
    join_all(&j, &others);
    begin_disputes(&j, &others);
    guesses_give(l, disputes, &guessed);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < disputes->size; i++) {
        drop_own(l, &disputes->at[i]);
        two_sides_settle(l, &disputes->at[i]);
        /* what joined stands behind */
        qsort(disputes->at[i].members, disputes->at[i].size, sizeof(member), member_by_date);
        if (claim_disputed(&disputes->at[i])) disputes->at[kept++] = disputes->at[i];
    }
    disputes->size = kept;
    if (l->watch && l->watch->claimed) l->watch->claimed(l->watch, l, &all);
    replies_settle(l, disputes, &all);
    row_sides_settle(l, disputes, &all);
    row_seeds_settle(l, disputes, &all);
    row_accused_settle(l, disputes);
}
