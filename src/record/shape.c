/* shape.c - the keys of propositions
 *
 * Gaps are filled in one pass forwards and one backwards, with the last proposition of each sense at hand: linear time. */
#include "record/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

enum { KEYS = 16 }; /* of one kind that are kept */

/* Sectors that act for their state, joined by blanks. */
static const char acting[] = " GOV MIL LEG JUD COP SPY PRM ";

static bool acts(const actor *who) {
    char wanted[8] = {' ', who->sector[0], who->sector[1], who->sector[2], ' ', 0};
    return who->kind == ACTOR_STATE || (who->sector[0] && strstr(acting, wanted));
}

slice shape_actor(arena *scratch, const actor *who) {
    if (who->country[0] && acts(who)) return arena_print(scratch, "c:%s", who->country);
    return who->key;
}

slice shape_country(slice key) { return slice_starts(key, SLICE("c:")) ? slice_part(key, 2, key.size) : (slice){0}; }

typedef struct keys {
    slice at[KEYS];
    uint32_t size;
} keys;

static void keys_add(keys *k, slice key) {
    for (uint32_t i = 0; i < k->size; i++)
        if (slice_equal(k->at[i], key)) return;
    if (k->size < KEYS && key.size) k->at[k->size++] = key;
}

static int by_bytes(const void *a, const void *b) { return slice_compare(*(const slice *)a, *(const slice *)b); }

static slice keys_joined(arena *scratch, keys *k) {
    size_t size = 0;
    if (k->size) qsort(k->at, k->size, sizeof k->at[0], by_bytes);
    for (uint32_t i = 0; i < k->size; i++) size += k->at[i].size + 1;
    char *out = arena_alloc(scratch, size), *at = out;
    for (uint32_t i = 0; i < k->size; i++) {
        if (i) *at++ = '\n';
        memcpy(at, k->at[i].at, k->at[i].size);
        at += k->at[i].size;
    }
    return (slice){out, (size_t)(at - out)};
}

static slice text_key(arena *scratch, slice text) {
    slice key = utf8_key(scratch, text);
    char *copy = arena_copy(scratch, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (copy[i] == '\n') copy[i] = ' ';
    return arena_print(scratch, "t:%.*s", (int)key.size, copy);
}

typedef struct parts {
    slice sense, actors, recipients, objects;
    uint32_t first_day, last_day;
} parts;

static void add_argument(const article *a, const kinds *k, arena *scratch, const argument *x, keys *actors,
                         keys *recipients, keys *objects, parts *out) {
    const actor *who = x->actor != NONE ? &a->actors.at[x->actor] : NULL;
    if (x->role == ROLE_ACTOR) keys_add(actors, who ? shape_actor(scratch, who) : text_key(scratch, x->text));
    if (x->role == ROLE_RECIPIENT || (x->role == ROLE_OBJECT && who)) {
        if (who) keys_add(recipients, shape_actor(scratch, who));
    } else if (x->role == ROLE_OBJECT) {
        slice lemma = x->head != NONE && x->head < a->tokens.size ? a->tokens.at[x->head].lemma : (slice){0};
        keys_add(objects, kinds_path(k, scratch, lemma, x->text));
    } else if (x->role == ROLE_TIME && x->date != NONE && !out->first_day) {
        out->first_day = a->dates.at[x->date].first_day;
        out->last_day = a->dates.at[x->date].last_day;
    }
}

static parts parts_of(const article *a, const kinds *k, arena *scratch, const proposition *p) {
    family f = kinds_family(k, p->sense.size ? p->sense : p->lemma);
    parts out = {.sense = f.one ? arena_print(scratch, "%.*s!", (int)f.called.size, f.called.at) : f.called};
    keys actors = {0}, recipients = {0}, objects = {0};
    for (uint32_t i = 0; i < p->arguments.count; i++)
        add_argument(a, k, scratch, &a->arguments.at[p->arguments.first + i], &actors, &recipients, &objects, &out);
    out.actors = keys_joined(scratch, f.swapped ? &recipients : &actors);
    out.recipients = keys_joined(scratch, f.swapped ? &actors : &recipients);
    out.objects = keys_joined(scratch, &objects);
    return out;
}

static bool meet(slice one, slice other, bool (*same)(slice, slice)) {
    for (slice left = one; left.at;) {
        slice a = slice_take(&left, '\n');
        for (slice right = other; right.at;)
            if (same(a, slice_take(&right, '\n'))) return true;
    }
    return false;
}

bool keys_meet(slice one, slice other) { return meet(one, other, slice_equal); }
bool paths_meet(slice one, slice other) { return meet(one, other, kinds_compatible); }

/* Whether what `gap` leaves out may be what `full` has. */
static bool fits(const parts *gap, const parts *full) {
    if (gap->objects.size && full->objects.size && !paths_meet(gap->objects, full->objects)) return false;
    if (gap->recipients.size && full->recipients.size && !keys_meet(gap->recipients, full->recipients)) return false;
    return !gap->actors.size || !full->actors.size || keys_meet(gap->actors, full->actors);
}

/* Two things must be known of it, and agree, before the third is taken over. */
static void fill(parts *gap, const parts *full) {
    int known = (gap->objects.size > 0) + (gap->recipients.size > 0) + (gap->actors.size > 0);
    if (known < 1 || known == 3 || !fits(gap, full)) return;
    if (!gap->actors.size) gap->actors = full->actors;
    if (!gap->recipients.size) gap->recipients = full->recipients;
    if (!gap->objects.size) gap->objects = full->objects;
}

static bool complete(const parts *p) { return p->actors.size && p->objects.size && p->recipients.size; }

static void fill_all(arena *scratch, parts *all, const parts *given, uint32_t count, bool backwards) {
    map last = {0};
    for (uint32_t n = 0; n < count; n++) {
        uint32_t i = backwards ? count - 1 - n : n;
        bool found;
        if (!all[i].sense.size) continue;
        uint32_t *at = map_put(scratch, &last, all[i].sense, &found);
        if (found) fill(&all[i], &given[*at]);
        if (!found || complete(&given[i]) || !complete(&given[*at])) *at = i;
    }
}

static slice bucket_of(arena *scratch, const parts *p) {
    if (!p->sense.size) return (slice){0};
    return arena_print(scratch, "%.*s\n%.*s", (int)p->sense.size, p->sense.at, (int)p->actors.size,
                       p->actors.size ? p->actors.at : "");
}

/* The acts of saying are no claims about the world. */
static bool is_saying(const bool *cues, const proposition *p) { return p->head != NONE && cues[p->head]; }

shape *shapes_of(const article *a, const kinds *k, arena *scratch) {
    uint32_t count = a->propositions.size;
    shape *out = ARENA_NEW(scratch, shape, count);
    parts *all = ARENA_NEW(scratch, parts, count), *given = ARENA_NEW(scratch, parts, count);
    bool *cues = ARENA_NEW(scratch, bool, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++)
        if (a->attributions.at[i].cue_head < a->tokens.size) cues[a->attributions.at[i].cue_head] = true;
    for (uint32_t i = 0; i < count; i++)
        if (!is_saying(cues, &a->propositions.at[i])) all[i] = parts_of(a, k, scratch, &a->propositions.at[i]);
    if (count) memcpy(given, all, sizeof *all * count);
    fill_all(scratch, all, given, count, false);
    fill_all(scratch, all, given, count, true);
    for (uint32_t i = 0; i < count; i++)
        out[i] = (shape){bucket_of(scratch, &all[i]), all[i].recipients, all[i].objects, all[i].first_day,
                         all[i].last_day};
    return out;
}
