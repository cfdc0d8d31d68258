/* train_tokens.c - learns from treebanks where tokens and sentences end, and which words are two
 *
 *     train_tokens --out FILE.tok --train FILE... --dev FILE...
 *
 * An averaged perceptron over the features of boundary.h. Paragraphs are rebuilt from the tokens and
 * SpaceAfter=No. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/model.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "parse/boundary.h"
#include "train/corpus.h"
#include "train/run.h"

typedef struct paragraph {
    slice text;
    uint8_t *gold; /* of each code point that is not white space: what ends before it */
    boundary_view view;
} paragraph;

typedef struct contraction {
    uint32_t split, whole; /* how often */
    slice form, pieces;
} contraction;

typedef struct job {
    arena *arena;
    const char *out, *train[16], *dev[16];
    uint32_t trains, devs, rounds;
    VEC(paragraph) paragraphs[2];
    map index;
    VEC(contraction) contractions;
} job;

/* ------------------------------------------------------------------------------------------ reading */

typedef struct builder {
    buf text;
    VEC(uint8_t) gold;
    bool space;
} builder;

static void finish(job *j, builder *b, int set) {
    if (b->gold.size) {
        paragraph *p = vec_push(j->arena, &j->paragraphs[set]);
        p->text = arena_slice(j->arena, buf_slice(&b->text));
        p->gold = ARENA_NEW(j->arena, uint8_t, b->gold.size + 1);
        memcpy(p->gold + 1, b->gold.at, b->gold.size); /* gold[i] is what ends before code point i */
        p->view = boundary_view_of(j->arena, p->text, 0);
        if (p->view.size != b->gold.size) j->paragraphs[set].size--;
    }
    buf_clear(&b->text);
    b->gold.size = 0;
    b->space = false;
}

static void add_token(job *j, builder *b, slice form, bool space_after) {
    if (b->space) buf_byte(&b->text, ' ');
    for (size_t at = 0, step; at < form.size; at += step) {
        uint32_t code = utf8_decode(slice_part(form, at, form.size), &step);
        if (!utf8_is_space(code)) *(uint8_t *)vec_push(j->arena, &b->gold) = BOUNDARY_NONE;
    }
    buf_add(&b->text, form);
    if (b->gold.size) b->gold.at[b->gold.size - 1] = BOUNDARY_TOKEN;
    b->space = space_after;
}

static slice folded(arena *a, slice form) {
    slice low = utf8_lower(a, form);
    buf out = {0};
    for (size_t at = 0, step; at < low.size; at += step) {
        uint32_t code = utf8_decode(slice_part(low, at, low.size), &step);
        if (code == 0x2018 || code == 0x2019) buf_byte(&out, '\'');
        else buf_add(&out, slice_part(low, at, at + step));
    }
    slice result = arena_slice(a, buf_slice(&out));
    buf_release(&out);
    return result;
}

static contraction *contraction_of(job *j, slice form) {
    bool found;
    slice key = folded(j->arena, form);
    uint32_t *at = map_put(j->arena, &j->index, key, &found);
    if (!found) {
        *at = j->contractions.size;
        ((contraction *)vec_push(j->arena, &j->contractions))->form = key;
    }
    return &j->contractions.at[*at];
}

static void read_bank(job *j, const char *path, int set) {
    builder b = {0};
    uint32_t inside = 0;
    contraction *open = NULL;
    for (slice rest = corpus_file(j->arena, path); rest.at && rest.size;) {
        slice line = slice_take(&rest, '\n');
        if (slice_starts(line, SLICE("# newpar")) || slice_starts(line, SLICE("# newdoc"))) finish(j, &b, set);
        if (line.size == 0 && b.gold.size) b.gold.at[b.gold.size - 1] = BOUNDARY_SENTENCE;
        if (line.size == 0 || line.at[0] == '#') continue;
        slice column[10] = {{0}}, left = line;
        for (int i = 0; i < 10 && left.at; i++) column[i] = slice_take(&left, '\t');
        if (slice_find(column[0], SLICE(".")) != SIZE_MAX) continue;
        bool space = slice_find(column[9], SLICE("SpaceAfter=No")) == SIZE_MAX;
        if (slice_find(column[0], SLICE("-")) != SIZE_MAX) {
            slice ids = column[0];
            uint32_t first = (uint32_t)strtoul(slice_take(&ids, '-').at, NULL, 10);
            inside = (uint32_t)strtoul(ids.at, NULL, 10) - first + 1;
            add_token(j, &b, column[1], space);
            if (set == 0) {
                open = contraction_of(j, column[1]);
                open->split++;
                open->pieces = (slice){0};
            }
        } else if (inside) {
            inside--;
            if (set) continue;
            open->pieces =
                arena_print(j->arena, "%.*s%s%zu", (int)open->pieces.size, open->pieces.at ? open->pieces.at : "",
                            open->pieces.size ? " " : "", utf8_count(column[1]));
        } else {
            add_token(j, &b, column[1], space);
            if (set == 0) contraction_of(j, column[1])->whole++;
        }
    }
    finish(j, &b, set);
    buf_release(&b.text);
}

