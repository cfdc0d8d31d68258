/* kernel_avxvnni.c - the kernels for x86-64 with AVX2 and AVX-VNNI (most since 2021 that lack AVX-512): four products
 * and their sum in one instruction */
#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,avxvnni")))
#define KERNEL_NAME "avxvnni"
#define KERNEL_TABLE kernel_avxvnni
#define ROWS 4
#define ACROSS 2
#define STEPS 1

#include "base/kernel_256.h"

INLINE void sums_dot(sums *s, const uint8_t *x, const int8_t *weight) {
    __m256i w = _mm256_loadu_si256((const __m256i *)(const void *)weight);
    s->all = _mm256_dpbusd_avx_epi32(s->all, four_of(x), w);
}

#include "base/kernel_body.h"
#else
typedef int kernel_avxvnni_is_not_built;
#endif
