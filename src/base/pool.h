/* pool.h - work on a stream of things, on several threads, that comes out in the order in which it went in
 *
 * At most a few things for each thread are under way at once, so memory does not grow with the stream, and what comes
 * out does not depend on the number of threads. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/error.h"

#define POOL_THREADS_LIMIT 256u

/* `next` and `take` are each called by one thread at a time, in the stream's order (though not always the same
 * thread); `work` by many at once. */
typedef struct pool_stream {
    void *context;
    void *(*next)(void *context); /* the next thing, or NULL at the end */
    void (*work)(void *context, void *thing);
    status (*take)(void *context, void *thing,
                   error *e);                 /* owns it from now; a status other than READOUT_OK ends the stream */
    void (*drop)(void *context, void *thing); /* frees one that is never taken, after the end */
    /* so many are under way at once for each thread; 0: a few. For a `take` that now and then takes long */
    unsigned ahead;
} pool_stream;

/* Runs the stream to its end on `threads` threads (0: one for each processor), the caller's among them. Where the
 * system gives fewer, on those. Returns what `take` ended it with, *e filled by it; or READOUT_NO_MEMORY before
 * anything was done. */
status pool_run(const pool_stream *stream, unsigned threads, error *e);

/* How many processors this process may use, at least 1. */
unsigned pool_processors(void);

#endif
