/* quotes.c - train-quotes: learns lang/en/quotes.model from PolNeAR's train articles
 *
 *     train-quotes LANG TRAIN_DIR MODEL                              writes MODEL
 *     train-quotes LANG TRAIN_DIR MODEL DEV_DIR OUT_DIR MODE...      also tags DEV_DIR into OUT_DIR/MODE, as brat
 *
 * A MODE is a threshold for the rank (0); `chain`: without the rank; `cues`, `cuesrank`: given the annotated cues;
 * `gold`: the annotation itself, through our tokens.
 *
 * The network learns cues, sentence by sentence, and source and content, once for each annotated cue. The rank learns
 * from articles that the network did not learn from: FOLDS networks leave a part out each. How often a lemma is a cue
 * is counted without the article's own cues, so that training sees what a new article would. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"
#include "code/attribution_file.h"
#include "code/attribution_tag.h"
#include "parse/parse.h"
#include "polnear.h"
#include "rank_train.h"
#include "read/read.h"
#include "tagger.h"

enum { ROUNDS = 9, FOLDS = 2, RANK_ROWS = 1 << 17, COUNT_SLOTS = 1 << 17 };

typedef struct trainer {
    arena *arena;
    parser *parser;
    gold_articles train;
    tagger_article *examples; /* as many as train */
    attribution_model model;
    uint32_t *key, *total, *cues; /* COUNT_SLOTS each */
    uint8_t *level;
} trainer;

static status read_article(void *context, slice text, const char *path, article **out, error *e) {
    const trainer *t = context;
    *out = article_new();
    if (!*out) return fail(e, READOUT_NO_MEMORY, "no memory");
    status s = read_text(*out, text, path, NULL, e);
    return s == READOUT_OK ? parser_parse(t->parser, *out, e) : s;
}

/* ------------------------------------------------------------------------------------------- counts of cues */

static uint32_t slot_of(trainer *t, uint32_t lemma) {
    uint32_t slot = lemma & (COUNT_SLOTS - 1);
    while (t->key[slot] && t->key[slot] != lemma) slot = (slot + 1) & (COUNT_SLOTS - 1);
    t->key[slot] = lemma;
    return slot;
}

static void count_article(trainer *t, const gold_article *g, uint32_t step) {
    for (uint32_t i = 0; i < g->article->tokens.size; i++) t->total[slot_of(t, g->facts.at[i].lemma)] += step;
    for (uint32_t k = 0; k < g->gold.size; k++)
        for (uint32_t r = 0; r < g->gold.at[k].part[PART_CUE].size; r++) {
            range run = g->gold.at[k].part[PART_CUE].at[r];
            for (uint32_t i = run.first; i < run.first + run.count; i++)
                t->cues[slot_of(t, g->facts.at[i].lemma)] += step;
        }
}

static void set_level(trainer *t, uint32_t slot) {
    static const float bounds[] = {0.02f, 0.08f, 0.2f, 0.4f, 0.65f};
    uint32_t total = t->total[slot], cues = t->cues[slot];
    uint8_t level = 2;
    for (size_t i = 0; i < sizeof bounds / sizeof bounds[0]; i++)
        level += (float)cues >= bounds[i] * (float)(total + 1);
    t->level[slot] = cues ? level : total >= 5;
}

static void set_levels_without(trainer *t, gold_article *g) {
    count_article(t, g, UINT32_MAX); /* takes one away from each */
    for (uint32_t i = 0; i < g->article->tokens.size; i++) set_level(t, slot_of(t, g->facts.at[i].lemma));
    facts_set_levels(&g->facts, &t->model.counts);
    count_article(t, g, 1);
}

static void count_cues(trainer *t) {
    t->key = ARENA_NEW(t->arena, uint32_t, COUNT_SLOTS);
    t->total = ARENA_NEW(t->arena, uint32_t, COUNT_SLOTS);
    t->cues = ARENA_NEW(t->arena, uint32_t, COUNT_SLOTS);
    t->level = ARENA_NEW(t->arena, uint8_t, COUNT_SLOTS);
    t->model.counts = (cue_counts){t->key, t->level, COUNT_SLOTS - 1};
    for (uint32_t i = 0; i < t->train.at.size; i++) count_article(t, &t->train.at.at[i], 1);
}

