/* same.c - two articles side by side: what they share, word by word */
#include "record/compare.h"
#include "record/lists.h"

typedef struct asked_pair {
    const char *one, *other;
} asked_pair;

/* By id or the front of one, by the name it was given, by path. 0 with an error where there is none, or several. */
static int64_t article_called(lister *l, const char *called) {
    query q = {0};
    slice digits = slice_of(called[0] == 'a' ? called + 1 : called);
    query_with(l, &q,
               "SELECT id FROM article WHERE name = ?1 OR path = ?1 OR (length(?2) >= 3 AND sha256 >= ?2 AND sha256 "
               "< ?2 || 'g') "
               "ORDER BY name = ?1 OR path = ?1 DESC LIMIT 2",
               slice_of(called));
    query_with(l, &q, "", digits);
    sqlite3_stmt *s = query_open(l, &q);
    int64_t id = lister_next(l, s) ? sqlite3_column_int64(s, 0) : 0;
    if (id && lister_next(l, s)) id = -1;
    if (s) query_close(l, s);
    if (id > 0 || l->status != READOUT_OK) return id;
    l->status = fail(l->e, READOUT_BAD_USAGE,
                     id ? "%s: there are several reports that are called so" : "%s: no such report", called);
    return 0;
}

static void put_article(lister *l, const char *field, const source *from, const text_words *words) {
    json_t *to = put_object(l, l->result, field);
    put_source(l, to, from);
    put_text(l, to, "title", from->title);
    put_text(l, to, "path", from->path);
    put_number(l, to, "words", words->size);
}

/* Words [a, a_end) of one and [b, b_end) of the other; either may be none. */
static void put_piece(lister *l, json_t *list, const compared *c, const passage *at, bool same) {
    if (at->a >= at->a_end && at->b >= at->b_end) return;
    json_t *to = list_object(l, list);
    span one = at->a < at->a_end ? passage_in_first(c, at) : (span){0, 0};
    span other = at->b < at->b_end ? passage_in_other(c, at) : (span){0, 0};
    put_text(l, to, "first", slice_part(c->one.text, one.begin, one.end));
    put_text(l, to, "second", slice_part(c->other.text, other.begin, other.end));
    put_bool(l, to, "same", same);
}

static void put_passage(lister *l, json_t *list, const compared *c, const passage *p) {
    json_t *to = list_object(l, list);
    uint32_t a = p->a, b = p->b;
    put_number(l, to, "words", p->shared);
    put_words(l, put_object(l, to, "first"), &c->one, passage_in_first(c, p));
    put_words(l, put_object(l, to, "second"), &c->other, passage_in_other(c, p));
    json_t *pieces = put_list(l, to, "pieces");
    for (uint32_t i = 0; i < p->count; i++) {
        const same_words *run = &p->runs[i];
        put_piece(l, pieces, c, &(passage){.a = a, .a_end = run->a, .b = b, .b_end = run->b}, false);
        a = run->a + run->size;
        b = run->b + run->size;
        put_piece(l, pieces, c, &(passage){.a = run->a, .a_end = a, .b = run->b, .b_end = b}, true);
    }
}

static void same(lister *l) {
    const asked_pair *asked = l->context;
    compared c;
    uint32_t words = 0;
    int64_t one = article_called(l, asked->one),
            other = l->status == READOUT_OK ? article_called(l, asked->other) : 0;
    if (l->status != READOUT_OK || !compare(l, one, other, &c)) return;
    l->result = json_object();
    put_article(l, "first", &c.one, &c.words);
    put_article(l, "second", &c.other, &c.other_words);
    put_string(l, l->result, "direction", direction_name[c.direction]);
    put_string(l, l->result, "source",
               c.direction == FROM_FIRST    ? "first"
               : c.direction == FROM_SECOND ? "second"
                                            : "");
    json_t *why = put_list(l, l->result, "why");
    for (uint32_t i = 0; i < c.whys; i++) list_text(l, why, c.why[i]);
    for (uint32_t i = 0; i < c.found.size; i++) words += c.found.at[i].shared;
    put_number(l, l->result, "shared", words);
    json_t *list = put_list(l, l->result, "passages");
    for (uint32_t i = 0; i < c.found.size; i++) put_passage(l, list, &c, &c.found.at[i]);
}

status record_same(record *r, const char *one, const char *other, json_t **out, error *e) {
    asked_pair asked = {one, other};
    *out = NULL;
    return lister_run(r, NULL, (row_sink){0}, same, &asked, out, e);
}
