/* add.c - a coded article into the record, in one transaction
 *
 * Rows are numbered as they are in the article, so the same article gives the same rows wherever it is added. */
#include <stdio.h>
#include <string.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "record/identity.h"
#include "record/kinds.h"
#include "record/print.h"
#include "record/stand.h"
#include "record/store.h"

enum { SEARCHED = 1 << 20 }; /* sentences of an article that search knows */

typedef struct add_job {
    record *r;
    const article *a;
    bool *added;
    int64_t id;        /* the article's row */
    int64_t *actors;   /* the rows of its actors */
} add_job;

static slice spans_text(const article *a, range spans, arena *scratch) {
    char *out = arena_alloc(scratch, (size_t)spans.count * 22 + 1);
    size_t size = 0;
    for (uint32_t i = 0; i < spans.count; i++) {
        span s = article_spans(a, spans)[i];
        size += (size_t)snprintf(out + size, 23, size ? " %u-%u" : "%u-%u", s.begin, s.end);
    }
    return (slice){out, size};
}

static int64_t actor_row(const add_job *job, uint32_t who) {
    return who < job->a->actors.size ? job->actors[who] : 0;
}

static status add_article(add_job *job, error *e) {
    const article *a = job->a;
    status s = store_run(job->r, SQL_ARTICLE_ADD, e, "ttoiooooooo" "ot", slice_of(a->text_sha256), a->id, a->path,
                         (int64_t)a->line, a->outlet, a->agency, a->title, a->author, a->date, a->url, a->dateline,
                         a->language, a->text);
    job->id = sqlite3_last_insert_rowid(job->r->db);
    return s;
}

static status add_sentences(add_job *job, error *e) {
    const article *a = job->a;
    status s = READOUT_OK;
    for (uint32_t i = 0; s == READOUT_OK && i < a->sentences.size; i++) {
        span at = a->sentences.at[i].at;
        s = store_run(job->r, SQL_SENTENCE_ADD, e, "iiii", job->id, (int64_t)i, (int64_t)at.begin, (int64_t)at.end);
        if (s == READOUT_OK && i < SEARCHED)
            s = store_run(job->r, SQL_WORDS_ADD, e, "it", job->id << 20 | (int64_t)i, article_text(a, at));
    }
    return s;
}

static status add_actor(add_job *job, uint32_t i, error *e) {
    const actor *who = &job->a->actors.at[i];
    status s = identity_of(job->r, who, &job->actors[i], e);
    if (s != READOUT_OK) return s;
    return store_run(job->r, SQL_CALLED_ADD, e, "iiiooo", job->id, (int64_t)i, job->actors[i], who->name, who->role,
                     identity_facts(job->r, who));
}

static status add_actors(add_job *job, error *e) {
    const article *a = job->a;
    status s = READOUT_OK;
    job->actors = ARENA_NEW(job->r->scratch, int64_t, a->actors.size);
    for (uint32_t i = 0; s == READOUT_OK && i < a->actors.size; i++)
        s = add_actor(job, i, e);
    for (uint32_t i = 0; s == READOUT_OK && i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size) continue;
        s = store_run(job->r, SQL_MENTION_ADD, e, "iiiii", job->id, (int64_t)i, job->actors[m->actor],
                      (int64_t)m->at.begin, (int64_t)m->at.end);
    }
    return s;
}

static status add_quote(add_job *job, uint32_t i, error *e) {
    const article *a = job->a;
    const attribution *t = &a->attributions.at[i];
    arena *scratch = job->r->scratch;
    int64_t speaker = actor_row(job, t->speaker);
    span shown = stand_words(a, t);
    sqlite3_stmt *s = store_bind(
        job->r, SQL_QUOTE_ADD, e, "iinonittttootdiiiiii", job->id, (int64_t)i, speaker,
        speaker ? a->actors.at[t->speaker].name : article_text(a, article_extent(a, t->source)),
        actor_row(job, t->addressee), (int64_t)t->parent, spans_text(a, t->source, scratch),
        spans_text(a, t->cue, scratch), spans_text(a, t->content, scratch), article_text(a, article_extent(a, t->cue)),
        t->said < a->dates.size ? a->dates.at[t->said].value : (slice){0}, t->channel, t->rule, (double)t->score,
        (int64_t)t->kind, (int64_t)t->stance, (int64_t)t->negated, (int64_t)t->hypothetical, (int64_t)shown.begin,
        (int64_t)shown.end);
    bool more;
    if (!s) return e->status;
    if (t->parent >= a->attributions.size) sqlite3_bind_null(s, 6);
    return store_step(job->r, s, &more, e);
}

static status add_arguments(add_job *job, uint32_t i, error *e) {
    const article *a = job->a;
    range arguments = a->propositions.at[i].arguments;
    status s = READOUT_OK;
    for (uint32_t n = 0; s == READOUT_OK && n < arguments.count; n++) {
        const argument *x = &a->arguments.at[arguments.first + n];
        s = store_run(job->r, SQL_ARGUMENT_ADD, e, "iiiintt", job->id, (int64_t)i, (int64_t)n, (int64_t)x->role,
                      actor_row(job, x->actor), spans_text(a, x->spans, job->r->scratch), x->text);
    }
    return s;
}

