/* index_merge.c - makes one segment of several
 *
 * All are gone through at once, word by word; of each word the articles come together, with counts that add up to
 * nothing left out. */
#include <stdlib.h>
#include <string.h>

#include "record/index_piece.h"

/* One segment that is gone through. */
typedef struct source_segment {
    sqlite3_stmt *pieces;
    piece_reader reader;
    uint64_t front; /* of the word at hand */
    bool ended;
} source_segment;

typedef struct merging {
    record *r;
    source_segment *from;
    uint32_t count;
    piece_writer to;
    VEC(index_hit) hits; /* of the word at hand */
    arena *a;
} merging;

static status advance(merging *m, source_segment *s, error *e) {
    while (!piece_next(&s->reader)) {
        bool more = false;
        if (s->reader.damaged) return fail(e, READOUT_STORE, "the index of words is damaged");
        int code = sqlite3_step(s->pieces);
        more = code == SQLITE_ROW;
        if (code != SQLITE_ROW && code != SQLITE_DONE) return store_fail(m->r, e);
        s->ended = !more;
        if (!more) return READOUT_OK;
        const char *bytes = sqlite3_column_blob(s->pieces, 0);
        s->reader = (piece_reader){.left = {bytes, bytes ? (size_t)sqlite3_column_bytes(s->pieces, 0) : 0}};
    }
    s->front = piece_front(s->reader.entry.term);
    return READOUT_OK;
}

static bool comes_before(const source_segment *a, const source_segment *b) {
    return a->front != b->front ? a->front < b->front : slice_compare(a->reader.entry.term, b->reader.entry.term) < 0;
}

/* The segment whose word comes first; NULL at the end. */
static source_segment *first_of(merging *m) {
    source_segment *out = NULL;
    for (uint32_t i = 0; i < m->count; i++)
        if (!m->from[i].ended && (!out || comes_before(&m->from[i], out))) out = &m->from[i];
    return out;
}

static status take_hits(merging *m, source_segment *s, error *e) {
    index_hit hit = {0};
    bool whole = true;
    for (slice left = s->reader.entry.postings; index_posting(&left, &hit, &whole);) *vec_push(m->a, &m->hits) = hit;
    return whole ? advance(m, s, e) : fail(e, READOUT_STORE, "the index of words is damaged");
}

static int by_article(const void *a, const void *b) {
    const index_hit *x = a, *y = b;
    return (x->article > y->article) - (x->article < y->article);
}

static void settle(merging *m) {
    uint32_t size = 0;
    bool sorted = true;
    for (uint32_t i = 1; i < m->hits.size && sorted; i++) sorted = m->hits.at[i - 1].article < m->hits.at[i].article;
    if (sorted) return;
    qsort(m->hits.at, m->hits.size, sizeof *m->hits.at, by_article);
    for (uint32_t i = 0; i < m->hits.size; i++)
        if (size && m->hits.at[size - 1].article == m->hits.at[i].article)
            m->hits.at[size - 1].count += m->hits.at[i].count;
        else m->hits.at[size++] = m->hits.at[i];
    m->hits.size = size;
}

static status merge_words(merging *m, error *e) {
    status s = READOUT_OK;
    source_segment *first;
    for (uint32_t i = 0; i < m->count && s == READOUT_OK; i++) s = advance(m, &m->from[i], e);
    while (s == READOUT_OK && (first = first_of(m)) != NULL) {
        char word[INDEX_WORD_MOST];
        slice term = {word, first->reader.entry.term.size};
        uint64_t front = first->front;
        memcpy(word, first->reader.entry.term.at, term.size);
        m->hits.size = 0;
        for (uint32_t i = 0; i < m->count; i++)
            while (s == READOUT_OK && !m->from[i].ended && m->from[i].front == front &&
                   slice_equal(m->from[i].reader.entry.term, term))
                s = take_hits(m, &m->from[i], e);
        settle(m);
        if (s == READOUT_OK) s = piece_add(&m->to, term, m->hits.at, m->hits.size, e);
    }
    return s == READOUT_OK ? piece_end(&m->to, e) : s;
}

/* ------------------------------------------------------------------------------------------------- segments */

typedef VEC(int64_t) segment_list;

/* The segments of the lowest level that has enough of them. */
static status many(record *r, segment_list *out, int64_t *level, error *e) {
    bool more = true;
    sqlite3_stmt *q = store_bind(r, SQL_SEGMENTS, e, "");
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more) {
        int64_t of = sqlite3_column_int64(q, 1);
        if (of != *level && out->size >= SEGMENTS) continue;
        if (of != *level) out->size = 0;
        *level = of;
        *vec_push(r->scratch, out) = sqlite3_column_int64(q, 0);
    }
    if (out->size < SEGMENTS) out->size = 0;
    return s;
}

static status open_segments(merging *m, const segment_list *of, error *e) {
    static const char sql[] = "SELECT packed FROM index_piece WHERE id >= ? AND id < ? ORDER BY id";
    m->from = ARENA_NEW(m->a, source_segment, of->size);
    for (; m->count < of->size; m->count++) {
        sqlite3_stmt **s = &m->from[m->count].pieces;
        if (sqlite3_prepare_v2(m->r->db, sql, -1, s, NULL) != SQLITE_OK) return store_fail(m->r, e);
        sqlite3_bind_int64(*s, 1, PIECE_ID(of->at[m->count], 0));
        sqlite3_bind_int64(*s, 2, PIECE_ID(of->at[m->count] + 1, 0));
    }
    return READOUT_OK;
}

static status drop_segment(record *r, int64_t segment, error *e) {
    status s = store_run(r, SQL_SEGMENT_DROP, e, "i", segment);
    if (s == READOUT_OK) s = store_run(r, SQL_PIECE_DROP, e, "ii", PIECE_ID(segment, 0), PIECE_ID(segment + 1, 0));
    return s == READOUT_OK ? store_run(r, SQL_FRONT_DROP, e, "i", segment) : s;
}

typedef struct merge_job {
    merging m;
    const segment_list *of;
} merge_job;

static status merge_body(void *context, error *e) {
    merge_job *job = context;
    status s = open_segments(&job->m, job->of, e);
    return s == READOUT_OK ? merge_words(&job->m, e) : s;
}

static status merge_some(record *r, const segment_list *of, int64_t level, error *e) {
    merge_job job = {.m = {.r = r, .to = {.r = r}, .a = arena_new()}, .of = of};
    status s = job.m.a ? store_number(r, SQL_SEGMENT_NEXT, 1, &job.m.to.segment, e, "")
                       : fail(e, READOUT_NO_MEMORY, "out of memory");
    if (s == READOUT_OK) s = arena_run(job.m.a, merge_body, &job, e);
    for (uint32_t i = 0; i < job.m.count; i++) sqlite3_finalize(job.m.from[i].pieces);
    arena_free(job.m.a);
    for (uint32_t i = 0; i < of->size && s == READOUT_OK; i++) s = drop_segment(r, of->at[i], e);
    if (s == READOUT_OK && job.m.to.pieces)
        s = store_run(r, SQL_SEGMENT_ADD, e, "iii", job.m.to.segment, level, job.m.to.pieces);
    return s;
}

status index_merge(record *r, error *e) {
    for (;;) {
        segment_list of = {0};
        int64_t level = -1;
        status s = many(r, &of, &level, e);
        if (s == READOUT_OK && of.size) s = merge_some(r, &of, level + 1, e);
        if (s != READOUT_OK || !of.size) return s;
    }
}
