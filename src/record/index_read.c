/* index_read.c - looks words up in all segments */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "record/coding.h"
#include "record/index_piece.h"

/* ------------------------------------------------------------------------------------------------- scanning */

typedef struct scanning {
    record *r;
    slice low, high;
    index_take *take;
    void *context;
} scanning;

/* Entry after entry of a piece; *past is set where the words come behind `high`. */
static status scan_piece(const scanning *x, slice packed, bool *past, error *e) {
    piece_reader g = {.left = packed};
    status s = READOUT_OK;
    while (s == READOUT_OK && !*past && piece_next(&g)) {
        *past = x->high.size && slice_compare(g.entry.term, x->high) >= 0;
        if (!*past && slice_compare(g.entry.term, x->low) >= 0) s = x->take(x->context, &g.entry, e);
    }
    return s == READOUT_OK && g.damaged ? fail(e, READOUT_STORE, "the index of words is damaged") : s;
}

static status scan_segment(const scanning *x, int64_t segment, error *e) {
    int64_t from;
    bool more = true, past = false;
    status s = store_number(x->r, SQL_FRONT_FIND, 0, &from, e, "ib", segment, x->low);
    sqlite3_stmt *q = s == READOUT_OK
                          ? store_bind(x->r, SQL_PIECES, e, "ii", PIECE_ID(segment, from), PIECE_ID(segment + 1, 0))
                          : NULL;
    if (!q) return s == READOUT_OK ? e->status : s;
    while (!past && (s = store_step(x->r, q, &more, e)) == READOUT_OK && more)
        if ((s = scan_piece(x, store_blob(q, 0), &past, e)) != READOUT_OK) break;
    sqlite3_reset(q);
    return s;
}

status index_scan(record *r, slice low, slice high, index_take *take, void *context, error *e) {
    error own = {0};
    scanning x = {r, low, high, take, context};
    int64_t segments[256];
    uint32_t count = 0;
    bool more = true;
    if (!e) e = &own;
    sqlite3_stmt *q = store_bind(r, SQL_SEGMENTS, e, "");
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more)
        if (count < sizeof segments / sizeof *segments) segments[count++] = sqlite3_column_int64(q, 0);
    for (uint32_t i = 0; i < count && s == READOUT_OK; i++) s = scan_segment(&x, segments[i], e);
    return s;
}

/* ------------------------------------------------------------------------------------------------- articles */

void index_hits_release(index_hits *h) {
    if (!h->a) mem_free(h->at);
    *h = (index_hits){.a = h->a};
}

static bool widen(index_hits *h) {
    size_t room = h->room * 2 + 64;
    index_hit *wider = h->a ? ARENA_NEW(h->a, index_hit, room) : mem_realloc(h->at, sizeof *wider * room);
    if (!wider) return false;
    if (h->a && h->size) memcpy(wider, h->at, sizeof *wider * h->size);
    h->at = wider;
    h->room = room;
    return true;
}

bool index_hits_add(index_hits *h, index_hit hit) {
    if (h->size == h->room && !widen(h)) return false;
    h->at[h->size++] = hit;
    return true;
}

static status add_hits(void *context, const index_entry *entry, error *e) {
    index_hits *h = context;
    index_hit hit = {0};
    bool whole = true;
    for (slice left = entry->postings; index_posting(&left, &hit, &whole);)
        if (!index_hits_add(h, hit)) return fail(e, READOUT_NO_MEMORY, "out of memory");
    return whole ? READOUT_OK : fail(e, READOUT_STORE, "the index of words is damaged");
}

status index_find(record *r, slice low, slice high, index_hits *out, error *e) {
    return index_scan(r, low, high, add_hits, out, e);
}

/* The first word behind a word is the same with a zero byte. */
static slice behind(slice term, char out[INDEX_WORD_MOST + 1]) {
    size_t size = term.size < INDEX_WORD_MOST ? term.size : INDEX_WORD_MOST;
    memcpy(out, term.at, size);
    out[size] = 0;
    return (slice){out, size + 1};
}

status index_find_word(record *r, slice term, index_hits *out, error *e) {
    char next[INDEX_WORD_MOST + 1];
    return index_find(r, term, behind(term, next), out, e);
}

static int by_article(const void *a, const void *b) {
    const index_hit *x = a, *y = b;
    return (x->article > y->article) - (x->article < y->article);
}

void index_settle(index_hits *h) {
    size_t size = 0;
    bool sorted = true;
    for (size_t i = 1; i < h->size && sorted; i++) sorted = h->at[i - 1].article <= h->at[i].article;
    if (!sorted) qsort(h->at, h->size, sizeof *h->at, by_article);
    for (size_t i = 0; i < h->size;) {
        index_hit sum = h->at[i];
        for (i++; i < h->size && h->at[i].article == sum.article; i++) sum.count += h->at[i].count;
        if (sum.count > 0) h->at[size++] = sum;
    }
    h->size = size;
}

void index_both(index_hits *one, const index_hits *other) {
    size_t size = 0, k = 0;
    for (size_t i = 0; i < one->size; i++) {
        while (k < other->size && other->at[k].article < one->at[i].article) k++;
        if (k < other->size && other->at[k].article == one->at[i].article) one->at[size++] = one->at[i];
    }
    one->size = size;
}

bool index_has(const index_hits *h, int64_t article_at) {
    index_hit key = {article_at, 0};
    return h->size && bsearch(&key, h->at, h->size, sizeof *h->at, by_article);
}

/* --------------------------------------------------------------------------------------------------- counts */

static status add_total(void *context, const index_entry *entry, error *e) {
    (void)e;
    *(int64_t *)context += entry->total;
    return READOUT_OK;
}

status index_count(record *r, slice term, int64_t *count, error *e) {
    char next[INDEX_WORD_MOST + 1];
    *count = 0;
    return index_scan(r, term, behind(term, next), add_total, count, e);
}

typedef struct counting {
    arena *a;
    key_counts *out;
} counting;

static status add_count(void *context, const index_entry *entry, error *e) {
    counting *x = context;
    uint64_t number;
    (void)e;
    if (!key_read(entry->term, &number)) return READOUT_OK;
    if (x->out->size && x->out->at[x->out->size - 1].number == number)
        x->out->at[x->out->size - 1].count += entry->total;
    else *vec_push(x->a, x->out) = (key_count){number, entry->total};
    return READOUT_OK;
}

static int by_number(const void *a, const void *b) {
    const key_count *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

status index_keys(record *r, char letter, uint64_t low, uint64_t high, arena *a, key_counts *out, error *e) {
    char from[KEY_SIZE], to[KEY_SIZE + 1] = {0};
    counting x = {a, out};
    uint32_t size = 0;
    key_term(letter, low, from);
    key_term(letter, high, to);
    status s = index_scan(r, (slice){from, KEY_SIZE}, (slice){to, KEY_SIZE + 1}, add_count, &x, e);
    if (s != READOUT_OK || !out->size) return s;
    qsort(out->at, out->size, sizeof *out->at, by_number);
    for (uint32_t i = 0; i < out->size;) {
        key_count sum = out->at[i];
        for (i++; i < out->size && out->at[i].number == sum.number; i++) sum.count += out->at[i].count;
        if (sum.count > 0) out->at[size++] = sum;
    }
    out->size = size;
    return s;
}
