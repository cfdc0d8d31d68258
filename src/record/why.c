/* why.c - why something is in the record: its sentences, its spans, the rule or model that made it */
#include <string.h>

#include "record/claims.h"
#include "record/hidden.h"
#include "record/lists.h"
#include "record/why.h"

typedef struct asked {
    const char *id;
    char letter;
    slice digits;
    int64_t n;
} asked;

static void nothing(lister *l, const char *id, const char *why) {
    if (l->status == READOUT_OK) l->status = fail(l->e, READOUT_BAD_USAGE, "%s: %s", id, why);
}

int64_t article_by_digits(lister *l, const char *id, slice digits) {
    query q = {0};
    query_add(l, &q, "SELECT id FROM article WHERE 1");
    query_digits(l, &q, "", digits);
    query_add(l, &q, " LIMIT 2");
    sqlite3_stmt *s = query_open(l, &q);
    int64_t row = lister_next(l, s) ? sqlite3_column_int64(s, 0) : 0;
    bool several = row && lister_next(l, s);
    if (s) query_close(l, s);
    if (row && !several) return row;
    nothing(l, id, several ? "there are several that begin so" : "there is nothing by this id in the record");
    return 0;
}

/* ----------------------------------------------------------------------------------------------- passages */

static void add_spans(lister *l, json_t *list, const source *from, const char *role, slice spans) {
    span one;
    while (spans_take(&spans, &one)) {
        if (one.begin >= one.end) continue;
        json_t *to = list_object(l, list);
        put_string(l, to, "role", role);
        put_number(l, to, "begin", (int64_t)utf8_point_of(&from->points, one.begin));
        put_number(l, to, "end", (int64_t)utf8_point_of(&from->points, one.end));
    }
}

static span widened(span whole, slice spans) {
    span one;
    while (spans_take(&spans, &one)) {
        if (one.begin >= one.end) continue;
        if (whole.begin == whole.end) whole = one;
        if (one.begin < whole.begin) whole.begin = one.begin;
        if (one.end > whole.end) whole.end = one.end;
    }
    return whole;
}

/* The sentences that a span lies in. */
static span sentences_around(lister *l, int64_t id, span at) {
    static const char sql[] = "SELECT min(begin), max(end) FROM sentence WHERE article = ? AND end > ? AND begin < ?";
    sqlite3_stmt *s = lister_ask(l, sql, 3, (const int64_t[]){id, at.begin, at.end});
    if (!lister_next(l, s)) return at;
    span out = at;
    if (sqlite3_column_type(s, 0) != SQLITE_NULL) {
        if (sqlite3_column_int64(s, 0) < at.begin) out.begin = (uint32_t)sqlite3_column_int64(s, 0);
        if (sqlite3_column_int64(s, 1) > at.end) out.end = (uint32_t)sqlite3_column_int64(s, 1);
    }
    sqlite3_reset(s);
    return out;
}

static span quote_spans(lister *l, json_t *list, const source *from, int64_t n, span whole) {
    static const char sql[] = "SELECT source, cue, content, rule, score FROM quote WHERE article = ? AND n = ?";
    static const char *const roles[] = {"source", "cue", "content"};
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){from->id, n});
    if (!lister_next(l, s)) return whole;
    for (int i = 0; i < 3; i++) {
        add_spans(l, list, from, roles[i], store_text(s, i));
        whole = widened(whole, store_text(s, i));
    }
    sqlite3_reset(s);
    return whole;
}

static span proposition_spans(lister *l, json_t *list, const source *from, int64_t n, span whole) {
    static const char sql[] = "SELECT -1, predicate FROM proposition WHERE article = ? AND n = ? "
                              "UNION ALL SELECT role, spans FROM argument WHERE article = ? AND proposition = ?";
    sqlite3_stmt *s = lister_ask(l, sql, 4, (const int64_t[]){from->id, n, from->id, n});
    while (lister_next(l, s)) {
        int role = sqlite3_column_int(s, 0);
        add_spans(l, list, from, role < 0 ? "predicate" : argument_role_name[role], store_text(s, 1));
        whole = widened(whole, store_text(s, 1));
    }
    return whole;
}

static void put_fact(lister *l, json_t *facts, const char *field, const char *from) {
    json_t *value = json_object_get(l->row, from);
    if (!json_is_string(value)) return;
    json_t *pair = put_list(l, facts, NULL);
    list_text(l, pair, slice_of(field));
    list_text(l, pair, slice_of(json_string_value(value)));
}

