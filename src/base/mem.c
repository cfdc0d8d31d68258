/* mem.c - the heap. In builds for tests every allocation passes `refused`, which counts them: the only global state
 * that changes, and it is not in a release build. */
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#ifdef READOUT_FAULTS
#include <stdatomic.h>

static struct {
    atomic_uint_fast64_t seen; /* allocations since mem_fail_at */
    atomic_uint_fast64_t fail; /* the one that fails; 0: none */
    atomic_bool onwards;
    atomic_int_fast64_t live;
} faults;

void mem_fail_at(uint64_t n, bool onwards) {
    atomic_store(&faults.seen, 0);
    atomic_store(&faults.onwards, onwards);
    atomic_store(&faults.fail, n);
}

bool mem_failed(void) {
    uint64_t fail = atomic_load(&faults.fail);
    return fail && atomic_load(&faults.seen) >= fail;
}

int64_t mem_live(void) { return atomic_load(&faults.live); }

static bool refused(void) {
    uint64_t fail = atomic_load_explicit(&faults.fail, memory_order_relaxed);
    if (!fail)
        return false;
    uint64_t n = atomic_fetch_add(&faults.seen, 1) + 1;
    return n == fail || (n > fail && atomic_load(&faults.onwards));
}

static void *counted(void *at, int change) {
    if (at)
        atomic_fetch_add_explicit(&faults.live, change, memory_order_relaxed);
    return at;
}
#else
static bool refused(void) { return false; }

static void *counted(void *at, int change) {
    (void)change;
    return at;
}
#endif

void *mem_alloc(size_t size) { return refused() ? NULL : counted(malloc(size ? size : 1), 1); }

void *mem_realloc(void *at, size_t size) {
    if (refused())
        return NULL;
    bool grown = at != NULL;
    void *moved = realloc(at, size ? size : 1);
    return grown ? moved : counted(moved, 1);
}

void mem_free(void *at) { free(counted(at, -1)); }

char *mem_copy(const void *from, size_t size) {
    char *copy = size < SIZE_MAX ? mem_alloc(size + 1) : NULL;
    if (copy) {
        if (size)
            memcpy(copy, from, size);
        copy[size] = 0;
    }
    return copy;
}

void mem_trim(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
