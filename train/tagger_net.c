/* tagger_net.c - the network's layers, forward and backward
 *
 * An article is one sequence. A window of three tokens is a row that overlaps its neighbours. */
#include "tagger_net.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/activation.h"
#include "train/matrix.h"

/* ------------------------------------------------------------------------------------------ chance */

/* Fills out[count], with room up to a multiple of 16. */
static void fill_random(tagger_net *n, uint32_t *out, size_t count) {
    for (size_t i = 0; i < count; i += 16)
        for (int k = 0; k < 16; k++) {
            uint32_t x = n->lanes[k];
            x ^= x << 13;
            x ^= x >> 17;
            x ^= x << 5;
            n->lanes[k] = out[i + (size_t)k] = x;
        }
}

static uint32_t limit_of(float drop) { return (uint32_t)((double)drop * 4294967295.0); }

/* Drops numbers of x, and makes the others larger; mask: what each was multiplied by. */
static void drop_out(tagger_net *n, float *restrict x, float *restrict mask, size_t count, float drop) {
    float keep = 1 / (1 - drop);
    uint32_t limit = limit_of(drop), random[256];
    for (size_t i = 0; i < count; i += 256) {
        size_t some = count - i < 256 ? count - i : 256;
        fill_random(n, random, some);
        for (size_t k = 0; k < some; k++) {
            mask[i + k] = random[k] < limit ? 0 : keep;
            x[i + k] *= mask[i + k];
        }
    }
}

static float normal(tagger_net *n) {
    uint32_t random[16];
    float sum = 0;
    fill_random(n, random, 16);
    for (int i = 0; i < 12; i++) sum += (float)(random[i] >> 8) / 16777216.0f;
    return sum - 6;
}

/* ------------------------------------------------------------------------------------------ parameters */

static size_t take(size_t *count, size_t size) {
    size_t at = *count;
    *count += (size + 15) / 16 * 16;
    return at;
}

static void lay_out(tagger_layout *l) {
    size_t n = 0;
    l->input = take(&n, STATE * WIDTH), l->input_bias = take(&n, WIDTH), l->token = take(&n, TOKEN_ROWS * WIDTH);
    for (int i = 0; i < 2; i++) l->gain[i] = take(&n, WIDTH), l->shift[i] = take(&n, WIDTH);
    l->gates = take(&n, 9 * WIDTH * WIDTH), l->gates_bias = take(&n, 3 * WIDTH);
    l->read = take(&n, WIDTH * READ), l->read_bias = take(&n, READ);
    l->part_gates = take(&n, 9 * HIDDEN * HIDDEN), l->part_gates_bias = take(&n, 3 * HIDDEN);
    l->part_out = take(&n, (HIDDEN + 1) * OUT), l->cue_out = take(&n, (CUE_HIDDEN + 1) * OUT);
    l->count = n;
}

static void start(tagger_net *n, size_t at, size_t count, float spread) {
    for (size_t i = 0; i < count; i++) n->value[at + i] = normal(n) * spread;
}

static tagger_table table_new(tagger_net *n, uint32_t rows, uint32_t width) {
    tagger_table t = {rows, width, matrix_new((size_t)rows * width), matrix_new((size_t)rows * width)};
    for (size_t i = 0; i < (size_t)rows * width; i++) t.value[i] = 0.05f * normal(n);
    return t;
}

