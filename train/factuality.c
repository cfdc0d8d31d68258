/* factuality.c - trains and measures lang/en/factuality.model
 *
 *     train-factuality LANG OUT.model UW.jsonl UDS.jsonl MEANTIME.jsonl [UW-dev.jsonl UDS-dev.jsonl
 * MEANTIME-dev.jsonl]
 *
 * A line of a JSONL file is a sentence: `text`, tokens between spaces, and `targets`, each with `span1` (first and
 * last token) and
 * `label`, -3 to 3. Ridge regression over hashed features by AdaGrad, each feature once for all sets and once for
 * its own. For
 * each dev file it prints Pearson's r, the mean absolute error, and F1 of "it did not happen" (below -0.5), of the
 * rules and of the model. */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "code/factuality_model.h"
#include "parse/conllu.h"
#include "parse/parse.h"

#define ROWS (1u << 17)
#define EPOCHS 12
#define RATE 0.05f
#define DECAY 1e-5f

typedef struct example {
    factuality_features *features;
    float label, rules;
    uint8_t set;
} example;

typedef struct trainer {
    arena *arena;
    parser *parser;
    modality *modality;
    const char *lang;
    char **files;
    uint32_t count;
    VEC(example) examples;
    uint32_t dev; /* first example of the dev files */
    float *weights, *squares;
} trainer;

static void tokens_to_conllu(const char *text, buf *out) {
    slice rest = slice_of(text);
    for (uint32_t id = 1; rest.at;) {
        slice form = slice_take(&rest, ' ');
        if (form.size == 0) continue;
        buf_print(out, "%u\t%.*s\t_\t_\t_\t_\t_\t_\t_\t_\n", id++, (int)form.size, form.at);
    }
    buf_byte(out, '\n');
}

typedef struct sentence_job {
    trainer *t;
    article *article;
    const json_t *targets;
    uint8_t set;
} sentence_job;

static status take_sentence(void *context, error *e) {
    sentence_job *j = context;
    status s = parser_parse(j->t->parser, j->article, e);
    if (s != READOUT_OK) return s;
    tree *t = tree_new(j->article);
    size_t n;
    json_t *target;
    json_array_foreach(j->targets, n, target) {
        json_int_t first = json_integer_value(json_array_get(json_object_get(target, "span1"), 0));
        json_int_t last = json_integer_value(json_array_get(json_object_get(target, "span1"), 1));
        if (first < 0 || first >= (json_int_t)j->article->tokens.size) continue;
        uint32_t head = (uint32_t)first;
        for (uint32_t i = head; i < (uint32_t)last && i < j->article->tokens.size; i++)
            if (t->t[i].head < (uint32_t)first || t->t[i].head >= (uint32_t)last) head = i;
        factuality_features f;
        factuality_features_find(j->t->modality, t, head, &f);
        example x = {arena_copy(j->t->arena, &f, sizeof f),
                     (float)json_number_value(json_object_get(target, "label")),
                     factuality_of(j->t->modality, t, head, NONE, true).value, j->set};
        *vec_push(j->t->arena, &j->t->examples) = x;
    }
    return READOUT_OK;
}

static status read_line(trainer *t, const json_t *line, uint8_t set, error *e) {
    const char *text = json_string_value(json_object_get(line, "text"));
    buf rows = {0};
    article *a = NULL;
    if (!text) return fail(e, READOUT_BAD_INPUT, "a line without text");
    tokens_to_conllu(text, &rows);
    conllu_reader r = {buf_slice(&rows), "tokens", 0};
    status s = conllu_read(&r, false, &a, e);
    sentence_job job = {t, a, json_object_get(line, "targets"), set};
    if (s == READOUT_OK && a) s = arena_run(a->arena, take_sentence, &job, e);
    article_free(a);
    buf_release(&rows);
    return s;
}

static status read_file(trainer *t, const char *path, uint8_t set, error *e) {
    FILE *f = fopen(path, "r");
    if (!f) return fail(e, READOUT_NO_FILE, "cannot open %s", path);
    status s = READOUT_OK;
    json_error_t bad;
    for (json_t *line; s == READOUT_OK && (line = json_loadf(f, JSON_DISABLE_EOF_CHECK, &bad)); json_decref(line))
        s = read_line(t, line, set, e);
    fclose(f);
    return s;
}

static status load(void *context, error *e) {
    trainer *t = context;
    status s = modality_open(t->arena, t->lang, &t->modality, e);
    for (uint32_t i = 0; i < t->count && s == READOUT_OK; i++) {
        if (i == FACTUALITY_SETS) t->dev = t->examples.size;
        s = read_file(t, t->files[i], (uint8_t)(i % FACTUALITY_SETS), e);
    }
    if (t->count <= FACTUALITY_SETS) t->dev = t->examples.size;
    t->weights = ARENA_NEW(t->arena, float, ROWS);
    t->squares = ARENA_NEW(t->arena, float, ROWS);
    return s;
}

