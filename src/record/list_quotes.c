/* list_quotes.c - the list of quotes: who said what, in which words */
#include <string.h>

#include "record/hidden.h"
#include "record/lists.h"
#include "record/utterance.h"

const column quotes_columns[] = {
    {"date", "date", 10, COLUMN_TEXT},            {"speaker", "speaker", 20, COLUMN_TEXT},
    {"stance", "stance", 9, COLUMN_TEXT},         {"quote", "quote", 0, COLUMN_TEXT},
    {"outlet", "outlet", 14, COLUMN_TEXT},        {"actor", "actor", 0, COLUMN_CSV_ONLY},
    {"role", "role", 0, COLUMN_CSV_ONLY},         {"country", "country", 0, COLUMN_CSV_ONLY},
    {"code", "code", 0, COLUMN_CSV_ONLY},         {"kind", "kind", 0, COLUMN_CSV_ONLY},
    {"negated", "negated", 0, COLUMN_CSV_ONLY},   {"cue", "cue", 0, COLUMN_CSV_ONLY},
    {"addressee", "addressee", 0, COLUMN_CSV_ONLY}, {"channel", "channel", 0, COLUMN_CSV_ONLY},
    {"said", "said", 0, COLUMN_CSV_ONLY},         {"article", "article", 0, COLUMN_CSV_ONLY},
    {"begin", "begin", 0, COLUMN_CSV_ONLY},       {"end", "end", 0, COLUMN_CSV_ONLY},
    {"score", "score", 0, COLUMN_CSV_ONLY},       {"rule", "rule", 0, COLUMN_CSV_ONLY},
    {"path", "path", 0, COLUMN_CSV_ONLY},         {"line", "line", 0, COLUMN_CSV_ONLY},
    {"utterance", "utterance", 0, COLUMN_CSV_ONLY}, {"id", "id", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

face_words face_words_of(lister *l, int64_t row) {
    const identity *who = identity_known(l, identity_of_actor(l, row));
    return who ? (face_words){who->name, who->role, who->country, who->code, who->uid}
               : (face_words){{0}, {0}, {0}, {0}, {0}};
}

void put_face(lister *l, json_t *to, const face_words *who, slice as_said) {
    put_text(l, to, "speaker", as_said.size ? as_said : who->name);
    put_text(l, to, "actor", who->name);
    put_text(l, to, "role", who->role);
    put_text(l, to, "country", who->country);
    put_text(l, to, "code", who->code);
    put_text(l, to, "actor_id", who->uid);
}

void put_speaker(lister *l, json_t *to, int64_t row, slice as_said) {
    face_words who = face_words_of(l, row);
    put_face(l, to, &who, as_said);
}

/* A speaker's name in the article, for via. */
static slice speaker_name(lister *l, int64_t article_at, int64_t n) {
    static const char sql[] = "SELECT speaker_name, speaker FROM quote WHERE article = ? AND n = ?";
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_at, n});
    if (!lister_next(l, s)) return (slice){0};
    slice out = arena_slice(l->held, store_text(s, 0));
    sqlite3_reset(s);
    return out;
}

bool via_take(slice *list, int64_t *out) {
    if (!list->size) return false;
    slice one = slice_take(list, ' ');
    *out = 0;
    for (size_t i = 0; i < one.size; i++) *out = *out * 10 + (one.at[i] - '0');
    return true;
}

void put_via(lister *l, json_t *to, int64_t article_at, slice quotes) {
    json_t *list = put_list(l, to, "via");
    int64_t n;
    while (via_take(&quotes, &n)) {
        slice who = speaker_name(l, article_at, n);
        if (who.size) list_text(l, list, who);
    }
}

static slice via_by_parents(lister *l, int64_t article_at, int64_t n) {
    static const char sql[] = "SELECT parent FROM quote WHERE article = ? AND n = ? AND parent IS NOT NULL";
    slice out = {"", 0};
    for (int depth = 0; depth < 8; depth++) {
        sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_at, n});
        if (!lister_next(l, s)) break;
        n = sqlite3_column_int64(s, 0);
        sqlite3_reset(s);
        out = arena_print(l->held, out.size ? "%.*s %d" : "%.*s%d", (int)out.size, out.at, (int)n);
    }
    return out;
}

enum {
    Q_ARTICLE, Q_N, Q_SPEAKER, Q_NAME, Q_ADDRESSEE, Q_PARENT, Q_CUE, Q_SAID, Q_CHANNEL, Q_RULE, Q_SCORE, Q_KIND,
        Q_STANCE,
    Q_NEGATED, Q_HYPOTHETICAL, Q_BEGIN, Q_END, Q_ABOUT
};

static const char quotes_sql[] =
    "SELECT q.article, q.n, q.speaker, q.speaker_name, q.addressee, q.parent, q.cue_text, q.said, q.channel, q.rule, "
    "q.score, q.kind, q.stance, q.negated, q.hypothetical, q.begin, q.end";
static const char quotes_from[] = " FROM article a JOIN quote q ON q.article = a.id WHERE 1";

