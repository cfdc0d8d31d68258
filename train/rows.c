/* rows.c - train-rows: learns src/record/row_sides.tsv from reports whose attributions people marked
 *
 *     train-rows OUT.tsv LANG SET... [--lang LANG SET...]...     learns from all
 *     train-rows --seeds OUT.tsv LANG SET... ...                 the same for src/record/row_seeds.tsv
 *     train-rows --dump OUT.tsv LANG SET... ...                  prints the examples instead
 *
 * A SET is a folder of tests/reports with sides.tsv (tests/reports/README.md). Its reports make a record, and an example
 * is each attribution beside each dispute, with the numbers of record/row_features.h. What an attribution does to a
 * dispute its mark says; a dispute is the marked one that the marks of most of its statements agree with. Attributions
 * must lean as those of reports that nobody learned from: LANG is a copy of lang/en whose sides.tsv and side_terms.tsv
 * don't know the sets behind it. */
#include <stdio.h>
#include <math.h>
#include <stdlib.h>
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
    arena *arena;
    rooms rooms;
    marks marks;
    VEC(example) examples;
    uint32_t set;
    const char *lang;
    char **sets;
    int count;
} learner;

/* ---------------------------------------------------------------------------------------------- the examples */

static void see(matter_watch *w, lister *l, const claims *disputes, const row_pairs *all) {
    learner *g = (learner *)w;
    uint32_t *of = ARENA_NEW(l->a, uint32_t, disputes->size);
    for (uint32_t d = 0; d < disputes->size; d++) of[d] = marked_dispute(&g->marks, l, &disputes->at[d]);
    for (uint32_t i = 0; i < all->pairs.size; i++) {
        const row_pair *p = &all->pairs.at[i];
        const row_attribution *s = &all->attributions.at[p->attribution];
        slice what = marked_words(&g->marks, l, s->article, s->quote);
        if (!what.size && g->marks.size) continue; /* where nothing is marked, nobody takes a side */
        char side = of[p->dispute] == NONE ? 0 : mark_for(what, of[p->dispute]);
        example *x = vec_push(g->arena, &g->examples);
        *x = (example){.set = g->set, .mark = side == '+' || side == '-' ? side : 0};
        memcpy(x->features, p->features, sizeof x->features);
    }
}

static status read_sets(void *context, error *e) {
    learner *g = context;
    for (int i = 0; i < g->count; i++) {
        status s = watch_set(g->lang, g->sets[i], &g->rooms, g->arena, &g->marks, &g->watch, e);
        g->set++;
        if (s != READOUT_OK) return s;
    }
    return READOUT_OK;
}

/* ---------------------------------------------------------------------------------------------- the trees */

/* Much is said of few disputes: a set of many examples counts less for each. */
static void weigh(const learner *g, double *weight) {
    double *counts = ARENA_NEW(g->arena, double, g->set);
    for (uint32_t i = 0; i < g->examples.size; i++) counts[g->examples.at[i].set]++;
    double mean = g->examples.size / (double)g->set;
    for (uint32_t i = 0; i < g->examples.size; i++) weight[i] = sqrt(mean / counts[g->examples.at[i].set]);
}

static status learn(void *context, error *e) {
    learner *g = context;
    uint32_t size = g->examples.size;
    const int16_t **features = ARENA_NEW(g->arena, const int16_t *, size);
    double *weight = ARENA_NEW(g->arena, double, size);
    bool *right = ARENA_NEW(g->arena, bool, size);
    boosted *m = ARENA_NEW(g->arena, boosted, 1);
    FILE *out = fopen(g->sets[0], "w");
    if (!out) return fail(e, READOUT_BAD_INPUT, "%s: can't be written", g->sets[0]);
    fputs("# Who takes a side in a dispute: trees for src/record/row_sides.h. Source: made by train/rows.c from the "
          "reports of tests/reports/dev*\n# and their marks, all our own. Columns: 0 asserts, 1 denies; seven features "
          "(row_features.h), what each must be above, eight leaves in\n# thousandths of a logit. The first row of a "
          "side is what its sum begins with.\n",
          out);
    weigh(g, weight);
    for (int side = 0; side < 2; side++) {
        for (uint32_t i = 0; i < size; i++) {
            features[i] = g->examples.at[i].features;
            right[i] = g->examples.at[i].mark == "+-"[side];
        }
        boost_examples of = {size, ROW_FEATURE_COUNT, features, weight, right, NULL, 60};
        boost(g->arena, &of, m);
        boosted_write(out, side, m);
    }
    return fclose(out) ? fail(e, READOUT_BAD_INPUT, "%s: can't be written", g->sets[0]) : READOUT_OK;
}

static void dump(const learner *g) {
    for (uint32_t i = 0; i < g->examples.size; i++) {
        const example *x = &g->examples.at[i];
        printf("%u\t%c", x->set, x->mark ? x->mark : '0');
        for (int k = 0; k < ROW_FEATURE_COUNT; k++) printf("\t%d", x->features[k]);
        putchar('\n');
    }
}

int main(int argc, char **argv) {
    learner g = {.watch = {.paired = see}, .arena = arena_new()};
    bool dumps = argc > 1 && !strcmp(argv[1], "--dump"), seeds = argc > 1 && !strcmp(argv[1], "--seeds");
    int at = 1 + dumps + seeds, code = 0;
    if (seeds) g.watch = (matter_watch){.seeded = see};
    if (argc < at + 3) {
        fputs("usage: train-rows [--dump|--seeds] OUT LANG SET... [--lang LANG SET...]...\n", stderr);
        return 2;
    }
    char *path = argv[at++];
    while (at < argc && !code) {
        g.lang = argv[at++];
        g.sets = argv + at;
        g.count = 0;
        while (at < argc && strcmp(argv[at], "--lang")) g.count++, at++;
        code = rooms_run(&g.rooms, g.lang, g.arena, read_sets, &g);
        at++;
    }
    g.sets = &path;
    error e = {0};
    if (!code && dumps) dump(&g);
    if (!code && !dumps && arena_run(g.arena, learn, &g, &e) != READOUT_OK) {
        fprintf(stderr, "%s\n", e.message);
        code = 1;
    }
    arena_free(g.arena);
    return code;
}
