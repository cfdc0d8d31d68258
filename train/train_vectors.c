/* train_vectors.c - vectors of words from raw text
 *
 *     train_vectors --out FILE.vec FILE...
 *
 * Skip-gram with negative examples (Mikolov et al. 2013), with outputs of their own for the nearest words on each
 * side (structured skip-gram, Ling et al. 2015), which helps syntax. Words are told apart as the parser's features
 * do: lower case, digits as 0. CoNLL-U files count by their forms, others by runs of letters, digits and signs. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/model.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/activation.h"
#include "parse/feature.h"
#include "train/corpus.h"
#include "train/matrix.h"
#include "train/run.h"

enum { WIDE = 96, REACH = 5, SIDES = 4, NEGATIVES = 5, ROUNDS = 6, LEAST = 3, DRAWS = 1 << 22 };

typedef struct type {
    uint64_t key;
    uint32_t count, number;
} type;

typedef struct job {
    arena *arena;
    const char *out;
    const char *path[4096];
    uint32_t paths;
    VEC(uint64_t) text; /* keys; 0 ends a paragraph */
    type *types;
    uint32_t mask, size;
} job;

static void add(job *j, slice form) {
    word_keys keys;
    feature_keys(form, 0, &keys);
    uint64_t key = keys.key[FEATURE_WORD];
    *(uint64_t *)vec_push(j->arena, &j->text) = key ? key : 1;
}

static bool is_word(uint32_t code) { return utf8_is_letter(code) || utf8_is_digit(code); }

static void add_text(job *j, slice line) {
    for (size_t at = 0; at < line.size;) {
        size_t step, end = at, size = 0;
        while (end < line.size) {
            uint32_t code = utf8_decode(slice_part(line, end, line.size), &step);
            if (!is_word(code)) break;
            end += step;
            size++;
        }
        if (size) {
            add(j, slice_part(line, at, end));
            at = end;
            continue;
        }
        uint32_t code = utf8_decode(slice_part(line, at, line.size), &step);
        bool ending =
            (code == '\'' || code == 0x2019) && at + step < line.size && is_word((unsigned char)line.at[at + step]);
        if (ending) {
            size_t stop = at + step;
            while (stop < line.size && ((line.at[stop] | 32) >= 'a' && (line.at[stop] | 32) <= 'z')) stop++;
            add(j, slice_part(line, at, stop));
            at = stop > at + step ? stop : at + step;
            continue;
        }
        if (code > ' ' && !utf8_is_space(code)) add(j, slice_part(line, at, at + step));
        at += step;
    }
}

static void read_file(job *j, const char *path) {
    bool bank = strstr(path, ".conllu") != NULL;
    slice rest = corpus_file(j->arena, path);
    while (rest.at && rest.size) {
        slice line = slice_take(&rest, '\n');
        if (!bank) add_text(j, line);
        else if (line.size && line.at[0] >= '0' && line.at[0] <= '9') {
            slice id = slice_take(&line, '\t');
            if (slice_find(id, SLICE("-")) == SIZE_MAX && slice_find(id, SLICE(".")) == SIZE_MAX)
                add(j, slice_take(&line, '\t'));
        }
        if (line.size == 0) *(uint64_t *)vec_push(j->arena, &j->text) = 0;
    }
    *(uint64_t *)vec_push(j->arena, &j->text) = 0;
}

static type *type_of(job *j, uint64_t key) {
    uint32_t at = (uint32_t)key & j->mask;
    while (j->types[at].count && j->types[at].key != key) at = (at + 1) & j->mask;
    j->types[at].key = key;
    return &j->types[at];
}

static void count_types(job *j) {
    j->mask = (1u << 20) - 1;
    j->types = calloc((size_t)j->mask + 1, sizeof *j->types);
    for (uint32_t i = 0; i < j->text.size; i++)
        if (j->text.at[i]) type_of(j, j->text.at[i])->count++;
}

/* One pair: `in` predicts `word` at the output's place; the change of `in` is added up in `change`. */
static void learn(float *restrict in, float *restrict out, float *restrict change, float want, float rate) {
    float sum = 0;
    for (int i = 0; i < WIDE; i++) sum += in[i] * out[i];
    float step = rate * (want - activation_sigmoid(sum));
    for (int i = 0; i < WIDE; i++) {
        change[i] += step * out[i];
        out[i] += step * in[i];
    }
}

static unsigned place_of(int way) { return way == -1 ? 0 : way == 1 ? 1 : way < 0 ? 2 : 3; }

/* Numbers the types that are seen often enough, and gives the key of each number. */
static uint64_t *number_types(job *j) {
    uint64_t *keys = calloc((size_t)j->mask + 1, sizeof *keys);
    for (uint32_t i = 0; i <= j->mask; i++) {
        bool often = j->types[i].count >= LEAST;
        j->types[i].number = often ? j->size : UINT32_MAX;
        if (often) keys[j->size++] = j->types[i].key;
    }
    return keys;
}

