/* add.c - coded articles into the record
 *
 * An article is prepared (packed, its keys made) without the record, so many threads may do that at once; one puts
 * them in. */
#include "record/add.h"

#include <string.h>

#include "record/blocks.h"
#include "record/checkpoint.h"
#include "record/joined.h"
#include "record/kinds.h"
#include "record/print.h"
#include "record/put.h"
#include "record/spare.h"
#include "record/stand.h"
#include "record/there.h"
#include "record/topic.h"

/* --------------------------------------------------------------------------------------------- preparing */

typedef struct preparing {
    const record *r;
    const article *a;
    arena *scratch, *in;
    coded made, *out;
} preparing;

static status prepare(void *context, error *e) {
    preparing *job = context;
    const article *a = job->a;
    standing all = stand(a, job->r->kinds, job->r->sides, job->scratch);
    job->made = (coded){.sha256 = slice_of(a->text_sha256), .name = a->id, .path = a->path, .outlet = a->outlet,
        .agency = a->agency,
                        .title = a->title, .author = a->author, .date = a->date, .url = a->url,
                            .dateline = a->dateline,
                        .language = a->language, .text = a->text, .line = (int64_t)a->line,
                        .packed = coding_pack(a, &all, job->scratch), .prints = prints_packed(job->scratch, a->text),
                        .terms = topic_packed(a, job->r->common, job->scratch)};
    index_cut(job->r, a->text, job->scratch, &job->made.words);
    return coded_fill(&job->made, a, &all, job->scratch) ? READOUT_OK
                                                         : fail(e, READOUT_STORE, "an article could not be packed");
}

static status keep(void *context, error *e) {
    preparing *job = context;
    (void)e;
    job->out = coded_copy(&job->made, job->in);
    return READOUT_OK;
}

status record_prepare(const record *r, const article *a, arena *in, coded **out, error *e) {
    preparing job = {.r = r, .a = a, .scratch = spares_take(r->spares), .in = in};
    *out = NULL;
    if (!job.scratch) return fail(e, READOUT_NO_MEMORY, "out of memory");
    status s = arena_run(job.scratch, prepare, &job, e);
    if (s == READOUT_OK) s = arena_run(in, keep, &job, e);
    spares_give(r->spares, job.scratch);
    *out = job.out;
    return s;
}

/* ------------------------------------------------------------------------------------------- transactions */

static status in_scratch(void *context, error *e) {
    put_job *job = context;
    return job->body(job, e);
}

static status in_both(void *context, error *e) {
    put_job *job = context;
    return arena_run(job->r->scratch, in_scratch, job, e);
}

status put_run(put_job *job, error *e) { return arena_run(job->r->batch_arena, in_both, job, e); }

static status begin(put_job *job, error *e) { return batch_begin(job->r, e); }
static status flush(put_job *job, error *e) { return batch_flush(job->r, e); }

status put_look_around(record *r, error *e) {
    int64_t changes;
    status s = store_number(r, SQL_CHANGES, 0, &changes, e, "");
    if (s == READOUT_OK && changes != r->changes) {
        blocks_forget(r);
        tables_forget(r);
        there_forget(r);
        joined_forget(r);
        r->changes = changes;
    }
    return s;
}

status put_begin(record *r, error *e) {
    put_job job = {.r = r, .body = begin};
    r->broken = false;
    checkpoint_yield(r);
    status s = store_run(r, SQL_BEGIN, e, "");
    if (s == READOUT_OK) s = put_look_around(r, e);
    if (s == READOUT_OK) s = put_run(&job, e);
    if (s != READOUT_OK) put_undo(r);
    return s;
}

void put_undo(record *r) {
    store_reset(r);
    if (!sqlite3_get_autocommit(r->db)) store_run(r, SQL_ROLLBACK, NULL, "");
    store_reset(r);
    tables_forget(r);
    blocks_forget(r);
    there_forget(r);
    joined_forget(r);
    r->batch = NULL;
    arena_reset(r->scratch);
}

status put_commit(record *r, error *e) {
    put_job job = {.r = r, .body = flush};
    status s = put_run(&job, e);
    if (s == READOUT_OK) s = store_run(r, SQL_COMMIT, e, "");
    if (s != READOUT_OK) put_undo(r);
    store_reset(r);
    arena_reset(r->scratch);
    return s;
}

/* ------------------------------------------------------------------------------------------------- adding */

typedef struct adding {
    put_job job;
    const coded *coded;
    bool added;
} adding;

static status put(put_job *job, error *e) {
    adding *g = (adding *)job;
    int64_t coder;
    status s = coder_row(job->r, job->r->checksum, &coder, e);
    return s == READOUT_OK ? put_new(job->r, g->coded, coder, &g->added, e) : s;
}

status record_put(record *r, const coded *c, bool *added, error *e) {
    error own = {0};
    adding g = {.job = {.r = r, .body = put}, .coded = c};
    if (!e) e = &own;
    if (added) *added = false;
    if (r->mode != RECORD_WRITE) return fail(e, READOUT_BAD_USAGE, "the record is open for reading only");
    if (r->broken) return fail(e, READOUT_STORE, "an article before this one failed: the batch can't go on");
    status s = r->many ? READOUT_OK : put_begin(r, e);
    if (s != READOUT_OK) return s;
    s = put_run(&g.job, e);
    arena_reset(r->scratch);
    if (r->many) r->broken = s != READOUT_OK;
    else if (s == READOUT_OK) s = put_commit(r, e);
    else put_undo(r);
    if (added) *added = s == READOUT_OK && g.added;
    return s;
}

status record_add(record *r, const article *a, bool *added, error *e) {
    coded *c;
    arena *in = arena_new();
    if (added) *added = false;
    status s = in ? record_prepare(r, a, in, &c, e) : fail(e, READOUT_NO_MEMORY, "out of memory");
    if (s == READOUT_OK) s = record_put(r, c, added, e);
    arena_free(in);
    return s;
}

status record_begin(record *r, error *e) {
    if (r->mode != RECORD_WRITE) return fail(e, READOUT_BAD_USAGE, "the record is open for reading only");
    status s = put_begin(r, e);
    r->many = s == READOUT_OK;
    return s;
}

status record_commit(record *r, error *e) {
    if (!r->many) return READOUT_OK;
    r->many = false;
    if (!r->broken) return put_commit(r, e);
    put_undo(r);
    r->broken = false;
    return fail(e, READOUT_STORE, "an article failed, and with it those that were added since the last commit");
}

status record_coder(record *r, const char *folder, error *e) { return checksum_folder(folder, r->checksum, e); }

void record_coder_known(record *r, const char *checksum) { memcpy(r->checksum, checksum, CHECKSUM_SIZE); }
