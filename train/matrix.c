/* matrix.c - products of matrices
 *
 * A panel of B is packed, and rows of A go over it eight at a time. Where the processor has AMX, both are first
 * rounded to bfloat16 (sums stay floats), which is several times as fast and, measured, trains as well. */
#include "train/matrix.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef float vector __attribute__((vector_size(64), aligned(4)));
enum { WIDE = 16, ROWS = 8, ACROSS = 3 };

static inline __attribute__((always_inline)) void tile(const int rows, const int across, size_t k, const float *a,
    size_t row, size_t column, const float *panel, float *c, size_t c_width, bool add) {
    vector sum[ROWS][ACROSS] = {0};
    for (size_t i = 0; i < k; i++) {
        const vector *b = (const vector *)(const void *)(panel + i * (size_t)(across * WIDE));
#pragma GCC unroll 8
        for (int r = 0; r < rows; r++) {
            float x = a[(size_t)r * row + i * column];
#pragma GCC unroll 3
            for (int j = 0; j < across; j++) sum[r][j] += x * b[j];
        }
    }
    for (int r = 0; r < rows; r++)
        for (int j = 0; j < across; j++) {
            vector *out = (vector *)(void *)(c + (size_t)r * c_width + (size_t)j * WIDE);
            *out = add ? *out + sum[r][j] : sum[r][j];
        }
}

static inline __attribute__((always_inline)) void column_of(const int across, size_t m, size_t k, const float *a,
    size_t row, size_t column, const float *panel, float *c, size_t c_width, bool add) {
    size_t i = 0;
    for (; i + ROWS <= m; i += ROWS)
        tile(ROWS, across, k, a + i * row, row, column, panel, c + i * c_width, c_width, add);
    for (; i + 4 <= m; i += 4) tile(4, across, k, a + i * row, row, column, panel, c + i * c_width, c_width, add);
    for (; i < m; i++) tile(1, across, k, a + i * row, row, column, panel, c + i * c_width, c_width, add);
}

static void pack(float *panel, const float *b, size_t b_width, size_t k, size_t width) {
    for (size_t i = 0; i < k; i++) memcpy(panel + i * width, b + i * b_width, width * sizeof *b);
}

#ifdef __AMX_BF16__
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { TILE = 16, DEEP = 32, TILE_BYTES = 1024 };

/* Whether the kernel lets this process use tiles; asked once a thread, as the configuration is a thread's. */
static bool tiles_ready(void) {
    static __thread int ready;
    if (ready) return ready > 0;
    ready = syscall(SYS_arch_prctl, 0x1023 /* ARCH_REQ_XCOMP_PERM */, 18) ? -1 : 1;
    if (ready < 0) return false;
    struct { uint8_t palette, start, unused[14]; uint16_t columns[16]; uint8_t rows[16]; } shape = {.palette = 1};
    for (int i = 0; i < 8; i++) shape.columns[i] = 64, shape.rows[i] = TILE;
    _tile_loadconfig(&shape);
    return true;
}

static __m512 part(const float *at, size_t count) {
    return count >= TILE ? _mm512_loadu_ps(at) : _mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), at);
}

/* Pairs of neighbouring rows beside each other: dword j of row i is (x[2i][j], x[2i + 1][j]). rows, columns: what
 * there is. */
static void pair_rows(__m512i out[TILE], const float *x, size_t step, size_t rows, size_t columns) {
    const __m512i order = _mm512_set_epi16(31, 15, 30, 14, 29, 13, 28, 12, 27, 11, 26, 10, 25, 9, 24, 8, 23, 7, 22, 6,
                                           21, 5, 20, 4, 19, 3, 18, 2, 17, 1, 16, 0);
    for (size_t i = 0; i < TILE; i++) {
        __m512 a = 2 * i < rows ? part(x + 2 * i * step, columns) : _mm512_setzero_ps();
        __m512 b = 2 * i + 1 < rows ? part(x + (2 * i + 1) * step, columns) : _mm512_setzero_ps();
        out[i] = _mm512_permutexvar_epi16(order, (__m512i)_mm512_cvtne2ps_pbh(b, a));
    }
}

static void pack_b(uint8_t *to, const float *b, size_t step, size_t k) {
    for (size_t i = 0; i < k; i += DEEP, to += TILE_BYTES)
        pair_rows((__m512i *)(void *)to, b + i * step, step, k - i, TILE);
}

