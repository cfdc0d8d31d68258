/* error.h - how a function says what went wrong
 *
 * A fallible function returns a status and takes an optional `error *`. `fail` fills it and gives the status back,
 * so that a failing path is one line: return fail(error, READOUT_BAD_INPUT, "no date in '%.*s'", n, text). */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "base/slice.h"
#include "readout.h"

typedef readout_status status;
typedef readout_error error;

/* Fills *e (which may be NULL) with a message in printf's format and returns `code`. Position and path are
 * cleared. */
status fail(error *e, status code, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Adds the path, keeping a path that is there. */
void error_in(error *e, const char *path);

/* Adds the line and column (from 1) and byte offset (from 0). */
void error_at(error *e, uint64_t line, uint64_t column, uint64_t offset);

/* Writes "path:line:column: message", leaving out what is not known, into `out`, always terminated. Control
 * characters in path and message come out as \xNN. Returns out. */
const char *error_text(const error *e, char *out, size_t size);

#endif
