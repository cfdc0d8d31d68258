/* kernel_neon.c - the kernels for 64-bit Arm: products in 16 bits widened to 32, sums of neighbours by addp. Needs
 * only what every such processor has. */
#if defined(__aarch64__)
#include <arm_neon.h>
#include <string.h>

#define TARGET
#define KERNEL_NAME "neon"
#define KERNEL_TABLE kernel_neon
#define ROWS 4
#define ACROSS 1
#define VEC_LANES 4
#define STEPS 1
#define SUM_LANES 16

#include "base/kernel_table.h"

typedef struct sums {
    int32x4_t at[4];
} sums;

#define INLINE static inline __attribute__((always_inline))

INLINE void sums_zero(sums *s) {
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) s->at[i] = vdupq_n_s32(0);
}

INLINE void sums_dot(sums *s, const uint8_t *four, const int8_t *weight) {
    uint32_t whole;
    memcpy(&whole, four, sizeof whole);
    int16x4_t x = vget_low_s16(vreinterpretq_s16_u16(vmovl_u8(vcreate_u8(whole))));
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) { /* four outputs */
        int8x16_t w = vld1q_s8(weight + i * 16);
        int16x8_t low = vmovl_s8(vget_low_s8(w)), high = vmovl_s8(vget_high_s8(w));
        int32x4_t a = vmull_s16(vget_low_s16(low), x), b = vmull_s16(vget_high_s16(low), x);
        int32x4_t c = vmull_s16(vget_low_s16(high), x), d = vmull_s16(vget_high_s16(high), x);
        s->at[i] = vaddq_s32(s->at[i], vpaddq_s32(vpaddq_s32(a, b), vpaddq_s32(c, d)));
    }
}

INLINE void sums_store(const sums *s, int32_t *out) {
#pragma GCC unroll 4
    for (int i = 0; i < 4; i++) vst1q_s32(out + i * 4, s->at[i]);
}

INLINE void put_bytes(const ivec *x, uint8_t *q) {
    for (int i = 0; i < VEC_LANES; i++) q[i] = (uint8_t)(*x)[i];
}

#include "base/kernel_body.h"
#else
typedef int kernel_neon_is_not_built;
#endif
