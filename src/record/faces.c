/* faces.c - see faces.h */
#include "record/faces.h"

#include <stdlib.h>

#include "record/coding.h"
#include "record/fame.h"
#include "record/keys.h"
#include "record/lists.h"
#include "record/packed.h"

enum { RARE = 20 /* articles */, FIRST_ROOM = 1024 };

typedef struct face {
    int64_t actor, identity; /* identity 0: there is no such actor */
    uint64_t uid;
    uint8_t rare;            /* of an identity: 0 not known, 1 no, 2 yes */
} face;

struct faces {
    face *slots; /* open addressing, half full at most; actor 0: free */
    uint32_t size, room;
};

static face *slot_of(const struct faces *f, int64_t actor_at) {
    uint32_t i = (uint32_t)((uint64_t)actor_at * 0x9E3779B97F4A7C15u >> 32) & (f->room - 1);
    while (f->slots[i].actor && f->slots[i].actor != actor_at) i = (i + 1) & (f->room - 1);
    return &f->slots[i];
}

static void widen(lister *l) {
    struct faces *old = l->faces, *f = ARENA_NEW(l->memo, struct faces, 1);
    *f = (struct faces){.room = old ? old->room * 2 : FIRST_ROOM, .size = old ? old->size : 0};
    f->slots = ARENA_NEW(l->memo, face, f->room);
    for (uint32_t i = 0; old && i < old->room; i++)
        if (old->slots[i].actor) *slot_of(f, old->slots[i].actor) = old->slots[i];
    l->faces = f;
}

/* Valid until the next call. */
static const face *face_of(lister *l, int64_t actor_at) {
    static const char sql[] = "SELECT identity, uid FROM actor WHERE id = ?";
    static const face nobody = {0};
    if (!actor_at) return &nobody;
    if (!l->faces || 2 * l->faces->size >= l->faces->room) widen(l);
    face *f = slot_of(l->faces, actor_at);
    if (f->actor) return f;
    sqlite3_stmt *s = lister_ask(l, sql, 1, &actor_at);
    if (l->status != READOUT_OK) return &nobody;
    *f = (face){.actor = actor_at};
    l->faces->size++;
    if (!lister_next(l, s)) return f;
    f->identity = sqlite3_column_int64(s, 0);
    f->uid = uid_number(store_text(s, 1));
    sqlite3_reset(s);
    return f;
}

int64_t identity_of_actor(lister *l, int64_t row) {
    return fame_alone(l->r->fame, row) ? row : face_of(l, row)->identity;
}

static bool face_is_rare(lister *l, int64_t id) {
    static const char sql[] = "SELECT (SELECT total(n.articles) FROM actor b CROSS JOIN name_count n ON n.actor = "
                              "b.id AND n.facts <> '' WHERE b.identity = ?1) "
                              "+ (SELECT count(*) FROM actor WHERE identity = ?1 AND article IS NOT NULL)";
    if (face_of(l, id)->rare) return face_of(l, id)->rare == 2;
    sqlite3_stmt *s = lister_ask(l, sql, 1, &id);
    int64_t articles = lister_next(l, s) ? sqlite3_column_int64(s, 0) : 0;
    bool rare = articles > 0 && articles <= RARE;
    if (s) sqlite3_reset(s);
    face *f = l->faces ? slot_of(l->faces, id) : NULL;
    if (f && f->actor == id && l->status == READOUT_OK) f->rare = rare ? 2 : 1;
    return rare;
}

typedef struct seen {
    int64_t identity;
    uint64_t uid;
} seen;

static int by_uid(const void *a, const void *b) {
    const seen *x = a, *y = b;
    return (x->uid > y->uid) - (x->uid < y->uid);
}

/* Whether it is a person or a body with a name. */
static bool is_named(slice key) { return key_is(key, "po"); }

/* The identity of an actor with this key, where few name it. */
static bool read_rare(lister *l, int64_t actor_at, slice key, seen *out) {
    int articles = fame_of(l->r->fame, actor_at);
    char uid[ID_SIZE];
    if (articles > RARE) return false;
    if (articles < 0) {
        face f = *face_of(l, actor_at);
        *out = (seen){f.identity, f.uid};
        return face_is_rare(l, f.identity);
    }
    id_of_key('p', key, uid);
    *out = (seen){actor_at, uid_number((slice){uid, 1 + ID_DIGITS})};
    return true;
}

void faces_rare(lister *l, int64_t article_at, face_list *out) {
    packed_rows rows = packed_of(l, article_at, PACKED_ACTOR);
    uint32_t count = rows.rows < rows.actor_count ? rows.rows : rows.actor_count, size = 0;
    seen *all = ARENA_NEW(l->a, seen, count), one;
    for (uint32_t i = 0; i < count; i++) {
        slice key = packed_row(&rows, i)[ACTOR_KEY].text;
        if (!is_named(key) || !read_rare(l, rows.actors[i], key, &one)) continue;
        uint32_t at = 0;
        while (at < size && all[at].identity != one.identity) at++;
        if (at == size) all[size++] = one;
        else if (one.uid < all[at].uid) all[at].uid = one.uid;
    }
    if (size) qsort(all, size, sizeof *all, by_uid);
    for (uint32_t i = 0; i < size; i++) *vec_push(l->a, out) = all[i].identity;
}
