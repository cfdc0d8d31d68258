/* attribution_model.h - the weights that find attributions
 *
 * Two chains over tokens, whose scores a network gives (attribution_net.h). The first marks cues. The second is asked
 * once for each cue, and marks its source and its content in the sentences around it. Its readings are ranked by a
 * linear model of hashed features: a row of weights belongs to the features whose hash ends in its number. */
#ifndef CODE_ATTRIBUTION_MODEL_H
#define CODE_ATTRIBUTION_MODEL_H

#include "code/attribution_net.h"
#include "code/chain.h"

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

/* One weight a row. In use the weights are bytes; in training, numbers. */
typedef struct weights {
    const int8_t *bytes; /* NULL in training */
    const float *exact;
    float scale;
    uint32_t mask; /* rows - 1 */
} weights;

#define RANK_NUMBERS 3 /* weights of the rank that are no rows */

typedef struct attribution_model {
    attribution_net net;
    weights rank;
    chain cue_chain, part_chain;
    float rank_number[RANK_NUMBERS];
    cue_counts counts;
} attribution_model;

/* The sum of the rows that the hashes name. */
float weights_sum(const weights *w, const uint32_t *hashes, uint32_t count);

/* The chains with their forbidden pairs and zeros elsewhere. */
void attribution_chains(chain *cue, chain *part);

#endif
