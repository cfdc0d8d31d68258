/* factuality_model.h - how sure it is that it happened, as a number
 *
 * A linear model over hashed features (lang/en/factuality.model, made by train/factuality.c): -3 it certainly did
 * not, 3 it
 * certainly did, as annotators of UW, UDS-IH2 and MEANTIME put it. The rules' result (factuality.h) is one of its
 * features. */
#ifndef CODE_FACTUALITY_MODEL_H
#define CODE_FACTUALITY_MODEL_H

#include "base/model.h"
#include "code/factuality.h"

#define FACTUALITY_FEATURES 96 /* of one predicate, at most */
#define FACTUALITY_MODEL_VERSION 1

/* The annotated sets differ in scale: each feature counts once for all, and once more for its set. */
enum factuality_set { FACTUALITY_UW, FACTUALITY_UDS, FACTUALITY_MEANTIME, FACTUALITY_SETS };

typedef struct factuality_features {
    uint32_t size;
    uint32_t at[FACTUALITY_FEATURES];
} factuality_features;

void factuality_features_find(const modality *m, const tree *t, uint32_t head, factuality_features *out);

/* The row of a feature, for all (set == FACTUALITY_SETS) or for one set; `rows` is a power of two. */
uint32_t factuality_row(uint32_t feature, uint32_t set, uint32_t rows);

/* The author's value for the predicate at `head`, -3 to 3, on the scale of newswire (UW). A closed or foreign model
 * gives the
 * value of the rules. */
float factuality_estimate(const model *weights, const modality *m, const tree *t, uint32_t head);

#endif
