/* rows.c - train-rows: learns src/record/row_sides.tsv from reports whose attributions people marked
 *
 *     train-rows OUT.tsv LANG SET... [--lang LANG SET...]...     learns from all
 *     train-rows --seeds OUT.tsv LANG SET... ...                 the same for src/record/row_seeds.tsv
 *     train-rows --dump OUT.tsv LANG SET... ...                  prints the examples instead
 *
 * Arguments as in sets.h. A set's reports make a record, and an example is each attribution beside each dispute, with
 * the numbers of record/row_features.h. What an attribution does to a dispute its mark says; a dispute is the marked
 * one that the marks of most of its statements agree with. Attributions must lean as those of reports that nobody
 * learned from: LANG is a copy of lang/en whose sides.tsv and side_terms.tsv don't know the sets behind it. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "record/row_features.h"

#include "boost.h"
#include "row_marks.h"

typedef struct example {
    int16_t features[ROW_FEATURE_COUNT];
    uint32_t set;
    char mark; /* '+', '-', or 0: neither */
} example;

typedef struct learner {
    matter_watch watch; /* first: what it sees is given to the learner */
    sets sets;
    VEC(example) examples;
} learner;

/* ---------------------------------------------------------------------------------------------- the examples */

static void see(matter_watch *w, lister *l, const claims *disputes, const row_pairs *all) {
    learner *g = (learner *)w;
    uint32_t *of = ARENA_NEW(l->a, uint32_t, disputes->size);
    for (uint32_t d = 0; d < disputes->size; d++) of[d] = marked_dispute(&g->sets.marks, l, &disputes->at[d]);
    for (uint32_t i = 0; i < all->pairs.size; i++) {
        const row_pair *p = &all->pairs.at[i];
        const row_attribution *s = &all->attributions.at[p->attribution];
        slice what = marked_words(&g->sets.marks, l, s->article, s->quote);
        if (!what.size && g->sets.marks.size) continue; /* where nothing is marked, nobody takes a side */
        char side = of[p->dispute] == NONE ? 0 : mark_for(what, of[p->dispute]);
        example *x = vec_push(g->sets.arena, &g->examples);
        *x = (example){.set = g->sets.set, .mark = side == '+' || side == '-' ? side : 0};
        memcpy(x->features, p->features, sizeof x->features);
    }
}

static bool is_option(const learner *g, const char *option) {
    return g->sets.option && !strcmp(g->sets.option, option);
}

static status read_set(void *context, const char *folder, error *e) {
    learner *g = context;
    g->watch = is_option(g, "--seeds") ? (matter_watch){.seeded = see} : (matter_watch){.paired = see};
    return watch_set(&g->sets, folder, &g->watch, e);
}

/* ---------------------------------------------------------------------------------------------- the trees */

/* Much is said of few disputes: a set of many examples counts less for each. */
static void weigh(const learner *g, double *weight) {
    double *counts = ARENA_NEW(g->sets.arena, double, g->sets.set);
    for (uint32_t i = 0; i < g->examples.size; i++) counts[g->examples.at[i].set]++;
    double mean = g->examples.size / (double)g->sets.set;
    for (uint32_t i = 0; i < g->examples.size; i++) weight[i] = sqrt(mean / counts[g->examples.at[i].set]);
}

static const char comment[] =
    "# Who takes a side in a dispute: trees for src/record/row_sides.h. Source: made by train/rows.c from the "
    "reports of tests/reports/dev*\n# and their marks, all our own. Columns: 0 asserts, 1 denies; seven features "
    "(row_features.h), what each must be above, eight leaves in\n# thousandths of a logit. The first row of a "
    "side is what its sum begins with.\n";

static status write_trees(const learner *g, error *e) {
    uint32_t size = g->examples.size;
    const int16_t **features = ARENA_NEW(g->sets.arena, const int16_t *, size);
    double *weight = ARENA_NEW(g->sets.arena, double, size);
    bool *right = ARENA_NEW(g->sets.arena, bool, size);
    boosted *m = ARENA_NEW(g->sets.arena, boosted, 1);
    FILE *out = sets_write(g->sets.files[0], comment, e);
    if (!out) return e->status;
    weigh(g, weight);
    for (int side = 0; side < 2; side++) {
        for (uint32_t i = 0; i < size; i++) {
            features[i] = g->examples.at[i].features;
            right[i] = g->examples.at[i].mark == "+-"[side];
        }
        boost_examples of = {size, ROW_FEATURE_COUNT, features, weight, right, NULL, 60};
        boost(g->sets.arena, &of, m);
        boosted_write(out, side, m);
    }
    return sets_write_end(out, g->sets.files[0], e);
}

static void dump(const learner *g) {
    for (uint32_t i = 0; i < g->examples.size; i++) {
        const example *x = &g->examples.at[i];
        printf("%u\t%c", x->set, x->mark ? x->mark : '0');
        for (int k = 0; k < ROW_FEATURE_COUNT; k++) printf("\t%d", x->features[k]);
        putchar('\n');
    }
}

static status learn(void *context, error *e) {
    const learner *g = context;
    if (!is_option(g, "--dump")) return write_trees(g, e);
    dump(g);
    return READOUT_OK;
}

int main(int argc, char **argv) {
    static const char *const options[] = {"--dump", "--seeds", NULL};
    static const sets_job job = {.usage = "train-rows [--dump|--seeds] OUT LANG SET... [--lang LANG SET...]...",
                                 .files = 1,
                                 .options = options,
                                 .read = read_set,
                                 .learn = learn};
    learner g = {.sets = {0}};
    return sets_run(&job, &g.sets, &g, argc, argv);
}
