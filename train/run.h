/* run.h - how a trainer runs: its work in an arena, its chance from a seed */
#ifndef TRAIN_RUN_H
#define TRAIN_RUN_H

#include "base/arena.h"

/* Runs the work inside an arena that is new, in *a, and freed behind it. Prints the error; the exit status: 0 done,
 * 1 failed. */
int run_in_arena(arena **a, status (*work)(void *context, error *e), void *context);

/* The next number of a linear congruential generator, of 31 bits; *state is the seed. */
static inline uint32_t run_chance(uint64_t *state) {
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

#endif
