/* network_parts.h - what the files of the network share: a batch, its pieces, its losses */
#ifndef TRAIN_NETWORK_PARTS_H
#define TRAIN_NETWORK_PARTS_H

#include "article.h"
#include "base/activation.h"
#include "train/network.h"

struct batch {
    uint32_t room, size; /* places */
    uint32_t *word;      /* of the treebank, at each place; UINT32_MAX for an empty one */
    uint32_t *row[FEATURES];
    float *features, *feature_mask, *inner, *deviation[NET_LAYERS + 1], *hat[NET_LAYERS + 1], *x[NET_LAYERS + 1];
    float *gate[NET_LAYERS], *cell[NET_LAYERS], *mask[NET_LAYERS];
    float *tag_hidden, *tag_mask, *tag_out, *top, *top_mask, *arc, *distance, *name_out;
    float *d_x, *d_tag_x, *d_gate, *d_window, *d_features, *d_tag_hidden, *d_top, *d_arc, *d_distance, *d_sum;
    float *transposed;
    float *scores, *rel_in, *rel_out, *d_rel_in;
    size_t scores_room;
    int32_t *heads;
    void *decode;
};

static inline bool filled(const batch *b, uint32_t place) { return b->word[place] != UINT32_MAX; }
static inline void multiply_in(float *restrict x, const float *restrict mask, size_t count) {
    for (size_t i = 0; i < count; i++) x[i] *= mask[i];
}

static inline void leaky(float *x, size_t count) {
    for (size_t i = 0; i < count; i++) x[i] = activation_leaky(x[i]);
}

/* x, after the curve and the mask, tells the slope: a value of 0 was dropped and its mask is 0. */
static inline void leaky_backward(float *restrict d, const float *restrict x, size_t count) {
    for (size_t i = 0; i < count; i++) d[i] *= x[i] > 0 ? 1.0f : 0.1f;
}

static inline uint32_t largest(const float *score, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (score[i] > score[best]) best = i;
    return best;
}

uint32_t network_chance(network *n);
float network_even(network *n); /* at least 0, below 1 */

/* Makes room for so many places. */
void batch_reserve(batch *b, const network *n, uint32_t places);

/* Of `rows` rows, `step` floats apart. Backward adds to the gradients of weights and bias, and puts that of the input
 * into d_x (added where `add`), if not NULL. */
void linear_forward(const network *n, const linear *l, const float *x, size_t step, uint32_t rows, float *out,
    size_t out_step);
void linear_backward(network *n, batch *b, const linear *l, const float *x, size_t step, uint32_t rows,
    const float *d_out, size_t out_step, float *d_x, size_t x_step, bool add);

/* Zeros where something is dropped, elsewhere what keeps the sum. */
void make_mask(network *n, float *mask, size_t count, float drop);

/* Before layer `l`. */
void norm_forward(const network *n, batch *b, uint32_t l, const float *in);
void norm_backward(network *n, batch *b, uint32_t l, const float *d_out, float *d_in);

/* The losses of the batch, their gradients into it where `with` is not NULL, guesses into `out` where that is not. */
double loss_of_tags(network *n, batch *b, const treebank *t, const settings *with, float share, guess *out);
double loss_of_arcs(network *n, batch *b, const treebank *t, const settings *with, float share, guess *out);

/* For each word the pair of itself and its head, the given one where `gold`, else the guessed one. */
void relation_inputs(const network *n, batch *b, const treebank *t, bool gold);
double loss_of_relations(network *n, batch *b, const treebank *t, const settings *with, float share);

#endif
