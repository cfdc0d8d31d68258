/* gather.h - what SQLite writes to its write-ahead log, gathered into few large writes
 *
 * SQLite writes each page of a transaction in two calls, 24 bytes and the page. A transaction of thousands of reports
 * is forty thousand pages; gathered, a call brings thirty of them. What a transaction wrote is with the system
 * before its COMMIT returns, as without this, and an error of writing it is COMMIT's: the frame that ends a
 * transaction says so in its head (bytes 4 to 7 are not zero: SQLite's "WAL Frame Format"), and is never kept
 * back. */
#ifndef RECORD_GATHER_H
#define RECORD_GATHER_H

#include <sqlite3.h>

/* A VFS that opens files as SQLite's own does, but for that; the caller's, gather_free, behind all that was opened
 * with it. NULL where there can be none. */
typedef struct gather gather;
gather *gather_new(void);
void gather_free(gather *g);

/* Its name, for sqlite3_open_v2: NULL, which is SQLite's own, for NULL. */
const char *gather_name(const gather *g);

/* For a connection that was opened with it: forgets from now on what a transaction that is undone had kept back, as
 * that must not be written when others may write. */
void gather_attend(sqlite3 *db);

#endif
