/* list_search.c - sentences by their words, and what happened, was said and was published, in order of time */
#include <stdlib.h>
#include <string.h>

#include "record/hidden.h"
#include "record/lists.h"
#include "record/sought.h"

const column search_columns[] = {
    {"date", "date", 10, COLUMN_TEXT},        {"outlet", "outlet", 16, COLUMN_TEXT},
    {"text", "text", 0, COLUMN_TEXT},         {"article", "article", 0, COLUMN_CSV_ONLY},
    {"begin", "begin", 0, COLUMN_CSV_ONLY},   {"end", "end", 0, COLUMN_CSV_ONLY},
    {"path", "path", 0, COLUMN_CSV_ONLY},     {"line", "line", 0, COLUMN_CSV_ONLY},
    {"column", "column", 0, COLUMN_CSV_ONLY}, {"id", "id", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

const column timeline_columns[] = {
    {"date", "date", 10, COLUMN_TEXT},          {"what", "what", 9, COLUMN_TEXT},
    {"text", "text", 0, COLUMN_TEXT},           {"event", "event", 9, COLUMN_TEXT},
    {"speaker", "speaker", 16, COLUMN_TEXT},    {"precision", "precision", 0, COLUMN_CSV_ONLY},
    {"until", "until", 0, COLUMN_CSV_ONLY},     {"published", "published", 0, COLUMN_CSV_ONLY},
    {"outlet", "outlet", 0, COLUMN_CSV_ONLY},   {"stance", "stance", 0, COLUMN_CSV_ONLY},
    {"actor", "actor", 0, COLUMN_CSV_ONLY},     {"article", "article", 0, COLUMN_CSV_ONLY},
    {"id", "id", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

static bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

/* FTS5 takes operators, so words are given to it as strings; text with a quotation mark or star is taken as FTS5's
 * own. */
static slice match_of(lister *l, slice text) {
    if (text.size && (memchr(text.at, '"', text.size) || memchr(text.at, '*', text.size))) return text;
    char *out = arena_alloc(l->a, text.size * 4 + 1), *at = out;
    for (size_t i = 0; i < text.size;) {
        size_t begin = i;
        while (i < text.size && is_word_byte(text.at[i])) i++;
        if (i > begin) {
            *at++ = '"';
            memcpy(at, text.at + begin, i - begin);
            at += i - begin;
            *at++ = '"';
            *at++ = ' ';
        }
        if (i < text.size && i == begin) i++;
    }
    return (slice){out, (size_t)(at - out)};
}

/* The words of the sentence that begin as a word that was looked for does, all but its last letters. */
static bool is_hit(slice word, slice wanted) {
    while (wanted.size) {
        slice one = slice_take(&wanted, ' ');
        size_t stem = one.size > 5 ? one.size - 2 : one.size;
        if (one.size && slice_starts(word, slice_part(one, 0, stem))) return true;
    }
    return false;
}

static slice bare(lister *l, slice match) {
    char *copy = arena_copy(l->a, match.at, match.size);
    for (size_t i = 0; i < match.size; i++)
        if (!is_word_byte(copy[i])) copy[i] = ' ';
    return utf8_key(l->a, (slice){copy, match.size});
}

static void put_marks(lister *l, const source *from, span at, slice wanted) {
    json_t *list = put_list(l, l->row, "marks");
    size_t start = utf8_point_of(&from->points, at.begin);
    for (uint32_t i = at.begin; i < at.end && i < from->text.size;) {
        uint32_t begin = i;
        while (i < at.end && is_word_byte(from->text.at[i])) i++;
        if (i > begin && is_hit(utf8_key(l->held, slice_part(from->text, begin, i)), wanted))
            list_pair(l, list, (int64_t)(utf8_point_of(&from->points, begin) - start),
                      (int64_t)(utf8_point_of(&from->points, i) - start));
        if (i == begin) i++;
    }
}

static void sentence_row(lister *l, sqlite3_stmt *s, slice wanted) {
    const source *from = source_of(l, sqlite3_column_int64(s, 0));
    if (!from) return;
    span at = {(uint32_t)sqlite3_column_int64(s, 2), (uint32_t)sqlite3_column_int64(s, 3)};
    row_begin(l);
    put_id(l, l->row, "id", 'w', from, sqlite3_column_int64(s, 1));
    put_source(l, l->row, from);
    put_words(l, l->row, from, at);
    put_text(l, l->row, "text", slice_part(from->text, at.begin, at.end));
    put_marks(l, from, at, wanted);
    row_end(l);
}

/* The index finds articles; which of their sentences have the words, a small index in memory of one article's
 * sentences tells. */
typedef struct search {
    slice match, wanted;
    bool whole; /* the article as a whole must match too: it may not have what stands behind NOT, or must begin so */
    sqlite3_stmt *add, *empty, *hits;
    index_hits found;
    bool all;
} search;

static const char few_sql[] =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.few USING fts5 (text, content = '', columnsize = 0, "
    "tokenize = 'porter unicode61 remove_diacritics 2')";

static void run(lister *l, sqlite3_stmt *s) {
    while (lister_next(l, s)) continue;
}

/* Asks the empty index too: what can't be looked for is said whatever the record has. */
static bool prepare_few(lister *l, search *g) {
    if (sqlite3_exec(l->r->db, few_sql, NULL, NULL, NULL) != SQLITE_OK) l->status = store_fail(l->r, l->e);
    query add = {.sql = SLICE("INSERT INTO temp.few (rowid, text) VALUES (?, ?)")};
    query clear = {.sql = SLICE("INSERT INTO temp.few (few) VALUES ('delete-all')")};
    query hits = {0};
    g->add = query_open(l, &add);
    g->empty = query_open(l, &clear);
    query_with(l, &hits, "SELECT rowid FROM temp.few WHERE few MATCH ? ORDER BY rowid", g->match);
    g->hits = query_open(l, &hits);
    run(l, g->empty);
    run(l, g->hits);
    return g->hits && l->status == READOUT_OK;
}

static void add_text(lister *l, search *g, int64_t n, slice text) {
    sqlite3_bind_int64(g->add, 1, n);
    sqlite3_bind_text64(g->add, 2, text.at ? text.at : "", text.size, SQLITE_STATIC, SQLITE_UTF8);
    run(l, g->add);
}

static bool whole_matches(lister *l, search *g, const source *from) {
    run(l, g->empty);
    add_text(l, g, 1, from->text);
    bool matches = lister_next(l, g->hits);
    sqlite3_reset(g->hits);
    return matches;
}

/* Puts the sentences of an article into the small index. */
static void add_sentences(lister *l, search *g, int64_t id) {
    static const char sql[] = "SELECT n, begin, end FROM sentence WHERE article = ?";
    const source *from = source_of(l, id);
    if (!from || (g->whole && !whole_matches(l, g, from))) from = NULL;
    run(l, g->empty);
    sqlite3_stmt *s = from ? lister_ask(l, sql, 1, &id) : NULL;
    while (from && lister_next(l, s))
        add_text(l, g, sqlite3_column_int64(s, 0),
                 slice_part(from->text, (size_t)sqlite3_column_int64(s, 1), (size_t)sqlite3_column_int64(s, 2)));
}

static void search_article(lister *l, search *g, int64_t id) {
    static const char sql[] = "SELECT article, n, begin, end FROM sentence WHERE article = ? AND n = ?";
    add_sentences(l, g, id);
    while (!lister_done(l) && lister_next(l, g->hits)) {
        sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){id, sqlite3_column_int64(g->hits, 0)});
        if (!lister_next(l, s)) continue;
        sentence_row(l, s, g->wanted);
        sqlite3_reset(s);
    }
    sqlite3_reset(g->hits);
}

typedef struct dated {
    int64_t id;
    slice date, sha256;
} dated;

/* Unknown days come last. */
static int falling(const void *a, const void *b) {
    const dated *x = a, *y = b;
    int order = slice_compare(y->date, x->date);
    return order ? order : slice_compare(x->sha256, y->sha256);
}

/* The articles found, by themselves. */
static void each_found(lister *l, search *g) {
    query q = {0};
    VEC(dated) all = {0};
    query_with(l, &q, "SELECT a.date, a.sha256 FROM article a WHERE a.id = ?", (slice){0});
    query_articles(l, &q);
    sqlite3_stmt *s = query_open(l, &q);
    for (size_t i = 0; i < g->found.size && s; i++) {
        sqlite3_reset(s);
        sqlite3_bind_int64(s, 1, g->found.at[i].article);
        if (lister_next(l, s))
            *vec_push(l->a, &all) = (dated){g->found.at[i].article, arena_slice(l->a, store_text(s, 0)),
                                            arena_slice(l->a, store_text(s, 1))};
    }
    if (all.size) qsort(all.at, all.size, sizeof *all.at, falling);
    for (uint32_t i = 0; i < all.size && !lister_done(l); i++) search_article(l, g, all.at[i].id);
}

/* All articles in their order, for words that very many have: from an index alone. */
static void each_in_order(lister *l, search *g) {
    query q = {.sql = SLICE("SELECT a.id FROM article a WHERE 1")};
    query_articles(l, &q);
    query_add(l, &q, " ORDER BY a.date DESC, a.number");
    sqlite3_stmt *s = query_open(l, &q);
    while (!lister_done(l) && lister_next(l, s))
        if (g->all || index_has(&g->found, sqlite3_column_int64(s, 0)))
            search_article(l, g, sqlite3_column_int64(s, 0));
}

void list_search(lister *l) {
    search g = {.match = match_of(l, slice_of(l->filter->text))};
    g.wanted = bare(l, g.match);
    g.whole = slice_find(g.match, SLICE("NOT")) != SIZE_MAX || slice_find(g.match, SLICE("^")) != SIZE_MAX;
    if (!g.match.size) return;
    if (prepare_few(l, &g)) {
        sought_articles(l, g.match, &g.found, &g.all);
        bool many = (double)g.found.size * (double)g.found.size > 16.0 * (double)lister_articles(l);
        if (g.all || (many && l->filter->limit)) each_in_order(l, &g);
        else each_found(l, &g);
    }
    if (l->status == READOUT_STORE && sqlite3_errcode(l->r->db) == SQLITE_ERROR)
        l->status = fail(l->e, READOUT_BAD_USAGE, "these words can't be looked for: %s", sqlite3_errmsg(l->r->db));
}

/* ----------------------------------------------------------------------------------------------- timeline */

/* what: 0 happened, 1 said, 2 published. Days of propositions are numbers, yyyymmdd; of quotes and articles text. */
static const char happened_sql[] =
    "SELECT CASE WHEN p.first_day > 0 THEN printf('%04d-%02d-%02d', p.first_day / 10000, p.first_day / 100 % 100, "
    "p.first_day % 100) ELSE a.date END AS day, 0 AS what, a.sha256 AS sha, a.id, p.n, p.predicate, p.event, "
    "p.quote, "
    "p.first_day, p.last_day FROM article a CROSS JOIN proposition p ON p.article = a.id "
    "WHERE p.event > 0 AND p.negative = 0 AND p.factuality < 3";
static const char said_sql[] =
    " UNION ALL SELECT coalesce(q.said, a.date), 1, a.sha256, a.id, q.n, q.content, 0, q.n, q.said IS NOT NULL, 0 "
    "FROM article a CROSS JOIN quote q ON q.article = a.id WHERE q.speaker IS NOT NULL AND q.negated = 0";
static const char published_sql[] =
    " UNION ALL SELECT a.date, 2, a.sha256, a.id, 0, '', 0, NULL, 1, 0 FROM article a WHERE a.date IS NOT NULL";

static void put_sayer(lister *l, const source *from, int64_t n) {
    static const char sql[] = "SELECT speaker_name, stance, speaker FROM quote WHERE article = ? AND n = ?";
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){from->id, n});
    if (!lister_next(l, s)) return;
    int64_t who = sqlite3_column_type(s, 2) == SQLITE_NULL ? -1 : sqlite3_column_int64(s, 2);
    put_column(l, l->row, "speaker", s, 0);
    put_string(l, l->row, "stance", stance_name[sqlite3_column_int(s, 1)]);
    sqlite3_reset(s);
    if (who >= 0) put_text(l, l->row, "actor", face_words_of(l, who).name);
}

static span sentence_around(lister *l, int64_t id, span at) {
    static const char sql[] = "SELECT begin, end FROM sentence WHERE article = ? AND end > ? ORDER BY n LIMIT 1";
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){id, at.begin});
    if (!lister_next(l, s)) return at;
    span out = {(uint32_t)sqlite3_column_int64(s, 0), (uint32_t)sqlite3_column_int64(s, 1)};
    sqlite3_reset(s);
    return out.begin <= at.begin ? out : at;
}

