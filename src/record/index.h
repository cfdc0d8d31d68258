/* index.h - which articles have a word or a key: an inverted index, written once for each transaction
 *
 * A word is the letter 'w' and what FTS5's tokenizer makes of it (lower case, no accents, stemmed), cut after
 * INDEX_WORD_MOST bytes; a key is another letter and eight bytes (coding.h). With each stand the rows of the articles
 * that have it, and how often. Words of names are kept in the same way: the letter 'n', with the rows of the actors
 * who are called so (identity.h), where it says articles here. Where in an article a word stands is not kept:
 * `search` looks at the sentences of the articles that it finds.
 *
 * A transaction writes one segment: its words in the order of their bytes, packed into pieces of a page. Of SEGMENTS
 * of one level one of the next is made, so that adding costs nearly the same however large the record is. How often
 * an article has a word is the sum over all segments: what is taken off is counted below nothing, and the order of
 * segments means nothing. */
#ifndef RECORD_INDEX_H
#define RECORD_INDEX_H

#include "base/vec.h"
#include "record/store.h"

enum { INDEX_WORD_MOST = 64, SEGMENTS = 8 };

/* A word of an article that is put in: how often it is there. Counts of one word may come in several parts. */
typedef struct index_word {
    slice term;
    uint32_t hash;
    int32_t count;
} index_word;

typedef VEC(index_word) index_words;

/* Readies the tokenizer. */
status index_open(record *r, error *e);

/* Adds the words of a text, each once; whatever the thread. In `a`, inside its arena_run. */
void index_cut(const record *r, slice text, arena *a, index_words *out);

/* Adds one word; `term` is borrowed. */
void index_word_add(arena *a, index_words *out, slice term);

/* What a transaction adds so far, in memory. */
typedef struct index_batch index_batch;
index_batch *index_batch_new(arena *a);
void index_batch_add(index_batch *b, int64_t article_at, const index_words *words, int32_t by);

/* Writes it as a segment; makes larger ones of those that are many. In r->scratch, inside its arena_run. */
status index_write(record *r, index_batch *b, error *e);
status index_merge(record *r, error *e);

/* An article that has a word. */
typedef struct index_hit {
    int64_t article;
    int64_t count;
} index_hit;

/* In the arena, inside its arena_run; on the heap where it is NULL. With the rest zeroed it is empty. */
typedef struct index_hits {
    index_hit *at;
    size_t size, room;
    arena *a;
} index_hits;

/* Adds one; false where memory is out. */
bool index_hits_add(index_hits *h, index_hit hit);

/* Frees what it holds; it is empty then. */
void index_hits_release(index_hits *h);

/* Adds the articles of all words from `low` on that come before `high`; or of one word; index_settle then sorts
 * them by article and adds their counts up. */
status index_find(record *r, slice low, slice high, index_hits *out, error *e);
status index_find_word(record *r, slice term, index_hits *out, error *e);
void index_settle(index_hits *h);

/* Settled articles that are in both, in *one. */
void index_both(index_hits *one, const index_hits *other);

/* Of settled ones. */
bool index_has(const index_hits *h, int64_t article_at);

/* How often a word stands in all articles together. */
status index_count(record *r, slice term, int64_t *count, error *e);

/* Goes through the words from `low` on that come before `high` (to the end where it is empty), segment by segment.
 * What is handed over holds until the call ends. */
typedef struct index_entry {
    slice term, postings;
    int64_t total;
} index_entry;
typedef status index_take(void *context, const index_entry *entry, error *e);
status index_scan(record *r, slice low, slice high, index_take *take, void *context, error *e);

/* The next of an entry's articles; false at the end. `article` is 0 at first. *whole is set to false where the
 * bytes are damaged. */
bool index_posting(slice *postings, index_hit *hit, bool *whole);

/* The numbers of keys under a letter, from `low` to `high`, and how often each stands in all articles; rising. In
 * `a`. */
typedef struct key_count {
    uint64_t number;
    int64_t count;
} key_count;
typedef VEC(key_count) key_counts;
status index_keys(record *r, char letter, uint64_t low, uint64_t high, arena *a, key_counts *out, error *e);

#endif
