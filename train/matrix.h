/* matrix.h - products of matrices, for the trainer
 *
 * Row-major floats; the widths of results are multiples of 16. */
#ifndef TRAIN_MATRIX_H
#define TRAIN_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

/* C[m][n] (+)= sum over k of A[m * row + k * column] * B[k][n]. n is a multiple of 16. */
void matrix_multiply(size_t m, size_t n, size_t k, const float *a, size_t row, size_t column, const float *b,
    size_t b_width, float *c, size_t c_width, bool add);

/* Zeroed floats on 64 bytes; the program ends where there is no memory. */
float *matrix_new(size_t count);

#endif
