/* kernel_avx2.c - the kernels for x86-64 with AVX2: products by vpmaddubsw, sums by vpmaddwd */
#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2")))
#define KERNEL_NAME "avx2"
#define KERNEL_TABLE kernel_avx2
#define ROWS 6
#define ACROSS 1

#include "parse/kernel_table.h"

typedef struct sums {
    __m256i low, high;
} sums;

#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE void sums_zero(sums *s) { s->low = s->high = _mm256_setzero_si256(); }

INLINE void sums_dot(sums *s, uint32_t four, const int8_t *weight) {
    __m256i x = _mm256_set1_epi32((int32_t)four), ones = _mm256_set1_epi16(1);
    __m256i low = _mm256_loadu_si256((const __m256i *)(const void *)weight);
    __m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(weight + 32));
    s->low = _mm256_add_epi32(s->low, _mm256_madd_epi16(_mm256_maddubs_epi16(x, low), ones));
    s->high = _mm256_add_epi32(s->high, _mm256_madd_epi16(_mm256_maddubs_epi16(x, high), ones));
}

INLINE void sums_store(const sums *s, int32_t *out) {
    _mm256_storeu_si256((__m256i *)(void *)out, s->low);
    _mm256_storeu_si256((__m256i *)(void *)(out + 8), s->high);
}

#include "parse/kernel_body.h"
#else
typedef int kernel_avx2_is_not_built;
#endif
