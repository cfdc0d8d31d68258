/* around.c - a dispute among the reports around it, see around.h */
#include "record/around.h"

#include <stdlib.h>

#include "base/map.h"
#include "record/contest.h"
#include "record/few.h"
#include "record/independent.h"
#include "record/narrow.h"
#include "record/stander.h"

enum { BORNE_OUT = 4 /* speakers */ };

static uint32_t count_in(lister *l, const map *known, const claim *c) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->size; i++) count += map_get(known, member_key(l, &c->members[i])) != MAP_NONE;
    return count;
}

static bool mostly_in(lister *l, const map *known, const claim *c) { return 2 * count_in(l, known, c) > c->size; }

void around_note(lister *l, map *known, const claim *c) {
    bool found;
    for (uint32_t i = 0; i < c->size; i++) *map_put(l->a, known, member_key(l, &c->members[i]), &found) = 1;
}

bool around_weak(const member *m) {
    return slice_equal(m->rule, ALONG) || slice_equal(m->rule, SLICE("what his side charges"));
}

void around_name(lister *l, claim *wide, const claim *c, const map *own) {
    claim *variants = ARENA_NEW(l->a, claim, wide->variant_count + 1);
    uint32_t count = 0;
    variants[count++] = *c;
    for (uint32_t i = 0; i < wide->variant_count; i++)
        if (!mostly_in(l, own, &wide->variants[i])) variants[count++] = wide->variants[i];
    claim named = *c;
    named.members = wide->members;
    named.size = wide->size;
    named.variants = variants;
    named.variant_count = count;
    named.apart = 0;
    claim_count(l, &named);
    *wide = named;
}

/* What is around a dispute need not be of its matter: of that, only what is more than weak, and its own. */
static void drop_weak(lister *l, claim *wide, const map *own) {
    member *left = ARENA_NEW(l->a, member, wide->size);
    uint32_t size = 0;
    for (uint32_t i = 0; i < wide->size; i++)
        if (!around_weak(&wide->members[i]) || map_get(own, member_key(l, &wide->members[i])) != MAP_NONE)
            left[size++] = wide->members[i];
    wide->members = left;
    wide->size = size;
}

/* The dispute of the articles around a dispute that has most of it; the same where none has. */
static claim widened(lister *l, const claim *c) {
    article_list reports = {0}, around = {0};
    claims near = {0};
    map own = {0};
    uint32_t most = 0;
    claim out = *c;
    for (uint32_t i = 0; i < c->size; i++) {
        bool known = false;
        for (uint32_t k = 0; k < reports.size && !known; k++) known = reports.at[k] == c->members[i].article;
        if (!known) *vec_push(l->a, &reports) = c->members[i].article;
    }
    around_note(l, &own, c);
    narrow_around(l, reports.at, reports.size, &around);
    narrow *n = narrow_to(l, around.at, around.size);
    few_disputes(l, &near);
    narrow_end(l, n);
    for (uint32_t i = 0; i < near.size; i++) {
        uint32_t count = count_in(l, &own, &near.at[i]);
        if (count <= most) continue;
        most = count;
        out = near.at[i];
    }
    if (!most) return out;
    drop_weak(l, &out, &own);
    around_name(l, &out, c, &own);
    return out;
}

bool around_borne_out(const claim *c) {
    return c->speakers[SIDE_ASSERTS] + c->speakers[SIDE_DENIES] >= BORNE_OUT && c->independent > 1;
}

void around_widen(lister *l, claims *all) {
    map listed = {0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->size && l->status == READOUT_OK; i++) {
        if (mostly_in(l, &listed, &all->at[i])) continue;
        claim c = widened(l, &all->at[i]);
        if (mostly_in(l, &listed, &c) || (c.certainty < CONTEST_SURE && !around_borne_out(&c))) continue;
        around_note(l, &listed, &c);
        all->at[kept++] = c;
    }
    all->size = kept;
}
