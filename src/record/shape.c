/* shape.c - the keys of propositions
 *
 * Gaps are filled in one pass forwards and one backwards, with the last proposition of each sense at hand: linear time. */
#include "record/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
    KEYS = 16, /* of one kind that are kept */
    NEAR = 8   /* tokens on each side in which a description's own words are looked for */
};

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

/* What names are for, while shapes are made. */
typedef struct shaper {
    const article *a;
    const kinds *kinds;
    arena *scratch;
    uint32_t *mention_at; /* whose head a token is, or NONE */
    map described;        /* from the lemma of a description to `keys_of`: "its coastguard", and later "the coastguard" */
    VEC(slice) keys_of;
    const attribution *said; /* what the proposition at hand stands under, or NULL */
} shaper;

static slice lemma_of(const article *a, const argument *x) {
    return x->head < a->tokens.size ? a->tokens.at[x->head].lemma : (slice){0};
}

static bool is_first_person(const token *t) { return slice_find(t->features, SLICE("Person=1")) != SIZE_MAX; }

/* Who "we" is: the speaker. */
static slice speaker_key(const shaper *s) {
    if (!s->said || s->said->speaker >= s->a->actors.size) return (slice){0};
    return shape_actor(s->scratch, &s->a->actors.at[s->said->speaker]);
}

/* The state in a description's own words: "Tunisian forces", "its coastguard", "our units". */
static slice state_beside(const shaper *s, uint32_t head) {
    const article *a = s->a;
    uint32_t begin = head > NEAR ? head - NEAR : 0, end = head + NEAR < a->tokens.size ? head + NEAR : a->tokens.size;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t m = s->mention_at[i];
        if (a->tokens.at[i].head != head && i != head) continue;
        if (m == NONE && is_first_person(&a->tokens.at[i])) return speaker_key(s);
        if (m == NONE) continue;
        const actor *who = &a->actors.at[a->mentions.at[m].actor];
        if (who->country[0]) return arena_print(s->scratch, "c:%s", who->country);
    }
    return (slice){0};
}

/* Of somebody who is spoken of, but not known: nobody else's. */
static slice unknown_key(const shaper *s, uint32_t head) {
    return arena_print(s->scratch, "u:%.16s:%u", s->a->text_sha256, head);
}

/* The key of what is no known actor: of the state that it belongs to by its words here or earlier, else of its words. */
static slice described_key(shaper *s, const argument *x) {
    bool found, known = x->head < s->a->tokens.size;
    const token *head = known ? &s->a->tokens.at[x->head] : NULL;
    if (known && head->upos == UPOS_PRON) return is_first_person(head) ? speaker_key(s) : unknown_key(s, x->head);
    slice lemma = lemma_of(s->a, x), key = known ? state_beside(s, x->head) : (slice){0};
    uint32_t at = lemma.size ? map_get(&s->described, lemma) : MAP_NONE;
    if (!key.size && at != MAP_NONE) return s->keys_of.at[at];
    if (!key.size) return text_key(s->scratch, x->text);
    if (lemma.size && at == MAP_NONE) {
        *map_put(s->scratch, &s->described, lemma, &found) = s->keys_of.size;
        *vec_push(s->scratch, &s->keys_of) = key;
    }
    return key;
}

static bool is_pronoun(const article *a, const argument *x) {
    return x->head < a->tokens.size && a->tokens.at[x->head].upos == UPOS_PRON;
}

static bool is_state(slice key) { return slice_starts(key, SLICE("c:")); }

/* Of unnamed people only the kind matters: "the crew", "nine fishermen". */
static void add_goal(shaper *s, const argument *x, keys *recipients, keys *objects) {
    const actor *who = x->actor != NONE ? &s->a->actors.at[x->actor] : NULL;
    slice key = who ? shape_actor(s->scratch, who) : (slice){0};
    bool named = who && (is_state(key) || (who->kind != ACTOR_UNNAMED && who->kind != ACTOR_GROUP));
    if (named) keys_add(recipients, key);
    else if (is_pronoun(s->a, x)) return;
    else if (who || x->role == ROLE_OBJECT) keys_add(objects, kinds_path(s->kinds, s->scratch, lemma_of(s->a, x), x->text));
}

