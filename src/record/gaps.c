/* gaps.c - one pass forwards and one backwards, with the last few propositions of each family at hand */
#include "record/gaps.h"

#include <string.h>

#include "base/map.h"
#include "base/vec.h"
#include "record/keys.h"

enum { KEPT = 8 }; /* of one family, that are looked at */

/* The last few of a family. */
typedef struct latest {
    uint32_t at[KEPT];
    uint32_t count; /* in all */
} latest;

static bool says_who(const parts *p) { return p->actors.size && !p->vague && !key_is(p->actors, "u"); }

/* Whether what `gap` leaves out may be what `full` has. */
static bool fits(const parts *gap, const parts *full) {
    bool objects = gap->objects.size && full->objects.size;
    if (objects && !gap->one && !paths_meet(gap->objects, full->objects)) return false;
    if (gap->recipients.size && full->recipients.size && !keys_meet(gap->recipients, full->recipients)) return false;
    if (gap->actors.size && !gap->vague) return !full->actors.size || keys_meet(gap->actors, full->actors);
    return !gap->others || !gap->speaker.size || !keys_meet(full->actors, gap->speaker);
}

/* Of a deed that several are said to have done: whether it may be this one's. */
static bool may_do(const parts *gap, const parts *full) {
    if (!gap->torn) return true;
    return gap->speaker.size && keys_meet(full->actors, gap->speaker) == gap->opposes;
}

static bool is_one_person(slice actors) {
    return key_is(actors, "p") && slice_find(actors, SLICE("\n")) == SIZE_MAX;
}

/* Something must be known of it before the rest is taken over. */
static void fill(parts *gap, const parts *full) {
    int known = (gap->objects.size > 0) + (gap->recipients.size > 0) + (gap->actors.size > 0);
    if (known < 1 || !fits(gap, full)) return;
    /* who charges another denies his own */
    bool turned = gap->opposes && !full->opposes && gap->who && gap->who == full->who;
    if ((!gap->actors.size || gap->vague) && says_who(full) && may_do(gap, full) && !turned &&
        !(gap->several && is_one_person(full->actors))) {
        gap->actors = full->actors;
        gap->filled = true;
        gap->vague = false;
    }
    bool same = full->vague && !full->others && full->actors.size && slice_equal(gap->speaker, full->speaker);
    if (gap->others && same) gap->others = false; /* "guards ... they", said by one side */
    if (!gap->recipients.size) gap->recipients = full->recipients;
    if (!gap->objects.size) gap->objects = full->objects;
}

static bool complete(const parts *p) { return says_who(p) && p->objects.size && p->recipients.size; }

/* From the nearest on. */
static void fill_from(parts *gap, const parts *given, const latest *l) {
    for (uint32_t i = 0; i < l->count && i < KEPT && !complete(gap); i++)
        fill(gap, &given[l->at[(l->count - 1 - i) % KEPT]]);
}

static void fill_all(arena *scratch, parts *all, const parts *given, uint32_t count, bool backwards) {
    map families = {0};
    VEC(latest) last = {0};
    for (uint32_t n = 0; n < count; n++) {
        uint32_t i = backwards ? count - 1 - n : n;
        bool found;
        if (!all[i].sense.size) continue;
        uint32_t *at = map_put(scratch, &families, all[i].sense, &found);
        if (!found) {
            *at = last.size;
            *vec_push(scratch, &last) = (latest){.count = 0};
        }
        latest *l = &last.at[*at];
        fill_from(&all[i], given, l);
        l->at[l->count++ % KEPT] = i;
    }
}

/* Marks the deeds that the article says of several states. */
static void find_torn(arena *scratch, parts *all, uint32_t count) {
    map first = {0}, several = {0};
    bool found;
    for (uint32_t i = 0; i < count; i++) {
        if (!all[i].sense.size || !says_who(&all[i]) || all[i].guessed || !key_is_state(all[i].actors))
            continue;
        uint32_t *at = map_put(scratch, &first, all[i].sense, &found);
        if (!found) *at = i;
        else if (!slice_equal(all[*at].actors, all[i].actors)) *map_put(scratch, &several, all[i].sense, &found) = 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        all[i].torn = all[i].sense.size && map_get(&several, all[i].sense) != MAP_NONE;
        if (!all[i].torn || !all[i].guessed) continue;
        all[i].actors = all[i].speaker = (slice){0};
    }
}

void gaps_fill(arena *scratch, parts *all, uint32_t count) {
    find_torn(scratch, all, count);
    parts *given = ARENA_NEW(scratch, parts, count);
    if (count) memcpy(given, all, sizeof *all * count);
    fill_all(scratch, all, given, count, false);
    fill_all(scratch, all, given, count, true);
    for (uint32_t i = 0; i < count; i++)
        if (all[i].torn && !says_who(&all[i])) all[i].sense = (slice){0}; /* whose of them is not known */
}
