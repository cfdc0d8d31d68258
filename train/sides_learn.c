/* sides_learn.c - boosts trees on examples of who takes which side, and says how they do */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/side_tree.h"

#include "boost.h"
#include "sides.h"

enum {
    COLUMNS = 60, /* of a hundred features, that a tree may ask of */
    FROM = 450    /* thousandths: what is less likely is not told to the record */
};

static const double known_weight = 0.5; /* the weight of what the rules find too */

static const char *const sides_named[] = {"asserts", "denies", "charge"};
enum { MATTER = 2, MODELS };

static bool is_right(const example *x, int which) { return which == MATTER ? x->fits > 0.5F : x->label == which + 1; }

/* What is charged is no question of who speaks; and of what is no dispute nothing is learned about sides. */
static double weight_of(const example *x, int which) {
    if (which == MATTER || x->first) return which == MATTER && x->first;
    return x->fits > 0.5F ? x->given ? known_weight : 1 : 0;
}

static void boost_side(arena *a, const learner *l, const uint32_t *rows, uint32_t size, int side, boosted *out) {
    const int16_t **features = ARENA_NEW(a, const int16_t *, size);
    double *weight = ARENA_NEW(a, double, size);
    bool *right = ARENA_NEW(a, bool, size), *allowed = ARENA_NEW(a, bool, SIDE_FEATURE_COUNT);
    for (uint32_t i = 0; i < size; i++) {
        const example *x = &l->examples.at[rows[i]];
        features[i] = x->features;
        weight[i] = weight_of(x, side);
        right[i] = is_right(x, side);
    }
    for (int f = SIDE_F_rank; f <= SIDE_F_counter; f++) allowed[f] = true; /* of the charge itself */
    boost_examples of = {size, SIDE_FEATURE_COUNT, features, weight, right, side == MATTER ? allowed : NULL,
                         side == MATTER ? 2 * COLUMNS : COLUMNS};
    boost(a, &of, out);
}

static const char comment[] =
    "# Who takes a side in a charge: trees for src/record/sides.h. Source: made by train/sides.c from the "
    "reports of tests/reports/dev,\n# dev2, dev3 and dev4 and their marks, all our own. Columns: side; the "
    "questions of a tree, in the order of a heap; what each of its leaves adds,\n# in thousandths of a logit. `at`: "
    "what the sum begins with; `from`: how many thousandths are likely enough to be told.\n";

static status write_model(const boosted *sides, const char *path, error *e) {
    FILE *out = sets_write(path, comment, e);
    if (!out) return e->status;
    fprintf(out, "from\t%d\n", FROM);
    for (int side = 0; side < MODELS; side++) {
        fprintf(out, "%s at\t%ld\n", sides_named[side], lround(1000 * sides[side].at));
        for (uint32_t t = 0; t < BOOST_TREES; t++) {
            const side_tree *tree = &sides[side].trees[t];
            fputs(sides_named[side], out);
            for (uint32_t i = 0; i < SIDE_NODES; i++)
                fprintf(out, "\t%s>%d", side_feature_name[tree->feature[i]], tree->above[i]);
            for (uint32_t i = 0; i < SIDE_LEAVES; i++) fprintf(out, "\t%d", (int)tree->leaf[i]);
            fputc('\n', out);
        }
    }
    return sets_write_end(out, path, e);
}

/* ------------------------------------------------------------------------------------------------- measuring */

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

/* From all examples, or from those of all sets that a fold does not leave out; then *likes is filled for the
 * others. */
static status learn(const learner *l, const sets *in, uint32_t fold, const char *path, double *likes, error *e) {
    uint32_t *rows = ARENA_NEW(in->arena, uint32_t, l->examples.size), size = 0;
    boosted *m = ARENA_NEW(in->arena, boosted, MODELS);
    for (uint32_t i = 0; i < l->examples.size; i++)
        if (!sets_holds(in, l->examples.at[i].set, fold)) rows[size++] = i;
    for (int which = 0; which < MODELS; which++) boost_side(in->arena, l, rows, size, which, &m[which]);
    for (uint32_t i = 0; i < l->examples.size; i++)
        for (int which = 0; which < MODELS && sets_holds(in, l->examples.at[i].set, fold); which++)
            likes[(size_t)MODELS * i + (size_t)which] = boosted_likely(&m[which], l->examples.at[i].features);
    return write_model(m, path, e);
}

static int by_quote(const void *x, const void *y) {
    const example *a = x, *b = y;
    if (a->quote != b->quote) return a->quote < b->quote ? -1 : 1;
    return a->charge < b->charge ? -1 : a->charge > b->charge;
}

status learner_learn(learner *l, const sets *in, error *e) {
    const char *path = in->files[0];
    double *likes = ARENA_NEW(in->arena, double, MODELS *(size_t)l->examples.size + 1);
    status s = READOUT_OK;
    if (l->examples.size) qsort(l->examples.at, l->examples.size, sizeof *l->examples.at, by_quote);
    if (!in->folds) return learn(l, in, NONE, path, likes, e);
    for (uint32_t fold = 0; s == READOUT_OK && fold < in->folds; fold++)
        s = learn(l, in, fold, sets_fold_path(in, path, fold), likes, e);
    if (s != READOUT_OK) return s;
    say(l, likes, in->arena);
    say_given(l, likes);
    return READOUT_OK;
}
