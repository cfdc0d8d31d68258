/* matter.c - train-matter: learns the weights of src/record/matter.c from reports whose attributions people marked
 *
 *     train-matter LANG SET...              learns from all; prints the weights as matter.c has them
 *     train-matter --folds N LANG SET...    also says how weights do that were learned without every N-th set
 *
 * Arguments as in sets.h. A set's reports make a record, and an example is each pair of a statement and a dispute
 * that the record weighs while it lists its disputes, with the numbers that it weighs. A dispute is the marked one
 * that the marks of most of its statements agree with; a statement is of it where its mark says so, and one that is
 * marked on its other side counts more than one of neither. Statements without a mark, or of a broken attribution,
 * are no examples. The weights are those of a logistic regression, by gradient descent whose steps shrink for each
 * weight with the gradients that it had. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "record/claims.h"
#include "record/matter.h"

#include "row_marks.h"

enum { STEPS = 250 };

static const double shrink = 3, rate = 0.5, wrong_side = 3;

typedef struct pair {
    uint32_t set;
    int label; /* 1: of it; -1: on its other side; 0: neither */
    double x[MATTER_FEATURES];
} pair;

typedef VEC(pair) pairs;

typedef struct learner {
    matter_watch watch; /* first: what it sees is given to the learner */
    sets sets;
    pairs pairs;
} learner;

/* ---------------------------------------------------------------------------------------------- the examples */

static void see(matter_watch *w, lister *l, const claim *dispute, const member *m, const double x[MATTER_FEATURES]) {
    learner *g = (learner *)w;
    slice what = marked_words(&g->sets.marks, l, m->article, m->quote);
    if (!what.size) return;
    uint32_t of = marked_dispute(&g->sets.marks, l, dispute);
    pair *p = vec_push(g->sets.arena, &g->pairs);
    *p = (pair){.set = g->sets.set, .label = of == NONE ? 0 : mark_agrees(what, of, m)};
    memcpy(p->x, x, sizeof p->x);
}

/* ---------------------------------------------------------------------------------------------- the weights */

static double weight_of(const double *w, const pair *p) {
    double sum = 0;
    for (int i = 0; i < MATTER_FEATURES; i++) sum += w[i] * p->x[i];
    return sum;
}

static double sureness(double weight) { return 1 / (1 + exp(-weight)); }

/* Much is said of few disputes: a set of many pairs counts less for each. `counts` as many as there are sets. */
static void count_sets(const learner *g, uint32_t fold, double *counts) {
    uint32_t seen = 0, all = 0;
    for (uint32_t i = 0; i < g->sets.set; i++) counts[i] = 0;
    for (uint32_t i = 0; i < g->pairs.size; i++) {
        if (sets_holds(&g->sets, g->pairs.at[i].set, fold)) continue;
        seen += counts[g->pairs.at[i].set]++ <= 0;
        all++;
    }
    for (uint32_t i = 0; i < g->sets.set; i++)
        if (counts[i] > 0) counts[i] = sqrt(all / (double)seen / counts[i]);
}

/* Learns from all pairs but those of the sets that are held back in this fold; NONE holds none back. */
static void descend(const learner *g, uint32_t fold, double w[MATTER_FEATURES]) {
    double squares[MATTER_FEATURES], *counts = ARENA_NEW(g->sets.arena, double, g->sets.set + 1);
    count_sets(g, fold, counts);
    for (int i = 0; i < MATTER_FEATURES; i++) w[i] = 0, squares[i] = 1e-6;
    for (int step = 0; step < STEPS; step++) {
        double slope[MATTER_FEATURES];
        for (int i = 0; i < MATTER_FEATURES; i++) slope[i] = i ? shrink * w[i] : 0; /* the first is always 1 */
        for (uint32_t n = 0; n < g->pairs.size; n++) {
            const pair *p = &g->pairs.at[n];
            if (sets_holds(&g->sets, p->set, fold)) continue;
            double off =
                (sureness(weight_of(w, p)) - (p->label > 0)) * (p->label < 0 ? wrong_side : 1) * counts[p->set];
            for (int i = 0; i < MATTER_FEATURES; i++) slope[i] += off * p->x[i];
        }
        for (int i = 0; i < MATTER_FEATURES; i++) {
            squares[i] += slope[i] * slope[i];
            w[i] -= rate * slope[i] / sqrt(squares[i]);
        }
    }
}

/* ---------------------------------------------------------------------------------------------- what it gives */

typedef struct tally {
    double loss;
    uint32_t pairs, of_it, taken, right, wrong; /* wrong: taken on the wrong side */
} tally;

static void count_pair(tally *t, const double *w, const pair *p) {
    double weight = weight_of(w, p);
    bool is = p->label > 0, taken = weight > MATTER_ENOUGH;
    t->loss += log1p(exp(is ? -weight : weight));
    t->pairs++;
    t->of_it += is;
    t->taken += taken;
    t->right += taken && is;
    t->wrong += taken && p->label < 0;
}

static void print_tally(const char *what, const tally *t) {
    printf("%-32s pairs %u  of it %u  loss %.3f  taken %u  precision %.1f  recall %.1f  wrong side %u\n", what,
           t->pairs, t->of_it, t->pairs ? t->loss / t->pairs : 0, t->taken,
           t->taken ? 100.0 * t->right / t->taken : 0, t->of_it ? 100.0 * t->right / t->of_it : 0, t->wrong);
}

static void print_all(const learner *g, const char *what, const double *w) {
    tally t = {0};
    for (uint32_t i = 0; i < g->pairs.size; i++) count_pair(&t, w, &g->pairs.at[i]);
    print_tally(what, &t);
}

static void print_folds(const learner *g) {
    tally t = {0};
    for (uint32_t fold = 0; fold < g->sets.folds; fold++) {
        double w[MATTER_FEATURES];
        descend(g, fold, w);
        for (uint32_t i = 0; i < g->pairs.size; i++)
            if (sets_holds(&g->sets, g->pairs.at[i].set, fold)) count_pair(&t, w, &g->pairs.at[i]);
    }
    print_tally("learned from the other folds", &t);
}

/* WEIGHTS as matter.c has it, in comments what is there now. */
static void print_weights(const double *w) {
    printf("#define WEIGHTS(X)");
    for (int i = 0; i < MATTER_FEATURES; i++)
        printf(" \\\n    X(%s, %.2f) /* %.2f */", matter_feature_name[i], w[i], matter_weight[i]);
    printf("\n");
}

static status read_set(void *context, const char *folder, error *e) {
    learner *g = context;
    return watch_set(&g->sets, folder, &g->watch, e);
}

static status learn(void *context, error *e) {
    const learner *g = context;
    double w[MATTER_FEATURES];
    (void)e;
    descend(g, NONE, w);
    print_weights(w);
    print_all(g, "weights of matter.c", matter_weight);
    print_all(g, "learned from all", w);
    if (g->sets.folds) print_folds(g);
    return READOUT_OK;
}

int main(int argc, char **argv) {
    static const sets_job job = {
        .usage = "train-matter [--folds N] LANG SET...", .folds = true, .read = read_set, .learn = learn};
    learner g = {.watch = {see}};
    return sets_run(&job, &g.sets, &g, argc, argv);
}
