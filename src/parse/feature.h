/* feature.h - what the network sees of a word
 *
 * A word is known by its form in lower case and as it stands, its first and last letters, its shape ("Xx", "dd"), the
 * groups of three and four letters in it, and where it stands. Each of these is a key; the vocabulary says which row
 * of the feature's table of vectors a key has, row 0 being that of all keys that training did not keep. Used by the
 * parser and by its trainer alike, so that the two cannot differ. */
#ifndef PARSE_FEATURE_H
#define PARSE_FEATURE_H

#include "base/slice.h"

enum feature {
    FEATURE_WORD,    /* lower case, digits as 0, curly quotes straight */
    FEATURE_CASED,   /* as it stands */
    FEATURE_FIRST,   /* the first letter */
    FEATURE_PREFIX,  /* the first three */
    FEATURE_SUFFIX2, /* the last two, three, four */
    FEATURE_SUFFIX3,
    FEATURE_SUFFIX4,
    FEATURE_SHAPE,
    FEATURE_PLACE,   /* enum place */
    FEATURE_RAW,     /* FEATURE_WORD's letters again, for vectors learned from raw text */
    FEATURE_LIST,    /* and again, for lists of names: which of them have the word */
    FEATURE_VECTOR,  /* the word's row in vectors.model, which is found by its letters and not by a key */
    FEATURE_GRAM,    /* groups of letters: the mean of their vectors */
    FEATURES
};

/* Width of each feature's vectors, in numbers; a multiple of 16. They are laid side by side in this order. */
extern const uint16_t feature_width[FEATURES];
#define FEATURE_WIDTH 528

/* Where the word stands: added up. */
enum place { PLACE_GLUED = 1 /* no space before it */, PLACE_FIRST = 2 /* of its sentence */,
    PLACE_CAPITALS = 4 /* in a
    sentence without lower case */, PLACES = 8 };

#define FEATURE_GRAM_LIMIT 64

typedef struct word_keys {
    uint64_t key[FEATURES]; /* FEATURE_VECTOR's and FEATURE_GRAM's are unused */
    uint64_t gram[FEATURE_GRAM_LIMIT];
    uint32_t grams;
} word_keys;

/* The keys of a word. Of a long one only the first and last letters count, so the time is bounded. */
void feature_keys(slice form, unsigned place, word_keys *out);

/* The key that FEATURE_RAW or FEATURE_LIST has for a word, from its FEATURE_WORD key. */
uint64_t feature_derived(enum feature f, uint64_t word_key);

/* True where the word has a letter in lower case. */
bool feature_has_lower(slice form);

/* The vocabulary: open addressing over a power of two of slots; an empty slot has mark 0. */
typedef struct vocabulary_slot {
    uint32_t mark, row;
} vocabulary_slot;

typedef struct vocabulary {
    const vocabulary_slot *slots;
    uint32_t mask; /* slots - 1 */
} vocabulary;

/* The row of a key, 0 where it has none. */
uint32_t vocabulary_row(const vocabulary *v, uint64_t key);

/* The mark that stands for a key: its upper half, never 0. */
static inline uint32_t vocabulary_mark(uint64_t key) {
    uint32_t mark = (uint32_t)(key >> 32);
    return mark ? mark : 1;
}

#endif
