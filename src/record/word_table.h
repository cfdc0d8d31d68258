/* word_table.h - the index as a table of SQL
 *
 * `SELECT w.rowid FROM word w WHERE w.wanted = ...` gives the rows of articles, rising, that have
 *   uid_match(UID)        the actor with this id, or one whose id begins so
 *   bucket_match(NUMBER)  a statement in this bucket
 *   words_match(TEXT)     all words of a text. */
#ifndef RECORD_WORD_TABLE_H
#define RECORD_WORD_TABLE_H

#include "record/store.h"

/* A code of SQLite's. */
int word_table_open(record *r);

#endif
