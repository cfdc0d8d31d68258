/* sides_learn.c - boosts trees on examples of who takes which side, and says how they do */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/side_tree.h"
#include "sides.h"

enum {
    TREES = 200,
    BINS = 32,    /* of a feature's values */
    LEAST = 12,   /* examples in a leaf */
    COLUMNS = 60, /* of a hundred features, that a tree may ask of */
    FROM = 450    /* thousandths: what is less likely is not told to the record */
};

static const double rate = 0.06, ridge = 4, sample = 0.6;
static const double known_weight = 0.5; /* the weight of what the rules find too */

static const char *const sides_named[] = {"asserts", "denies", "charge"};
enum { MATTER = 2, MODELS };

typedef struct booster {
    const learner *l;
    uint32_t size;
    const uint32_t *rows; /* examples */
    uint8_t *bins;        /* of each row, SIDE_FEATURE_COUNT */
    int16_t cuts[SIDE_FEATURE_COUNT][BINS];
    uint32_t cut_count[SIDE_FEATURE_COUNT];
    double *sum, *slope, *bend, *weight;
    uint8_t *node;
    uint64_t chance;
    bool asked[SIDE_FEATURE_COUNT];
} booster;

typedef struct boosted {
    double at;
    side_tree trees[TREES];
} boosted;

static double draw(booster *b) {
    b->chance = b->chance * 6364136223846793005u + 1442695040888963407u;
    return (double)(b->chance >> 11) / 9007199254740992.0;
}

static int by_number(const void *x, const void *y) { return *(const int16_t *)x - *(const int16_t *)y; }

static void find_cuts(booster *b, arena *a) {
    int16_t *values = ARENA_NEW(a, int16_t, b->size + 1);
    for (uint32_t f = 0; f < SIDE_FEATURE_COUNT; f++) {
        for (uint32_t i = 0; i < b->size; i++) values[i] = b->l->examples.at[b->rows[i]].features[f];
        qsort(values, b->size, sizeof *values, by_number);
        uint32_t n = 0;
        for (uint32_t k = 1; k < BINS && b->size; k++) {
            int16_t x = values[(uint64_t)k * b->size / BINS];
            if (x > values[0] && (!n || b->cuts[f][n - 1] != x - 1)) b->cuts[f][n++] = (int16_t)(x - 1);
        }
        for (uint32_t i = 1; i < b->size && n < 6; i++) { /* rare values: their first */
            bool known = values[i] == values[i - 1];
            for (uint32_t k = 0; k < n; k++) known |= b->cuts[f][k] == values[i] - 1;
            if (!known) b->cuts[f][n++] = (int16_t)(values[i] - 1);
        }
        qsort(b->cuts[f], n, sizeof b->cuts[f][0], by_number);
        b->cut_count[f] = n;
        for (uint32_t i = 0; i < b->size; i++) {
            uint8_t bin = 0;
            while (bin < n && b->l->examples.at[b->rows[i]].features[f] > b->cuts[f][bin]) bin++;
            b->bins[(size_t)i * SIDE_FEATURE_COUNT + f] = bin;
        }
    }
}

static double gain(double slope, double bend) { return slope * slope / (bend + ridge); }

static void split(booster *b, side_tree *tree, uint32_t node) {
    static double slopes[SIDE_FEATURE_COUNT][BINS + 1], bends[SIDE_FEATURE_COUNT][BINS + 1];
    static uint32_t counts[SIDE_FEATURE_COUNT][BINS + 1];
    double slope = 0, bend = 0, best = 1e-3;
    uint32_t count = 0;
    memset(slopes, 0, sizeof slopes);
    memset(bends, 0, sizeof bends);
    memset(counts, 0, sizeof counts);
    for (uint32_t i = 0; i < b->size; i++) {
        if (b->node[i] != node) continue;
        const uint8_t *bin = b->bins + (size_t)i * SIDE_FEATURE_COUNT;
        slope += b->slope[i];
        bend += b->bend[i];
        count++;
        for (uint32_t f = 0; f < SIDE_FEATURE_COUNT; f++) {
            slopes[f][bin[f]] += b->slope[i];
            bends[f][bin[f]] += b->bend[i];
            counts[f][bin[f]]++;
        }
    }
    tree->feature[node] = 0;
    tree->above[node] = 9999;
    for (uint32_t f = 0; f < SIDE_FEATURE_COUNT; f++) {
        double left = 0, left_bend = 0;
        uint32_t left_count = 0;
        for (uint32_t k = 0; b->asked[f] && k < b->cut_count[f]; k++) {
            left += slopes[f][k];
            left_bend += bends[f][k];
            left_count += counts[f][k];
            if (left_count < LEAST || count - left_count < LEAST) continue;
            double more = gain(left, left_bend) + gain(slope - left, bend - left_bend) - gain(slope, bend);
            if (more <= best) continue;
            best = more;
            tree->feature[node] = (uint16_t)f;
            tree->above[node] = b->cuts[f][k];
        }
    }
    for (uint32_t i = 0; i < b->size; i++)
        if (b->node[i] == node)
            b->node[i] = (uint8_t)(2 * node + 1 +
                                   (b->l->examples.at[b->rows[i]].features[tree->feature[node]] > tree->above[node]));
}