/* ------------------------------------------------------------------------------------------ learning */

typedef struct learner {
    int32_t *now;   /* BOUNDARY_ROWS * 4 */
    int64_t *total; /* of each weight, times the step at which it was added */
    int64_t step;
} learner;

static enum boundary guess(const learner *l, const uint32_t *rows, uint32_t count, bool space) {
    int64_t sum[BOUNDARIES] = {0};
    for (uint32_t i = 0; i < count; i++)
        for (int k = 0; k < BOUNDARIES; k++) sum[k] += l->now[(size_t)rows[i] * 4 + (size_t)k];
    int best = space ? BOUNDARY_TOKEN : BOUNDARY_NONE;
    for (int k = best + 1; k < BOUNDARIES; k++)
        if (sum[k] > sum[best]) best = k;
    return (enum boundary)best;
}

static void move(learner *l, const uint32_t *rows, uint32_t count, int k, int32_t by) {
    for (uint32_t i = 0; i < count; i++) {
        size_t at = (size_t)rows[i] * 4 + (size_t)k;
        l->now[at] += by;
        l->total[at] += by * l->step;
    }
}

static uint32_t learn(learner *l, const paragraph *p) {
    boundary_history h = {0};
    uint32_t wrong = 0, rows[BOUNDARY_FEATURES];
    for (uint32_t at = 1; at < p->view.size; at++) {
        enum boundary gold = (enum boundary)p->gold[at];
        if (boundary_possible(&p->view, at)) {
            uint32_t count = boundary_features(&p->view, &h, at, rows);
            enum boundary found = guess(l, rows, count, boundary_at_space(&p->view, at));
            l->step++;
            if (found != gold) {
                wrong++;
                move(l, rows, count, (int)gold, 1);
                move(l, rows, count, (int)found, -1);
            }
        }
        boundary_decided(&p->view, &h, at, gold);
    }
    return wrong;
}

static void average(const learner *l, int16_t *weights) {
    double top = 0;
    for (size_t i = 0; i < BOUNDARY_ROWS * 4; i++) {
        double w = (double)l->now[i] - (double)l->total[i] / (double)(l->step + 1);
        if (w < 0) w = -w;
        top = w > top ? w : top;
    }
    for (size_t i = 0; i < BOUNDARY_ROWS * 4; i++) {
        double w = ((double)l->now[i] - (double)l->total[i] / (double)(l->step + 1)) * 32000 / (top > 0 ? top : 1);
        weights[i] = (int16_t)(w < 0 ? w - 0.5 : w + 0.5);
    }
}

static void test(const job *j, const int16_t *weights) {
    uint32_t gold[2] = {0}, found[2] = {0}, right[2] = {0};
    for (uint32_t i = 0; i < j->paragraphs[1].size; i++) {
        const paragraph *p = &j->paragraphs[1].at[i];
        boundary_history h = {0};
        bool whole[2] = {true, true}; /* nothing wrong since the token, the sentence began */
        for (uint32_t at = 1; at <= p->view.size; at++) {
            enum boundary want = at == p->view.size ? BOUNDARY_SENTENCE : (enum boundary)p->gold[at],
                          got = BOUNDARY_NONE;
            if (at == p->view.size) got = BOUNDARY_SENTENCE;
            else if (boundary_possible(&p->view, at)) got = boundary_decide(&p->view, &h, at, weights, 0);
            for (int k = 0; k < 2; k++) {
                bool a = (int)want > k, b = (int)got > k;
                gold[k] += a;
                found[k] += b;
                if (a && b && whole[k]) right[k]++;
                whole[k] = a && b ? true : a || b ? false : whole[k];
            }
            boundary_decided(&p->view, &h, at, got);
        }
    }
    printf("  tokens %.2f sentences %.2f\n", 200.0 * right[0] / (gold[0] + found[0]),
           200.0 * right[1] / (gold[1] + found[1]));
    fflush(stdout);
}

