/* vtab.h - what the record's tables of SQL have in common that are no tables in the file (SQLite's virtual tables)
 *
 * All return codes of SQLite's. */
#ifndef RECORD_VTAB_H
#define RECORD_VTAB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

/* A table that knows only where it reads. */
typedef struct vtab {
    sqlite3_vtab base;
    void *of;
} vtab;

/* Declares a table by its CREATE TABLE, and makes one of `size` bytes, all zero, that begins with a sqlite3_vtab. */
int vtab_new(sqlite3 *db, const char *sql, size_t size, sqlite3_vtab **out);

/* The same for a `vtab`. */
int vtab_connect(sqlite3 *db, const char *sql, void *of, sqlite3_vtab **out);

/* xDisconnect: frees it. */
int vtab_disconnect(sqlite3_vtab *v);

/* Makes a cursor of `size` bytes, all zero, that begins with a sqlite3_vtab_cursor. */
int vtab_cursor_new(size_t size, sqlite3_vtab_cursor **out);

/* xBestIndex of a table that is only ever asked for the rows of one value of its first column, which xFilter gets.
 * `rows`: how many there are likely. *at: which of the constraints that is; may be NULL. */
int vtab_by_first(sqlite3_index_info *info, double cost, int rows, int *at);

#endif
