/* network.c - the network forward and backward, by hand
 *
 * A batch is one long row of words with an empty place before, between and after sentences: so a window over three
 * words is a matrix whose rows overlap, and needs no copy. Empty places stay zero. */
#include "train/network.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "base/activation.h"
#include "parse/tree.h"
#include "train/matrix.h"
#include "train/names.h"

/* ------------------------------------------------------------------------------------------ chance */

static uint32_t chance(network *n) {
    n->random ^= n->random << 13;
    n->random ^= n->random >> 7;
    n->random ^= n->random << 17;
    return (uint32_t)(n->random >> 32);
}

static float even(network *n) { return (float)(chance(n) >> 8) * (1.0f / 16777216.0f); }

static float normal(network *n) {
    float a = even(n) + 1e-7f, b = even(n);
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
                n->value[n->gates[i].bias + side * 3 * half + half + j] = 2.0f * even(n) - 0.5f;
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
    for (int i = 0; i < 16; i++) chance(n);
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

/* ------------------------------------------------------------------------------------------ a batch */

struct batch {
    uint32_t room, size; /* places */
    uint32_t *word;      /* of the treebank, at each place; UINT32_MAX for an empty one */
    uint32_t *row[FEATURES];
    float *features, *feature_mask, *inner, *deviation[NET_LAYERS + 1], *hat[NET_LAYERS + 1], *x[NET_LAYERS + 1];
    float *gate[NET_LAYERS], *cell[NET_LAYERS], *mask[NET_LAYERS];
    float *tag_hidden, *tag_mask, *tag_out, *top, *top_mask, *arc, *distance, *name_out;
    float *d_x, *d_tag_x, *d_gate, *d_window, *d_features, *d_tag_hidden, *d_top, *d_arc, *d_distance, *d_sum;
    float *transposed;
    float *scores, *rel_in, *rel_out, *d_rel_in;
    size_t scores_room;
    int32_t *heads;
    void *decode;
};

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

static void batch_reserve(batch *b, const network *n, uint32_t places) {
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

static bool filled(const batch *b, uint32_t place) { return b->word[place] != UINT32_MAX; }

/* ------------------------------------------------------------------------------------------ pieces */

static void linear_forward(const network *n, const linear *l, const float *x, size_t step, uint32_t rows, float *out,
    size_t out_step) {
    matrix_multiply(rows, l->wide, l->in, x, step, 1, n->value + l->weight, l->wide, out, out_step, false);
    const float *bias = n->value + l->bias;
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < l->wide; j++) out[i * out_step + j] += bias[j];
}

/* Adds to the gradients of weights and bias, and puts that of the input into d_x (added where `add`), if not NULL. */
static void linear_backward(network *n, batch *b, const linear *l, const float *x, size_t step, uint32_t rows,
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

static void make_mask(network *n, float *mask, size_t count, float drop) {
    float keep = 1 / (1 - drop);
    uint32_t limit = (uint32_t)(drop * 65536.0f);
    for (size_t i = 0; i < count; i += 2) {
        uint32_t bits = chance(n);
        mask[i] = (bits & 0xFFFF) < limit ? 0 : keep;
        if (i + 1 < count) mask[i + 1] = (bits >> 16) < limit ? 0 : keep;
    }
}

static void multiply_in(float *restrict x, const float *restrict mask, size_t count) {
    for (size_t i = 0; i < count; i++) x[i] *= mask[i];
}

static void leaky(float *x, size_t count) {
    for (size_t i = 0; i < count; i++) x[i] = activation_leaky(x[i]);
}

/* x, after the curve and the mask, tells the slope: a value of 0 was dropped and its mask is 0. */
static void leaky_backward(float *restrict d, const float *restrict x, size_t count) {
    for (size_t i = 0; i < count; i++) d[i] *= x[i] > 0 ? 1.0f : 0.1f;
}

static void norm_forward(const network *n, batch *b, uint32_t l, const float *in) {
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
static void norm_backward(network *n, batch *b, uint32_t l, const float *d_out, float *d_in) {
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

/* ------------------------------------------------------------------------------------------ words to vectors */

static void choose_rows(network *n, batch *b, const treebank *t, const settings *with) {
    for (uint32_t p = 0; p < b->size; p++) {
        if (!filled(b, p)) continue;
        const word *w = &t->words.at[b->word[p]];
        for (int f = 0; f < FEATURE_GRAM; f++) b->row[f][p] = w->row[f];
        float drop = with && n->word_drop ? with->drop_word * n->word_drop[w->row[FEATURE_WORD]] : 0;
        if (with && even(n) < drop) b->row[FEATURE_WORD][p] = b->row[FEATURE_CASED][p] = 0;
        else if (with && even(n) < 0.1f) b->row[FEATURE_CASED][p] = 0;
        for (int f = FEATURE_FIRST; f <= FEATURE_SHAPE; f++)
            if (with && even(n) < 0.03f) b->row[f][p] = 0;
        if (with && even(n) < 0.05f) b->row[FEATURE_RAW][p] = b->row[FEATURE_LIST][p] = 0;
        if (with && even(n) < 0.05f) b->row[FEATURE_VECTOR][p] = 0;
    }
}

static void look_up(const network *n, batch *b, const treebank *t) {
    for (uint32_t p = 0; p < b->size; p++) {
        float *out = b->features + (size_t)p * FEATURE_WIDTH;
        if (!filled(b, p)) {
            memset(out, 0, FEATURE_WIDTH * sizeof *out);
            continue;
        }
        for (int f = 0; f < FEATURE_GRAM; out += feature_width[f++])
            memcpy(out, n->table[f] + (size_t)b->row[f][p] * feature_width[f], feature_width[f] * sizeof *out);
        const word *w = &t->words.at[b->word[p]];
        uint32_t wide = feature_width[FEATURE_GRAM];
        memset(out, 0, wide * sizeof *out);
        for (uint32_t g = 0; g < w->keys.grams; g++)
            for (uint32_t j = 0; j < wide; j++) out[j] += n->table[FEATURE_GRAM][(size_t)w->grams[g] * wide + j];
        float share = w->keys.grams ? 1 / (float)w->keys.grams : 0;
        for (uint32_t j = 0; j < wide; j++) out[j] *= share;
    }
}

static float *touch(network *n, int f, uint32_t row) {
    if (!n->touched[f][row]) {
        n->touched[f][row] = 1;
        n->list[f][n->listed[f]++] = row;
    }
    return n->table_grad[f] + (size_t)row * feature_width[f];
}

static void look_up_backward(network *n, batch *b, const treebank *t) {
    for (uint32_t p = 0; p < b->size; p++) {
        if (!filled(b, p)) continue;
        const float *d = b->d_features + (size_t)p * FEATURE_WIDTH;
        for (int f = 0; f < FEATURE_GRAM; d += feature_width[f++]) {
            if (f == FEATURE_RAW || f == FEATURE_VECTOR) continue; /* stays as it was learned from raw text */
            float *grad = touch(n, f, b->row[f][p]);
            for (uint32_t j = 0; j < feature_width[f]; j++) grad[j] += d[j];
        }
        const word *w = &t->words.at[b->word[p]];
        float share = w->keys.grams ? 1 / (float)w->keys.grams : 0;
        for (uint32_t g = 0; g < w->keys.grams; g++) {
            float *grad = touch(n, FEATURE_GRAM, w->grams[g]);
            for (uint32_t j = 0; j < feature_width[FEATURE_GRAM]; j++) grad[j] += share * d[j];
        }
    }
}

/* ------------------------------------------------------------------------------------------ layers */

static const float zeros[1024];

/* One direction of the recurrence: side 0 from the left, 1 from the right. The result goes into `inner`. */
static void recur(const network *n, batch *b, uint32_t l, unsigned side) {
    uint32_t w = n->shape.width, half = w / 2;
    const float *last = zeros;
    for (uint32_t i = 0; i < b->size; i++) {
        uint32_t t = side ? b->size - 1 - i : i;
        float *cell = b->cell[l] + (size_t)t * w + side * half, *out = b->inner + (size_t)t * w + side * half;
        if (!filled(b, t)) {
            memset(cell, 0, half * sizeof *cell);
            memset(out, 0, half * sizeof *out);
            last = zeros;
            continue;
        }
        const float *value = b->gate[l] + (size_t)t * 3 * w + (size_t)side * 3 * half, *forget = value + half,
                    *output = forget + half;
        for (uint32_t j = 0; j < half; j++) {
            cell[j] = forget[j] * last[j] + (1 - forget[j]) * value[j];
            out[j] = output[j] * cell[j];
        }
        last = cell;
    }
}

static void curves(const network *n, batch *b, uint32_t l) {
    uint32_t half = n->shape.width / 2;
    for (uint32_t t = 0; t < b->size; t++)
        for (unsigned side = 0; side < 2; side++) {
            float *gate = b->gate[l] + ((size_t)t * 2 + side) * 3 * half;
            for (uint32_t j = 0; j < half; j++) gate[j] = activation_tanh(gate[j]);
            for (uint32_t j = half; j < 3 * half; j++) gate[j] = activation_sigmoid(gate[j]);
        }
}

static void layer_forward(network *n, batch *b, uint32_t l, const settings *with) {
    uint32_t w = n->shape.width, wide = n->shape.window[l], reach = wide / 2;
    const float *in = b->x[l];
    linear_forward(n, &n->gates[l], in + (size_t)(1 - reach) * w, w, b->size - 2, b->gate[l] + 3 * w, 3 * w);
    curves(n, b, l);
    recur(n, b, l, 0);
    recur(n, b, l, 1);
    if (with) {
        make_mask(n, b->mask[l], (size_t)b->size * w, with->drop_layer);
        multiply_in(b->inner, b->mask[l], (size_t)b->size * w);
    }
    for (size_t i = 0; i < (size_t)b->size * w; i++) b->inner[i] += in[i];
    norm_forward(n, b, l + 1, b->inner);
}

static void recur_backward(const network *n, batch *b, uint32_t l, unsigned side) {
    uint32_t w = n->shape.width, half = w / 2;
    float carry[512];
    memset(carry, 0, sizeof carry);
    for (uint32_t i = 0; i < b->size; i++) {
        uint32_t t = side ? i : b->size - 1 - i;
        float *d_value = b->d_gate + (size_t)t * 3 * w + (size_t)side * 3 * half, *d_forget = d_value + half,
              *d_output = d_forget + half;
        if (!filled(b, t)) {
            memset(carry, 0, sizeof carry);
            memset(d_value, 0, 3 * half * sizeof *d_value);
            continue;
        }
        uint32_t before = side ? t + 1 : t - 1;
        const float *cell = b->cell[l] + (size_t)t * w + side * half,
                    *last = b->cell[l] + (size_t)before * w + side * half;
        const float *value = b->gate[l] + (size_t)t * 3 * w + (size_t)side * 3 * half, *forget = value + half,
                    *output = forget + half, *d_out = b->d_sum + (size_t)t * w + side * half,
                    *mask = b->mask[l] + (size_t)t * w + side * half;
        for (uint32_t j = 0; j < half; j++) {
            float d = d_out[j] * mask[j];
            float d_cell = d * output[j] + carry[j];
            d_output[j] = d * cell[j] * output[j] * (1 - output[j]);
            d_forget[j] = d_cell * (last[j] - value[j]) * forget[j] * (1 - forget[j]);
            d_value[j] = d_cell * (1 - forget[j]) * (1 - value[j] * value[j]);
            carry[j] = d_cell * forget[j];
        }
    }
}

/* d_x holds the gradient of the layer's output, and then that of its input. */
static void layer_backward(network *n, batch *b, uint32_t l) {
    uint32_t w = n->shape.width, wide = n->shape.window[l], reach = wide / 2;
    norm_backward(n, b, l + 1, b->d_x, b->d_sum);
    recur_backward(n, b, l, 0);
    recur_backward(n, b, l, 1);
    linear_backward(n, b, &n->gates[l], b->x[l] + (size_t)(1 - reach) * w, w, b->size - 2, b->d_gate + 3 * w, 3 * w,
        b->d_window, (size_t)wide * w, false);
    memcpy(b->d_x, b->d_sum, (size_t)b->size * w * sizeof *b->d_x);
    for (uint32_t t = 1; t + 1 < b->size; t++) {
        const float *d = b->d_window + (size_t)(t - 1) * wide * w;
        float *to = b->d_x + (size_t)(t - reach) * w;
        for (uint32_t j = 0; j < wide * w; j++) to[j] += d[j];
    }
}

/* ------------------------------------------------------------------------------------------ losses */

/* Softmax over `count` scores in place, then the gradient of its cross entropy times `weight`; returns the loss. */
static double softmax(float *score, uint32_t count, int32_t gold, float weight) {
    float top = score[0], sum = 0;
    for (uint32_t i = 1; i < count; i++) top = score[i] > top ? score[i] : top;
    for (uint32_t i = 0; i < count; i++) {
        score[i] = activation_exp(score[i] - top);
        sum += score[i];
    }
    float scale = weight / sum;
    double loss = -log((double)score[gold] / sum + 1e-12);
    for (uint32_t i = 0; i < count; i++) score[i] *= scale;
    score[gold] -= weight;
    return loss * weight;
}

static uint32_t largest(const float *score, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (score[i] > score[best]) best = i;
    return best;
}

static double segment(float *score, uint32_t count, int32_t gold, float weight) {
    if (weight > 0 && gold >= 0 && (uint32_t)gold < count) return softmax(score, count, gold, weight);
    memset(score, 0, count * sizeof *score);
    return 0;
}

static double tag_losses(network *n, batch *b, const treebank *t, const settings *with, float share, guess *out) {
    double loss = 0;
    for (uint32_t p = 0; p < b->size; p++) {
        float *scores = b->tag_out + (size_t)p * n->tags.wide, *names = b->name_out + (size_t)p * n->name.wide;
        if (!filled(b, p)) {
            memset(scores, 0, n->tags.wide * sizeof *scores);
            memset(names, 0, n->name.wide * sizeof *names);
            continue;
        }
        const word *w = &t->words.at[b->word[p]];
        for (int k = 0; k < LABELS; k++) {
            float *at = k == LABEL_NAME ? names : scores + n->tag_at[k];
            uint32_t wide = (n->tag_size[k] + 15) / 16 * 16;
            if (out && k != LABEL_NAME) out[p].label[k] = (uint16_t)largest(at, n->tag_size[k]);
            if (with && k != LABEL_NAME) {
                loss += segment(at, n->tag_size[k], w->label[k], with->weight[k] * share);
                for (uint32_t j = n->tag_size[k]; j < wide; j++) at[j] = 0;
            }
        }
    }
    for (uint32_t first = 1; first < b->size;) {
        uint32_t count = 0;
        while (filled(b, first + count)) count++;
        float *names = b->name_out + (size_t)first * n->name.wide;
        if (out)
            names_decode(names, n->name.wide, count, n->value + n->transition, &out[first].label[LABEL_NAME],
                         sizeof *out);
        if (!with) {
            first += count + 1;
            continue;
        }
        const word *w = &t->words.at[b->word[first]];
        loss += names_loss(names, n->name.wide, count, &w->label[LABEL_NAME],
            sizeof *w / sizeof w->label[0], n->value + n->transition, n->grad + n->transition,
            with->weight[LABEL_NAME] * share);
        first += count + 1;
    }
    return loss;
}

static float dot(const float *a, const float *b, uint32_t count) {
    float sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += a[i] * b[i];
    return sum;
}

static void add_scaled(float *restrict to, const float *restrict from, float scale, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) to[i] += scale * from[i];
}

/* Scores of the arcs of the sentence at places first.. ; column 0 is the root. */
static void arc_scores(const network *n, batch *b, uint32_t first, uint32_t count) {
    const float *root = n->value + n->root;
    for (uint32_t i = 0; i < count; i++) {
        const float *dep = b->top + (size_t)(first + i) * NET_TOP;
        const float *distance = b->distance + (size_t)(first + i) * NET_DISTANCES;
        float *row = b->scores + (size_t)i * (count + 1);
        row[0] = dot(dep, root, NET_ARC) + root[NET_ARC] + distance[0];
        for (uint32_t j = 0; j < count; j++) {
            const float *head = b->arc + (size_t)(first + j) * NET_ARC_OUT;
            row[j + 1] = j == i ? -1e6f
                                : dot(dep, head, NET_ARC) + head[NET_ARC] +
                                      distance[net_distance((int32_t)j - (int32_t)i)];
        }
    }
}

static double arc_losses(network *n, batch *b, const treebank *t, uint32_t first, uint32_t count, float weight) {
    double loss = 0;
    float *d_root = n->grad + n->root;
    const float *root = n->value + n->root;
    for (uint32_t i = 0; i < count; i++) {
        const word *w = &t->words.at[b->word[first + i]];
        float *row = b->scores + (size_t)i * (count + 1);
        if (w->head < -1) continue;
        loss += softmax(row, count + 1, w->head + 1, weight);
        const float *dep = b->top + (size_t)(first + i) * NET_TOP;
        float *d_dep = b->d_top + (size_t)(first + i) * NET_TOP;
        float *d_distance = b->d_distance + (size_t)(first + i) * NET_DISTANCES;
        add_scaled(d_dep, root, row[0], NET_ARC);
        add_scaled(d_root, dep, row[0], NET_ARC);
        d_root[NET_ARC] += row[0];
        d_distance[0] += row[0];
        for (uint32_t j = 0; j < count; j++) {
            if (j == i) continue;
            float d = row[j + 1];
            float *d_head = b->d_arc + (size_t)(first + j) * NET_ARC_OUT;
            add_scaled(d_dep, b->arc + (size_t)(first + j) * NET_ARC_OUT, d, NET_ARC);
            add_scaled(d_head, dep, d, NET_ARC);
            d_head[NET_ARC] += d;
            d_distance[net_distance((int32_t)j - (int32_t)i)] += d;
        }
    }
    return loss;
}

static double arcs(network *n, batch *b, const treebank *t, const settings *with, float share, guess *out) {
    double loss = 0;
    for (uint32_t first = 1; first < b->size;) {
        uint32_t count = 0;
        while (filled(b, first + count)) count++;
        size_t needed = (size_t)count * (count + 1);
        if (needed > b->scores_room) {
            free(b->scores);
            b->scores = matrix_new(needed * 2);
            b->scores_room = needed * 2;
        }
        arc_scores(n, b, first, count);
        if (out) tree_decode(b->scores, count, b->heads + first, b->decode);
        if (with) loss += arc_losses(n, b, t, first, count, with->weight_arc * share);
        first += count + 1;
    }
    return loss;
}

/* Relations: of the gold heads in training, else of those found. The place of each word's head goes into `heads`. */
static void relation_inputs(const network *n, batch *b, const treebank *t, bool gold) {
    for (uint32_t first = 1; first < b->size;) {
        uint32_t count = 0;
        while (filled(b, first + count)) count++;
        for (uint32_t i = 0; i < count; i++) {
            int32_t head = gold ? t->words.at[b->word[first + i]].head : b->heads[first + i];
            b->heads[first + i] = head < 0 ? -1 : (int32_t)first + head;
        }
        first += count + 1;
    }
    for (uint32_t p = 0; p < b->size; p++) {
        float *in = b->rel_in + (size_t)p * 3 * NET_ARC;
        memset(in, 0, 3 * NET_ARC * sizeof *in);
        if (!filled(b, p)) continue;
        const float *dep = b->top + (size_t)p * NET_TOP + 2 * NET_ARC;
        memcpy(in + NET_ARC, dep, NET_ARC * sizeof *in);
        if (b->heads[p] < 0) continue;
        const float *head = b->top + (size_t)b->heads[p] * NET_TOP + 3 * NET_ARC;
        memcpy(in + 2 * NET_ARC, head, NET_ARC * sizeof *in);
        for (uint32_t j = 0; j < NET_ARC; j++) in[j] = dep[j] * head[j];
    }
    linear_forward(n, &n->relation, b->rel_in, 3 * NET_ARC, b->size, b->rel_out, n->relation.wide);
}

static double relations(network *n, batch *b, const treebank *t, const settings *with, float share) {
    double loss = 0;
    for (uint32_t p = 0; p < b->size; p++) {
        float *scores = b->rel_out + (size_t)p * n->relation.wide;
        if (!filled(b, p)) memset(scores, 0, n->relation.wide * sizeof *scores);
        else {
            loss += segment(scores, REL_KINDS, t->words.at[b->word[p]].relation, with->weight_relation * share);
            for (uint32_t j = REL_KINDS; j < n->relation.wide; j++) scores[j] = 0;
        }
    }
    linear_backward(n, b, &n->relation, b->rel_in, 3 * NET_ARC, b->size, b->rel_out, n->relation.wide, b->d_rel_in,
        3 * NET_ARC, false);
    for (uint32_t p = 0; p < b->size; p++) {
        if (!filled(b, p)) continue;
        const float *d = b->d_rel_in + (size_t)p * 3 * NET_ARC, *dep = b->top + (size_t)p * NET_TOP + 2 * NET_ARC;
        float *d_dep = b->d_top + (size_t)p * NET_TOP + 2 * NET_ARC;
        for (uint32_t j = 0; j < NET_ARC; j++) d_dep[j] += d[NET_ARC + j];
        if (b->heads[p] < 0) continue;
        const float *head = b->top + (size_t)b->heads[p] * NET_TOP + 3 * NET_ARC;
        float *d_head = b->d_top + (size_t)b->heads[p] * NET_TOP + 3 * NET_ARC;
        for (uint32_t j = 0; j < NET_ARC; j++) {
            d_dep[j] += d[j] * head[j];
            d_head[j] += d[j] * dep[j] + d[2 * NET_ARC + j];
        }
    }
    return loss;
}

/* ------------------------------------------------------------------------------------------ a pass */

static void place_words(batch *b, const treebank *t, const uint32_t *phrases, uint32_t count) {
    b->size = 0;
    b->word[b->size++] = UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        const phrase *p = &t->phrases.at[phrases[i]];
        for (uint32_t k = 0; k < p->count; k++) b->word[b->size++] = p->first + k;
        b->word[b->size++] = UINT32_MAX;
    }
}

static void forward(network *n, batch *b, const treebank *t, const settings *with) {
    uint32_t w = n->shape.width;
    choose_rows(n, b, t, with);
    look_up(n, b, t);
    if (with) {
        make_mask(n, b->feature_mask, (size_t)b->size * FEATURE_WIDTH, with->drop_input);
        multiply_in(b->features, b->feature_mask, (size_t)b->size * FEATURE_WIDTH);
    }
    linear_forward(n, &n->input, b->features, FEATURE_WIDTH, b->size, b->inner, w);
    norm_forward(n, b, 0, b->inner);
    for (uint32_t l = 0; l < n->shape.layers; l++) layer_forward(n, b, l, with);
    linear_forward(n, &n->tag_hidden, b->x[n->shape.tag_layer], w, b->size, b->tag_hidden, NET_TAG);
    leaky(b->tag_hidden, (size_t)b->size * NET_TAG);
    linear_forward(n, &n->top, b->x[n->shape.layers], w, b->size, b->top, NET_TOP);
    leaky(b->top, (size_t)b->size * NET_TOP);
    if (with) {
        make_mask(n, b->tag_mask, (size_t)b->size * NET_TAG, with->drop_hidden);
        make_mask(n, b->top_mask, (size_t)b->size * NET_TOP, with->drop_hidden);
        multiply_in(b->tag_hidden, b->tag_mask, (size_t)b->size * NET_TAG);
        multiply_in(b->top, b->top_mask, (size_t)b->size * NET_TOP);
    }
    linear_forward(n, &n->tags, b->tag_hidden, NET_TAG, b->size, b->tag_out, n->tags.wide);
    linear_forward(n, &n->arc, b->top + NET_ARC, NET_TOP, b->size, b->arc, NET_ARC_OUT);
    linear_forward(n, &n->distance, b->top, NET_TOP, b->size, b->distance, NET_DISTANCES);
    linear_forward(n, &n->name, b->top + 4 * NET_ARC, NET_TOP, b->size, b->name_out, n->name.wide);
}

static void backward(network *n, batch *b, const treebank *t) {
    uint32_t w = n->shape.width;
    linear_backward(n, b, &n->arc, b->top + NET_ARC, NET_TOP, b->size, b->d_arc, NET_ARC_OUT, b->d_top + NET_ARC,
                    NET_TOP, true);
    linear_backward(n, b, &n->distance, b->top, NET_TOP, b->size, b->d_distance, NET_DISTANCES, b->d_top, NET_TOP,
                    true);
    linear_backward(n, b, &n->name, b->top + 4 * NET_ARC, NET_TOP, b->size, b->name_out, n->name.wide,
        b->d_top + 4 * NET_ARC, NET_TOP, true);
    linear_backward(n, b, &n->tags, b->tag_hidden, NET_TAG, b->size, b->tag_out, n->tags.wide, b->d_tag_hidden,
                    NET_TAG, false);
    multiply_in(b->d_top, b->top_mask, (size_t)b->size * NET_TOP);
    leaky_backward(b->d_top, b->top, (size_t)b->size * NET_TOP);
    multiply_in(b->d_tag_hidden, b->tag_mask, (size_t)b->size * NET_TAG);
    leaky_backward(b->d_tag_hidden, b->tag_hidden, (size_t)b->size * NET_TAG);
    linear_backward(n, b, &n->top, b->x[n->shape.layers], w, b->size, b->d_top, NET_TOP, b->d_x, w, false);
    linear_backward(n, b, &n->tag_hidden, b->x[n->shape.tag_layer], w, b->size, b->d_tag_hidden, NET_TAG, b->d_tag_x,
                    w, false);
    for (uint32_t l = n->shape.layers; l-- > 0;) {
        if (l + 1 == n->shape.tag_layer)
            for (size_t i = 0; i < (size_t)b->size * w; i++) b->d_x[i] += b->d_tag_x[i];
        layer_backward(n, b, l);
    }
    norm_backward(n, b, 0, b->d_x, b->d_sum);
    linear_backward(n, b, &n->input, b->features, FEATURE_WIDTH, b->size, b->d_sum, w, b->d_features, FEATURE_WIDTH,
                    false);
    multiply_in(b->d_features, b->feature_mask, (size_t)b->size * FEATURE_WIDTH);
    look_up_backward(n, b, t);
}

double network_pass(network *n, batch *b, const treebank *t, const uint32_t *phrases, uint32_t count,
    const settings *with, guess *out) {
    uint32_t places = 1, words = 0;
    for (uint32_t i = 0; i < count; i++) {
        places += t->phrases.at[phrases[i]].count + 1;
        words += t->phrases.at[phrases[i]].count;
    }
    batch_reserve(b, n, places);
    place_words(b, t, phrases, count);
    forward(n, b, t, with);
    guess *found = out ? calloc(b->size, sizeof *found) : NULL;
    float share = 1.0f / (float)words;
    if (with) {
        memset(b->d_top, 0, (size_t)b->size * NET_TOP * sizeof(float));
        memset(b->d_arc, 0, (size_t)b->size * NET_ARC_OUT * sizeof(float));
        memset(b->d_distance, 0, (size_t)b->size * NET_DISTANCES * sizeof(float));
    }
    double loss = tag_losses(n, b, t, with, share, found) + arcs(n, b, t, with, share, found);
    relation_inputs(n, b, t, with != NULL);
    if (with) loss += relations(n, b, t, with, share);
    for (uint32_t p = 0, at = 0, first = 1; found && p < b->size; p++) {
        if (!filled(b, p)) {
            first = p + 1;
            continue;
        }
        found[p].head = b->heads[p] < 0 ? -1 : b->heads[p] - (int32_t)first;
        float *scores = b->rel_out + (size_t)p * n->relation.wide;
        scores[REL_ROOT] = b->heads[p] < 0 ? 1e9f : -1e9f;
        found[p].relation = (uint16_t)largest(scores, REL_KINDS);
        out[at++] = found[p];
    }
    free(found);
    if (with) backward(n, b, t);
    return loss;
}

/* ------------------------------------------------------------------------------------------ ranges */

static void observe(ranges *r, int which, const float *x, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float size = fabsf(x[i]) * 128;
        r->count[which][size < RANGE_BINS - 1 ? (int)size : RANGE_BINS - 1]++;
    }
}

void network_observe(const network *n, const batch *b, ranges *r) {
    uint32_t w = n->shape.width;
    for (uint32_t p = 0; p < b->size; p++) {
        if (!filled(b, p)) continue;
        for (uint32_t l = 0; l <= n->shape.layers; l++) observe(r, (int)l, b->x[l] + (size_t)p * w, w);
        observe(r, RANGE_TAG, b->tag_hidden + (size_t)p * NET_TAG, NET_TAG);
        observe(r, RANGE_TOP, b->top + (size_t)p * NET_TOP, NET_TOP);
        observe(r, RANGE_PRODUCT, b->rel_in + (size_t)p * 3 * NET_ARC, NET_ARC);
    }
}

float ranges_top(const ranges *r, int which) {
    double all = 0, sum = 0;
    for (int i = 0; i < RANGE_BINS; i++) all += r->count[which][i];
    int bin = RANGE_BINS - 1;
    while (bin > 0 && (sum += r->count[which][bin]) < all / 20000) bin--;
    return (float)(bin + 1) / 128;
}