static void put_addressee(lister *l, sqlite3_stmt *s) {
    const identity *who = identity_known(l, identity_of_actor(l, sqlite3_column_int64(s, Q_ADDRESSEE)));
    put_text(l, l->row, "addressee", who ? who->name : (slice){0});
}

static void make_row(lister *l, sqlite3_stmt *s) {
    int64_t article_at = sqlite3_column_int64(s, Q_ARTICLE), n = sqlite3_column_int64(s, Q_N);
    const source *from = source_of(l, article_at);
    if (!from) return;
    row_begin(l);
    put_id(l, l->row, "id", 'q', from, n);
    put_source(l, l->row, from);
    put_speaker(l, l->row, sqlite3_column_int64(s, Q_SPEAKER), store_text(s, Q_NAME));
    put_bool(l, l->row, "named", sqlite3_column_int64(s, Q_SPEAKER) != 0);
    put_string(l, l->row, "stance", stance_name[sqlite3_column_int(s, Q_STANCE)]);
    put_string(l, l->row, "kind", attribution_kind_name[sqlite3_column_int(s, Q_KIND)]);
    put_bool(l, l->row, "negated", sqlite3_column_int(s, Q_NEGATED));
    put_bool(l, l->row, "hypothetical", sqlite3_column_int(s, Q_HYPOTHETICAL));
    put_column(l, l->row, "cue", s, Q_CUE);
    put_addressee(l, s);
    put_column(l, l->row, "channel", s, Q_CHANNEL);
    put_column(l, l->row, "said", s, Q_SAID);
    put_via(l, l->row, article_at, via_by_parents(l, article_at, n));
    if (sqlite3_column_type(s, Q_PARENT) == SQLITE_NULL) put_null(l, l->row, "parent");
    else put_id(l, l->row, "parent", 'q', from, sqlite3_column_int64(s, Q_PARENT));
    put_words(l, l->row, from,
              (span){(uint32_t)sqlite3_column_int64(s, Q_BEGIN), (uint32_t)sqlite3_column_int64(s, Q_END)});
    put_utterance(l, l->row, article_at, n, identity_of_actor(l, sqlite3_column_int64(s, Q_SPEAKER)));
    put_column(l, l->row, "rule", s, Q_RULE);
    put_real(l, l->row, "score", sqlite3_column_double(s, Q_SCORE));
}

bool quote_row(lister *l, int64_t article_at, int64_t n) {
    query q = {0};
    query_add(l, &q, quotes_sql);
    query_add(l, &q, quotes_from);
    query_with(l, &q, " AND q.article = CAST(? AS INTEGER)", arena_print(l->a, "%lld", (long long)article_at));
    query_with(l, &q, " AND q.n = CAST(? AS INTEGER)", arena_print(l->a, "%lld", (long long)n));
    sqlite3_stmt *s = query_open(l, &q);
    bool there = lister_next(l, s);
    if (there) make_row(l, s);
    query_close(l, s);
    return there && l->status == READOUT_OK;
}

/* " AND column = number of the name", or nothing that can be found. */
static void with_name(lister *l, query *q, const char *sql, const char *const *names, uint32_t count,
                      const char *of) {
    if (of) query_with(l, q, sql, arena_print(l->a, "%u", name_find(names, count, slice_of(of))));
}

static bool says(lister *l, sqlite3_stmt *s, slice wanted) {
    if (!wanted.size || sqlite3_column_int(s, Q_ABOUT)) return true;
    const source *from = source_of(l, sqlite3_column_int64(s, Q_ARTICLE));
    if (!from) return false;
    slice words =
        slice_part(from->text, (size_t)sqlite3_column_int64(s, Q_BEGIN), (size_t)sqlite3_column_int64(s, Q_END));
    return slice_find(utf8_key(l->held, words), wanted) != SIZE_MAX;
}

static void add_about(lister *l, query *q) {
    const record_filter *f = l->filter;
    if (!f->about) return;
    query_add(
        l, q,
        ", EXISTS (SELECT 1 FROM mention m WHERE m.article = q.article AND m.begin >= q.begin AND m.end <= q.end");
    query_actors(l, q, "m.actor", f->about);
    query_add(l, q, ")");
}

void list_quotes(lister *l) {
    const record_filter *f = l->filter;
    query q = {0};
    query_add(l, &q, quotes_sql);
    add_about(l, &q);
    query_add(l, &q, quotes_from);
    query_articles(l, &q);
    if (f->speaker) query_actors(l, &q, "q.speaker", f->speaker);
    with_name(l, &q, " AND q.stance = CAST(? AS INTEGER)", stance_name, STANCES, f->stance);
    with_name(l, &q, " AND q.kind = CAST(? AS INTEGER)", attribution_kind_name, ATTRIBUTION_KINDS, f->kind);
    query_add(l, &q, " ORDER BY a.date, a.number, a.sha256, q.n");
    sqlite3_stmt *s = query_open(l, &q);
    slice about = utf8_key(l->a, slice_of(f->about));
    while (!lister_done(l) && lister_next(l, s))
        if (says(l, s, about) && !quote_hidden(l, sqlite3_column_int64(s, Q_ARTICLE), sqlite3_column_int64(s, Q_N))) {
            make_row(l, s);
            row_end(l);
        }
}
