/* kernel_body.h - the kernels, included once for each kind of processor
 *
 * The including file defines TARGET (a function attribute), KERNEL_NAME, ROWS and ACROSS (a tile's rows, and
 * accumulators for each), VEC_LANES (floats in a vector of the processor), and the accumulator of SUM_LANES sums:
 * type `sums`, sums_zero, sums_dot (adds the products of STEPS times four activations, each four with 4 * SUM_LANES
 * weights; the next step's are 64 bytes on) and sums_store; and put_bytes, which writes the low byte of each of
 * VEC_LANES integers. Vectors are GCC and clang's vector types; wider ones than the processor has are turned into
 * single numbers where they are compared, which took a fifth of the time on AVX2. No function passes one by value, so
 * the ABI does not matter. */
#include <math.h>
#include <string.h>

#include "base/kernel.h"


#define ALWAYS static inline __attribute__((always_inline)) TARGET
#define VEC_AT(p) (*(vec *)(void *)(p))
#define VEC_IN(p) (*(const vec *)(const void *)(p))
#define IVEC_IN(p) (*(const ivec *)(const void *)(p))
#define PIECES (KERNEL_LANES / VEC_LANES) /* vectors that hold KERNEL_LANES numbers */
#define CHOOSE(mask, a, b) ((vec)(((ivec)(a) & (mask)) | ((ivec)(b) & ~(mask)))) /* a where the mask is set, else b */

/* ------------------------------------------------------------------------------------------ linear */

/* Sums from the `first`th on, `across` of them side by side, of `rows` rows. */
ALWAYS void tile(const int rows, const int across, const kernel_linear *l, uint32_t first, const uint8_t *x,
    size_t x_step, float *y, size_t y_step) {
    sums sum[ROWS][ACROSS];
    const size_t steps = l->in / 4, stride = steps * 64;
    const uint32_t each = KERNEL_LANES / SUM_LANES; /* sums of a panel */
    /* ACROSS: of one panel, or whole ones */
    const int8_t *weight = l->weight + first / each * stride + first % each * SUM_LANES * 4;
#pragma GCC unroll 8
    for (int r = 0; r < rows; r++)
#pragma GCC unroll 3
        for (int j = 0; j < across; j++) sums_zero(&sum[r][j]);
    for (size_t k = 0; k < steps; k += STEPS) {
#pragma GCC unroll 8
        for (int r = 0; r < rows; r++) {
#pragma GCC unroll 3
            for (int j = 0; j < across; j++)
                sums_dot(&sum[r][j], x + (size_t)r * x_step + k * 4,
                         weight + (size_t)j / each * stride + (size_t)j % each * SUM_LANES * 4 + k * 64);
        }
    }
#pragma GCC unroll 3
    for (int j = 0; j < across; j++) {
        const uint32_t at = (first + (uint32_t)j) * SUM_LANES;
#pragma GCC unroll 8
        for (int r = 0; r < rows; r++) {
            int32_t whole[SUM_LANES] __attribute__((aligned(64)));
            float *out = y + (size_t)r * y_step + at;
            sums_store(&sum[r][j], whole);
#pragma GCC unroll 4
            for (int i = 0; i < SUM_LANES; i += VEC_LANES)
                VEC_AT(out + i) = __builtin_convertvector(IVEC_IN(whole + i) - IVEC_IN(l->offset + at + i), vec) *
                                      VEC_IN(l->scale + at + i) +
                                  VEC_IN(l->bias + at + i);
        }
    }
}

ALWAYS void columns(const int across, const kernel_linear *l, uint32_t first, const uint8_t *x, size_t x_step,
    uint32_t rows, float *y, size_t y_step) {
    uint32_t i = 0;
    for (; i + ROWS <= rows; i += ROWS) tile(ROWS, across, l, first, x + i * x_step, x_step, y + i * y_step, y_step);
    for (; i + 2 <= rows; i += 2) tile(2, across, l, first, x + i * x_step, x_step, y + i * y_step, y_step);
    for (; i < rows; i++) tile(1, across, l, first, x + i * x_step, x_step, y + i * y_step, y_step);
}

TARGET static void linear(const kernel_linear *l, const uint8_t *x, size_t x_step, uint32_t rows, float *y,
                          size_t y_step) {
    uint32_t first = 0, all = l->out / SUM_LANES;
    for (; first + ACROSS <= all; first += ACROSS) columns(ACROSS, l, first, x, x_step, rows, y, y_step);
    for (; first < all; first++) columns(1, l, first, x, x_step, rows, y, y_step);
}

