/* reports.h - the reports of sets of tests/reports, read and coded, for the programs that learn from them */
#ifndef TRAIN_REPORTS_H
#define TRAIN_REPORTS_H

#include "code/code.h"
#include "parse/parse.h"
#include "read/read.h"

/* What is loaded once. */
typedef struct rooms {
    read_lexicon *reading;
    parser *parser;
    coder *coder;
} rooms;

/* Loads the rooms of a language's folder into *g, runs the body inside arena_run of `in`, says on stderr what went
 * wrong, and closes the rooms. Returns what the program ends with: 0, or 1. */
int rooms_run(rooms *g, const char *language, arena *in, status (*body)(void *context, error *e), void *context);

/* Reads and codes a set's reports, one after the other; each lives until `take` comes back. */
typedef status report_taker(void *context, article *a, error *e);
status reports_each(const char *folder, const rooms *g, report_taker *take, void *context, error *e);

#endif
