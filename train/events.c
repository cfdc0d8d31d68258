/* events.c - trains lang/en/events.model, the classifier of the event between a given source and target
 *
 *     train-events [--folds N] [--also AW.tsv] LANG PATTERNS.tsv PLV.tsv [OUT.model]
 *
 * LANG is the folder with the parser's model and the lexicons. PLV.tsv has columns marked_sentence and gold_root.
 * AW.tsv has marked_sentence and event_type, of which some stand for a PLOVER type: more examples, never measured on.
 * PATTERNS.tsv, made by
 * train/cameo_patterns.py, has patterns of a verb dictionary, each an example of little weight. Multinomial
 * logistic regression
 * over hashed features by AdaGrad; the classes weigh the same. With --folds the examples of PLV.tsv are divided
 * into N parts and each is
 * scored by what is learned from the others; else OUT.model is written. The same files give the same model. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "code/event_features.h"
#include "parse/parse.h"

#define ROWS (1u << 16)
#define EPOCHS 30
#define RATE 0.04f
#define DECAY 2e-5f
#define PATTERN_WEIGHT 0.03f
#define OTHER_WEIGHT 0.3f

typedef struct example {
    event_features *features;
    uint32_t label;
    float weight;
    bool pattern; /* or another that only helps to learn */
} example;

typedef struct trainer {
    arena *arena;
    parser *parser;
    event_finder *finder;
    const char *lang, *patterns, *pairs, *also;
    VEC(example) examples;
    float *weights, *squares;
} trainer;

static uint32_t label_find(slice text) { return name_find(event_label_name, EVENT_LABELS, text); }

/* Takes the marks <s>, </s>, <t>, </t> out of a sentence; of several spans the first counts. */
static slice unmark(arena *a, slice marked, span *source, span *target) {
    char *out = arena_alloc(a, marked.size);
    size_t size = 0;
    uint32_t opened[2] = {0, 0};
    bool done[2] = {false, false};
    for (size_t i = 0; i < marked.size; i++) {
        slice rest = slice_part(marked, i, marked.size);
        uint32_t which = slice_starts(rest, SLICE("<t>")) || slice_starts(rest, SLICE("</t>"));
        span *at = which ? target : source;
        if (slice_starts(rest, SLICE("<s>")) || slice_starts(rest, SLICE("<t>"))) {
            opened[which] = (uint32_t)size;
            i += 2;
        } else if (slice_starts(rest, SLICE("</s>")) || slice_starts(rest, SLICE("</t>"))) {
            if (!done[which]) *at = (span){opened[which], (uint32_t)size};
            done[which] = true;
            i += 3;
        } else
            out[size++] = marked.at[i];
    }
    return (slice){out, size};
}

typedef struct pair_job {
    trainer *t;
    article *article;
    span source, target;
    event_features *out;
} pair_job;

static status pair_features(void *context, error *e) {
    pair_job *j = context;
    *vec_push(j->article->arena, &j->article->blocks) = (block){{0, (uint32_t)j->article->text.size}, BLOCK_BODY};
    status s = parser_parse(j->t->parser, j->article, e);
    if (s != READOUT_OK) return s;
    tree *t = tree_new(j->article);
    event_pair_features(&j->t->finder->base, t, event_place_of(j->article, j->source),
                        event_place_of(j->article, j->target), j->out);
    return READOUT_OK;
}

static event_features *keep(trainer *t, const event_features *f) {
    size_t size = offsetof(event_features, at) + f->size * sizeof *f->at;
    return arena_copy(t->arena, f, size);
}

static status read_pair(trainer *t, slice marked, uint32_t label, bool other, error *e) {
    article *a = article_new();
    if (!a) return fail(e, READOUT_NO_MEMORY, "no memory for a sentence");
    event_features *f = ARENA_NEW(t->arena, event_features, 1);
    pair_job job = {t, a, {0, 0}, {0, 0}, f};
    a->text = unmark(t->arena, marked, &job.source, &job.target);
    status s = arena_run(a->arena, pair_features, &job, e);
    if (s == READOUT_OK)
        *vec_push(t->arena, &t->examples) = (example){keep(t, f), label, other ? OTHER_WEIGHT : 1, other};
    article_free(a);
    return s;
}

