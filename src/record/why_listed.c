/* why_listed.c - why a story, an utterance, a copied passage or a decision is in the record
 *
 * The first three are worked out over many articles: the row is looked for in its list, and what it rests on is told
 * from its parts. */
#include <stdlib.h>
#include <string.h>

#include "record/decisions.h"
#include "record/hidden.h"
#include "record/lists.h"
#include "record/why.h"

/* --------------------------------------------------------------------------------------------- the row */

typedef struct catching {
    slice id;
    json_t *row; /* of its own */
    bool several;
} catching;

static status take_row(void *context, json_t *row, error *e) {
    catching *c = context;
    (void)e;
    if (!slice_starts(slice_of(json_string_value(json_object_get(row, "id"))), c->id)) return READOUT_OK;
    c->several = c->row != NULL;
    if (!c->row) c->row = json_incref(row);
    return READOUT_OK;
}

/* Goes through a list; *found, where there is one row whose id begins so, is part of l->result. */
static bool find_row(lister *l, void (*list)(lister *l), const record_filter *filter, slice id) {
    const record_filter *asked = l->filter;
    row_sink given_to = l->sink;
    catching c = {.id = id};
    l->filter = filter;
    l->sink = (row_sink){take_row, &c};
    list(l);
    l->filter = asked;
    l->sink = given_to;
    if (c.row) json_object_set_new(l->result, "row", c.row);
    if (c.several && l->status == READOUT_OK)
        l->status = fail(l->e, READOUT_BAD_USAGE, "%.*s: there are several that begin so", (int)id.size, id.at);
    return c.row && l->status == READOUT_OK;
}

static slice field_of(json_t *row, const char *field) {
    return slice_of(json_string_value(json_object_get(row, field)));
}

static int64_t number_of(json_t *row, const char *field) { return json_integer_value(json_object_get(row, field)); }

static json_t *begin(lister *l, const char *is) {
    json_t *row = json_object_get(l->result, "row");
    put_text(l, l->result, "id", field_of(row, "id"));
    put_string(l, l->result, "is", is);
    return row;
}

static int64_t article_of(lister *l, slice id) {
    const char *called = arena_string(l->a, id);
    return id.size > 1 ? article_by_digits(l, called, slice_part(id, 1, id.size)) : 0;
}

/* ----------------------------------------------------------------------------------------------- stories */

static void story(lister *l, slice id) {
    static const record_filter all = {0};
    if (!find_row(l, list_stories, &all, id)) return;
    json_t *row = begin(l, "story"), *members = json_object_get(row, "members"), *one;
    size_t i;
    put_text(l, l->result, "name", field_of(row, "title").size ? field_of(row, "title") : field_of(row, "id"));
    why_fact(l, l->result, "first", field_of(row, "first"));
    why_fact(l, l->result, "last", field_of(row, "last"));
    why_fact(l, l->result, "articles", arena_print(l->a, "%lld", (long long)number_of(row, "articles")));
    why_fact(l, l->result, "rule", SLICE("the words that say most in these articles are alike"));
    json_t *list = put_list(l, l->result, "because");
    json_array_foreach(members, i, one) {
        if (i >= BECAUSE) break;
        why_article(l, list_object(l, list), article_of(l, field_of(one, "article")), -1);
    }
}

/* -------------------------------------------------------------------------------------------- utterances */

/* Its id has that of its first quote: only that speaker's are gone through. */
static void utterance(lister *l, slice id) {
    char letter;
    slice digits;
    int64_t n;
    record_filter of_speaker = {0};
    if (!id_parse(id, &letter, &digits, &n) || n < 0) return;
    int64_t from = article_by_digits(l, arena_string(l->a, id), digits);
    static const char sql[] =
        "SELECT o.uid FROM quote q JOIN actor o ON o.id = q.speaker WHERE q.article = ? AND q.n = ?";
    sqlite3_stmt *s = from ? lister_ask(l, sql, 2, (const int64_t[]){from, n}) : NULL;
    if (!s || !lister_next(l, s)) return;
    of_speaker.speaker = arena_string(l->a, store_text(s, 0));
    sqlite3_reset(s);
    if (!find_row(l, list_utterances, &of_speaker, id)) return;
    json_t *row = begin(l, "utterance"), *variants = json_object_get(row, "variants"), *one, *word;
    size_t i, k;
    put_text(l, l->result, "name", field_of(row, "quote"));
    why_fact(l, l->result, "speaker", field_of(row, "speaker"));
    why_fact(l, l->result, "rule", SLICE("one speaker's quotes that share most of their words, within days"));
    json_t *list = put_list(l, l->result, "because");
    json_array_foreach(variants, i, one) {
        slice of = field_of(one, "id"), differs = {"", 0};
        if (i >= BECAUSE || !id_parse(of, &letter, &digits, &n)) break;
        json_t *to = list_object(l, list);
        why_quote(l, to, article_by_digits(l, arena_string(l->a, of), digits), n);
        json_array_foreach(json_object_get(one, "differs"), k, word) differs =
            arena_print(l->a, k ? "%.*s, %s" : "%.*s%s", (int)differs.size, differs.at, json_string_value(word));
        why_fact(l, to, "differs", differs);
    }
}

