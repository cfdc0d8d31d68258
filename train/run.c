/* run.c - see run.h */
#include "train/run.h"

#include <stdio.h>

int run_in_arena(arena **a, status (*work)(void *context, error *e), void *context) {
    error e = {0};
    *a = arena_new();
    status s = *a ? arena_run(*a, work, context, &e) : fail(&e, READOUT_NO_MEMORY, "out of memory");
    arena_free(*a);
    if (s != READOUT_OK) fprintf(stderr, "%s\n", e.message);
    return s != READOUT_OK;
}