void tagger_net_init(tagger_net *n, const tagger_settings *how) {
    *n = (tagger_net){.drop_input = how->drop_input, .drop = how->drop};
    for (uint32_t i = 0; i < 16; i++) n->lanes[i] = (how->seed * 16 + i) * 0x9E3779B1u | 1;
    for (int i = 0; i < 8; i++) fill_random(n, (uint32_t[16]){0}, 16);
    tagger_layout *l = &n->at;
    lay_out(l);
    n->value = matrix_new(l->count), n->grad = matrix_new(l->count);
    n->mean = matrix_new(l->count), n->square = matrix_new(l->count);
    start(n, l->input, STATE * WIDTH, 1 / sqrtf(STATE));
    start(n, l->token, TOKEN_ROWS * WIDTH, 0.1f);
    for (int i = 0; i < 2; i++)
        for (int j = 0; j < WIDTH; j++) n->value[l->gain[i] + (size_t)j] = 1;
    start(n, l->gates, 9 * WIDTH * WIDTH, 1 / sqrtf(3 * WIDTH));
    start(n, l->read, WIDTH * READ, 0.7f / sqrtf(WIDTH));
    start(n, l->part_gates, 9 * HIDDEN * HIDDEN, 1 / sqrtf(3 * HIDDEN));
    start(n, l->part_out, HIDDEN * OUT, 0.12f);
    start(n, l->cue_out, CUE_HIDDEN * OUT, 0.12f);
    n->part = table_new(n, PART_ROWS, HIDDEN);
    n->cue = table_new(n, CUE_ROWS, CUE_HIDDEN);
}

static void free_recurrence(tagger_recurrence *r) { free(r->gate), free(r->cell), free(r->d_gate); }

static void free_pass(tagger_pass *p) {
    for (int i = 0; i < 2; i++) free(p->h[i]), free(p->normal[i]), free(p->inverse[i]), free(p->drop[i]);
    free(p->x), free(p->sum), free(p->read), free(p->d_read), free(p->d_h);
    free_recurrence(&p->token);
    p->room = 0;
}

static void free_window(tagger_pass *p) {
    free(p->z), free(p->u), free(p->u_drop), free(p->d_z), free(p->score), free(p->d_score), free(p->state_of_z);
    free_recurrence(&p->part);
}

void tagger_net_free(tagger_net *n) {
    free_pass(&n->pass);
    free_window(&n->pass);
    free(n->pass.turned), free(n->value), free(n->grad), free(n->mean), free(n->square);
    free(n->part.value), free(n->part.square), free(n->cue.value), free(n->cue.square);
}

static tagger_recurrence recurrence_new(size_t rows, size_t width) {
    return (tagger_recurrence){matrix_new(rows * 3 * width), matrix_new(rows * width), matrix_new(rows * 3 * width)};
}

static void reserve(tagger_net *n, uint32_t tokens) {
    tagger_pass *p = &n->pass;
    if (!p->turned) p->turned = matrix_new(9 * WIDTH * WIDTH);
    if (tokens <= p->room) return;
    free_pass(p);
    p->room = tokens + 1000;
    size_t rows = (size_t)p->room + 4;
    for (int i = 0; i < 2; i++) {
        p->h[i] = matrix_new(rows * WIDTH), p->normal[i] = matrix_new(rows * WIDTH);
        p->inverse[i] = matrix_new(rows), p->drop[i] = matrix_new(rows * WIDTH);
    }
    p->x = matrix_new(rows * STATE), p->sum = matrix_new(rows * WIDTH), p->d_h = matrix_new(rows * WIDTH);
    p->read = matrix_new(rows * READ), p->d_read = matrix_new(rows * READ);
    p->token = recurrence_new(rows, WIDTH);
}

void tagger_reserve_window(tagger_net *n, uint32_t tokens) {
    tagger_pass *p = &n->pass;
    if (tokens <= p->window_room) return;
    free_window(p);
    p->window_room = tokens * 2;
    size_t rows = (size_t)p->window_room + 4;
    p->z = matrix_new(rows * HIDDEN), p->u = matrix_new(rows * HIDDEN), p->u_drop = matrix_new(rows * HIDDEN);
    p->d_z = matrix_new(rows * HIDDEN), p->score = matrix_new(rows * OUT), p->d_score = matrix_new(rows * OUT);
    p->state_of_z = calloc(rows, HIDDEN);
    p->part = recurrence_new(rows, HIDDEN);
}

/* ------------------------------------------------------------------------------------------ pieces */