static void put_facts(lister *l, json_t *to) {
    static const char *const fields[] = {"speaker", "actor", "role",       "stance",  "side", "predicate", "sense",
                                         "polarity", "factuality", "channel", "said", "cue",  "kind"};
    json_t *facts = put_list(l, to, "facts");
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) put_fact(l, facts, fields[i], fields[i]);
    if (json_is_real(json_object_get(l->row, "score"))) {
        json_t *pair = put_list(l, facts, NULL);
        list_text(l, pair, SLICE("score"));
        list_text(l, pair, arena_print(l->a, "%.2f", json_real_value(json_object_get(l->row, "score"))));
    }
    put_fact(l, facts, "rule", "rule");
}

/* What somebody decided not to show is still explained, and that is said. */
static void put_hidden(lister *l, json_t *to, int64_t article_row) {
    char letter = 0;
    slice digits;
    int64_t n;
    const char *id = json_string_value(json_object_get(l->row, "id"));
    if (!id || !id_parse(slice_of(id), &letter, &digits, &n) || n < 0) return;
    bool hidden = letter == 'q'   ? quote_hidden(l, article_row, n)
                  : letter == 's' ? statement_hidden(l, article_row, n)
                                  : letter == 'e' && event_hidden(l, article_row, n);
    if (!hidden) return;
    json_t *pair = put_list(l, json_object_get(to, "facts"), NULL);
    list_text(l, pair, SLICE("hidden"));
    list_text(l, pair, SLICE("by hand: see readout decisions"));
}

/* The whole answer for one row that l->row holds; `to` gets it. */
static void explain(lister *l, json_t *to, const char *is, const source *from, int64_t quote, int64_t proposition_n) {
    static const char *const copied[] = {"id", "path", "line", "column", "outlet", "date", "rule", "score"};
    span whole = {0, 0};
    put_string(l, to, "is", is);
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++)
        json_object_set(to, copied[i], json_object_get(l->row, copied[i]));
    put_text(l, to, "title", from->title);
    put_facts(l, to);
    put_hidden(l, to, from->id);
    json_t *list = put_list(l, to, "spans");
    if (quote >= 0) whole = quote_spans(l, list, from, quote, whole);
    if (proposition_n >= 0) whole = proposition_spans(l, list, from, proposition_n, whole);
    whole = sentences_around(l, from->id, whole);
    json_t *passage = put_object(l, to, "passage");
    put_text(l, passage, "text", slice_part(from->text, whole.begin, whole.end));
    put_number(l, passage, "begin", (int64_t)utf8_point_of(&from->points, whole.begin));
    json_object_set(to, "row", l->row);
}

void why_fact(lister *l, json_t *to, const char *called, slice value) {
    json_t *facts = json_object_get(to, "facts");
    if (!value.size) return;
    if (!facts) facts = put_list(l, to, "facts");
    json_t *pair = put_list(l, facts, NULL);
    list_text(l, pair, slice_of(called));
    list_text(l, pair, value);
}

/* ------------------------------------------------------------------------------------------ kinds of rows */

void why_words(lister *l, json_t *to, const char *is, int64_t article_row, span at, const char *role) {
    const source *from = source_of(l, article_row);
    if (!from) return;
    row_begin(l);
    put_id(l, l->row, "id", 'a', from, -1);
    put_source(l, l->row, from);
    put_words(l, l->row, from, at);
    explain(l, to, is, from, -1, -1);
    slice spans = arena_print(l->a, "%u-%u", (unsigned)at.begin, (unsigned)at.end);
    add_spans(l, json_object_get(to, "spans"), from, role, spans);
    span whole = sentences_around(l, article_row, at);
    json_t *passage = json_object_get(to, "passage");
    put_text(l, passage, "text", slice_part(from->text, whole.begin, whole.end));
    put_number(l, passage, "begin", (int64_t)utf8_point_of(&from->points, whole.begin));
}

void why_quote(lister *l, json_t *to, int64_t id, int64_t n) {
    const source *from = quote_row(l, id, n) ? source_of(l, id) : NULL;
    if (from) explain(l, to, "quote", from, n, -1);
}

void why_statement(lister *l, json_t *to, int64_t id, int64_t n) {
    static const char sql[] = "SELECT quote, proposition FROM statement WHERE article = ? AND n = ?";
    const source *from = statement_row(l, id, n) ? source_of(l, id) : NULL;
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){id, n});
    if (!from || !lister_next(l, s)) return;
    int64_t quote = sqlite3_column_type(s, 0) == SQLITE_NULL ? -1 : sqlite3_column_int64(s, 0);
    int64_t proposition_n = sqlite3_column_int64(s, 1);
    sqlite3_reset(s);
    explain(l, to, "statement", from, quote, proposition_n);
}

