/* word_table.c - see word_table.h
 *
 * What is wanted is a value of bytes: 'k' and the least and greatest key of one range after the other, any of
 * which an article may have; 't' and a text all of whose words it must have; or 'n' and a word of names: the
 * rows are then of actors. */
#include "record/word_table.h"

#include <string.h>

#include "base/mem.h"
#include "record/coding.h"
#include "record/index.h"
#include "record/there.h"
#include "record/vtab.h"

typedef struct cursor {
    sqlite3_vtab_cursor base;
    index_hits hits;
    size_t at;
} cursor;

static int connect(sqlite3 *db, void *context, int count, const char *const *arguments, sqlite3_vtab **out,
                   char **message) {
    (void)count;
    (void)arguments;
    (void)message;
    return vtab_connect(db, "CREATE TABLE x (wanted BLOB)", context, out);
}

static int best_index(sqlite3_vtab *base, sqlite3_index_info *info) {
    int at, code = vtab_by_first(info, 200, 100, &at);
    (void)base;
    if (code != SQLITE_OK) return code;
    info->aConstraintUsage[at].omit = 1;
    info->orderByConsumed = info->nOrderBy == 1 && info->aOrderBy[0].iColumn == -1 && !info->aOrderBy[0].desc;
    return SQLITE_OK;
}

static int open_cursor(sqlite3_vtab *base, sqlite3_vtab_cursor **out) {
    (void)base;
    return vtab_cursor_new(sizeof(cursor), out);
}

static int close_cursor(sqlite3_vtab_cursor *base) {
    index_hits_release(&((cursor *)base)->hits);
    sqlite3_free(base);
    return SQLITE_OK;
}

static status find_keys(record *r, slice ranges, index_hits *out) {
    status s = READOUT_OK;
    for (; ranges.size >= 2 * KEY_SIZE && s == READOUT_OK; ranges = slice_part(ranges, 2 * KEY_SIZE, ranges.size)) {
        char high[KEY_SIZE + 1] = {0};
        memcpy(high, ranges.at + KEY_SIZE, KEY_SIZE);
        s = index_find(r, (slice){ranges.at, KEY_SIZE}, (slice){high, sizeof high}, out, NULL);
    }
    index_settle(out);
    return s;
}

typedef struct text_job {
    record *r;
    slice text;
    index_words words;
    arena *a;
} text_job;

static status cut(void *context, error *e) {
    text_job *job = context;
    (void)e;
    index_cut(job->r, job->text, job->a, &job->words);
    return READOUT_OK;
}

static status find_text(record *r, slice text, index_hits *out) {
    text_job job = {.r = r, .text = text, .a = arena_new()};
    status s = job.a ? arena_run(job.a, cut, &job, NULL) : READOUT_NO_MEMORY;
    for (uint32_t i = 0; i < job.words.size && s == READOUT_OK; i++) {
        index_hits more = {0};
        s = index_find_word(r, job.words.at[i].term, i ? &more : out, NULL);
        index_settle(i ? &more : out);
        if (i) index_both(out, &more);
        index_hits_release(&more);
    }
    arena_free(job.a);
    return s;
}

static status find_name(record *r, slice term, index_hits *out) {
    status s = index_find_word(r, slice_part(term, 0, INDEX_WORD_MOST), out, NULL);
    index_settle(out);
    return s;
}

static int filter(sqlite3_vtab_cursor *base, int plan, const char *text, int count, sqlite3_value **values) {
    cursor *c = (cursor *)base;
    record *r = ((vtab *)base->pVtab)->of;
    (void)plan;
    (void)text;
    (void)count;
    index_hits_release(&c->hits);
    c->at = 0;
    const char *bytes = sqlite3_value_blob(values[0]);
    slice wanted = {bytes, bytes ? (size_t)sqlite3_value_bytes(values[0]) : 0};
    if (!wanted.size) return SQLITE_OK;
    slice rest = slice_part(wanted, 1, wanted.size);
    status s = wanted.at[0] == 'k'   ? find_keys(r, rest, &c->hits)
               : wanted.at[0] == 'n' ? find_name(r, wanted, &c->hits)
                                     : find_text(r, rest, &c->hits);
    return s == READOUT_OK ? SQLITE_OK : s == READOUT_NO_MEMORY ? SQLITE_NOMEM : SQLITE_CORRUPT_VTAB;
}

static int next(sqlite3_vtab_cursor *base) {
    ((cursor *)base)->at++;
    return SQLITE_OK;
}

