/* tagger.h - learns the network that finds cues, and their sources and contents
 *
 * By the likelihood of the labels under both chains, with Adam (rows of features with AdaGrad), an article at a time
 * in an order that a fixed seed gives. The result is packed into the integers of base/kernel.h. */
#ifndef TRAIN_TAGGER_H
#define TRAIN_TAGGER_H

#include "code/attribution_model.h"

/* A cue, its window [from, to), and for each token there PART_FEATURES hashes and its label (enum part_label). */
typedef struct tagger_cue {
    uint32_t first, last, from, to;
    const uint32_t *hashes;
    const uint8_t *labels;
} tagger_cue;

/* An article with its states; for each token its rows and hashes (attribution_features.h) and its enum cue_label. */
typedef struct tagger_article {
    const article *article;
    const uint32_t *rows, *hashes;
    const uint8_t *labels;
    VEC(tagger_cue) cues;
} tagger_article;

typedef struct tagger_settings {
    uint32_t rounds, seed;
    float rate, drop_input, drop;
} tagger_settings;

/* Fills out->net and both chains. What it points to is in the arena. */
void tagger_train(arena *a, attribution_model *out, const tagger_article *const *articles, uint32_t count,
                  const tagger_settings *how);

#endif