void why_proposition(lister *l, json_t *to, int64_t id, int64_t n) {
    static const char sql[] =
        "SELECT p.predicate, p.lemma, p.sense, p.rule, p.score, p.quote, p.negative, p.factuality FROM proposition p "
        "WHERE p.article = ? AND p.n = ?";
    const source *from = source_of(l, id);
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){id, n});
    if (!from || !lister_next(l, s)) return;
    int64_t quote = sqlite3_column_type(s, 5) == SQLITE_NULL ? -1 : sqlite3_column_int64(s, 5);
    row_begin(l);
    put_id(l, l->row, "id", 'e', from, n);
    put_source(l, l->row, from);
    put_words(l, l->row, from, spans_extent(store_text(s, 0)));
    put_column(l, l->row, "predicate", s, 1);
    put_column(l, l->row, "sense", s, 2);
    put_column(l, l->row, "rule", s, 3);
    put_real(l, l->row, "score", sqlite3_column_double(s, 4));
    put_string(l, l->row, "polarity", sqlite3_column_int(s, 6) ? "-" : "+");
    put_string(l, l->row, "factuality", factuality_name[sqlite3_column_int(s, 7)]);
    sqlite3_reset(s);
    explain(l, to, "proposition", from, quote, n);
}

static void why_sentence(lister *l, json_t *to, int64_t id, int64_t n) {
    static const char sql[] = "SELECT begin, end FROM sentence WHERE article = ? AND n = ?";
    const source *from = source_of(l, id);
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){id, n});
    if (!from || !lister_next(l, s)) return;
    span at = {(uint32_t)sqlite3_column_int64(s, 0), (uint32_t)sqlite3_column_int64(s, 1)};
    sqlite3_reset(s);
    row_begin(l);
    put_id(l, l->row, "id", 'w', from, n);
    put_source(l, l->row, from);
    put_words(l, l->row, from, at);
    explain(l, to, "sentence", from, -1, -1);
    json_t *passage = json_object_get(to, "passage");
    put_text(l, passage, "text", slice_part(from->text, at.begin, at.end));
    put_number(l, passage, "begin", (int64_t)utf8_point_of(&from->points, at.begin));
}

void why_article(lister *l, json_t *to, int64_t id, int64_t n) {
    const source *from = source_of(l, id);
    (void)n;
    if (!from) return;
    row_begin(l);
    put_id(l, l->row, "id", 'a', from, -1);
    put_source(l, l->row, from);
    put_words(l, l->row, from, (span){0, 0});
    explain(l, to, "article", from, -1, -1);
    put_text(l, json_object_get(to, "passage"), "text", from->title);
    static const char sql[] = "SELECT a.name, a.agency, a.author, a.url, a.sha256, coalesce(nullif(k.checksum, ''), "
                              "'an older version') FROM "
                              "article a LEFT JOIN coder k ON k.id = a.coder WHERE a.id = ?";
    static const char *const fields[] = {"name", "agency", "author", "url", "sha256", "coded by"};
    sqlite3_stmt *s = lister_ask(l, sql, 1, &id);
    if (!lister_next(l, s)) return;
    for (int i = 0; i < 6; i++) why_fact(l, to, fields[i], store_text(s, i));
    sqlite3_reset(s);
}

typedef struct why_kind {
    char letter;
    bool numbered;
    void (*explain)(lister *l, json_t *to, int64_t id, int64_t n);
} why_kind;

static const why_kind in_articles[] = {{'a', false, why_article},
                                       {'q', true, why_quote},
                                       {'s', true, why_statement},
                                       {'e', true, why_proposition},
                                       {'w', true, why_sentence}};

static bool why_in_article(lister *l, const asked *w) {
    for (size_t i = 0; i < sizeof in_articles / sizeof *in_articles; i++) {
        const why_kind *k = &in_articles[i];
        if (k->letter != w->letter || k->numbered != (w->n >= 0)) continue;
        int64_t id = article_by_digits(l, w->id, w->digits);
        if (id) k->explain(l, l->result, id, w->n);
        return true;
    }
    return false;
}

/* ---------------------------------------------------------------------------- claims, disputes and actors */

static void put_because(lister *l, const claim *c) {
    json_t *list = put_list(l, l->result, "because");
    for (uint32_t i = 0; i < c->size && i < BECAUSE; i++) {
        json_t *one = list_object(l, list);
        why_statement(l, one, c->members[i].article, c->members[i].n);
    }
}

