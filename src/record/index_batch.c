/* index_batch.c - gathers the words of a transaction's articles in memory, and writes them as one segment */
#include <stdlib.h>
#include <string.h>

#include "record/index_piece.h"

enum { BLOCK = 1 << 14 /* postings that are allocated at once */, STRIDE = 6 };

/* One article of a word. */
typedef struct posting {
    uint32_t term;
    int32_t count;
} posting;

typedef struct term_row {
    slice term;
    uint32_t hash, count; /* of postings */
} term_row;

/* The postings of one article, or of a part of it, stand one after the other. */
typedef struct article_row {
    int64_t article;
    uint32_t end; /* of its postings */
} article_row;

struct index_batch {
    arena *a;
    VEC(term_row) terms;
    VEC(article_row) articles;
    VEC(posting *) blocks;
    uint32_t *slots, room, postings;
};

index_batch *index_batch_new(arena *a) {
    index_batch *b = ARENA_NEW(a, index_batch, 1);
    b->a = a;
    return b;
}

static void widen(index_batch *b) {
    uint32_t room = b->room ? b->room * 2 : 1024;
    uint32_t *slots = ARENA_NEW(b->a, uint32_t, room);
    for (uint32_t i = 0; i < b->terms.size; i++) {
        uint32_t at = b->terms.at[i].hash & (room - 1);
        while (slots[at]) at = (at + 1) & (room - 1);
        slots[at] = i + 1;
    }
    b->slots = slots;
    b->room = room;
}

static uint32_t term_of(index_batch *b, const index_word *x) {
    uint32_t at = x->hash & (b->room - 1);
    for (; b->slots[at]; at = (at + 1) & (b->room - 1)) {
        const term_row *t = &b->terms.at[b->slots[at] - 1];
        if (t->hash == x->hash && slice_equal(t->term, x->term)) return b->slots[at] - 1;
    }
    *vec_push(b->a, &b->terms) =
        (term_row){.term = {arena_copy(b->a, x->term.at, x->term.size), x->term.size}, .hash = x->hash};
    b->slots[at] = b->terms.size;
    return b->terms.size - 1;
}

static posting *new_posting(index_batch *b) {
    if (b->postings % BLOCK == 0) *vec_push(b->a, &b->blocks) = ARENA_NEW(b->a, posting, BLOCK);
    uint32_t at = b->postings++;
    return &b->blocks.at[at / BLOCK][at % BLOCK];
}

/* The table is far larger than what the processor keeps at hand: asks for what the words behind this one need, their
 * slots, then their rows, then the text of these. */
static void fetch_ahead(const index_batch *b, const index_words *words, uint32_t i) {
    uint32_t left = words->size - i, slot;
    if (left > 3 * STRIDE) __builtin_prefetch(&b->slots[words->at[i + 3 * STRIDE].hash & (b->room - 1)]);
    if (left > 2 * STRIDE && (slot = b->slots[words->at[i + 2 * STRIDE].hash & (b->room - 1)]))
        __builtin_prefetch(&b->terms.at[slot - 1]);
    if (left > STRIDE && (slot = b->slots[words->at[i + STRIDE].hash & (b->room - 1)]))
        __builtin_prefetch(b->terms.at[slot - 1].term.at);
}

void index_batch_add(index_batch *b, int64_t article_at, const index_words *words, int32_t by) {
    while (2 * (b->terms.size + words->size) >= b->room) widen(b);
    for (uint32_t i = 0; i < words->size; i++) {
        fetch_ahead(b, words, i);
        uint32_t term = term_of(b, &words->at[i]);
        *new_posting(b) = (posting){term, words->at[i].count * by};
        b->terms.at[term].count++;
    }
    *vec_push(b->a, &b->articles) = (article_row){article_at, b->postings};
}

/* ------------------------------------------------------------------------------------------------- writing */

/* With the front of the word, so that few comparisons go to the word itself. */
typedef struct sorted_term {
    uint64_t front;
    uint32_t number;
    const term_row *row;
} sorted_term;

static int by_term(const void *a, const void *b) {
    const sorted_term *x = a, *y = b;
    if (x->front != y->front) return x->front < y->front ? -1 : 1;
    return slice_compare(x->row->term, y->row->term);
}

/* An article by its number in the batch. */
typedef struct scattered {
    uint32_t article;
    int32_t count;
} scattered;

/* The postings of each term one after the other, from begin[term] on, in the order in which they were added. */
static scattered *scatter(const index_batch *b, arena *scratch, uint32_t *begin) {
    scattered *out = ARENA_NEW(scratch, scattered, b->postings);
    uint32_t at = 0;
    for (uint32_t i = 0; i < b->terms.size; at += b->terms.at[i++].count) begin[i] = at;
    for (uint32_t n = 0, i = 0; n < b->articles.size; n++)
        for (; i < b->articles.at[n].end; i++) {
            posting p = b->blocks.at[i / BLOCK][i % BLOCK];
            out[begin[p.term]++] = (scattered){n, p.count};
        }
    for (uint32_t i = 0; i < b->terms.size; i++) begin[i] -= b->terms.at[i].count;
    return out;
}

static int by_article(const void *a, const void *b) {
    const index_hit *x = a, *y = b;
    return (x->article > y->article) - (x->article < y->article);
}

/* The articles of a word in order, each once. */
static size_t hits_of(const index_batch *b, const scattered *from, uint32_t count, index_hit *out) {
    size_t size = 0;
    bool sorted = true;
    for (uint32_t i = 0; i < count; i++) {
        out[i] = (index_hit){b->articles.at[from[i].article].article, from[i].count};
        sorted = sorted && (!i || out[i - 1].article <= out[i].article);
    }
    if (!sorted) qsort(out, count, sizeof *out, by_article);
    for (size_t i = 0; i < count; i++)
        if (size && out[size - 1].article == out[i].article) out[size - 1].count += out[i].count;
        else out[size++] = out[i];
    return size;
}

static status write_terms(record *r, const index_batch *b, piece_writer *w, error *e) {
    status s = READOUT_OK;
    uint32_t most = 1, *begin = ARENA_NEW(r->scratch, uint32_t, b->terms.size);
    sorted_term *sorted = ARENA_NEW(r->scratch, sorted_term, b->terms.size);
    const scattered *all = scatter(b, r->scratch, begin);
    for (uint32_t i = 0; i < b->terms.size; i++) {
        sorted[i] = (sorted_term){piece_front(b->terms.at[i].term), i, &b->terms.at[i]};
        if (b->terms.at[i].count > most) most = b->terms.at[i].count;
    }
    qsort(sorted, b->terms.size, sizeof *sorted, by_term);
    index_hit *hits = ARENA_NEW(r->scratch, index_hit, most);
    for (uint32_t i = 0; i < b->terms.size && s == READOUT_OK; i++)
        s = piece_add(w, sorted[i].row->term, hits,
                      hits_of(b, all + begin[sorted[i].number], sorted[i].row->count, hits), e);
    return s == READOUT_OK ? piece_end(w, e) : s;
}

status index_write(record *r, index_batch *b, error *e) {
    piece_writer w = {.r = r};
    if (!b->terms.size) return READOUT_OK;
    status s = store_number(r, SQL_SEGMENT_NEXT, 1, &w.segment, e, "");
    if (s == READOUT_OK) s = write_terms(r, b, &w, e);
    if (s == READOUT_OK && w.pieces) s = store_run(r, SQL_SEGMENT_ADD, e, "iii", w.segment, (int64_t)0, w.pieces);
    *b = (index_batch){.a = b->a};
    return s;
}
