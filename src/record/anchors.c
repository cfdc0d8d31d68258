/* anchors.c - which anchor a statement belongs to
 *
 * A statement's candidates are looked up, not searched for: the anchors that it names itself; for a broad object
 * ("weapons") the strongest of that family with its recipient; for a missing recipient the one that nearly all have;
 * and those that its neighbours in the article name. Of the candidates that it may mean the first in order of
 * strength is its own. */
#include "record/anchors.h"

#include <stdlib.h>
#include <string.h>

#include "record/faces.h"
#include "record/keys.h"
#include "record/ties.h"

enum { NEAR_DAYS = 30, NEIGHBOURS = 24, TIES = 12 /* earlier articles that one is compared with */ };

typedef struct settling {
    lister *l;
    members *all;
    anchors *named;
    map by_key;    /* recipient, tab, object */
    map by_family; /* recipient, tab, broadest word: the strongest special anchor */
    map by_object; /* object: the dominant anchor */
} settling;

static slice next_or_none(slice *list) { return list->size ? slice_take(list, '\n') : (*list = (slice){0}); }

static slice pair(lister *l, slice recipient, slice object) {
    return arena_print(l->a, "%.*s\t%.*s", (int)recipient.size, recipient.size ? recipient.at : "", (int)object.size,
                       object.size ? object.at : "");
}

static slice family_of(slice object) { return slice_take(&object, '/'); }

static bool is_general(slice path) { return !path.size || !memchr(path.at, '/', path.size); }

/* ------------------------------------------------------------------------------------------------- naming */

static void name_anchor(settling *s, slice recipient, slice path) {
    bool found;
    slice object = kinds_basic(path), key = pair(s->l, recipient, object);
    uint32_t *at = map_put(s->l->a, &s->by_key, key, &found);
    if (!found) {
        *at = s->named->size;
        anchor *x = vec_push(s->l->a, s->named);
        *x = (anchor){.key = key, .recipient = recipient, .object = object, .general = is_general(path)};
    }
    s->named->at[*at].weight++;
}

typedef void pair_visit(settling *s, slice recipient, slice path);

/* Every pair of a recipient and an object that the statement names; at least one pair, of nothing. */
static void each_pair(settling *s, const member *m, pair_visit *visit) {
    slice recipients = m->recipients;
    do {
        slice recipient = next_or_none(&recipients), objects = m->objects;
        do visit(s, recipient, next_or_none(&objects));
        while (objects.size);
    } while (recipients.size);
}

static int by_strength(const void *x, const void *y) {
    const anchor *a = x, *b = y;
    if (a->general != b->general) return a->general - b->general;
    if (!a->recipient.size != !b->recipient.size) return a->recipient.size ? -1 : 1;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return slice_compare(a->key, b->key);
}

/* Anchors come in order of strength, so the first of an object or family is the strongest. */
static void index_anchors(settling *s) {
    lister *l = s->l;
    map totals = {0};
    bool found;
    s->by_key = (map){0};
    for (uint32_t i = 0; i < s->named->size; i++) {
        anchor *x = &s->named->at[i];
        x->root = i;
        *map_put(l->a, &s->by_key, x->key, &found) = i;
        if (x->general || !x->recipient.size) continue;
        uint32_t *family_at = map_put(l->a, &s->by_family, pair(l, x->recipient, family_of(x->object)), &found);
        if (!found) *family_at = i;
        uint32_t *object_at = map_put(l->a, &s->by_object, x->object, &found);
        if (!found) *object_at = i;
        uint32_t *total = map_put(l->a, &totals, x->object, &found);
        *total = (found ? *total : 0) + x->weight;
    }
    for (uint32_t i = 0; i < s->named->size; i++) {
        anchor *x = &s->named->at[i];
        uint32_t total = map_get(&totals, x->object);
        x->dominant =
            !x->general && x->recipient.size && total != MAP_NONE && x->weight >= DOMINANT * (total - x->weight);
    }
}

/* ------------------------------------------------------------------------------------------------ choosing */

typedef struct choice {
    settling *s;
    uint32_t i, begin, end; /* the member, and its neighbours in the article */
    uint32_t best;
} choice;

/* Whether a neighbour names the anchor. */
static bool article_names(const choice *c, const anchor *x) {
    for (uint32_t j = c->begin; j < c->end; j++) {
        const member *m = &c->s->all->at[j];
        bool recipient = !x->recipient.size || keys_meet(m->recipients, x->recipient);
        if (recipient && (!x->object.size || (m->objects.size && paths_meet(m->objects, x->object)))) return true;
    }
    return false;
}

static bool may_mean(const choice *c, const anchor *x) {
    const member *m = &c->s->all->at[c->i];
    bool names_recipient = keys_meet(m->recipients, x->recipient), names_object = paths_meet(m->objects, x->object);
    if (m->recipients.size && !names_recipient) return false;
    if (m->objects.size && (!x->object.size || !names_object)) return false;
    bool whole = (m->recipients.size > 0) == (x->recipient.size > 0) && (m->objects.size > 0) == (x->object.size > 0);
    bool rest = m->objects.size && !m->recipients.size && names_object;
    return whole || (rest && x->dominant) || article_names(c, x);
}