/* ------------------------------------------------------------------------------------------ curves */

/* As activation_exp in activation.h, in vectors. */
ALWAYS void exp_in(vec *x) {
    vec v = *x, low = {0}, high = {0};
    low -= 40.0f, high += 40.0f;
    v = CHOOSE(v < low, low, v);
    v = CHOOSE(v > high, high, v);
    vec shifted = v * 1.44269504f + 12582912.0f, f = v * 1.44269504f - (shifted - 12582912.0f);
    vec p = f * 1.8775767e-3f + 8.9893397e-3f;
    p = p * f + 5.5826318e-2f;
    p = p * f + 2.4015361e-1f;
    p = p * f + 6.9315308e-1f;
    p = p * f + 9.9999994e-1f;
    ivec bits;
    memcpy(&bits, &shifted, sizeof bits);
    bits = (bits - 0x4B400000 + 127) << 23;
    vec scale;
    memcpy(&scale, &bits, sizeof scale);
    *x = p * scale;
}

ALWAYS void sigmoid_in(vec *x) {
    vec e = -*x, one = {0};
    one += 1.0f;
    exp_in(&e);
    *x = one / (e + 1.0f);
}

ALWAYS void tanh_in(vec *x) {
    vec e = *x * -2.0f, two = {0};
    two += 2.0f;
    exp_in(&e);
    *x = two / (e + 1.0f) - 1.0f;
}

TARGET static void recur_side(float *gate, const uint8_t *filled, uint32_t rows, uint32_t half, unsigned side,
                              float *x, float *cell) {
    memset(cell, 0, half * sizeof *cell);
    for (uint32_t i = 0; i < rows; i++) {
        uint32_t t = side ? rows - 1 - i : i;
        if (!filled[t]) {
            memset(cell, 0, half * sizeof *cell);
            continue;
        }
        const float *in = gate + ((size_t)t * 2 + side) * 3 * half;
        float *out = x + ((size_t)t * 2 + side) * half;
        for (uint32_t j = 0; j < half; j += VEC_LANES) {
            vec value = VEC_IN(in + j), forget = VEC_IN(in + half + j), output = VEC_IN(in + 2 * half + j);
            tanh_in(&value);
            sigmoid_in(&forget);
            sigmoid_in(&output);
            vec one = {0};
            one += 1.0f;
            vec c = forget * VEC_AT(cell + j) + (one - forget) * value;
            VEC_AT(cell + j) = c;
            VEC_AT(out + j) = VEC_AT(out + j) + output * c;
        }
    }
}

TARGET static void recur(float *gate, const uint8_t *filled, uint32_t rows, uint32_t half, float *x, float *scratch) {
    recur_side(gate, filled, rows, half, 0, x, scratch);
    recur_side(gate, filled, rows, half, 1, x, scratch);
}

/* ------------------------------------------------------------------------------------------ rows */

ALWAYS float total(const vec v[PIECES]) {
    float f[KERNEL_LANES];
    memcpy(f, v, sizeof f);
    for (int step = KERNEL_LANES / 2; step; step /= 2)
        for (int i = 0; i < step; i++) f[i] += f[i + step];
    return f[0];
}

/* x / step as integers about KERNEL_ZERO, cut to a byte. Adding 1.5 * 2^23 rounds. */
ALWAYS void quantise(const vec *x, float inverse, uint8_t *q) {
    vec v = *x * inverse, low = {0}, high = {0};
    low -= 128.0f, high += 127.0f;
    v = CHOOSE(v < low, low, v);
    v = CHOOSE(v > high, high, v);
    v = v + (12582912.0f + KERNEL_ZERO);
    ivec bits;
    memcpy(&bits, &v, sizeof bits);
    put_bytes(&bits, q);
}

