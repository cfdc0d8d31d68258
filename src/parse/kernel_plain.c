/* kernel_plain.c - the kernels in plain C, for any processor */
#define TARGET
#define KERNEL_NAME "plain"
#define KERNEL_TABLE kernel_plain
#define ROWS 4
#define ACROSS 1

#include "parse/kernel_table.h"

typedef struct sums {
    int32_t at[16];
} sums;

static inline void sums_zero(sums *s) {
    for (int i = 0; i < 16; i++) s->at[i] = 0;
}

static inline void sums_dot(sums *s, uint32_t four, const int8_t *weight) {
    int32_t a = (int32_t)(four & 0xFF), b = (int32_t)(four >> 8 & 0xFF), c = (int32_t)(four >> 16 & 0xFF),
            d = (int32_t)(four >> 24);
    for (int i = 0; i < 16; i++)
        s->at[i] += a * weight[i * 4] + b * weight[i * 4 + 1] + c * weight[i * 4 + 2] + d * weight[i * 4 + 3];
}

static inline void sums_store(const sums *s, int32_t *out) {
    for (int i = 0; i < 16; i++) out[i] = s->at[i];
}

#include "parse/kernel_body.h"
