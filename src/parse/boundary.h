/* boundary.h - where tokens and sentences may end, and what is seen there
 *
 * A block's text is a row of code points, any white space as one place. Between two of them may be a boundary: always
 * at white space, else where the kind of character changes or a sign stands. A linear classifier over hashed
 * features, learned from treebanks, says for each whether the token goes on, ends, or ends its sentence. Shared by
 * the parser and the trainer. */
#ifndef PARSE_BOUNDARY_H
#define PARSE_BOUNDARY_H

#include "base/arena.h"

enum boundary { BOUNDARY_NONE, BOUNDARY_TOKEN, BOUNDARY_SENTENCE, BOUNDARIES };

#define BOUNDARY_FEATURES 40
#define BOUNDARY_ROWS (1u << 17) /* of weights; 4 numbers each, the last unused */

/* What lies between two spaces. */
typedef struct boundary_chunk {
    uint32_t begin, end; /* code points */
    uint32_t hash;       /* of its lower case; of a long one only its length and ends */
    uint32_t core;       /* the same without signs at its ends */
    uint32_t shape;
} boundary_chunk;

typedef struct boundary_view {
    uint32_t size;        /* code points, without white space */
    const uint32_t *code; /* with 8 zeros before and after */
    const uint32_t *byte; /* where each begins; byte[size] is the end */
    const uint32_t *chunk_of;
    const boundary_chunk *chunks;
    uint32_t chunk_count;
} boundary_view;

/* What has been decided so far. */
typedef struct boundary_history {
    uint32_t token;    /* code point at which the open token begins */
    uint32_t chunk;    /* with which the sentence begins */
    uint32_t sentence; /* code point at which it begins */
    int32_t brackets;  /* open in the sentence */
    uint32_t quotes;   /* met in the sentence */
} boundary_history;

/* Views the text, of which `base` is the first byte's place. `text` has at most 2^24 bytes. */
boundary_view boundary_view_of(arena *a, slice text, uint32_t base);

/* True where code point `at` (1 to size) may begin a token. At a space or the end it always does. */
bool boundary_possible(const boundary_view *v, uint32_t at);

/* True where white space or the end of the text comes before code point `at`. */
bool boundary_at_space(const boundary_view *v, uint32_t at);

/* The features' rows of the boundary before `at`; returns how many. */
uint32_t boundary_features(const boundary_view *v, const boundary_history *h, uint32_t at,
                           uint32_t out[BOUNDARY_FEATURES]);

/* Takes the decision for `at` into the history. */
void boundary_decided(const boundary_view *v, boundary_history *h, uint32_t at, enum boundary what);

/* The decision by the weights; at a space it is never BOUNDARY_NONE. `surer`: by how much the sum for a sentence's
 * end must be the highest. */
enum boundary boundary_decide(const boundary_view *v, const boundary_history *h, uint32_t at, const int16_t *weights,
                              int32_t surer);

#endif
