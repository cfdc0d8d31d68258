/* names_table.c - see names_table.h
 *
 * Only ever asked for the names of one actor: of one that articles share those that the record counts, of one of a
 * single article what it says. */
#include "record/names_table.h"

#include "record/called.h"
#include "record/vtab.h"

typedef struct cursor {
    sqlite3_vtab_cursor base;
    int64_t actor;
    arena *held;
    called_list all;
    uint32_t at;
} cursor;

static int connect(sqlite3 *db, void *context, int count, const char *const *arguments, sqlite3_vtab **out,
                   char **message) {
    (void)count;
    (void)arguments;
    (void)message;
    return vtab_connect(db, "CREATE TABLE x (actor INTEGER, role INTEGER, name TEXT, articles "
        "INTEGER)", context, out);
}

/* Only ever asked for those of one actor. */
static int best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
    (void)base;
    return vtab_by_first(info, 5, 5, NULL);
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
    (void)base;
    return vtab_cursor_new(sizeof(cursor), out);
}

static int close_cursor(sqlite3_vtab_cursor *base) {
    arena_free(((cursor *)base)->held);
    sqlite3_free(base);
    return SQLITE_OK;
}

/* Of an actor of one article. */
static int add_own(cursor *c, struct tables *t, int64_t article_at) {
    unpacked *u;
    const cell *cells;
    uint32_t rows, columns = packed_columns(&packed_tables[PACKED_ACTOR]);
    int code = unpacked_open(t, article_at, &u);
    if (code != SQLITE_OK || !u || (code = unpacked_rows(u, PACKED_ACTOR, &cells, &rows)) != SQLITE_OK) return code;
    for (uint32_t i = 0; i < rows && i < u->actor_count; i++)
        for (int role = 0; u->actors[i] == c->actor && role < CALLEDS; role++)
            called_add(c->held, &c->all, role, cells[i * columns + ACTOR_NAME + (uint32_t)role].text, 1);
    return SQLITE_OK;
}

typedef struct names_job {
    cursor *c;
    struct tables *t;
    int64_t own;
    int code;
} names_job;

static status add_names(void *context, error *e) {
    names_job *job = context;
    sqlite3_stmt *s;
    (void)e;
    if (job->own) job->code = add_own(job->c, job->t, job->own);
    if (job->own || (job->code = tables_ask(job->t, ASK_NAMES, &s)) != SQLITE_OK) return READOUT_OK;
    sqlite3_bind_int64(s, 1, job->c->actor);
    while ((job->code = sqlite3_step(s)) == SQLITE_ROW)
        for (int role = 0; role < CALLEDS; role++)
            called_add(job->c->held, &job->c->all, role, store_text(s, role), sqlite3_column_int64(s, CALLEDS));
    job->code = tables_ended(s, job->code);
    called_sort(&job->c->all);
    return READOUT_OK;
}

static int filter(sqlite3_vtab_cursor *base, int plan, const char *text, int count, sqlite3_value **values) {
    cursor *c = (cursor *)base;
    struct tables *t = ((vtab *)base->pVtab)->of;
    sqlite3_stmt *s;
    (void)plan;
    (void)text;
    (void)count;
    c->actor = sqlite3_value_int64(values[0]);
    c->at = 0;
    c->all.at = NULL;
    c->all.size = c->all.room = 0;
    if (!c->held && !(c->held = arena_new())) return SQLITE_NOMEM;
    arena_reset(c->held);
    int code = tables_ask(t, ASK_UID, &s);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(s, 1, c->actor);
    code = sqlite3_step(s);
    names_job job = {c, t, code == SQLITE_ROW ? sqlite3_column_int64(s, 1) : 0, SQLITE_OK};
    bool there = code == SQLITE_ROW;
    code = tables_ended(s, code);
    if (!there) return code;
    return arena_run(c->held, add_names, &job, NULL) == READOUT_OK ? job.code : SQLITE_NOMEM;
}

static int next(sqlite3_vtab_cursor *base) {
    ((cursor *)base)->at++;
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base) {
    const cursor *c = (cursor *)base;
    return c->at >= c->all.size;
}

static int column_of(sqlite3_vtab_cursor *base, sqlite3_context *to, int at) {
    const cursor *c = (cursor *)base;
    const calling *x = &c->all.at[c->at];
    if (at == 2) sqlite3_result_text64(to, x->name.at, x->name.size, SQLITE_TRANSIENT, SQLITE_UTF8);
    else sqlite3_result_int64(to, at == 0 ? c->actor : at == 1 ? x->role : x->articles);
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
    *out = ((cursor *)base)->at;
    return SQLITE_OK;
}

int names_table_open(struct tables *t) {
    static const sqlite3_module methods = {
        .xConnect = connect, .xBestIndex = best_index, .xDisconnect = vtab_disconnect, .xOpen = open_cursor,
        .xClose = close_cursor, .xFilter = filter, .xNext = next, .xEof = at_end, .xColumn = column_of,
        .xRowid = row_id};
    return sqlite3_create_module(t->db, "actor_name", &methods, t);
}
