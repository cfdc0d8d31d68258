/* store.c - opens the file, brings it to this version, keeps its statements
 *
 * A file is a record if its application_id says so. Its version is user_version; `steps` has one row for each version
 * that there was, with what leads to the next: the first makes an empty record. They run in one transaction. */
#include "record/store.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "record/checkpoint.h"
#include "record/common.h"
#include "record/index.h"
#include "record/joined.h"
#include "record/kinds.h"
#include "record/known.h"
#include "record/sides.h"
#include "record/spare.h"
#include "record/stem.h"
#include "record/sum.h"
#include "record/tables.h"
#include "record/there.h"

enum { BUSY_MS = 60000, OPEN_TRIES = 500, OPEN_WAIT_MS = 20 };

static const char *const sql_text[SQLS] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_CHANGES] = "PRAGMA data_version",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_ARTICLE_SAME] = "SELECT 1 FROM article WHERE id = ? AND sha256 = ?",
    [SQL_ARTICLE_ADD] = "INSERT INTO article (id, sha256, number, name, path, line, outlet, agency, title, author, "
                        "date, url, dateline, language, coder, actors, coding, text) VALUES (?, ?, ?, ?, ?, ?, ?, "
                        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_EDITION] = "SELECT a.date, a.outlet, a.name, a.path, a.agency, a.title, a.author, a.url, a.dateline, "
                    "a.language, a.line, a.coding, a.actors, k.checksum, (SELECT checksum FROM coder WHERE id = ?) "
                    "FROM article a LEFT JOIN coder k ON k.id = a.coder WHERE a.id = ?",
    [SQL_ARTICLE_FIELDS] = "UPDATE article SET name = ?, path = ?, line = ?, outlet = ?, agency = ?, title = ?, "
                           "author = ?, date = ?, url = ?, dateline = ?, language = ? WHERE id = ?",
    [SQL_ARTICLE_CODE] = "UPDATE article SET coder = ?, actors = ?, coding = ? WHERE id = ?",
    [SQL_OLDER] = "SELECT id, line, name, path, outlet, agency, title, author, date, url, dateline, language, text "
                  "FROM article WHERE id > ? AND coder NOT IN (SELECT id FROM coder WHERE checksum = ?) ORDER BY "
                  "id LIMIT 1",
    [SQL_CODING_OF] = "SELECT id, coding, actors, text FROM article WHERE id = ? "
                      "AND coder NOT IN (SELECT id FROM coder WHERE checksum = ?)",
    [SQL_LAST_ARTICLE] = "SELECT max(id) FROM article",
    [SQL_LAST_ACTOR] = "SELECT max(id) FROM actor",
    [SQL_SEGMENTS] = "SELECT id, level FROM index_segment ORDER BY level, id",
    [SQL_SEGMENT_NEXT] = "SELECT coalesce(max(id), 0) + 1 FROM index_segment",
    [SQL_SEGMENT_ADD] = "INSERT INTO index_segment VALUES (?, ?, ?)",
    [SQL_SEGMENT_DROP] = "DELETE FROM index_segment WHERE id = ?",
    [SQL_PIECE_ADD] = "INSERT INTO index_piece VALUES (?, ?)",
    [SQL_PIECE_DROP] = "DELETE FROM index_piece WHERE id >= ? AND id < ?",
    [SQL_PIECES] = "SELECT packed FROM index_piece WHERE id >= ? AND id < ? ORDER BY id",
    [SQL_FRONT_ADD] = "INSERT OR REPLACE INTO index_front VALUES (?, ?, ?)",
    [SQL_FRONT_FIND] = "SELECT piece FROM index_front WHERE segment = ? AND first < ? ORDER BY first DESC LIMIT 1",
    [SQL_FRONT_DROP] = "DELETE FROM index_front WHERE segment = ?",
    [SQL_TOPIC_ADD] = "INSERT INTO article_topic VALUES (?, ?)",
    [SQL_TOPIC_PUT] = "INSERT OR REPLACE INTO article_topic VALUES (?, ?)",
    [SQL_PRINT_ADD] = "INSERT INTO article_print VALUES (?, ?)",
    [SQL_SUM_ADD] = "INSERT INTO article_sum VALUES (?, ?)",
    [SQL_SUM_PUT] = "INSERT OR REPLACE INTO article_sum VALUES (?, ?)",
    [SQL_SUMMED] = "SELECT " SUM_COLUMNS
                   " FROM article a LEFT JOIN article_topic t ON t.article = a.id WHERE a.id = ?",
    [SQL_CODER_ADD] = "INSERT OR IGNORE INTO coder (checksum) VALUES (?)",
    [SQL_CODER_FIND] = "SELECT id FROM coder WHERE checksum = ?",
    [SQL_TOTAL] = "INSERT INTO total VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n",
    [SQL_TOTAL_OF] = "SELECT n FROM total WHERE what = ?",
    [SQL_ACTOR_FIND] = "SELECT id FROM actor WHERE uid = ? AND article IS NULL",
    [SQL_ACTOR_ADD] = "INSERT INTO actor (id, key, uid, identity, block, article) VALUES (?, ?, ?, ?, ?, ?)",
    [SQL_ACTOR_DROP] = "DELETE FROM actor WHERE id = ?",
    [SQL_ACTOR_IDENTITY] = "UPDATE actor SET identity = ?1 WHERE id = ?2 AND identity <> ?1",
    [SQL_IDENTITY_OF] = "SELECT identity FROM actor WHERE id = ?",
    [SQL_IDENTITY_JOIN] = "UPDATE actor SET identity = ? WHERE identity = ?",
    [SQL_ACTOR_BLOCK] = "SELECT id, key FROM actor WHERE block = ? AND block <> ''",
    [SQL_ACTOR_BLOCK_OF] = "SELECT block, identity FROM actor WHERE id = ?",
    [SQL_IDENTITY_OF_BLOCK] = "SELECT id, key FROM actor WHERE identity = ? AND block = ? ORDER BY id",
    [SQL_BLOCKS] = "SELECT block FROM actor WHERE block <> '' GROUP BY block HAVING count(*) > 1",
    [SQL_NAME_ADD] = "INSERT INTO name_said (actor, name, role, facts, id) VALUES (?, ?, ?, ?, ?)",
    [SQL_NAME_DROP] = "DELETE FROM name_said WHERE actor = ? AND name = ? AND role = ? AND facts = ?",
    [SQL_NAMES_SAID] = "SELECT name, role, facts, id FROM name_said WHERE actor = ?",
    [SQL_NAMES_LEFT] = "SELECT count(*) FROM name_said WHERE actor = ?",
    [SQL_LAST_NAME] = "SELECT max(id) FROM name_articles",
    [SQL_COUNT_ADD] = "INSERT INTO name_articles VALUES (?, ?)",
    [SQL_COUNT_MORE] = "UPDATE name_articles SET articles = articles + ? WHERE id = ?",
    [SQL_COUNT_OF] = "SELECT articles FROM name_articles WHERE id = ?",
    [SQL_COUNT_DROP] = "DELETE FROM name_articles WHERE id = ?",
    [SQL_NAMES_COUNTED] = "SELECT actor, articles FROM name_count WHERE facts <> ''",
    [SQL_DECIDED] = "SELECT 1 FROM decision_on o WHERE o.target = ?1 OR (?2 <> '' AND EXISTS "
                    "(SELECT 1 FROM actor b WHERE b.uid = o.target AND b.article IS NULL AND b.block = ?2)) LIMIT 1",
    [SQL_DECISIONS] = "SELECT EXISTS (SELECT 1 FROM decision)",
    [SQL_DECISION_LAST] = "SELECT coalesce(max(number), 0), coalesce(max(moment), '') FROM decision",
    [SQL_DECISION_ADD] = "INSERT INTO decision (uid, moment, number, what, who, reason) VALUES (?, ?, ?, ?, ?, ?)",
    [SQL_DECISION_ON] = "INSERT INTO decision_on (decision, n, part, target, shown) VALUES (?, ?, ?, ?, ?)",
    [SQL_DENIED_IDS] = "SELECT id FROM denied ORDER BY id",
    [SQL_DENIED_ADD] = "INSERT INTO denied (id, key, asserts, denies) VALUES (?, ?, ?, ?)",
    [SQL_DENIED_COUNT] = "UPDATE denied SET asserts = asserts + ?, denies = denies + ?, strength = NULL WHERE id = ?",
    [SQL_DENIED_DROP] = "DELETE FROM denied WHERE id = ? AND denies <= 0",
    [SQL_DENIED_STRENGTH] = "UPDATE denied SET strength = ? WHERE id = ?",
    [SQL_DENIED_UNSETTLE] = "UPDATE denied SET strength = NULL WHERE strength IS NOT NULL",
    [SQL_UNSETTLE_IDENTITY] = "UPDATE denied SET strength = NULL WHERE id IN (SELECT s.bucket FROM actor o CROSS "
                              "JOIN dispute_speaker s ON s.actor = o.id WHERE o.identity = ?) AND strength IS NOT "
                              "NULL",
    [SQL_RULES_PUT] = "INSERT OR REPLACE INTO total VALUES ('rules', ?)",
    [SQL_DISPUTE_DROP] = "DELETE FROM dispute WHERE bucket = ?",
    [SQL_DISPUTE_ADD] = "INSERT INTO dispute VALUES (?, ?, ?)",
    [SQL_DISPUTE_SPEAKER] = "INSERT OR IGNORE INTO dispute_speaker VALUES (?, ?)",
    /* The identity of who speaks in a dispute: of an actor that is one with others, and of one that is not. */
    [SQL_IN_DISPUTE] = "SELECT a.identity FROM actor me CROSS JOIN actor a ON a.identity = me.identity CROSS JOIN "
                       "dispute_speaker s ON s.actor = a.id WHERE me.id = ? LIMIT 1",
    [SQL_SPEAKS] = "SELECT actor FROM dispute_speaker WHERE actor = ? LIMIT 1",
    [SQL_JOINED] = "SELECT EXISTS (SELECT 1 FROM actor INDEXED BY actor_joined WHERE identity = ?1 AND identity <> "
                   "id) OR EXISTS (SELECT 1 FROM actor INDEXED BY actor_apart WHERE id = ?1 AND identity <> id)",
    [SQL_JOINED_ALL] = "SELECT id, identity FROM actor INDEXED BY actor_joined WHERE identity <> id",
    [SQL_NAMES_OF] = "SELECT n.name, n.role, n.facts, n.articles FROM actor me CROSS JOIN actor a ON a.identity = "
                     "me.identity CROSS JOIN name_count n ON n.actor = a.id WHERE me.id = ?",
    [SQL_SENSE] = "SELECT known, open_asserts, open_denies, open_others, leader, leader_asserts, leader_denies, "
                  "scanned FROM sense WHERE name = ?",
    [SQL_SENSE_PUT] = "INSERT OR REPLACE INTO sense VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_BUCKET_KEY] = "SELECT bucket_key FROM statement WHERE bucket = ? LIMIT 1",
};

