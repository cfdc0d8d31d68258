/* network_pass.c - a batch forward and backward through the layers, by hand
 *
 * A batch is one long row of words with an empty place before, between and after sentences: so a window over three
 * words is a matrix whose rows overlap, and needs no copy. Empty places stay zero. */
#include "train/network_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "train/matrix.h"

/* ------------------------------------------------------------------------------------------ words to vectors */

static void choose_rows(network *n, batch *b, const treebank *t, const settings *with) {
    for (uint32_t p = 0; p < b->size; p++) {
        if (!filled(b, p)) continue;
        const word *w = &t->words.at[b->word[p]];
        for (int f = 0; f < FEATURE_GRAM; f++) b->row[f][p] = w->row[f];
        float drop = with && n->word_drop ? with->drop_word * n->word_drop[w->row[FEATURE_WORD]] : 0;
        if (with && network_even(n) < drop) b->row[FEATURE_WORD][p] = b->row[FEATURE_CASED][p] = 0;
        else if (with && network_even(n) < 0.1f) b->row[FEATURE_CASED][p] = 0;
        for (int f = FEATURE_FIRST; f <= FEATURE_SHAPE; f++)
            if (with && network_even(n) < 0.03f) b->row[f][p] = 0;
        if (with && network_even(n) < 0.05f) b->row[FEATURE_RAW][p] = b->row[FEATURE_LIST][p] = 0;
        if (with && network_even(n) < 0.05f) b->row[FEATURE_VECTOR][p] = 0;
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
    double loss = loss_of_tags(n, b, t, with, share, found) + loss_of_arcs(n, b, t, with, share, found);
    relation_inputs(n, b, t, with != NULL);
    if (with) loss += loss_of_relations(n, b, t, with, share);
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
