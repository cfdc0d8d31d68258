/* linear.h - linear maps of kernel.h in a model file: two sections each, KEY.w and KEY.o */
#ifndef BASE_LINEAR_H
#define BASE_LINEAR_H

#include "base/kernel.h"
#include "base/model.h"

/* `count` up to whole KERNEL_LANES. */
static inline uint32_t linear_wide(uint32_t count) {
    return (count + KERNEL_LANES - 1) / KERNEL_LANES * KERNEL_LANES;
}

/* A map's columns as they lie in KEY.o: offsets, scales, biases of `out` outputs. Borrows `columns`. */
void linear_view(kernel_linear *l, const int8_t *weight, const void *columns, uint32_t in, uint32_t out);

/* Points l at the sections of `key`, for `in` inputs and `out` outputs (up to whole lanes); false where a section is
 * missing or has another size. */
bool linear_open(kernel_linear *l, const model *m, const char *key, uint32_t in, uint32_t out);

#endif
