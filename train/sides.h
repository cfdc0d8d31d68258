/* sides.h - examples of who takes which side, and the trees that are learned from them */
#ifndef TRAIN_SIDES_H
#define TRAIN_SIDES_H

#include "record/side_features.h"

#include "sets.h"

typedef struct example {
    int16_t features[SIDE_FEATURE_COUNT];
    uint8_t label;                        /* 0 neither, 1 asserts, 2 denies */
    bool marked;                          /* with some dispute */
    bool first;                           /* the charge's own features, of no attribution */
    uint8_t mark_side;                    /* 1 asserts, 2 denies some dispute; 0 none, or both */
    /* by the rules it 1 asserts, 2 denies the charge; 0 no statement of it; 3 both, or neither */
    uint8_t given;
    float fits;                           /* how well the charge fits the dispute that it fits best */
    uint32_t set, quote, charge, speaker; /* numbers that differ between articles */
} example;

typedef struct learner {
    VEC(example) examples;
    uint32_t quotes, speakers;
} learner;

/* Learns from the examples into the file that `in` names; or, with folds, into PATH.0.tsv and so on, each without
 * every folds-th set, and says how they do on what they have not seen. In its arena. */
status learner_learn(learner *l, const sets *in, error *e);

#endif
