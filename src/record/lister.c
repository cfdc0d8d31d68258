/* lister.c - the ground under all lists, see lister.h */
#include "record/lister.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/add.h"
#include "record/called.h"
#include "record/camp.h"
#include "record/packed.h"

enum { SHARED_BYTES = 48 /* of a text; longer ones rarely come again */ };

/* ------------------------------------------------------------------------------------------------- running */

typedef struct running {
    lister *l;
    lister_body *body;
} running;

static status call(void *context, error *e) {
    running *run = context;
    (void)e;
    run->body(run->l);
    return run->l->status;
}

static status call_memo(void *context, error *e) {
    running *run = context;
    return arena_run(run->l->memo, call, run, e);
}

static status call_held(void *context, error *e) {
    running *run = context;
    return arena_run(run->l->a, call_memo, run, e);
}

static status call_desk(void *context, error *e) {
    running *run = context;
    return arena_run(run->l->held, call_held, run, e);
}

/* A list is of one moment, whatever another process writes meanwhile. *own: whether this is the outermost. */
static status begin_reading(record *r, bool *own, error *e) {
    *own = sqlite3_get_autocommit(r->db);
    if (!*own) return READOUT_OK;
    if (sqlite3_exec(r->db, "BEGIN", NULL, NULL, NULL) != SQLITE_OK) return store_fail(r, e);
    return put_look_around(r, e);
}

static void end_reading(record *r, bool own) {
    if (own && !sqlite3_get_autocommit(r->db)) sqlite3_exec(r->db, "COMMIT", NULL, NULL, NULL);
}

static void take_memo(lister *l, const memo *from) {
    l->identities = from->identities;
    l->known.at = from->known.at;
    l->known.size = from->known.size;
    l->known.room = from->known.room;
    l->faces = from->faces;
    l->ties = from->ties;
}

static void give_memo(const lister *l, memo *to) {
    to->identities = l->identities;
    to->known.at = l->known.at;
    to->known.size = l->known.size;
    to->known.room = l->known.room;
    to->faces = l->faces;
    to->ties = l->ties;
}

status lister_run(record *r, const record_filter *filter, row_sink sink, lister_body *body, void *context,
                  json_t **result, error *e) {
    static const record_filter everything = {0};
    error own = {0};
    lister l = {.r = r, .filter = filter ? filter : &everything, .sink = sink, .a = r->scratch, .e = e ? e : &own};
    l.context = context;
    l.memo = r->memo ? r->memo->a : l.a;
    if (r->memo) take_memo(&l, r->memo);
    running run = {&l, body};
    l.held = arena_new();
    l.desk = arena_new();
    bool outermost = false;
    status s = l.held && l.desk ? begin_reading(r, &outermost, l.e) : fail(l.e, READOUT_NO_MEMORY, "out of memory");
    if (s == READOUT_OK) s = arena_run(l.desk, call_desk, &run, l.e);
    for (unsigned i = 0; i < l.opened; i++) sqlite3_finalize(l.open[i]);
    if (r->memo && s == READOUT_OK) give_memo(&l, r->memo);
    json_decref(l.row);
    for (unsigned i = 0; i < LISTER_TEXTS; i++) json_decref(l.texts[i]);
    for (unsigned i = 0; i < LISTER_NUMBERS; i++) json_decref(l.numbers[i]);
    json_decref(l.none);
    if (s == READOUT_OK && result) *result = l.result;
    else json_decref(l.result);
    end_reading(r, outermost);
    arena_free(l.held);
    arena_free(l.desk);
    arena_reset(r->scratch);
    return s;
}

static void broken(lister *l) {
    if (l->status == READOUT_OK) l->status = store_fail(l->r, l->e);
}

static void exhausted(lister *l) {
    if (l->status == READOUT_OK) l->status = fail(l->e, READOUT_NO_MEMORY, "out of memory");
}

/* ------------------------------------------------------------------------------------------------- queries */

void query_add(lister *l, query *q, const char *sql) {
    q->sql = arena_print(l->a, "%.*s%s", (int)q->sql.size, q->sql.size ? q->sql.at : "", sql);
}

void query_with(lister *l, query *q, const char *sql, slice value) {
    query_add(l, q, sql);
    *vec_push(l->a, &q->values) = value;
}

