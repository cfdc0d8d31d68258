/* join.c - what is said of one matter in other words joins its dispute, see join.h
 *
 * Who is charged, who charges and who denies tell that two claims are of one matter, where their predicates do not: in few reports that are
 * about the same, the accused's own people deny that one charge, in whatever words, and its accusers repeat it. */
#include "record/join.h"

#include <stdlib.h>
#include <string.h>

#include "record/contest.h"
#include "record/gaps.h"
#include "record/hidden.h"
#include "record/kinds.h"
#include "record/senses.h"
#include "record/stander.h"
#include "record/ties.h"

enum { COMPARED = 12 /* members of a dispute whose articles another is compared with */ };

typedef struct joining {
    lister *l;
    claims *disputes;
    VEC(member) *added; /* to each */
} joining;

static slice state_of(lister *l, const member *m) {
    const identity *who = m->identity ? identity_known(l, m->identity) : NULL;
    return who && who->country.size ? arena_print(l->a, "c:%.*s", (int)who->country.size, who->country.at) : (slice){0};
}

/* Whether the speaker, or one of his state, has this side in the dispute. */
static bool sides_with(lister *l, const claim *c, const member *m, uint8_t side, bool of_state) {
    slice state = of_state ? state_of(l, m) : (slice){0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *x = &c->members[i];
        if (x->side != side || x->outlet_voice || !x->identity) continue;
        if (x->identity == m->identity || (state.size && slice_equal(state_of(l, x), state))) return true;
    }
    return false;
}

static bool of_accused(lister *l, const claim *c, const member *m) {
    slice state = state_of(l, m);
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
        if (recipients && keys_meet(m->recipients, x->recipients) && !(objects && paths_siblings(m->objects, x->objects))) return true;
    }
    return false;
}

/* Whether a statement of another claim is of the dispute's matter. */
static bool belongs(lister *l, const claim *c, const claim *of, const member *m) {
    bool denies = m->side == SIDE_DENIES, asserts = m->side == SIDE_ASSERTS;
    if (m->outlet_voice || !m->identity || (!denies && !asserts) || slice_equal(m->rule, ALONG)) return false;
    bool known = of->actors.size > 0;
    if (known ? !keys_meet(of->actors, c->actors) : !shares_goal(c, m)) return false;
    if (sides_with(l, c, m, denies ? SIDE_ASSERTS : SIDE_DENIES, false)) return false;
    bool same = known && slice_equal(of->sense, c->sense) && shares_goal(c, m), own = of_accused(l, c, m);
    if (same) return !(asserts && own) && tied(l, c, m->article);
    if (denies && !own && !sides_with(l, c, m, SIDE_DENIES, false)) return false;
    if (asserts && (own || !known || !shares_goal(c, m) || !sides_with(l, c, m, SIDE_ASSERTS, true))) return false;
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
        uint32_t at = dispute_of(j, of, &of->members[i]);
        if (at != NONE) *vec_push(j->l->a, &j->added[at]) = of->members[i];
    }
}

static void add_members(lister *l, claim *c, const member *more, uint32_t count) {
    member *all = ARENA_NEW(l->a, member, c->size + count);
    memcpy(all, c->members, sizeof *all * c->size);
    memcpy(all + c->size, more, sizeof *all * count);
    c->members = all;
    c->size += count;
    claim_count(l, c);
}

void disputes_join(lister *l, claims *disputes) {
    buckets some = {0};
    joining j = {.l = l, .disputes = disputes};
    if (!disputes->size || lister_articles(l) > JOINED_ARTICLES) return;
    j.added = arena_alloc(l->a, sizeof *j.added * disputes->size);
    memset(j.added, 0, sizeof *j.added * disputes->size);
    buckets_all(l, &some);
    for (uint32_t i = 0; i < some.size && l->status == READOUT_OK; i++) {
        claims of_bucket = {0};
        if (!some.at[i].key.size) some.at[i].key = bucket_key(l, some.at[i].id);
        claims_of_bucket(l, some.at[i].id, some.at[i].key, &of_bucket);
        for (uint32_t k = 0; k < of_bucket.size; k++)
            if (!claim_hidden(l, 'c', &of_bucket.at[k])) take(&j, &of_bucket.at[k]);
    }
    for (uint32_t i = 0; i < disputes->size; i++)
        if (j.added[i].size) add_members(l, &disputes->at[i], j.added[i].at, j.added[i].size);
}