/* Levels for use: a table no larger than it must be, of the lemmas that have one. */
static void finish_counts(trainer *t) {
    uint32_t used = 0, slots = 1024;
    for (uint32_t i = 0; i < COUNT_SLOTS; i++) {
        if (t->key[i]) set_level(t, i);
        used += t->level[i] > 0;
    }
    while (slots < used * 2) slots *= 2;
    uint32_t *key = ARENA_NEW(t->arena, uint32_t, slots);
    uint8_t *level = ARENA_NEW(t->arena, uint8_t, slots);
    for (uint32_t i = 0; i < COUNT_SLOTS; i++) {
        uint32_t slot = t->key[i] & (slots - 1);
        if (t->level[i] == 0) continue;
        while (key[slot]) slot = (slot + 1) & (slots - 1);
        key[slot] = t->key[i];
        level[slot] = t->level[i];
    }
    t->model.counts = (cue_counts){key, level, slots - 1};
}

/* ---------------------------------------------------------------------------------------------------- cues */

static uint8_t *cue_labels(const gold_article *g, arena *a) {
    uint8_t *labels = ARENA_NEW(a, uint8_t, g->article->tokens.size + 1);
    for (uint32_t k = 0; k < g->gold.size; k++)
        for (uint32_t r = 0; r < g->gold.at[k].part[PART_CUE].size; r++) {
            range run = g->gold.at[k].part[PART_CUE].at[r];
            for (uint32_t i = 0; i < run.count; i++)
                if (labels[run.first + i] == CUE_OUTSIDE) labels[run.first + i] = i == 0 ? CUE_BEGIN : CUE_INSIDE;
        }
    for (uint32_t i = 0; i < g->article->tokens.size; i++) {
        bool starts = i == 0 || g->article->tokens.at[i].sentence != g->article->tokens.at[i - 1].sentence ||
                      labels[i - 1] == CUE_OUTSIDE;
        if (labels[i] == CUE_INSIDE && starts) labels[i] = CUE_BEGIN;
    }
    return labels;
}

static void describe_tokens(trainer *t, const gold_article *g, const article_counts *n, tagger_article *out) {
    uint32_t count = g->article->tokens.size;
    uint32_t *rows = ARENA_NEW(t->arena, uint32_t, (size_t)count *TOKEN_FEATURES),
             *hashes = ARENA_NEW(t->arena, uint32_t, (size_t)count *CUE_FEATURES);
    for (uint32_t i = 0; i < count; i++) {
        token_features(&g->facts, n, i, rows + (size_t)i * TOKEN_FEATURES);
        cue_features(&g->facts, n, i, hashes + (size_t)i * CUE_FEATURES);
    }
    out->article = g->article;
    out->rows = rows;
    out->hashes = hashes;
    out->labels = cue_labels(g, t->arena);
}

/* --------------------------------------------------------------------------------------- source and content */

/* The run of a cue that has its likeliest word. */
static range main_run(const gold_article *g, const gold_attribution *x) {
    range best = x->part[PART_CUE].at[0];
    int level = -1;
    for (uint32_t r = 0; r < x->part[PART_CUE].size; r++) {
        range run = x->part[PART_CUE].at[r];
        for (uint32_t i = run.first; i < run.first + run.count; i++)
            if (g->facts.at[i].cue > level) {
                level = g->facts.at[i].cue;
                best = run;
            }
    }
    return best;
}

static void mark_runs(const cue_view *v, const gold_attribution *x, int part, uint8_t class, uint8_t *classes) {
    for (uint32_t r = 0; r < x->part[part].size; r++) {
        range run = x->part[part].at[r];
        for (uint32_t i = run.first; i < run.first + run.count; i++)
            if (i >= v->from && i < v->to && (i < v->first || i > v->last)) classes[i - v->from] = class;
    }
}

/* Classes 0, 1 source, 2 content, into labels of first, inside, last and only. */
static void spell(const uint8_t *classes, uint32_t count, uint8_t *labels) {
    for (uint32_t i = 0; i < count; i++) {
        bool first = i == 0 || classes[i - 1] != classes[i], last = i + 1 == count || classes[i + 1] != classes[i];
        uint8_t base = classes[i] == 1 ? SOURCE_BEGIN : CONTENT_BEGIN;
        labels[i] = classes[i] == 0 ? PART_OUTSIDE : (uint8_t)(base + (first && last ? 3 : last ? 2 : first ? 0 : 1));
    }
}