/* ---------------------------------------------------------------------------------------------- errors */

status store_fail(record *r, error *e) {
    int code = sqlite3_errcode(r->db);
    status s = code == SQLITE_NOMEM ? fail(e, READOUT_NO_MEMORY, "out of memory")
                                    : fail(e, READOUT_STORE, "%s", sqlite3_errmsg(r->db));
    if (r->path) error_in(e, r->path);
    return s;
}

static status refuse(record *r, error *e, const char *why) {
    fail(e, READOUT_STORE, "%s", why);
    error_in(e, r->path);
    return READOUT_STORE;
}

/* ------------------------------------------------------------------------------------------ statements */

static sqlite3_stmt *kept(record *r, enum sql which, error *e) {
    if (!r->kept[which] && sqlite3_prepare_v3(r->db, sql_text[which], -1, SQLITE_PREPARE_PERSISTENT, &r->kept[which],
                                              NULL) != SQLITE_OK) {
        store_fail(r, e);
        return NULL;
    }
    return r->kept[which];
}

static int bind_text(sqlite3_stmt *s, int at, slice text, bool optional) {
    if (!text.size && optional) return sqlite3_bind_null(s, at);
    return sqlite3_bind_text64(s, at, text.at ? text.at : "", text.size, SQLITE_STATIC, SQLITE_UTF8);
}