/* DRAWS numbers of types, each as often as its count to the power of three quarters. */
static uint32_t *draws_of(const job *j) {
    double all = 0, sum = 0;
    uint32_t *draw = calloc(DRAWS, sizeof *draw), drawn = 0;
    for (uint32_t i = 0; i <= j->mask; i++)
        if (j->types[i].count >= LEAST) all += pow(j->types[i].count, 0.75);
    for (uint32_t i = 0; i <= j->mask; i++) {
        if (j->types[i].count < LEAST) continue;
        sum += pow(j->types[i].count, 0.75);
        while (drawn < DRAWS && drawn < sum / all * DRAWS) draw[drawn++] = j->types[i].number;
    }
    return draw;
}

/* The texts as numbers of types and one, 0 between paragraphs; rare words are left out. */
typedef struct numbered {
    uint32_t *text, words;
    float *often; /* of each type, its share of all words */
} numbered;

static numbered number_text(job *j) {
    numbered out = {.text = calloc(j->text.size, sizeof *out.text), .often = matrix_new(j->size)};
    for (uint32_t i = 0; i < j->text.size; i++) {
        const type *t = j->text.at[i] ? type_of(j, j->text.at[i]) : NULL;
        if (t && t->number == UINT32_MAX) continue;
        if (t) out.often[t->number] = (float)t->count / (float)j->text.size;
        out.text[out.words++] = t ? t->number + 1 : 0;
    }
    return out;
}

/* What is learned: a vector for each type, and what it predicts at each of SIDES places. */
typedef struct learned {
    float *in, *out;
    const uint32_t *draw;
    uint64_t state;
} learned;

/* The next paragraph from *first on, without some of the commonest words; how many are left in `line`. */
static uint32_t next_line(learned *x, const numbered *of, uint32_t *first, uint32_t *line) {
    uint32_t count = 0;
    for (; *first < of->words && of->text[*first]; ++*first) {
        float keep = sqrtf(2e-4f / of->often[of->text[*first] - 1]);
        if (keep >= 1 || (float)run_chance(&x->state) / 2147483648.0f < keep) line[count++] = of->text[*first] - 1;
    }
    ++*first;
    return count;
}

/* Each word beside word `i` of a line, up to a distance that is drawn, against some that are drawn. */
static void learn_word(learned *v, const uint32_t *line, uint32_t count, uint32_t i, float rate) {
    int reach = 1 + (int)(run_chance(&v->state) % REACH);
    float change[WIDE] = {0}, *x = v->in + (size_t)line[i] * WIDE;
    for (int way = -reach; way <= reach; way++) {
        if (way == 0 || (int64_t)i + way < 0 || (int64_t)i + way >= count) continue;
        unsigned place = place_of(way);
        learn(x, v->out + ((size_t)line[(int64_t)i + way] * SIDES + place) * WIDE, change, 1, rate);
        for (int k = 0; k < NEGATIVES; k++) {
            uint32_t drawn = v->draw[run_chance(&v->state) % DRAWS];
            learn(x, v->out + ((size_t)drawn * SIDES + place) * WIDE, change, 0, rate);
        }
    }
    for (int k = 0; k < WIDE; k++) x[k] += change[k];
}

static void learn_all(learned *v, const numbered *of) {
    uint32_t *line = calloc(of->words, sizeof *line);
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t first = 0; first < of->words;) {
            float rate = 0.035f * (1 - ((float)round + (float)first / (float)of->words) / ROUNDS) + 1e-4f;
            uint32_t count = next_line(v, of, &first, line);
            for (uint32_t i = 0; i < count; i++) learn_word(v, line, count, i, rate);
        }
        printf("round %d\n", round + 1);
        fflush(stdout);
    }
    free(line);
}

/* To a mean square of .04. */
static void even_out(float *x, size_t count) {
    double square = 0;
    for (size_t i = 0; i < count; i++) square += (double)x[i] * x[i];
    float scale = (float)(0.2 / sqrt(square / (double)count));
    for (size_t i = 0; i < count; i++) x[i] *= scale;
}

static status run(void *context, error *e) {
    job *j = context;
    for (uint32_t i = 0; i < j->paths; i++) read_file(j, j->path[i]);
    count_types(j);
    uint64_t *keys = number_types(j);
    learned v = {.draw = draws_of(j), .state = 1};
    numbered of = number_text(j);
    printf("%u words, %u of them known, %u types\n", j->text.size, of.words, j->size);
    size_t size = (size_t)j->size * WIDE;
    v.in = matrix_new(size);
    v.out = matrix_new(size * SIDES);
    for (size_t i = 0; i < size; i++) v.in[i] = ((float)run_chance(&v.state) / 2147483648.0f - 0.5f) / WIDE;
    learn_all(&v, &of);
    even_out(v.in, size);
    const model_part parts[] = {{"keys", {(const char *)keys, j->size * sizeof *keys}},
                                {"vectors", {(const char *)v.in, size * sizeof *v.in}}};
    return model_write(j->out, "vectors", 1, parts, 2, e);
}

int main(int count, char **text) {
    job j = {0};
    for (int i = 1; i < count; i++) {
        if (!strcmp(text[i], "--out") && i + 1 < count) j.out = text[++i];
        else if (j.paths < 4096) j.path[j.paths++] = text[i];
    }
    if (!j.out) return 2;
    return run_in_arena(&j.arena, run, &j);
}