/* The annotated cues in the order of the text. */
static cue_list gold_cues(const gold_article *g, arena *a) {
    cue_list cues = {0};
    for (uint32_t k = 0; k < g->gold.size; k++) {
        range run = main_run(g, &g->gold.at[k]);
        cue_span *cue = vec_push(a, &cues.at);
        *cue = (cue_span){run.first, run.first + run.count - 1, 1};
    }
    for (uint32_t i = 1; i < cues.at.size; i++)
        for (uint32_t j = i; j > 0 && cues.at.at[j].first < cues.at.at[j - 1].first; j--) {
            cue_span swap = cues.at.at[j];
            cues.at.at[j] = cues.at.at[j - 1];
            cues.at.at[j - 1] = swap;
        }
    return cues;
}

static void describe_cue(trainer *t, cue_view *v, const gold_attribution *x, tagger_cue *out) {
    uint32_t count = v->to - v->from;
    uint8_t *classes = ARENA_NEW(t->arena, uint8_t, count), *labels = ARENA_NEW(t->arena, uint8_t, count);
    uint32_t *hashes = ARENA_NEW(t->arena, uint32_t, (size_t)count *PART_FEATURES);
    mark_runs(v, x, PART_CONTENT, 2, classes);
    mark_runs(v, x, PART_SOURCE, 1, classes);
    spell(classes, count, labels);
    for (uint32_t i = 0; i < count; i++) part_features(v, v->from + i, hashes + (size_t)i * PART_FEATURES);
    *out = (tagger_cue){v->first, v->last, v->from, v->to, hashes, labels};
}

/* What the network learns of each article. */
static void describe_articles(trainer *t) {
    t->examples = ARENA_NEW(t->arena, tagger_article, t->train.at.size);
    for (uint32_t i = 0; i < t->train.at.size; i++) {
        gold_article *g = &t->train.at.at[i];
        article_counts n = counts_find(&g->facts);
        cue_list cues = gold_cues(g, t->arena);
        describe_tokens(t, g, &n, &t->examples[i]);
        tag_count_cues(&n, g->article->tokens.size, &cues);
        cue_view v = cue_view_new(&g->facts, &n);
        for (uint32_t k = 0; k < g->gold.size; k++) {
            range run = main_run(g, &g->gold.at[k]);
            cue_view_set(&v, run.first, run.first + run.count - 1);
            describe_cue(t, &v, &g->gold.at[k], vec_push(t->arena, &t->examples[i].cues));
        }
    }
}

/* `fold`: the articles to leave out, FOLDS for none. */
static void train_network(trainer *t, uint32_t fold) {
    static const tagger_settings how = {
        .rounds = ROUNDS, .seed = 1, .rate = 0.002f, .drop_input = 0.1f, .drop = 0.15f};
    const tagger_article **some = ARENA_NEW(t->arena, const tagger_article *, t->train.at.size);
    uint32_t count = 0;
    for (uint32_t i = 0; i < t->train.at.size; i++)
        if (i % FOLDS != fold) some[count++] = &t->examples[i];
    tagger_train(t->arena, &t->model, some, count, &how);
}

/* ---------------------------------------------------------------------------------------------------- rank */

/* How right a reading is: 3 where source and content are, and less by the tokens that it has wrong. */
static float rightness(const cue_view *v, const uint8_t *classes, const uint8_t *labels) {
    uint32_t count = v->to - v->from, same[3] = {0}, either[3] = {0};
    for (uint32_t i = 0; i < count; i++) {
        uint8_t got = labels[i] == PART_OUTSIDE ? 0 : labels[i] <= SOURCE_ONLY ? 1 : 2;
        for (uint8_t y = 1; y <= 2; y++) {
            either[y] += got == y || classes[i] == y;
            same[y] += got == y && classes[i] == y;
        }
    }
    float sum = 0;
    for (int y = 1; y <= 2; y++)
        sum += either[y] ? (float)same[y] / (float)either[y] + (same[y] == either[y] ? 0.5f : 0) : 1.5f;
    return sum;
}

/* The annotated attribution with just this cue, or NULL. */
static const gold_attribution *gold_of(const gold_article *g, const cue_span *cue) {
    for (uint32_t k = 0; k < g->gold.size; k++) {
        range run = main_run(g, &g->gold.at[k]);
        if (run.first == cue->first && run.first + run.count == cue->last + 1) return &g->gold.at[k];
    }
    return NULL;
}

