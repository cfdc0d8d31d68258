/* list_events.c - the list of events: propositions that PLOVER has a type for, with their actors as lists
 *
 * What the formats of event data are written from. `standing` says whether an event is stated by the outlet, asserted
 * by a speaker, alleged (the outlet says that somebody holds it to be so), denied, negated, or unreal (asked,
 * ordered, hypothetical, only possible): none of those formats can. A promise is real where what it promises is to
 * come. */
#include <stdlib.h>

#include "record/hidden.h"
#include "record/lists.h"

const column events_columns[] = {
    {"event_id", "id", 17, COLUMN_TEXT},
    {"date", "date", 10, COLUMN_TEXT},
    {"date_precision", "date_precision", 0, COLUMN_CSV_ONLY},
    {"event_type", "type", 10, COLUMN_TEXT},
    {"event_mode", "mode", 0, COLUMN_CSV_ONLY},
    {"contexts", "contexts", 0, COLUMN_CSV_ONLY},
    {"cameo_code", "cameo", 0, COLUMN_CSV_ONLY},
    {"quad_class", "quad", 0, COLUMN_CSV_ONLY},
    {"actor_codes", "actors.code", 12, COLUMN_TEXT},
    {"actor_names", "actors.name", 0, COLUMN_CSV_ONLY},
    {"actor_iso3", "actors.country", 0, COLUMN_CSV_ONLY},
    {"actor_cow", "actors.cow", 0, COLUMN_CSV_ONLY},
    {"actor_sectors", "actors.sector", 0, COLUMN_CSV_ONLY},
    {"recipient_codes", "recipients.code", 12, COLUMN_TEXT},
    {"recipient_names", "recipients.name", 0, COLUMN_CSV_ONLY},
    {"recipient_iso3", "recipients.country", 0, COLUMN_CSV_ONLY},
    {"recipient_cow", "recipients.cow", 0, COLUMN_CSV_ONLY},
    {"recipient_sectors", "recipients.sector", 0, COLUMN_CSV_ONLY},
    {"object_text", "object", 0, COLUMN_CSV_ONLY},
    {"place_text", "place", 0, COLUMN_CSV_ONLY},
    {"place_name", "site.name", 0, COLUMN_CSV_ONLY},
    {"place_iso3", "site.country", 0, COLUMN_CSV_ONLY},
    {"latitude", "site.latitude", 0, COLUMN_CSV_ONLY},
    {"longitude", "site.longitude", 0, COLUMN_CSV_ONLY},
    {"place_precision", "site.precision", 0, COLUMN_CSV_ONLY},
    {"geonames_id", "site.geonames", 0, COLUMN_CSV_ONLY},
    {"standing", "standing", 9, COLUMN_TEXT},
    {"speaker", "speaker", 0, COLUMN_CSV_ONLY},
    {"stance", "stance", 0, COLUMN_CSV_ONLY},
    {"polarity", "polarity", 0, COLUMN_CSV_ONLY},
    {"factuality", "factuality", 0, COLUMN_CSV_ONLY},
    {"score", "score", 0, COLUMN_CSV_ONLY},
    {"sentence", "sentence", 0, COLUMN_TEXT},
    {"sentence_number", "sentence_number", 0, COLUMN_CSV_ONLY},
    {"begin_char", "begin", 0, COLUMN_CSV_ONLY},
    {"end_char", "end", 0, COLUMN_CSV_ONLY},
    {"article_id", "article", 0, COLUMN_CSV_ONLY},
    {"outlet", "outlet", 0, COLUMN_CSV_ONLY},
    {"agency", "agency", 0, COLUMN_CSV_ONLY},
    {"published", "published", 0, COLUMN_CSV_ONLY},
    {"title", "title", 0, COLUMN_CSV_ONLY},
    {"url", "url", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

enum {
    E_ARTICLE, E_N, E_QUOTE, E_PREDICATE, E_NEGATIVE, E_FACTUALITY, E_TYPE, E_MODE, E_CONTEXTS, E_CAMEO, E_SCORE,
        E_FIRST,
    E_LAST, E_URL, E_LANGUAGE, E_DATE
};

static const char events_sql[] =
    "SELECT p.article, p.n, p.quote, p.predicate, p.negative, p.factuality, p.event, p.mode, p.contexts, p.cameo, "
    "p.event_score, p.first_day, p.last_day, a.url, a.language, a.date "
    "FROM article a CROSS JOIN proposition p ON p.article = a.id WHERE p.event > 0";

static void put_date(lister *l, sqlite3_stmt *s) {
    int64_t first = sqlite3_column_int64(s, E_FIRST), last = sqlite3_column_int64(s, E_LAST);
    slice published = slice_part(store_text(s, E_DATE), 0, 10);
    const char *precision = !first && published.size ? "published"
                            : !first                 ? "none"
                            : first == last          ? "day"
                                                     : "month";
    if (first && first / 100 != last / 100) precision = "year";
    put_text(l, l->row, "date",
             first ? arena_print(l->a, "%04d-%02d-%02d", (int)(first / 10000), (int)(first / 100 % 100),
                                 (int)(first % 100))
                   : published);
    put_string(l, l->row, "date_precision", precision);
    put_column(l, l->row, "published", s, E_DATE);
}

static void put_type(lister *l, sqlite3_stmt *s) {
    int type = sqlite3_column_int(s, E_TYPE);
    put_string(l, l->row, "type", event_type_name[type]);
    put_column(l, l->row, "mode", s, E_MODE);
    json_t *contexts = put_list(l, l->row, "contexts");
    for (slice rest = store_text(s, E_CONTEXTS); rest.size;) {
        slice one = slice_take(&rest, ',');
        if (one.size) list_text(l, contexts, one);
    }
    put_column(l, l->row, "cameo", s, E_CAMEO);
    put_number(l, l->row, "quad", event_type_quad[type]);
    put_real(l, l->row, "score", sqlite3_column_double(s, E_SCORE));
}

static void put_party(lister *l, json_t *list, int64_t actor_at, slice text) {
    const identity *who = identity_known(l, identity_of_actor(l, actor_at));
    json_t *object = list_object(l, list);
    put_text(l, object, "name", who ? who->name : text);
    put_text(l, object, "text", text);
    put_text(l, object, "country", who ? who->country : (slice){0});
    put_text(l, object, "sector", who ? who->sector : (slice){0});
    put_text(l, object, "code", who ? who->code : (slice){0});
    put_text(l, object, "role", who ? who->role : (slice){0});
    put_text(l, object, "kind", slice_of(who ? actor_kind_name[who->kind] : NULL));
}

/* Where an argument begins, once for each field. */
static void put_begin(lister *l, const source *from, const char *field, slice spans) {
    if (!json_is_null(json_object_get(l->row, field))) return;
    put_number(l, l->row, field, (int64_t)utf8_point_of(&from->points, spans_extent(spans).begin));
}

/* See site_text in coding.c. */
static void put_site(lister *l, slice packed) {
    put_null(l, l->row, "site");
    if (!packed.size) return;
    json_t *to = put_object(l, l->row, "site");
    put_text(l, to, "name", slice_take(&packed, '\t'));
    put_text(l, to, "country", slice_take(&packed, '\t'));
    put_real(l, to, "latitude", strtod(arena_string(l->a, slice_take(&packed, '\t')), NULL));
    put_real(l, to, "longitude", strtod(arena_string(l->a, slice_take(&packed, '\t')), NULL));
    put_text(l, to, "precision", slice_take(&packed, '\t'));
    long long number = strtoll(arena_string(l->a, packed), NULL, 10);
    if (number) put_number(l, to, "geonames", number);
    else put_null(l, to, "geonames");
}

static void put_arguments(lister *l, const source *from, int64_t n) {
    static const char sql[] =
        "SELECT role, text, actor, spans, site FROM argument WHERE article = ? AND proposition = ? ORDER BY n";
    static const char *const begins[] = {"actor_begin", "recipient_begin"};
    json_t *lists[] = {put_list(l, l->row, "actors"), put_list(l, l->row, "recipients")};
    slice object = {0}, place = {0}, where = {0};
    for (int i = 0; i < 2; i++) put_null(l, l->row, begins[i]);
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){from->id, n});
    while (lister_next(l, s)) {
        int role = sqlite3_column_int(s, 0), which = role == ROLE_ACTOR ? 0 : role == ROLE_RECIPIENT ? 1 : -1;
        if (role == ROLE_OBJECT && !object.size) object = arena_slice(l->held, store_text(s, 1));
        if (role == ROLE_PLACE && !place.size) {
            place = arena_slice(l->held, store_text(s, 1));
            where = arena_slice(l->held, store_text(s, 4));
        }
        if (which < 0) continue;
        put_begin(l, from, begins[which], store_text(s, 3));
        put_party(l, lists[which], sqlite3_column_int64(s, 2), store_text(s, 1));
    }
    put_text(l, l->row, "object", object);
    put_text(l, l->row, "place", place);
    put_site(l, where);
}