static status add_proposition(add_job *job, uint32_t i, const shape *shaped, error *e) {
    const article *a = job->a;
    const proposition *p = &a->propositions.at[i];
    bool more, stands = p->attribution < a->attributions.size;
    sqlite3_stmt *s = store_bind(job->r, SQL_PROPOSITION_ADD, e, "iiitttiiiooodtdii", job->id, (int64_t)i,
                                 (int64_t)p->attribution, spans_text(a, p->predicate, job->r->scratch), p->lemma,
                                 p->sense, (int64_t)p->negative, (int64_t)p->factuality, (int64_t)p->event, p->mode,
                                 p->contexts, p->cameo, (double)p->event_score, p->rule, (double)p->score,
                                 (int64_t)shaped->first_day, (int64_t)shaped->last_day);
    if (!s) return e->status;
    if (!stands) sqlite3_bind_null(s, 3);
    status result = store_step(job->r, s, &more, e);
    return result == READOUT_OK ? add_arguments(job, i, e) : result;
}

static status add_statement(add_job *job, uint32_t n, const statement *x, const shape *shaped, error *e) {
    int64_t bucket, asserts = x->side == SIDE_ASSERTS, denies = x->side == SIDE_DENIES;
    status s = store_number(job->r, SQL_BUCKET_COUNT, 0, &bucket, e, "tii", shaped->bucket, asserts, denies);
    if (s != READOUT_OK) return s;
    sqlite3_stmt *q = store_bind(job->r, SQL_STATEMENT_ADD, e, "iiiiniiiitntttd", job->id, (int64_t)n,
                                 (int64_t)x->proposition, (int64_t)x->quote, actor_row(job, x->speaker),
                                 (int64_t)x->outlet_voice, (int64_t)x->side, (int64_t)x->at.begin,
                                 (int64_t)x->at.end, x->via, bucket, shaped->recipients, shaped->objects, x->rule,
                                 (double)x->score);
    bool more;
    if (!q) return e->status;
    if (x->quote == NONE) sqlite3_bind_null(q, 4);
    return store_step(job->r, q, &more, e);
}

static status add_all(add_job *job, error *e) {
    const article *a = job->a;
    standing all = stand(a, job->r->kinds, job->r->scratch);
    status s = add_article(job, e);
    if (s == READOUT_OK) s = add_sentences(job, e);
    if (s == READOUT_OK) s = store_run(job->r, SQL_PRINT_ADD, e, "ib", job->id, prints_packed(job->r->scratch, a->text));
    if (s == READOUT_OK) s = add_actors(job, e);
    for (uint32_t i = 0; s == READOUT_OK && i < a->attributions.size; i++) s = add_quote(job, i, e);
    for (uint32_t i = 0; s == READOUT_OK && i < a->propositions.size; i++)
        s = add_proposition(job, i, &all.shapes[i], e);
    for (uint32_t i = 0; s == READOUT_OK && i < all.size; i++)
        s = add_statement(job, i, &all.statements[i], &all.shapes[all.statements[i].proposition], e);
    return s;
}

static status add_body(void *context, error *e) {
    add_job *job = context;
    int64_t there;
    status s = store_number(job->r, SQL_ARTICLE_FIND, 0, &there, e, "t", slice_of(job->a->text_sha256));
    if (s != READOUT_OK || there) return s;
    *job->added = true;
    return add_all(job, e);
}

/* A full disk or a lack of memory may have ended the whole transaction; then there is nothing left to undo. */
static void undo(record *r) {
    store_reset(r);
    if (sqlite3_get_autocommit(r->db)) {
        r->batch = false;
        return;
    }
    store_run(r, r->batch ? SQL_UNDO : SQL_ROLLBACK, NULL, "");
    if (r->batch) store_run(r, SQL_RELEASE, NULL, "");
}

status record_add(record *r, const article *a, bool *added, error *e) {
    bool fresh = false;
    error own;
    if (!e) e = &own;
    add_job job = {.r = r, .a = a, .added = &fresh};
    if (added) *added = false;
    if (r->mode != RECORD_WRITE) return fail(e, READOUT_BAD_USAGE, "the record is open for reading only");
    status s = store_run(r, r->batch ? SQL_SAVEPOINT : SQL_BEGIN, e, "");
    if (s == READOUT_OK) s = arena_run(r->scratch, add_body, &job, e);
    if (s == READOUT_OK) s = store_run(r, r->batch ? SQL_RELEASE : SQL_COMMIT, e, "");
    if (s != READOUT_OK) undo(r);
    store_reset(r);
    arena_reset(r->scratch);
    if (added) *added = s == READOUT_OK && fresh;
    return s;
}

status record_begin(record *r, error *e) {
    status s = store_run(r, SQL_BEGIN, e, "");
    r->batch = s == READOUT_OK;
    return s;
}

status record_commit(record *r, error *e) {
    if (!r->batch) return READOUT_OK;
    r->batch = false;
    status s = store_run(r, SQL_COMMIT, e, "");
    if (s != READOUT_OK && !sqlite3_get_autocommit(r->db)) store_run(r, SQL_ROLLBACK, NULL, "");
    return s;
}
