/* sure.c - train-sure: learns lang/en/sure.tsv from events that people read
 *
 *     train-sure [--folds N] [--each | --print] LANG ARTICLES.jsonl MARKS.tsv [OUT.tsv]
 *
 * MARKS.tsv is tests/eval/event-marks.tsv, ARTICLES.jsonl the articles that it marks events of (others do no harm).
 * An event that the coder no longer finds, or marked `test`, is left out. Logistic regression by gradient descent
 * over the signs of event_sure.h, the weights kept small; "in part" counts half. Signs of fewer than RARE events
 * count for nothing. With --folds each story's events are weighed by what the other stories teach, and it prints how
 * many of each kind are above each score; --each prints those scores, --print each event's signs instead of learning.
 * The same files give the same weights. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "code/event_sure.h"

#include "reports.h"

enum { STEPS = 400, RARE = 4, PARTS = 20 };

static const double shrink = 4, rate = 0.3;

typedef struct example {
    uint32_t *signs, size, article;
    char mark;
    slice key;
    double score;
} example;

typedef struct learner {
    arena *arena;
    rooms rooms;
    const char *articles, *marks_path, *out;
    uint32_t folds;
    bool print, each;
    table marks;
    map marked, numbers;
    VEC(slice) names;
    VEC(uint32_t) counts;
    VEC(example) examples;
    double *weights, *squares;
} learner;

static slice key_of(learner *g, const article *a, const utf8_index *points, const proposition *p) {
    return arena_print(g->arena, "%.16s %zu %s", a->text_sha256,
                       utf8_point_of(points, article_extent(a, p->predicate).begin), event_type_name[p->event]);
}

static status load_marks(learner *g, error *e) {
    const char *slash = strrchr(g->marks_path, '/');
    slice folder = slash ? (slice){g->marks_path, (size_t)(slash - g->marks_path)} : SLICE(".");
    status s =
        table_load(g->arena, arena_string(g->arena, folder), slash ? slash + 1 : g->marks_path, 5, 5, &g->marks, e);
    for (uint32_t i = 0; i < g->marks.size && s == READOUT_OK; i++) {
        if (slice_equal(table_cell(&g->marks, i, 4), SLICE("test"))) continue;
        slice a = table_cell(&g->marks, i, 0), b = table_cell(&g->marks, i, 1), c = table_cell(&g->marks, i, 2);
        *map_put(g->arena, &g->marked,
                 arena_print(g->arena, "%.*s %.*s %.*s", (int)a.size, a.at, (int)b.size, b.at, (int)c.size, c.at),
                 NULL) = i;
    }
    return s;
}

static uint32_t number_of(learner *g, slice sign) {
    bool known;
    uint32_t *n = map_put(g->arena, &g->numbers, sign, &known);
    if (!known) {
        *n = g->names.size;
        *(slice *)vec_push(g->arena, &g->names) = sign;
        *(uint32_t *)vec_push(g->arena, &g->counts) = 0;
    }
    return *n;
}

static void take_event(learner *g, const tree *t, const proposition *p, char mark, uint32_t number, slice key) {
    event_signs signs;
    event_signs_find(t, p, &signs);
    example x = {ARENA_NEW(g->arena, uint32_t, signs.size), 0, number, mark, key, 0};
    for (uint32_t i = 0; i < signs.size; i++) {
        uint32_t n = number_of(g, arena_slice(g->arena, signs.at[i]));
        bool twice = false;
        for (uint32_t k = 0; k < x.size; k++) twice = twice || x.signs[k] == n;
        if (twice) continue;
        x.signs[x.size++] = n;
        g->counts.at[n]++;
    }
    *(example *)vec_push(g->arena, &g->examples) = x;
    if (!g->print) return;
    printf("%c\t%.*s", mark, (int)key.size, key.at);
    for (uint32_t i = 0; i < x.size; i++)
        printf("\t%.*s", (int)g->names.at[x.signs[i]].size, g->names.at[x.signs[i]].at);
    printf("\n");
}

typedef struct take_job {
    learner *g;
    article *a;
    uint32_t number;
} take_job;

static status take_article(void *context, error *e) {
    take_job *j = context;
    learner *g = j->g;
    article *a = j->a;
    (void)e;
    const tree *t = tree_new(a);
    utf8_index points = utf8_index_new(a->arena, a->text);
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        if (p->event == EVENT_NONE) continue;
        slice key = key_of(g, a, &points, p);
        uint32_t row = map_get(&g->marked, key);
        if (row != MAP_NONE) take_event(g, t, p, table_cell(&g->marks, row, 3).at[0], j->number, key);
    }
    return READOUT_OK;
}

/* Articles whose address is the same up to a "_" are of one story, and stay in one fold. */
static uint32_t story_of(const article *a, uint32_t number) {
    for (size_t i = 0; i < a->url.size; i++)
        if (a->url.at[i] == '_') return (uint32_t)slice_hash(slice_part(a->url, 0, i)) >> 3;
    return number;
}

