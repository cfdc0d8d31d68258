/* apart.c - disputes story by story, see apart.h
 *
 * Of campaign news, where everybody contradicts everybody, the rules for few reports make many disputes that are
 * none. */
#include "record/apart.h"

#include <stdlib.h>

#include "record/around.h"
#include "record/contest.h"
#include "record/few.h"
#include "record/hidden.h"
#include "record/join.h"
#include "record/listed.h"
#include "record/narrow.h"
#include "record/senses.h"
#include "record/stander.h"
#include "record/stories.h"
#include "record/ties.h"

enum { BORNE_SURE = 3 /* as a dispute of few reports */, BORNE_REPORTS = 3, TOLD_REPORTS = 2 };
static const double one_matter = 0.22; /* the mean over all pairs; of campaign news it is .13 to .15 */

/* A dispute of a story. */
typedef struct found {
    claim is;
    uint32_t story, reports; /* and how many reports it has */
    const claim *holds; /* the strongest that is sure among many reports; or NULL */
    bool told, borne;   /* two reports tell of it plainly; it is most reports', and several bear out each side */
} found;

typedef struct apart {
    lister *l;
    VEC(found) all;
    map of; /* from a statement to one of them */
} apart;

/* Whether the speaker says it in words, or denies what was claimed just before. */
static bool is_plain(const member *m) {
    const slice rules[] = {SLICE("content"), SLICE("content put as a noun"), BEFORE};
    for (size_t i = 0; i < sizeof rules / sizeof *rules && member_takes_side(m); i++)
        if (slice_equal(m->rule, rules[i])) return true;
    return false;
}

/* Whether two of the story's reports tell of it, and both sides speak plainly. */
static bool is_told(const claim *c) {
    bool plain[SIDES] = {false};
    if (c->articles < TOLD_REPORTS || c->light) return false;
    for (uint32_t i = 0; i < c->size; i++) plain[c->members[i].side] |= is_plain(&c->members[i]);
    return plain[SIDE_ASSERTS] && plain[SIDE_DENIES];
}

/* Whether several take a side by more than a guess, and not all in one report. */
static bool is_taken(lister *l, const claim *c, uint8_t side) {
    map speakers = {0}, reports = {0};
    uint32_t who = 0, in = 0;
    bool known;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (m->side != side || m->outlet_voice || around_weak(m) || slice_equal(m->rule, PERHAPS)) continue;
        *map_put(l->a, &speakers, (slice){(const char *)&m->identity, sizeof m->identity}, &known) = 1;
        who += !known;
        *map_put(l->a, &reports, (slice){(const char *)&m->article, sizeof m->article}, &known) = 1;
        in += !known;
    }
    return who > 1 && in > 1;
}

static bool is_borne(lister *l, const claim *c, uint32_t reports) {
    return c->certainty >= BORNE_SURE && c->articles >= BORNE_REPORTS && 2 * c->articles >= reports &&
           is_taken(l, c, SIDE_ASSERTS) && is_taken(l, c, SIDE_DENIES);
}

/* As if there were no other reports. */
static void take_story(apart *p, uint32_t number, const int64_t *reports, uint32_t count) {
    lister *l = p->l;
    claims own = {0};
    narrow *n = narrow_to(l, reports, count);
    l->alone = true;
    few_disputes(l, &own);
    l->alone = false;
    narrow_end(l, n);
    for (uint32_t i = 0; i < own.size; i++) {
        for (uint32_t k = 0; k < own.at[i].size; k++) {
            bool known;
            uint32_t *at = map_put(l->a, &p->of, member_key(l, &own.at[i].members[k]), &known);
            if (!known) *at = p->all.size;
        }
        found *x = vec_push(l->a, &p->all);
        *x = (found){.is = own.at[i], .story = number, .reports = count, .told = is_told(&own.at[i])};
        x->borne = is_borne(l, &x->is, count);
    }
}

/* ----------------------------------------------------------------------------------------- what is sure among
 * many */

/* The strongest first. */
static void find_sure(lister *l, claims *out) {
    contested some;
    bucket_row one;
    l->apart = true;
    contested_open(l, &some, NULL);
    while (contested_next(l, &some, &one)) contests_of_bucket(l, one.id, one.key, out);
    l->apart = false;
    if (out->size) qsort(out->at, out->size, sizeof *out->at, claim_by_contest);
}

