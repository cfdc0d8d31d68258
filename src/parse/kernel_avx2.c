/* kernel_avx2.c - the kernels for x86-64 with AVX2: products by vpmaddubsw, sums by vpmaddwd */
#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx2")))
#define KERNEL_NAME "avx2"
#define KERNEL_TABLE kernel_avx2
#define ROWS 3 /* sums, weights and activations fit the sixteen registers */
#define ACROSS 2
#define VEC_LANES 8
#define STEPS 2
#define SUM_LANES 8

#include "parse/kernel_table.h"

typedef struct sums {
    __m256i all;
} sums;

#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE void sums_zero(sums *s) { s->all = _mm256_setzero_si256(); }

INLINE __m256i four_of(const uint8_t *x) {
    int32_t four;
    memcpy(&four, x, sizeof four);
    return _mm256_set1_epi32(four);
}

INLINE __m256i pairs(__m256i x, const int8_t *weight) {
    return _mm256_maddubs_epi16(x, _mm256_loadu_si256((const __m256i *)(const void *)weight));
}

/* Two steps are added in 16 bits, for which weights and activations are small enough, and then widened together. */
INLINE void sums_dot(sums *s, const uint8_t *x, const int8_t *weight) {
    __m256i both = _mm256_add_epi16(pairs(four_of(x), weight), pairs(four_of(x + 4), weight + 64));
    s->all = _mm256_add_epi32(s->all, _mm256_madd_epi16(both, _mm256_set1_epi16(1)));
}

INLINE void sums_store(const sums *s, int32_t *out) { _mm256_storeu_si256((__m256i *)(void *)out, s->all); }

INLINE void put_bytes(const ivec *x, uint8_t *q) {
    __m256i v = _mm256_and_si256(_mm256_loadu_si256((const __m256i *)(const void *)x), _mm256_set1_epi32(0xFF));
    __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    _mm_storel_epi64((__m128i *)(void *)q, _mm_packus_epi16(words, words));
}

#include "parse/kernel_body.h"
#else
typedef int kernel_avx2_is_not_built;
#endif
