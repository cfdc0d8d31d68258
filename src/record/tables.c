/* tables.c - virtual tables over packed codings, see tables.h
 *
 * A cursor goes through the rows of one article after the other. Which articles: one that is given, those that the
 * index has under a key, or all. */
#include "record/tables.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "record/names_table.h"
#include "record/vtab.h"
#include "record/word_table.h"

/* How the articles are found, in idxNum; values come in this order. */
enum { BY_ARTICLE = 1, BY_KEY = 2, BY_NUMBER = 4 };

typedef struct table {
    sqlite3_vtab base;
    struct tables *of;
    enum packed which;
    uint32_t columns;
} table;

typedef struct cursor {
    sqlite3_vtab_cursor base;
    unpacked *at;
    const cell *cells;
    uint32_t row, rows, last; /* last: behind the last row that is wanted */
    int64_t *articles;        /* still to come: `one`, or on the heap */
    int64_t one;
    size_t size, next;
    int filter;               /* column that must be `wanted`, or -1 */
    int64_t wanted;
    arena *held;              /* texts made for a column */
} cursor;

/* All numbers that a query gives, into the cursor's list. */
static int take_all(cursor *c, sqlite3_stmt *s) {
    size_t room = 0;
    int code;
    while ((code = sqlite3_step(s)) == SQLITE_ROW) {
        if (c->size == room) {
            int64_t *wider = mem_realloc(c->articles, sizeof *wider * (room = room * 2 + 64));
            if (!wider) return tables_ended(s, SQLITE_NOMEM);
            c->articles = wider;
        }
        c->articles[c->size++] = sqlite3_column_int64(s, 0);
    }
    return tables_ended(s, code);
}

static int take_one(cursor *c, int64_t article_at) {
    c->one = article_at;
    c->articles = &c->one;
    c->size = 1;
    return SQLITE_OK;
}

static int code_of(status s) {
    return s == READOUT_OK ? SQLITE_OK : s == READOUT_NO_MEMORY ? SQLITE_NOMEM : SQLITE_CORRUPT_VTAB;
}

static int take_hits(cursor *c, const index_hits *hits) {
    c->articles = mem_alloc(sizeof *c->articles * (hits->size + 1));
    if (!c->articles) return SQLITE_NOMEM;
    for (; c->size < hits->size; c->size++) c->articles[c->size] = hits->at[c->size].article;
    return SQLITE_OK;
}

/* The articles that have one of these among their keys; `other` may be 0. */
static int take_key(cursor *c, struct tables *t, char letter, char other, uint64_t number) {
    char term[KEY_SIZE];
    index_hits hits = {0};
    key_term(letter, number, term);
    status s = index_find_word(t->r, (slice){term, KEY_SIZE}, &hits, NULL);
    key_term(other, number, term);
    if (s == READOUT_OK && other) s = index_find_word(t->r, (slice){term, KEY_SIZE}, &hits, NULL);
    index_settle(&hits);
    int code = s == READOUT_OK ? take_hits(c, &hits) : code_of(s);
    index_hits_release(&hits);
    return code;
}

static int take_actor(cursor *c, struct tables *t, char letter, int64_t actor_at) {
    sqlite3_stmt *s;
    int code = tables_ask(t, ASK_UID, &s);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(s, 1, actor_at);
    code = sqlite3_step(s);
    if (code != SQLITE_ROW) return tables_ended(s, code);
    int64_t own = sqlite3_column_int64(s, 1);
    uint64_t number = uid_number(store_text(s, 0));
    tables_ended(s, code);
    return own ? take_one(c, own) : take_key(c, t, letter, 0, number);
}

static void unpin(cursor *c) {
    if (c->at) c->at->pins--;
    c->at = NULL;
    c->rows = c->row = c->last = 0;
}

/* The next article's rows. */
static int open_article(cursor *c, table *v, int64_t article_at) {
    unpin(c);
    unpacked *u;
    int code = unpacked_open(v->of, article_at, &u);
    if (code != SQLITE_OK || !u) return code;
    u->pins++;
    c->at = u;
    code = unpacked_rows(u, v->which, &c->cells, &c->rows);
    c->last = c->rows;
    return code;
}

/* ------------------------------------------------------------------------------------------ the methods */

