/* verify_words.c - the index of words against texts and codings; see verify.h
 *
 * What must stand in the index for an article follows from its text, cut by the index's own tokenizer, and from the keys of its coding. Of all
 * that, and of all that does stand there, a sum is kept for each article, whatever the order. */
#include <string.h>

#include "record/put.h"
#include "record/verify.h"

enum { TEXT, KEYS };

/* The words of one article so far. */
typedef struct indexed {
    slice sha256;
    uint64_t expected, there;
} indexed;

typedef struct indexing {
    lister *l;
    map rows; /* from an article's number to an index of `all` */
    VEC(indexed) all;
    fts5_tokenizer cutter;
    Fts5Tokenizer *cut;
    indexed *of;
    int64_t part, at;
} indexing;

/* The finaliser of splitmix64 over all that is known of one word in its place. */
static uint64_t place_hash(slice word, int64_t part, int64_t at) {
    uint64_t h = slice_hash(word) + 0x9E3779B97F4A7C15u * (uint64_t)(2 * at + part + 1);
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

static int take_word(void *context, int flags, const char *word, int size, int begin, int end) {
    indexing *x = context;
    (void)begin;
    (void)end;
    if (flags & FTS5_TOKEN_COLOCATED) return SQLITE_OK;
    x->of->expected += place_hash((slice){word, (size_t)size}, x->part, x->at++);
    return SQLITE_OK;
}

static void expect(indexing *x, int64_t part, slice text) {
    x->part = part;
    x->at = 0;
    if (text.size && x->cutter.xTokenize(x->cut, x, FTS5_TOKENIZE_DOCUMENT, text.at, (int)text.size, take_word) != SQLITE_OK)
        arena_exhausted(x->l->a);
}

typedef struct opening {
    coded *c;
    arena *in;
    bool whole;
} opening;

static status open_coded(void *context, error *e) {
    opening *job = context;
    (void)e;
    job->whole = coded_open(job->c, job->in);
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
        coded c = {.packed = {bytes ? bytes : "", bytes ? (size_t)sqlite3_column_bytes(s, 3) : 0}};
        opening job = {&c, l->held, false};
        x->of = vec_push(l->a, &x->all);
        *map_put(l->a, &x->rows, arena_print(l->a, "%lld", (long long)sqlite3_column_int64(s, 0)), &found) = x->all.size - 1;
        x->of->sha256 = arena_slice(l->a, store_text(s, 1));
        if (arena_run(l->held, open_coded, &job, l->e) != READOUT_OK) l->status = READOUT_NO_MEMORY;
        expect(x, TEXT, store_text(s, 2));
        if (job.whole) expect(x, KEYS, c.keys);
    }
}

/* Row by row of the index: word, article, column, place. */
static void look_up(indexing *x) {
    static const char sql[] = "SELECT term, doc, col = 'key', offset FROM temp.word_place";
    lister *l = x->l;
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    int64_t before = 0;
    indexed *of = NULL;
    while (lister_next(l, s)) {
        int64_t row = sqlite3_column_int64(s, 1);
        if (row != before) {
            arena_reset(l->held);
            uint32_t at = map_get(&x->rows, arena_print(l->held, "%lld", (long long)row));
            of = at == MAP_NONE ? NULL : &x->all.at[at];
            before = row;
            if (!of) verify_fault(l, (slice){0}, "word", row, "is of no article: ", store_text(s, 0));
        }
        if (of) of->there += place_hash(store_text(s, 0), sqlite3_column_int64(s, 2), sqlite3_column_int64(s, 3));
    }
}

static fts5_api *api_of(lister *l) {
    fts5_api *out = NULL;
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(l->r->db, "SELECT fts5(?1)", -1, &s, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(s, 1, &out, "fts5_api_ptr", NULL);
        sqlite3_step(s);
    }
    sqlite3_finalize(s);
    return out;
}

/* As the schema has it. */
static bool open_cutter(indexing *x) {
    const char *with[] = {"unicode61", "remove_diacritics", "2"};
    void *context;
    fts5_api *api = api_of(x->l);
    return api && api->xFindTokenizer(api, "porter", &context, &x->cutter) == SQLITE_OK &&
           x->cutter.xCreate(context, with, 3, &x->cut) == SQLITE_OK;
}

static void compare(indexing *x) {
    for (uint32_t i = 0; i < x->all.size; i++)
        if (x->all.at[i].expected != x->all.at[i].there)
            verify_fault(x->l, x->all.at[i].sha256, "word", i, "the index of words has others than the article", (slice){0});
}

static status in_arena(void *context, error *e) {
    indexing *x = context;
    (void)e;
    expect_articles(x);
    look_up(x);
    compare(x);
    return x->l->status;
}

void verify_words(lister *l) {
    indexing x = {.l = l};
    if (sqlite3_exec(l->r->db, "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_place USING fts5vocab (main, word, instance)", NULL, NULL, NULL) != SQLITE_OK) {
        if (l->status == READOUT_OK) l->status = store_fail(l->r, l->e);
        return;
    }
    if (open_cutter(&x)) {
        status s = arena_run(l->a, in_arena, &x, l->e); /* so that the cutter is given back */
        if (l->status == READOUT_OK) l->status = s;
    } else if (l->status == READOUT_OK) {
        l->status = fail(l->e, READOUT_STORE, "the index of words can't be read");
    }
    if (x.cut) x.cutter.xDelete(x.cut);
}