/* dx[rows][in] (+)= dy[rows][out] times the map at `weight` [in][out], turned over. */
static void back_through(tagger_net *n, const float *dy, size_t rows, size_t dy_step, size_t out, size_t weight,
                         size_t in, float *dx, size_t dx_step, bool add) {
    float *turned = n->pass.turned;
    for (size_t i = 0; i < in; i++)
        for (size_t o = 0; o < out; o++) turned[o * in + i] = n->value[weight + i * out + o];
    matrix_multiply(rows, in, out, dy, dy_step, 1, turned, in, dx, dx_step, add);
}

static void add_columns(float *restrict to, const float *restrict from, size_t rows, size_t width) {
    for (size_t t = 0; t < rows; t++)
        for (size_t i = 0; i < width; i++) to[i] += from[t * width + i];
}

static void norm_forward(tagger_net *n, int which, const float *in, float *out, uint32_t rows) {
    const float *gain = n->value + n->at.gain[which], *shift = n->value + n->at.shift[which];
    for (size_t t = 0; t < rows; t++, in += WIDTH, out += WIDTH) {
        float sum = 0, square = 0, *hat = n->pass.normal[which] + t * WIDTH;
        for (int i = 0; i < WIDTH; i++) sum += in[i], square += in[i] * in[i];
        float mean = sum / WIDTH, inverse = 1 / sqrtf(square / WIDTH - mean * mean + 1e-5f);
        n->pass.inverse[which][t] = inverse;
        for (int i = 0; i < WIDTH; i++) {
            hat[i] = (in[i] - mean) * inverse;
            out[i] = hat[i] * gain[i] + shift[i];
        }
    }
}

static void norm_backward(tagger_net *n, int which, float *d, uint32_t rows) {
    const float *gain = n->value + n->at.gain[which];
    float *d_gain = n->grad + n->at.gain[which], *d_shift = n->grad + n->at.shift[which];
    for (size_t t = 0; t < rows; t++, d += WIDTH) {
        const float *hat = n->pass.normal[which] + t * WIDTH;
        float sum = 0, along = 0, inverse = n->pass.inverse[which][t];
        for (int i = 0; i < WIDTH; i++) {
            d_gain[i] += d[i] * hat[i];
            d_shift[i] += d[i];
            d[i] *= gain[i];
            sum += d[i];
            along += d[i] * hat[i];
        }
        for (int i = 0; i < WIDTH; i++) d[i] = (d[i] - sum / WIDTH - hat[i] * along / WIDTH) * inverse;
    }
}

/* Both directions; gates become curves; what they let out is added to out[rows][width]. */
static void recur(tagger_recurrence *r, uint32_t rows, size_t width, const float *bias, float *out) {
    size_t half = width / 2;
    for (size_t side = 0; side < 2; side++) {
        float cell[256] = {0};
        const float *b = bias + side * 3 * half;
        for (size_t i = 0; i < rows; i++) {
            size_t at = (side ? rows - 1 - i : i) * 2 + side;
            float *restrict g = r->gate + at * 3 * half, *restrict c = r->cell + at * half,
                            *restrict y = out + at * half;
            for (size_t j = 0; j < half; j++) {
                float value = activation_tanh(g[j] + b[j]), forget = activation_sigmoid(g[half + j] + b[half + j]),
                      let = activation_sigmoid(g[2 * half + j] + b[2 * half + j]);
                g[j] = value, g[half + j] = forget, g[2 * half + j] = let;
                cell[j] = forget * cell[j] + (1 - forget) * value;
                c[j] = cell[j];
                y[j] += let * cell[j];
            }
        }
    }
}

