/* pack_linear.h - float weights into the integers of kernel.h */
#ifndef TRAIN_PACK_LINEAR_H
#define TRAIN_PACK_LINEAR_H

#include "base/kernel.h"

/* Packs value[in][wide] and bias[wide] (wide a multiple of KERNEL_LANES) into packed[in * wide] and columns[3 *
 * wide]: offsets, scales, biases. steps[i] is what one stands for in input i. */
void pack_linear(const float *value, const float *bias, uint32_t in, uint32_t wide, const float *steps,
                 int8_t *packed, int32_t *columns);

#endif
