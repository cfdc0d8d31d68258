/* row_trees.c - see row_trees.h */
#include "record/row_trees.h"

#include <math.h>

#include "record/sides.h"

static const double own_enough = 0.85; /* that the accused's own people assert it */

static side_tree tree_of(const row_tree row) {
    side_tree out;
    for (int i = 0; i < SIDE_NODES; i++) {
        out.feature[i] = (uint16_t)row[1 + i];
        out.above[i] = row[1 + SIDE_NODES + i];
    }
    for (int i = 0; i < SIDE_LEAVES; i++) out.leaf[i] = row[1 + 2 * SIDE_NODES + i];
    return out;
}

double row_trees_sum(const row_tree *trees, uint32_t count, int side, const int16_t *features) {
    double sum = 0;
    for (uint32_t t = 0; t < count; t++) {
        if (trees[t][0] != side) continue;
        side_tree tree = tree_of(trees[t]);
        sum += side_tree_value(&tree, features) / 1000.0;
    }
    return sum;
}

row_likely *row_trees_weigh(arena *a, const row_tree *trees, uint32_t count, const row_pairs *all) {
    row_likely *out = ARENA_NEW(a, row_likely, all->pairs.size + 1);
    for (uint32_t i = 0; i < all->pairs.size; i++) out[i] = (row_likely){{0, 0}};
    for (uint32_t t = 0; t < count; t++) {
        side_tree tree = tree_of(trees[t]);
        for (uint32_t i = 0; i < all->pairs.size; i++)
            out[i].is[trees[t][0]] += side_tree_value(&tree, all->pairs.at[i].features) / 1000.0;
    }
    for (uint32_t i = 0; i < all->pairs.size; i++)
        for (int side = 0; side < 2; side++) out[i].is[side] = 1 / (1 + exp(-out[i].is[side]));
    return out;
}

bool row_may_stand(const row_attribution *s, const row_pair *p, int side, double likely) {
    bool confesses = !side && (p->features[ROW_F_own] || p->features[ROW_F_accused]);
    return !s->doubtful && (!confesses || likely >= own_enough);
}

/* By side, then how sure, then where in the report. */
static bool shows_better(const member *m, const member *than, uint8_t side) {
    if ((m->side == side) != (than->side == side)) return m->side == side;
    if (m->score > than->score || m->score < than->score) return m->score > than->score;
    return m->n < than->n;
}

member row_shown(const row_attribution *s, int side, double likely) {
    uint8_t as = row_side(side);
    const member *best = s->all.at[0].is;
    for (uint32_t i = 1; i < s->all.size; i++)
        if (shows_better(s->all.at[i].is, best, as)) best = s->all.at[i].is;
    member out = *best;
    out.side = as;
    out.rule = LEARNED;
    out.marks |= MARK_MEANT;
    out.score = likely;
    return out;
}