static void why_claim(lister *l, const asked *w) {
    claim c;
    char id[ID_SIZE];
    if (!claim_by_digits(l, w->digits, &c)) return;
    id_of_key(w->letter, c.key, id);
    put_string(l, l->result, "id", id);
    put_string(l, l->result, "is", w->letter == 'd' ? "dispute" : "claim");
    json_t *to = put_object(l, l->result, "claim");
    if (w->letter == 'd') put_dispute(l, to, &c);
    else put_claim(l, to, &c);
    put_because(l, &c);
}

/* The spellings that are one, and what they are to articles. */
static void put_called(lister *l, int64_t id) {
    static const char *const roles[] = {"called", "office", "is"};
    static const char sql[] =
        "SELECT n.role, replace(n.name, char(9), ' '), sum(n.articles) c FROM actor o JOIN actor_name n ON n.actor = "
        "o.id "
        "WHERE o.identity = ? AND n.role < 2 GROUP BY n.role, n.name ORDER BY n.role, c DESC, n.name LIMIT 20";
    sqlite3_stmt *s = lister_ask(l, sql, 1, &id);
    while (lister_next(l, s))
        why_fact(l, l->result, roles[sqlite3_column_int(s, 0)],
                 arena_print(l->a, "%.*s (%lld)", (int)store_text(s, 1).size, store_text(s, 1).at,
                             (long long)sqlite3_column_int64(s, 2)));
}

/* Where somebody who says nothing is named. */
static void put_named(lister *l, json_t *list, int64_t id) {
    static const char sql[] =
        "SELECT m.article, m.begin, m.end FROM actor o CROSS JOIN mention m ON m.actor = o.id CROSS JOIN article a "
        "ON a.id = m.article WHERE o.identity = ? ORDER BY a.date, a.number, a.sha256, m.begin LIMIT 40";
    sqlite3_stmt *s = lister_ask(l, sql, 1, &id);
    while (lister_next(l, s))
        why_words(l, list_object(l, list), "mention", sqlite3_column_int64(s, 0),
                  (span){(uint32_t)sqlite3_column_int64(s, 1), (uint32_t)sqlite3_column_int64(s, 2)}, "actor");
}

static void why_actor(lister *l, const asked *w) {
    query of = {0};
    slice uid = arena_print(l->a, "p%.*s", (int)w->digits.size, w->digits.at);
    const identity *who = identity_known(l, identity_of_actor(l, actor_by_uid(l, uid)));
    if (!who) return;
    put_text(l, l->result, "id", who->uid);
    put_string(l, l->result, "is", "actor");
    put_text(l, l->result, "name", who->name);
    put_text(l, l->result, "role", who->role);
    put_text(l, l->result, "code", who->code);
    put_called(l, who->id);
    json_t *list = put_list(l, l->result, "because");
    query_with(l, &of,
               "SELECT q.article, q.n FROM quote q JOIN actor o ON o.id = q.speaker JOIN article a ON a.id = "
               "q.article WHERE o.identity = CAST(? AS INTEGER) ORDER BY a.date, a.number, a.sha256, q.n LIMIT 40",
               arena_print(l->a, "%lld", (long long)who->id));
    for (sqlite3_stmt *t = query_open(l, &of); lister_next(l, t);)
        why_quote(l, list_object(l, list), sqlite3_column_int64(t, 0), sqlite3_column_int64(t, 1));
    if (!json_array_size(list)) put_named(l, list, who->id);
}

static void why_body(lister *l) {
    asked w = {.id = l->context};
    if (!id_parse(slice_of(w.id), &w.letter, &w.digits, &w.n)) {
        nothing(l, w.id, "this is no id: a letter, hexadecimal digits, and for some a hyphen and a number");
        return;
    }
    l->result = json_object();
    if (!why_in_article(l, &w)) {
        if (w.letter == 'p') why_actor(l, &w);
        else if (w.letter == 'c' || w.letter == 'd') why_claim(l, &w);
        else why_listed(l, w.letter, slice_of(w.id));
    }
    if (!json_object_size(l->result)) nothing(l, w.id, "there is nothing by this id in the record");
}

status record_why(record *r, const char *id, json_t **out, error *e) {
    char *copy = NULL;
    *out = NULL;
    memcpy(&copy, &id, sizeof copy);
    return lister_run(r, NULL, (row_sink){0}, why_body, copy, out, e);
}