/* The dispute of a story that has most of the statements of one; NULL where none has any. */
static found *holder_of(apart *p, const claim *c) {
    uint32_t *count = ARENA_NEW(p->l->a, uint32_t, p->all.size + 1), best = NONE;
    for (uint32_t i = 0; i < c->size; i++) {
        uint32_t at = map_get(&p->of, member_key(p->l, &c->members[i]));
        if (at != MAP_NONE) count[at]++;
    }
    for (uint32_t i = 0; i < p->all.size; i++)
        if (count[i] && (best == NONE || count[i] > count[best])) best = i;
    return best == NONE ? NULL : &p->all.at[best];
}

/* Finds who holds one; what none holds goes to `rest`. */
static void place_sure(apart *p, const claim *c, claims *rest) {
    found *x = holder_of(p, c);
    bool sure = c->certainty >= CONTEST_SURE;
    if (!x && sure) *vec_push(p->l->a, rest) = *c;
    if (x && !x->holds && (sure || around_borne_out(&x->is))) x->holds = c;
}

/* A story's dispute is called as the one that it holds, and is as sure. */
static void name_after(lister *l, found *x) {
    map own = {0};
    around_note(l, &own, x->holds);
    around_name(l, &x->is, x->holds, &own);
    if (x->is.tier < x->holds->tier) x->is.tier = x->holds->tier;
}

/* -------------------------------------------------------------------------------------------------------------
 * all */

/* Whether they are so much alike by what is rare in news that they are of one matter, however many they are. */
static bool is_one_matter(lister *l, const stories *all) {
    double sum = 0;
    uint32_t n = all->size;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++) sum += (double)ties_alike(l, all->articles[i].id, all->articles[k].id);
    return n < 2 || sum >= one_matter * n * (n - 1) / 2;
}

bool disputes_may_be_apart(lister *l) {
    return lister_articles(l) > APART_ARTICLES && lister_articles(l) <= LINKED_ARTICLES;
}

/* Whether most reports are of stories that are disputed: then the record was collected for its disputes, and all that
 * the rules for few reports find stands, as it would in records of its stories. */
static bool is_collected(const apart *p, const stories *all) {
    uint32_t reports = 0, last = NONE;
    for (uint32_t i = 0; i < p->all.size; i++) {
        const found *x = &p->all.at[i];
        if (!(x->holds || x->told) || x->story == last) continue;
        last = x->story;
        reports += x->reports;
    }
    return 2 * reports >= all->size;
}

/* What no story's dispute holds. */
static void take_rest(lister *l, bool collected, claims *rest, claims *out) {
    l->apart = true;
    listed_join(l, rest, rest->size);
    l->apart = false;
    for (uint32_t i = 0; i < rest->size; i++) {
        rest->at[i].clause = true;
        if (collected) rest->at[i].tier = 1;
        *vec_push(l->a, out) = rest->at[i];
    }
}

/* Each of more than one report. */
static void take_stories(apart *p, const stories *all) {
    int64_t *reports = ARENA_NEW(p->l->a, int64_t, all->size);
    for (uint32_t i = 0; i < all->size; i++) reports[i] = all->articles[all->order[i]].id;
    for (uint32_t i = 0; i < all->size && p->l->status == READOUT_OK; i++) {
        uint32_t count = all->begin[i + 1] - all->begin[i];
        if (count > 1) take_story(p, i, reports + all->begin[i], count);
    }
}

static void take_all(lister *l, const stories *all, bool wide, claims *out) {
    apart p = {.l = l};
    claims sure = {0}, rest = {0};
    find_sure(l, &sure);
    take_stories(&p, all);
    for (uint32_t i = 0; i < sure.size; i++) place_sure(&p, &sure.at[i], &rest);
    bool collected = is_collected(&p, all);
    take_rest(l, collected, &rest, out);
    for (uint32_t i = 0; i < p.all.size; i++) {
        found *x = &p.all.at[i];
        bool stands = collected || x->holds || x->borne || (wide && around_borne_out(&x->is));
        if (x->holds && !collected) name_after(l, x);
        if (stands) *vec_push(l->a, out) = x->is;
    }
    if (out->size) qsort(out->at, out->size, sizeof *out->at, claim_by_contest);
}

/* Last of all: what is hidden keeps what it has, and nothing comes up in its place. */
static void drop_hidden(lister *l, claims *all) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->size; i++)
        if (!claim_hidden(l, 'd', &all->at[i])) all->at[kept++] = all->at[i];
    all->size = kept;
}

void disputes_apart(lister *l, bool wide, claims *out) {
    bool asked = disputes_may_be_apart(l) && !l->watch; /* who learns has reports of one matter */
    stories all = {0};
    if (asked) stories_find(l, &all);
    if (!asked || (lister_articles(l) <= JOINED_ARTICLES && is_one_matter(l, &all))) few_disputes(l, out);
    else take_all(l, &all, wide, out);
    drop_hidden(l, out);
}
