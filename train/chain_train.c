/* chain_train.c - likelihood training of a linear chain */
#include "chain_train.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct learner {
    chain *c;
    float *w, *g, *mean;
    uint8_t *often; /* whether a row is used */
    uint32_t mask, wide;
    chain begin_g; /* squared gradients of the chain's scores */
    chain mean_chain;
    float *emission, *marginal;
    chain_scratch scratch;
    const training *how;
    float rate;
} learner;

static uint32_t next_random(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* `wide` is a constant where this is called, so that the loops over labels unroll. */
static inline __attribute__((always_inline)) void add_rows(const learner *l, const uint32_t *hashes, uint32_t count,
                                                           uint32_t wide, float *sum) {
    for (uint32_t h = 0; h < count; h++) {
        const float *row = l->w + (size_t)(hashes[h] & l->mask) * wide;
        for (uint32_t y = 0; y < wide; y++) sum[y] += row[y];
    }
}

static void emissions(learner *l, const example *x) {
    for (uint32_t i = 0; i < x->count; i++) {
        float sum[CHAIN_LABELS] = {0}, *out = l->emission + (size_t)i * (l->wide + 1);
        const uint32_t *hashes = x->hashes + x->begin[i];
        uint32_t count = x->begin[i + 1] - x->begin[i];
        if (l->wide == 8)
            add_rows(l, hashes, count, 8, sum);
        else
            add_rows(l, hashes, count, l->wide, sum);
        out[0] = 0;
        for (uint32_t y = 0; y < l->wide; y++) out[y + 1] = x->outside && x->outside[i] ? CHAIN_NEVER : sum[y];
    }
}

static void step(float *w, float *g, float gradient, float rate) {
    *g += gradient * gradient;
    *w -= rate * gradient / (sqrtf(*g) + 1e-6f);
}

static inline __attribute__((always_inline)) void step_rows(learner *l, const uint32_t *hashes, uint32_t count,
                                                            uint32_t wide, const float *gradient) {
    float decay = l->how->decay, rate = l->rate;
    for (uint32_t h = 0; h < count; h++) {
        uint32_t row = hashes[h] & l->mask;
        float *restrict w = l->w + (size_t)row * wide, *restrict g = l->g + (size_t)row * wide;
        if (!l->often[row]) continue;
        for (uint32_t y = 0; y < wide; y++) {
            float d = gradient[y] + decay * w[y];
            g[y] += d * d;
            w[y] -= rate * d / sqrtf(g[y] + 1e-8f);
        }
    }
}

static void update_rows(learner *l, const example *x) {
    uint32_t labels = l->wide + 1;
    for (uint32_t i = 0; i < x->count; i++) {
        const uint32_t *hashes = x->hashes + x->begin[i];
        uint32_t count = x->begin[i + 1] - x->begin[i];
        float gradient[CHAIN_LABELS], largest = 0;
        for (uint32_t y = 0; y < l->wide; y++) {
            gradient[y] = l->marginal[(size_t)i * labels + y + 1] - (x->labels[i] == y + 1 ? 1.0f : 0.0f);
            largest = fmaxf(largest, fabsf(gradient[y]));
        }
        if (largest < 5e-3f) continue;
        if (l->wide == 8)
            step_rows(l, hashes, count, 8, gradient);
        else
            step_rows(l, hashes, count, l->wide, gradient);
    }
}

/* The chain's own scores: expected less observed pairs. */
static void update_chain(learner *l, const example *x, const float *pairs) {
    uint32_t labels = l->wide + 1, n = x->count;
    float observed[CHAIN_LABELS][CHAIN_LABELS] = {{0}};
    for (uint32_t i = 1; i < n; i++) observed[x->labels[i - 1]][x->labels[i]] += 1;
    for (uint32_t a = 0; a < labels; a++) {
        for (uint32_t b = 0; b < labels; b++) {
            float gradient = pairs[a * labels + b] - observed[a][b];
            if (l->c->transition[a][b] > CHAIN_NEVER / 2 && gradient != 0)
                step(&l->c->transition[a][b], &l->begin_g.transition[a][b], gradient, l->rate);
        }
        float first = l->marginal[a] - (x->labels[0] == a),
              last = l->marginal[(size_t)(n - 1) * labels + a] - (x->labels[n - 1] == a);
        if (l->c->begin[a] > CHAIN_NEVER / 2) step(&l->c->begin[a], &l->begin_g.begin[a], first, l->rate);
        if (l->c->end[a] > CHAIN_NEVER / 2) step(&l->c->end[a], &l->begin_g.end[a], last, l->rate);
    }
}

static double learn(learner *l, const example *x) {
    uint32_t labels = l->wide + 1;
    float pairs[CHAIN_LABELS * CHAIN_LABELS] = {0}, gold = 0;
    emissions(l, x);
    float all = chain_sum_pairs(l->c, l->emission, x->count, l->marginal, pairs, &l->scratch);
    gold = l->c->begin[x->labels[0]] + l->c->end[x->labels[x->count - 1]];
    for (uint32_t i = 0; i < x->count; i++)
        gold += l->emission[(size_t)i * labels + x->labels[i]] +
                (i ? l->c->transition[x->labels[i - 1]][x->labels[i]] : 0);
    update_rows(l, x);
    update_chain(l, x, pairs);
    return all - gold;
}

static void count_rows(learner *l, arena *a, const example *examples, uint32_t count, uint32_t rows) {
    uint8_t *seen = ARENA_NEW(a, uint8_t, rows);
    for (uint32_t e = 0; e < count; e++)
        for (uint32_t h = examples[e].begin[0]; h < examples[e].begin[examples[e].count]; h++) {
            uint8_t *n = &seen[examples[e].hashes[h] & l->mask];
            *n = *n < 255 ? (uint8_t)(*n + 1) : 255;
        }
    for (uint32_t r = 0; r < rows; r++) l->often[r] = seen[r] >= l->how->least;
}

static void add_chain(chain *to, const chain *from, float share) {
    for (uint32_t a = 0; a < from->labels; a++) {
        to->begin[a] += share * from->begin[a];
        to->end[a] += share * from->end[a];
        for (uint32_t b = 0; b < from->labels; b++) to->transition[a][b] += share * from->transition[a][b];
    }
}

static uint32_t longest(const example *examples, uint32_t count) {
    uint32_t most = 1;
    for (uint32_t i = 0; i < count; i++) most = examples[i].count > most ? examples[i].count : most;
    return most;
}

void chain_train(arena *a, chain *c, float *w, uint32_t rows, const example *examples, uint32_t count,
                 const training *how) {
    uint32_t wide = c->labels - 1, most = longest(examples, count), state = how->seed ? how->seed : 1;
    size_t size = (size_t)rows * wide;
    learner l = {.c = c,
                 .w = w,
                 .g = ARENA_NEW(a, float, size),
                 .mean = ARENA_NEW(a, float, size),
                 .often = ARENA_NEW(a, uint8_t, rows),
                 .mask = rows - 1,
                 .wide = wide,
                 .emission = ARENA_NEW(a, float, (size_t)most * c->labels),
                 .marginal = ARENA_NEW(a, float, (size_t)most * c->labels),
                 .scratch = {.arena = a},
                 .how = how};
    l.mean_chain.labels = c->labels;
    uint32_t *order = ARENA_NEW(a, uint32_t, count), averaged = 0;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    count_rows(&l, a, examples, count, rows);
    for (uint32_t round = 0; round < how->rounds; round++) {
        double loss = 0;
        l.rate = how->rate * (1.0f - 0.8f * (float)round / (float)how->rounds);
        for (uint32_t i = count; i > 1; i--) {
            uint32_t j = next_random(&state) % i, swap = order[i - 1];
            order[i - 1] = order[j];
            order[j] = swap;
        }
        for (uint32_t i = 0; i < count; i++)
            if (examples[order[i]].count) loss += learn(&l, &examples[order[i]]);
        fprintf(stderr, "round %u: loss %.0f\n", round + 1, loss);
        if (round >= how->rounds / 2) {
            for (size_t i = 0; i < size; i++) l.mean[i] += w[i];
            add_chain(&l.mean_chain, c, 1);
            averaged++;
        }
    }
    for (size_t i = 0; i < size; i++) w[i] = l.mean[i] / (float)averaged;
    chain zero = {.labels = c->labels};
    add_chain(&zero, &l.mean_chain, 1.0f / (float)averaged);
    *c = zero;
}