static void collect_ranks(trainer *t, rank_examples *x, gold_article *g) {
    chain_scratch s = {.arena = t->arena};
    article_counts n = counts_find(&g->facts);
    cue_list cues = {0};
    float *bias = ARENA_NEW(t->arena, float, g->article->tokens.size);
    for (uint32_t i = 0; i < g->article->tokens.size; i++) bias[i] = CANDIDATE_BIAS;
    net_run run;
    net_begin(&run, &t->model.net, &g->facts, &n);
    tag_cues(&t->model, &run, bias, &cues, &s);
    tag_count_cues(&n, g->article->tokens.size, &cues);
    cue_view v = cue_view_new(&g->facts, &n);
    for (uint32_t k = 0; k < cues.at.size; k++) {
        part_reading r[READINGS_LIMIT];
        rank_features f;
        float best = -1;
        cue_view_set(&v, cues.at.at[k].first, cues.at.at[k].last);
        rank_candidate c = {x->begin.size, tag_parts(&t->model, &run, &v, RANK_READINGS, r, &s), 0};
        const gold_attribution *gold = gold_of(g, &cues.at.at[k]);
        uint8_t *classes = ARENA_NEW(t->arena, uint8_t, v.to - v.from);
        if (gold) mark_runs(&v, gold, PART_CONTENT, 2, classes);
        if (gold) mark_runs(&v, gold, PART_SOURCE, 1, classes);
        if (!gold) c.right = c.count;
        for (uint32_t i = 0; i < c.count; i++) {
            rank_describe(&v, &cues.at.at[k], &r[i], &r[0], &f);
            rank_add(x, &f);
            float right = gold ? rightness(&v, classes, r[i].labels) : -2;
            if (right > best) {
                best = right;
                c.right = i;
            }
        }
        *(rank_candidate *)vec_push(x->arena, &x->candidates) = c;
    }
}

/* The chains see an article that they did not learn from, as they will in use. */
static void train_rank(trainer *t) {
    rank_examples x = {.arena = t->arena};
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        train_network(t, fold);
        for (uint32_t i = fold; i < t->train.at.size; i += FOLDS) collect_ranks(t, &x, &t->train.at.at[i]);
    }
    rank_train(t->arena, &t->model, RANK_ROWS, &x);
}

/* -------------------------------------------------------------------------------------------------- tagging */

typedef struct writer {
    FILE *file;
    const article *article;
    utf8_index index;
    unsigned spans, events;
} writer;

/* Writes runs of tokens as one T-line; returns its number, 0 where there are none. */
static unsigned write_runs(writer *w, const char *class, const range *runs, uint32_t count) {
    if (count == 0) return 0;
    fprintf(w->file, "T%u\t%s", ++w->spans, class);
    for (uint32_t i = 0; i < count; i++) {
        span from = w->article->tokens.at[runs[i].first].at,
             to = w->article->tokens.at[runs[i].first + runs[i].count - 1].at;
        fprintf(w->file, "%s%zu %zu", i ? ";" : " ", utf8_point_of(&w->index, from.begin),
                utf8_point_of(&w->index, to.end));
    }
    fprintf(w->file, "\tx\n");
    return w->spans;
}

static void write_attribution(writer *w, const gold_attribution *x) {
    static const char *const class[PARTS] = {"Source", "Cue", "Content"};
    unsigned number[PARTS];
    for (int p = 0; p < PARTS; p++) number[p] = write_runs(w, class[p], x -> part[p].at, x->part[p].size);
    fprintf(w->file, "E%u\tAttribution:T%u", ++w->events, number[PART_CUE]);
    for (int p = 0; p < PARTS; p++)
        if (number[p]) fprintf(w->file, " %s:T%u", class[p], number[p]);
    fprintf(w->file, "\n");
}

static void take_reading(arena *a, const cue_view *v, const uint8_t *labels, gold_attribution *out) {
    *(range *)vec_push(a, &out->part[PART_CUE]) = (range){v->first, v->last - v->first + 1};
    for (uint32_t i = v->from; i < v->to; i++) {
        uint8_t y = labels[i - v->from];
        if (y == PART_OUTSIDE) continue;
        int part = y <= SOURCE_ONLY ? PART_SOURCE : PART_CONTENT;
        range *last = out->part[part].size ? &out->part[part].at[out->part[part].size - 1] : NULL;
        if (last && last->first + last->count == i)
            last->count++;
        else
            *(range *)vec_push(a, &out->part[part]) = (range){i, 1};
    }
}