static void grow(booster *b, int which, side_tree *tree) {
    double slopes[SIDE_LEAVES] = {0}, bends[SIDE_LEAVES] = {0};
    for (uint32_t f = 0; f < SIDE_FEATURE_COUNT; f++) {
        bool of_charge = f >= SIDE_F_rank && f <= SIDE_F_counter;
        b->asked[f] = draw(b) * 100 < COLUMNS * (which == MATTER ? 2 : 1) && (of_charge || which != MATTER);
    }
    for (uint32_t i = 0; i < b->size; i++) b->node[i] = draw(b) < sample && b->weight[i] > 0 ? 0 : 255;
    for (uint32_t node = 0; node < SIDE_NODES; node++) split(b, tree, node);
    for (uint32_t i = 0; i < b->size; i++) {
        if (b->node[i] == 255) continue;
        slopes[b->node[i] - SIDE_NODES] += b->slope[i];
        bends[b->node[i] - SIDE_NODES] += b->bend[i];
    }
    for (uint32_t i = 0; i < SIDE_LEAVES; i++)
        tree->leaf[i] = (int32_t)lround(1000 * rate * slopes[i] / (bends[i] + ridge));
}

static double likely(double sum) { return 1 / (1 + exp(-sum)); }

static bool is_right(const example *x, int which) { return which == MATTER ? x->fits > 0.5F : x->label == which + 1; }

/* What is charged is no question of who speaks; and of what is no dispute nothing is learned about sides. */
static double weight_of(const example *x, int which) {
    if (which == MATTER || x->first) return which == MATTER && x->first;
    return x->fits > 0.5F ? x->given ? known_weight : 1 : 0;
}

static void boost(arena *a, const learner *l, const uint32_t *rows, uint32_t size, int side, boosted *out) {
    booster *b = ARENA_NEW(a, booster, 1);
    *b = (booster){.l = l,
                   .size = size,
                   .rows = rows,
                   .bins = arena_alloc(a, (size_t)size * SIDE_FEATURE_COUNT),
                   .sum = ARENA_NEW(a, double, size),
                   .slope = ARENA_NEW(a, double, size),
                   .bend = ARENA_NEW(a, double, size),
                   .weight = ARENA_NEW(a, double, size),
                   .node = arena_alloc(a, size),
                   .chance = 1};
    double right = 0, all = 0;
    find_cuts(b, a);
    for (uint32_t i = 0; i < size; i++) {
        b->weight[i] = weight_of(&l->examples.at[rows[i]], side);
        all += b->weight[i];
        right += b->weight[i] * is_right(&l->examples.at[rows[i]], side);
    }
    out->at = log((right + 1) / (all - right + 1));
    for (uint32_t i = 0; i < size; i++) b->sum[i] = out->at;
    for (uint32_t t = 0; t < TREES; t++) {
        for (uint32_t i = 0; i < size; i++) {
            double p = likely(b->sum[i]);
            b->slope[i] = b->weight[i] * (is_right(&l->examples.at[rows[i]], side) - p);
            b->bend[i] = b->weight[i] * p * (1 - p);
        }
        grow(b, side, &out->trees[t]);
        for (uint32_t i = 0; i < size; i++)
            b->sum[i] += side_tree_value(&out->trees[t], l->examples.at[rows[i]].features) / 1000.0;
    }
}

