/* verify_words.c - the index of words against texts and codings; see verify.h
 *
 * What must stand in the index for an article follows from its text, cut as for the index, and from the keys of
 * its coding. Of all that, and of all that does stand there, a sum is kept for each article, whatever the order. */
#include <stdio.h>
#include <string.h>

#include "record/index_piece.h"
#include "record/put.h"
#include "record/verify.h"

/* The words of one article so far. */
typedef struct indexed {
    slice sha256;
    uint64_t expected, there;
} indexed;

typedef struct indexing {
    lister *l;
    map rows; /* from an article's number to an index of `all` */
    VEC(indexed) all;
} indexing;

/* The finaliser of splitmix64: one article's word, once. */
static uint64_t word_hash(slice term) {
    uint64_t h = slice_hash(term) + 0x9E3779B97F4A7C15u;
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

static void expect(indexed *of, const index_words *words) {
    for (uint32_t i = 0; i < words->size; i++)
        of->expected += word_hash(words->at[i].term) * (uint64_t)words->at[i].count;
}

typedef struct opening {
    lister *l;
    coded *c;
    bool whole;
} opening;

static status open_coded(void *context, error *e) {
    opening *job = context;
    (void)e;
    index_cut(job->l->r, job->c->text, job->l->held, &job->c->words);
    job->whole = coded_open(job->c, job->l->held);
    return READOUT_OK;
}

static void expect_articles(indexing *x) {
    static const char sql[] = "SELECT id, sha256, text, coding FROM article ORDER BY id";
    lister *l = x->l;
    bool found;
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        arena_reset(l->held);
        const char *bytes = sqlite3_column_blob(s, 3);
        coded c = {.sha256 = store_text(s, 1),
                   .packed = {bytes ? bytes : "", bytes ? (size_t)sqlite3_column_bytes(s, 3) : 0},
                   .text = store_text(s, 2)};
        opening job = {l, &c, false};
        indexed *of = vec_push(l->a, &x->all);
        *map_put(l->a, &x->rows, arena_print(l->a, "%lld", (long long)sqlite3_column_int64(s, 0)), &found) =
            x->all.size - 1;
        of->sha256 = arena_slice(l->a, store_text(s, 1));
        if (arena_run(l->held, open_coded, &job, l->e) != READOUT_OK) l->status = READOUT_NO_MEMORY;
        expect(of, &c.words);
        if (job.whole) expect(of, &c.keys);
    }
}

static indexed *article_at(indexing *x, int64_t row) {
    char number[24];
    uint32_t at = map_get(&x->rows, (slice){number, (size_t)snprintf(number, sizeof number, "%lld", (long long)row)});
    return at == MAP_NONE ? NULL : &x->all.at[at];
}

static status take_entry(void *context, const index_entry *entry, error *e) {
    indexing *x = context;
    uint64_t hash = word_hash(entry->term);
    index_hit hit = {0};
    int64_t total = 0;
    bool whole = true;
    (void)e;
    bool of_name = slice_starts(entry->term, SLICE("n")); /* see verify_actors.c */
    for (slice left = entry->postings; index_posting(&left, &hit, &whole); total += hit.count) {
        if (of_name) continue;
        indexed *of = article_at(x, hit.article);
        if (of) of->there += hash * (uint64_t)hit.count;
        else verify_fault(x->l, (slice){0}, "index", hit.article, "has a word of no article", (slice){0});
    }
    if (!whole || total != entry->total)
        verify_fault(x->l, (slice){0}, "index", total, "has another number than it says", (slice){0});
    return x->l->status;
}

/* Pieces are found by the words that they begin with. */
static void check_fronts(lister *l) {
    static const char sql[] = "SELECT f.first, p.packed, f.segment FROM index_front f LEFT JOIN index_piece p ON "
                              "p.id = (f.segment << 32) + f.piece";
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        const char *first = sqlite3_column_blob(s, 0), *packed = sqlite3_column_blob(s, 1);
        piece_reader g = {.left = {packed, packed ? (size_t)sqlite3_column_bytes(s, 1) : 0}};
        if (!piece_next(&g) || !slice_equal(g.entry.term, (slice){first, (size_t)sqlite3_column_bytes(s, 0)}))
            verify_fault(l, (slice){0}, "index", sqlite3_column_int64(s, 2),
                         "a piece of it does not begin as it should", (slice){0});
    }
}

static void check_pieces(lister *l) {
    static const char sql[] =
        "SELECT (SELECT count(*) FROM index_piece) - (SELECT coalesce(sum(pieces), 0) FROM index_segment)";
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    if (!lister_next(l, s)) return;
    int64_t more = sqlite3_column_int64(s, 0);
    sqlite3_reset(s);
    if (more) verify_fault(l, (slice){0}, "index", more, "has others than its number of pieces", (slice){0});
}

static void compare(indexing *x) {
    for (uint32_t i = 0; i < x->all.size; i++)
        if (x->all.at[i].expected != x->all.at[i].there)
            verify_fault(x->l, x->all.at[i].sha256, "index", i, "the index of words has others than the article",
                         (slice){0});
}

void verify_words(lister *l) {
    indexing x = {.l = l};
    error e = {0};
    expect_articles(&x);
    check_pieces(l);
    check_fronts(l);
    if (l->status != READOUT_OK) return;
    status s = index_scan(l->r, (slice){"", 0}, (slice){0}, take_entry, &x, &e);
    if (s == READOUT_STORE) verify_fault(l, (slice){0}, "index", 0, e.message, (slice){0});
    else if (l->status == READOUT_OK) l->status = s;
    compare(&x);
}
