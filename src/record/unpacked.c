/* unpacked.c - see unpacked.h and packed.h */
#include "record/unpacked.h"

static const char *const asked_sql[ASKED] = {
    [ASK_CODING] = "SELECT coding, actors FROM article WHERE id = ?",
    [ASK_ALL] = "SELECT id FROM article ORDER BY id",
    [ASK_UID] = "SELECT uid, article FROM actor WHERE id = ?",
    [ASK_NAMES] = "SELECT name, role, facts, articles FROM name_count WHERE actor = ?",
};

int tables_ask(struct tables *t, enum asked which, sqlite3_stmt **out) {
    int code = SQLITE_OK;
    if (!t->asked[which])
        code = sqlite3_prepare_v3(t->db, asked_sql[which], -1, SQLITE_PREPARE_PERSISTENT, &t->asked[which], NULL);
    *out = t->asked[which];
    if (*out) sqlite3_reset(*out);
    return code;
}

int tables_ended(sqlite3_stmt *s, int code) {
    sqlite3_reset(s);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* ------------------------------------------------------------------------------------------- unpacking */

typedef struct unpacking {
    unpacked *to;
    slice packed, actors;
} unpacking;

static status unpack(void *context, error *e) {
    unpacking *job = context;
    unpacked *to = job->to;
    slice own = arena_slice(to->arena, job->packed);
    if (!coding_open(&to->coding, own, to->arena)) return fail(e, READOUT_STORE, "a packed coding is damaged");
    to->actors = numbers_unpack(to->arena, job->actors, &to->actor_count);
    return READOUT_OK;
}

static unpacked *slot_for(struct tables *t, int64_t article_at) {
    unpacked *oldest = NULL;
    if (t->last && t->last->article == article_at) return t->last;
    for (int i = 0; i < TABLES_KEPT; i++) {
        unpacked *u = &t->kept[i];
        if (u->article == article_at) return t->last = u;
        if (!u->pins && (!oldest || u->used < oldest->used)) oldest = u;
    }
    return oldest;
}

static int fill(struct tables *t, unpacked *u, int64_t article_at) {
    sqlite3_stmt *s;
    int code = tables_ask(t, ASK_CODING, &s);
    if (code != SQLITE_OK) return code;
    u->article = 0;
    if (!u->arena && !(u->arena = arena_new())) return SQLITE_NOMEM;
    arena_reset(u->arena);
    sqlite3_bind_int64(s, 1, article_at);
    code = sqlite3_step(s);
    if (code != SQLITE_ROW) return tables_ended(s, code);
    unpacking job = {u, store_blob(s, 0), store_blob(s, 1)};
    status result = arena_run(u->arena, unpack, &job, NULL);
    tables_ended(s, code);
    if (result == READOUT_OK) u->article = article_at;
    return result == READOUT_OK ? SQLITE_OK : result == READOUT_NO_MEMORY ? SQLITE_NOMEM : SQLITE_CORRUPT_VTAB;
}

int unpacked_open(struct tables *t, int64_t article_at, unpacked **out) {
    *out = NULL;
    unpacked *u = slot_for(t, article_at);
    if (!u) return SQLITE_ERROR;
    int code = u->article == article_at ? SQLITE_OK : fill(t, u, article_at);
    if (code != SQLITE_OK || u->article != article_at) return code; /* an article that is not there has no rows */
    u->used = ++t->clock;
    *out = u;
    return SQLITE_OK;
}

typedef struct rows_job {
    unpacked *u;
    enum packed which;
    const cell **cells;
    uint32_t *rows;
} rows_job;

static status unpack_rows(void *context, error *e) {
    rows_job *job = context;
    (void)e;
    *job->cells = coding_rows(&job->u->coding, job->which, job->rows);
    return READOUT_OK;
}

int unpacked_rows(unpacked *u, enum packed which, const cell **cells, uint32_t *rows) {
    const unpacked_table *of = &u->coding.tables[which];
    *cells = of->cells;
    *rows = of->rows;
    if (of->cells) return SQLITE_OK;
    rows_job job = {u, which, cells, rows};
    return arena_run(u->arena, unpack_rows, &job, NULL) == READOUT_OK ? SQLITE_OK : SQLITE_NOMEM;
}

/* -------------------------------------------------------------------------------------------- past SQL */

static int rows_at(struct tables *t, int64_t article_at, enum packed which, packed_rows *out) {
    unpacked *u;
    int code = unpacked_open(t, article_at, &u);
    if (code != SQLITE_OK || !u) return code;
    *out = (packed_rows){
        .columns = packed_columns(&packed_tables[which]), .actor_count = u->actor_count, .actors = u->actors};
    return unpacked_rows(u, which, &out->cells, &out->rows);
}

status tables_rows(record *r, int64_t article_at, enum packed which, packed_rows *out, error *e) {
    *out = (packed_rows){0};
    int code = rows_at(r->tables, article_at, which, out);
    if (code == SQLITE_OK) return READOUT_OK;
    *out = (packed_rows){0}; /* none that can't be read */
    return code == SQLITE_NOMEM ? fail(e, READOUT_NO_MEMORY, "out of memory")
                                : fail(e, READOUT_STORE, "%s", sqlite3_errstr(code));
}

int64_t packed_actor(const packed_rows *p, const cell *x) {
    return x->number >= 0 && x->number < p->actor_count ? p->actors[x->number] : 0;
}

int64_t packed_actor_number(const packed_rows *p, int64_t actor_at) {
    for (uint32_t i = 0; i < p->actor_count; i++)
        if (p->actors[i] == actor_at) return i;
    return -1;
}
