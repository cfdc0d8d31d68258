/* arena.h - memory that is freed all at once; one for each article
 *
 * arena_alloc never returns NULL. When memory is out it leaves the function that was given to arena_run, whose status
 * is then READOUT_NO_MEMORY: code that only allocates from the arena needs no checks and leaks nothing. So between
 * arena_run and its return, hold nothing that is not the arena's (a FILE, a json_t) without having it freed by who
 * called arena_run. In builds with READOUT_ARENA_MALLOC (the sanitizers') each object is a malloc of its own, so that
 * an overrun is seen.
 *
 * An arena belongs to one thread at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>

#include "base/error.h"

typedef struct arena arena;

/* A new empty arena, or NULL when memory is out. */
arena *arena_new(void);

/* Frees everything that was allocated from it. NULL is allowed. */
void arena_free(arena *a);

/* Forgets every object but keeps a block for reuse. */
void arena_reset(arena *a);

/* Calls body(context, e) and returns its status; READOUT_NO_MEMORY, with *e filled, if an allocation fails in it.
 * May be nested: the innermost one is left. arena_alloc outside of any arena_run is our bug (assert). */
status arena_run(arena *a, status (*body)(void *context, error *e), void *context, error *e);

/* `size` bytes, aligned for any type, which are any: for what is written before it is read. Never NULL, also for size
 * 0. The common case is inline, as preparing a report asks for memory 1,300 times. */
static inline void *arena_room(arena *a, size_t size);

/* The same, zeroed. */
static inline void *arena_alloc(arena *a, size_t size) { return memset(arena_room(a, size), 0, size); }

/* A copy of `size` bytes, or of a slice; arena_string's is terminated. */
void *arena_copy(arena *a, const void *from, size_t size);
slice arena_slice(arena *a, slice text);
char *arena_string(arena *a, slice text);

/* Slices one behind the other, terminated. */
slice arena_join(arena *a, const slice *parts, size_t count);

/* A slice in printf's format. */
slice arena_print(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Leaves the innermost arena_run with READOUT_NO_MEMORY: for an allocation elsewhere that failed. Does not return. */
void arena_exhausted(arena *a) __attribute__((noreturn));

/* Bytes handed out so far. */
size_t arena_used(const arena *a);

/* --------------------------------------------------------------------------------------------- implementation */

enum { ARENA_ALIGN = alignof(max_align_t) };

struct arena {
    char *at;    /* where the block in use goes on, */
    size_t left; /* and how much: a multiple of ARENA_ALIGN, or in sanitizer builds none */
    size_t used; /* handed out from other blocks than that */
    struct arena_block *blocks; /* the newest first */
    struct arena_guard *guard;
};

/* Where the block in use has not enough, or `size` is 0. */
void *arena_more(arena *a, size_t size);

static inline void *arena_room(arena *a, size_t size) {
    if (size - 1 >= a->left) return arena_more(a, size);
    size_t rounded = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    char *object = a->at;
    a->at += rounded;
    a->left -= rounded;
    return object;
}

/* The n-th allocation of `count` objects of a type. */
#define ARENA_NEW(a, type, count) ((type *)arena_alloc((a), sizeof(type) * (size_t)(count)))

#endif
