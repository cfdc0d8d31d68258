/* unpacked.h - the codings of articles that were unpacked last, for tables.h: kept, so that asking for the rows of
 * one article again and again costs little */
#ifndef RECORD_UNPACKED_H
#define RECORD_UNPACKED_H

#include "record/packed.h"

enum { TABLES_KEPT = 128 };

/* The unpacked coding of an article. */
typedef struct unpacked {
    int64_t article;
    arena *arena;
    coding coding;
    int64_t *actors; /* rows of `actor` */
    uint32_t actor_count;
    unsigned pins; /* cursors that stand in it */
    uint64_t used; /* when, by the clock */
} unpacked;

/* What the tables ask themselves. */
enum asked { ASK_CODING, ASK_ALL, ASK_UID, ASK_NAMES, ASKED };

struct tables {
    record *r;
    sqlite3 *db;
    unpacked kept[TABLES_KEPT];
    unpacked *last;  /* of these, the one that was asked for last, or NULL */
    uint64_t clock;
    sqlite3_stmt *asked[ASKED];
};

/* The question, ready to be bound; a code of SQLite's. */
int tables_ask(struct tables *t, enum asked which, sqlite3_stmt **out);

/* Ends it: SQLITE_OK, unless `code`, of its last step, is an error. */
int tables_ended(sqlite3_stmt *s, int code);

/* An article's coding; *out is NULL where there is no such article. Valid until others are asked for, or while it is
 * pinned. A code of SQLite's. */
int unpacked_open(struct tables *t, int64_t article_at, unpacked **out);

/* The rows of one of its tables; they go with it. A code of SQLite's. */
int unpacked_rows(unpacked *u, enum packed which, const cell **cells, uint32_t *rows);

#endif