static int at_end(sqlite3_vtab_cursor *base) {
    const cursor *c = (cursor *)base;
    return c->at >= c->hits.size;
}

static int column_of(sqlite3_vtab_cursor *base, sqlite3_context *to, int at) {
    (void)base;
    (void)at;
    sqlite3_result_null(to);
    return SQLITE_OK;
}

static int row_id(sqlite3_vtab_cursor *base, sqlite3_int64 *out) {
    const cursor *c = (cursor *)base;
    *out = c->hits.at[c->at].article;
    return SQLITE_OK;
}

static const sqlite3_module word_module = {
    .xConnect = connect, .xBestIndex = best_index, .xDisconnect = vtab_disconnect, .xOpen = open_cursor,
    .xClose = close_cursor, .xFilter = filter, .xNext = next, .xEof = at_end, .xColumn = column_of, .xRowid = row_id};

/* ---------------------------------------------------------------------------------------- what is wanted */

static void uid_match(sqlite3_context *to, int count, sqlite3_value **values) {
    char wanted[1 + 2 * KEY_SIZE] = {'k'};
    slice uid = store_value_text(values[0]);
    uint64_t least, greatest;
    (void)count;
    uid_range(slice_part(uid, 1, uid.size), &least, &greatest);
    key_term('p', least, wanted + 1);
    key_term('p', greatest, wanted + 1 + KEY_SIZE);
    sqlite3_result_blob(to, wanted, sizeof wanted, SQLITE_TRANSIENT);
}

static void digits_match(sqlite3_context *to, int count, sqlite3_value **values) {
    char wanted[1 + 2 * KEY_SIZE] = {'k'};
    uint64_t least, greatest;
    (void)count;
    uid_range(store_value_text(values[0]), &least, &greatest);
    key_term('a', least, wanted + 1);
    key_term('a', greatest, wanted + 1 + KEY_SIZE);
    sqlite3_result_blob(to, wanted, sizeof wanted, SQLITE_TRANSIENT);
}

static void bucket_match(sqlite3_context *to, int count, sqlite3_value **values) {
    char wanted[1 + 4 * KEY_SIZE] = {'k'};
    uint64_t number = (uint64_t)sqlite3_value_int64(values[0]);
    (void)count;
    for (int i = 0; i < 4; i++) key_term(i < 2 ? 'b' : 'q', number, wanted + 1 + i * KEY_SIZE);
    sqlite3_result_blob(to, wanted, sizeof wanted, SQLITE_TRANSIENT);
}

static void text_match(sqlite3_context *to, char letter, slice text) {
    char *wanted = sqlite3_malloc64(text.size + 1);
    if (!wanted) {
        sqlite3_result_error_nomem(to);
        return;
    }
    wanted[0] = letter;
    memcpy(wanted + 1, text.at, text.size);
    sqlite3_result_blob64(to, wanted, text.size + 1, sqlite3_free);
}

static void words_match(sqlite3_context *to, int count, sqlite3_value **values) {
    (void)count;
    text_match(to, 't', store_value_text(values[0]));
}

static void name_match(sqlite3_context *to, int count, sqlite3_value **values) {
    (void)count;
    text_match(to, 'n', store_value_text(values[0]));
}

/* The row of the article with this SHA-256, or NULL. */
static void article_there(sqlite3_context *to, int count, sqlite3_value **values) {
    int64_t id = 0;
    error why = {0};
    (void)count;
    status s = there_find(sqlite3_user_data(to), store_value_text(values[0]), &id, &why);
    if (s == READOUT_NO_MEMORY) sqlite3_result_error_nomem(to);
    else if (s != READOUT_OK) sqlite3_result_error(to, why.message, -1);
    else if (id) sqlite3_result_int64(to, id);
}

int word_table_open(record *r) {
    static const struct {
        const char *name;
        void (*body)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {{"uid_match", uid_match}, {"digits_match", digits_match}, {"bucket_match", bucket_match},
        {"words_match", words_match}, {"name_match", name_match}};
    int code = sqlite3_create_module(r->db, "word", &word_module, r);
    if (code == SQLITE_OK)
        code = sqlite3_create_function(r->db, "article_there", 1, SQLITE_UTF8, r, article_there, NULL, NULL);
    for (size_t i = 0; i < sizeof functions / sizeof *functions && code == SQLITE_OK; i++)
        code = sqlite3_create_function(r->db, functions[i].name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                       functions[i].body, NULL, NULL);
    return code;
}
