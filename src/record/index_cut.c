/* index_cut.c - a text as words of the index: FTS5's own tokenizer cuts it, so that what the index has is what
 * `search` finds in sentences */
#include <string.h>

#include "record/index.h"

static const char *const tokenizer[] = {"unicode61", "remove_diacritics", "2"};

static fts5_api *api_of(record *r) {
    fts5_api *out = NULL;
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(r->db, "SELECT fts5(?1)", -1, &s, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(s, 1, &out, "fts5_api_ptr", NULL);
        sqlite3_step(s);
    }
    sqlite3_finalize(s);
    return out;
}

status index_open(record *r, error *e) {
    fts5_api *api = api_of(r);
    if (api && api->xFindTokenizer(api, "porter", &r->cutter_of, &r->cutter) == SQLITE_OK) return READOUT_OK;
    return store_fail(r, e);
}

/* Words one behind the other: a byte for the size, 'w', the word. */
typedef struct cutting {
    char *at;
    size_t size, room;
} cutting;

static int take_word(void *context, int flags, const char *word, int size, int begin, int end) {
    cutting *c = context;
    size_t own = size < INDEX_WORD_MOST ? (size_t)size : INDEX_WORD_MOST - 1;
    (void)begin;
    (void)end;
    if (flags & FTS5_TOKEN_COLOCATED || c->size + own + 2 > c->room) return SQLITE_OK;
    c->at[c->size++] = (char)(own + 1);
    c->at[c->size++] = 'w';
    memcpy(c->at + c->size, word, own);
    c->size += own;
    return SQLITE_OK;
}

static bool cut(const record *r, slice text, cutting *c) {
    Fts5Tokenizer *with = NULL;
    const char *arguments[3];
    memcpy(arguments, tokenizer, sizeof arguments);
    if (r->cutter.xCreate(r->cutter_of, arguments, 3, &with) != SQLITE_OK) return false;
    int code = r->cutter.xTokenize(with, c, FTS5_TOKENIZE_DOCUMENT, text.at, (int)text.size, take_word);
    r->cutter.xDelete(with);
    return code == SQLITE_OK;
}

void index_word_add(arena *a, index_words *out, slice term) {
    *vec_push(a, out) = (index_word){.term = term, .hash = slice_quick_hash(term), .count = 1};
}

/* The words that were cut, each once. */
static void add_once(arena *a, const cutting *c, index_words *out) {
    uint32_t room = 64;
    while (room < c->size) room *= 2; /* a word takes three bytes or more: at most a third is full */
    uint32_t *slots = ARENA_NEW(a, uint32_t, room);
    for (size_t i = 0; i < c->size; i += 1 + (unsigned char)c->at[i]) {
        slice term = {c->at + i + 1, (unsigned char)c->at[i]};
        uint32_t hash = slice_quick_hash(term), at = hash & (room - 1);
        while (slots[at] && !slice_equal(out->at[slots[at] - 1].term, term)) at = (at + 1) & (room - 1);
        if (slots[at]) continue;
        *vec_push(a, out) = (index_word){.term = term, .hash = hash, .count = 1};
        slots[at] = out->size;
    }
}

void index_cut(const record *r, slice text, arena *a, index_words *out) {
    cutting c = {.room = text.size * 2 + 16}; /* a letter's lower case may be a byte longer */
    if (!text.size) return;
    c.at = arena_alloc(a, c.room);
    if (!cut(r, text, &c)) arena_exhausted(a);
    add_once(a, &c, out);
}
