/* chain_train.h - learns the weights of a chain by the likelihood of its labels
 *
 * Stochastic gradient with AdaGrad's steps over sequences in an order that a fixed seed gives; the result is the
 * mean of the weights at the ends of the later rounds. Rows that fewer than `least` positions name stay zero. */
#ifndef TRAIN_CHAIN_TRAIN_H
#define TRAIN_CHAIN_TRAIN_H

#include "code/attribution_model.h"

/* One sequence: for each position its hashes and its label. */
typedef struct example {
    uint32_t count;
    const uint8_t *labels;
    const uint32_t *begin; /* count + 1 places in `hashes` */
    const uint32_t *hashes;
    const uint8_t *outside; /* 1 where only label 0 is allowed; NULL: nowhere */
} example;

typedef struct training {
    uint32_t rounds, least, seed;
    float rate, decay; /* AdaGrad's step; L2 at each step of a row */
} training;

/* Learns `w` (rows of labels - 1, zero at first, written) and the chain's scores. */
void chain_train(arena *a, chain *c, float *w, uint32_t rows, const example *examples, uint32_t count,
                 const training *how);

#endif