static void recur_backward(tagger_recurrence *r, uint32_t rows, size_t width, const float *d_out) {
    static const float nothing[256];
    size_t half = width / 2;
    for (size_t side = 0; side < 2; side++) {
        float d_cell[256] = {0};
        for (size_t i = rows; i-- > 0;) {
            size_t t = side ? rows - 1 - i : i, at = t * 2 + side, last = (side ? t + 1 : t - 1) * 2 + side;
            const float *g = r->gate + at * 3 * half, *c = r->cell + at * half, *dy = d_out + at * half;
            const float *before = i ? r->cell + last * half : nothing;
            float *restrict d = r->d_gate + at * 3 * half;
            for (size_t j = 0; j < half; j++) {
                float value = g[j], forget = g[half + j], let = g[2 * half + j], e = d_cell[j] + dy[j] * let;
                d[2 * half + j] = dy[j] * c[j] * let * (1 - let);
                d[j] = e * (1 - forget) * (1 - value * value);
                d[half + j] = e * (before[j] - value) * forget * (1 - forget);
                d_cell[j] = e * forget;
            }
        }
    }
}

/* From the gates of rows with a window of three (row 0 of x is the empty one before) into their weights and d_x. */
static void gates_backward(tagger_net *n, const tagger_recurrence *r, uint32_t rows, size_t width, const float *x,
                           size_t weight, size_t bias, float *d_x) {
    add_columns(n->grad + bias, r->d_gate, rows, 3 * width);
    matrix_multiply(3 * width, 3 * width, rows, x, 1, width, r->d_gate, 3 * width, n->grad + weight, 3 * width, true);
    for (size_t w = 0; w < 3; w++) {
        size_t from = w == 0, count = w == 1 ? rows : rows - 1;
        if (count)
            back_through(n, r->d_gate + from * 3 * width, count, 3 * width, 3 * width, weight + w * width * 3 * width,
                         width, d_x + (from + w - 1) * width, width, true);
    }
}

/* ------------------------------------------------------------------------------------------ an article */

static void read_states(tagger_net *n, const tagger_article *a, bool learn) {
    size_t count = (size_t)a->article->tokens.size * STATE;
    uint32_t random[STATE], limit = limit_of(n->drop_input);
    float *x = n->pass.x, keep = 1 / (1 - n->drop_input);
    for (size_t i = 0; i < count; i++) x[i] = ((float)a->article->states[i] - KERNEL_ZERO) * (1.0f / STATE_STEP);
    for (size_t i = 0; learn && i < count; i += STATE) {
        fill_random(n, random, STATE);
        for (size_t j = 0; j < STATE; j++) x[i + j] = random[j] < limit ? 0 : x[i + j] * keep;
    }
}

/* Row 0 of layer `which`: behind the empty one. */
static float *layer(tagger_net *n, int which) { return n->pass.h[which] + WIDTH; }

static void finish_layer(tagger_net *n, int which, uint32_t tokens, bool learn) {
    float *h = layer(n, which);
    norm_forward(n, which, n->pass.sum, h, tokens);
    if (learn) drop_out(n, h, n->pass.drop[which], (size_t)tokens * WIDTH, n->drop);
    memset(h + (size_t)tokens * WIDTH, 0, WIDTH * sizeof *h);
}

void tagger_forward(tagger_net *n, const tagger_article *a, bool learn) {
    uint32_t tokens = a->article->tokens.size;
    const float *v = n->value;
    tagger_pass *p = &n->pass;
    reserve(n, tokens);
    read_states(n, a, learn);
    matrix_multiply(tokens, WIDTH, STATE, p->x, STATE, 1, v + n->at.input, WIDTH, p->sum, WIDTH, false);
    for (size_t t = 0; t < tokens; t++)
        for (int i = 0; i < WIDTH; i++) {
            float sum = v[n->at.input_bias + (size_t)i];
            for (size_t k = 0; k < TOKEN_FEATURES; k++)
                sum += v[n->at.token + a->rows[t * TOKEN_FEATURES + k] * WIDTH + (size_t)i];
            p->sum[t * WIDTH + (size_t)i] += sum;
        }
    finish_layer(n, 0, tokens, learn);
    matrix_multiply(tokens, 3 * WIDTH, 3 * WIDTH, p->h[0], WIDTH, 1, v + n->at.gates, 3 * WIDTH, p->token.gate,
                    3 * WIDTH, false);
    memcpy(p->sum, layer(n, 0), (size_t)tokens * WIDTH * sizeof(float));
    recur(&p->token, tokens, WIDTH, v + n->at.gates_bias, p->sum);
    finish_layer(n, 1, tokens, learn);
    matrix_multiply(tokens, READ, WIDTH, layer(n, 1), WIDTH, 1, v + n->at.read, READ, p->read, READ, false);
    for (size_t t = 0; t < tokens; t++)
        for (int i = 0; i < READ; i++) p->read[t * READ + (size_t)i] += v[n->at.read_bias + (size_t)i];
    memset(p->d_read, 0, (size_t)tokens * READ * sizeof(float));
}

