/* rank_train.h - learns which reading of a candidate cue is right, or none
 *
 * By the likelihood of the right one among a candidate's readings and "none", with AdaGrad's steps; the mean of the
 * later rounds. */
#ifndef TRAIN_RANK_TRAIN_H
#define TRAIN_RANK_TRAIN_H

#include "code/attribution_rank.h"

/* One candidate: its readings, and the right one, or `count` for none. Rows are places in `hashes` of the list
 * below. */
typedef struct rank_candidate {
    uint32_t first, count, right; /* readings */
} rank_candidate;

typedef struct rank_examples {
    arena *arena;
    VEC(rank_candidate) candidates;
    VEC(uint32_t) begin; /* of each reading, in hashes */
    VEC(uint32_t) hashes;
    VEC(float) numbers; /* RANK_NUMBERS for each reading */
} rank_examples;

void rank_add(rank_examples *x, const rank_features *f);

/* Writes m->rank (rows of numbers) and m->rank_number. */
void rank_train(arena *a, attribution_model *m, uint32_t rows, rank_examples *x);

#endif