/* A by rows, or (column > 1, row 1) by columns: then pairs of rows are made and the tile turned over. */
static void pack_a(uint8_t *to, const float *a, size_t row, size_t column, size_t m, size_t k) {
    for (size_t i = 0; i < k; i += DEEP, to += TILE_BYTES) {
        __m512i *tile_rows = (__m512i *)(void *)to;
        if (column == 1) {
            for (size_t r = 0; r < TILE; r++) {
                const float *x = a + r * row + i;
                size_t left = r < m ? k - i : 0;
                __m512 low = left ? part(x, left) : _mm512_setzero_ps();
                __m512 high = left > TILE ? part(x + TILE, left - TILE) : _mm512_setzero_ps();
                tile_rows[r] = (__m512i)_mm512_cvtne2ps_pbh(high, low);
            }
            continue;
        }
        __m512i turned[TILE];
        const __m512i steps =
            _mm512_set_epi32(240, 224, 208, 192, 176, 160, 144, 128, 112, 96, 80, 64, 48, 32, 16, 0);
        pair_rows(turned, a + i * column, column, k - i, m < TILE ? m : TILE);
        for (int r = 0; r < TILE; r++)
            tile_rows[r] = _mm512_i32gather_epi32(steps, (const int *)(const void *)turned + r, 4);
    }
}

static void take_tile(const float *from, float *c, size_t c_width, size_t rows, bool add) {
    for (size_t r = 0; r < rows; r++) {
        __m512 sum = _mm512_load_ps(from + r * TILE);
        if (add) sum = _mm512_add_ps(sum, _mm512_loadu_ps(c + r * c_width));
        _mm512_storeu_ps(c + r * c_width, sum);
    }
}

static void multiply_tiles(size_t m, size_t n, size_t k, const float *a, size_t row, size_t column, const float *b,
    size_t b_width, float *c, size_t c_width, bool add) {
    size_t deep = (k + DEEP - 1) / DEEP, strip = deep * TILE_BYTES;
    uint8_t *as = (uint8_t *)matrix_new(2 * strip / sizeof(float)),
            *bs = (uint8_t *)matrix_new(n / TILE * strip / sizeof(float));
    float out[4][TILE * TILE] __attribute__((aligned(64)));
    for (size_t j = 0; j < n; j += TILE) pack_b(bs + j / TILE * strip, b + j, b_width, k);
    for (size_t i = 0; i < m; i += 2 * TILE) {
        bool two = i + TILE < m;
        pack_a(as, a + i * row, row, column, m - i, k);
        if (two) pack_a(as + strip, a + (i + TILE) * row, row, column, m - i - TILE, k);
        for (size_t j = 0; j < n; j += 2 * TILE) {
            bool both = j + TILE < n;
            const uint8_t *b0 = bs + j / TILE * strip, *b1 = both ? b0 + strip : b0, *a1 = two ? as + strip : as;
            _tile_zero(0);
            _tile_zero(1);
            _tile_zero(2);
            _tile_zero(3);
            for (size_t d = 0; d < strip; d += TILE_BYTES) {
                _tile_loadd(4, as + d, 64);
                _tile_loadd(6, b0 + d, 64);
                _tile_loadd(5, a1 + d, 64);
                _tile_loadd(7, b1 + d, 64);
                _tile_dpbf16ps(0, 4, 6);
                _tile_dpbf16ps(1, 4, 7);
                _tile_dpbf16ps(2, 5, 6);
                _tile_dpbf16ps(3, 5, 7);
            }
            _tile_stored(0, out[0], 64);
            _tile_stored(1, out[1], 64);
            _tile_stored(2, out[2], 64);
            _tile_stored(3, out[3], 64);
            size_t rows = m - i < TILE ? m - i : TILE, more = two ? m - i - TILE < TILE ? m - i - TILE : TILE : 0;
            take_tile(out[0], c + i * c_width + j, c_width, rows, add);
            if (both) take_tile(out[1], c + i * c_width + j + TILE, c_width, rows, add);
            if (two) take_tile(out[2], c + (i + TILE) * c_width + j, c_width, more, add);
            if (two && both) take_tile(out[3], c + (i + TILE) * c_width + j + TILE, c_width, more, add);
        }
    }
    free(as);
    free(bs);
}
#endif

void matrix_multiply(size_t m, size_t n, size_t k, const float *a, size_t row, size_t column, const float *b,
    size_t b_width, float *c, size_t c_width, bool add) {
#ifdef __AMX_BF16__
    if ((row == 1 || column == 1) && tiles_ready()) {
        multiply_tiles(m, n, k, a, row, column, b, b_width, c, c_width, add);
        return;
    }
#endif
    float *panel = matrix_new(k * ACROSS * WIDE);
    size_t j = 0;
    for (; j < n;) {
        size_t left = (n - j) / WIDE, across = left >= 3 && left != 4 ? 3 : left >= 2 ? 2 : 1;
        pack(panel, b + j, b_width, k, across * WIDE);
        if (across == 3) column_of(3, m, k, a, row, column, panel, c + j, c_width, add);
        else if (across == 2) column_of(2, m, k, a, row, column, panel, c + j, c_width, add);
        else column_of(1, m, k, a, row, column, panel, c + j, c_width, add);
        j += across * WIDE;
    }
    free(panel);
}

float *matrix_new(size_t count) {
    size_t size = (count * sizeof(float) + 63) / 64 * 64 + 64;
    float *at = aligned_alloc(64, size);
    if (!at) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    memset(at, 0, size);
    return at;
}
