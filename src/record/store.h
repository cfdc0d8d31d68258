/* store.h - the SQLite file behind a record: opening, versions, statements, errors
 *
 * Statements are prepared once, when first used, and kept. Every function that asks the database says why it failed
 * with SQLite's words and the file's path. */
#ifndef RECORD_STORE_H
#define RECORD_STORE_H

#include <sqlite3.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/checksum.h"
#include "record/record.h"

#define STORE_APPLICATION 0x52444F54 /* "RDOT", in the file's header */
#define STORE_VERSION 23

/* Numbers of the statements that are kept; their SQL is in store.c, in this order. */
enum sql {
    SQL_BEGIN, SQL_COMMIT, SQL_ROLLBACK, SQL_CHANGES,
    SQL_ARTICLE_SAME, SQL_ARTICLE_ADD, SQL_EDITION, SQL_ARTICLE_FIELDS, SQL_ARTICLE_CODE, SQL_OLDER, SQL_CODING_OF,
        SQL_LAST_ARTICLE, SQL_LAST_ACTOR,
    SQL_SEGMENTS, SQL_SEGMENT_NEXT, SQL_SEGMENT_ADD, SQL_SEGMENT_DROP, SQL_PIECE_ADD, SQL_PIECE_DROP, SQL_PIECES,
        SQL_FRONT_ADD, SQL_FRONT_FIND, SQL_FRONT_DROP,
    SQL_PRINT_ADD, SQL_TOPIC_ADD, SQL_TOPIC_PUT, SQL_SUM_ADD, SQL_SUM_PUT, SQL_SUMMED, SQL_CODER_ADD, SQL_CODER_FIND,
        SQL_TOTAL, SQL_TOTAL_OF,
    SQL_ACTOR_FIND, SQL_ACTOR_ADD, SQL_ACTOR_DROP, SQL_ACTOR_IDENTITY, SQL_IDENTITY_OF, SQL_IDENTITY_JOIN,
        SQL_ACTOR_BLOCK, SQL_ACTOR_BLOCK_OF,
    SQL_IDENTITY_OF_BLOCK,
    SQL_BLOCKS,
    SQL_NAME_ADD, SQL_NAME_DROP, SQL_NAMES_SAID, SQL_NAMES_LEFT, SQL_LAST_NAME, SQL_COUNT_ADD, SQL_COUNT_MORE,
        SQL_COUNT_OF, SQL_COUNT_DROP, SQL_NAMES_COUNTED,
    SQL_DECIDED, SQL_DECISIONS, SQL_DECISION_LAST, SQL_DECISION_ADD, SQL_DECISION_ON,
    SQL_DENIED_IDS, SQL_DENIED_ADD, SQL_DENIED_COUNT, SQL_DENIED_DROP, SQL_DENIED_STRENGTH, SQL_DENIED_UNSETTLE,
        SQL_UNSETTLE_IDENTITY, SQL_DISPUTE_DROP, SQL_RULES_PUT, SQL_DISPUTE_ADD, SQL_DISPUTE_SPEAKER,
    SQL_IN_DISPUTE, SQL_SPEAKS, SQL_JOINED, SQL_JOINED_ALL, SQL_NAMES_OF, SQL_SENSE, SQL_SENSE_PUT, SQL_BUCKET_KEY,
    SQLS
};

struct kinds;
struct side_model;
struct common;
struct tables;
struct spares;
struct stems;
struct checkpoint;
struct batch;
struct blocks;
struct known;
struct there;
struct joined;
struct memo;
struct fame;

struct record {
    sqlite3 *db;
    char *path;
    enum record_mode mode;
    bool unchanging;       /* opened as a file that nobody writes */
    int refusal;           /* SQLite's reason not to let the file be read at first, or 0 */
    bool many;             /* between record_begin and record_commit */
    bool broken;           /* something in that failed: none of it may stay */
    struct batch *batch;   /* what is counted for the transaction under way; put.h */
    arena *batch_arena;
    struct known *known;   /* actors that are known so far: known.h */
    struct there *there;   /* articles that are known so far: there.h; NULL: none */
    struct joined *joined; /* actors that are one with others: joined.h; NULL: not known */
    struct blocks *blocks; /* persons that are known so far: blocks.h; NULL: none */
    arena *blocks_arena;
    /* of other connections, as SQLite counts them: what is kept in memory holds until they change */
    int64_t changes;
    struct tables *tables; /* tables.h */
    struct stems *stems;   /* stem.h */
    char checksum[CHECKSUM_SIZE]; /* of the models and lexicons that code what is added; empty where not known */
    sqlite3_stmt *kept[SQLS];
    arena *lasting;        /* for kinds and common words */
    struct memo *memo;     /* lister.h */
    const struct fame *fame; /* fame.h; NULL: not read */
    arena *scratch;        /* emptied by each entry point */
    struct spares *spares; /* for preparing, which has threads of its own */
    struct checkpoint *checkpoint; /* checkpoint.h; NULL: none was under way yet */
    struct kinds *kinds;   /* NULL where none were given */
    struct side_model *sides;  /* the same */
    struct common *common; /* the same */
};

/* The path as SQLite opens it, terminated; false where memory is out. */
bool store_uri(buf *uri, const char *path, bool unchanging);

/* What SQLite says now, as a status and in *e. */
status store_fail(record *r, error *e);

/* A kept statement with its parameters bound: `types` has a letter for each: i int64_t, n int64_t with 0 as NULL, d
 * double, t slice, o slice with the empty one as NULL, b slice as a blob. Text is borrowed until the statement is
 * stepped or reset. NULL with *e filled. */
sqlite3_stmt *store_bind(record *r, enum sql which, error *e, const char *types, ...);

/* Binds and runs one to its end. */
status store_run(record *r, enum sql which, error *e, const char *types, ...);

/* The same, and *value is the first column of its row, or `none` where it has no row. */
status store_number(record *r, enum sql which, int64_t none, int64_t *value, error *e, const char *types, ...);

/* The next row: *more is false at the end, and the statement is then reset. */
status store_step(record *r, sqlite3_stmt *s, bool *more, error *e);

/* A column, borrowed until the next step. NULL is the empty slice. */
slice store_text(sqlite3_stmt *s, int at);
slice store_blob(sqlite3_stmt *s, int at);

/* A value that a function of SQL is given, borrowed while it runs. NULL is the empty slice. */
slice store_value_text(sqlite3_value *value);

/* Resets what is under way: after an error, so that nothing holds a lock. */
void store_reset(record *r);

#endif
