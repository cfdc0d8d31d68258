/* tree.h - a small tree of questions about numbers, of which many are added up: for who asks them and who makes
 * them */
#ifndef RECORD_TREE_H
#define RECORD_TREE_H

#include <stdint.h>

enum { SIDE_DEPTH = 3, SIDE_LEAVES = 1 << SIDE_DEPTH, SIDE_NODES = SIDE_LEAVES - 1 };

typedef struct side_tree {
    uint16_t feature[SIDE_NODES]; /* in the order of a heap */
    int16_t above[SIDE_NODES];    /* yes where the feature is greater */
    int32_t leaf[SIDE_LEAVES];    /* thousandths of a logit */
} side_tree;

static inline int32_t side_tree_value(const side_tree *t, const int16_t *features) {
    uint32_t node = 0;
    while (node < SIDE_NODES) node = 2 * node + 1 + (features[t->feature[node]] > t->above[node]);
    return t->leaf[node - SIDE_NODES];
}

#endif
