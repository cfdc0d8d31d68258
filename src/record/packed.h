/* packed.h - the packed codings of articles past SQL, for what reads many rows */
#ifndef RECORD_PACKED_H
#define RECORD_PACKED_H

#include "record/coding.h"
#include "record/lister.h"
#include "record/tables.h"

/* The rows of one of an article's tables, past SQL, for what reads many: `columns` cells each, texts borrowed; and
 * the rows of `actor` by the article's own numbers. Empty where there is no such article. Until another one is asked
 * for. */
typedef struct packed_rows {
    const cell *cells;
    uint32_t rows, columns, actor_count;
    const int64_t *actors;
} packed_rows;

/* The rows of one kind that an article has; none where it has none. READOUT_NO_MEMORY, READOUT_STORE. */
status tables_rows(record *r, int64_t article_at, enum packed which, packed_rows *out, error *e);

/* A row of them, or NULL; the actor of a cell, or 0; the article's own number of an actor, or -1. */
static inline const cell *packed_row(const packed_rows *p, int64_t n) {
    return n >= 0 && n < p->rows ? &p->cells[(size_t)n * p->columns] : NULL;
}
int64_t packed_actor(const packed_rows *p, const cell *x);
int64_t packed_actor_number(const packed_rows *p, int64_t actor_at);

/* The same for a list; empty after an error too. */
packed_rows packed_of(lister *l, int64_t article_at, enum packed which);

#endif