static int bind_blob(sqlite3_stmt *s, int at, slice bytes) {
    return sqlite3_bind_blob64(s, at, bytes.at ? bytes.at : "", bytes.size, SQLITE_STATIC);
}

static int bind_number(sqlite3_stmt *s, int at, int64_t value, bool optional) {
    return value || !optional ? sqlite3_bind_int64(s, at, value) : sqlite3_bind_null(s, at);
}

static sqlite3_stmt *bound(record *r, enum sql which, error *e, const char *types, va_list values) {
    sqlite3_stmt *s = kept(r, which, e);
    if (!s) return NULL;
    sqlite3_reset(s);
    int code = SQLITE_OK;
    for (int at = 1; *types && code == SQLITE_OK; at++, types++) {
        if (*types == 'd') code = sqlite3_bind_double(s, at, va_arg(values, double));
        else if (*types == 't' || *types == 'o') code = bind_text(s, at, va_arg(values, slice), *types == 'o');
        else if (*types == 'b') code = bind_blob(s, at, va_arg(values, slice));
        else code = bind_number(s, at, va_arg(values, int64_t), *types == 'n');
    }
    if (code == SQLITE_OK) return s;
    store_fail(r, e);
    return NULL;
}

sqlite3_stmt *store_bind(record *r, enum sql which, error *e, const char *types, ...) {
    va_list values;
    va_start(values, types);
    sqlite3_stmt *s = bound(r, which, e, types, values);
    va_end(values);
    return s;
}