/* How much is known of the day: nothing but that of the report, a day, or which longer time. */
static const char *precision_of(int what, slice day, int64_t first, int64_t last) {
    if (!first) return day.size ? "published" : "none";
    if (what > 0) return day.size == 7 ? "month" : day.size == 4 ? "year" : day.size >= 10 ? "day" : "period";
    if (last <= first) return "day";
    if (first % 10000 == 101 && last == first / 10000 * 10000 + 1231) return "year";
    return first % 100 == 1 && last / 100 == first / 100 && last % 100 >= 28 ? "month" : "period";
}

static void put_days(lister *l, sqlite3_stmt *s, int what) {
    slice day = store_text(s, 0);
    int64_t first = sqlite3_column_int64(s, 8), last = sqlite3_column_int64(s, 9);
    put_text(l, l->row, "date", day);
    put_string(l, l->row, "precision", precision_of(what, day, first, last));
    if (last <= first) put_null(l, l->row, "until");
    else
        put_text(
            l, l->row, "until",
            arena_print(l->held, "%04d-%02d-%02d", (int)(last / 10000), (int)(last / 100 % 100), (int)(last % 100)));
}

static void timeline_row(lister *l, sqlite3_stmt *s) {
    static const char *const whats[] = {"happened", "said", "published"};
    static const char letters[] = {'e', 'q', 'a'};
    int what = sqlite3_column_int(s, 1);
    int64_t n = sqlite3_column_int64(s, 4);
    const source *from = source_of(l, sqlite3_column_int64(s, 3));
    if (!from) return;
    span at = spans_extent(store_text(s, 5));
    if (what == 0) at = sentence_around(l, from->id, at);
    row_begin(l);
    put_id(l, l->row, "id", letters[what], from, what == 2 ? -1 : n);
    put_source(l, l->row, from);
    put_text(l, l->row, "path", from->path);
    put_text(l, l->row, "published", from->date);
    put_days(l, s, what);
    put_string(l, l->row, "what", whats[what]);
    put_text(l, l->row, "text", what == 2 ? from->title : slice_part(from->text, at.begin, at.end));
    put_string(l, l->row, "event", event_type_name[sqlite3_column_int(s, 6)]);
    put_null(l, l->row, "speaker");
    put_null(l, l->row, "stance");
    put_null(l, l->row, "actor");
    if (sqlite3_column_type(s, 7) != SQLITE_NULL) put_sayer(l, from, sqlite3_column_int64(s, 7));
    row_end(l);
}

static bool happening_hidden(lister *l, sqlite3_stmt *s) {
    int64_t article_at = sqlite3_column_int64(s, 3), n = sqlite3_column_int64(s, 4);
    int what = sqlite3_column_int(s, 1);
    return what == 0 ? event_hidden(l, article_at, n) : what == 1 && quote_hidden(l, article_at, n);
}

void list_timeline(lister *l) {
    const record_filter *f = l->filter;
    query q = {0};
    query_add(l, &q, happened_sql);
    query_articles(l, &q);
    query_propositions(l, &q);
    query_add(l, &q, said_sql);
    query_articles(l, &q);
    if (f->about) query_actors(l, &q, "q.speaker", f->about);
    if (f->speaker) query_actors(l, &q, "q.speaker", f->speaker);
    if (!f->about && !f->speaker) {
        query_add(l, &q, published_sql);
        query_articles(l, &q);
    }
    query_add(l, &q, " ORDER BY 1, 2, 3, 5");
    sqlite3_stmt *s = query_open(l, &q);
    while (!lister_done(l) && lister_next(l, s))
        if (!happening_hidden(l, s)) timeline_row(l, s);
}
