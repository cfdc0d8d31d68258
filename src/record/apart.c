/* apart.c - disputes happening by happening, see apart.h
 *
 * Of a happening a dispute must be told by two reports, in words of both sides: of campaign news, where everybody
 * contradicts everybody, the rules for few reports make many that are none. */
#include "record/apart.h"

#include <stdlib.h>

#include "record/contest.h"
#include "record/happenings.h"
#include "record/hidden.h"
#include "record/join.h"
#include "record/listed.h"
#include "record/narrow.h"
#include "record/stander.h"
#include "record/ties.h"

static const double one_matter = 0.22; /* the mean over all pairs; of campaign news it is .13 to .15 */

typedef struct apart {
    lister *l;
    void (*gather)(lister *l, claims *out);
    claims *out;
    map listed; /* statements of what was found so far */
} apart;

static slice statement_key(lister *l, const member *m) {
    return arena_print(l->a, "%lld %lld", (long long)m->article, (long long)m->n);
}

/* Whether the speaker says it in words, or denies what was claimed just before. */
static bool is_plain(const member *m) {
    const slice rules[] = {SLICE("content"), SLICE("content put as a noun"), BEFORE};
    for (size_t i = 0; i < sizeof rules / sizeof *rules && member_takes_side(m); i++)
        if (slice_equal(m->rule, rules[i])) return true;
    return false;
}

static bool is_borne_out(const claim *c) {
    bool plain[SIDES] = {false};
    if (c->articles < HAPPENING_REPORTS || c->light) return false;
    for (uint32_t i = 0; i < c->size; i++) plain[c->members[i].side] |= is_plain(&c->members[i]);
    return plain[SIDE_ASSERTS] && plain[SIDE_DENIES];
}

static void note(apart *p, const claim *c) {
    bool found;
    for (uint32_t i = 0; i < c->size; i++) *map_put(p->l->a, &p->listed, statement_key(p->l, &c->members[i]), &found) = 1;
}

static bool is_listed(const apart *p, const claim *c) {
    for (uint32_t i = 0; i < c->size; i++)
        if (map_get(&p->listed, statement_key(p->l, &c->members[i])) != MAP_NONE) return true;
    return false;
}

/* As if there were no other reports. */
static void take_happening(apart *p, const int64_t *reports, uint32_t count) {
    lister *l = p->l;
    claims own = {0};
    narrow *n = narrow_to(l, reports, count);
    l->alone = true;
    p->gather(l, &own);
    l->alone = false;
    narrow_end(l, n);
    for (uint32_t i = 0; i < own.size; i++) {
        if (!is_borne_out(&own.at[i])) continue;
        note(p, &own.at[i]);
        *vec_push(l->a, p->out) = own.at[i];
    }
}

/* Those of a bucket that are sure. */
static void take_bucket(apart *p, const bucket_row *b, claims *out) {
    claims some = {0};
    contests_of_bucket(p->l, b->id, b->key, &some);
    for (uint32_t i = 0; i < some.size; i++) {
        claim *c = &some.at[i];
        if (c->certainty < CONTEST_SURE || claim_hidden(p->l, 'd', c) || is_listed(p, c)) continue;
        c->clause = true;
        *vec_push(p->l->a, out) = *c;
    }
}

/* Over all reports, by the rules for many. */
static void take_rest(apart *p) {
    lister *l = p->l;
    buckets all = {0};
    claims rest = {0};
    l->apart = true;
    buckets_all(l, &all);
    for (uint32_t i = 0; i < all.size && l->status == READOUT_OK; i++) {
        if (!all.at[i].key.size) all.at[i].key = bucket_key(l, all.at[i].id);
        take_bucket(p, &all.at[i], &rest);
    }
    if (rest.size) qsort(rest.at, rest.size, sizeof *rest.at, claim_by_contest);
    listed_join(l, &rest, rest.size);
    l->apart = false;
    for (uint32_t i = 0; i < rest.size; i++) *vec_push(l->a, p->out) = rest.at[i];
}

/* Whether they are so much alike by what is rare in news that they are of one matter, however many they are. */
static bool is_one_matter(lister *l, const happenings *all) {
    double sum = 0;
    uint32_t n = all->size;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < i; k++) sum += (double)ties_alike(l, all->reports[i], all->reports[k]);
    return n < 2 || sum >= one_matter * n * (n - 1) / 2;
}

bool disputes_may_be_apart(lister *l) {
    return lister_articles(l) > APART_ARTICLES && lister_articles(l) <= JOINED_ARTICLES;
}

void disputes_apart(lister *l, void (*gather)(lister *, claims *), claims *out) {
    apart p = {.l = l, .gather = gather, .out = out};
    bool asked = disputes_may_be_apart(l) && !l->watch; /* who learns has reports of one matter */
    happenings all = asked ? happenings_find(l) : (happenings){0};
    if (!asked || is_one_matter(l, &all)) {
        gather(l, out);
        return;
    }
    for (uint32_t i = 0; i < all.count && l->status == READOUT_OK; i++)
        take_happening(&p, all.reports + all.begin[i], all.begin[i + 1] - all.begin[i]);
    take_rest(&p);
    if (out->size) qsort(out->at, out->size, sizeof *out->at, claim_by_contest);
}