/* ------------------------------------------------------------------------------------------------- reuse */

static void put_side(lister *l, json_t *list, json_t *row, const char *field) {
    json_t *place = json_object_get(row, field);
    int64_t from = article_of(l, field_of(place, "article"));
    const source *of = from ? source_of(l, from) : NULL;
    if (!of) return;
    size_t first = utf8_byte_of(&of->points, (size_t)number_of(place, "begin"));
    size_t last = utf8_byte_of(&of->points, (size_t)number_of(place, "end"));
    why_words(l, list_object(l, list), field, from, (span){(uint32_t)first, (uint32_t)last}, "content");
}

static void passage(lister *l, slice id) {
    static const record_filter all = {0};
    if (!find_row(l, list_reuse, &all, id)) return;
    json_t *row = begin(l, "reuse"), *reason;
    size_t i;
    put_text(l, l->result, "name",
             arena_print(l->a, "%lld words in two reports", (long long)number_of(row, "words")));
    why_fact(l, l->result, "direction", field_of(row, "direction"));
    why_fact(l, l->result, "share", arena_print(l->a, "%.2f", json_real_value(json_object_get(row, "share"))));
    json_array_foreach(json_object_get(row, "why"), i, reason)
        why_fact(l, l->result, "why", slice_of(json_string_value(reason)));
    json_t *list = put_list(l, l->result, "because");
    put_side(l, list, row, "from");
    put_side(l, list, row, "to");
}

/* --------------------------------------------------------------------------------------------- decisions */

/* What it was about, as it stands in the record now. */
static void put_target(lister *l, json_t *list, json_t *on) {
    char letter;
    slice digits, id = field_of(on, "id");
    int64_t n;
    if (!id.size || !id_parse(id, &letter, &digits, &n) || n < 0) return;
    int64_t from = article_by_digits(l, arena_string(l->a, id), digits);
    json_t *to = from ? list_object(l, list) : NULL;
    if (!to) return;
    if (letter == 'q') why_quote(l, to, from, n);
    else if (letter == 's') why_statement(l, to, from, n);
    else if (letter == 'e') why_proposition(l, to, from, n);
}

static void decided(lister *l, slice id) {
    static const record_filter all = {0};
    static const char *const fields[] = {"what", "moment", "who", "reason", "state", "by"};
    if (!find_row(l, list_decisions, &all, id)) return;
    json_t *row = begin(l, "decision"), *on;
    size_t i;
    put_text(l, l->result, "name", arena_print(l->a, "%s by hand", json_string_value(json_object_get(row, "what"))));
    for (i = 0; i < sizeof fields / sizeof *fields; i++) why_fact(l, l->result, fields[i], field_of(row, fields[i]));
    json_array_foreach(json_object_get(row, "on"), i, on)
        why_fact(l, l->result, "on",
                 arena_print(l->a, "%s (%s)", json_string_value(json_object_get(on, "text")),
                             json_is_string(json_object_get(on, "id")) ? json_string_value(json_object_get(on, "id"))
                                                                       : "no longer in the record"));
    json_t *list = put_list(l, l->result, "because");
    json_array_foreach(json_object_get(row, "on"), i, on) put_target(l, list, on);
}

bool why_listed(lister *l, char letter, slice id) {
    static const struct {
        char letter;
        void (*tell)(lister *l, slice id);
    } kinds[] = {{'t', story}, {'u', utterance}, {'r', passage}, {'m', decided}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].letter == letter) {
            kinds[i].tell(l, id);
            return true;
        }
    return false;
}
