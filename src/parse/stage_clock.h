/* stage_clock.h - seconds in each stage of the parser, where somebody wants to know */
#ifndef PARSE_STAGE_CLOCK_H
#define PARSE_STAGE_CLOCK_H

#include <stddef.h>
#include <time.h>

typedef struct stage_clock {
    double *seconds; /* one for each enum parser_stage of parse.h */
    double last;
} stage_clock;

static inline double stage_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Gives the time since the last call to a stage. NULL does nothing. */
static inline void stage_done(stage_clock *c, int stage) {
    if (!c) return;
    double now = stage_now();
    c->seconds[stage] += now - c->last;
    c->last = now;
}

#endif
