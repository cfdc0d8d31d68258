/* merge.c - one record into another, table by table
 *
 * Rows of articles are copied as they are, under the new numbers of article, actor and bucket; what counts over articles
 * (names, buckets) is counted for the new ones only. */
#include <stdlib.h>

#include "record/identity.h"
#include "record/lister.h"
#include "record/store.h"

/* In this order. `new_article` has the other's articles that are not here, and the ids they get. */
static const char *const steps[] = {
    "CREATE TEMP TABLE new_article (old INTEGER PRIMARY KEY, id INTEGER)",
    "INSERT INTO new_article SELECT b.id, row_number() OVER (ORDER BY b.id) + (SELECT coalesce(max(id), 0) FROM main.article) "
    "FROM other.article b WHERE NOT EXISTS (SELECT 1 FROM main.article a WHERE a.sha256 = b.sha256)",
    "INSERT INTO main.article SELECT m.id, b.sha256, b.name, b.path, b.line, b.outlet, b.agency, b.title, b.author, b.date, "
    "b.url, b.dateline, b.language, b.text FROM new_article m JOIN other.article b ON b.id = m.old",
    "INSERT INTO main.sentence SELECT m.id, s.n, s.begin, s.end FROM new_article m JOIN other.sentence s ON s.article = m.old",
    "INSERT INTO main.sentence_words (rowid, text) SELECT s.article << 20 | s.n, "
    "CAST(substr(CAST(a.text AS BLOB), s.begin + 1, s.end - s.begin) AS TEXT) FROM new_article m "
    "JOIN main.article a ON a.id = m.id JOIN main.sentence s ON s.article = m.id WHERE s.n < 1048576",
    "INSERT INTO main.article_print SELECT m.id, p.prints FROM new_article m JOIN other.article_print p ON p.article = m.old",
    "CREATE TEMP TABLE wanted_actor AS SELECT DISTINCT x.actor AS old FROM new_article m "
    "JOIN other.article_actor x ON x.article = m.old",
    "INSERT INTO main.actor (key, uid, identity, block) SELECT b.key, b.uid, 0, b.block FROM wanted_actor w JOIN other.actor b ON b.id = w.old "
    "WHERE NOT EXISTS (SELECT 1 FROM main.actor a WHERE a.key = b.key)",
    "UPDATE main.actor SET identity = id WHERE identity = 0",
    "CREATE TEMP TABLE new_actor AS SELECT b.id AS old, a.id AS id FROM wanted_actor w JOIN other.actor b ON b.id = w.old "
    "JOIN main.actor a ON a.key = b.key",
    "CREATE UNIQUE INDEX temp.new_actor_old ON new_actor (old)",
    "INSERT OR IGNORE INTO main.actor_word SELECT w.word, k.id FROM new_actor k JOIN other.actor_word w ON w.actor = k.old",
    "INSERT INTO main.article_actor SELECT m.id, x.n, k.id, x.name, x.role, x.facts FROM new_article m "
    "JOIN other.article_actor x ON x.article = m.old JOIN new_actor k ON k.old = x.actor",
    "INSERT INTO main.actor_name SELECT x.actor, 0, x.name, count(*) FROM new_article m "
    "JOIN main.article_actor x ON x.article = m.id WHERE x.name IS NOT NULL GROUP BY x.actor, x.name "
    "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
    "INSERT INTO main.actor_name SELECT x.actor, 1, x.role, count(*) FROM new_article m "
    "JOIN main.article_actor x ON x.article = m.id WHERE x.role IS NOT NULL GROUP BY x.actor, x.role "
    "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
    "INSERT INTO main.actor_name SELECT x.actor, 2, x.facts, count(*) FROM new_article m "
    "JOIN main.article_actor x ON x.article = m.id GROUP BY x.actor, x.facts "
    "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
    "INSERT INTO main.mention SELECT m.id, x.n, k.id, x.begin, x.end FROM new_article m "
    "JOIN other.mention x ON x.article = m.old JOIN new_actor k ON k.old = x.actor",
    "INSERT INTO main.quote SELECT m.id, q.n, k.id, q.speaker_name, j.id, q.parent, q.source, q.cue, q.content, q.cue_text, "
    "q.said, q.channel, q.rule, q.score, q.kind, q.stance, q.negated, q.hypothetical, q.begin, q.end FROM new_article m "
    "JOIN other.quote q ON q.article = m.old LEFT JOIN new_actor k ON k.old = q.speaker "
    "LEFT JOIN new_actor j ON j.old = q.addressee",
    "INSERT INTO main.proposition SELECT m.id, p.n, p.quote, p.predicate, p.lemma, p.sense, p.negative, p.factuality, p.event, "
    "p.mode, p.contexts, p.cameo, p.event_score, p.rule, p.score, p.first_day, p.last_day FROM new_article m "
    "JOIN other.proposition p ON p.article = m.old",
    "INSERT INTO main.argument SELECT m.id, g.proposition, g.n, g.role, k.id, g.spans, g.text FROM new_article m "
    "JOIN other.argument g ON g.article = m.old LEFT JOIN new_actor k ON k.old = g.actor",
    "INSERT INTO main.bucket (key, asserts, denies) SELECT b.key, sum(s.side = 0), sum(s.side = 1) FROM new_article m "
    "JOIN other.statement s ON s.article = m.old JOIN other.bucket b ON b.id = s.bucket GROUP BY b.key "
    "ON CONFLICT DO UPDATE SET asserts = asserts + excluded.asserts, denies = denies + excluded.denies",
    "INSERT INTO main.statement SELECT m.id, s.n, s.proposition, s.quote, k.id, s.outlet_voice, s.side, s.begin, s.end, s.via, "
    "c.id, s.recipients, s.objects, s.rule, s.score FROM new_article m JOIN other.statement s ON s.article = m.old "
    "LEFT JOIN new_actor k ON k.old = s.speaker LEFT JOIN other.bucket b ON b.id = s.bucket "
    "LEFT JOIN main.bucket c ON c.key = b.key",
    "INSERT OR IGNORE INTO main.decision SELECT * FROM other.decision",
    "INSERT OR IGNORE INTO main.decision_on SELECT * FROM other.decision_on",
};

