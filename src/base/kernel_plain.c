/* kernel_plain.c - the kernels in plain C, for any processor */
#define TARGET
#define KERNEL_NAME "plain"
#define KERNEL_TABLE kernel_plain
#define ROWS 4
#define ACROSS 1
#define VEC_LANES 4
#define STEPS 1
#define SUM_LANES 16

#include "base/kernel_table.h"

typedef struct sums {
    int32_t at[16];
} sums;

static inline void sums_zero(sums *s) {
    for (int i = 0; i < 16; i++) s->at[i] = 0;
}

static inline void sums_dot(sums *s, const uint8_t *four, const int8_t *weight) {
    int32_t a = four[0], b = four[1], c = four[2], d = four[3];
    for (int i = 0; i < 16; i++)
        s->at[i] += a * weight[i * 4] + b * weight[i * 4 + 1] + c * weight[i * 4 + 2] + d * weight[i * 4 + 3];
}

static inline void sums_store(const sums *s, int32_t *out) {
    for (int i = 0; i < 16; i++) out[i] = s->at[i];
}

static inline void put_bytes(const ivec *x, uint8_t *q) {
    for (int i = 0; i < VEC_LANES; i++) q[i] = (uint8_t)(*x)[i];
}

#include "base/kernel_body.h"
