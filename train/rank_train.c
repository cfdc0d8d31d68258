/* rank_train.c - likelihood training of the rank */
#include "rank_train.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROUNDS = 6, CHOICES = READINGS_LIMIT + 1, LEAST = 3 };

typedef struct learner {
    rank_examples *x;
    float *w, *g, *mean;
    float number[RANK_NUMBERS], number_g[RANK_NUMBERS], number_mean[RANK_NUMBERS];
    const uint8_t *often;
    uint32_t mask;
    float rate;
} learner;

void rank_add(rank_examples *x, const rank_features *f) {
    *(uint32_t *)vec_push(x->arena, &x->begin) = x->hashes.size;
    for (uint32_t i = 0; i < f->count; i++) *(uint32_t *)vec_push(x->arena, &x->hashes) = f->hashes[i];
    for (int i = 0; i < RANK_NUMBERS; i++) *(float *)vec_push(x->arena, &x->numbers) = f->number[i];
}

static float score(const learner *l, uint32_t reading) {
    float sum = 0;
    for (uint32_t h = l->x->begin.at[reading]; h < l->x->begin.at[reading + 1]; h++)
        sum += l->w[l->x->hashes.at[h] & l->mask];
    for (int i = 0; i < RANK_NUMBERS; i++)
        sum += l->number[i] * l->x->numbers.at[reading * RANK_NUMBERS + (uint32_t)i];
    return sum;
}

static void step(float *w, float *g, float d, float rate) {
    *g += d * d;
    *w -= rate * d / sqrtf(*g + 1e-8f);
}

static void update(learner *l, uint32_t reading, float gradient) {
    if (fabsf(gradient) < 1e-3f) return;
    for (uint32_t h = l->x->begin.at[reading]; h < l->x->begin.at[reading + 1]; h++) {
        uint32_t row = l->x->hashes.at[h] & l->mask;
        if (l->often[row]) step(&l->w[row], &l->g[row], gradient, l->rate);
    }
    for (int i = 0; i < RANK_NUMBERS; i++)
        step(&l->number[i], &l->number_g[i], gradient * l->x->numbers.at[reading * RANK_NUMBERS + (uint32_t)i],
             l->rate);
}

static double learn(learner *l, const rank_candidate *c) {
    float p[CHOICES], top = 0, sum = 0;
    p[c->count] = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        p[i] = score(l, c->first + i);
        top = fmaxf(top, p[i]);
    }
    for (uint32_t i = 0; i <= c->count; i++) sum += p[i] = expf(p[i] - top);
    double loss = -log(p[c->right] / sum + 1e-12);
    for (uint32_t i = 0; i < c->count; i++) update(l, c->first + i, p[i] / sum - (i == c->right ? 1.0f : 0.0f));
    return loss;
}

static uint8_t *count_rows(arena *a, const rank_examples *x, uint32_t rows) {
    uint8_t *often = ARENA_NEW(a, uint8_t, rows);
    for (uint32_t i = 0; i < x->hashes.size; i++) {
        uint8_t *n = &often[x->hashes.at[i] & (rows - 1)];
        *n = *n < 255 ? (uint8_t)(*n + 1) : 255;
    }
    for (uint32_t i = 0; i < rows; i++) often[i] = often[i] >= LEAST;
    return often;
}

void rank_train(arena *a, attribution_model *m, uint32_t rows, rank_examples *x) {
    *(uint32_t *)vec_push(a, &x->begin) = x->hashes.size;
    learner l = {.x = x,
                 .w = ARENA_NEW(a, float, rows),
                 .g = ARENA_NEW(a, float, rows),
                 .mean = ARENA_NEW(a, float, rows),
                 .often = count_rows(a, x, rows),
                 .mask = rows - 1,
                 .number = {1, 0.5f, 0}};
    uint32_t count = x->candidates.size, state = 12345;
    float share = 1.0f / (ROUNDS - ROUNDS / 2);
    for (uint32_t round = 0; round < ROUNDS; round++) {
        double loss = 0;
        l.rate = 0.05f * (1.0f - 0.8f * (float)round / ROUNDS);
        for (uint32_t i = count; i > 1; i--) {
            state = state * 1664525u + 1013904223u;
            uint32_t j = (state >> 8) % i;
            rank_candidate swap = x->candidates.at[i - 1];
            x->candidates.at[i - 1] = x->candidates.at[j];
            x->candidates.at[j] = swap;
        }
        for (uint32_t i = 0; i < count; i++) loss += learn(&l, &x->candidates.at[i]);
        fprintf(stderr, "rank, round %u: loss %.0f\n", round + 1, loss);
        for (uint32_t i = 0; round >= ROUNDS / 2 && i < rows; i++) l.mean[i] += share * l.w[i];
        for (int i = 0; round >= ROUNDS / 2 && i < RANK_NUMBERS; i++) l.number_mean[i] += share * l.number[i];
    }
    m->rank = (weights){NULL, l.mean, 1, rows - 1};
    memcpy(m->rank_number, l.number_mean, sizeof l.number_mean);
    fprintf(stderr, "rank: %u candidates, numbers %.3f %.3f %.3f\n", count, (double)l.number_mean[0],
            (double)l.number_mean[1], (double)l.number_mean[2]);
}