static const char *const clean_up[] = {"DROP TABLE IF EXISTS temp.new_article", "DROP TABLE IF EXISTS temp.wanted_actor",
                                       "DROP TABLE IF EXISTS temp.new_actor"};

static status run_sql(record *r, const char *sql, error *e) {
    return sqlite3_exec(r->db, sql, NULL, NULL, NULL) == SQLITE_OK ? READOUT_OK : store_fail(r, e);
}

static status settle(void *context, error *e) { return identity_settle_all(context, e); }

static status copy_all(record *r, uint64_t *added, error *e) {
    status s = READOUT_OK;
    for (size_t i = 0; s == READOUT_OK && i < sizeof steps / sizeof *steps; i++) {
        s = run_sql(r, steps[i], e);
        if (i == 1) *added = (uint64_t)sqlite3_changes64(r->db);
    }
    return s == READOUT_OK ? arena_run(r->scratch, settle, r, e) : s;
}

static status attach(record *r, const char *other, error *e) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(r->db, "ATTACH ? AS other", -1, &s, NULL) != SQLITE_OK) return store_fail(r, e);
    sqlite3_bind_text(s, 1, other, -1, SQLITE_STATIC);
    status result = sqlite3_step(s) == SQLITE_DONE ? READOUT_OK : store_fail(r, e);
    sqlite3_finalize(s);
    return result;
}

/* Opens it once on its own, which says what is wrong with it if it is no record of this version. */
static status check_other(const char *other, error *e) {
    record *r = record_open(other, RECORD_READ, NULL, e);
    record_close(r);
    return r ? READOUT_OK : e->status;
}

status record_merge(record *r, const char *other, uint64_t *added, error *e) {
    uint64_t count = 0;
    error own = {0};
    if (!e) e = &own;
    if (r->mode != RECORD_WRITE || r->batch) return fail(e, READOUT_BAD_USAGE, "the record is not open for merging");
    status s = check_other(other, e);
    if (s == READOUT_OK) s = attach(r, other, e);
    if (s != READOUT_OK) return s;
    s = store_run(r, SQL_BEGIN, e, "");
    if (s == READOUT_OK) s = copy_all(r, &count, e);
    if (s == READOUT_OK) s = store_run(r, SQL_COMMIT, e, "");
    store_reset(r);
    if (s != READOUT_OK && !sqlite3_get_autocommit(r->db)) store_run(r, SQL_ROLLBACK, NULL, "");
    for (size_t i = 0; i < sizeof clean_up / sizeof *clean_up; i++) run_sql(r, clean_up[i], NULL);
    run_sql(r, "DETACH other", NULL);
    arena_reset(r->scratch);
    if (added) *added = s == READOUT_OK ? count : 0;
    return s;
}