static bool is_key(const packed_column *x) {
    return x->kind == PACK_ACTOR || x->kind == PACK_SELF || x->kind == PACK_BUCKET;
}

/* Addressees are not among the keys. */
static bool is_indexed(const packed_table *t, int at) {
    return at >= 0 && (uint32_t)at < packed_columns(t) && is_key(&t->columns[at]) &&
           strcmp(t->columns[at].name, "addressee") != 0;
}

static int connect(sqlite3 *db, void *context, int count, const char *const *arguments, sqlite3_vtab **out,
                   char **message) {
    struct tables *of = context;
    char sql[512] = "CREATE TABLE x (article INTEGER, n INTEGER";
    size_t size = strlen(sql);
    (void)message;
    (void)count;
    enum packed which = 0;
    while (which < PACKED_TABLES && strcmp(packed_tables[which].name, arguments[0]) != 0) which++;
    if (which == PACKED_TABLES) return SQLITE_ERROR;
    for (uint32_t i = 0; i < packed_columns(&packed_tables[which]); i++)
        size += (size_t)snprintf(sql + size, sizeof sql - size, ", %s", packed_tables[which].columns[i].name);
    snprintf(sql + size, sizeof sql - size, which == PACKED_STATEMENT ? ", bucket_key)" : ")");
    int code = vtab_new(db, sql, sizeof(table), out);
    if (code != SQLITE_OK) return code;
    table *v = (table *)*out;
    v->of = of;
    v->which = which;
    v->columns = packed_columns(&packed_tables[which]);
    return SQLITE_OK;
}

/* A number of its own: rows of one article may be chosen by it. */
static bool is_number(const packed_table *t, int at) {
    if (at < 0 || (uint32_t)at >= packed_columns(t)) return false;
    enum column_kind kind = t->columns[at].kind;
    return kind == PACK_NUMBER || kind == PACK_STEP || kind == PACK_OPTION;
}

/* What is fixed by an equation: the article, the row's number, a key; in one article any number. Rows come by article
 * and number. */
static int best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
    const packed_table *t = &packed_tables[((table *)base)->which];
    int article_at = -1, number = -1, key = -1, own = -1, given = 0;
    for (int i = 0; i < info->nConstraint; i++) {
        int column_at = info->aConstraint[i].iColumn;
        if (!info->aConstraint[i].usable || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        if (column_at == 0) article_at = i;
        else if (column_at == 1) number = i;
        else if (is_indexed(t, column_at - 2)) key = i;
        else if (is_number(t, column_at - 2)) own = i;
    }
    if (key < 0 && article_at >= 0) key = own;
    info->orderByConsumed =
        article_at >= 0 && info->nOrderBy == 1 && info->aOrderBy[0].iColumn == 1 && !info->aOrderBy[0].desc;
    bool by_article = article_at >= 0, by_number = number >= 0, by_key = key >= 0;
    info->idxNum = (by_article ? BY_ARTICLE : 0) | (by_number ? BY_NUMBER : 0);
    if (by_key) info->idxNum |= BY_KEY | (info->aConstraint[key].iColumn << 8);
    if (by_article) info->aConstraintUsage[article_at].argvIndex = ++given;
    if (by_key) info->aConstraintUsage[key].argvIndex = ++given;
    if (by_number) info->aConstraintUsage[number].argvIndex = ++given;
    info->estimatedCost = by_article ? (by_number ? 2 : by_key ? 8 : 20) : by_key ? 2000 : 1e9;
    info->estimatedRows = by_article ? (by_number ? 1 : by_key ? 2 : 20) : by_key ? 100 : 20000000;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
    (void)base;
    int code = vtab_cursor_new(sizeof(cursor), out);
    if (code == SQLITE_OK) ((cursor *)*out)->filter = -1;
    return code;
}

static void empty(cursor *c) {
    unpin(c);
    if (c->articles != &c->one) mem_free(c->articles);
    c->articles = NULL;
    c->size = c->next = 0;
    c->filter = -1;
}

static int close_cursor(sqlite3_vtab_cursor *base) {
    cursor *c = (cursor *)base;
    empty(c);
    arena_free(c->held);
    sqlite3_free(c);
    return SQLITE_OK;
}

