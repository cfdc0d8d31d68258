/* list_statements.c - the list of statements: one speaker's stance in one proposition */
#include <string.h>

#include "record/hidden.h"
#include "record/lists.h"
#include "record/stand.h"

const column statements_columns[] = {
    {"date", "date", 10, COLUMN_TEXT},              {"speaker", "speaker", 20, COLUMN_TEXT},
    {"side", "side", 9, COLUMN_TEXT},               {"predicate", "predicate", 12, COLUMN_TEXT},
    {"quote", "quote", 0, COLUMN_TEXT},             {"outlet", "outlet", 0, COLUMN_CSV_ONLY},
    {"actor", "actor", 0, COLUMN_CSV_ONLY},         {"role", "role", 0, COLUMN_CSV_ONLY},
    {"country", "country", 0, COLUMN_CSV_ONLY},     {"voice", "voice", 0, COLUMN_CSV_ONLY},
    {"sense", "sense", 0, COLUMN_CSV_ONLY},         {"actors", "actors", 0, COLUMN_CSV_ONLY},
    {"recipients", "recipients", 0, COLUMN_CSV_ONLY}, {"object", "object", 0, COLUMN_CSV_ONLY},
    {"place", "place", 0, COLUMN_CSV_ONLY},         {"polarity", "polarity", 0, COLUMN_CSV_ONLY},
    {"factuality", "factuality", 0, COLUMN_CSV_ONLY}, {"event", "event.type", 0, COLUMN_CSV_ONLY},
    {"mode", "event.mode", 0, COLUMN_CSV_ONLY},     {"cameo", "event.cameo", 0, COLUMN_CSV_ONLY},
    {"first_day", "first_day", 0, COLUMN_CSV_ONLY}, {"last_day", "last_day", 0, COLUMN_CSV_ONLY},
    {"article", "article", 0, COLUMN_CSV_ONLY},     {"begin", "begin", 0, COLUMN_CSV_ONLY},
    {"end", "end", 0, COLUMN_CSV_ONLY},             {"id", "id", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

enum {
    S_ARTICLE, S_N, S_PROPOSITION, S_QUOTE, S_SPEAKER, S_NAME, S_VOICE, S_SIDE, S_BEGIN, S_END, S_VIA, S_RULE,
        S_SCORE,
    S_LEMMA, S_SENSE, S_NEGATIVE, S_FACTUALITY, S_EVENT, S_MODE, S_CONTEXTS, S_CAMEO, S_FIRST, S_LAST, S_ABOUT
};

static const char statements_sql[] =
    "SELECT s.article, s.n, s.proposition, s.quote, s.speaker, "
    "coalesce((SELECT x.name FROM article_actor x WHERE x.article = s.article AND x.actor = s.speaker), "
    "q.speaker_name), "
    "s.outlet_voice, s.side, s.begin, s.end, "
    "s.via, s.rule, s.score, p.lemma, p.sense, p.negative, p.factuality, p.event, p.mode, p.contexts, p.cameo, "
    "p.first_day, p.last_day";
/* In this order: else SQLite reads all of the record before the first row. */
static const char statements_from[] =
    " FROM article a CROSS JOIN statement s ON s.article = a.id "
    "CROSS JOIN proposition p ON p.article = s.article AND p.n = s.proposition "
    "LEFT JOIN quote q ON q.article = s.article AND q.n = s.quote WHERE 1";

static void put_day(lister *l, json_t *to, const char *field, int64_t day) {
    if (!day) put_null(l, to, field);
    else put_text(l, to, field, arena_print(l->a, "%04d-%02d-%02d", (int)(day / 10000), (int)(day / 100 % 100),
                                            (int)(day % 100)));
}

static void put_arguments(lister *l, int64_t article_at, int64_t proposition_n) {
    static const char sql[] =
        "SELECT role, text, actor FROM argument WHERE article = ? AND proposition = ? ORDER BY n";
    json_t *actors = put_list(l, l->row, "actors"), *recipients = put_list(l, l->row, "recipients");
    slice object = {0}, place = {0};
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_at, proposition_n});
    while (lister_next(l, s)) {
        int role = sqlite3_column_int(s, 0);
        if (role == ROLE_OBJECT && !object.size) object = arena_slice(l->held, store_text(s, 1));
        if (role == ROLE_PLACE && !place.size) place = arena_slice(l->held, store_text(s, 1));
        if (role == ROLE_ACTOR) list_text(l, actors, store_text(s, 1));
        if (role == ROLE_RECIPIENT) list_text(l, recipients, store_text(s, 1));
    }
    put_text(l, l->row, "object", object);
    put_text(l, l->row, "place", place);
}