static status take_all(learner *g, error *e) {
    read_options options = {.lexicon = g->rooms.reading};
    reader *r = reader_open(g->articles, &options, e);
    status s = r ? READOUT_OK : e->status;
    for (uint32_t number = 0; s == READOUT_OK; number++) {
        article *a;
        if (reader_next(r, &a, e) != READOUT_OK) continue;
        if (!a) break;
        s = parser_parse(g->rooms.parser, a, e);
        if (s == READOUT_OK) s = coder_code(g->rooms.coder, a, e);
        take_job job = {g, a, story_of(a, number)};
        if (s == READOUT_OK) s = arena_run(a->arena, take_article, &job, e);
        article_free(a);
    }
    reader_close(r);
    return s;
}

static double score(const learner *g, const example *x) {
    double sum = 0;
    for (uint32_t i = 0; i < x->size; i++) sum += g->weights[x->signs[i]];
    return 1 / (1 + exp(-sum));
}

static double wanted(char mark) { return mark == 'T' ? 1 : mark == 'P' ? 0.5 : 0; }

/* From all examples but those of fold `without` (NONE: all). */
static void learn(learner *g, uint32_t without) {
    uint32_t n = g->names.size;
    double *slope = ARENA_NEW(g->arena, double, n);
    memset(g->weights, 0, n * sizeof *g->weights);
    memset(g->squares, 0, n * sizeof *g->squares);
    for (int step = 0; step < STEPS; step++) {
        for (uint32_t k = 0; k < n; k++) slope[k] = k ? -shrink * g->weights[k] : 0;
        for (uint32_t i = 0; i < g->examples.size; i++) {
            const example *x = &g->examples.at[i];
            if (without != NONE && x->article % g->folds == without) continue;
            double off = wanted(x->mark) - score(g, x);
            for (uint32_t k = 0; k < x->size; k++) slope[x->signs[k]] += off;
        }
        for (uint32_t k = 0; k < n; k++) {
            if (g->counts.at[k] < RARE) continue;
            g->squares[k] += slope[k] * slope[k];
            g->weights[k] += rate * slope[k] / sqrt(g->squares[k] + 1e-9);
        }
    }
}

static void tell(const learner *g) {
    printf("score\ttrue\tin part\tuntrue\tuntrue of those above, %%\ttrue kept, %%\n");
    uint32_t all = 0;
    for (uint32_t i = 0; i < g->examples.size; i++) all += g->examples.at[i].mark == 'T';
    for (uint32_t part = 0; part < PARTS; part++) {
        uint32_t n[3] = {0};
        for (uint32_t i = 0; i < g->examples.size; i++) {
            const example *x = &g->examples.at[i];
            if (x->score >= (double)part / PARTS) n[x->mark == 'T' ? 0 : x->mark == 'P' ? 1 : 2]++;
        }
        uint32_t sum = n[0] + n[1] + n[2];
        printf("%.2f\t%u\t%u\t%u\t%.1f\t%.1f\n", (double)part / PARTS, n[0], n[1], n[2], sum ? 100.0 * n[2] / sum : 0,
               all ? 100.0 * n[0] / all : 0);
    }
}

static void write_weights(const learner *g, FILE *to) {
    for (uint32_t k = 0; k < g->names.size; k++)
        if (fabs(g->weights[k]) >= 0.005)
            fprintf(to, "%.*s\t%.2f\n", (int)g->names.at[k].size, g->names.at[k].at, g->weights[k]);
}

static status body(void *context, error *e) {
    learner *g = context;
    status s = load_marks(g, e);
    if (s == READOUT_OK) s = take_all(g, e);
    if (s != READOUT_OK || g->print) return s;
    g->weights = ARENA_NEW(g->arena, double, g->names.size);
    g->squares = ARENA_NEW(g->arena, double, g->names.size);
    for (uint32_t fold = 0; fold < g->folds; fold++) {
        learn(g, fold);
        for (uint32_t i = 0; i < g->examples.size; i++)
            if (g->examples.at[i].article % g->folds == fold) g->examples.at[i].score = score(g, &g->examples.at[i]);
    }
    if (g->folds) tell(g);
    for (uint32_t i = 0; i < g->examples.size && g->each; i++) {
        const example *x = &g->examples.at[i];
        printf("%c\t%.3f\t%.*s\n", x->mark, x->score, (int)x->key.size, x->key.at);
    }
    if (!g->out) return READOUT_OK;
    learn(g, NONE);
    FILE *to = fopen(g->out, "w");
    if (!to) return fail(e, READOUT_NO_FILE, "%s: cannot be written", g->out);
    write_weights(g, to);
    fclose(to);
    return READOUT_OK;
}

int main(int count, char **at) {
    learner g = {.arena = arena_new()};
    int i = 1;
    for (; i < count && at[i][0] == '-'; i++) {
        if (!strcmp(at[i], "--print"))
            g.print = true;
        else if (!strcmp(at[i], "--each"))
            g.each = true;
        else if (!strcmp(at[i], "--folds") && i + 1 < count)
            g.folds = (uint32_t)atoi(at[++i]);
    }
    if (count - i < 3) return 2;
    g.articles = at[i + 1], g.marks_path = at[i + 2], g.out = count - i > 3 ? at[i + 3] : NULL;
    return rooms_run(&g.rooms, at[i], g.arena, body, &g);
}