static status write_model(const boosted *sides, const char *path, error *e) {
    FILE *out = fopen(path, "w");
    if (!out) return fail(e, READOUT_BAD_INPUT, "%s: can't be written", path);
    fputs("# Who takes a side in a charge: trees for src/record/sides.h. Source: made by train/sides.c from the "
          "reports of tests/reports/dev,\n"
          "# dev2, dev3 and dev4 and their marks, all our own. Columns: side; the questions of a tree, in the order "
          "of a heap; what "
          "each of its leaves adds,\n"
          "# in thousandths of a logit. `at`: what the sum begins with; `from`: how many thousandths are likely "
          "enough to be told.\n",
          out);
    fprintf(out, "from\t%d\n", FROM);
    for (int side = 0; side < MODELS; side++) {
        fprintf(out, "%s at\t%ld\n", sides_named[side], lround(1000 * sides[side].at));
        for (uint32_t t = 0; t < TREES; t++) {
            const side_tree *tree = &sides[side].trees[t];
            fputs(sides_named[side], out);
            for (uint32_t i = 0; i < SIDE_NODES; i++)
                fprintf(out, "\t%s>%d", side_feature_name[tree->feature[i]], tree->above[i]);
            for (uint32_t i = 0; i < SIDE_LEAVES; i++) fprintf(out, "\t%d", (int)tree->leaf[i]);
            fputc('\n', out);
        }
    }
    return fclose(out) == 0 ? READOUT_OK : fail(e, READOUT_BAD_INPUT, "%s: can't be written", path);
}

/* ------------------------------------------------------------------------------------------------- measuring */

static double sum_of(const boosted *m, const int16_t *features) {
    double out = m->at;
    for (uint32_t t = 0; t < TREES; t++) out += side_tree_value(&m->trees[t], features) / 1000.0;
    return out;
}

typedef struct person {
    double most[CHARGES][2], matter[CHARGES]; /* the likeliest that he says to each charge */
    bool has[CHARGES][2], side[2], open[CHARGES];
    bool seen;
} person;

static void add_example(person *p, const example *x, const double *likes) {
    p->open[x->charge] = (p->open[x->charge] || !p->seen) && !x->given && !x->features[SIDE_F_stands_here];
    if (x->label) p->has[x->charge][x->label - 1] = p->side[x->label - 1] = true;
    if (x->mark_side) p->side[x->mark_side - 1] |= x->fits <= 0.5F;
    p->matter[x->charge] = likes[MATTER];
    for (int side = 0; side < 2; side++)
        if (side_possible(x->features, side ? SIDE_DENIES : SIDE_ASSERTS) && likes[side] > p->most[x->charge][side])
            p->most[x->charge][side] = likes[side];
}

/* The likeliest side of those that the rules leave open, and of which charge. */
static double best_of(const person *p, int *charge, int *side) {
    double best = 0;
    for (int c = 0; c < CHARGES; c++)
        for (int k = 0; k < 2 && p->open[c]; k++) {
            double x = p->most[c][k] * p->matter[c];
            if (x <= best) continue;
            best = x;
            *charge = c;
            *side = k;
        }
    return best;
}

/* By speakers of an article whom the rules leave open: the side is right; right, but of another charge; of none; the
 * other. */
