/* index_cut.c - a text as words of the index: FTS5's own tokenizer cuts it, so that what the index has is what
 * `search` finds in sentences */
#include <string.h>

#include "record/index.h"
#include "record/stem.h"

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
    fts5_tokenizer porter;
    void *of;
    if (!api || api->xFindTokenizer(api, "porter", &of, &porter) != SQLITE_OK) return store_fail(r, e);
    r->stems = stems_new(&porter, of);
    return r->stems ? READOUT_OK : fail(e, READOUT_NO_MEMORY, "out of memory");
}

/* Words one behind the other: a byte for the size, 'w', the word. */
typedef struct cutting {
    char *at;
    size_t size, room;
    uint32_t words;
} cutting;

static void take_word(void *context, slice word) {
    cutting *c = context;
    size_t own = word.size < INDEX_WORD_MOST ? word.size : INDEX_WORD_MOST - 1;
    if (c->size + own + 2 > c->room) return;
    c->at[c->size++] = (char)(own + 1);
    c->at[c->size++] = 'w';
    memcpy(c->at + c->size, word.at, own);
    c->size += own;
    c->words++;
}

void index_word_add(arena *a, index_words *out, slice term) {
    *vec_push(a, out) = (index_word){.term = term, .hash = slice_quick_hash(term), .count = 1};
}

/* The words that were cut, each once. */
static void add_once(arena *a, const cutting *c, index_words *out) {
    uint32_t room = 64;
    while (room < 2 * c->words) room *= 2;
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
    c.at = arena_room(a, c.room);
    if (!stems_cut(r->stems, text, take_word, &c)) arena_exhausted(a);
    add_once(a, &c, out);
}
