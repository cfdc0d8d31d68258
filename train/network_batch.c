/* network_batch.c - a batch, and the pieces that its layers are made of: linear maps, masks, norms */
#include "train/network_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "parse/tree.h"
#include "train/matrix.h"

batch *batch_new(void) { return calloc(1, sizeof(batch)); }

static void release(batch *b) {
    float *all[] = {b->features, b->feature_mask, b->inner,    b->tag_hidden, b->tag_mask,     b->tag_out,
                    b->top,      b->top_mask,     b->arc,      b->distance,   b->name_out,     b->d_x,
                    b->d_tag_x,  b->d_gate,       b->d_window, b->d_features, b->d_tag_hidden, b->d_top,
                    b->d_arc,    b->d_distance,   b->d_sum,    b->transposed, b->scores,       b->rel_in,
                    b->rel_out,  b->d_rel_in};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) free(all[i]);
    for (int l = 0; l <= NET_LAYERS; l++) {
        free(b->deviation[l]);
        free(b->hat[l]);
        free(b->x[l]);
        if (l == NET_LAYERS) break;
        free(b->gate[l]);
        free(b->cell[l]);
        free(b->mask[l]);
    }
    for (int f = 0; f < FEATURES; f++) free(b->row[f]);
    free(b->word);
    free(b->heads);
    free(b->decode);
}

void batch_free(batch *b) {
    if (b) release(b);
    free(b);
}

void batch_reserve(batch *b, const network *n, uint32_t places) {
    if (places <= b->room) return;
    release(b);
    *b = (batch){.room = places + places / 4 + 16};
    size_t t = b->room, w = n->shape.width, largest = (size_t)w * 3 * 3 * w;
    b->word = calloc(t, sizeof *b->word);
    b->heads = calloc(t, sizeof *b->heads);
    b->decode = malloc(tree_scratch(TREE_LIMIT));
    for (int f = 0; f < FEATURES; f++) b->row[f] = calloc(t, sizeof(uint32_t));
    b->features = matrix_new(t * FEATURE_WIDTH), b->feature_mask = matrix_new(t * FEATURE_WIDTH);
    b->inner = matrix_new(t * w);
    for (uint32_t l = 0; l <= n->shape.layers; l++) {
        b->deviation[l] = matrix_new(t), b->hat[l] = matrix_new(t * w), b->x[l] = matrix_new(t * w);
        if (l == n->shape.layers) break;
        b->gate[l] = matrix_new(t * 3 * w), b->cell[l] = matrix_new(t * w), b->mask[l] = matrix_new(t * w);
    }
    b->tag_hidden = matrix_new(t * NET_TAG), b->tag_mask = matrix_new(t * NET_TAG);
    b->d_tag_hidden = matrix_new(t * NET_TAG), b->tag_out = matrix_new(t * n->tags.wide);
    b->top = matrix_new(t * NET_TOP), b->top_mask = matrix_new(t * NET_TOP), b->d_top = matrix_new(t * NET_TOP);
    b->arc = matrix_new(t * NET_ARC_OUT), b->d_arc = matrix_new(t * NET_ARC_OUT);
    b->distance = matrix_new(t * NET_DISTANCES), b->d_distance = matrix_new(t * NET_DISTANCES);
    b->name_out = matrix_new(t * n->name.wide);
    b->d_x = matrix_new(t * w), b->d_tag_x = matrix_new(t * w), b->d_gate = matrix_new(t * 3 * w);
    b->d_window = matrix_new(t * 3 * w), b->d_sum = matrix_new(t * w), b->d_features = matrix_new(t * FEATURE_WIDTH);
    if (largest < (size_t)FEATURE_WIDTH * w) largest = (size_t)FEATURE_WIDTH * w;
    if (largest < (size_t)NET_TOP * w) largest = (size_t)NET_TOP * w;
    if (largest < (size_t)n->tags.wide * NET_TAG) largest = (size_t)n->tags.wide * NET_TAG;
    b->transposed = matrix_new(largest);
    b->rel_in = matrix_new(t * 3 * NET_ARC), b->d_rel_in = matrix_new(t * 3 * NET_ARC);
    b->rel_out = matrix_new(t * n->relation.wide);
}

