/* kernel.c - which kernels this processor can run */
#include "base/kernel.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/kernel_table.h"

#if defined(__x86_64__)
#include <cpuid.h>

static const kernel *const with_all[] = {&kernel_avx512, &kernel_avxvnni, &kernel_avx2, &kernel_plain, NULL};
static const kernel *const with_avx512[] = {&kernel_avx512, &kernel_avx2, &kernel_plain, NULL};
static const kernel *const with_avxvnni[] = {&kernel_avxvnni, &kernel_avx2, &kernel_plain, NULL};
static const kernel *const with_avx2[] = {&kernel_avx2, &kernel_plain, NULL};
#endif
#if defined(__aarch64__)
static const kernel *const with_neon[] = {&kernel_neon, &kernel_plain, NULL};
#else
static const kernel *const without[] = {&kernel_plain, NULL};
#endif

#if defined(__x86_64__)
/* Leaf 7, subleaf 1, EAX bit 4 of CPUID; not every compiler's __builtin_cpu_supports knows the name. */
static bool has_avxvnni(void) {
    unsigned a = 0, b = 0, c = 0, d = 0;
    return __builtin_cpu_supports("avx2") && __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a >> 4 & 1);
}
#endif

const kernel *const *kernel_all(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq"))
        return has_avxvnni() ? with_all : with_avx512;
    if (has_avxvnni()) return with_avxvnni;
    if (__builtin_cpu_supports("avx2")) return with_avx2;
#endif
#if defined(__aarch64__)
    return with_neon;
#else
    return without;
#endif
}

const kernel *kernel_named(const char *name) {
    for (const kernel *const *k = kernel_all(); name && *k; k++)
        if (!strcmp((*k)->name, name)) return *k;
    return NULL;
}

const kernel *kernel_best(void) {
    const kernel *wanted = kernel_named(getenv("READOUT_KERNEL"));
    return wanted ? wanted : kernel_all()[0];
}
