/* vectors.h - what words are like, as vectors: lang/en/vectors.model
 *
 * Words that are used alike have vectors that point the same way. The file is mapped read-only and never changes, so
 * threads share it. A word is looked up without its case; curly apostrophes are straight. Words are there as they
 * stand in text ("shelled"), most lemmas too. Missing are numbers, words with an apostrophe or hyphen ("n't"),
 * abbreviations with stops, and whatever is rarer than the 52,000 commonest.
 *
 *     vectors v;
 *     if (vectors_open(&v, "lang/en/vectors.model", e) != READOUT_OK) return e->status;
 *     uint32_t a = vectors_find(&v, SLICE("shelling")), b = vectors_find(&v, SLICE("bombardment"));
 *     float alike = vectors_cosine(&v, a, b);         0 where either has no vector
 *     float sum[VECTORS_WIDTH] = {0};
 *     vectors_add(&v, a, 1, sum);
 *     ...
 *     vectors_close(&v); */
#ifndef BASE_VECTORS_H
#define BASE_VECTORS_H

#include "base/model.h"

#define VECTORS_WIDTH 64
#define VECTORS_LIMIT (1u << 20) /* words */
#define VECTORS_NONE UINT32_MAX

/* How long each row is, as a vector of integers: what vectors_add adds is row / VECTORS_LENGTH. */
#define VECTORS_LENGTH 160

typedef struct vectors {
    model file;
    const uint64_t *keys; /* vectors_key of each word, in order; NULL when closed */
    const float *scales;  /* row * scale is the vector at its own length: words that say more have longer ones */
    const int8_t *rows;   /* VECTORS_WIDTH each */
    uint32_t count;
} vectors;

/* Maps and checks the file. On failure *v is closed, and *e says why: READOUT_NO_FILE or READOUT_BAD_MODEL. */
status vectors_open(vectors *v, const char *path, error *e);

/* The same over an open model of kind VECTORS_KIND, which *v then owns: for tests. */
status vectors_take(vectors *v, model file, error *e);

#define VECTORS_KIND "words"
#define VECTORS_VERSION 1

/* A closed one, all zeros, may be closed again, and finds nothing. */
void vectors_close(vectors *v);

/* The row of a word, or VECTORS_NONE. Takes any bytes; time grows with the first 64 letters at most. */
uint32_t vectors_find(const vectors *v, slice word);

/* VECTORS_WIDTH integers; NULL for VECTORS_NONE. */
const int8_t *vectors_row(const vectors *v, uint32_t row);

/* -1 to 1: how alike two words are; 0 where one of the rows is VECTORS_NONE. */
float vectors_cosine(const vectors *v, uint32_t a, uint32_t b);

/* Adds the row, brought to length `weight`, to sum[VECTORS_WIDTH]. Nothing for VECTORS_NONE. */
void vectors_add(const vectors *v, uint32_t row, float weight, float *sum);

/* -1 to 1: the cosine of two sums; 0 where one is all zeros. */
float vectors_cosine_of(const float *a, const float *b);

/* The key of a word: a hash of its letters, without case. 0 for a word of no letters or more than 64. */
uint64_t vectors_key(slice word);

#endif