/* ------------------------------------------------------------------------------------------ pieces */

void linear_forward(const network *n, const linear *l, const float *x, size_t step, uint32_t rows, float *out,
    size_t out_step) {
    matrix_multiply(rows, l->wide, l->in, x, step, 1, n->value + l->weight, l->wide, out, out_step, false);
    const float *bias = n->value + l->bias;
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < l->wide; j++) out[i * out_step + j] += bias[j];
}

/* Adds to the gradients of weights and bias, and puts that of the input into d_x (added where `add`), if not NULL. */
void linear_backward(network *n, batch *b, const linear *l, const float *x, size_t step, uint32_t rows,
    const float *d_out, size_t out_step, float *d_x, size_t x_step, bool add) {
    matrix_multiply(l->in, l->wide, rows, x, 1, step, d_out, out_step, n->grad + l->weight, l->wide, true);
    float *bias = n->grad + l->bias;
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < l->wide; j++) bias[j] += d_out[i * out_step + j];
    if (!d_x) return;
    const float *w = n->value + l->weight;
    for (uint32_t i = 0; i < l->in; i++)
        for (uint32_t j = 0; j < l->wide; j++) b->transposed[(size_t)j * l->in + i] = w[(size_t)i * l->wide + j];
    matrix_multiply(rows, l->in, l->wide, d_out, out_step, 1, b->transposed, l->in, d_x, x_step, add);
}

void make_mask(network *n, float *mask, size_t count, float drop) {
    float keep = 1 / (1 - drop);
    uint32_t limit = (uint32_t)(drop * 65536.0f);
    for (size_t i = 0; i < count; i += 2) {
        uint32_t bits = network_chance(n);
        mask[i] = (bits & 0xFFFF) < limit ? 0 : keep;
        if (i + 1 < count) mask[i + 1] = (bits >> 16) < limit ? 0 : keep;
    }
}

void norm_forward(const network *n, batch *b, uint32_t l, const float *in) {
    uint32_t w = n->shape.width;
    const float *gain = n->value + n->norm[l], *shift = gain + w;
    for (uint32_t t = 0; t < b->size; t++) {
        float *hat = b->hat[l] + (size_t)t * w, *out = b->x[l] + (size_t)t * w;
        if (!filled(b, t)) {
            memset(out, 0, w * sizeof *out);
            continue;
        }
        const float *x = in + (size_t)t * w;
        float sum = 0, square = 0;
        for (uint32_t j = 0; j < w; j++) sum += x[j], square += x[j] * x[j];
        float mean = sum / (float)w, inverse = 1 / sqrtf(square / (float)w - mean * mean + 1e-5f);
        b->deviation[l][t] = inverse;
        for (uint32_t j = 0; j < w; j++) {
            hat[j] = (x[j] - mean) * inverse;
            out[j] = hat[j] * gain[j] + shift[j];
        }
    }
}

/* d_out -> d_in (may be the same). Empty places get zero. */
void norm_backward(network *n, batch *b, uint32_t l, const float *d_out, float *d_in) {
    uint32_t w = n->shape.width;
    const float *gain = n->value + n->norm[l];
    float *d_gain = n->grad + n->norm[l], *d_shift = d_gain + w;
    for (uint32_t t = 0; t < b->size; t++) {
        const float *hat = b->hat[l] + (size_t)t * w, *d = d_out + (size_t)t * w;
        float *in = d_in + (size_t)t * w;
        if (!filled(b, t)) {
            memset(in, 0, w * sizeof *in);
            continue;
        }
        float sum = 0, along = 0;
        for (uint32_t j = 0; j < w; j++) {
            float g = d[j] * gain[j];
            sum += g, along += g * hat[j];
            d_gain[j] += d[j] * hat[j];
            d_shift[j] += d[j];
        }
        sum /= (float)w, along /= (float)w;
        for (uint32_t j = 0; j < w; j++) in[j] = (d[j] * gain[j] - sum - hat[j] * along) * b->deviation[l][t];
    }
}