static void multiply_in(float *restrict x, const float *restrict by, size_t count) {
    for (size_t i = 0; i < count; i++) x[i] *= by[i];
}

void tagger_backward(tagger_net *n, const tagger_article *a) {
    uint32_t tokens = a->article->tokens.size;
    tagger_pass *p = &n->pass;
    size_t all = (size_t)tokens * WIDTH;
    add_columns(n->grad + n->at.read_bias, p->d_read, tokens, READ);
    matrix_multiply(WIDTH, READ, tokens, layer(n, 1), 1, WIDTH, p->d_read, READ, n->grad + n->at.read, READ, true);
    back_through(n, p->d_read, tokens, READ, READ, n->at.read, WIDTH, p->d_h, WIDTH, false);
    multiply_in(p->d_h, p->drop[1], all);
    norm_backward(n, 1, p->d_h, tokens);
    recur_backward(&p->token, tokens, WIDTH, p->d_h);
    gates_backward(n, &p->token, tokens, WIDTH, p->h[0], n->at.gates, n->at.gates_bias, p->d_h);
    multiply_in(p->d_h, p->drop[0], all);
    norm_backward(n, 0, p->d_h, tokens);
    add_columns(n->grad + n->at.input_bias, p->d_h, tokens, WIDTH);
    for (size_t t = 0; t < tokens; t++)
        for (size_t k = 0; k < TOKEN_FEATURES; k++) {
            float *row = n->grad + n->at.token + a->rows[t * TOKEN_FEATURES + k] * WIDTH;
            for (size_t i = 0; i < WIDTH; i++) row[i] += p->d_h[t * WIDTH + i];
        }
    matrix_multiply(STATE, WIDTH, tokens, p->x, 1, STATE, p->d_h, WIDTH, n->grad + n->at.input, WIDTH, true);
}

void tagger_update(tagger_net *n, float rate) {
    const float first = 0.9f, second = 0.98f;
    double norm = 0;
    n->steps++;
    float mean_share = 1 - powf(first, (float)n->steps), square_share = 1 - powf(second, (float)n->steps);
    for (size_t i = 0; i < n->at.count; i++) norm += (double)n->grad[i] * n->grad[i];
    float clip = norm > 25 ? 5 / (float)sqrt(norm) : 1;
    for (size_t i = 0; i < n->at.count; i++) {
        float g = n->grad[i] * clip;
        n->grad[i] = 0;
        n->mean[i] = first * n->mean[i] + (1 - first) * g;
        n->square[i] = second * n->square[i] + (1 - second) * g * g;
        n->value[i] -= rate * (n->mean[i] / mean_share) / (sqrtf(n->square[i] / square_share) + 1e-8f);
    }
}

/* ------------------------------------------------------------------------------------------ scores */

enum { SMALL, LARGE, DROPPED }; /* what a number was before it became leaky */

