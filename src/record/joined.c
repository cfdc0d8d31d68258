/* joined.c - see joined.h */
#include "record/joined.h"

#include <string.h>

#include "base/mem.h"

enum { MANY = 256 /* actors that are looked up before all are listed */, LEAST = 1 << 16 };

struct joined {
    unsigned char *bits; /* of actors below `room` */
    size_t room;
    uint64_t asked;
    bool listed;
};

void joined_forget(record *r) {
    if (!r->joined) return;
    mem_free(r->joined->bits);
    mem_free(r->joined);
    r->joined = NULL;
}

static bool widen(struct joined *j, size_t least) {
    size_t room = j->room ? j->room : LEAST;
    while (room <= least) room *= 2;
    unsigned char *bits = mem_realloc(j->bits, room / 8);
    if (!bits) return false;
    memset(bits + j->room / 8, 0, (room - j->room) / 8);
    j->bits = bits;
    j->room = room;
    return true;
}

static bool mark(struct joined *j, int64_t actor_at) {
    size_t at = (size_t)actor_at;
    if (actor_at < 0) return true; /* in damaged records */
    if (at >= j->room && !widen(j, at)) return false;
    j->bits[at / 8] |= (unsigned char)(1 << at % 8);
    return true;
}

static bool marked(const struct joined *j, int64_t actor_at) {
    size_t at = (size_t)actor_at;
    return at < j->room && j->bits[at / 8] >> at % 8 & 1;
}

static status no_memory(error *e) { return fail(e, READOUT_NO_MEMORY, "out of memory"); }

static status list(record *r, struct joined *j, error *e) {
    bool more = true;
    sqlite3_stmt *q = store_bind(r, SQL_JOINED_ALL, e, "");
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more)
        if (!mark(j, sqlite3_column_int64(q, 0)) || !mark(j, sqlite3_column_int64(q, 1))) s = no_memory(e);
    sqlite3_reset(q);
    j->listed = s == READOUT_OK;
    return s;
}

status joined_with_others(record *r, int64_t actor_at, bool *is, error *e) {
    int64_t joined = 0;
    if (!r->joined && (r->joined = mem_alloc(sizeof *r->joined)) != NULL) *r->joined = (struct joined){.bits = NULL};
    *is = true;
    if (!r->joined) return no_memory(e);
    if (!r->joined->listed && r->joined->asked++ >= MANY && list(r, r->joined, e) != READOUT_OK) return e->status;
    status s = r->joined->listed ? READOUT_OK : store_number(r, SQL_JOINED, 0, &joined, e, "i", actor_at);
    *is = r->joined->listed ? marked(r->joined, actor_at) : joined;
    return s;
}

status joined_add(record *r, int64_t one, int64_t other, error *e) {
    if (!r->joined || !r->joined->listed || (mark(r->joined, one) && mark(r->joined, other))) return READOUT_OK;
    return no_memory(e);
}
