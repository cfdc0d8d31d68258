/* sides.c - train-sides: learns lang/en/sides.tsv from reports whose attributions people marked
 *
 *     train-sides OUT.tsv LANG SET...              learns from all
 *     train-sides --folds N OUT LANG SET...        writes OUT.0.tsv to OUT.N-1.tsv, each without every N-th set, and
 *                                                  says how those do on what they have not seen
 *
 * Arguments as in sets.h. An example is an attribution and a charge of its article. A charge is of that dispute of
 * disputes.json whose claim it fits best (more than half of its claimed); an attribution that is marked with it
 * asserts or denies it, all others do neither. For each side trees are boosted on the logistic loss, each on a part
 * of the examples. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/side_tree.h"

#include "named.h"
#include "sides.h"

/* ------------------------------------------------------------------------------------------------ the claims */

static bool has_key(slice keys, slice key) {
    while (keys.size)
        if (slice_equal(slice_take(&keys, '\n'), key)) return true;
    return false;
}

/* What a charge claims, in words. */
static void claim_of(arena *in, const stander *s, const side_charge *c, named_words claimed[NAMED_PARTS]) {
    const article *a = s->a;
    memset(claimed, 0, NAMED_PARTS * sizeof *claimed);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        const actor *who = &a->actors.at[i];
        slice key = camp_key(in, who);
        bool state = who->kind == ACTOR_STATE || !slice_starts(key, SLICE("c:"));
        if (state && has_key(c->accused, key)) named_add_words(in, &claimed[NAMED_ACTORS], who->name);
    }
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        if (!slice_equal(s->shapes[i].bucket, c->bucket)) continue;
        named_add_words(in, &claimed[NAMED_PREDICATE], p->lemma);
        for (uint32_t n = 0; n < p->arguments.count; n++) {
            const argument *x = &a->arguments.at[p->arguments.first + n];
            slice who = x->actor < a->actors.size ? a->actors.at[x->actor].name : x->text;
            if (x->role == ROLE_ACTOR) named_add_words(in, &claimed[NAMED_ACTORS], who);
            if (x->role == ROLE_RECIPIENT || x->role == ROLE_OBJECT)
                named_add_words(in, &claimed[NAMED_RECIPIENTS], who);
            if (x->role == ROLE_OBJECT) named_add_words(in, &claimed[NAMED_OBJECT], x->text);
        }
    }
}

/* ---------------------------------------------------------------------------------------------- the examples */

typedef struct gatherer {
    sets sets;
    learner learner;
    kinds *kinds;
    side_lexicon lexicon;
    const json_t *disputes;
    article *article;
} gatherer;

enum { DISPUTES = 32 };

/* What the marks of the attributions that the rules put in a charge say: for each dispute how many agree, less twice
 * how many do not. */
static void vote(const gatherer *g, const stander *s, const side_charge *c, const mark *const *marked, int *votes) {
    for (uint32_t i = 0; i < s->out.size; i++) {
        const statement *x = &s->out.at[i];
        bool of_it = x->quote < s->a->attributions.size && slice_equal(s->shapes[x->proposition].bucket, c->bucket) &&
                     marked[x->quote];
        if (!of_it || (x->side != SIDE_ASSERTS && x->side != SIDE_DENIES)) continue;
        for (uint32_t k = 0; k < json_array_size(g->disputes) && k < DISPUTES; k++) {
            char said = mark_for(marked[x->quote]->what, k);
            if (said == '+' || said == '-') votes[k] += (said == '+') == (x->side == SIDE_ASSERTS) ? 1 : -2;
        }
    }
}

/* The dispute that a charge is of: more than half of its claim is there, or much of it and two votes; the best by
 * claim and votes. *fits is the share, 0 where there is none. */
static uint32_t dispute_of(const gatherer *g, const stander *s, const side_charge *c, const mark *const *marked,
                           double *fits) {
    named_words claimed[NAMED_PARTS];
    int votes[DISPUTES] = {0};
    uint32_t best = NONE;
    double most = 0;
    *fits = 0;
    claim_of(s->a->arena, s, c, claimed);
    vote(g, s, c, marked, votes);
    for (uint32_t k = 0; k < json_array_size(g->disputes) && k < DISPUTES; k++) {
        double x = named_overlap(s->a->arena, json_object_get(json_array_get(g->disputes, k), "claim"), claimed);
        bool is = (x > 0.5 && votes[k] >= -1) || (x > 0.3 && votes[k] >= 2);
        double good = x + 0.2 * votes[k];
        if (!is && x > *fits && best == NONE) *fits = x > 0.5 ? 0.5 : x;
        if (!is || (best != NONE && good <= most)) continue;
        best = k;
        most = good;
        *fits = x > 0.5 ? x : 0.51;
    }
    return best;
}