static status run_bound(record *r, sqlite3_stmt *s, int64_t *value, error *e) {
    if (!s) return e ? e->status : READOUT_STORE;
    int code = sqlite3_step(s);
    if (code == SQLITE_ROW && value) *value = sqlite3_column_int64(s, 0);
    while (code == SQLITE_ROW) code = sqlite3_step(s);
    status result = code == SQLITE_DONE ? READOUT_OK : store_fail(r, e);
    sqlite3_reset(s);
    return result;
}

status store_run(record *r, enum sql which, error *e, const char *types, ...) {
    va_list values;
    va_start(values, types);
    sqlite3_stmt *s = bound(r, which, e, types, values);
    va_end(values);
    return run_bound(r, s, NULL, e);
}

status store_number(record *r, enum sql which, int64_t none, int64_t *value, error *e, const char *types, ...) {
    va_list values;
    va_start(values, types);
    sqlite3_stmt *s = bound(r, which, e, types, values);
    va_end(values);
    *value = none;
    return run_bound(r, s, value, e);
}

status store_step(record *r, sqlite3_stmt *s, bool *more, error *e) {
    int code = sqlite3_step(s);
    *more = code == SQLITE_ROW;
    if (code == SQLITE_ROW) return READOUT_OK;
    status result = code == SQLITE_DONE ? READOUT_OK : store_fail(r, e);
    sqlite3_reset(s);
    return result;
}

slice store_text(sqlite3_stmt *s, int at) {
    const char *text = (const char *)sqlite3_column_text(s, at);
    return (slice){text, text ? (size_t)sqlite3_column_bytes(s, at) : 0};
}

slice store_blob(sqlite3_stmt *s, int at) {
    const char *bytes = sqlite3_column_blob(s, at);
    return (slice){bytes, bytes ? (size_t)sqlite3_column_bytes(s, at) : 0};
}

slice store_value_text(sqlite3_value *value) {
    const char *text = (const char *)sqlite3_value_text(value);
    return (slice){text ? text : "", text ? (size_t)sqlite3_value_bytes(value) : 0};
}

void store_reset(record *r) {
    for (int i = 0; i < SQLS; i++) sqlite3_reset(r->kept[i]);
}

