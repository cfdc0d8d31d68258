/* work.h - taking every article of a call's inputs through the rooms, on several threads, in order */
#ifndef WORK_H
#define WORK_H

#include "command.h"
#include "rooms.h"

typedef struct work {
    const call *call;
    const rooms *rooms;
    bool whole;                  /* read_options.whole */
    const char *standard_format; /* of standard input, where --format says nothing; NULL: by its content */
    /* Where articles come from, instead of the call's operands (standard input where there are none); as reader_next.
     */
    status (*next)(void *context, article **out, error *e);
    /* On any thread, for many articles at once: what is made of each, its text into `out`. */
    status (*make)(void *context, article *a, buf *out, error *e);
    /* In the inputs' order: what is done with it. Only READOUT_STORE and READOUT_NO_FILE end the work. May be NULL.
     */
    status (*take)(void *context, article *a, slice made, error *e);
    void *context;
    unsigned ahead;              /* of pool_stream */
    bool silent;                 /* nothing is written to standard output, so that progress is not in its way */
    uint64_t done, failed; /* articles; inputs and articles that failed, each of which was named */
} work;

/* Runs it. What ends it early is said. EXIT_DONE, EXIT_INPUTS where something failed, else what ended it. */
enum exit_code work_run(work *w);

#endif
