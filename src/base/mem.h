/* mem.h - the heap, where it is used outside of arenas
 *
 * Base and the rooms allocate through these four functions and no others, so that a test can make any allocation fail
 * and can count what is left at the end. Arenas take their blocks here too. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `size` bytes, not zeroed, aligned for any type; NULL when memory is out. Size 0 gives one byte. */
void *mem_alloc(size_t size);

/* As realloc: `at` may be NULL, and stays valid where NULL is returned. Size 0 keeps one byte. */
void *mem_realloc(void *at, size_t size);

/* NULL is allowed. */
void mem_free(void *at);

/* Gives what is free on the heap back to the system, where the heap can do that: what one thread freed no other
 * finds. */
void mem_trim(void);

/* A copy of `size` bytes with a zero byte behind them, or NULL when memory is out. `from` may be NULL where size is
 * 0. */
char *mem_copy(const void *from, size_t size);

#ifdef READOUT_FAULTS
/* Only in builds for tests (every build type but release). From now on the n-th allocation, counted from 1 over all
 * threads, fails; where `onwards`, so does every later one. 0: none fails. Not to be called while other threads
 * allocate. */
void mem_fail_at(uint64_t n, bool onwards);

/* Whether the allocation that mem_fail_at named has come. */
bool mem_failed(void);

/* Allocations that are not freed yet, over all threads. */
int64_t mem_live(void);
#endif

#endif
