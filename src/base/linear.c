/* linear.c - finds a linear map's sections */
#include "base/linear.h"

#include <stdio.h>

void linear_view(kernel_linear *l, const int8_t *weight, const void *columns, uint32_t in, uint32_t out) {
    const char *at = columns;
    *l = (kernel_linear){.weight = weight, .in = in, .out = linear_wide(out)};
    l->offset = (const int32_t *)(const void *)at;
    l->scale = (const float *)(const void *)(at + (size_t)l->out * 4);
    l->bias = (const float *)(const void *)(at + (size_t)l->out * 8);
}

bool linear_open(kernel_linear *l, const model *m, const char *key, uint32_t in, uint32_t out) {
    char name[MODEL_NAME_SIZE];
    snprintf(name, sizeof name, "%s.w", key);
    slice weight = model_section(m, name);
    snprintf(name, sizeof name, "%s.o", key);
    slice columns = model_section(m, name);
    if (weight.size != (size_t)in * linear_wide(out) || columns.size != (size_t)linear_wide(out) * 12) return false;
    linear_view(l, (const int8_t *)weight.at, columns.at, in, out);
    return true;
}
