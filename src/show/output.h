/* output.h - where what is shown goes: a stream that remembers its first error
 *
 * Writing never fails on the spot: write all, then ask output_close, which says what went wrong (a full disk, a
 * closed pipe) and makes the file appear under its name only when all of it was written. */
#ifndef SHOW_OUTPUT_H
#define SHOW_OUTPUT_H

#include <stdio.h>

#include "base/error.h"

typedef struct output {
    FILE *file;
    char *path, *part; /* owned; NULL for standard output; `part` is written, then renamed to `path` */
    int failed;        /* errno of the first write that failed, or 0 */
    bool owned;        /* whether `file` is closed with it */
    bool terminal;     /* whether a person looks at it */
    bool colour;       /* a terminal, and neither NO_COLOR nor TERM=dumb */
    unsigned width;    /* cells in a line: the terminal's, at least 40; 80 where it is none */
} output;

/* Standard output where `path` is NULL or "-", else a file. A regular file is written beside its place and takes
 * it in output_close. READOUT_NO_FILE with *e filled where it can't be opened; *o may then be given to
 * output_close. */
status output_open(output *o, const char *path, error *e);

/* An output on a stream that stays the caller's. */
void output_on(output *o, FILE *file);

/* Writes text; the first error of the stream stays. */
void output_add(output *o, slice text);
void output_text(output *o, const char *text);
void output_print(output *o, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Flushes, closes what is owned, and frees. The first error of all that was written, READOUT_NO_FILE; nothing
 * stands then under the name. `e` may be NULL, for a way out on which something else has failed: call output_drop
 * first. */
status output_close(output *o, error *e);

/* Gives up: what was written so far is removed by output_close. */
void output_drop(output *o);

/* Whether the reader of the pipe has gone: not worth a message (`readout quotes | head`). */
bool output_pipe_closed(const output *o);

#endif
