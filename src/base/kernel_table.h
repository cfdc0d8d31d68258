/* kernel_table.h - the kernels that may be built; each exists only on its kind of processor */
#ifndef BASE_KERNEL_TABLE_H
#define BASE_KERNEL_TABLE_H

#include "base/kernel.h"

#ifdef VEC_LANES /* in a kernel: its vectors */
typedef float vec __attribute__((vector_size(4 * VEC_LANES), aligned(4), may_alias));
typedef int32_t ivec __attribute__((vector_size(4 * VEC_LANES), aligned(4), may_alias));
#endif

extern const kernel kernel_plain, kernel_avx2, kernel_avxvnni, kernel_avx512, kernel_neon;

#endif
