/* table.h - what is known of a language, in tab-separated files
 *
 * A table is a text file in UTF-8: a row a line, cells between tabs, lines that begin with `#` and empty lines left
 * out. Cells are trimmed of spaces. The whole table lives in the arena it was loaded into.
 *
 *     table t;
 *     if (table_load(arena, folder, "demonyms.tsv", 2, 3, &t, e) != READOUT_OK) return e->status;
 *     for (uint32_t i = 0; i < t.size; i++) use(table_cell(&t, i, 0), table_cell(&t, i, 1)); */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "base/arena.h"

/* Bytes of one table; past it READOUT_TOO_LARGE. */
#define TABLE_LIMIT (64u << 20)

/* Cells `first` to `first + count` of the table, and the line (from 1) they stand on. */
typedef struct table_row {
    uint32_t first, count;
    uint64_t line;
} table_row;

typedef struct table {
    const char *path; /* for messages */
    const slice *cells;
    const table_row *rows;
    uint32_t size; /* rows */
} table;

/* Loads folder/name, in which each row has `least` to `most` cells. READOUT_NO_FILE where it can't be read,
 * READOUT_BAD_MODEL where it is no such table; *e then names the file and the line. Call it inside an arena_run. */
status table_load(arena *a, const char *folder, const char *name, uint32_t least, uint32_t most, table *out,
                  error *e);

/* The same from bytes in memory, which it borrows; `path` is for messages and is borrowed too. */
status table_parse(arena *a, slice text, const char *path, uint32_t least, uint32_t most, table *out, error *e);

/* A cell; the empty slice where the row has no such column. */
slice table_cell(const table *t, uint32_t row, uint32_t column);

/* Fails with READOUT_BAD_MODEL, the table's path and the row's line: for a cell whose content is wrong. */
status table_fail(const table *t, uint32_t row, error *e, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
