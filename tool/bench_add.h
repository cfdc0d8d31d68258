/* bench_add.h - generated reports into a record, and how long that takes */
#ifndef BENCH_ADD_H
#define BENCH_ADD_H

#include "rooms.h"

enum { BENCH_SEED = 20 };

typedef struct bench_time {
    double seconds;   /* by the clock */
    double processor; /* of all processors, which other programs do not lengthen */
} bench_time;

/* Seconds of a clock that only goes on. */
double bench_now(void);

/* Adds generate.h's reports from `from` up to `to`, some thousands in a transaction. Without `rooms` (NULL) they are
 * coded already, and what is measured is all from there to the end of the last transaction; else all from their text
 * on. Making them is not measured. */
status bench_add(record *r, const rooms *g, uint64_t from, uint64_t to, bench_time *spent, error *e);

#endif
