/* print.h - a text as words, and the few of its shingles by which its copies are found
 *
 * Positional winnowing (Schleimer, Wilkerson and Aiken 2003): of each PRINT_WINDOW shingles of PRINT_WORDS words in a
 * row the one with the smallest hash is kept, so that two texts with PRINT_WINDOW + PRINT_WORDS - 1 words in common
 * share a print. */
#ifndef RECORD_PRINT_H
#define RECORD_PRINT_H

#include "article.h"

enum { PRINT_WORDS = 5, PRINT_WINDOW = 5, PRINT_BYTES = 4 };

/* Letters and digits in a row, with apostrophes between them; the hash is of the word in lower case, without
 * accents. */
typedef struct text_word {
    span at;
    uint32_t hash;
} text_word;

typedef struct text_words {
    text_word *at;
    uint32_t size, room;
} text_words;

/* A shingle that was kept: its hash, and its first word. */
typedef struct print {
    uint32_t hash, word;
} print;

typedef struct prints {
    print *at;
    uint32_t size, room;
} prints;

/* The hash of one word, or 0 where it has neither letter nor digit; of several in a row, of all. In `a` what it
 * needs. */
uint32_t word_key(arena *a, slice word);

/* In `a`; linear in the text. */
void words_of_text(arena *a, slice text, text_words *out);
void prints_of_words(arena *a, const text_words *words, prints *out);

/* The hash of PRINT_WORDS words from one on. */
uint32_t print_shingle(const text_word *from);

/* The hashes alone, PRINT_BYTES each, the lowest byte first: what the record keeps. In `a`. */
slice prints_packed(arena *a, slice text);
uint32_t print_unpacked(const char *at);

#endif
