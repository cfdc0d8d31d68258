/* side_terms.c - train-terms: learns lang/en/side_terms.tsv from reports whose attributions people marked
 *
 *     train-terms OUT.tsv LANG SET...              learns from all
 *     train-terms --folds N OUT LANG SET...        writes OUT.0.tsv to OUT.N-1.tsv, each without every N-th set, and
 *                                                  says how those do on what they have not seen
 *
 * Arguments as in sets.h. An example is a marked attribution: it asserts one of the set's disputes, denies one, or
 * does neither; its terms are those of record/side_terms.h. The weights are those of a multinomial logistic
 * regression, by gradient descent whose steps shrink for each weight with the gradients that it had. The same sets
 * give the same file. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "record/side_terms.h"

#include "sets.h"

enum { STEPS = 400, LEAST = 5 /* attributions of a term */ };
static const double shrink = 1.0 / 3, rate = 0.3;

typedef struct example {
    uint32_t first, count, set, label; /* terms: in `ids` */
} example;

typedef struct learner {
    sets sets;
    map terms; /* to an index of `named` */
    VEC(slice) named;
    VEC(uint32_t) told; /* how many attributions have it */
    VEC(uint32_t) ids;
    VEC(example) examples;
    double *weights, *squares, *slopes;
} learner;

/* ---------------------------------------------------------------------------------------------- the examples */

static uint32_t label_of(slice what) {
    if (memchr(what.at, '+', what.size)) return TERM_ASSERTS;
    return memchr(what.at, '-', what.size) ? TERM_DENIES : TERM_NEITHER;
}

static uint32_t term_number(learner *g, slice term) {
    bool found;
    uint32_t *at = map_put(g->sets.arena, &g->terms, term, &found); /* the terms are in the arena */
    if (!found) {
        *at = g->named.size;
        *vec_push(g->sets.arena, &g->named) = term;
        *vec_push(g->sets.arena, &g->told) = 0;
    }
    return *at;
}

static void add_example(learner *g, const article *a, const attribution *t, slice what) {
    term_list terms = {0};
    example *x = vec_push(g->sets.arena, &g->examples);
    *x = (example){g->ids.size, 0, g->sets.set, label_of(what)};
    side_terms_of(g->sets.arena, a, t, &terms);
    for (uint32_t i = 0; i < terms.size; i++) {
        uint32_t id = term_number(g, terms.at[i]);
        g->told.at[id]++;
        *vec_push(g->sets.arena, &g->ids) = id;
    }
    x->count = terms.size;
}

static status take_report(void *context, article *a, error *e) {
    learner *g = context;
    (void)e;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *t = &a->attributions.at[i];
        const mark *m = mark_of(&g->sets.marks, a, t);
        if (m && !slice_equal(m->what, SLICE("x"))) add_example(g, a, t, m->what);
    }
    return READOUT_OK;
}

/* ---------------------------------------------------------------------------------------------- the weights */

static bool is_used(const learner *g, uint32_t term) { return g->told.at[term] >= LEAST; }

/* The first term is that of all; the others count 1 by the root of how many there are. */
static void weigh(const learner *g, const example *x, double p[TERM_CLASSES], double *each) {
    uint32_t known = 0;
    double all = 0, most = -1e9;
    for (uint32_t i = 1; i < x->count; i++) known += is_used(g, g->ids.at[x->first + i]);
    *each = known ? 1 / sqrt(known) : 0;
    for (int k = 0; k < TERM_CLASSES; k++) {
        p[k] = 0;
        for (uint32_t i = 0; i < x->count; i++)
            if (is_used(g, g->ids.at[x->first + i]))
                p[k] += g->weights[g->ids.at[x->first + i] * TERM_CLASSES + k] * (i ? *each : 1);
        if (p[k] > most) most = p[k];
    }
    for (int k = 0; k < TERM_CLASSES; k++) all += p[k] = exp(p[k] - most);
    for (int k = 0; k < TERM_CLASSES; k++) p[k] /= all;
}

