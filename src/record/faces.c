/* faces.c - see faces.h */
#include "record/faces.h"

#include <stdlib.h>

#include "record/coding.h"
#include "record/packed.h"

enum { RARE = 20 /* articles */, FIRST_ROOM = 1024 };

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

const face *face_of(lister *l, int64_t actor_at) {
    static const char sql[] = "SELECT identity, uid, substr(key, 1, 2) IN ('p:', 'o:') FROM actor WHERE id = ?";
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
    f->named = sqlite3_column_int(s, 2);
    sqlite3_reset(s);
    return f;
}

bool face_is_rare(lister *l, int64_t id) {
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

void faces_rare(lister *l, int64_t article_at, face_list *out) {
    packed_rows rows = packed_of(l, article_at, PACKED_ACTOR);
    uint32_t count = rows.actor_count, size = 0;
    /* asking for others may unpack other articles */
    int64_t *actors = arena_copy(l->a, rows.actors, sizeof *actors * count);
    seen *all = ARENA_NEW(l->a, seen, count);
    for (uint32_t i = 0; i < count; i++) {
        face f = *face_of(l, actors[i]);
        if (!f.named || !face_is_rare(l, f.identity)) continue;
        uint32_t at = 0;
        while (at < size && all[at].identity != f.identity) at++;
        if (at == size) all[size++] = (seen){f.identity, f.uid};
        else if (f.uid < all[at].uid) all[at].uid = f.uid;
    }
    if (size) qsort(all, size, sizeof *all, by_uid);
    for (uint32_t i = 0; i < size; i++) *vec_push(l->a, out) = all[i].identity;
}