/* An actor's number by its id, which may be of one that stands in a single article: the index of keys has that. */
int64_t actor_by_uid(lister *l, slice uid) {
    int64_t id = 0;
    query q = {0};
    query_with(l, &q,
               "SELECT id FROM actor WHERE article IS NULL AND uid >= ?1 AND uid < ?1 || 'g' UNION ALL SELECT o.id "
               "FROM word w "
               "CROSS JOIN article_actor x ON x.article = w.rowid CROSS JOIN actor o ON o.id = x.actor "
               "WHERE o.uid >= ?1 AND o.uid < ?1 || 'g' AND w.wanted = uid_match(?1) LIMIT 1",
               uid);
    sqlite3_stmt *s = query_open(l, &q);
    if (lister_next(l, s)) id = sqlite3_column_int64(s, 0);
    if (s) query_close(l, s);
    return id;
}

int64_t actor_by_key(lister *l, slice key) {
    char uid[ID_SIZE];
    int64_t id = 0;
    id_of_key('p', key, uid);
    if (l->status == READOUT_OK) l->status = store_number(l->r, SQL_ACTOR_FIND, 0, &id, l->e, "t", slice_of(uid));
    return id ? id : actor_by_uid(l, arena_slice(l->a, slice_of(uid)));
}

/* Words as identity_words has them, joined by blanks. */
static slice words_of(lister *l, slice key) {
    char *copy = arena_copy(l->a, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (strchr("-.,:'", copy[i]) || !copy[i]) copy[i] = ' ';
    return (slice){copy, key.size};
}

static void with_words(lister *l, query *q, slice words) {
    for (slice left = words; left.at;) {
        slice word = slice_take(&left, ' ');
        if (word.size) query_with(l, q, " AND one.id IN (SELECT rowid FROM word WHERE wanted = name_match(?))", word);
    }
}

/* Whether an actor that articles share is called so. */
static bool any_shared(lister *l, slice words) {
    query q = {.sql = SLICE("SELECT 1 FROM actor one WHERE 1")};
    with_words(l, &q, words);
    query_add(l, &q, " LIMIT 1");
    sqlite3_stmt *s = query_open(l, &q);
    bool any = lister_next(l, s);
    if (s) query_close(l, s);
    return any;
}

static void with_shared(lister *l, query *q, slice words) {
    query_add(l, q, "SELECT two.id FROM actor one CROSS JOIN actor two ON two.identity = one.identity WHERE 1");
    with_words(l, q, words);
}

/* Those of one article alone, where no other is called so: by the words of the articles, and then of their names. */
static void with_local(lister *l, query *q, slice words) {
    query_with(l, q,
               " UNION ALL SELECT x.actor FROM word w CROSS JOIN article_actor x ON x.article = w.rowid CROSS JOIN "
               "actor o ON o.id = x.actor "
               "WHERE o.article IS NOT NULL AND w.wanted = words_match(?)",
               words);
    for (slice left = words; left.at;) {
        slice word = slice_take(&left, ' ');
        if (word.size) query_with(l, q, " AND has_word(?, x.name, x.role)", word);
    }
}

/* The words of a name, each of which must be one of the actor's. */
void query_actors(lister *l, query *q, const char *at, const char *called) {
    char letter;
    slice digits, key = utf8_key(l->a, slice_of(called));
    int64_t n;
    query_add(l, q, " AND ");
    query_add(l, q, at);
    query_add(l, q, " IN (");
    if (key.size == ID_DIGITS + 1 && id_parse(key, &letter, &digits, &n) && letter == 'p') {
        query_with(l, q,
                   "SELECT two.id FROM actor one CROSS JOIN actor two ON two.identity = one.identity WHERE one.id = "
                   "CAST(? AS INTEGER))",
                   arena_print(l->a, "%" PRId64, actor_by_uid(l, key)));
        return;
    }
    slice words = words_of(l, key);
    with_shared(l, q, words);
    if (slice_trim(words).size && !any_shared(l, words)) with_local(l, q, words);
    query_add(l, q, ")");
}

static void with_column(lister *l, query *q, const char *of, const char *condition, slice value) {
    query_add(l, q, " AND ");
    query_add(l, q, of);
    query_with(l, q, condition, value);
}

void query_digits(lister *l, query *q, const char *of, slice digits) {
    with_column(l, q, of, "id IN (SELECT rowid FROM word WHERE wanted = digits_match(?))", digits);
    with_column(l, q, of, "sha256 >= ?", digits);
    with_column(l, q, of, "sha256 < ? || '~'", digits);
}

void query_articles(lister *l, query *q) {
    const record_filter *f = l->filter;
    slice id = slice_of(f->article);
    if (f->outlet) query_with(l, q, " AND a.outlet = ? COLLATE NOCASE", slice_of(f->outlet));
    if (f->since) query_with(l, q, " AND a.date >= ?", slice_of(f->since));
    if (f->until) query_with(l, q, " AND a.date < ? || '~'", slice_of(f->until));
    if (!f->article) return;
    if (id.size && id.at[0] == 'a') id = slice_part(id, 1, id.size);
    query_digits(l, q, "a.", id);
}

static sqlite3_stmt *prepared(lister *l, slice sql) {
    if (l->status != READOUT_OK) return NULL;
    if (l->opened == LISTER_QUERIES) {
        l->status = fail(l->e, READOUT_STORE, "too many queries at once");
        return NULL;
    }
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(l->r->db, sql.at, (int)sql.size, &s, NULL) != SQLITE_OK) broken(l);
    if (s) l->open[l->opened++] = s;
    return l->status == READOUT_OK ? s : NULL;
}