/* z += rows of the table; leaky; some dropped. */
static void finish_z(tagger_net *n, const tagger_table *t, const uint32_t *hashes, uint32_t count, bool learn,
                     float *z, uint8_t *was) {
    uint32_t width = t->width, limit = limit_of(n->drop), random[256];
    float keep = 1 / (1 - n->drop);
    for (uint32_t k = 0; k < count; k++) {
        const float *row = t->value + (size_t)net_row(hashes[k], t->rows) * width;
        for (uint32_t j = 0; j < width; j++) z[j] += row[j];
    }
    for (uint32_t j = 0; j < width; j++) {
        was[j] = z[j] > 0 ? LARGE : SMALL;
        z[j] = activation_leaky(z[j]);
    }
    if (!learn) return;
    fill_random(n, random, width);
    for (uint32_t j = 0; j < width; j++) {
        was[j] = random[j] < limit ? DROPPED : was[j];
        z[j] = random[j] < limit ? 0 : z[j] * keep;
    }
}

/* Back through finish_z: d becomes the gradient before it, and the table's rows learn. */
static void back_z(tagger_net *n, tagger_table *t, const uint32_t *hashes, uint32_t count, float *d,
                   const uint8_t *was) {
    float slope[] = {[SMALL] = 0.1f / (1 - n->drop), [LARGE] = 1 / (1 - n->drop), [DROPPED] = 0};
    for (uint32_t j = 0; j < t->width; j++) d[j] *= slope[was[j]];
    for (uint32_t k = 0; k < count; k++) {
        size_t at = (size_t)net_row(hashes[k], t->rows) * t->width;
        float *restrict v = t->value + at, *restrict s = t->square + at;
        for (uint32_t j = 0; j < t->width; j++) {
            s[j] += d[j] * d[j];
            v[j] -= n->table_rate * d[j] / sqrtf(s[j] + 1e-6f);
        }
    }
}

static void write_scores(tagger_net *n, const float *z, uint32_t count, uint32_t depth, size_t map, uint32_t labels,
                         float *out) {
    const float *bias = n->value + map + (size_t)depth * OUT;
    matrix_multiply(count, OUT, depth, z, depth, 1, n->value + map, OUT, n->pass.score, OUT, false);
    for (size_t i = 0; i < count; i++) {
        out[i * labels] = 0;
        for (size_t y = 1; y < labels; y++) out[i * labels + y] = n->pass.score[i * OUT + y - 1] + bias[y - 1];
    }
}

static void back_scores(tagger_net *n, const float *z, uint32_t count, uint32_t depth, size_t map, float *d_z) {
    add_columns(n->grad + map + (size_t)depth * OUT, n->pass.d_score, count, OUT);
    matrix_multiply(depth, OUT, count, z, 1, depth, n->pass.d_score, OUT, n->grad + map, OUT, true);
    back_through(n, n->pass.d_score, count, OUT, OUT, map, depth, d_z, depth, false);
}

void tagger_cue_scores(tagger_net *n, const tagger_article *a, range tokens, bool learn, float *out) {
    tagger_pass *p = &n->pass;
    for (size_t i = 0; i < tokens.count; i++) {
        float *z = p->z + i * CUE_HIDDEN;
        memcpy(z, p->read + (tokens.first + i) * READ + 2 * HIDDEN, CUE_HIDDEN * sizeof *z);
        finish_z(n, &n->cue, a->hashes + (tokens.first + i) * CUE_FEATURES, CUE_FEATURES, learn, z,
                 p->state_of_z + i * CUE_HIDDEN);
    }
    write_scores(n, p->z, tokens.count, CUE_HIDDEN, n->at.cue_out, CUE_LABELS, out);
}

static bool matters(const float *d_score) {
    float most = 0;
    for (int y = 0; y < OUT; y++) most = fmaxf(most, fabsf(d_score[y]));
    return most > 1e-3f;
}

