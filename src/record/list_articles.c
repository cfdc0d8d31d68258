/* list_articles.c - the lists of articles and of actors */
#include <stdlib.h>

#include "record/lists.h"

const column articles_columns[] = {
    {"date", "date", 10, COLUMN_TEXT},          {"outlet", "outlet", 18, COLUMN_TEXT},
    {"title", "title", 0, COLUMN_TEXT},         {"quotes", "quotes", 6, COLUMN_NUMBER},
    {"id", "id", 17, COLUMN_TEXT},              {"agency", "agency", 0, COLUMN_CSV_ONLY},
    {"author", "author", 0, COLUMN_CSV_ONLY},   {"url", "url", 0, COLUMN_CSV_ONLY},
    {"path", "path", 0, COLUMN_CSV_ONLY},       {"language", "language", 0, COLUMN_CSV_ONLY},
    {"sha256", "sha256", 0, COLUMN_CSV_ONLY},   {"sentences", "sentences", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

const column actors_columns[] = {
    {"name", "name", 0, COLUMN_TEXT},           {"kind", "kind", 12, COLUMN_TEXT},
    {"role", "role", 0, COLUMN_TEXT},           {"country", "country", 7, COLUMN_TEXT},
    {"sector", "sector", 0, COLUMN_CSV_ONLY},   {"quotes", "quotes", 6, COLUMN_NUMBER},
    {"articles", "articles", 8, COLUMN_NUMBER}, {"id", "id", 17, COLUMN_TEXT},
    {"code", "code", 0, COLUMN_CSV_ONLY},       {NULL, NULL, 0, COLUMN_TEXT}};

#define ARTICLE_FIELDS                                                                                               \
    "SELECT a.sha256, a.outlet, a.agency, a.date, a.title, a.author, a.url, a.path, a.language, a.name, a.dateline, "\
    "a.line, (SELECT count(*) FROM sentence s WHERE s.article = a.id), "                                             \
    "(SELECT count(*) FROM quote q WHERE q.article = a.id)"
static const char articles_sql[] = ARTICLE_FIELDS " FROM article a WHERE 1";
static const char texts_sql[] = ARTICLE_FIELDS ", a.text FROM article a WHERE 1";

static void article_row(lister *l, sqlite3_stmt *s) {
    static const char *const fields[] = {"sha256", "outlet", "agency",   "date", "title",   "author",
                                         "url",    "path",   "language", "name", "dateline"};
    char id[ID_SIZE];
    row_begin(l);
    id_of_article('a', store_text(s, 0), -1, id);
    put_string(l, l->row, "id", id);
    for (int i = 0; i < 11; i++) put_column(l, l->row, fields[i], s, i);
    put_number(l, l->row, "line", sqlite3_column_int64(s, 11));
    put_number(l, l->row, "sentences", sqlite3_column_int64(s, 12));
    put_number(l, l->row, "quotes", sqlite3_column_int64(s, 13));
    if (sqlite3_column_count(s) > 14) put_column(l, l->row, "text", s, 14);
    row_end(l);
}

/* Those that have all the words, or name the actor. */
static void query_about(lister *l, query *q) {
    if (!l->filter->about) return;
    query_with(l, q, " AND (a.id IN (SELECT rowid FROM word WHERE wanted = words_match(?))",
               slice_of(l->filter->about));
    query_add(l, q, " OR a.id IN (SELECT m.article FROM mention m WHERE 1");
    query_actors(l, q, "m.actor", l->filter->about);
    query_add(l, q, "))");
}

static void rows_of(lister *l, const char *sql) {
    query q = {0};
    query_add(l, &q, sql);
    query_articles(l, &q);
    query_about(l, &q);
    query_add(l, &q, " ORDER BY a.date, a.number, a.sha256");
    sqlite3_stmt *s = query_open(l, &q);
    while (!lister_done(l) && lister_next(l, s)) article_row(l, s);
}

void list_articles(lister *l) { rows_of(l, articles_sql); }
void list_texts(lister *l) { rows_of(l, texts_sql); }

/* ------------------------------------------------------------------------------------------------- actors */

static void put_names(lister *l, const char *field, int64_t id, int64_t role) {
    static const char sql[] = "SELECT n.name FROM actor a JOIN actor_name n ON n.actor = a.id AND n.role = ? "
                              "WHERE a.identity = ? GROUP BY n.name ORDER BY sum(n.articles) DESC, n.name";
    json_t *list = put_list(l, l->row, field);
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){role, id});
    while (lister_next(l, s)) list_text(l, list, store_text(s, 0));
}

