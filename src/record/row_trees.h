/* row_trees.h - how likely attributions take sides, by learned trees, and what they then stand there with */
#ifndef RECORD_ROW_TREES_H
#define RECORD_ROW_TREES_H

#include "record/row_features.h"
#include "record/tree.h"

/* A tree of a table made by train/rows.c: its side, seven features, what each must be above, eight leaves. The first
 * of a side has what its sum begins with in all leaves. */
typedef int16_t row_tree[1 + 2 * SIDE_NODES + SIDE_LEAVES];

/* The sum of the trees of one side over some features, in logits. */
double row_trees_sum(const row_tree *trees, uint32_t count, int side, const int16_t *features);

/* How likely the attribution of a pair asserts and denies. */
typedef struct row_likely {
    double is[2];
} row_likely;

/* Of each pair. In `a`. */
row_likely *row_trees_weigh(arena *a, const row_tree *trees, uint32_t count, const row_pairs *all);

/* Whether who is so likely on a side may stand there: it must be sure that he says it, and very likely where the
 * accused's own people assert the charge. */
bool row_may_stand(const row_attribution *s, const row_pair *p, int side, double likely);

/* The statement that an attribution stands with on a side, under the rule `side`: one of that side, the surest, else
 * any. */
member row_shown(const row_attribution *s, int side, double likely);

#endif