/* --------------------------------------------------------------------------------------------- opening */

static const char schema[] =
#include "schema.inc"
#include "decisions.inc"
    ;

/* What leads from version i to i + 1; a new record gets the schema at once. The first ones were never released: their
 * records are made again. */
/* NUMBERED: the last version with an index of articles by number (there.h). Version 22 packs articles in form 5 of
 * coding.h, version 23 in form 6. */
enum { TRIALS = 18, NUMBERED = 20 };
static const char *const steps[STORE_VERSION] = {[NUMBERED] =
    "DROP INDEX article_number; DROP INDEX article_outlet; DROP INDEX actor_block; CREATE INDEX actor_block ON "
    "actor (block, id, key) WHERE block <> '';ALTER TABLE name_count RENAME TO name_before;CREATE TABLE name_said "
    "(actor INTEGER NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, facts TEXT NOT NULL, id INTEGER NOT NULL, "
    "PRIMARY KEY (actor, name, role, facts)) WITHOUT ROWID;INSERT INTO name_said SELECT actor, name, role, facts, "
    "row_number() OVER (ORDER BY actor, name, role, facts) FROM name_before ORDER BY 1, 2, 3, 4;CREATE TABLE "
    "name_articles (id INTEGER PRIMARY KEY, articles INTEGER NOT NULL);INSERT INTO name_articles SELECT "
    "row_number() OVER (ORDER BY actor, name, role, facts), articles FROM name_before ORDER BY 1;DROP TABLE "
    "name_before;CREATE VIEW name_count (actor, name, role, facts, articles) AS SELECT s.actor, s.name, s.role, "
    "s.facts, c.articles FROM name_said s CROSS JOIN name_articles c ON c.id = s.id;"};

static status pragma(record *r, const char *sql, int64_t *value, error *e) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) != SQLITE_OK) return store_fail(r, e);
    int code = sqlite3_step(s);
    if (value) *value = code == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    status result = code == SQLITE_ROW || code == SQLITE_DONE ? READOUT_OK : store_fail(r, e);
    sqlite3_finalize(s);
    return result;
}

static status all_of(record *r, const char *const *sql, error *e) {
    status s = READOUT_OK;
    for (; *sql && s == READOUT_OK; sql++)
        if (sqlite3_exec(r->db, *sql, NULL, NULL, NULL) != SQLITE_OK) s = store_fail(r, e);
    return s;
}

typedef struct file_state {
    int64_t application, version, tables;
} file_state;

static status look(record *r, file_state *st, error *e) {
    status s = pragma(r, "PRAGMA application_id", &st->application, e);
    if (s == READOUT_OK) s = pragma(r, "PRAGMA user_version", &st->version, e);
    if (s == READOUT_OK) s = pragma(r, "SELECT count(*) FROM sqlite_schema", &st->tables, e);
    return s;
}

static bool is_new(const file_state *st) { return !st->application && !st->version && !st->tables; }

static status judge(record *r, const file_state *st, error *e) {
    if (is_new(st)) return r->mode == RECORD_WRITE ? READOUT_OK : refuse(r, e, "not a record: an empty database");
    if (st->application != STORE_APPLICATION) return refuse(r, e, "not a record, but another program's database");
    if (st->version > STORE_VERSION) return refuse(r, e, "made by a newer version of readout");
    if (st->version > 0 && st->version <= TRIALS)
        return refuse(
            r, e,
            "made by an older version of readout, which kept records otherwise: make it again with readout add");
    if (st->version < STORE_VERSION && r->mode == RECORD_READ)
        return refuse(r, e,
                      "made by an older version of readout: readout recode, or adding to it, brings it up to date");
    return READOUT_OK;
}

/* All at one moment: another process may be making the record just now. */
static status look_once(record *r, file_state *st, error *e) {
    status s = all_of(r, (const char *const[]){"BEGIN", NULL}, e);
    if (s == READOUT_OK) s = look(r, st, e);
    r->refusal = s == READOUT_STORE ? sqlite3_errcode(r->db) : SQLITE_OK;
    sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
    return s;
}

