/* lister.c - runs the body of a list, and the queries that it asks, see lister.h */
#include "record/lister.h"

#include "record/add.h"

typedef struct running {
    lister *l;
    lister_body *body;
} running;

static status call(void *context, error *e) {
    running *run = context;
    (void)e;
    run->body(run->l);
    return run->l->status;
}

static status call_memo(void *context, error *e) {
    running *run = context;
    return arena_run(run->l->memo, call, run, e);
}

static status call_held(void *context, error *e) {
    running *run = context;
    return arena_run(run->l->a, call_memo, run, e);
}

static status call_desk(void *context, error *e) {
    running *run = context;
    return arena_run(run->l->held, call_held, run, e);
}

/* A list is of one moment, whatever another process writes meanwhile. *own: whether this is the outermost. */
static status begin_reading(record *r, bool *own, error *e) {
    *own = sqlite3_get_autocommit(r->db);
    if (!*own) return READOUT_OK;
    if (sqlite3_exec(r->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) return store_fail(r, e);
    return put_look_around(r, e);
}

static void end_reading(record *r, bool own) {
    if (own && !sqlite3_get_autocommit(r->db)) sqlite3_exec(r->db, "COMMIT", NULL, NULL, NULL);
}

static void take_memo(lister *l, const memo *from) {
    l->identities = from->identities;
    l->known.at = from->known.at;
    l->known.size = from->known.size;
    l->known.room = from->known.room;
    l->faces = from->faces;
    l->ties = from->ties;
}

static void give_memo(const lister *l, memo *to) {
    to->identities = l->identities;
    to->known.at = l->known.at;
    to->known.size = l->known.size;
    to->known.room = l->known.room;
    to->faces = l->faces;
    to->ties = l->ties;
}

status lister_run(record *r, const record_filter *filter, row_sink sink, lister_body *body, void *context,
                  json_t **result, error *e) {
    static const record_filter everything = {0};
    error own = {0};
    lister l = {.r = r, .filter = filter ? filter : &everything, .sink = sink, .a = r->scratch, .e = e ? e : &own};
    l.context = context;
    l.memo = r->memo ? r->memo->a : l.a;
    if (r->memo) take_memo(&l, r->memo);
    running run = {&l, body};
    l.held = arena_new();
    l.desk = arena_new();
    bool outermost = false;
    status s = l.held && l.desk ? begin_reading(r, &outermost, l.e) : fail(l.e, READOUT_NO_MEMORY, "out of memory");
    if (s == READOUT_OK) s = arena_run(l.desk, call_desk, &run, l.e);
    for (unsigned i = 0; i < l.opened; i++) sqlite3_finalize(l.open[i]);
    if (r->memo && s == READOUT_OK) give_memo(&l, r->memo);
    json_decref(l.row);
    for (unsigned i = 0; i < LISTER_TEXTS; i++) json_decref(l.texts[i]);
    for (unsigned i = 0; i < LISTER_NUMBERS; i++) json_decref(l.numbers[i]);
    json_decref(l.none);
    if (s == READOUT_OK && result) *result = l.result;
    else json_decref(l.result);
    end_reading(r, outermost);
    arena_free(l.held);
    arena_free(l.desk);
    arena_reset(r->scratch);
    return s;
}

static void broken(lister *l) {
    if (l->status == READOUT_OK) l->status = store_fail(l->r, l->e);
}

static sqlite3_stmt *prepared(lister *l, slice sql) {
    if (l->status != READOUT_OK) return NULL;
    if (l->opened == LISTER_QUERIES) {
        l->status = fail(l->e, READOUT_STORE, "too many queries at once");
        return NULL;
    }
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(l->r->db, sql.at, (int)sql.size, &s, NULL) != SQLITE_OK) broken(l);
    if (s) l->open[l->opened++] = s;
    return l->status == READOUT_OK ? s : NULL;
}

sqlite3_stmt *query_open(lister *l, const query *q) {
    sqlite3_stmt *s = prepared(l, q->sql);
    for (uint32_t i = 0; s && i < q->values.size; i++) {
        slice v = q->values.at[i];
        if (sqlite3_bind_text64(s, (int)i + 1, v.at ? v.at : "", v.size, SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
            broken(l);
            return NULL;
        }
    }
    return s;
}

void query_close(lister *l, sqlite3_stmt *s) {
    unsigned at = 0;
    while (at < l->opened && l->open[at] != s) at++;
    if (at == l->opened || !s) return;
    sqlite3_finalize(s);
    for (l->opened--; at < l->opened; at++) {
        l->open[at] = l->open[at + 1];
        l->text[at] = l->text[at + 1];
    }
    l->text[l->opened] = NULL;
}

sqlite3_stmt *lister_ask(lister *l, const char *sql, int count, const int64_t *numbers) {
    sqlite3_stmt *s = NULL;
    for (unsigned i = 0; i < l->opened && !s; i++)
        if (l->text[i] == sql) s = l->open[i];
    if (!s && (s = prepared(l, slice_of(sql)))) l->text[l->opened - 1] = sql;
    if (!s) return NULL;
    sqlite3_reset(s);
    for (int i = 0; i < count; i++)
        if (sqlite3_bind_int64(s, i + 1, numbers[i]) != SQLITE_OK) broken(l);
    return s;
}

bool lister_next(lister *l, sqlite3_stmt *s) {
    if (!s || l->status != READOUT_OK) return false;
    int code = sqlite3_step(s);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) broken(l);
    sqlite3_reset(s);
    return false;
}

bool lister_done(const lister *l) {
    return l->status != READOUT_OK || (l->filter->limit && l->given >= l->filter->limit);
}

int64_t lister_articles(lister *l) {
    static const char sql[] = "SELECT n FROM total WHERE what = 'articles'";
    if (l->articles) return l->articles - 1;
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    l->articles = 1 + (lister_next(l, s) ? sqlite3_column_int64(s, 0) : 0);
    if (s) sqlite3_reset(s);
    return l->articles - 1;
}
