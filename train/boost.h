/* boost.h - trees boosted on the logistic loss: each on a part of the examples and of the features */
#ifndef TRAIN_BOOST_H
#define TRAIN_BOOST_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "record/tree.h"

enum { BOOST_TREES = 200 };

typedef struct boost_examples {
    uint32_t size, width;           /* examples; features of each */
    const int16_t *const *features; /* of each example */
    const double *weight;           /* the same; 0: not learned from */
    const bool *right;
    const bool *allowed; /* of each feature, or NULL: all */
    int columns;         /* of a hundred features, that a tree may ask of; above 100: of all */
} boost_examples;

typedef struct boosted {
    double at; /* what the sum begins with, in logits */
    side_tree trees[BOOST_TREES];
} boosted;

/* In `a`. The same examples give the same trees. */
void boost(arena *a, const boost_examples *x, boosted *out);

/* As a table for row_trees.h: a row a tree, before them one with what the sum begins with in all leaves. Columns:
 * `side`, the features, what each must be above, the leaves. */
void boosted_write(FILE *out, int side, const boosted *m);

/* 0 to 1. */
double boosted_likely(const boosted *m, const int16_t *features);

#endif