static status step(record *r, int64_t from, error *e) {
    status s = steps[from] ? all_of(r, (const char *const[]){steps[from], NULL}, e) : READOUT_OK;
    return s == READOUT_OK && from == NUMBERED ? there_index(r, e) : s;
}

/* Looks again inside the transaction: another process may have been quicker. */
static status migrate(record *r, error *e) {
    file_state st = {0};
    char version[64];
    status s = store_run(r, SQL_BEGIN, e, "");
    if (s != READOUT_OK) return s;
    s = look(r, &st, e);
    if (s == READOUT_OK) s = judge(r, &st, e);
    if (s == READOUT_OK && !st.version) s = all_of(r, (const char *const[]){schema, NULL}, e);
    for (int64_t v = st.version; s == READOUT_OK && v && v < STORE_VERSION; v++) s = step(r, v, e);
    if (s == READOUT_OK && st.version < STORE_VERSION) {
        snprintf(version, sizeof version, "PRAGMA user_version = %d", STORE_VERSION);
        s = all_of(r, (const char *const[]){"PRAGMA application_id = 1380208468", version, NULL}, e);
    }
    if (s == READOUT_OK) s = store_run(r, SQL_COMMIT, e, "");
    if (s != READOUT_OK) store_run(r, SQL_ROLLBACK, NULL, "");
    return s;
}

static status prepare(record *r, error *e) {
    file_state st = {0};
    sqlite3_extended_result_codes(r->db, 0);
    sqlite3_busy_timeout(r->db, BUSY_MS);
    status s = look_once(r, &st, e);
    if (s == READOUT_OK) s = judge(r, &st, e);
    if (s == READOUT_OK) s = pragma(r, "PRAGMA temp_store = MEMORY", NULL, e);
    if (s == READOUT_OK) s = pragma(r, "PRAGMA cache_size = -65536", NULL, e);
    if (s != READOUT_OK || r->mode == RECORD_READ) return s;
    s = pragma(r, "PRAGMA journal_mode = WAL", NULL, e);
    if (s == READOUT_OK) s = pragma(r, "PRAGMA synchronous = NORMAL", NULL, e);
    if (s == READOUT_OK) s = pragma(r, "PRAGMA cache_size = -262144", NULL, e);
    if (s == READOUT_OK) checkpoint_attend(r);
    if (s == READOUT_OK && st.version < STORE_VERSION) s = migrate(r, e);
    return s;
}

/* What SQLite refused with when the file was opened. */
static int refusal(const record *r) { return (r->refusal ? r->refusal : sqlite3_errcode(r->db)) & 0xFF; }

/* Changing to WAL asks for the file alone and, where another process does the same, is refused at once, whatever the
 * timeout. */
static status prepare_patiently(record *r, error *e) {
    status s = prepare(r, e);
    for (int i = 0; i < OPEN_TRIES && s == READOUT_STORE && refusal(r) == SQLITE_BUSY; i++) {
        sqlite3_sleep(OPEN_WAIT_MS);
        s = prepare(r, e);
    }
    return s;
}

/* Nothing of a writer's is left beside the file. */
static bool is_settled(const record *r) {
    struct stat info;
    buf beside = {0};
    buf_print(&beside, "%s-wal", r->path);
    buf_byte(&beside, 0);
    bool settled = !beside.failed && (stat(beside.at, &info) != 0 || info.st_size == 0);
    buf_release(&beside);
    return settled;
}

bool store_uri(buf *uri, const char *path, bool unchanging) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";
    buf_add(uri, SLICE("file:"));
    for (const char *c = path; *c; c++)
        if (strchr(plain, *c)) buf_byte(uri, *c);
        else buf_print(uri, "%%%02X", (unsigned)(unsigned char)*c);
    if (unchanging) buf_add(uri, SLICE("?immutable=1"));
    buf_byte(uri, 0);
    return !uri->failed;
}

