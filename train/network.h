/* network.h - the parser's network in floats: forward, backward, update
 *
 * Vectors of a word's features side by side -> linear -> layers, each a gated recurrence in both directions over a
 * window of words (quasi-recurrent networks, Bradbury et al. 2016, fo-pooling), added to its input and normalised.
 * After layer `tag_layer` come tags, features and lemma scripts; after the last one arcs (biaffine, Dozat and Manning
 * 2017, with a learned score of the distance), relations and names. */
#ifndef TRAIN_NETWORK_H
#define TRAIN_NETWORK_H

#include "parse/net.h"
#include "train/corpus.h"

typedef struct linear {
    uint32_t in, out, wide; /* wide: out, up to a multiple of 16 */
    size_t weight, bias;    /* where in the parameters: weight[in][wide], bias[wide] */
} linear;

typedef struct settings {
    float rate, drop_input, drop_layer, drop_hidden, drop_word;
    float weight[LABELS], weight_arc, weight_relation;
} settings;

typedef struct network {
    net_shape shape;
    uint32_t tag_size[LABELS]; /* labels of each kind; names are apart */
    uint32_t tag_at[LABELS];   /* where each begins in the tags' outputs */
    linear input, gates[NET_LAYERS], tag_hidden, tags, top, arc, distance, relation, name;
    size_t norm[NET_LAYERS + 1]; /* gain, then shift, WIDTH each */
    size_t root, transition; /* NET_ARC_OUT; NET_NAMES * NET_NAMES */
    size_t count; /* parameters */
    float *value, *grad, *mean, *square;
    uint32_t rows[FEATURES];
    float *table[FEATURES], *table_grad[FEATURES], *table_mean[FEATURES], *table_square[FEATURES];
    uint8_t *touched[FEATURES];
    uint32_t *list[FEATURES], listed[FEATURES];
    /* how likely each row of FEATURE_WORD is hidden in training: the rarer, the more; may be NULL */
    float *word_drop;
    uint64_t random;
    uint32_t step;
} network;

/* What one pass over a batch gives for each word, beside the losses. */
typedef struct guess {
    uint16_t label[LABELS];
    int32_t head; /* in the sentence; -1 the root */
    uint16_t relation;
} guess;

typedef struct batch batch;

void network_init(network *n, const net_shape *shape, const uint32_t label_count[LABELS],
                  const uint32_t rows[FEATURES], uint64_t seed);
void network_free(network *n);

/* A batch holds what a pass needs; it grows as needed and is used again. */
batch *batch_new(void);
void batch_free(batch *b);

/* Runs the sentences forward and, where `with` is not NULL, backward, adding to the gradients; returns the loss for
 * each word. `out` (one for each word of the sentences in turn) takes the guesses, where it is not NULL. */
double network_pass(network *n, batch *b, const treebank *t, const uint32_t *phrases, uint32_t count,
    const settings *with, guess *out);

/* How large activations get: counts of their sizes, for the integers that the parser will hold them in. */
enum { RANGE_TAG = NET_LAYERS + 1, RANGE_TOP, RANGE_PRODUCT, RANGES, RANGE_BINS = 8192 };
typedef struct ranges {
    uint32_t count[RANGES][RANGE_BINS]; /* bin i: sizes from i / 128 */
} ranges;

/* Adds what the last pass (without learning) left in the batch. */
void network_observe(const network *n, const batch *b, ranges *r);

/* The size that all but one of 20,000 stay below. */
float ranges_top(const ranges *r, int which);

/* One step of Adam along the gradients, which it clears. */
void network_update(network *n, float rate);

#endif