/* Whether somebody in the chain of quotes denies it, or is said not to have said it. */
static bool denied(lister *l, int64_t article_at, int64_t n) {
    static const char sql[] = "SELECT stance, negated, coalesce(parent, -1) FROM quote WHERE article = ? AND n = ?";
    for (int depth = 0; n >= 0 && depth < 16; depth++) {
        sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_at, n});
        if (!lister_next(l, s)) return false;
        bool denies = sqlite3_column_int(s, 0) == STANCE_DENIES || sqlite3_column_int(s, 1);
        n = sqlite3_column_int64(s, 2);
        sqlite3_reset(s);
        if (denies) return true;
    }
    return false;
}

static void put_sayer(lister *l, int64_t article_at, int64_t n) {
    static const char sql[] = "SELECT speaker_name, stance FROM quote WHERE article = ? AND n = ?";
    put_null(l, l->row, "speaker");
    put_null(l, l->row, "stance");
    if (n < 0) return;
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_at, n});
    if (!lister_next(l, s)) return;
    put_column(l, l->row, "speaker", s, 0);
    put_string(l, l->row, "stance", stance_name[sqlite3_column_int(s, 1)]);
    sqlite3_reset(s);
}

/* Whether it has happened, as far as the text goes: what is announced is possible, and the announcement is the
 * event. */
