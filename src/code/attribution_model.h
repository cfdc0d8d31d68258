/* attribution_model.h - the weights that find attributions
 *
 * Two chains over tokens, both linear in hashed features. The first marks cues. The second is asked once for each
 * cue, and marks its source and its content in the sentences around it. A row of weights belongs to the features
 * whose hash ends in its number. */
#ifndef CODE_ATTRIBUTION_MODEL_H
#define CODE_ATTRIBUTION_MODEL_H

#include "code/chain.h"
#include "code/token_facts.h"

enum cue_label { CUE_OUTSIDE, CUE_BEGIN, CUE_INSIDE, CUE_LABELS };

/* Of source and content: first, inside, last and only token. */
enum part_label {
    PART_OUTSIDE,
    SOURCE_BEGIN,
    SOURCE_INSIDE,
    SOURCE_LAST,
    SOURCE_ONLY,
    CONTENT_BEGIN,
    CONTENT_INSIDE,
    CONTENT_LAST,
    CONTENT_ONLY,
    PART_LABELS
};

/* Rows of `labels` - 1 weights: label 0 always scores 0. In use the weights are bytes; in training, numbers. */
typedef struct weights {
    const int8_t *bytes; /* NULL in training */
    const float *exact;
    float scale;
    uint32_t mask; /* rows - 1 */
    uint32_t labels;
} weights;

#define FEATURES_LIMIT 96 /* of one token */

#define RANK_NUMBERS 3 /* weights of the rank that are no rows */

typedef struct attribution_model {
    weights cue, part, rank; /* the rank's have 2 labels: one weight a row */
    chain cue_chain, part_chain;
    float rank_number[RANK_NUMBERS];
    cue_counts counts;
} attribution_model;

/* Adds up the rows that the hashes name: out[0] is 0, out[1 .. labels - 1] the scores. */
void weights_score(const weights *w, const uint32_t *hashes, uint32_t count, float *out);

/* The chains with their forbidden pairs and zeros elsewhere. */
void attribution_chains(chain *cue, chain *part);

#endif