static float value_of(const trainer *t, const example *x) {
    float out = 0;
    for (uint32_t i = 0; i < x->features->size; i++)
        out += t->weights[factuality_row(x->features->at[i], FACTUALITY_SETS, ROWS)] +
               t->weights[factuality_row(x->features->at[i], x->set, ROWS)];
    return out;
}

static void step(trainer *t, uint32_t row, float slope) {
    float g = slope + DECAY * t->weights[row];
    t->squares[row] += g * g;
    t->weights[row] -= RATE * g / (sqrtf(t->squares[row]) + 1);
}

static void train(trainer *t) {
    uint32_t *order = calloc(t->dev, sizeof *order);
    uint64_t seed = 1;
    if (!order) return;
    for (uint32_t i = 0; i < t->dev; i++) order[i] = i;
    for (uint32_t epoch = 0; epoch < EPOCHS; epoch++) {
        for (uint32_t i = t->dev; i > 1; i--) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            uint32_t k = (uint32_t)((seed >> 33) % i), swap = order[i - 1];
            order[i - 1] = order[k];
            order[k] = swap;
        }
        for (uint32_t i = 0; i < t->dev; i++) {
            const example *x = &t->examples.at[order[i]];
            float slope = value_of(t, x) - x->label;
            slope = slope > 2 ? 2 : slope < -2 ? -2 : slope; /* Huber: a few labels are plainly wrong */
            for (uint32_t k = 0; k < x->features->size; k++) {
                step(t, factuality_row(x->features->at[k], FACTUALITY_SETS, ROWS), slope);
                step(t, factuality_row(x->features->at[k], x->set, ROWS), slope);
            }
        }
    }
    free(order);
}

/* Of the dev examples of one set: by the rules or by the model. */
static void measure(const trainer *t, uint8_t set, bool rules) {
    static const char *const names[] = {"uw", "uds", "meantime"};
    double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0, off = 0, hit = 0, gold = 0, got = 0;
    for (uint32_t i = t->dev; i < t->examples.size; i++) {
        const example *one = &t->examples.at[i];
        if (one->set != set) continue;
        double value = rules ? one->rules : value_of(t, one), label = one->label;
        n++, x += value, y += label, xx += value * value, yy += label * label, xy += value * label;
        off += fabs(value - label);
        hit += value < -0.5 && label < -0.5, gold += label < -0.5, got += value < -0.5;
    }
    if (n == 0) return;
    double r = (xy - x * y / n) / sqrt((xx - x * x / n) * (yy - y * y / n));
    printf("%s_%s_pearson %.3f\n%s_%s_mae %.3f\n%s_%s_negative_f1 %.1f\n", names[set], rules ? "rules" : "model", r,
           names[set], rules ? "rules" : "model", off / n, names[set], rules ? "rules" : "model",
           200 * hit / (gold + got));
}

static status write_model(void *context, error *e) {
    trainer *t = context;
    float most = 1e-9f;
    for (uint32_t i = 0; i < ROWS; i++) most = fmaxf(most, fabsf(t->weights[i]));
    int8_t *bytes = arena_alloc(t->arena, ROWS);
    for (uint32_t i = 0; i < ROWS; i++) bytes[i] = (int8_t)lrintf(t->weights[i] / most * 127);
    float scale = most / 127;
    const model_part parts[] = {{"scale", {(const char *)&scale, sizeof scale}},
                                {"weights", {(const char *)bytes, ROWS}}};
    return model_write(t->files[-1], "factuality", FACTUALITY_MODEL_VERSION, parts, 2, e);
}

int main(int count, char **words) {
    error e = {0};
    char text[640];
    if (count != 3 + FACTUALITY_SETS && count != 3 + 2 * FACTUALITY_SETS) {
        fputs("usage: train-factuality LANG OUT.model UW.jsonl UDS.jsonl MEANTIME.jsonl [the three dev files]\n",
              stderr);
        return 2;
    }
    trainer t = {.arena = arena_new(), .lang = words[1], .files = words + 3, .count = (uint32_t)count - 3};
    t.parser = parser_open(t.lang, &e);
    status s = t.parser && t.arena ? arena_run(t.arena, load, &t, &e) : e.status;
    if (s == READOUT_OK) {
        train(&t);
        for (uint8_t set = 0; set < FACTUALITY_SETS; set++) {
            measure(&t, set, true);
            measure(&t, set, false);
        }
        s = arena_run(t.arena, write_model, &t, &e);
    }
    if (s != READOUT_OK) fprintf(stderr, "%s\n", error_text(&e, text, sizeof text));
    parser_close(t.parser);
    arena_free(t.arena);
    return s == READOUT_OK ? 0 : 1;
}