static void add_examples(gatherer *g, stander *s, side_reader *r, const side_charge *c, uint32_t number,
                         const mark *const *marked) {
    const article *a = s->a;
    learner *l = &g->learner;
    double fits;
    uint32_t dispute = dispute_of(g, s, c, marked, &fits);
    example own = {.set = g->sets.set,
                   .fits = (float)fits,
                   .quote = l->quotes + a->attributions.size,
                   .charge = number,
                   .first = true};
    side_read_charge(r, number, own.features);
    *vec_push(g->sets.arena, &l->examples) = own;
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const mark *m = marked[q];
        example x = {.set = g->sets.set,
                     .fits = (float)fits,
                     .quote = l->quotes + q,
                     .charge = number,
                     .speaker = l->speakers + a->attributions.at[q].speaker};
        if (!m || !side_read(r, q, number, x.features)) continue;
        char said = dispute == NONE ? 0 : mark_for(m->what, dispute);
        x.label = said == '+' ? 1 : said == '-' ? 2 : 0;
        bool plus = memchr(m->what.at, '+', m->what.size) != NULL,
             minus = memchr(m->what.at, '-', m->what.size) != NULL;
        x.mark_side = (uint8_t)(plus == minus ? 0 : plus ? 1 : 2);
        x.marked = m->what.at[0] != 'n' && m->what.at[0] != 'x';
        for (uint32_t i = 0; i < s->out.size; i++) {
            const statement *t = &s->out.at[i];
            if (t->quote == q && slice_equal(s->shapes[t->proposition].bucket, c->bucket))
                x.given |= t->side == SIDE_ASSERTS ? 1 : t->side == SIDE_DENIES ? 2 : 3;
        }
        *vec_push(g->sets.arena, &l->examples) = x;
    }
}

static status read_report(void *context, error *e) {
    gatherer *g = context;
    article *a = g->article;
    (void)e;
    stander st = {.a = a, .kinds = g->kinds, .scratch = a->arena};
    side_charge charges[CHARGES];
    stander_by_rules(&st);
    uint32_t count = side_charges(&st, charges);
    side_reader *r = side_reader_new(&st, &g->lexicon, charges, count);
    const mark **marked = ARENA_NEW(a->arena, const mark *, a->attributions.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++)
        marked[q] = mark_of(&g->sets.marks, a, &a->attributions.at[q]);
    for (uint32_t i = 0; i < count; i++) add_examples(g, &st, r, &charges[i], i, marked);
    g->learner.quotes += a->attributions.size + 1;
    g->learner.speakers += a->actors.size + 1;
    return READOUT_OK;
}

static status take_report(void *context, article *a, error *e) {
    gatherer *g = context;
    g->article = a;
    return arena_run(a->arena, read_report, g, e);
}

static status read_set(void *context, const char *folder, error *e) {
    gatherer *g = context;
    named readers;
    status s = named_load(g->sets.arena, folder, &readers, e);
    if (s != READOUT_OK) return s;
    g->disputes = readers.disputes;
    s = sets_marked(&g->sets, folder, take_report, g, e);
    json_decref(readers.disputes);
    return s;
}

static status open_language(void *context, error *e) {
    gatherer *g = context;
    status s = kinds_open(g->sets.arena, g->sets.lang, &g->kinds, e);
    return s == READOUT_OK ? side_lexicon_open(g->sets.arena, g->sets.lang, &g->lexicon, e) : s;
}

static void close_language(void *context) {
    gatherer *g = context;
    vectors_close(&g->lexicon.words);
}

static status learn(void *context, error *e) {
    gatherer *g = context;
    return learner_learn(&g->learner, &g->sets, e);
}

int main(int argc, char **argv) {
    static const sets_job job = {.usage = "train-sides [--folds N] OUT LANG SET...",
                                 .files = 1,
                                 .folds = true,
                                 .open = open_language,
                                 .read = read_set,
                                 .close = close_language,
                                 .learn = learn};
    gatherer g = {.sets = {0}};
    return sets_run(&job, &g.sets, &g, argc, argv);
}
