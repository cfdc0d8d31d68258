/* worth.c - train-worth: learns lang/en/deeds.tsv and src/record/worth.tsv from sets whose disputes readers named
 *
 *     train-worth DEEDS.tsv TREES.tsv LANG SET... [--lang LANG SET...]...
 *
 * Arguments as in sets.h. A set's reports make a record; an example is each of its claims, with the numbers of
 * record/worth.h, and whether readers named it in disputes.json. How much a verb tells is counted over all sets but
 * the example's own. LANG as for train-rows. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "record/kinds.h"
#include "record/worth.h"

#include "boost.h"
#include "named.h"
#include "row_marks.h"

enum { LEAST = 2 /* how often a verb must have come */ };

/* How often a verb tells what was named, and what was not: of claims, and of what readers wrote down. */
typedef struct tally {
    double named, other, written;
} tally;

typedef struct example {
    worth x;
    uint32_t set;
    bool named;
    VEC(slice) lemmas;
} example;

typedef struct learner {
    matter_watch watch; /* first: what it sees is given to the learner */
    sets sets;
    named names;
    VEC(example) examples;
    map verbs; /* "lemma", of all sets; "set lemma" */
    VEC(tally) tallies;
    VEC(slice) lemmas; /* of all sets, in order */
    tally sum;
} learner;

/* ---------------------------------------------------------------------------------------------- the examples */

static tally *tally_of(learner *g, uint32_t set, slice lemma) {
    bool found;
    slice key = set == NONE ? arena_slice(g->sets.arena, lemma)
                            : arena_print(g->sets.arena, "%u %.*s", set, (int)lemma.size, lemma.at);
    uint32_t *at = map_put(g->sets.arena, &g->verbs, key, &found);
    if (!found) {
        *at = g->tallies.size;
        *vec_push(g->sets.arena, &g->tallies) = (tally){0, 0, 0};
        if (set == NONE) *vec_push(g->sets.arena, &g->lemmas) = key;
    }
    return &g->tallies.at[*at];
}

static void count_lemma(learner *g, slice lemma, tally by) {
    uint32_t of[] = {NONE, g->sets.set};
    for (int i = 0; i < 2; i++) {
        tally *t = tally_of(g, of[i], lemma);
        *t = (tally){t->named + by.named, t->other + by.other, t->written + by.written};
    }
}

static void count_written(void *context, slice lemma) { count_lemma(context, lemma, (tally){0, 0, 1}); }

static bool has_lemma(const example *x, slice lemma) {
    for (uint32_t i = 0; i < x->lemmas.size; i++)
        if (slice_equal(x->lemmas.at[i], lemma)) return true;
    return false;
}

static void see(matter_watch *w, lister *l, const claims *all) {
    learner *g = (learner *)w;
    worth *x = worth_of(l, all);
    for (uint32_t i = 0; i < all->size; i++) {
        const claim *c = &all->at[i];
        example *one = vec_push(g->sets.arena, &g->examples);
        *one = (example){.x = x[i], .set = g->sets.set, .named = named_has(&g->names, l, c)};
        for (uint32_t k = 0; k < c->size; k++) {
            if (!c->members[k].lemma.size || has_lemma(one, c->members[k].lemma)) continue;
            slice lemma = arena_slice(g->sets.arena, c->members[k].lemma);
            *vec_push(g->sets.arena, &one->lemmas) = lemma;
            count_lemma(g, lemma, (tally){one->named, !one->named, 0});
            g->sum.named += one->named;
            g->sum.other += !one->named;
        }
    }
}

static status read_set(void *context, const char *folder, error *e) {
    learner *g = context;
    status s = named_load(g->sets.arena, folder, &g->names, e);
    if (s != READOUT_OK) return s;
    named_deeds(&g->names, count_written, g);
    s = watch_set(&g->sets, folder, &g->watch, e);
    json_decref(g->names.disputes);
    return s;
}

/* ---------------------------------------------------------------------------------------------- what is learned */

/* In hundredths of the natural logarithm. */
static int16_t deed_of(const learner *g, tally t) {
    double often = (t.named + 0.5 * t.written + 0.3) / g->sum.named, else_often = (t.other + 3) / g->sum.other;
    return (int16_t)lround(100 * log(often / else_often));
}

static int16_t deed_without(learner *g, const example *x) {
    int16_t most = INT16_MIN;
    for (uint32_t i = 0; i < x->lemmas.size; i++) {
        tally all = *tally_of(g, NONE, x->lemmas.at[i]), own = *tally_of(g, x->set, x->lemmas.at[i]);
        tally rest = {all.named - own.named, all.other - own.other, all.written - own.written};
        int16_t deed = rest.named + rest.other + rest.written < LEAST ? 0 : deed_of(g, rest);
        most = deed > most ? deed : most;
    }
    return most;
}

static const char deeds_comment[] =
    "# Which verbs tell what reports quarrel about: for src/record/worth.h. Source: made by train/worth.c from the\n"
    "# disputes that readers named in the sets of tests/reports/dev*, all our own. Columns: lemma; how much more\n"
    "# often it tells that than what else is claimed, in hundredths of the natural logarithm.\n";

static status write_deeds(learner *g, const char *path, error *e) {
    FILE *out = sets_write(path, deeds_comment, e);
    if (!out) return e->status;
    for (uint32_t i = 0; i < g->lemmas.size; i++) {
        slice lemma = g->lemmas.at[i];
        tally t = *tally_of(g, NONE, lemma);
        if (t.named + t.other + t.written < LEAST || memchr(lemma.at, '\t', lemma.size)) continue;
        fprintf(out, "%.*s\t%d\n", (int)lemma.size, lemma.at, deed_of(g, t));
    }
    return sets_write_end(out, path, e);
}

static const char trees_comment[] =
    "# What a reader would name as disputed: trees for src/record/worth.h. Source: made by train/worth.c, see "
    "deeds.tsv. Columns: 0; seven\n# features, what each must be above, eight leaves in thousandths of a logit. "
    "The first row is what the sum begins with.\n";

static status write_trees(learner *g, const char *path, error *e) {
    uint32_t size = g->examples.size;
    const int16_t **features = ARENA_NEW(g->sets.arena, const int16_t *, size);
    double *weight = ARENA_NEW(g->sets.arena, double, size);
    bool *right = ARENA_NEW(g->sets.arena, bool, size);
    boosted *m = ARENA_NEW(g->sets.arena, boosted, 1);
    for (uint32_t i = 0; i < size; i++) {
        example *x = &g->examples.at[i];
        x->x.features[WORTH_deed] = deed_without(g, x);
        features[i] = x->x.features;
        weight[i] = 1;
        right[i] = x->named;
    }
    boost_examples of = {size, WORTH_FEATURE_COUNT, features, weight, right, NULL, 60};
    boost(g->sets.arena, &of, m);
    FILE *out = sets_write(path, trees_comment, e);
    if (!out) return e->status;
    boosted_write(out, 0, m);
    return sets_write_end(out, path, e);
}

static status learn(void *context, error *e) {
    learner *g = context;
    status s = write_trees(g, g->sets.files[1], e);
    return s == READOUT_OK ? write_deeds(g, g->sets.files[0], e) : s;
}

int main(int argc, char **argv) {
    static const sets_job job = {.usage = "train-worth DEEDS TREES LANG SET... [--lang LANG SET...]...",
                                 .files = 2,
                                 .read = read_set,
                                 .learn = learn};
    learner g = {.watch = {.claimed = see}};
    return sets_run(&job, &g.sets, &g, argc, argv);
}
