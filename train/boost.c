/* boost.c - see boost.h */
#include "boost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    BINS = 32,  /* of a feature's values */
    LEAST = 12, /* examples in a leaf */
};

static const double rate = 0.06, ridge = 4, sample = 0.6;

typedef struct booster {
    const boost_examples *x;
    uint8_t *bins;        /* of each example, x->width */
    int16_t (*cuts)[BINS]; /* of each feature */
    uint32_t *cut_count;
    double (*slopes)[BINS + 1], (*bends)[BINS + 1];
    uint32_t (*counts)[BINS + 1];
    double *sum, *slope, *bend;
    uint8_t *node;
    uint64_t chance;
    bool *asked;
} booster;

static double draw(booster *b) {
    b->chance = b->chance * 6364136223846793005u + 1442695040888963407u;
    return (double)(b->chance >> 11) / 9007199254740992.0;
}

static int by_number(const void *x, const void *y) { return *(const int16_t *)x - *(const int16_t *)y; }

static void find_cuts(booster *b, arena *a) {
    int16_t *values = ARENA_NEW(a, int16_t, b->x->size + 1);
    for (uint32_t f = 0; f < b->x->width; f++) {
        for (uint32_t i = 0; i < b->x->size; i++) values[i] = b->x->features[i][f];
        qsort(values, b->x->size, sizeof *values, by_number);
        uint32_t n = 0;
        for (uint32_t k = 1; k < BINS && b->x->size; k++) {
            int16_t x = values[(uint64_t)k * b->x->size / BINS];
            if (x > values[0] && (!n || b->cuts[f][n - 1] != x - 1)) b->cuts[f][n++] = (int16_t)(x - 1);
        }
        for (uint32_t i = 1; i < b->x->size && n < 6; i++) { /* rare values: their first */
            bool known = values[i] == values[i - 1];
            for (uint32_t k = 0; k < n; k++) known |= b->cuts[f][k] == values[i] - 1;
            if (!known) b->cuts[f][n++] = (int16_t)(values[i] - 1);
        }
        qsort(b->cuts[f], n, sizeof b->cuts[f][0], by_number);
        b->cut_count[f] = n;
        for (uint32_t i = 0; i < b->x->size; i++) {
            uint8_t bin = 0;
            while (bin < n && b->x->features[i][f] > b->cuts[f][bin]) bin++;
            b->bins[(size_t)i * b->x->width + f] = bin;
        }
    }
}

static double gain(double slope, double bend) { return slope * slope / (bend + ridge); }

static void split(booster *b, side_tree *tree, uint32_t node) {
    double slope = 0, bend = 0, best = 1e-3;
    uint32_t count = 0;
    memset(b->slopes, 0, sizeof *b->slopes * b->x->width);
    memset(b->bends, 0, sizeof *b->bends * b->x->width);
    memset(b->counts, 0, sizeof *b->counts * b->x->width);
    for (uint32_t i = 0; i < b->x->size; i++) {
        if (b->node[i] != node) continue;
        const uint8_t *bin = b->bins + (size_t)i * b->x->width;
        slope += b->slope[i];
        bend += b->bend[i];
        count++;
        for (uint32_t f = 0; f < b->x->width; f++) {
            b->slopes[f][bin[f]] += b->slope[i];
            b->bends[f][bin[f]] += b->bend[i];
            b->counts[f][bin[f]]++;
        }
    }
    tree->feature[node] = 0;
    tree->above[node] = 9999;
    for (uint32_t f = 0; f < b->x->width; f++) {
        double left = 0, left_bend = 0;
        uint32_t left_count = 0;
        for (uint32_t k = 0; b->asked[f] && k < b->cut_count[f]; k++) {
            left += b->slopes[f][k];
            left_bend += b->bends[f][k];
            left_count += b->counts[f][k];
            if (left_count < LEAST || count - left_count < LEAST) continue;
            double more = gain(left, left_bend) + gain(slope - left, bend - left_bend) - gain(slope, bend);
            if (more <= best) continue;
            best = more;
            tree->feature[node] = (uint16_t)f;
            tree->above[node] = b->cuts[f][k];
        }
    }
    for (uint32_t i = 0; i < b->x->size; i++)
        if (b->node[i] == node)
            b->node[i] = (uint8_t)(2 * node + 1 +
                                   (b->x->features[i][tree->feature[node]] > tree->above[node]));
}

