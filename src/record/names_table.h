/* names_table.h - what actors are called, as a table of SQL: see tables.h */
#ifndef RECORD_NAMES_TABLE_H
#define RECORD_NAMES_TABLE_H

#include "record/unpacked.h"

/* Adds it to the record's connection. A code of SQLite's. */
int names_table_open(struct tables *t);

#endif
