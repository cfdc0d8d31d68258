/* again.c - codes again what an older version coded: which articles those are, and their new coding in place of the
 * old
 *
 * What is counted over articles is taken off for the old coding and put on for the new one (put.c), so that the
 * record is what it would be had the article just been added. An article's fields and text stay. */
#include <string.h>

#include "base/mem.h"
#include "record/add.h"
#include "record/id.h"
#include "record/tables.h"
#include "record/there.h"

typedef struct reading {
    article *a;
    sqlite3_stmt *row;
} reading;

static status read_row(void *context, error *e) {
    reading *g = context;
    article *a = g->a;
    (void)e;
    slice *fields[] = {&a->id,   &a->path, &a->outlet,   &a->agency,   &a->title, &a->author,
                       &a->date, &a->url,  &a->dateline, &a->language, &a->text};
    for (int i = 0; i < 11; i++) *fields[i] = arena_slice(a->arena, store_text(g->row, i + 2));
    a->line = (uint64_t)sqlite3_column_int64(g->row, 1);
    return READOUT_OK;
}

status record_next_older(record *r, int64_t *after, article **out, error *e) {
    error own = {0};
    bool more = false;
    if (!e) e = &own;
    *out = NULL;
    reading g = {NULL, store_bind(r, SQL_OLDER, e, "it", *after, slice_of(r->checksum))};
    status s = g.row ? store_step(r, g.row, &more, e) : e->status;
    if (s != READOUT_OK || !more) return s;
    *after = sqlite3_column_int64(g.row, 0);
    g.a = article_new();
    s = g.a ? arena_run(g.a->arena, read_row, &g, e) : fail(e, READOUT_NO_MEMORY, "out of memory");
    sqlite3_reset(g.row);
    if (s == READOUT_OK) *out = g.a;
    else article_free(g.a);
    return s;
}

typedef struct replacing {
    put_job job;
    const coded *coded;
} replacing;

static status replace_with(record *r, const coded *c, sqlite3_stmt *row, error *e) {
    int64_t at = sqlite3_column_int64(row, 0), coder;
    coded before = {.sha256 = c->sha256, .packed = arena_slice(r->scratch, store_text(row, 1)),
                    .text = arena_slice(r->scratch, store_text(row, 3)), .date = c->date};
    slice actors = arena_slice(r->scratch, store_text(row, 2));
    sqlite3_reset(row);
    if (!coded_open(&before, r->scratch)) return fail(e, READOUT_STORE, "a packed coding is damaged");
    status s = coder_row(r, r->checksum, &coder, e);
    return s == READOUT_OK ? put_again(r, c, at, &before, actors, coder, e) : s;
}

static status replace(put_job *job, error *e) {
    replacing *g = (replacing *)job;
    bool more = false;
    int64_t at;
    status s = there_find(job->r, g->coded->sha256, &at, e);
    if (s != READOUT_OK || !at) return s;
    sqlite3_stmt *row = store_bind(job->r, SQL_CODING_OF, e, "it", at, slice_of(job->r->checksum));
    s = row ? store_step(job->r, row, &more, e) : e->status;
    if (s != READOUT_OK || !more) return s;
    return replace_with(job->r, g->coded, row, e);
}

status record_put_again(record *r, const coded *c, error *e) {
    error own = {0};
    replacing g = {.job = {.r = r, .body = replace}, .coded = c};
    if (!e) e = &own;
    if (!r->many) return fail(e, READOUT_BAD_USAGE, "no batch is open");
    if (r->broken) return fail(e, READOUT_STORE, "an article before this one failed: the batch can't go on");
    status s = put_run(&g.job, e);
    arena_reset(r->scratch);
    tables_forget(r);
    r->broken = s != READOUT_OK;
    return s;
}