static status open_as(record *r, int flags, error *e) {
    buf uri = {0};
    int code = store_uri(&uri, r->path, r->unchanging)
                   ? sqlite3_open_v2(uri.at, &r->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL)
                   : SQLITE_NOMEM;
    buf_release(&uri);
    if (code == SQLITE_OK) return READOUT_OK;
    return r->db ? store_fail(r, e) : fail(e, READOUT_NO_MEMORY, "out of memory");
}

/* A record in a folder where nothing can be written, so that SQLite can't have what it shares with writers there: it
 * is read as one that nobody writes. */
static status open_unchanging(record *r, error *e) {
    sqlite3_close(r->db);
    r->db = NULL;
    r->unchanging = true;
    status s = open_as(r, SQLITE_OPEN_READONLY, e);
    return s == READOUT_OK ? prepare(r, e) : s;
}

static status open_file(record *r, error *e) {
    struct stat info;
    if (r->mode == RECORD_READ && stat(r->path, &info) != 0) {
        fail(e, READOUT_NO_FILE, "there is no record here yet");
        error_in(e, r->path);
        return READOUT_NO_FILE;
    }
    /* A reader may have to undo what a writer left that was killed; where it may not write, SQLite opens for reading
     * alone. */
    int flags = r->mode == RECORD_READ ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    status s = open_as(r, flags, e);
    if (s != READOUT_OK) return s;
    if (r->mode == RECORD_READ) sqlite3_db_config(r->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    s = prepare_patiently(r, e);
    int code = s == READOUT_STORE ? refusal(r) : SQLITE_OK;
    bool shut = r->mode == RECORD_READ && (code == SQLITE_READONLY || code == SQLITE_CANTOPEN);
    return shut && is_settled(r) ? open_unchanging(r, e) : s;
}

typedef struct kinds_job {
    record *r;
    const char *lang;
} kinds_job;

static status load_kinds(void *context, error *e) {
    kinds_job *job = context;
    status s = kinds_open(job->r->lasting, job->lang, &job->r->kinds, e);
    if (s == READOUT_OK) s = sides_open(job->r->lasting, job->lang, &job->r->sides, e);
    return s == READOUT_OK ? common_open(job->r->lasting, job->lang, &job->r->common, e) : s;
}

record *record_open(const char *path, enum record_mode mode, const char *lang, error *e) {
    record *r = mem_alloc(sizeof *r);
    if (!r) {
        fail(e, READOUT_NO_MEMORY, "out of memory");
        return NULL;
    }
    *r = (record){.mode = mode, .path = mem_copy(path, strlen(path)), .lasting = arena_new(), .scratch = arena_new(),
                  .batch_arena = arena_new(), .blocks_arena = arena_new(), .spares = spares_new()};
    status s = r->path && r->lasting && r->scratch && r->batch_arena && r->blocks_arena && r->spares
                   ? READOUT_OK
                   : fail(e, READOUT_NO_MEMORY, "out of memory");
    kinds_job job = {r, lang};
    if (s == READOUT_OK && lang) s = arena_run(r->lasting, load_kinds, &job, e);
    if (s == READOUT_OK) s = open_file(r, e);
    if (s == READOUT_OK) s = tables_open(r, e);
    if (s == READOUT_OK) s = index_open(r, e);
    if (s == READOUT_OK) return r;
    record_close(r);
    return NULL;
}

void record_close(record *r) {
    if (!r) return;
    for (int i = 0; i < SQLS; i++) sqlite3_finalize(r->kept[i]);
    tables_finish(r->tables);
    stems_free(r->stems);
    checkpoint_end(r);
    /* Where no writer's log is left to be kept, the last reader takes SQLite's empty files away. */
    if (r->db && r->mode == RECORD_READ && is_settled(r))
        sqlite3_db_config(r->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    sqlite3_close(r->db);
    tables_release(r->tables);
    known_forget(r);
    there_forget(r);
    joined_forget(r);
    sides_close(r->sides);
    arena_free(r->batch_arena);
    arena_free(r->blocks_arena);
    arena_free(r->lasting);
    arena_free(r->scratch);
    spares_free(r->spares);
    mem_free(r->path);
    mem_free(r);
}
