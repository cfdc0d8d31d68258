/* merge.c - one record into another
 *
 * What an article was coded to is packed, the same in every record; so its row is read from the other record and put
 * in as if it had just been coded; one that is the same here is passed over. In one transaction. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "record/add.h"
#include "record/print.h"
#include "record/sum.h"

typedef struct merging {
    put_job job;
    const char *other;
    arena *held;        /* for the article at hand */
    sqlite3_stmt *rows;
    coded *one;
    slice checksum;
    uint64_t added;
} merging;

static const char rows_sql[] =
    "SELECT b.sha256, b.name, b.path, b.outlet, b.agency, b.title, b.author, b.date, b.url, b.dateline, b.language, "
    "b.text, b.coding, c.checksum, p.prints, t.terms, b.line, z.sum FROM other.article b LEFT JOIN other.coder c ON "
    "c.id = b.coder LEFT JOIN other.article_print p ON p.article = b.id LEFT JOIN other.article_topic t ON t.article "
    "= b.id LEFT JOIN other.article_sum z ON z.article = b.id LEFT JOIN main.article a ON a.id = "
    "article_there(b.sha256) LEFT JOIN main.coder k ON k.id = a.coder WHERE a.id IS NULL OR k.checksum IS NOT "
    "c.checksum OR (b.date, b.outlet, b.name, b.path, b.agency, b.title, b.author, b.url, b.dateline, b.language, "
    "b.line) IS NOT (a.date, a.outlet, a.name, a.path, a.agency, a.title, a.author, a.url, a.dateline, a.language, "
    "a.line) ORDER BY b.id";

static status take_row(void *context, error *e) {
    merging *g = context;
    coded *c = g->one = ARENA_NEW(g->held, coded, 1);
    slice *fields[] = {&c->sha256, &c->name,     &c->path,   &c->outlet,   &c->agency,   &c->title,
                       &c->author, &c->date,     &c->url,    &c->dateline, &c->language, &c->text,
                       &c->packed, &g->checksum, &c->prints, &c->terms};
    for (int i = 0; i < 16; i++) *fields[i] = arena_slice(g->held, store_text(g->rows, i));
    c->line = sqlite3_column_int64(g->rows, 16);
    if (!c->prints.size) c->prints = prints_packed(g->held, c->text);
    index_cut(g->job.r, c->text, g->held, &c->words);
    bool whole =
        sqlite3_column_type(g->rows, 17) == SQLITE_NULL || sqlite3_column_int64(g->rows, 17) == sum_of_coded(c);
    if (whole && coded_open(c, g->held)) return READOUT_OK;
    fail(e, READOUT_STORE, "an article of it is damaged: readout verify says which");
    error_in(e, g->other);
    return READOUT_STORE;
}

static status put_row(put_job *job, error *e) {
    merging *g = (merging *)job;
    int64_t coder;
    bool added = false;
    status s = coder_row(job->r, arena_string(job->r->scratch, g->checksum), &coder, e);
    if (s == READOUT_OK) s = put_new(job->r, g->one, coder, &added, e);
    g->added += added;
    return s;
}

static status put_rows(merging *g, error *e) {
    record *r = g->job.r;
    status s = READOUT_OK;
    bool more = true;
    if (sqlite3_prepare_v2(r->db, rows_sql, -1, &g->rows, NULL) != SQLITE_OK) return store_fail(r, e);
    g->job.body = put_row;
    while (s == READOUT_OK && (s = store_step(r, g->rows, &more, e)) == READOUT_OK && more) {
        arena_reset(g->held);
        s = arena_run(g->held, take_row, g, e);
        if (s == READOUT_OK) s = put_run(&g->job, e);
        arena_reset(r->scratch);
    }
    sqlite3_finalize(g->rows);
    return s;
}

/* What else the other record knows. */
static const char *const steps[] = {"INSERT OR IGNORE INTO main.decision SELECT * FROM other.decision",
                                    "INSERT OR IGNORE INTO main.decision_on SELECT * FROM other.decision_on", NULL};

static status run_sql(record *r, const char *sql, error *e) {
    return sqlite3_exec(r->db, sql, NULL, NULL, NULL) == SQLITE_OK ? READOUT_OK : store_fail(r, e);
}

static status merge_all(merging *g, error *e) {
    status s = put_rows(g, e);
    int changes = sqlite3_total_changes(g->job.r->db);
    for (size_t i = 0; s == READOUT_OK && steps[i]; i++) s = run_sql(g->job.r, steps[i], e);
    if (s == READOUT_OK && sqlite3_total_changes(g->job.r->db) != changes) batch_decided(g->job.r);
    return s;
}

static status attach(record *r, const char *other, bool unchanging, error *e) {
    sqlite3_stmt *s;
    buf uri = {0};
    if (!store_uri(&uri, other, unchanging)) {
        buf_release(&uri);
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    }
    status result =
        sqlite3_prepare_v2(r->db, "ATTACH ? AS other", -1, &s, NULL) == SQLITE_OK ? READOUT_OK : store_fail(r, e);
    if (result == READOUT_OK) {
        sqlite3_bind_text(s, 1, uri.at, -1, SQLITE_STATIC);
        if (sqlite3_step(s) != SQLITE_DONE) result = store_fail(r, e);
        sqlite3_finalize(s);
    }
    buf_release(&uri);
    return result;
}

/* Opens it once on its own, which says what is wrong with it if it is no record of this version. */
static status check_other(const char *other, bool *unchanging, error *e) {
    record *r = record_open(other, RECORD_READ, NULL, e);
    *unchanging = r && r->unchanging;
    record_close(r);
    return r ? READOUT_OK : e->status;
}

static status merge_in(record *r, merging *g, error *e) {
    status s = put_begin(r, e);
    if (s != READOUT_OK) return s;
    s = merge_all(g, e);
    if (s == READOUT_OK) return put_commit(r, e);
    put_undo(r);
    return s;
}

/* By whatever name. */
static bool same_file(const char *one, const char *other) {
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

status record_merge(record *r, const char *other, uint64_t *added, error *e) {
    error own = {0};
    if (!e) e = &own;
    if (added) *added = 0;
    if (same_file(r->path, other)) return READOUT_OK; /* it has all of itself */
    if (r->mode != RECORD_WRITE || r->many) return fail(e, READOUT_BAD_USAGE, "the record is not open for merging");
    merging g = {.job = {.r = r}, .other = other, .held = arena_new()};
    bool unchanging = false;
    status s = g.held ? check_other(other, &unchanging, e) : fail(e, READOUT_NO_MEMORY, "out of memory");
    if (s == READOUT_OK) s = attach(r, other, unchanging, e);
    if (s == READOUT_OK) {
        s = merge_in(r, &g, e);
        store_reset(r);
        run_sql(r, "DETACH other", NULL);
    }
    arena_free(g.held);
    if (added) *added = s == READOUT_OK ? g.added : 0;
    return s;
}
