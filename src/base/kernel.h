/* kernel.h - the arithmetic of the network, for each kind of processor
 *
 * Weights are integers from -32 to 32 and activations 8-bit ones about KERNEL_ZERO, so that no sum of four products
 * overflows 16 bits and sums are exact: every kernel gives the same bits. What is done in floats is done lane by lane
 * in the same order everywhere, and sums over a vector in sixteen lanes that are added by the same tree. */
#ifndef BASE_KERNEL_H
#define BASE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#define KERNEL_LANES 16
#define KERNEL_ZERO 128
#define KERNEL_WEIGHT 32

/* A linear map. `weight` lies in panels of 16 outputs, each panel [in / 4][16][4]; in is a multiple of 8 and out of
 * 16. y[o] = (sum of x * weight - offset[o]) * scale[o] + bias[o]. */
typedef struct kernel_linear {
    const int8_t *weight;
    const int32_t *offset;
    const float *scale, *bias;
    uint32_t in, out;
} kernel_linear;

typedef struct kernel {
    const char *name;

    /* y[rows][y_step] = the map of x[rows][x_step]. Rows of x may overlap. */
    void (*linear)(const kernel_linear *l, const uint8_t *x, size_t x_step, uint32_t rows, float *y, size_t y_step);

    /* Both directions of a layer's recurrence over `rows` rows. gate[row][2][3][half]: value, forget, output, as they
     * come from the linear map; filled[row] 0 for an empty place, where the result is 0. The result is added to x
     * [row][2 * half]. scratch holds 2 * half floats. */
    void (*recur)(float *gate, const uint8_t *filled, uint32_t rows, uint32_t half, float *x, float *scratch);

    /* Normalises each filled row of x[rows][width] in place (gain, shift), writes it to q as integers of 1 / step,
     * and KERNEL_ZERO to q's empty rows (x's become 0). */
    void (*norm)(float *x, const uint8_t *filled, uint32_t rows, uint32_t width, const float *gain,
                 const float *shift, float step, uint8_t *q);

    /* q = leaky x as integers of 1 / step; x becomes leaky x. count is a multiple of 16. */
    void (*leaky)(float *x, size_t count, float step, uint8_t *q);

    /* q = a * b as integers of 1 / step. count is a multiple of 16. */
    void (*product)(const float *a, const float *b, size_t count, float step, uint8_t *q);

    /* out[i][j] (steps of `wide`) = the sum over k < depth of a[i][k] (steps of a_step) * b[k][j] (steps of wide), i
     * < rows, j < wide, which is a multiple of 16. */
    void (*multiply)(const float *a, size_t a_step, const float *b, uint32_t rows, uint32_t depth, uint32_t wide,
                     float *out);

    /* Where the largest of count (a multiple of 16) numbers is; the first of equals. */
    uint32_t (*largest)(const float *x, uint32_t count);
} kernel;

/* The best one for this processor, or the one that the environment variable READOUT_KERNEL names (avx512, avxvnni,
 * avx2, neon, plain), if the processor can run it: to compare their speed. All give the same bits. */
const kernel *kernel_best(void);

/* The kernel of that name; NULL where this processor cannot run it, and for NULL. */
const kernel *kernel_named(const char *name);

/* All that this processor can run, the best first, ending with NULL. */
const kernel *const *kernel_all(void);

#endif
