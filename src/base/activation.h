/* activation.h - the network's curves
 *
 * Written as plain arithmetic without branches, so that a compiler makes vectors of it, and so that every width of
 * vector gives the same bits (without contraction to fused operations). Shared by the parser and its trainer. */
#ifndef BASE_ACTIVATION_H
#define BASE_ACTIVATION_H

#include <stdint.h>
#include <string.h>

/* e^x to 2e-4 relative for |x| up to 40; beyond that cut to the value there. */
static inline float activation_exp(float x) {
    x = x < -40.0f ? -40.0f : x;
    x = x > 40.0f ? 40.0f : x;
    float t = x * 1.44269504f;
    float shifted = t + 12582912.0f; /* 1.5 * 2^23: the sum's last bits are t rounded */
    float whole = shifted - 12582912.0f;
    float f = t - whole;
    float p = 1.8775767e-3f;
    p = p * f + 8.9893397e-3f;
    p = p * f + 5.5826318e-2f;
    p = p * f + 2.4015361e-1f;
    p = p * f + 6.9315308e-1f;
    p = p * f + 9.9999994e-1f;
    int32_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    bits = (int32_t)((uint32_t)(bits - 0x4B400000 + 127) << 23);
    float scale;
    memcpy(&scale, &bits, sizeof scale);
    return p * scale;
}

static inline float activation_sigmoid(float x) { return 1.0f / (1.0f + activation_exp(-x)); }
static inline float activation_tanh(float x) { return 2.0f / (1.0f + activation_exp(-2.0f * x)) - 1.0f; }
static inline float activation_leaky(float x) { return x > 0 ? x : 0.1f * x; }

#endif
