/* fame.c - see fame.h */
#include "record/fame.h"

#include <string.h>

#include "base/mem.h"

enum { JOINED = FAME_MOST + 1 };

struct fame {
    size_t size; /* actors below it */
    unsigned char *at;
};

void fame_free(fame *f) {
    if (f) mem_free(f->at);
    mem_free(f);
}

static void add(fame *f, int64_t actor_at, int64_t articles) {
    if (actor_at < 0 || (size_t)actor_at >= f->size) return; /* in damaged records */
    unsigned char *to = &f->at[actor_at];
    if (articles < 0) articles = 0;
    *to = articles < FAME_MOST - *to ? (unsigned char)(*to + articles) : FAME_MOST;
}

static void join(fame *f, int64_t actor_at) {
    if (actor_at >= 0 && (size_t)actor_at < f->size) f->at[actor_at] = JOINED;
}

static status each(record *r, enum sql which, fame *f, void take(fame *f, sqlite3_stmt *row), error *e) {
    bool more = true;
    sqlite3_stmt *q = store_bind(r, which, e, "");
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more) take(f, q);
    return s;
}

static void take_name(fame *f, sqlite3_stmt *row) {
    add(f, sqlite3_column_int64(row, 0), sqlite3_column_int64(row, 1));
}

static void take_joined(fame *f, sqlite3_stmt *row) {
    join(f, sqlite3_column_int64(row, 0));
    join(f, sqlite3_column_int64(row, 1));
}

status fame_read(record *r, fame **out, error *e) {
    int64_t last = 0;
    fame *f = *out = mem_alloc(sizeof *f);
    if (!f) return fail(e, READOUT_NO_MEMORY, "out of memory");
    *f = (fame){.at = NULL};
    status s = store_number(r, SQL_LAST_ACTOR, 0, &last, e, "");
    if (s == READOUT_OK) {
        f->size = last > 0 ? (size_t)last + 1 : 1;
        f->at = mem_alloc(f->size);
        if (f->at) memset(f->at, 0, f->size);
        else s = fail(e, READOUT_NO_MEMORY, "out of memory");
    }
    if (s == READOUT_OK) s = each(r, SQL_NAMES_COUNTED, f, take_name, e);
    if (s == READOUT_OK) s = each(r, SQL_JOINED_ALL, f, take_joined, e);
    if (s == READOUT_OK) return s;
    fame_free(f);
    *out = NULL;
    return s;
}

int fame_of(const fame *f, int64_t actor_at) {
    int known = f && actor_at > 0 && (size_t)actor_at < f->size ? f->at[actor_at] : 0;
    return known && known != JOINED ? known : -1;
}

bool fame_alone(const fame *f, int64_t actor_at) {
    return f && actor_at > 0 && (size_t)actor_at < f->size && f->at[actor_at] != JOINED;
}