static status load_path(trainer *t, const char *path, uint32_t least, uint32_t most, table *out, error *e) {
    const char *slash = strrchr(path, '/');
    slice folder = slash ? (slice){path, (size_t)(slash - path) + 1} : SLICE(".");
    return table_load(t->arena, arena_string(t->arena, folder), slash ? slash + 1 : path, least, most, out, e);
}

/* A cell in quotes, with the quotes in it doubled, as it was. */
static slice unquote(arena *a, slice cell) {
    if (cell.size < 2 || cell.at[0] != '"' || cell.at[cell.size - 1] != '"') return cell;
    char *out = arena_alloc(a, cell.size);
    size_t size = 0;
    for (size_t i = 1; i + 1 < cell.size; i++) {
        out[size++] = cell.at[i];
        if (cell.at[i] == '"' && cell.at[i + 1] == '"') i++;
    }
    return (slice){out, size};
}

static uint32_t column_of(const table *t, const char *title) {
    for (uint32_t c = 0; c < 32; c++)
        if (slice_equal(table_cell(t, 0, c), slice_of(title))) return c;
    return NONE;
}

static status read_pairs(trainer *t, error *e) {
    table rows;
    status s = load_path(t, t->pairs, 3, 32, &rows, e);
    uint32_t text = s == READOUT_OK ? column_of(&rows, "marked_sentence") : NONE;
    uint32_t type = s == READOUT_OK ? column_of(&rows, "gold_root") : NONE;
    if (s == READOUT_OK && (text == NONE || type == NONE))
        return fail(e, READOUT_BAD_INPUT, "no marked_sentence, gold_root");
    for (uint32_t i = 1; i < rows.size && s == READOUT_OK; i++) {
        uint32_t label = label_find(table_cell(&rows, i, type));
        if (label < EVENT_LABELS) s = read_pair(t, unquote(t->arena, table_cell(&rows, i, text)), label, false, e);
    }
    return s;
}

