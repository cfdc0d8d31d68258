/* sum.h - a checksum of what is kept of an article besides its text, so that a byte that changed by itself is seen
 *
 * The text has its SHA-256; this is over the SHA-256, the fields, the packed coding and the terms. Any change of one
 * of its 64-bit words changes it. It is no protection against people. */
#ifndef RECORD_SUM_H
#define RECORD_SUM_H

#include "record/put.h"

int64_t sum_of_coded(const coded *c);

/* What a row has; its columns, from `first` on, are SUM_COLUMNS of tables a (article) and t (article_topic). */
#define SUM_COLUMNS                                                                                                  \
    "a.sha256, a.name, a.path, a.outlet, a.agency, a.title, a.author, a.date, a.url, a.dateline, a.language, "       \
    "a.coding, t.terms, a.line"
int64_t sum_of_row(sqlite3_stmt *row, int first);

/* Writes the sum of an article's row as it stands. In r->scratch. */
status sum_renew(record *r, int64_t article_at, error *e);

#endif
