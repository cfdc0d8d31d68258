/* kernel_table.h - the kernels that may be built; each exists only on its kind of processor */
#ifndef PARSE_KERNEL_TABLE_H
#define PARSE_KERNEL_TABLE_H

#include "parse/kernel.h"

extern const kernel kernel_plain, kernel_avx2, kernel_avx512, kernel_neon;

#endif