/* "=form\tlengths" for a word that is always or mostly split; "-ending\tlength" for what splits off any word. */
static void contractions(const job *j, buf *out) {
    static const char *const endings[] = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "'"};
    for (uint32_t i = 0; i < j->contractions.size; i++) {
        const contraction *c = &j->contractions.at[i];
        if (c->split > c->whole && slice_find(c->form, SLICE(" ")) == SIZE_MAX)
            buf_print(out, "=%.*s\t%.*s\n", (int)c->form.size, c->form.at, (int)c->pieces.size, c->pieces.at);
        else if (c->whole > 2 * c->split && slice_find(c->form, SLICE("'")) != SIZE_MAX && c->form.size > 2)
            buf_print(out, "=%.*s\t%zu\n", (int)c->form.size, c->form.at, utf8_count(c->form));
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        buf_print(out, "-%s\t%zu\n", endings[i], strlen(endings[i]));
}

static status run(void *context, error *e) {
    job *j = context;
    for (uint32_t i = 0; i < j->trains; i++) read_bank(j, j->train[i], 0);
    for (uint32_t i = 0; i < j->devs; i++) read_bank(j, j->dev[i], 1);
    printf("%u and %u paragraphs\n", j->paragraphs[0].size, j->paragraphs[1].size);
    learner l = {calloc(BOUNDARY_ROWS * 4, sizeof(int32_t)), calloc(BOUNDARY_ROWS * 4, sizeof(int64_t)), 0};
    int16_t *weights = calloc(BOUNDARY_ROWS * 4, sizeof *weights);
    uint64_t state = 1;
    for (uint32_t round = 0; round < j->rounds; round++) {
        uint32_t wrong = 0, size = j->paragraphs[0].size;
        for (uint32_t i = size; i > 1; i--) {
            uint32_t k = run_chance(&state) % i;
            paragraph swap = j->paragraphs[0].at[i - 1];
            j->paragraphs[0].at[i - 1] = j->paragraphs[0].at[k];
            j->paragraphs[0].at[k] = swap;
        }
        for (uint32_t i = 0; i < size; i++) wrong += learn(&l, &j->paragraphs[0].at[i]);
        printf("round %u: %u wrong\n", round + 1, wrong);
        if ((round + 1) % 4 && round + 1 < j->rounds) continue;
        average(&l, weights);
        test(j, weights);
    }
    buf words = {0};
    contractions(j, &words);
    const model_part parts[] = {{"boundaries", {(const char *)weights, BOUNDARY_ROWS * 4 * sizeof *weights}},
        {"contractions", buf_slice(&words)}};
    status s = j->out ? model_write(j->out, "tokens", 1, parts, 2, e) : READOUT_OK;
    buf_release(&words);
    free(l.now);
    free(l.total);
    free(weights);
    return s;
}

int main(int count, char **text) {
    job j = {.rounds = 12};
    const char **list = NULL;
    uint32_t *size = NULL;
    for (int i = 1; i < count; i++) {
        if (!strcmp(text[i], "--out") && i + 1 < count) j.out = text[++i];
        else if (!strcmp(text[i], "--rounds") && i + 1 < count) j.rounds = (uint32_t)atoi(text[++i]);
        else if (!strcmp(text[i], "--train")) list = j.train, size = &j.trains;
        else if (!strcmp(text[i], "--dev")) list = j.dev, size = &j.devs;
        else if (list && *size < 16) list[(*size)++] = text[i];
    }
    return run_in_arena(&j.arena, run, &j);
}