static void consider(choice *c, uint32_t anchor_at) {
    if (anchor_at < c->best && may_mean(c, &c->s->named->at[anchor_at])) c->best = anchor_at;
}

static void consider_pairs(choice *c, const member *m) {
    settling *s = c->s;
    slice recipients = m->recipients;
    do {
        slice recipient = next_or_none(&recipients), objects = m->objects;
        do {
            slice path = next_or_none(&objects);
            consider(c, map_get(&s->by_key, pair(s->l, recipient, kinds_basic(path))));
            if (is_general(path) && path.size)
                consider(c, map_get(&s->by_family, pair(s->l, recipient, path)));
            if (!recipient.size) consider(c, map_get(&s->by_object, kinds_basic(path)));
        } while (objects.size);
    } while (recipients.size);
}

static void choose(settling *s, uint32_t i) {
    choice c = {.s = s, .i = i, .begin = i, .end = i + 1, .best = MAP_NONE};
    const member *m = &s->all->at[i];
    while (c.begin > 0 && i - c.begin < NEIGHBOURS && s->all->at[c.begin - 1].article == m->article) c.begin--;
    while (c.end < s->all->size && c.end - i < NEIGHBOURS && s->all->at[c.end].article == m->article) c.end++;
    consider_pairs(&c, m);
    bool whole = m->recipients.size && m->objects.size && s->named->size > c.best && !s->named->at[c.best].general;
    for (uint32_t j = c.begin; j < c.end && !whole; j++) consider_pairs(&c, &s->all->at[j]);
    s->all->at[i].anchor = c.best == MAP_NONE ? s->named->size - 1 : c.best;
}

/* ----------------------------------------------------------------------------------------------- happenings */

static uint32_t root_of(const anchors *all, uint32_t i) {
    while (all->at[i].root != i) i = all->at[i].root;
    return i;
}

/* Of one happening an article may tell with several objects. */
static bool may_be_one(const anchor *a, const anchor *b) {
    return !a->recipient.size || !b->recipient.size || slice_equal(a->recipient, b->recipient);
}

static void join(settling *s, uint32_t i, uint32_t j) {
    const member *x = &s->all->at[i], *y = &s->all->at[j];
    uint32_t a = root_of(s->named, x->anchor), b = root_of(s->named, y->anchor);
    bool near = x->day == INT32_MIN || y->day == INT32_MIN || abs(x->day - y->day) <= NEAR_DAYS;
    if (a == b || !near || !may_be_one(&s->named->at[a], &s->named->at[b])) return;
    s->named->at[a < b ? b : a].root = a < b ? a : b;
}

/* Articles that share a person or body that few articles of the record name may tell of the same. */
static void join_by_actors(settling *s, uint32_t i, map *last) {
    bool found;
    face_list rare = {0};
    faces_rare(s->l, s->all->at[i].article, &rare);
    for (uint32_t n = 0; n < rare.size; n++) {
        uint32_t *at = map_put(s->l->a, last, (slice){(const char *)&rare.at[n], sizeof rare.at[n]}, &found);
        if (found) join(s, *at, i);
        *at = i;
    }
}

/* With the last few articles that are about the same. */
static void join_by_topic(settling *s, const uint32_t *firsts, uint32_t count, uint32_t i) {
    for (uint32_t n = 0; n < count && n < TIES; n++) {
        uint32_t j = firsts[count - 1 - n];
        if (ties_alike(s->l, s->all->at[j].article, s->all->at[i].article) >= TIED) join(s, j, i);
    }
}

/* The strongest anchor stands for all. */
static void join_happenings(settling *s) {
    map last = {0};
    uint32_t *firsts = ARENA_NEW(s->l->a, uint32_t, s->all->size), count = 0;
    for (uint32_t i = 0; i < s->all->size; i++) {
        bool first = !i || s->all->at[i].article != s->all->at[i - 1].article;
        if (!first) {
            join(s, i - 1, i);
            continue;
        }
        join_by_actors(s, i, &last);
        join_by_topic(s, firsts, count, i);
        firsts[count++] = i;
    }
    for (uint32_t i = 0; i < s->all->size; i++) s->all->at[i].anchor = root_of(s->named, s->all->at[i].anchor);
}

void anchors_settle(lister *l, members *all, bool one, anchors *named) {
    settling s = {.l = l, .all = all, .named = named};
    for (uint32_t i = 0; i < all->size; i++) each_pair(&s, &all->at[i], name_anchor);
    if (named->size) qsort(named->at, named->size, sizeof *named->at, by_strength);
    index_anchors(&s);
    for (uint32_t i = 0; i < all->size; i++) choose(&s, i);
    if (one) join_happenings(&s);
}