sqlite3_stmt *query_open(lister *l, const query *q) {
    sqlite3_stmt *s = prepared(l, q->sql);
    for (uint32_t i = 0; s && i < q->values.size; i++) {
        slice v = q->values.at[i];
        if (sqlite3_bind_text64(s, (int)i + 1, v.at ? v.at : "", v.size, SQLITE_STATIC, SQLITE_UTF8) != SQLITE_OK) {
            broken(l);
            return NULL;
        }
    }
    return s;
}

void query_close(lister *l, sqlite3_stmt *s) {
    unsigned at = 0;
    while (at < l->opened && l->open[at] != s) at++;
    if (at == l->opened || !s) return;
    sqlite3_finalize(s);
    for (l->opened--; at < l->opened; at++) {
        l->open[at] = l->open[at + 1];
        l->text[at] = l->text[at + 1];
    }
    l->text[l->opened] = NULL;
}

sqlite3_stmt *lister_ask(lister *l, const char *sql, int count, const int64_t *numbers) {
    sqlite3_stmt *s = NULL;
    for (unsigned i = 0; i < l->opened && !s; i++)
        if (l->text[i] == sql) s = l->open[i];
    if (!s && (s = prepared(l, slice_of(sql)))) l->text[l->opened - 1] = sql;
    if (!s) return NULL;
    sqlite3_reset(s);
    for (int i = 0; i < count; i++)
        if (sqlite3_bind_int64(s, i + 1, numbers[i]) != SQLITE_OK) broken(l);
    return s;
}

bool lister_next(lister *l, sqlite3_stmt *s) {
    if (!s || l->status != READOUT_OK) return false;
    int code = sqlite3_step(s);
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) broken(l);
    sqlite3_reset(s);
    return false;
}

bool lister_done(const lister *l) {
    return l->status != READOUT_OK || (l->filter->limit && l->given >= l->filter->limit);
}

int64_t lister_articles(lister *l) {
    static const char sql[] = "SELECT n FROM total WHERE what = 'articles'";
    if (l->articles) return l->articles - 1;
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    l->articles = 1 + (lister_next(l, s) ? sqlite3_column_int64(s, 0) : 0);
    if (s) sqlite3_reset(s);
    return l->articles - 1;
}

/* ---------------------------------------------------------------------------------------------------- rows */

void row_begin(lister *l) {
    json_decref(l->row);
    l->row = json_object();
    if (!l->row) exhausted(l);
}

void row_end(lister *l) {
    if (l->status == READOUT_OK && l->sink.take) l->status = l->sink.take(l->sink.context, l->row, l->e);
    l->given++;
}

static json_t *put(lister *l, json_t *to, const char *field, json_t *value) {
    bool bad = json_is_array(to) ? json_array_append_new(to, value) : json_object_set_new_nocheck(to, field, value);
    if (bad) exhausted(l);
    return bad ? NULL : value;
}

static json_t *text_json(lister *l, slice text) {
    if (!text.size) return json_null();
    if (text.size > SHARED_BYTES) return json_stringn_nocheck(text.at, text.size);
    json_t **known = &l->texts[slice_quick_hash(text) % LISTER_TEXTS];
    if (*known && slice_equal((slice){json_string_value(*known), json_string_length(*known)}, text))
        return json_incref(*known);
    json_t *new = json_stringn_nocheck(text.at, text.size);
    if (!new) return NULL;
    json_decref(*known);
    *known = json_incref(new);
    return new;
}

void put_text(lister *l, json_t *to, const char *field, slice text) { put(l, to, field, text_json(l, text)); }
void put_string(lister *l, json_t *to, const char *field, const char *text) {
    put(l, to, field, *text ? json_string_nocheck(text) : json_null());
}

