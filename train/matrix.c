/* matrix.c - products of matrices: a panel of B is packed, and rows of A go over it eight at a time */
#include "train/matrix.h"

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

void matrix_multiply(size_t m, size_t n, size_t k, const float *a, size_t row, size_t column, const float *b,
    size_t b_width, float *c, size_t c_width, bool add) {
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
