/* known.c - see known.h */
#include "record/known.h"

#include "base/mem.h"

typedef struct row {
    uint64_t uid;
    int64_t id; /* 0: free */
} row;

struct known {
    size_t size, room; /* a power of two, half full at most */
    row rows[];
};

static size_t place_of(const struct known *k, uint64_t uid) {
    size_t at = (size_t)uid & (k->room - 1);
    while (k->rows[at].id && k->rows[at].uid != uid) at = (at + 1) & (k->room - 1);
    return at;
}

static struct known *widen(struct known *from) {
    size_t room = from ? from->room * 2 : 4096;
    struct known *to = mem_alloc(sizeof *to + room * sizeof(row));
    if (!to) return NULL;
    *to = (struct known){.room = room, .size = from ? from->size : 0};
    for (size_t i = 0; i < room; i++) to->rows[i] = (row){0, 0};
    for (size_t i = 0; from && i < from->room; i++)
        if (from->rows[i].id) to->rows[place_of(to, from->rows[i].uid)] = from->rows[i];
    mem_free(from);
    return to;
}

int64_t known_row(const struct known *k, uint64_t number) { return k ? k->rows[place_of(k, number)].id : 0; }

bool known_keep(struct known **k, uint64_t number, int64_t id) {
    struct known *wider = !*k || 2 * (*k)->size >= (*k)->room ? widen(*k) : *k;
    if (!wider) return false;
    *k = wider;
    row *at = &wider->rows[place_of(wider, number)];
    wider->size += !at->id;
    *at = (row){number, id};
    return true;
}

void known_free(struct known **k) {
    mem_free(*k);
    *k = NULL;
}

int64_t known_actor(const record *r, uint64_t uid) { return known_row(r->known, uid); }

void known_add(record *r, uint64_t uid, int64_t id) { known_keep(&r->known, uid, id); }

void known_forget(record *r) { known_free(&r->known); }