/* A place for a number; what stands there is the same one, or goes. */
static json_t *number_json(json_t **known, json_t *new) {
    if (!new) return NULL;
    json_decref(*known);
    *known = json_incref(new);
    return new;
}

void put_number(lister *l, json_t *to, const char *field, int64_t n) {
    json_t **known = &l->numbers[(uint64_t)n % LISTER_NUMBERS];
    bool same = json_is_integer(*known) && json_integer_value(*known) == n;
    put(l, to, field, same ? json_incref(*known) : number_json(known, json_integer(n)));
}

void put_real(lister *l, json_t *to, const char *field, double n) {
    uint64_t bits;
    memcpy(&bits, &n, sizeof bits);
    json_t **known = &l->numbers[(bits * 0x9E3779B97F4A7C15u >> 32) % LISTER_NUMBERS];
    double there = json_is_real(*known) ? json_real_value(*known) : 0;
    bool same = json_is_real(*known) && memcmp(&there, &n, sizeof n) == 0;
    put(l, to, field, same ? json_incref(*known) : number_json(known, json_real(n)));
}

void put_bool(lister *l, json_t *to, const char *field, bool value) { put(l, to, field, json_boolean(value)); }
void put_null(lister *l, json_t *to, const char *field) { put(l, to, field, json_null()); }
json_t *put_object(lister *l, json_t *to, const char *field) { return put(l, to, field, json_object()); }
json_t *put_list(lister *l, json_t *to, const char *field) { return put(l, to, field, json_array()); }
void put_none(lister *l, json_t *to, const char *field) {
    if (!l->none) l->none = json_array();
    put(l, to, field, json_incref(l->none));
}
void list_text(lister *l, json_t *list, slice text) { put(l, list, NULL, text_json(l, text)); }
json_t *list_object(lister *l, json_t *list) { return put(l, list, NULL, json_object()); }

void list_pair(lister *l, json_t *list, int64_t begin, int64_t end) {
    json_t *pair = put(l, list, NULL, json_array());
    put_number(l, pair, NULL, begin);
    put_number(l, pair, NULL, end);
}

void put_column(lister *l, json_t *to, const char *field, sqlite3_stmt *s, int at) {
    put_text(l, to, field, store_text(s, at));
}

void put_id(lister *l, json_t *to, const char *field, char letter, const source *from, int64_t n) {
    char id[ID_SIZE];
    id_of_article(letter, from->sha256, n, id);
    put_string(l, to, field, id);
}

/* -------------------------------------------------------------------------------------- articles and actors */

static const char source_sql[] =
    "SELECT sha256, path, line, outlet, agency, date, title, text FROM article WHERE id = ?";

bool source_read(lister *l, arena *a, int64_t id, source *out) {
    sqlite3_stmt *s = lister_ask(l, source_sql, 1, &id);
    if (!lister_next(l, s)) return false;
    slice *fields[] = {&out->sha256, &out->path, NULL,        &out->outlet,
                       &out->agency, &out->date, &out->title, &out->text};
    for (int i = 0; i < 8; i++)
        if (fields[i]) *fields[i] = arena_slice(a, store_text(s, i));
    out->line = sqlite3_column_int64(s, 2);
    out->points = utf8_index_new(a, out->text);
    out->id = id;
    sqlite3_reset(s);
    return true;
}

packed_rows packed_of(lister *l, int64_t article_at, enum packed which) {
    packed_rows out = {0};
    if (l->status == READOUT_OK) l->status = tables_rows(l->r, article_at, which, &out, l->e);
    return out;
}

const source *source_of(lister *l, int64_t id) {
    source *out = &l->source;
    if (out->id == id) return out;
    out->id = 0;
    arena_reset(l->held);
    return source_read(l, l->held, id, out) ? out : NULL;
}

void put_source(lister *l, json_t *to, const source *from) {
    if (!from) return;
    put_id(l, to, "article", 'a', from, -1);
    put_text(l, to, "outlet", from->outlet);
    put_text(l, to, "agency", from->agency);
    put_text(l, to, "date", from->date);
}

placed placed_at(const source *from, span at) {
    int64_t line = 1;
    slice before = slice_part(from->text, 0, at.begin);
    const char *end = before.at + before.size, *next;
    while (before.size && (next = memchr(before.at, '\n', before.size))) {
        line++;
        before = (slice){next + 1, (size_t)(end - next - 1)};
    }
    return (placed){.quote = slice_part(from->text, at.begin, at.end),
                    .path = from->path,
                    .begin = (int64_t)utf8_point_of(&from->points, at.begin),
                    .end = (int64_t)utf8_point_of(&from->points, at.end),
                    .line = from->line > 0 ? from->line : line,
                    .column = from->line > 0 ? (int64_t)at.begin + 1 : (int64_t)before.size + 1};
}

