/* store.h - the SQLite file behind a record: opening, versions, statements, errors
 *
 * Statements are prepared once, when first used, and kept. Every function that asks the database says why it failed with
 * SQLite's words and the file's path. */
#ifndef RECORD_STORE_H
#define RECORD_STORE_H

#include <sqlite3.h>

#include "base/arena.h"
#include "record/record.h"

#define STORE_APPLICATION 0x52444F54 /* "RDOT", in the file's header */
#define STORE_VERSION 3

/* Numbers of the statements that are kept; their SQL is in store.c, in this order. */
enum sql {
    SQL_BEGIN, SQL_COMMIT, SQL_ROLLBACK, SQL_SAVEPOINT, SQL_RELEASE, SQL_UNDO,
    SQL_ARTICLE_FIND, SQL_ARTICLE_ADD, SQL_SENTENCE_ADD, SQL_WORDS_ADD, SQL_PRINT_ADD,
    SQL_ACTOR_FIND, SQL_ACTOR_ADD, SQL_ACTOR_IDENTITY, SQL_ACTOR_BLOCK, SQL_NAME_ADD, SQL_WORD_ADD, SQL_CALLED_ADD, SQL_MENTION_ADD,
    SQL_QUOTE_ADD, SQL_PROPOSITION_ADD, SQL_ARGUMENT_ADD,
    SQL_BUCKET_COUNT, SQL_STATEMENT_ADD, SQL_BLOCKS,
    SQL_DECIDED, SQL_DECISION_LAST, SQL_DECISION_ADD, SQL_DECISION_ON,
    SQLS
};

struct kinds;

struct record {
    sqlite3 *db;
    char *path;
    enum record_mode mode;
    bool batch;            /* between record_begin and record_commit */
    sqlite3_stmt *kept[SQLS];
    arena *lasting;        /* for kinds */
    arena *scratch;        /* emptied by each entry point */
    struct kinds *kinds;   /* NULL where none were given */
};

/* What SQLite says now, as a status and in *e. */
status store_fail(record *r, error *e);

/* A kept statement with its parameters bound: `types` has a letter for each: i int64_t, n int64_t with 0 as NULL, d
 * double, t slice, o slice with the empty one as NULL, b a slice of bytes. Text is borrowed until the statement is stepped or reset. NULL with *e filled. */
sqlite3_stmt *store_bind(record *r, enum sql which, error *e, const char *types, ...);

/* Binds and runs one to its end. */
status store_run(record *r, enum sql which, error *e, const char *types, ...);

/* The same, and *value is the first column of its row, or `none` where it has no row. */
status store_number(record *r, enum sql which, int64_t none, int64_t *value, error *e, const char *types, ...);

/* The next row: *more is false at the end, and the statement is then reset. */
status store_step(record *r, sqlite3_stmt *s, bool *more, error *e);

/* A column, borrowed until the next step. NULL is the empty slice. */
slice store_text(sqlite3_stmt *s, int at);

/* Resets what is under way: after an error, so that nothing holds a lock. */
void store_reset(record *r);

#endif