static void add_argument(shaper *s, const argument *x, keys *actors, keys *recipients, keys *objects, parts *out) {
    const article *a = s->a;
    const actor *who = x->actor != NONE ? &a->actors.at[x->actor] : NULL;
    if (x->role == ROLE_ACTOR) {
        slice key = who ? shape_actor(s->scratch, who) : (slice){0};
        if (who && (who->kind == ACTOR_UNNAMED || who->kind == ACTOR_GROUP) && !is_state(key)) {
            slice state = described_key(s, x);
            if (is_state(state)) key = state;
        }
        keys_add(actors, who ? key : described_key(s, x));
    } else if (x->role == ROLE_RECIPIENT || x->role == ROLE_OBJECT) {
        add_goal(s, x, recipients, objects);
    } else if (x->role == ROLE_TIME && x->date != NONE && !out->first_day) {
        out->first_day = a->dates.at[x->date].first_day;
        out->last_day = a->dates.at[x->date].last_day;
    }
}

/* The kinds of what the predicate is done to, actors or not. */
static slice goals_of(shaper *s, const proposition *p) {
    keys goals = {0};
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        if (x->role != ROLE_RECIPIENT && x->role != ROLE_OBJECT) continue;
        bool person = is_pronoun(s->a, x) || (x->actor != NONE && s->a->actors.at[x->actor].kind == ACTOR_PERSON);
        keys_add(&goals, person ? SLICE("person") : kinds_path(s->kinds, s->scratch, lemma_of(s->a, x), x->text));
    }
    return keys_joined(s->scratch, &goals);
}

/* Who denies a deed, as a rule, denies his own: where the words do not say whose it is, it is the speaker's state's. */
static bool denied(const shaper *s, const proposition *p) {
    return s->said && (p->negative || s->said->stance == STANCE_DENIES);
}

static bool is_vague(const keys *actors) {
    if (!actors->size) return true;
    return actors->size == 1 && (slice_starts(actors->at[0], SLICE("t:")) || slice_starts(actors->at[0], SLICE("u::")));
}

static void own_act(const shaper *s, keys *actors) {
    slice key = speaker_key(s);
    if (!is_state(key)) return;
    actors->at[0] = key;
    actors->size = 1;
}

static parts parts_of(shaper *s, const proposition *p) {
    arena *scratch = s->scratch;
    parts out = {0};
    s->said = p->attribution < s->a->attributions.size ? &s->a->attributions.at[p->attribution] : NULL;
    keys actors = {0}, recipients = {0}, objects = {0};
    for (uint32_t i = 0; i < p->arguments.count; i++)
        add_argument(s, &s->a->arguments.at[p->arguments.first + i], &actors, &recipients, &objects, &out);
    out.objects = keys_joined(scratch, &objects);
    family f = kinds_family(s->kinds, p->sense.size ? p->sense : p->lemma, goals_of(s, p));
    if (f.saying) return out;
    if (denied(s, p) && is_vague(&actors)) own_act(s, &actors);
    out.sense = f.one ? arena_print(scratch, "%.*s!", (int)f.called.size, f.called.at) : f.called;
    out.actors = keys_joined(scratch, f.swapped ? &recipients : &actors);
    out.recipients = keys_joined(scratch, f.swapped ? &actors : &recipients);
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
    if (!gap->actors.size && !slice_starts(full->actors, SLICE("u:"))) gap->actors = full->actors;
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

static shaper shaper_of(const article *a, const kinds *k, arena *scratch) {
    shaper s = {.a = a, .kinds = k, .scratch = scratch, .mention_at = ARENA_NEW(scratch, uint32_t, a->tokens.size + 1)};
    for (uint32_t i = 0; i < a->tokens.size; i++) s.mention_at[i] = NONE;
    for (uint32_t i = 0; i < a->mentions.size; i++)
        if (a->mentions.at[i].head < a->tokens.size && a->mentions.at[i].actor < a->actors.size)
            s.mention_at[a->mentions.at[i].head] = i;
    return s;
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
    shaper s = shaper_of(a, k, scratch);
    for (uint32_t i = 0; i < count; i++)
        if (!is_saying(cues, &a->propositions.at[i])) all[i] = parts_of(&s, &a->propositions.at[i]);
    if (count) memcpy(given, all, sizeof *all * count);
    fill_all(scratch, all, given, count, false);
    fill_all(scratch, all, given, count, true);
    for (uint32_t i = 0; i < count; i++)
        out[i] = (shape){bucket_of(scratch, &all[i]), all[i].recipients, all[i].objects, all[i].first_day,
                         all[i].last_day};
    return out;
}