static void put_event(lister *l, sqlite3_stmt *s) {
    int type = sqlite3_column_int(s, S_EVENT);
    if (type == EVENT_NONE) {
        put_null(l, l->row, "event");
        return;
    }
    json_t *event = put_object(l, l->row, "event");
    put_string(l, event, "type", event_type_name[type]);
    put_column(l, event, "mode", s, S_MODE);
    put_column(l, event, "contexts", s, S_CONTEXTS);
    put_column(l, event, "cameo", s, S_CAMEO);
    put_number(l, event, "quad", event_type_quad[type]);
}

static void put_who(lister *l, sqlite3_stmt *s, const source *from) {
    bool voice = sqlite3_column_int(s, S_VOICE);
    put_speaker(l, l->row, sqlite3_column_int64(s, S_SPEAKER), voice ? from->outlet : store_text(s, S_NAME));
    put_string(l, l->row, "side", side_name[sqlite3_column_int(s, S_SIDE)]);
    put_string(l, l->row, "voice", voice ? "outlet" : "speaker");
    if (voice) put_null(l, l->row, "quote_id");
    else put_id(l, l->row, "quote_id", 'q', from, sqlite3_column_int64(s, S_QUOTE));
}

static void make_row(lister *l, sqlite3_stmt *s) {
    int64_t article_at = sqlite3_column_int64(s, S_ARTICLE);
    const source *from = source_of(l, article_at);
    if (!from) return;
    row_begin(l);
    put_id(l, l->row, "id", 's', from, sqlite3_column_int64(s, S_N));
    put_source(l, l->row, from);
    put_who(l, s, from);
    put_column(l, l->row, "predicate", s, S_LEMMA);
    put_column(l, l->row, "sense", s, S_SENSE);
    put_arguments(l, article_at, sqlite3_column_int64(s, S_PROPOSITION));
    put_string(l, l->row, "polarity", sqlite3_column_int(s, S_NEGATIVE) ? "-" : "+");
    put_string(l, l->row, "factuality", factuality_name[sqlite3_column_int(s, S_FACTUALITY)]);
    put_event(l, s);
    put_day(l, l->row, "first_day", sqlite3_column_int64(s, S_FIRST));
    put_day(l, l->row, "last_day", sqlite3_column_int64(s, S_LAST));
    put_via(l, l->row, article_at, store_text(s, S_VIA));
    put_words(l, l->row, from,
              (span){(uint32_t)sqlite3_column_int64(s, S_BEGIN), (uint32_t)sqlite3_column_int64(s, S_END)});
    put_column(l, l->row, "rule", s, S_RULE);
    put_real(l, l->row, "score", sqlite3_column_double(s, S_SCORE));
}

static slice number_text(lister *l, int64_t n) { return arena_print(l->a, "%lld", (long long)n); }

bool statement_row(lister *l, int64_t article_at, int64_t n) {
    query q = {0};
    query_add(l, &q, statements_sql);
    query_add(l, &q, statements_from);
    query_with(l, &q, " AND a.id = CAST(? AS INTEGER)", number_text(l, article_at));
    query_with(l, &q, " AND s.n = CAST(? AS INTEGER)", number_text(l, n));
    sqlite3_stmt *s = query_open(l, &q);
    bool there = lister_next(l, s);
    if (there) make_row(l, s);
    query_close(l, s);
    return there && l->status == READOUT_OK;
}

static bool says(lister *l, sqlite3_stmt *s, slice wanted) {
    if (!wanted.size || sqlite3_column_int(s, S_ABOUT)) return true;
    const source *from = source_of(l, sqlite3_column_int64(s, S_ARTICLE));
    if (!from) return false;
    slice words =
        slice_part(from->text, (size_t)sqlite3_column_int64(s, S_BEGIN), (size_t)sqlite3_column_int64(s, S_END));
    return slice_find(utf8_key(l->held, words), wanted) != SIZE_MAX;
}

void list_statements(lister *l) {
    const record_filter *f = l->filter;
    query q = {0};
    query_add(l, &q, statements_sql);
    if (f->about) {
        query_add(l, &q,
                  ", EXISTS (SELECT 1 FROM argument g WHERE g.article = s.article AND g.proposition = s.proposition");
        query_actors(l, &q, "g.actor", f->about);
        query_add(l, &q, ")");
    }
    query_add(l, &q, statements_from);
    query_articles(l, &q);
    if (f->speaker) query_actors(l, &q, "s.speaker", f->speaker);
    if (f->stance)
        query_with(l, &q, " AND s.side = CAST(? AS INTEGER)",
                   number_text(l, name_find(side_name, SIDES, slice_of(f->stance))));
    query_add(l, &q, " ORDER BY a.date, a.number, a.sha256, s.n");
    sqlite3_stmt *s = query_open(l, &q);
    slice about = utf8_key(l->a, slice_of(f->about));
    while (!lister_done(l) && lister_next(l, s))
        if (says(l, s, about) &&
            !statement_hidden(l, sqlite3_column_int64(s, S_ARTICLE), sqlite3_column_int64(s, S_N))) {
            make_row(l, s);
            row_end(l);
        }
}