void put_placed(lister *l, json_t *to, const placed *words) {
    put_number(l, to, "begin", words->begin);
    put_number(l, to, "end", words->end);
    put_text(l, to, "quote", words->quote);
    put_text(l, to, "path", words->path);
    put_number(l, to, "line", words->line);
    put_number(l, to, "column", words->column);
}

void put_words(lister *l, json_t *to, const source *from, span at) {
    if (!from) return;
    placed words = placed_at(from, at);
    put_placed(l, to, &words);
}

/* What an actor is called: one of a single article there, as `actor_name` has it. */
static void add_names(lister *l, int64_t actor_at, int64_t article_at, called_list *out) {
    static const char sql[] = "SELECT name, role, facts, articles FROM name_count WHERE actor = ?";
    if (article_at) {
        packed_rows all = packed_of(l, article_at, PACKED_ACTOR);
        const cell *x = packed_row(&all, packed_actor_number(&all, actor_at));
        for (int role = 0; x && role < CALLEDS; role++) called_add(l->a, out, role, x[ACTOR_NAME + role].text, 1);
        return;
    }
    for (sqlite3_stmt *s = lister_ask(l, sql, 1, &actor_at); lister_next(l, s);)
        for (int role = 0; role < CALLEDS; role++)
            called_add(l->a, out, role, store_text(s, role), sqlite3_column_int64(s, CALLEDS));
}

/* The actors that are one: the row whose key comes first names all spellings, wherever it was first seen; for the
 * rest what most articles say holds. */
static identity identity_read(lister *l, int64_t id) {
    static const char sql[] = "SELECT id, article, key, uid FROM actor WHERE identity = ?";
    identity who = {.id = id};
    slice first = {0}, best[CALLEDS];
    called_list all = {0};
    for (sqlite3_stmt *s = lister_ask(l, sql, 1, &id); lister_next(l, s);) {
        slice key = store_text(s, 2);
        if (!who.uid.size || slice_compare(key, first) < 0) {
            first = arena_slice(l->a, key);
            who.uid = arena_slice(l->memo, store_text(s, 3));
        }
        add_names(l, sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1), &all);
    }
    called_best(&all, best);
    for (int role = 0; role < CALLEDS; role++) best[role] = arena_slice(l->memo, best[role]);
    who.name = best[CALLED_NAME];
    who.role = best[CALLED_ROLE];
    slice facts = best[CALLED_FACTS], kind = slice_take(&facts, '\t');
    who.kind =
        kind.size == 1 && kind.at[0] >= '0' && kind.at[0] < '0' + ACTOR_KINDS ? kind.at[0] - '0' : ACTOR_UNNAMED;
    who.country = slice_take(&facts, '\t');
    who.sector = slice_take(&facts, '\t');
    who.code = facts;
    return who;
}

const identity *identity_known(lister *l, int64_t id) {
    bool found;
    if (!id) return NULL;
    slice number = {(const char *)&id, sizeof id};
    uint32_t have = map_get(&l->identities, number);
    if (have != MAP_NONE) return &l->known.at[have];
    identity who = identity_read(l, id);
    if (!who.uid.size) return NULL;
    *map_put(l->memo, &l->identities, arena_slice(l->memo, number), &found) = l->known.size;
    identity *kept = vec_push(l->memo, &l->known);
    *kept = who;
    return kept;
}

bool identity_acts(const identity *who) {
    actor as = {.kind = (uint8_t)who->kind};
    if (!who->country.size || who->sector.size >= sizeof as.sector) return false;
    if (who->sector.size) memcpy(as.sector, who->sector.at, who->sector.size);
    return camp_acts(&as);
}

bool spans_take(slice *list, span *out) {
    uint64_t number[2] = {0, 0};
    int which = 0;
    if (!list->size) return false;
    slice one = slice_take(list, ' ');
    for (size_t i = 0; i < one.size; i++) {
        if (one.at[i] == '-') which = 1;
        else number[which] = number[which] * 10 + (uint64_t)(one.at[i] - '0');
    }
    *out = (span){(uint32_t)number[0], (uint32_t)number[1]};
    return true;
}

span spans_extent(slice list) {
    span whole = {0, 0}, one;
    bool first = true;
    while (spans_take(&list, &one)) {
        if (first) whole.begin = one.begin;
        whole.end = one.end;
        first = false;
    }
    return whole;
}
