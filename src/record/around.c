/* around.c - a dispute among the reports around it, see around.h */
#include "record/around.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "record/contest.h"
#include "record/few.h"
#include "record/independent.h"
#include "record/narrow.h"
#include "record/stander.h"
#include "record/ties.h"

enum { BORNE_OUT = 4 /* speakers */, STORY_ARTICLES = 24 /* the most of a dispute that is read so */ };

static const double story_alike = 0.25; /* the mean over a dispute's own reports */

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

/* Of those around a dispute, its own reports and what is like them on the whole. */
static void find_story(lister *l, const claim *c, article_list *out) {
    article_list own = {0}, around = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        bool known = false;
        for (uint32_t k = 0; k < own.size && !known; k++) known = own.at[k] == c->members[i].article;
        if (!known) *vec_push(l->a, &own) = c->members[i].article;
    }
    narrow_around(l, own.at, own.size, &around);
    for (uint32_t i = 0; i < around.size; i++) {
        double sum = 0;
        bool known = false;
        for (uint32_t k = 0; k < own.size; k++) {
            known |= own.at[k] == around.at[i];
            sum += (double)ties_alike(l, own.at[k], around.at[i]);
        }
        if (known || sum >= story_alike * own.size) *vec_push(l->a, out) = around.at[i];
    }
}

/* Of the disputes of a story, worked out as if there were no other reports, the one that has most of `own`; false
 * where none has any. */
static bool told_by(lister *l, const article_list *story, const map *own, claim *out) {
    claims all = {0};
    uint32_t most = 0;
    narrow *n = narrow_to(l, story->at, story->size);
    l->alone = true;
    few_disputes(l, &all);
    l->alone = false;
    narrow_end(l, n);
    for (uint32_t i = 0; i < all.size; i++) {
        uint32_t count = count_in(l, own, &all.at[i]);
        if (count <= most) continue;
        most = count;
        *out = all.at[i];
    }
    return most;
}

/* Of what a story tells more than is known of a dispute: who denies it, and who asserts what is like it. Of others
 * who assert half are of something else. */
static bool is_sure(lister *l, const claim *c, const member *m) {
    return !around_weak(m) && (m->side == SIDE_DENIES || contest_resembles(l, c, m));
}

/* All that the dispute has already, and what is sure of the rest. */
static void keep_sure(lister *l, claim *told, const claim *c, const map *own) {
    member *left = ARENA_NEW(l->a, member, told->size + c->size);
    uint32_t size = c->size;
    memcpy(left, c->members, sizeof *left * c->size);
    for (uint32_t i = 0; i < told->size; i++) {
        const member *m = &told->members[i];
        if (map_get(own, member_key(l, m)) == MAP_NONE && is_sure(l, c, m)) left[size++] = *m;
    }
    qsort(left, size, sizeof *left, member_by_date);
    told->members = left;
    told->size = size;
}

/* The dispute as its story tells it; the same, and false, where it is not what most reports of the story tell. */
static bool widened(lister *l, const claim *c, claim *out) {
    article_list story = {0};
    map own = {0};
    claim told;
    *out = *c;
    if (c->articles > STORY_ARTICLES) return false;
    find_story(l, c, &story);
    around_note(l, &own, c);
    if (!told_by(l, &story, &own, &told) || 2 * told.articles < story.size) return false;
    keep_sure(l, &told, c, &own);
    around_name(l, &told, c, &own);
    *out = told;
    return true;
}

bool around_borne_out(const claim *c) {
    return c->speakers[SIDE_ASSERTS] + c->speakers[SIDE_DENIES] >= BORNE_OUT && c->independent > 1;
}

void around_widen(lister *l, claims *all) {
    map listed = {0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->size && l->status == READOUT_OK; i++) {
        if (mostly_in(l, &listed, &all->at[i])) continue;
        claim c;
        bool told = widened(l, &all->at[i], &c);
        if (mostly_in(l, &listed, &c) || (c.certainty < CONTEST_SURE && !(told && around_borne_out(&c)))) continue;
        around_note(l, &listed, &c);
        all->at[kept++] = c;
    }
    all->size = kept;
}