static int64_t value_at(const cursor *c, const table *v, int at) {
    const cell *x = &c->cells[(size_t)c->row * v->columns + (uint32_t)at];
    enum column_kind kind = packed_tables[v->which].columns[at].kind;
    if (kind == PACK_BUCKET) return bucket_id(x->text);
    int64_t which = kind == PACK_SELF ? c->row : x->number;
    if (kind != PACK_ACTOR && kind != PACK_SELF) return which;
    return which >= 0 && which < c->at->actor_count ? c->at->actors[which] : 0;
}

/* Goes to the first row from here on that is wanted; opens further articles. */
static int settle(cursor *c) {
    table *v = (table *)c->base.pVtab;
    for (;;) {
        for (; c->row < c->last; c->row++)
            if (c->filter < 0 || value_at(c, v, c->filter) == c->wanted) return SQLITE_OK;
        if (c->next == c->size) {
            unpin(c);
            return SQLITE_OK;
        }
        int code = open_article(c, v, c->articles[c->next++]);
        if (code != SQLITE_OK) return code;
    }
}

static int find_articles(cursor *c, const table *v, int plan, sqlite3_value **values) {
    sqlite3_stmt *s;
    int64_t number = plan & (BY_ARTICLE | BY_KEY) ? sqlite3_value_int64(values[0]) : 0;
    if (plan & BY_KEY) {
        c->filter = (plan >> 8) - 2;
        c->wanted = plan & BY_ARTICLE ? sqlite3_value_int64(values[1]) : number;
    }
    if (plan & BY_ARTICLE) return take_one(c, number);
    if (!(plan & BY_KEY)) {
        int code = tables_ask(v->of, ASK_ALL, &s);
        return code == SQLITE_OK ? take_all(c, s) : code;
    }
    if (packed_tables[v->which].columns[c->filter].kind == PACK_BUCKET)
        return take_key(c, v->of, 'b', 'q', (uint64_t)number);
    bool speaker = strcmp(packed_tables[v->which].columns[c->filter].name, "speaker") == 0;
    return take_actor(c, v->of, speaker ? 's' : 'p', number);
}

static int filter(sqlite3_vtab_cursor *base, int plan, const char *text, int count, sqlite3_value **values) {
    cursor *c = (cursor *)base;
    (void)text;
    empty(c);
    int64_t row = plan & BY_NUMBER ? sqlite3_value_int64(values[count - 1]) : -1;
    if (plan & (BY_ARTICLE | BY_KEY) && sqlite3_value_type(values[0]) == SQLITE_NULL) return SQLITE_OK;
    int code = find_articles(c, (table *)base->pVtab, plan, values);
    if (code != SQLITE_OK || !(plan & BY_ARTICLE) || row < 0) return code == SQLITE_OK ? settle(c) : code;
    code = open_article(c, (table *)base->pVtab, c->articles[c->next++]);
    if (code != SQLITE_OK) return code;
    c->row = row < c->last ? (uint32_t)row : c->last;
    if (c->row < c->last) c->last = c->row + 1;
    return settle(c);
}

static int next(sqlite3_vtab_cursor *base) {
    cursor *c = (cursor *)base;
    c->row++;
    return settle(c);
}

static int at_end(sqlite3_vtab_cursor *base) { return ((cursor *)base)->at == NULL; }

static status spans_text(void *context, error *e) {
    (void)e;
    struct { arena *a; const cell *x; slice out; } *job = context;
    job->out = cell_spans(job->a, job->x);
    return READOUT_OK;
}

static void give_spans(cursor *c, sqlite3_context *to, const cell *x) {
    struct { arena *a; const cell *x; slice out; } job = {c->held ? c->held : (c->held = arena_new()), x, {0}};
    if (!job.a || arena_run(job.a, spans_text, &job, NULL) != READOUT_OK) {
        sqlite3_result_error_nomem(to);
        return;
    }
    sqlite3_result_text64(to, job.out.at, job.out.size, SQLITE_TRANSIENT, SQLITE_UTF8);
    arena_reset(c->held);
}