static bool is_real(int factuality, int type) {
    bool promised = factuality == FACT_POSSIBLE && (type == EVENT_AGREE || type == EVENT_CONCEDE);
    return promised || factuality == FACT_CERTAIN || factuality == FACT_PROBABLE;
}

static void put_standing(lister *l, sqlite3_stmt *s) {
    bool negative = sqlite3_column_int(s, E_NEGATIVE), quoted = sqlite3_column_type(s, E_QUOTE) != SQLITE_NULL;
    int factuality = sqlite3_column_int(s, E_FACTUALITY);
    int64_t article_at = sqlite3_column_int64(s, E_ARTICLE), quote = quoted ? sqlite3_column_int64(s, E_QUOTE) : -1;
    const char *standing = quoted ? "asserted" : "stated";
    if (!quoted && factuality == FACT_PROBABLE) standing = "alleged";
    if (!is_real(factuality, sqlite3_column_int(s, E_TYPE))) standing = "unreal";
    if (quoted && denied(l, article_at, quote)) standing = "denied";
    if (negative) standing = "negated";
    put_string(l, l->row, "polarity", negative ? "-" : "+");
    put_string(l, l->row, "factuality", factuality_name[factuality]);
    put_string(l, l->row, "standing", standing);
    put_sayer(l, article_at, quote);
}

static void put_sentence(lister *l, const source *from, span at) {
    static const char sql[] = "SELECT n, begin, end FROM sentence WHERE article = ? AND end > ? ORDER BY n LIMIT 1";
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){from->id, at.begin});
    if (lister_next(l, s)) {
        put_text(l, l->row, "sentence",
                 slice_part(from->text, (size_t)sqlite3_column_int64(s, 1), (size_t)sqlite3_column_int64(s, 2)));
        put_number(l, l->row, "sentence_number", sqlite3_column_int64(s, 0) + 1);
        sqlite3_reset(s);
    }
    put_words(l, l->row, from, at);
}

/* The actors of the article by kind: persons, organisations, states. */
static void put_cast(lister *l, int64_t article_at, const char *field, int64_t kind) {
    static const char sql[] =
        "SELECT DISTINCT o.identity FROM mention m JOIN actor o ON o.id = m.actor "
        "JOIN article_actor x ON x.article = m.article AND x.actor = m.actor "
        "WHERE m.article = ? AND x.facts LIKE ? || char(9) || '%' ORDER BY m.n";
    int64_t found[64];
    int count = 0;
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_at, kind});
    while (lister_next(l, s))
        if (count < 64) found[count++] = sqlite3_column_int64(s, 0);
    json_t *list = put_list(l, l->row, field);
    for (int i = 0; i < count; i++) {
        const identity *who = identity_known(l, found[i]);
        if (who) list_text(l, list, who->name);
    }
}

static void event_row(lister *l, sqlite3_stmt *s) {
    int64_t article_at = sqlite3_column_int64(s, E_ARTICLE), n = sqlite3_column_int64(s, E_N);
    const source *from = source_of(l, article_at);
    if (!from) return;
    row_begin(l);
    put_id(l, l->row, "id", 'e', from, n);
    put_source(l, l->row, from);
    put_date(l, s);
    put_type(l, s);
    put_arguments(l, from, n);
    put_standing(l, s);
    put_sentence(l, from, spans_extent(store_text(s, E_PREDICATE)));
    put_text(l, l->row, "title", from->title);
    put_column(l, l->row, "url", s, E_URL);
    put_column(l, l->row, "language", s, E_LANGUAGE);
    put_number(l, l->row, "text_length", (int64_t)utf8_count(from->text));
    put_cast(l, article_at, "people", ACTOR_PERSON);
    put_cast(l, article_at, "organizations", ACTOR_ORGANISATION);
    put_cast(l, article_at, "locations", ACTOR_STATE);
    row_end(l);
}

void list_events(lister *l) {
    const record_filter *f = l->filter;
    query q = {0};
    query_add(l, &q, events_sql);
    query_articles(l, &q);
    query_propositions(l, &q);
    if (f->kind) query_with(l, &q, " AND p.event = CAST(? AS INTEGER)",
                            arena_print(l->a, "%u", name_find(event_type_name, EVENT_TYPES, slice_of(f->kind))));
    if (f->sure) query_add(l, &q, arena_print(l->a, " AND p.event_score >= %.4f", (double)EVENT_SURE).at);
    query_add(l, &q, " ORDER BY a.date, a.number, a.sha256, p.n");
    sqlite3_stmt *s = query_open(l, &q);
    while (!lister_done(l) && lister_next(l, s))
        if (!event_hidden(l, sqlite3_column_int64(s, E_ARTICLE), sqlite3_column_int64(s, E_N))) event_row(l, s);
}
