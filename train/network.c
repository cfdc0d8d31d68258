/* network.c - the parameters of the network, and how they are updated; forward and backward in network_pass.c */
#include "train/network_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train/matrix.h"
#include "train/names.h"

/* ------------------------------------------------------------------------------------------ chance */

uint32_t network_chance(network *n) {
    n->random ^= n->random << 13;
    n->random ^= n->random >> 7;
    n->random ^= n->random << 17;
    return (uint32_t)(n->random >> 32);
}

float network_even(network *n) { return (float)(network_chance(n) >> 8) * (1.0f / 16777216.0f); }

static float normal(network *n) {
    float a = network_even(n) + 1e-7f, b = network_even(n);
    return sqrtf(-2 * logf(a)) * cosf(6.2831853f * b);
}

/* ------------------------------------------------------------------------------------------ parameters */

static linear linear_add(network *n, uint32_t in, uint32_t out) {
    linear l = {.in = in, .out = out, .wide = (out + 15) / 16 * 16};
    l.weight = n->count;
    n->count += (size_t)in * l.wide;
    l.bias = n->count;
    n->count += l.wide;
    return l;
}

static void linear_start(network *n, const linear *l, float gain) {
    float scale = gain * sqrtf(2.0f / (float)(l->in + l->out));
    for (uint32_t i = 0; i < l->in; i++)
        for (uint32_t j = 0; j < l->out; j++) n->value[l->weight + (size_t)i * l->wide + j] = scale * normal(n);
}

static void lay_out(network *n) {
    uint32_t width = n->shape.width, at = 0;
    n->input = linear_add(n, FEATURE_WIDTH, width);
    for (uint32_t i = 0; i < n->shape.layers; i++) n->gates[i] = linear_add(n, width * n->shape.window[i], 3 * width);
    n->tag_hidden = linear_add(n, width, NET_TAG);
    for (int k = 0; k < LABEL_NAME; k++) {
        n->tag_at[k] = at;
        at += (n->tag_size[k] + 15) / 16 * 16;
    }
    n->tags = linear_add(n, NET_TAG, at);
    n->top = linear_add(n, width, NET_TOP);
    n->arc = linear_add(n, NET_ARC, NET_ARC_OUT);
    n->distance = linear_add(n, NET_ARC, NET_DISTANCES);
    n->relation = linear_add(n, 3 * NET_ARC, REL_KINDS);
    n->name = linear_add(n, NET_NAME, n->tag_size[LABEL_NAME]);
    for (uint32_t i = 0; i <= n->shape.layers; i++) {
        n->norm[i] = n->count;
        n->count += 2 * width;
    }
    n->root = n->count;
    n->count += NET_ARC_OUT;
    n->transition = n->count; /* the last, so that networks without it can be read */
    n->count += (NET_NAMES * NET_NAMES + 15) / 16 * 16;
}

static void start(network *n) {
    const linear *all[] = {&n->input, &n->tag_hidden, &n->tags,     &n->top,
                           &n->arc,   &n->distance,   &n->relation, &n->name};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) linear_start(n, all[i], 1.0f);
    for (uint32_t i = 0; i < n->shape.layers; i++) {
        linear_start(n, &n->gates[i], 1.0f);
        uint32_t half = n->shape.width / 2; /* each direction: value, forget, output */
        for (uint32_t side = 0; side < 2; side++)
            for (uint32_t j = 0; j < half; j++)
                n->value[n->gates[i].bias + side * 3 * half + half + j] = 2.0f * network_even(n) - 0.5f;
    }
    for (uint32_t i = 0; i <= n->shape.layers; i++)
        for (uint32_t j = 0; j < n->shape.width; j++) n->value[n->norm[i] + j] = 1;
    for (uint32_t j = 0; j < NET_ARC; j++) n->value[n->root + j] = 0.05f * normal(n);
}

void network_init(network *n, const net_shape *shape, const uint32_t label_count[LABELS],
                  const uint32_t rows[FEATURES], uint64_t seed) {
    *n = (network){.shape = *shape, .random = seed * UINT64_C(0x9E3779B97F4A7C15) + 1};
    memcpy(n->tag_size, label_count, sizeof n->tag_size);
    lay_out(n);
    float **flat[] = {&n->value, &n->grad, &n->mean, &n->square};
    for (int i = 0; i < 4; i++) *flat[i] = matrix_new(n->count);
    for (int i = 0; i < 16; i++) network_chance(n);
    start(n);
    for (int f = 0; f < FEATURES; f++) {
        size_t size = (size_t)rows[f] * feature_width[f];
        n->rows[f] = rows[f];
        float **tables[] = {&n->table[f], &n->table_grad[f], &n->table_mean[f], &n->table_square[f]};
        for (int i = 0; i < 4; i++) *tables[i] = matrix_new(size);
        n->touched[f] = calloc(rows[f], 1);
        n->list[f] = calloc(rows[f], sizeof(uint32_t));
        for (size_t i = 0; i < size; i++) n->table[f][i] = 0.1f * normal(n);
    }
}

void network_free(network *n) {
    float *flat[] = {n->value, n->grad, n->mean, n->square};
    for (int i = 0; i < 4; i++) free(flat[i]);
    free(n->word_drop);
    for (int f = 0; f < FEATURES; f++) {
        float *tables[] = {n->table[f], n->table_grad[f], n->table_mean[f], n->table_square[f]};
        for (int i = 0; i < 4; i++) free(tables[i]);
        free(n->touched[f]);
        free(n->list[f]);
    }
}

/* ------------------------------------------------------------------------------------------ Adam */

static void adam(float *restrict value, float *restrict grad, float *restrict mean, float *restrict square,
                 size_t count, float rate, float scale, float floor_) {
    for (size_t i = 0; i < count; i++) {
        float g = grad[i] * scale;
        mean[i] = 0.9f * mean[i] + 0.1f * g;
        square[i] = 0.98f * square[i] + 0.02f * g * g;
        value[i] -= rate * mean[i] / (sqrtf(square[i]) + floor_);
        grad[i] = 0;
    }
}

void network_update(network *n, float rate) {
    double sum = 0;
    for (size_t i = 0; i < n->count; i++) sum += (double)n->grad[i] * n->grad[i];
    float norm = (float)sqrt(sum), scale = norm > 3.0f ? 3.0f / norm : 1.0f;
    n->step++;
    float warm = sqrtf(1 - powf(0.98f, (float)n->step)) / (1 - powf(0.9f, (float)n->step));
    adam(n->value, n->grad, n->mean, n->square, n->count, rate * warm, scale, 1e-7f);
    for (int f = 0; f < FEATURES; f++) {
        uint32_t wide = feature_width[f];
        for (uint32_t i = 0; i < n->listed[f]; i++) {
            uint32_t row = n->list[f][i];
            size_t at = (size_t)row * wide;
            n->touched[f][row] = 0;
            adam(n->table[f] + at, n->table_grad[f] + at, n->table_mean[f] + at, n->table_square[f] + at, wide,
                rate * warm, scale, 1e-7f);
        }
        n->listed[f] = 0;
    }
}
