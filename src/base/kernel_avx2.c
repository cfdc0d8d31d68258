/* kernel_avx2.c - the kernels for x86-64 with AVX2: products by vpmaddubsw, sums by vpmaddwd */
#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2")))
#define KERNEL_NAME "avx2"
#define KERNEL_TABLE kernel_avx2
#define ROWS 3 /* sums, weights and activations fit the sixteen registers */
#define ACROSS 2
#define STEPS 2

#include "base/kernel_256.h"

INLINE __m256i pairs(__m256i x, const int8_t *weight) {
    return _mm256_maddubs_epi16(x, _mm256_loadu_si256((const __m256i *)(const void *)weight));
}

/* Two steps are added in 16 bits, for which weights and activations are small enough, and then widened together. */
INLINE void sums_dot(sums *s, const uint8_t *x, const int8_t *weight) {
    __m256i both = _mm256_add_epi16(pairs(four_of(x), weight), pairs(four_of(x + 4), weight + 64));
    s->all = _mm256_add_epi32(s->all, _mm256_madd_epi16(both, _mm256_set1_epi16(1)));
}

#include "base/kernel_body.h"
#else
typedef int kernel_avx2_is_not_built;
#endif