static int column_of(sqlite3_vtab_cursor *base, sqlite3_context *to, int at) {
    cursor *c = (cursor *)base;
    const table *v = (const table *)base->pVtab;
    if (at < 2) {
        sqlite3_result_int64(to, at ? (int64_t)c->row : c->at->article);
        return SQLITE_OK;
    }
    bool bucket_key = (uint32_t)at - 2 == v->columns; /* behind the others, the text of PACK_BUCKET */
    const cell *x = &c->cells[(size_t)c->row * v->columns + (bucket_key ? STATEMENT_BUCKET : (uint32_t)at - 2)];
    enum column_kind kind = bucket_key ? PACK_TEXT : packed_tables[v->which].columns[at - 2].kind;
    if (kind == PACK_REAL) sqlite3_result_double(to, x->real);
    else if (kind == PACK_SPANS) give_spans(c, to, x);
    else if (kind == PACK_TEXT || kind == PACK_MAYBE) {
        if (kind == PACK_TEXT || x->text.size)
            sqlite3_result_text64(to, x->text.at, x->text.size, SQLITE_TRANSIENT, SQLITE_UTF8);
    } else if ((kind != PACK_OPTION && kind != PACK_ACTOR) || x->number >= 0) {
        sqlite3_result_int64(to, value_at(c, v, at - 2));
    }
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
    const cursor *c = (cursor *)base;
    *out = c->at ? c->at->article << 24 | c->row : 0;
    return SQLITE_OK;
}

static const sqlite3_module packed_module = {
    .xConnect = connect, .xBestIndex = best_index, .xDisconnect = vtab_disconnect, .xOpen = open_cursor,
        .xClose = close_cursor,
    .xFilter = filter, .xNext = next, .xEof = at_end, .xColumn = column_of, .xRowid = row_id};

/* -------------------------------------------------------------------------------------- a function of SQL */

typedef struct word_job {
    arena *a;
    slice word, text;
    bool has;
} word_job;

static status find_word(void *context, error *e) {
    word_job *job = context;
    (void)e;
    slice key = utf8_key(job->a, job->text);
    char *copy = arena_copy(job->a, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (strchr("-.,:'\t", copy[i])) copy[i] = ' ';
    for (slice left = {copy, key.size}; left.at && !job->has;)
        job->has = slice_equal(slice_take(&left, ' '), job->word);
    return READOUT_OK;
}

/* has_word(WORD, TEXT, ...): whether a word stands in one of the texts, as identity_words has words. */
static void has_word(sqlite3_context *to, int count, sqlite3_value **values) {
    word_job job = {arena_new(), store_value_text(values[0]), {0}, false};
    status s = job.a ? READOUT_OK : READOUT_NO_MEMORY;
    for (int i = 1; i < count && s == READOUT_OK && !job.has; i++) {
        job.text = store_value_text(values[i]);
        if (job.text.size) s = arena_run(job.a, find_word, &job, NULL);
    }
    arena_free(job.a);
    if (s == READOUT_OK) sqlite3_result_int(to, job.has);
    else sqlite3_result_error_nomem(to);
}

/* ----------------------------------------------------------------------------------------- life */

status tables_open(record *r, error *e) {
    r->tables = mem_alloc(sizeof *r->tables);
    if (!r->tables) return fail(e, READOUT_NO_MEMORY, "out of memory");
    memset(r->tables, 0, sizeof *r->tables);
    r->tables->r = r;
    r->tables->db = r->db;
    int code = names_table_open(r->tables);
    for (int i = 0; i < PACKED_TABLES && code == SQLITE_OK; i++)
        code = sqlite3_create_module(r->db, packed_tables[i].name, &packed_module, r->tables);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(r->db, "has_word", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, has_word,
                                       NULL, NULL);
    if (code == SQLITE_OK) code = word_table_open(r);
    return code == SQLITE_OK ? READOUT_OK : store_fail(r, e);
}

void tables_forget(record *r) {
    for (int i = 0; r->tables && i < TABLES_KEPT; i++)
        if (!r->tables->kept[i].pins) r->tables->kept[i].article = 0;
}

void tables_finish(struct tables *t) {
    for (int i = 0; t && i < ASKED; i++) {
        sqlite3_finalize(t->asked[i]);
        t->asked[i] = NULL;
    }
}

void tables_release(struct tables *t) {
    for (int i = 0; t && i < TABLES_KEPT; i++) arena_free(t->kept[i].arena);
    mem_free(t);
}