/* What annotators of ACE and of Wikipedia's events call the types that PLV has few of, by how their names begin. */
static uint32_t label_of_other(slice type) {
    static const struct {
        const char *front, *label;
    } same[] = {{"Conflict:Demonstrate", "PROTEST"},
                {"Conflict.Demonstrate", "PROTEST"},
                {"Justice:Extradite", "COOPERATE"},
                {"Transaction:Transfer-Money", "AID"},
                {"Medical.Intervention", "AID"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        if (slice_starts(type, slice_of(same[i].front))) return label_find(slice_of(same[i].label));
    return EVENT_LABELS;
}

static status read_others(trainer *t, error *e) {
    table rows;
    status s = t->also ? load_path(t, t->also, 3, 32, &rows, e) : READOUT_OK;
    uint32_t text = t->also && s == READOUT_OK ? column_of(&rows, "marked_sentence") : NONE;
    uint32_t type = t->also && s == READOUT_OK ? column_of(&rows, "event_type") : NONE;
    if (!t->also || s != READOUT_OK) return s;
    if (text == NONE || type == NONE) return fail(e, READOUT_BAD_INPUT, "no marked_sentence, event_type");
    for (uint32_t i = 1; i < rows.size && s == READOUT_OK; i++) {
        uint32_t label = label_of_other(table_cell(&rows, i, type));
        if (label < EVENT_LABELS) s = read_pair(t, unquote(t->arena, table_cell(&rows, i, text)), label, true, e);
    }
    return s;
}

static status read_patterns(trainer *t, error *e) {
    table rows;
    status s = load_path(t, t->patterns, 2, 3, &rows, e);
    for (uint32_t i = 0; i < rows.size && s == READOUT_OK; i++) {
        uint32_t label = label_find(table_cell(&rows, i, 0));
        slice others = table_cell(&rows, i, 2);
        if (label == EVENT_LABELS) continue;
        event_features *f = ARENA_NEW(t->arena, event_features, 1);
        event_word_features(&t->finder->base, table_cell(&rows, i, 1), true, f);
        while (others.at) {
            slice word = slice_take(&others, ' ');
            if (word.size) event_word_features(&t->finder->base, word, false, f);
        }
        *vec_push(t->arena, &t->examples) = (example){keep(t, f), label, PATTERN_WEIGHT, true};
    }
    return s;
}

static status load(void *context, error *e) {
    trainer *t = context;
    void *finder;
    status s = events_open(t->arena, t->lang, &finder, e);
    t->finder = finder;
    if (s == READOUT_OK) s = read_pairs(t, e);
    if (s == READOUT_OK) s = read_others(t, e);
    if (s == READOUT_OK) s = read_patterns(t, e);
    t->weights = ARENA_NEW(t->arena, float, (size_t)ROWS *EVENT_LABELS);
    t->squares = ARENA_NEW(t->arena, float, (size_t)ROWS *EVENT_LABELS);
    return s;
}

static void score(const float *weights, const event_features *f, float *out) {
    for (uint32_t k = 0; k < EVENT_LABELS; k++) out[k] = 0;
    for (uint32_t i = 0; i < f->size; i++) {
        const float *row = weights + (size_t)(f->at[i].hash & (ROWS - 1)) * EVENT_LABELS;
        for (uint32_t k = 0; k < EVENT_LABELS; k++) out[k] += f->at[i].value * row[k];
    }
}

static uint32_t best_of(const float *scores) {
    uint32_t best = 0;
    for (uint32_t k = 1; k < EVENT_LABELS; k++)
        if (scores[k] > scores[best]) best = k;
    return best;
}

static void learn(trainer *t, const example *x, float weight) {
    float p[EVENT_LABELS], sum = 0;
    score(t->weights, x->features, p);
    float top = p[best_of(p)];
    for (uint32_t k = 0; k < EVENT_LABELS; k++) sum += p[k] = expf(p[k] - top);
    for (uint32_t k = 0; k < EVENT_LABELS; k++) p[k] = weight * (p[k] / sum - (k == x->label));
    for (uint32_t i = 0; i < x->features->size; i++) {
        size_t row = (size_t)(x->features->at[i].hash & (ROWS - 1)) * EVENT_LABELS;
        for (uint32_t k = 0; k < EVENT_LABELS; k++) {
            float g = p[k] * x->features->at[i].value + DECAY * t->weights[row + k];
            t->squares[row + k] += g * g;
            t->weights[row + k] -= RATE * g / (sqrtf(t->squares[row + k]) + 0.1f);
        }
    }
}

/* Learns from all examples but those of a part; parts go by the number of the example. */
static void train(trainer *t, uint32_t part, uint32_t parts) {
    uint32_t count[EVENT_LABELS] = {0}, total = 0, *order = calloc(t->examples.size, sizeof *order), size = 0;
    if (!order) return;
    memset(t->weights, 0, sizeof(float) * ROWS * EVENT_LABELS);
    memset(t->squares, 0, sizeof(float) * ROWS * EVENT_LABELS);
    for (uint32_t i = 0; i < t->examples.size; i++) {
        const example *x = &t->examples.at[i];
        if (!x->pattern && i % parts == part) continue;
        order[size++] = i;
        if (!x->pattern) count[x->label]++, total++;
    }
    uint64_t seed = 1;
    for (uint32_t epoch = 0; epoch < EPOCHS; epoch++) {
        for (uint32_t i = size; i > 1; i--) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            uint32_t k = (uint32_t)((seed >> 33) % i), swap = order[i - 1];
            order[i - 1] = order[k];
            order[k] = swap;
        }
        for (uint32_t i = 0; i < size; i++) {
            const example *x = &t->examples.at[order[i]];
            float balance = count[x->label] ? (float)total / (EVENT_LABELS * (float)count[x->label]) : 1;
            learn(t, x, x->pattern ? x->weight : balance);
        }
    }
    free(order);
}

typedef struct tally {
    uint32_t right, gold, predicted;
} tally;

static void print_figures(const char *what, const tally *tallies, uint32_t count, uint32_t right, uint32_t total) {
    double sum = 0;
    uint32_t classes = 0;
    for (uint32_t k = 0; k < count; k++) {
        if (!tallies[k].gold) continue;
        classes++;
        sum += 2.0 * tallies[k].right / (tallies[k].gold + tallies[k].predicted);
    }
    printf("%s_accuracy %.1f\n%s_macro_f1 %.1f\n", what, 100.0 * right / total, what, 100 * sum / classes);
}

static void fold(trainer *t, uint32_t folds) {
    tally roots[EVENT_LABELS] = {{0, 0, 0}}, quads[5] = {{0, 0, 0}};
    uint32_t right = 0, quad_right = 0, total = 0;
    for (uint32_t part = 0; part < folds; part++) {
        train(t, part, folds);
        for (uint32_t i = part; i < t->examples.size; i += folds) {
            const example *x = &t->examples.at[i];
            if (x->pattern) continue;
            float scores[EVENT_LABELS];
            score(t->weights, x->features, scores);
            uint32_t got = best_of(scores), q = event_label_quad[got], want = event_label_quad[x->label];
            total++;
            right += got == x->label;
            quad_right += q == want;
            roots[x->label].gold++, roots[got].predicted++, roots[got].right += got == x->label;
            quads[want].gold++, quads[q].predicted++, quads[q].right += q == want;
        }
    }
    print_figures("root", roots, EVENT_LABELS, right, total);
    print_figures("quad", quads, 5, quad_right, total);
    for (uint32_t k = 0; k < EVENT_LABELS; k++)
        printf("f1_%s %.1f\n", event_label_name[k], 200.0 * roots[k].right / (roots[k].gold + roots[k].predicted));
}

static status write_model(const trainer *t, const char *path, error *e) {
    size_t count = (size_t)ROWS * EVENT_LABELS;
    float most = 1e-9f;
    for (size_t i = 0; i < count; i++) most = fmaxf(most, fabsf(t->weights[i]));
    int8_t *bytes = arena_alloc(t->arena, count);
    for (size_t i = 0; i < count; i++) bytes[i] = (int8_t)lrintf(t->weights[i] / most * 127);
    struct {
        uint32_t rows, labels;
        float scale;
    } shape = {ROWS, EVENT_LABELS, most / 127};
    const model_part parts[] = {{"shape", {(const char *)&shape, sizeof shape}},
                                {"weights", {(const char *)bytes, count}}};
    return model_write(path, "events", EVENT_MODEL_VERSION, parts, 2, e);
}

typedef struct write_job {
    trainer *trainer;
    const char *path;
} write_job;

static status finish(void *context, error *e) {
    write_job *j = context;
    train(j->trainer, 0xffffffff, 0x7fffffff);
    return write_model(j->trainer, j->path, e);
}

int main(int count, char **words) {
    uint32_t folds = 0, at = 1;
    const char *also = NULL;
    error e = {0};
    char text[640];
    for (; at + 1 < (uint32_t)count && words[at][0] == '-'; at += 2) {
        if (strcmp(words[at], "--folds") == 0)
            folds = (uint32_t)strtoul(words[at + 1], NULL, 10);
        else if (strcmp(words[at], "--also") == 0)
            also = words[at + 1];
    }
    if ((uint32_t)count != at + (folds ? 3 : 4)) {
        fputs("usage: train-events [--folds N] [--also AW.tsv] LANG PATTERNS.tsv PLV.tsv [OUT.model]\n", stderr);
        return 2;
    }
    trainer t = {
        .arena = arena_new(), .lang = words[at], .patterns = words[at + 1], .pairs = words[at + 2], .also = also};
    t.parser = parser_open(t.lang, &e);
    status s = t.parser && t.arena ? arena_run(t.arena, load, &t, &e) : e.status;
    if (s == READOUT_OK && folds)
        fold(&t, folds);
    else if (s == READOUT_OK) {
        write_job job = {&t, words[at + 3]};
        s = arena_run(t.arena, finish, &job, &e);
    }
    if (s != READOUT_OK) fprintf(stderr, "%s\n", error_text(&e, text, sizeof text));
    if (t.finder) events_close(t.finder);
    parser_close(t.parser);
    arena_free(t.arena);
    return s == READOUT_OK ? 0 : 1;
}
