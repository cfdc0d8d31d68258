/* index_piece.c - see index_piece.h */
#include "record/index_piece.h"

#include <string.h>

#include "record/varying.h"

enum { HEAD = 2 + INDEX_WORD_MOST + VARYING_BYTES + 2, LEAST = 2 * VARYING_BYTES /* room for one article */ };

/* ------------------------------------------------------------------------------------------------- writing */

static status flush(piece_writer *w, error *e) {
    int64_t id = PIECE_ID(w->segment, w->pieces);
    if (!w->size) return READOUT_OK;
    status s = store_run(w->r, SQL_PIECE_ADD, e, "ib", id, (slice){w->at, w->size});
    if (s == READOUT_OK)
        s = store_run(w->r, SQL_FRONT_ADD, e, "ibi", w->segment, (slice){w->first, w->first_size}, w->pieces);
    w->pieces++;
    w->size = w->last_size = 0;
    return s;
}

status piece_end(piece_writer *w, error *e) { return flush(w, e); }

/* As many of the articles as fit; returns how many. */
static size_t put_hits(const index_hit *hits, size_t count, size_t room, char *out, size_t *size, int64_t *total) {
    int64_t before = 0;
    size_t i = 0;
    *size = 0;
    *total = 0;
    for (; i < count && *size + LEAST <= room; i++) {
        if (!hits[i].count) continue;
        *size += varying_put(out + *size, (uint64_t)(hits[i].article - before) << 1 | (hits[i].count != 1));
        if (hits[i].count != 1) *size += varying_put(out + *size, zigzag(hits[i].count));
        before = hits[i].article;
        *total += hits[i].count;
    }
    return i;
}

static void put_entry(piece_writer *w, slice term, int64_t total, slice postings) {
    size_t shared = 0;
    while (shared < term.size && shared < w->last_size && term.at[shared] == w->last[shared]) shared++;
    if (!w->size) {
        memcpy(w->first, term.at, term.size);
        w->first_size = term.size;
    }
    w->at[w->size++] = (char)shared;
    w->at[w->size++] = (char)(term.size - shared);
    memcpy(w->at + w->size, term.at + shared, term.size - shared);
    w->size += term.size - shared;
    w->size += varying_put(w->at + w->size, zigzag(total));
    w->size += varying_put(w->at + w->size, postings.size);
    memcpy(w->at + w->size, postings.at, postings.size);
    w->size += postings.size;
    memcpy(w->last, term.at, term.size);
    w->last_size = term.size;
}

status piece_add(piece_writer *w, slice term, const index_hit *hits, size_t count, error *e) {
    status s = READOUT_OK;
    char postings[INDEX_PIECE];
    while (count && s == READOUT_OK) {
        size_t size;
        int64_t total;
        if (w->size + HEAD + LEAST > INDEX_PIECE) s = flush(w, e);
        size_t taken = put_hits(hits, count, INDEX_PIECE - w->size - HEAD, postings, &size, &total);
        if (s == READOUT_OK && size) put_entry(w, term, total, (slice){postings, size});
        hits += taken;
        count -= taken;
    }
    return s;
}

/* ------------------------------------------------------------------------------------------------- reading */

static bool take_number(slice *from, uint64_t *n) {
    const char *at = from->at, *end = from->at + from->size;
    bool whole = varying_take(&at, end, n);
    *from = (slice){at, (size_t)(end - at)};
    return whole;
}

static bool take_bytes(slice *from, uint64_t size, slice *out) {
    if (size > from->size) return false;
    *out = (slice){from->at, (size_t)size};
    *from = (slice){from->at + size, from->size - (size_t)size};
    return true;
}

uint64_t piece_front(slice term) {
    uint64_t out = 0;
    for (size_t i = 0; i < 8; i++) out = out << 8 | (i < term.size ? (unsigned char)term.at[i] : 0);
    return out;
}

bool piece_next(piece_reader *g) {
    slice head, rest;
    uint64_t total, size;
    if (!g->left.size || g->damaged) return false;
    g->damaged = true;
    if (!take_bytes(&g->left, 2, &head)) return false;
    size_t shared = (unsigned char)head.at[0], own = (unsigned char)head.at[1];
    if (shared > g->entry.term.size || shared + own > INDEX_WORD_MOST || !take_bytes(&g->left, own, &rest))
        return false;
    if (own) memcpy(g->term + shared, rest.at, own);
    g->entry.term = (slice){g->term, shared + own};
    if (!take_number(&g->left, &total) || !take_number(&g->left, &size) ||
        !take_bytes(&g->left, size, &g->entry.postings))
        return false;
    g->entry.total = unzigzag(total);
    g->damaged = false;
    return true;
}

bool index_posting(slice *postings, index_hit *hit, bool *whole) {
    uint64_t step, count = 2; /* 1 */
    if (!postings->size) return false;
    *whole = take_number(postings, &step) && (!(step & 1) || take_number(postings, &count));
    hit->article += (int64_t)(step >> 1);
    hit->count = unzigzag(count);
    return *whole;
}
