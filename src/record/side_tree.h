/* side_tree.h - the trees of the model of sides.h, for who reads them and who makes them */
#ifndef RECORD_SIDE_TREE_H
#define RECORD_SIDE_TREE_H

#include "record/sides.h"

enum { SIDE_DEPTH = 3, SIDE_LEAVES = 1 << SIDE_DEPTH, SIDE_NODES = SIDE_LEAVES - 1 };

/* Whether the charge is asserted, is denied, is a matter at all. */
enum { SIDE_ASSERTED, SIDE_DENIED, SIDE_MATTER, SIDE_TREES };

typedef struct side_tree {
    uint16_t feature[SIDE_NODES]; /* in the order of a heap */
    int16_t above[SIDE_NODES];    /* yes where the feature is greater */
    int32_t leaf[SIDE_LEAVES];
} side_tree;

struct side_model {
    side_lexicon lexicon;
    VEC(side_tree) trees[SIDE_TREES];
    int32_t at[SIDE_TREES]; /* what each sum begins with */
    int32_t from;           /* thousandths: what is less likely is no guess */
};

static inline int32_t side_tree_value(const side_tree *t, const int16_t *features) {
    uint32_t node = 0;
    while (node < SIDE_NODES) node = 2 * node + 1 + (features[t->feature[node]] > t->above[node]);
    return t->leaf[node - SIDE_NODES];
}

#endif
