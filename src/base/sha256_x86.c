/* sha256_x86.c - a block of SHA-256 with the SHA extensions of x86-64, four rounds at a time
 *
 * The state lies in two registers, as the instructions want it: A B E F and C D G H. Clang does not know the name
 * "sha" when it asks the processor, so what it compiles does without. */
#include "base/sha256_block.h"

#if defined __x86_64__ && defined __GNUC__ && !defined __clang__ && __GNUC__ >= 11

#include <immintrin.h>

__attribute__((target("sha,sse4.1,ssse3"))) static void block_x86(uint32_t state[8], const uint8_t *block) {
    const __m128i swap = _mm_set_epi64x(0x0C0D0E0F08090A0B, 0x0405060700010203);
    __m128i m[4], dcba = _mm_loadu_si128((const __m128i *)(const void *)state),
                  hgfe = _mm_loadu_si128((const __m128i *)(const void *)(state + 4));
    __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xF0);
    const __m128i abef_before = abef, cdgh_before = cdgh;
    for (int i = 0; i < 4; i++)
        m[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(block + 16 * i)), swap);
    for (int i = 0; i < 16; i++) {
        __m128i *now = &m[i % 4], last = m[(i + 3) % 4];
        __m128i with =
            _mm_add_epi32(*now, _mm_loadu_si128((const __m128i *)(const void *)(sha256_constants + 4 * i)));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, with);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(with, 0x0E));
        if (i < 12) { /* the words sixteen rounds on: section 6.2.2 of FIPS 180-4 */
            __m128i sum =
                _mm_add_epi32(_mm_sha256msg1_epu32(*now, m[(i + 1) % 4]), _mm_alignr_epi8(last, m[(i + 2) % 4], 4));
            *now = _mm_sha256msg2_epu32(sum, last);
        }
    }
    __m128i feba = _mm_shuffle_epi32(_mm_add_epi32(abef, abef_before), 0x1B),
            dchg = _mm_shuffle_epi32(_mm_add_epi32(cdgh, cdgh_before), 0xB1);
    _mm_storeu_si128((__m128i *)(void *)state, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

bool sha256_block_quick(uint32_t state[8], const uint8_t *block) {
    bool known = __builtin_cpu_supports("sha") && __builtin_cpu_supports("sse4.1");
    if (known) block_x86(state, block);
    return known;
}

#else

bool sha256_block_quick(uint32_t state[8], const uint8_t *block) {
    (void)state;
    (void)block;
    return false;
}

#endif
