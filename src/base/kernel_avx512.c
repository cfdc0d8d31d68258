/* kernel_avx512.c - the kernels for x86-64 with AVX-512 VNNI: four products and their sum in one instruction */
#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#define KERNEL_NAME "avx512"
#define KERNEL_TABLE kernel_avx512
#define ROWS 8
#define ACROSS 3
#define VEC_LANES 16
#define STEPS 1
#define SUM_LANES 16

#include "base/kernel_table.h"

typedef struct sums {
    __m512i all;
} sums;

#define INLINE static inline __attribute__((always_inline)) TARGET

INLINE void sums_zero(sums *s) { s->all = _mm512_setzero_si512(); }

INLINE void sums_dot(sums *s, const uint8_t *four, const int8_t *weight) {
    int32_t whole;
    memcpy(&whole, four, sizeof whole);
    __m512i x = _mm512_set1_epi32(whole), w = _mm512_loadu_si512(weight);
    __asm__("vpdpbusd %2, %1, %0" : "+v"(s->all) : "v"(x), "v"(w)); /* the intrinsic makes GCC 12 copy each sum */
}

INLINE void sums_store(const sums *s, int32_t *out) { _mm512_storeu_si512(out, s->all); }

INLINE void put_bytes(const ivec *x, uint8_t *q) {
    _mm_storeu_si128((__m128i *)(void *)q, _mm512_cvtepi32_epi8(_mm512_loadu_si512(x)));
}

#include "base/kernel_body.h"
#else
typedef int kernel_avx512_is_not_built;
#endif