static void tag_article(trainer *t, gold_article *g, const char *folder, const char *mode) {
    char path[1024];
    arena *a = g->article->arena;
    snprintf(path, sizeof path, "%s/%s.ann", folder, g->name);
    writer w = {fopen(path, "wb"), g->article, utf8_index_new(a, g->article->text), 0, 0};
    chain_scratch s = {.arena = a};
    article_counts n = counts_find(&g->facts);
    cue_list cues = {0};
    bool chain_only = strcmp(mode, "chain") == 0, all = chain_only || strncmp(mode, "cues", 4) == 0;
    if (!w.file) return;
    if (strcmp(mode, "gold") == 0) {
        for (uint32_t k = 0; k < g->gold.size; k++) write_attribution(&w, &g->gold.at[k]);
        fclose(w.file);
        return;
    }
    net_run run;
    net_begin(&run, &t->model.net, &g->facts, &n);
    if (strncmp(mode, "cues", 4) == 0)
        cues = gold_cues(g, a);
    else {
        float *bias = ARENA_NEW(a, float, g->article->tokens.size);
        for (uint32_t i = 0; i < g->article->tokens.size; i++) bias[i] = chain_only ? 0 : CANDIDATE_BIAS;
        tag_cues(&t->model, &run, bias, &cues, &s);
    }
    tag_count_cues(&n, g->article->tokens.size, &cues);
    cue_view v = cue_view_new(&g->facts, &n);
    for (uint32_t k = 0; k < cues.at.size; k++) {
        part_reading r;
        gold_attribution x = {0};
        float score = 0;
        cue_view_set(&v, cues.at.at[k].first, cues.at.at[k].last);
        const uint8_t *labels = chain_only || strcmp(mode, "cues") == 0
                                    ? (tag_parts(&t->model, &run, &v, 1, &r, &s) ? r.labels : NULL)
                                    : rank_best(&t->model, &run, &v, &cues.at.at[k], &score, &s);
        if (!labels || (!all && score < (float)atof(mode))) continue;
        take_reading(a, &v, labels, &x);
        write_attribution(&w, &x);
    }
    fclose(w.file);
}

static status train(trainer *t, const char *path, error *e) {
    for (uint32_t i = 0; i < t->train.at.size; i++)
        t->train.at.at[i].facts = facts_find(t->train.at.at[i].article, NULL);
    count_cues(t);
    for (uint32_t i = 0; i < t->train.at.size; i++) set_levels_without(t, &t->train.at.at[i]);
    finish_counts(t);
    fprintf(stderr, "%u articles\n", t->train.at.size);
    describe_articles(t);
    train_rank(t);
    train_network(t, FOLDS);
    return attribution_model_write(t->arena, path, &t->model, e);
}

static void tag_folder(trainer *t, gold_articles *dev, const char *out, const char *mode) {
    char folder[512];
    snprintf(folder, sizeof folder, "%s/%s", out, mode);
    mkdir(folder, 0777);
    for (uint32_t i = 0; i < dev->at.size; i++) {
        dev->at.at[i].facts = facts_find(dev->at.at[i].article, &t->model.counts);
        tag_article(t, &dev->at.at[i], folder, mode);
    }
}

typedef struct job {
    int argc;
    char **argv;
    trainer trainer;
} job;

static status run(void *context, error *e) {
    job *j = context;
    trainer *t = &j->trainer;
    gold_articles dev = {.arena = t->arena};
    t->train.arena = t->arena;
    t->parser = parser_open(j->argv[1], e);
    status s = t->parser ? polnear_read(&t->train, j->argv[2], read_article, t, e) : e->status;
    if (s == READOUT_OK) s = train(t, j->argv[3], e);
    if (s == READOUT_OK && j->argc > 6) s = polnear_read(&dev, j->argv[4], read_article, t, e);
    for (int m = 6; s == READOUT_OK && m < j->argc; m++) tag_folder(t, &dev, j->argv[5], j->argv[m]);
    return s;
}

int main(int argc, char **argv) {
    error e = {0};
    char text[512];
    job j = {argc, argv, {.arena = arena_new()}};
    if (argc < 4 || !j.trainer.arena) {
        fprintf(stderr, "usage: train-quotes LANG TRAIN_DIR MODEL [DEV_DIR OUT_DIR MODE...]\n");
        return 2;
    }
    if (arena_run(j.trainer.arena, run, &j, &e) == READOUT_OK) return 0;
    fprintf(stderr, "%s\n", error_text(&e, text, sizeof text));
    return 4;
}