static void add_slopes(learner *g, const example *x) {
    double p[TERM_CLASSES], each;
    weigh(g, x, p, &each);
    for (uint32_t i = 0; i < x->count; i++) {
        uint32_t term = g->ids.at[x->first + i];
        for (uint32_t k = 0; k < TERM_CLASSES && is_used(g, term); k++)
            g->slopes[term * TERM_CLASSES + k] += (p[k] - (x->label == k)) * (i ? each : 1);
    }
}

static void descend(learner *g, uint32_t fold) {
    uint32_t size = g->named.size * TERM_CLASSES;
    for (uint32_t i = 0; i < size; i++) g->weights[i] = 0, g->squares[i] = 1e-6;
    for (int step = 0; step < STEPS; step++) {
        for (uint32_t i = 0; i < size; i++) g->slopes[i] = i < TERM_CLASSES ? 0 : shrink * g->weights[i];
        for (uint32_t i = 0; i < g->examples.size; i++)
            if (!sets_holds(&g->sets, g->examples.at[i].set, fold)) add_slopes(g, &g->examples.at[i]);
        for (uint32_t i = 0; i < size; i++) {
            g->squares[i] += g->slopes[i] * g->slopes[i];
            g->weights[i] -= rate * g->slopes[i] / sqrt(g->squares[i]);
        }
    }
}

static const char comment[] =
    "# How words lean by themselves: for src/record/side_terms.h. Source: made by train/side_terms.c from the "
    "reports of tests/reports/dev*\n# and their marks, all our own. Columns: word, or two that follow each "
    "other; how much it tells that who says so does neither,\n# asserts or denies what is charged, in "
    "thousandths of a logit.\n";

static status write_terms(const learner *g, const char *path, error *e) {
    FILE *out = sets_write(path, comment, e);
    if (!out) return e->status;
    for (uint32_t i = 0; i < g->named.size; i++) {
        const double *w = &g->weights[i * TERM_CLASSES];
        if (!is_used(g, i)) continue;
        fprintf(out, "%.*s\t%ld\t%ld\t%ld\n", (int)g->named.at[i].size, g->named.at[i].at, lround(1000 * w[0]),
                lround(1000 * w[1]), lround(1000 * w[2]));
    }
    return sets_write_end(out, path, e);
}

static status learn_folds(learner *g, const char *path, error *e) {
    double loss = 0;
    uint32_t right = 0;
    status s = READOUT_OK;
    for (uint32_t fold = 0; fold < g->sets.folds && s == READOUT_OK; fold++) {
        descend(g, fold);
        for (uint32_t i = 0; i < g->examples.size; i++) {
            const example *x = &g->examples.at[i];
            double p[TERM_CLASSES], each;
            if (!sets_holds(&g->sets, x->set, fold)) continue;
            weigh(g, x, p, &each);
            loss -= log(p[x->label] + 1e-9);
            right += p[x->label] >= p[0] && p[x->label] >= p[1] && p[x->label] >= p[2];
        }
        s = write_terms(g, sets_fold_path(&g->sets, path, fold), e);
    }
    printf("not seen: %u attributions  loss %.3f  right %.1f %%\n", g->examples.size, loss / g->examples.size,
           100.0 * right / g->examples.size);
    return s;
}

static status read_set(void *context, const char *folder, error *e) {
    learner *g = context;
    return sets_marked(&g->sets, folder, take_report, g, e);
}

static status learn(void *context, error *e) {
    learner *g = context;
    const char *path = g->sets.files[0];
    uint32_t size = g->named.size * TERM_CLASSES;
    g->weights = ARENA_NEW(g->sets.arena, double, size);
    g->squares = ARENA_NEW(g->sets.arena, double, size);
    g->slopes = ARENA_NEW(g->sets.arena, double, size);
    if (g->sets.folds) return learn_folds(g, path, e);
    descend(g, NONE);
    return write_terms(g, path, e);
}

int main(int argc, char **argv) {
    static const sets_job job = {.usage = "train-terms [--folds N] OUT LANG SET...",
                                 .files = 1,
                                 .folds = true,
                                 .read = read_set,
                                 .learn = learn};
    learner g = {.sets = {0}};
    return sets_run(&job, &g.sets, &g, argc, argv);
}