TARGET static void norm(float *x, const uint8_t *filled, uint32_t rows, uint32_t width, const float *gain,
    const float *shift, float step, uint8_t *q) {
    for (uint32_t t = 0; t < rows; t++, x += width, q += width) {
        if (!filled[t]) {
            memset(x, 0, width * sizeof *x);
            memset(q, KERNEL_ZERO, width);
            continue;
        }
        vec sum[PIECES] = {{0}}, square[PIECES] = {{0}};
        for (uint32_t j = 0; j < width; j += KERNEL_LANES) {
#pragma GCC unroll 4
            for (int p = 0; p < PIECES; p++) {
                vec v = VEC_IN(x + j + p * VEC_LANES);
                sum[p] = sum[p] + v;
                square[p] = square[p] + v * v;
            }
        }
        float mean = total(sum) / (float)width;
        float inverse = 1.0f / sqrtf(total(square) / (float)width - mean * mean + 1e-5f);
        for (uint32_t j = 0; j < width; j += VEC_LANES) {
            vec v = (VEC_IN(x + j) - mean) * inverse;
            v = v * VEC_IN(gain + j) + VEC_IN(shift + j);
            VEC_AT(x + j) = v;
            quantise(&v, 1.0f / step, q + j);
        }
    }
}

TARGET static void leaky(float *x, size_t count, float step, uint8_t *q) {
    for (size_t j = 0; j < count; j += VEC_LANES) {
        vec v = VEC_IN(x + j), zero = {0}, small = v * 0.1f;
        v = CHOOSE(v > zero, v, small);
        VEC_AT(x + j) = v;
        quantise(&v, 1.0f / step, q + j);
    }
}

TARGET static void product(const float *a, const float *b, size_t count, float step, uint8_t *q) {
    for (size_t j = 0; j < count; j += VEC_LANES) {
        vec v = VEC_IN(a + j) * VEC_IN(b + j);
        quantise(&v, 1.0f / step, q + j);
    }
}

ALWAYS void multiply_rows(const int rows, const float *a, size_t a_step, const float *b, uint32_t depth,
                          uint32_t wide, float *out) {
    for (uint32_t j = 0; j < wide; j += KERNEL_LANES) {
        vec sum[4][PIECES];
#pragma GCC unroll 4
        for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
            for (int p = 0; p < PIECES; p++) sum[r][p] = (vec){0};
        for (uint32_t k = 0; k < depth; k++) {
#pragma GCC unroll 4
            for (int p = 0; p < PIECES; p++) {
                vec right = VEC_IN(b + (size_t)k * wide + j + p * VEC_LANES);
#pragma GCC unroll 4
                for (int r = 0; r < rows; r++) sum[r][p] = sum[r][p] + right * a[(size_t)r * a_step + k];
            }
        }
#pragma GCC unroll 4
        for (int r = 0; r < rows; r++)
#pragma GCC unroll 4
            for (int p = 0; p < PIECES; p++) VEC_AT(out + (size_t)r * wide + j + p * VEC_LANES) = sum[r][p];
    }
}

TARGET static void multiply(const float *a, size_t a_step, const float *b, uint32_t rows, uint32_t depth,
                            uint32_t wide, float *out) {
    uint32_t i = 0;
    for (; i + 4 <= rows; i += 4) multiply_rows(4, a + i * a_step, a_step, b, depth, wide, out + (size_t)i * wide);
    for (; i < rows; i++) multiply_rows(1, a + i * a_step, a_step, b, depth, wide, out + (size_t)i * wide);
}

TARGET static uint32_t largest(const float *x, uint32_t count) {
    float values[KERNEL_LANES];
    int32_t places[KERNEL_LANES];
    memcpy(values, x, sizeof values);
    for (int i = 0; i < KERNEL_LANES; i++) places[i] = i;
#pragma GCC unroll 4
    for (int p = 0; p < KERNEL_LANES; p += VEC_LANES) {
        vec top = VEC_IN(values + p);
        ivec at = IVEC_IN(places + p), best = at;
        for (uint32_t j = KERNEL_LANES; j < count; j += KERNEL_LANES) {
            vec v = VEC_IN(x + j + p);
            at = at + KERNEL_LANES;
            ivec more = v > top;
            top = CHOOSE(more, v, top);
            best = (at & more) | (best & ~more);
        }
        memcpy(values + p, &top, sizeof top);
        memcpy(places + p, &best, sizeof best);
    }
    int found = 0;
    for (int i = 1; i < KERNEL_LANES; i++)
        if (values[i] > values[found] || (values[i] == values[found] && places[i] < places[found])) found = i;
    return (uint32_t)places[found];
}

const kernel KERNEL_TABLE = {KERNEL_NAME, linear, recur, norm, leaky, product, multiply, largest};
