/* pack_linear.c - rounds weights to integers from -KERNEL_WEIGHT to KERNEL_WEIGHT with a scale for each output */
#include "pack_linear.h"

#include <math.h>

static int rounded(float x) {
    long whole = lrintf(x);
    return (int)(whole > KERNEL_WEIGHT ? KERNEL_WEIGHT : whole < -KERNEL_WEIGHT ? -KERNEL_WEIGHT : whole);
}

/* The scale that leaves the least squared error of one output's weights: a few large ones may be cut. */
static float best_scale(const float *value, uint32_t in, uint32_t wide, const float *steps) {
    float top = 1e-12f, best = 0;
    double least = 1e30;
    for (uint32_t i = 0; i < in; i++) top = fmaxf(top, fabsf(value[(size_t)i * wide] * steps[i]));
    for (int part = 40; part <= 100; part += 4) {
        float scale = top * (float)part / 100 / KERNEL_WEIGHT;
        double sum = 0;
        for (uint32_t i = 0; i < in; i++) {
            float exact = value[(size_t)i * wide] * steps[i], off = (float)rounded(exact / scale) * scale - exact;
            sum += (double)off * off;
        }
        if (sum < least) least = sum, best = scale;
    }
    return best;
}

void pack_linear(const float *value, const float *bias, uint32_t in, uint32_t wide, const float *steps,
                 int8_t *packed, int32_t *columns) {
    int32_t *offset = columns;
    float *scale = (float *)(void *)(offset + wide), *shift = scale + wide;
    for (uint32_t o = 0; o < wide; o++) {
        scale[o] = best_scale(value + o, in, wide, steps);
        shift[o] = bias[o];
        int32_t sum = 0;
        for (uint32_t i = 0; i < in; i++) {
            int w = rounded(value[(size_t)i * wide + o] * steps[i] / scale[o]);
            packed[((size_t)(o / 16) * (in / 4) + i / 4) * 64 + o % 16 * 4 + i % 4] = (int8_t)w;
            sum += w;
        }
        offset[o] = sum * KERNEL_ZERO;
    }
}
