/* called.c - train-called: learns src/record/row_name.tsv from sets whose disputes readers named
 *
 *     train-called OUT.tsv LANG SET... [--lang LANG SET...]...
 *     train-called --dump OUT.tsv LANG SET... [--lang LANG SET...]...   prints the examples instead
 *
 * Arguments as in sets.h. A set's reports make a record; which dispute of disputes.json a row is the marks say. An
 * example is each deed that the row may be called by (record/row_name.h), and whether it has more than half of what
 * readers named: who, what, to whom, as the row would print it. */
#include <math.h>
#include <string.h>

#include "record/row_name.h"

#include "boost.h"
#include "named.h"
#include "row_marks.h"

typedef struct example {
    int16_t features[ROW_NAME_FEATURE_COUNT];
    uint32_t set, row;
    double share;
    slice told;
} example;

typedef struct learner {
    matter_watch watch; /* first: what it sees is given to the learner */
    sets sets;
    named names;
    uint32_t rows;
    VEC(example) examples;
} learner;

static const double enough = 0.5;

static double share_of(learner *g, lister *l, uint32_t dispute, const row_name *x) {
    const json_t *wanted = json_object_get(json_array_get(g->names.disputes, dispute), "claim");
    named_words in[NAMED_PARTS] = {0};
    char *lemma = arena_string(l->a, x->lemma);
    for (char *at = lemma; *at; at++)
        if (*at == '_') *at = ' ';
    named_add_words(l->a, &in[NAMED_PREDICATE], slice_of(lemma));
    named_add_words(l->a, &in[NAMED_ACTORS], x->doer);
    named_add_words(l->a, &in[NAMED_OBJECT], x->object);
    named_add_words(l->a, &in[NAMED_OBJECT], x->recipient);
    in[NAMED_RECIPIENTS] = in[NAMED_OBJECT]; /* a reader takes either for the other */
    return wanted ? named_overlap(l->a, wanted, in) : 0;
}

static void see(matter_watch *w, lister *l, const claims *disputes) {
    learner *g = (learner *)w;
    for (uint32_t d = 0; d < disputes->size; d++) {
        row_names all = {0};
        uint32_t dispute = marked_dispute(&g->sets.marks, l, &disputes->at[d]);
        if (dispute == NONE) continue;
        row_names_of(l, &disputes->at[d], &all);
        g->rows++;
        for (uint32_t i = 0; i < all.size; i++) {
            const row_name *x = &all.at[i];
            example *one = vec_push(g->sets.arena, &g->examples);
            *one = (example){.set = g->sets.set, .row = g->rows, .share = share_of(g, l, dispute, x)};
            memcpy(one->features, x->features, sizeof one->features);
            one->told = arena_print(g->sets.arena, "%.*s: %.*s %.*s -> %.*s", (int)x->doer.size, x->doer.at,
                                    (int)x->lemma.size, x->lemma.at, (int)x->object.size, x->object.at,
                                    (int)x->recipient.size, x->recipient.at);
        }
    }
}

static status read_set(void *context, const char *folder, error *e) {
    learner *g = context;
    status s = named_load(g->sets.arena, folder, &g->names, e);
    if (s != READOUT_OK) return s;
    s = watch_set(&g->sets, folder, &g->watch, e);
    json_decref(g->names.disputes);
    return s;
}

static const char comment[] =
    "# What a row is called: trees for src/record/row_name.h. Source: made by train/called.c from the disputes that "
    "readers\n# named in the sets of tests/reports/dev*, all our own. Columns: 0; seven features, what each must be "
    "above, eight leaves in\n# thousandths of a logit. The first row is what the sum begins with.\n";

static status write_trees(learner *g, error *e) {
    uint32_t size = g->examples.size;
    const int16_t **features = ARENA_NEW(g->sets.arena, const int16_t *, size + 1);
    double *weight = ARENA_NEW(g->sets.arena, double, size + 1);
    double *counts = ARENA_NEW(g->sets.arena, double, g->rows + 1);
    bool *right = ARENA_NEW(g->sets.arena, bool, size + 1);
    boosted *m = ARENA_NEW(g->sets.arena, boosted, 1);
    FILE *out = sets_write(g->sets.files[0], comment, e);
    if (!out) return e->status;
    for (uint32_t i = 0; i < size; i++) counts[g->examples.at[i].row]++;
    for (uint32_t i = 0; i < size; i++) {
        const example *x = &g->examples.at[i];
        features[i] = x->features;
        weight[i] = 4 / sqrt(counts[x->row]); /* a row of many deeds counts less for each */
        right[i] = x->share > enough;
    }
    boost_examples of = {size, ROW_NAME_FEATURE_COUNT, features, weight, right, NULL, 60};
    boost(g->sets.arena, &of, m);
    boosted_write(out, 0, m);
    return sets_write_end(out, g->sets.files[0], e);
}

static void dump(const learner *g) {
    for (uint32_t i = 0; i < g->examples.size; i++) {
        const example *x = &g->examples.at[i];
        printf("%u\t%u\t%.3f\t%.*s", x->set, x->row, x->share, (int)x->told.size, x->told.at);
        for (int k = 0; k < ROW_NAME_FEATURE_COUNT; k++) printf("\t%d", x->features[k]);
        putchar('\n');
    }
}

static status learn(void *context, error *e) {
    learner *g = context;
    if (!g->sets.option) return write_trees(g, e);
    dump(g);
    return READOUT_OK;
}

int main(int argc, char **argv) {
    static const char *const options[] = {"--dump", NULL};
    static const sets_job job = {.usage = "train-called [--dump] OUT LANG SET... [--lang LANG SET...]...",
                                 .files = 1,
                                 .options = options,
                                 .read = read_set,
                                 .learn = learn};
    learner g = {.watch = {.listed = see}};
    return sets_run(&job, &g.sets, &g, argc, argv);
}