/* What an actor is called in the reports that have this spelling. */
static void put_spellings(lister *l, int64_t id) {
    static const char sql[] = "SELECT o.uid, (SELECT n.name FROM actor_name n WHERE n.actor = o.id AND n.role = 0 "
                              "ORDER BY n.articles DESC, "
                              "length(n.name) DESC, n.name LIMIT 1) FROM actor o WHERE o.identity = ? ORDER BY o.key";
    json_t *list = put_list(l, l->row, "spellings");
    sqlite3_stmt *s = lister_ask(l, sql, 1, &id);
    while (lister_next(l, s)) {
        json_t *one = list_object(l, list);
        put_column(l, one, "id", s, 0);
        put_column(l, one, "name", s, 1);
    }
}

static void actor_row(lister *l, int64_t id, int64_t articles, int64_t quotes) {
    const identity *who = identity_known(l, id);
    const char *kind = l->filter->kind;
    if (!who || (kind && !slice_equal(slice_of(kind), slice_of(actor_kind_name[who->kind])))) return;
    row_begin(l);
    put_text(l, l->row, "id", who->uid);
    put_text(l, l->row, "name", who->name);
    put_string(l, l->row, "kind", actor_kind_name[who->kind]);
    put_text(l, l->row, "role", who->role);
    put_text(l, l->row, "country", who->country);
    put_text(l, l->row, "sector", who->sector);
    put_text(l, l->row, "code", who->code);
    put_number(l, l->row, "articles", articles);
    put_number(l, l->row, "quotes", quotes);
    put_names(l, "names", id, 0);
    put_names(l, "roles", id, 1);
    put_spellings(l, id);
    row_end(l);
}

/* Spellings of one person are counted together; who comes first does not depend on row numbers. Of all actors the
 * mentions and quotes are gone through once; of some, those of the articles that have them. Somebody may speak whom
 * no words name ("one of them"): his articles are those of both. */
static const char wanted_sql[] =
    "WITH wanted (identity, u) AS MATERIALIZED (SELECT o.identity, min(o.uid) FROM actor o WHERE 1";
static const char of_all_sql[] =
    " GROUP BY o.identity), named (identity, articles) AS MATERIALIZED ("
    "SELECT b.identity, count(DISTINCT m.article) FROM (SELECT actor, article FROM mention "
    "UNION ALL SELECT speaker, article FROM quote WHERE speaker IS NOT NULL) m "
    "CROSS JOIN actor b ON b.id = m.actor GROUP BY b.identity), "
    "spoken (identity, quotes) AS MATERIALIZED ("
    "SELECT b.identity, count(*) FROM quote q CROSS JOIN actor b ON b.id = q.speaker GROUP BY b.identity)";
static const char of_some_sql[] =
    " GROUP BY o.identity), named (identity, articles) AS MATERIALIZED ("
    "SELECT identity, count(DISTINCT article) FROM (SELECT b.identity, m.article FROM wanted w "
    "CROSS JOIN actor b ON b.identity = w.identity CROSS JOIN mention m ON m.actor = b.id "
    "UNION ALL SELECT b.identity, q.article FROM wanted w "
    "CROSS JOIN actor b ON b.identity = w.identity CROSS JOIN quote q ON q.speaker = b.id) GROUP BY identity), "
    "spoken (identity, quotes) AS MATERIALIZED ("
    "SELECT b.identity, count(*) FROM wanted w CROSS JOIN actor b ON b.identity = w.identity "
    "CROSS JOIN quote q ON q.speaker = b.id GROUP BY b.identity)";
static const char counted_sql[] =
    " SELECT w.identity, w.u, coalesce(n.articles, 0) c, coalesce(s.quotes, 0) d FROM wanted w "
    "LEFT JOIN named n ON n.identity = w.identity LEFT JOIN spoken s ON s.identity = w.identity ORDER BY d DESC, c "
    "DESC, u";

#define FEW "100"

static void query_wanted(lister *l, query *q) {
    if (l->filter->speaker) query_actors(l, q, "o.id", l->filter->speaker);
    if (l->filter->about) query_actors(l, q, "o.id", l->filter->about);
}

static bool few_are_wanted(lister *l) {
    query q = {.sql = SLICE("SELECT 1 FROM actor o WHERE 1")};
    uint32_t count = 0;
    if (!l->filter->speaker && !l->filter->about) return false;
    query_wanted(l, &q);
    query_add(l, &q, " LIMIT " FEW);
    sqlite3_stmt *s = query_open(l, &q);
    while (lister_next(l, s)) count++;
    return count < (uint32_t)strtoul(FEW, NULL, 10);
}

void list_actors(lister *l) {
    query q = {0};
    query_add(l, &q, wanted_sql);
    query_wanted(l, &q);
    query_add(l, &q, few_are_wanted(l) ? of_some_sql : of_all_sql);
    query_add(l, &q, counted_sql);
    sqlite3_stmt *s = query_open(l, &q);
    while (!lister_done(l) && lister_next(l, s))
        actor_row(l, sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 2), sqlite3_column_int64(s, 3));
}
