/* source.h - the bytes of one file or of standard input, unpacked where they are gzip's
 *
 * Reads in pieces; what was looked at is not consumed. */
#ifndef READ_SOURCE_H
#define READ_SOURCE_H

#include "base/buf.h"

enum { SOURCE_PEEK = 8192 };

typedef struct source source;

/* Opens a file, or standard input for "-". NULL with *e filled (READOUT_NO_FILE with the system's reason). */
source *source_open(const char *path, error *e);

/* NULL is allowed. Standard input stays open. */
void source_close(source *s);

/* Up to SOURCE_PEEK bytes from here, without consuming them: fewer only at the end. Empty at the end, and where
 * reading failed, which source_line and source_all then say. Borrowed until the next call. */
slice source_peek(source *s);

/* The next line, without its LF, into `line` (cleared first). *end where there is none. A line of more than `limit`
 * bytes is passed over: READOUT_TOO_LARGE. A file that cannot be read on is READOUT_NO_FILE, and is then at its end.
 */
status source_line(source *s, size_t limit, buf *line, bool *end, error *e);

/* All that is left, into `all`. READOUT_TOO_LARGE past `limit` bytes, and the rest is not read. */
status source_all(source *s, size_t limit, buf *all, error *e);

#endif