static void grow(booster *b, side_tree *tree) {
    double slopes[SIDE_LEAVES] = {0}, bends[SIDE_LEAVES] = {0};
    for (uint32_t f = 0; f < b->x->width; f++) {
        b->asked[f] = draw(b) * 100 < b->x->columns && (!b->x->allowed || b->x->allowed[f]);
    }
    for (uint32_t i = 0; i < b->x->size; i++) b->node[i] = draw(b) < sample && b->x->weight[i] > 0 ? 0 : 255;
    for (uint32_t node = 0; node < SIDE_NODES; node++) split(b, tree, node);
    for (uint32_t i = 0; i < b->x->size; i++) {
        if (b->node[i] == 255) continue;
        slopes[b->node[i] - SIDE_NODES] += b->slope[i];
        bends[b->node[i] - SIDE_NODES] += b->bend[i];
    }
    for (uint32_t i = 0; i < SIDE_LEAVES; i++)
        tree->leaf[i] = (int32_t)lround(1000 * rate * slopes[i] / (bends[i] + ridge));
}

static double likely(double sum) { return 1 / (1 + exp(-sum)); }

void boost(arena *a, const boost_examples *x, boosted *out) {
    booster *b = ARENA_NEW(a, booster, 1);
    *b = (booster){.x = x,
                   .bins = arena_alloc(a, (size_t)x->size * x->width),
                   .cuts = arena_alloc(a, sizeof *b->cuts * x->width),
                   .cut_count = ARENA_NEW(a, uint32_t, x->width),
                   .slopes = arena_alloc(a, sizeof *b->slopes * x->width),
                   .bends = arena_alloc(a, sizeof *b->bends * x->width),
                   .counts = arena_alloc(a, sizeof *b->counts * x->width),
                   .sum = ARENA_NEW(a, double, x->size),
                   .slope = ARENA_NEW(a, double, x->size),
                   .bend = ARENA_NEW(a, double, x->size),
                   .node = arena_alloc(a, x->size),
                   .asked = ARENA_NEW(a, bool, x->width),
                   .chance = 1};
    double right = 0, all = 0;
    find_cuts(b, a);
    for (uint32_t i = 0; i < x->size; i++) {
        all += x->weight[i];
        right += x->weight[i] * x->right[i];
    }
    out->at = log((right + 1) / (all - right + 1));
    for (uint32_t i = 0; i < x->size; i++) b->sum[i] = out->at;
    for (uint32_t t = 0; t < BOOST_TREES; t++) {
        for (uint32_t i = 0; i < x->size; i++) {
            double p = likely(b->sum[i]);
            b->slope[i] = x->weight[i] * (x->right[i] - p);
            b->bend[i] = x->weight[i] * p * (1 - p);
        }
        grow(b, &out->trees[t]);
        for (uint32_t i = 0; i < x->size; i++) b->sum[i] += side_tree_value(&out->trees[t], x->features[i]) / 1000.0;
    }
}

static void write_tree(FILE *out, int side, const side_tree *tree) {
    fprintf(out, "%d", side);
    for (int i = 0; i < SIDE_NODES; i++) fprintf(out, "\t%d", tree->feature[i]);
    for (int i = 0; i < SIDE_NODES; i++) fprintf(out, "\t%d", tree->above[i]);
    for (int i = 0; i < SIDE_LEAVES; i++) fprintf(out, "\t%d", (int)tree->leaf[i]);
    fputc('\n', out);
}

void boosted_write(FILE *out, int side, const boosted *m) {
    side_tree first = {.feature = {0}};
    for (int i = 0; i < SIDE_LEAVES; i++) first.leaf[i] = (int32_t)lround(1000 * m->at);
    write_tree(out, side, &first);
    for (int t = 0; t < BOOST_TREES; t++) write_tree(out, side, &m->trees[t]);
}

double boosted_likely(const boosted *m, const int16_t *features) {
    double sum = m->at;
    for (uint32_t t = 0; t < BOOST_TREES; t++) sum += side_tree_value(&m->trees[t], features) / 1000.0;
    return likely(sum);
}
