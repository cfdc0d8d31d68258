/* contest_parts.c - claims of many reports, parted into those that resemble each other */
#include <inttypes.h>

#include "record/contest_pair.h"

enum { LATEST = 6 /* statements of a part that another is compared with */ };

grouped parts_grouped(arena *a, const uint32_t *of, uint32_t size) {
    grouped out = {ARENA_NEW(a, uint32_t, size + 1), ARENA_NEW(a, uint32_t, size)};
    uint32_t *at = ARENA_NEW(a, uint32_t, size);
    for (uint32_t i = 0; i < size; i++)
        if (of[i] != NONE) out.begin[of[i] + 1]++;
    for (uint32_t i = 0; i < size; i++) {
        out.begin[i + 1] += out.begin[i];
        at[i] = out.begin[i];
    }
    for (uint32_t i = 0; i < size; i++)
        if (of[i] != NONE) out.sorted[at[of[i]]++] = i;
    return out;
}

claim part_of_claim(contest *t, uint32_t root, const grouped *all, uint32_t number) {
    lister *l = t->l;
    claim x = *t->c;
    x.members = ARENA_NEW(l->a, member, all->begin[root + 1] - all->begin[root]);
    x.size = 0;
    for (uint32_t k = all->begin[root]; k < all->begin[root + 1]; k++) {
        const told *of = &t->all[all->sorted[k]];
        x.members[x.size++] = *of->m;
        if (of->weight > x.certainty) x.certainty = of->weight;
    }
    if (number) {
        const member *m = &x.members[0];
        x.key = arena_print(l->a, "%.*s\n%.16s-%" PRId64, (int)x.key.size, x.key.at, m->sha256.at, m->n);
    }
    claim_count(l, &x);
    return x;
}

/* The last few of a part. */
typedef struct matter {
    uint32_t root, at[LATEST], count;
} matter;

typedef VEC(matter) matters;

static double likeness(contest *t, uint32_t i, const matter *x) {
    uint32_t size = x->count < LATEST ? x->count : LATEST;
    double sum = 0;
    for (uint32_t k = 0; k < size; k++) sum += pair_alike(t, &t->all[i], &t->all[x->at[k]]);
    return sum / size;
}

/* The part of the latest ones that it is most like, or a new one. */
static void place_in(contest *t, uint32_t i, matters *groups) {
    matter *best = NULL;
    double most = pair_weights.resembles;
    for (uint32_t k = groups->size, seen = 0; k-- > 0 && seen < NEAREST; seen++) {
        double w = likeness(t, i, &groups->at[k]);
        if (w <= most) continue;
        most = w;
        best = &groups->at[k];
    }
    if (!best) *(best = vec_push(t->l->a, groups)) = (matter){.root = i};
    best->at[best->count++ % LATEST] = i;
    t->all[i].root = best->root;
}

void claim_parted(lister *l, const claim *c, claims *out) {
    if (c->size < 2 || contest_few(l)) {
        *vec_push(l->a, out) = *c;
        return;
    }
    contest t = pair_contest(l, c, false);
    matters groups = {0};
    uint32_t *of = ARENA_NEW(l->a, uint32_t, c->size), number = 0;
    for (uint32_t i = 0; i < c->size; i++) place_in(&t, i, &groups);
    for (uint32_t i = 0; i < c->size; i++) of[i] = t.all[i].root;
    grouped all = parts_grouped(l->a, of, c->size);
    for (uint32_t i = 0; i < c->size; i++) {
        if (of[i] != i) continue;
        claim x = part_of_claim(&t, i, &all, number++);
        x.certainty = 0;
        *vec_push(l->a, out) = x;
    }
}

void matters_of_bucket(lister *l, int64_t bucket, slice key, uint64_t least, claims *out) {
    claims some = {0};
    claims_of_bucket(l, bucket, key, &some);
    for (uint32_t n = 0; n < some.size && l->status == READOUT_OK; n++)
        if (claim_carried(&some.at[n]) >= least) claim_parted(l, &some.at[n], out);
}