static void say(const learner *l, const double *likes, arena *a) {
    person *all = ARENA_NEW(a, person, l->speakers + 1);
    double loss[MODELS] = {0};
    uint32_t open = 0, matters = 0;
    for (uint32_t i = 0; i < l->examples.size; i++) {
        const example *x = &l->examples.at[i];
        const double *p = likes + (size_t)MODELS * i;
        person *who = &all[x->speaker];
        matters += x->first;
        if (x->first) loss[MATTER] -= log(x->fits > 0.5F ? p[MATTER] : 1 - p[MATTER]);
        if (x->first) continue;
        if (!who->seen) memset(who->open, true, sizeof who->open);
        who->seen = true;
        add_example(who, x, p);
        if (x->given || x->features[SIDE_F_stands_here] || x->fits <= 0.5F) continue;
        open++;
        for (int side = 0; side < 2; side++) loss[side] -= log(x->label == side + 1 ? p[side] : 1 - p[side]);
    }
    printf("loss: asserts %.3f, denies %.3f (%u examples that the rules leave open), charge %.3f (%u)\n",
           loss[0] / open, loss[1] / open, open, loss[MATTER] / matters, matters);
    puts("from  asserts: right  elsewhere  none  wrong   denies: right  elsewhere  none  wrong");
    for (int step = 2; step < 9; step++) {
        uint32_t n[2][4] = {{0}};
        for (uint32_t i = 0; i < l->speakers; i++) {
            int charge = 0, side = 0;
            if (!all[i].seen || best_of(&all[i], &charge, &side) <= step / 10.0) continue;
            n[side][all[i].has[charge][side] ? 0 : all[i].side[side] ? 1 : all[i].side[!side] ? 3 : 2]++;
        }
        printf("%.1f %15u %10u %5u %6u %15u %10u %5u %6u\n", step / 10.0, n[0][0], n[0][1], n[0][2], n[0][3], n[1][0],
               n[1][1], n[1][2], n[1][3]);
    }
}

/* Of statements by the rules, what they are by the marks, by how much likelier the model takes their side than the
 * other. */
static void say_given(const learner *l, const double *likes) {
    static const double above[] = {-1, -0.6, -0.4, -0.2, -0.1, 0, 0.1, 0.2, 0.4, 0.6};
    enum { BANDS = sizeof above / sizeof *above };
    uint32_t n[2][BANDS][3] = {{{0}}};
    for (uint32_t i = 0; i < l->examples.size; i++) {
        const example *x = &l->examples.at[i];
        if (x->first || (x->given != 1 && x->given != 2) || x->fits <= 0.5F) continue;
        const double *p = likes + (size_t)MODELS * i;
        int side = x->given - 1, step = BANDS - 1;
        while (step > 0 && p[side] - p[!side] < above[step]) step--;
        n[side][step][x->label == x->given ? 0 : x->label ? 2 : 1]++;
    }
    puts("given: likelier by   asserts: right  none  wrong   denies: right  none  wrong");
    for (int step = 0; step < BANDS; step++)
        printf("%4.1f %21u %5u %6u %15u %5u %6u\n", above[step], n[0][step][0], n[0][step][1], n[0][step][2],
               n[1][step][0], n[1][step][1], n[1][step][2]);
}

/* ------------------------------------------------------------------------------------------------- learning */

/* From all examples, or from those of all sets but each `folds`-th; then *likes is filled for these. */
static status learn(const learner *l, uint32_t without, uint32_t folds, const char *path, double *likes, error *e) {
    uint32_t *rows = ARENA_NEW(l->arena, uint32_t, l->examples.size), size = 0;
    boosted *m = ARENA_NEW(l->arena, boosted, MODELS);
    for (uint32_t i = 0; i < l->examples.size; i++)
        if (!folds || l->examples.at[i].set % folds != without) rows[size++] = i;
    for (int which = 0; which < MODELS; which++) boost(l->arena, l, rows, size, which, &m[which]);
    for (uint32_t i = 0; folds && i < l->examples.size; i++)
        for (int which = 0; which < MODELS && l->examples.at[i].set % folds == without; which++)
            likes[(size_t)MODELS * i + (size_t)which] = likely(sum_of(&m[which], l->examples.at[i].features));
    return write_model(m, path, e);
}

static int by_quote(const void *x, const void *y) {
    const example *a = x, *b = y;
    if (a->quote != b->quote) return a->quote < b->quote ? -1 : 1;
    return a->charge < b->charge ? -1 : a->charge > b->charge;
}

status learner_learn(learner *l, uint32_t folds, const char *path, error *e) {
    double *likes = ARENA_NEW(l->arena, double, MODELS *(size_t)l->examples.size + 1);
    status s = READOUT_OK;
    if (l->examples.size) qsort(l->examples.at, l->examples.size, sizeof *l->examples.at, by_quote);
    for (uint32_t k = 0; s == READOUT_OK && k < (folds ? folds : 1); k++)
        s = learn(l, k, folds, folds ? arena_string(l->arena, arena_print(l->arena, "%s.%u.tsv", path, k)) : path,
                  likes, e);
    if (s == READOUT_OK && folds) {
        say(l, likes, l->arena);
        say_given(l, likes);
    }
    return s;
}
