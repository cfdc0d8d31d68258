/* kernel_256.h - what the kernels for vectors of 256 bits share; included by each, which defines TARGET */
#ifndef BASE_KERNEL_256_H
#define BASE_KERNEL_256_H

#include <immintrin.h>
#include <string.h>

#define VEC_LANES 8
#define SUM_LANES 8

#include "base/kernel_table.h"

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

INLINE void sums_store(const sums *s, int32_t *out) { _mm256_storeu_si256((__m256i *)(void *)out, s->all); }

INLINE void put_bytes(const ivec *x, uint8_t *q) {
    __m256i v = _mm256_and_si256(_mm256_loadu_si256((const __m256i *)(const void *)x), _mm256_set1_epi32(0xFF));
    __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
    _mm_storel_epi64((__m128i *)(void *)q, _mm_packus_epi16(words, words));
}

#endif