void tagger_cue_back(tagger_net *n, const tagger_article *a, range tokens) {
    tagger_pass *p = &n->pass;
    back_scores(n, p->z, tokens.count, CUE_HIDDEN, n->at.cue_out, p->d_z);
    for (size_t i = 0; i < tokens.count; i++) {
        float *d = p->d_z + i * CUE_HIDDEN, *to = p->d_read + (tokens.first + i) * READ + 2 * HIDDEN;
        if (!matters(p->d_score + i * OUT)) continue;
        back_z(n, &n->cue, a->hashes + (tokens.first + i) * CUE_FEATURES, CUE_FEATURES, d,
               p->state_of_z + i * CUE_HIDDEN);
        for (int j = 0; j < CUE_HIDDEN; j++) to[j] += d[j];
    }
}

void tagger_part_scores(tagger_net *n, const tagger_cue *c, bool learn, float *out) {
    tagger_pass *p = &n->pass;
    uint32_t count = c->to - c->from;
    float cue[HIDDEN] = {0}, share = 1 / (float)(c->last - c->first + 1), *z = p->z + HIDDEN;
    for (size_t i = c->first; i <= c->last; i++)
        for (size_t j = 0; j < HIDDEN; j++) cue[j] += share * p->read[i * READ + HIDDEN + j];
    for (size_t i = 0; i < count; i++, z += HIDDEN) {
        for (size_t j = 0; j < HIDDEN; j++) z[j] = cue[j] + p->read[(c->from + i) * READ + j];
        finish_z(n, &n->part, c->hashes + i * PART_FEATURES, PART_FEATURES, learn, z, p->state_of_z + i * HIDDEN);
    }
    memset(p->z, 0, HIDDEN * sizeof *z);
    memset(z, 0, HIDDEN * sizeof *z);
    matrix_multiply(count, 3 * HIDDEN, 3 * HIDDEN, p->z, HIDDEN, 1, n->value + n->at.part_gates, 3 * HIDDEN,
                    p->part.gate, 3 * HIDDEN, false);
    memcpy(p->u, p->z + HIDDEN, (size_t)count * HIDDEN * sizeof *z);
    recur(&p->part, count, HIDDEN, n->value + n->at.part_gates_bias, p->u);
    if (learn) drop_out(n, p->u, p->u_drop, (size_t)count * HIDDEN, n->drop);
    write_scores(n, p->u, count, HIDDEN, n->at.part_out, PART_LABELS, out);
    for (size_t i = c->first > c->from ? c->first - c->from : 0; i < count && c->from + i <= c->last; i++)
        for (size_t y = 1; y < PART_LABELS; y++) out[i * PART_LABELS + y] = CHAIN_NEVER;
}

void tagger_part_back(tagger_net *n, const tagger_cue *c) {
    tagger_pass *p = &n->pass;
    uint32_t count = c->to - c->from;
    float sum[HIDDEN] = {0}, share = 1 / (float)(c->last - c->first + 1);
    back_scores(n, p->u, count, HIDDEN, n->at.part_out, p->d_z);
    multiply_in(p->d_z, p->u_drop, (size_t)count * HIDDEN);
    recur_backward(&p->part, count, HIDDEN, p->d_z);
    gates_backward(n, &p->part, count, HIDDEN, p->z, n->at.part_gates, n->at.part_gates_bias, p->d_z);
    for (size_t i = 0; i < count; i++) {
        float *d = p->d_z + i * HIDDEN, *to = p->d_read + (c->from + i) * READ, most = 0;
        for (int j = 0; j < HIDDEN; j++) most = fmaxf(most, fabsf(d[j]));
        if (most < 1e-5f) continue;
        back_z(n, &n->part, c->hashes + i * PART_FEATURES, PART_FEATURES, d, p->state_of_z + i * HIDDEN);
        for (size_t j = 0; j < HIDDEN; j++) to[j] += d[j], sum[j] += d[j];
    }
    for (size_t i = c->first; i <= c->last; i++)
        for (size_t j = 0; j < HIDDEN; j++) p->d_read[i * READ + HIDDEN + j] += share * sum[j];
}
