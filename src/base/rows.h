/* rows.h - what every list that Readout shows is made of
 *
 * A query gives rows, each a JSON object; a `column` says how a field is shown. So anything shown as a text table can
 * be had as JSONL (the objects) and as CSV (the columns). */
#ifndef BASE_ROWS_H
#define BASE_ROWS_H

#include <jansson.h>

#include "base/error.h"

/* One column: `title` heads it in text and in CSV (lower snake_case, at most 32 characters); `path` is the field,
 * with dots into nested objects ("claim.text"). Widths are of terminal cells, for the text table: 0 takes what is
 * left. */
typedef struct column {
    const char *title, *path;
    unsigned width;
    enum { COLUMN_TEXT, COLUMN_NUMBER, COLUMN_CSV_ONLY } kind;
} column;

/* A kind of row: ends with a column whose title is NULL. */
typedef struct row_kind {
    const char *name;
    const column *columns;
} row_kind;

/* Takes one row, which it borrows. A status other than READOUT_OK ends the query, which returns it. */
typedef struct row_sink {
    status (*take)(void *context, json_t *row, error *e);
    void *context;
} row_sink;

#endif
