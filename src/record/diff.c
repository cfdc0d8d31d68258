/* diff.c - what two records disagree on
 *
 * Both are asked for the same lists, and their rows are compared. Articles are known by their text; what was found in
 * one that both have is paired by where it stands, first exactly, then by overlap, so that another model's span that
 * is a word longer is the same quote. Claims and disputes are paired by id, which is made of what they say. One
 * article's rows are in memory at a time, and of claims and disputes a line each. */
#include <string.h>

#include "record/record.h"

typedef struct diffing {
    record *records[2];
    row_sink sink;
    uint64_t count;
    error *e;
    status status;
} diffing;

const column diff_columns[] = {
    {"what", "what", 9, COLUMN_TEXT},    {"in", "in", 4, COLUMN_TEXT},       {"text", "text", 0, COLUMN_TEXT},
    {"field", "field", 9, COLUMN_TEXT},  {"first", "first", 18, COLUMN_TEXT}, {"second", "second", 18, COLUMN_TEXT},
    {"id", "id", 17, COLUMN_TEXT},       {"article", "article", 0, COLUMN_CSV_ONLY},
    {"date", "date", 0, COLUMN_CSV_ONLY}, {"outlet", "outlet", 0, COLUMN_CSV_ONLY},
    {"second_id", "second_id", 0, COLUMN_CSV_ONLY}, {NULL, NULL, 0, COLUMN_TEXT}};
const row_kind record_diff_rows = {"diff", diff_columns};

static bool failed(diffing *d) { return d->status != READOUT_OK; }

static void exhausted(diffing *d) {
    if (!failed(d)) d->status = fail(d->e, READOUT_NO_MEMORY, "out of memory");
}

/* ---------------------------------------------------------------------------------------------------- rows */

static status keep(void *context, json_t *row, error *e) {
    return json_array_append(context, row) == 0 ? READOUT_OK : fail(e, READOUT_NO_MEMORY, "out of memory");
}

/* All rows of a list, or of one article; the caller's, NULL after an error. */
static json_t *rows_of(diffing *d, int which, const char *list, const char *article_id) {
    record_filter f = {.article = article_id};
    json_t *all = failed(d) ? NULL : json_array();
    if (!all) exhausted(d);
    else d->status = record_list_find(list)->query(d->records[which], &f, (row_sink){keep, all}, d->e);
    if (!failed(d)) return all;
    json_decref(all);
    return NULL;
}

static const char *text_of(json_t *row, const char *field) {
    const char *text = json_string_value(json_object_get(row, field));
    return text ? text : "";
}

/* One difference. `row` is where its words are taken from; which: 0 or 1 where only that record has it, 2 for both.
 * `other`, first and second may be NULL; what they are is kept by the row. */
static void tell(diffing *d, const char *what, int which, json_t *row, json_t *other, const char *field,
                 json_t *first, json_t *second) {
    static const char *const places[] = {"1st", "2nd", "both"};
    static const char *const copied[] = {"id", "article", "date", "outlet"};
    json_t *out = failed(d) ? NULL : json_object(), *text = json_object_get(row, "quote");
    if (!out) {
        exhausted(d);
        return;
    }
    if (!text) text = json_object_get(row, "text");
    if (!text) text = json_object_get(row, "title");
    bool bad = json_object_set_new(out, "what", json_string(what)) ||
               json_object_set_new(out, "in", json_string(places[which])) ||
               json_object_set(out, "text", text ? text : json_null()) ||
               json_object_set_new(out, "field", field ? json_string(field) : json_null()) ||
               json_object_set(out, "first", first ? first : json_null()) ||
               json_object_set(out, "second", second ? second : json_null());
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++) {
        json_t *value = json_object_get(row, copied[i]);
        bad = json_object_set(out, copied[i], value ? value : json_null()) || bad;
    }
    json_t *id = json_object_get(other, "id");
    bad = json_object_set(out, "second_id", id ? id : json_null()) || bad;
    d->count++;
    if (bad) exhausted(d);
    else d->status = d->sink.take ? d->sink.take(d->sink.context, out, d->e) : READOUT_OK;
    json_decref(out);
}

static json_t *at_path(json_t *row, const char *path) {
    const char *dot = strchr(path, '.');
    return dot ? json_object_get(json_object_getn(row, path, (size_t)(dot - path)), dot + 1)
               : json_object_get(row, path);
}

/* What is missing is as null. */
static bool same(json_t *one, json_t *other) {
    return json_equal(one, other) || ((!one || json_is_null(one)) && (!other || json_is_null(other)));
}

static void compare_fields(diffing *d, const char *what, json_t *one, json_t *other, const char *const *fields) {
    for (; *fields && !failed(d); fields++) {
        json_t *first = at_path(one, *fields), *second = at_path(other, *fields);
        if (!same(first, second)) tell(d, what, 2, one, other, *fields, first, second);
    }
}

/* ---------------------------------------------------------------------------------------- within an article */

enum { MOST_LEFT = 400 }; /* rows without an exact partner that are compared with each other */

typedef struct kind {
    const char *what, *list;
    const char *exact[4];  /* fields that are equal in a pair; the first two are begin and end */
    const char *fields[8]; /* what is compared */
} kind;

static const kind kinds_in_article[] = {
    {"quote",
     "quotes",
     {"begin", "end", "cue", NULL},
     {"speaker", "stance", "kind", "negated", "addressee", "channel", "said", NULL}},
    {"statement",
     "statements",
     {"begin", "end", "predicate", NULL},
     {"speaker", "side", "voice", "sense", "polarity", "factuality", "event.type", NULL}},
    {"event",
     "events",
     {"begin", "end", "quote", NULL},
     {"type", "mode", "cameo", "polarity", "factuality", "standing", NULL}}};

static bool equal_in(json_t *one, json_t *other, const char *const *fields) {
    for (; *fields; fields++)
        if (!same(json_object_get(one, *fields), json_object_get(other, *fields))) return false;
    return true;
}

/* Of 1000: how much of both together two rows share. Rows of other words are no pair. */
static int overlap(json_t *one, json_t *other) {
    json_int_t b1 = json_integer_value(json_object_get(one, "begin")),
               e1 = json_integer_value(json_object_get(one, "end"));
    json_int_t b2 = json_integer_value(json_object_get(other, "begin")),
               e2 = json_integer_value(json_object_get(other, "end"));
    json_int_t begin = b1 > b2 ? b1 : b2, end = e1 < e2 ? e1 : e2, from = b1 < b2 ? b1 : b2, to = e1 > e2 ? e1 : e2;
    if (!same(json_object_get(one, "predicate"), json_object_get(other, "predicate"))) return 0;
    return end > begin ? (int)((end - begin) * 1000 / (to - from)) : 0;
}

static bool free_at(json_t *taken, size_t i) { return !json_is_true(json_array_get(taken, i)); }

/* The number of the best partner among those that are not taken, or their count. An exact one stands near its own
 * number. */
static size_t partner(json_t *row, size_t number, json_t *others, json_t *taken, const kind *k, bool exact) {
    size_t size = json_array_size(others), best = size;
    int most = 499;
    size_t begin = number > MOST_LEFT ? number - MOST_LEFT : 0,
           end = number + MOST_LEFT < size ? number + MOST_LEFT : size;
    for (size_t i = begin; i < end; i++) {
        json_t *other = json_array_get(others, i);
        if (!free_at(taken, i)) continue;
        int here = exact ? 0 : overlap(row, other);
        if (exact && equal_in(row, other, k->exact))
            here = 500 + 100 * same(json_object_get(row, "speaker"), json_object_get(other, "speaker"));
        if (here > most) {
            most = here;
            best = i;
        }
    }
    return best;
}

static json_t *flags(diffing *d, size_t size) {
    json_t *list = json_array();
    for (size_t i = 0; list && i < size; i++)
        if (json_array_append(list, json_false())) exhausted(d);
    if (!list) exhausted(d);
    return list;
}

static void pair(diffing *d, const kind *k, json_t *const rows[2], json_t *const taken[2], bool exact) {
    for (size_t i = 0; i < json_array_size(rows[0]) && !failed(d); i++) {
        json_t *one = json_array_get(rows[0], i);
        size_t with = free_at(taken[0], i) ? partner(one, i, rows[1], taken[1], k, exact) : json_array_size(rows[1]);
        if (with == json_array_size(rows[1])) continue;
        json_array_set(taken[0], i, json_true());
        json_array_set(taken[1], with, json_true());
        compare_fields(d, k->what, one, json_array_get(rows[1], with), k->fields);
    }
}

static void compare_rows(diffing *d, const kind *k, json_t *const rows[2]) {
    json_t *taken[2] = {flags(d, json_array_size(rows[0])), flags(d, json_array_size(rows[1]))};
    pair(d, k, rows, taken, true);
    pair(d, k, rows, taken, false);
    for (int which = 0; which < 2; which++) {
        for (size_t i = 0; i < json_array_size(rows[which]) && !failed(d); i++)
            if (free_at(taken[which], i))
                tell(d, k->what, which, json_array_get(rows[which], i), NULL, NULL, NULL, NULL);
        json_decref(taken[which]);
    }
}

static void compare_article(diffing *d, const char *id) {
    for (size_t i = 0; i < sizeof kinds_in_article / sizeof *kinds_in_article && !failed(d); i++) {
        const kind *k = &kinds_in_article[i];
        json_t *rows[2] = {rows_of(d, 0, k->list, id), rows_of(d, 1, k->list, id)};
        if (!failed(d) && !json_equal(rows[0], rows[1])) compare_rows(d, k, rows);
        json_decref(rows[0]);
        json_decref(rows[1]);
    }
}

/* ---------------------------------------------------------------------------------------------- over records */

/* Rows by id, cut down to what is compared. */
typedef struct indexing {
    json_t *by_id;
    json_t *(*shortened)(json_t *row);
} indexing;

static status index_row(void *context, json_t *row, error *e) {
    indexing *x = context;
    return json_object_set_new(x->by_id, text_of(row, "id"), x->shortened(row)) == 0
               ? READOUT_OK
               : fail(e, READOUT_NO_MEMORY, "out of memory");
}

static json_t *index_of(diffing *d, int which, const char *list, json_t *(*shortened)(json_t *row)) {
    indexing x = {failed(d) ? NULL : json_object(), shortened};
    if (!x.by_id) exhausted(d);
    else d->status = record_list_find(list)->query(d->records[which], NULL, (row_sink){index_row, &x}, d->e);
    return x.by_id;
}

static json_t *picked(json_t *row, const char *const *fields) {
    json_t *out = json_object();
    bool bad = !out;
    for (; !bad && *fields; fields++) {
        json_t *value = json_object_get(row, *fields);
        bad = value && json_object_set(out, *fields, value);
    }
    if (!bad) return out;
    json_decref(out);
    return NULL;
}

static json_t *short_article(json_t *row) {
    return picked(row, (const char *const[]){"id", "title", "date", "outlet", "agency", "author", NULL});
}

static json_t *short_claim(json_t *row) {
    return picked(row, (const char *const[]){"id", "text", "asserts", "denies", "questions", "reports", NULL});
}

static json_t *short_decision(json_t *row) {
    json_t *out = picked(row, (const char *const[]){"id", "date", "state", NULL});
    json_t *on = json_object_get(json_array_get(json_object_get(row, "on"), 0), "text");
    json_t *text = json_sprintf("%s %s", text_of(row, "what"), on ? json_string_value(on) : "");
    if (out && text && json_object_set(out, "text", text) == 0) {
        json_decref(text);
        return out;
    }
    json_decref(text);
    json_decref(out);
    return NULL;
}

static size_t place_in(json_t *sorted, const char *called, bool *found) {
    size_t at = 0;
    int order = -1;
    while (at < json_array_size(sorted) &&
           (order = strcmp(json_string_value(json_array_get(sorted, at)), called)) < 0)
        at++;
    *found = at < json_array_size(sorted) && order == 0;
    return at;
}

/* Who stands on a side, each once, in the order of names. */
static bool set_side(json_t *out, json_t *row, const char *side) {
    json_t *sorted = json_array(), *entry;
    size_t i;
    bool bad = !sorted, found;
    json_array_foreach(json_object_get(row, side), i, entry) {
        const char *called = text_of(entry, *text_of(entry, "actor") ? "actor" : "speaker");
        size_t at = place_in(sorted, called, &found);
        bad = bad || (!found && json_array_insert_new(sorted, at, json_string(called)));
    }
    bad = bad || json_object_set(out, side, sorted);
    json_decref(sorted);
    return !bad;
}

static json_t *short_dispute(json_t *row) {
    json_t *out = picked(row, (const char *const[]){"id", "since", NULL}), *claim = json_object_get(row, "claim");
    json_t *text = json_object_get(claim, "text");
    if (out && (!text || json_object_set(out, "text", text) == 0) && set_side(out, row, "asserts") &&
        set_side(out, row, "denies") && set_side(out, row, "questions"))
        return out;
    json_decref(out);
    return NULL;
}

static const struct whole {
    const char *what, *list;
    json_t *(*shortened)(json_t *row);
    const char *fields[6];
} wholes[] = {{"article", "articles", short_article, {"title", "date", "outlet", "agency", "author", NULL}},
              {"dispute", "disputes", short_dispute, {"asserts", "denies", "questions", NULL}},
              {"claim", "claims", short_claim, {"asserts", "denies", "questions", "reports", NULL}},
              {"decision", "decisions", short_decision, {"state", NULL}}};

static void compare_whole(diffing *d, const struct whole *w) {
    json_t *by_id[2] = {index_of(d, 0, w->list, w->shortened), index_of(d, 1, w->list, w->shortened)}, *row;
    const char *id;
    for (int which = 0; which < 2; which++) {
        json_object_foreach(by_id[which], id, row) {
            json_t *other = json_object_get(by_id[1 - which], id);
            if (failed(d)) break;
            if (!other) tell(d, w->what, which, row, NULL, NULL, NULL, NULL);
            else if (which == 0) compare_fields(d, w->what, row, other, w->fields);
            if (other && which == 0 && w == wholes) compare_article(d, id);
        }
    }
    json_decref(by_id[0]);
    json_decref(by_id[1]);
}

status record_diff(record *one, record *other, row_sink sink, uint64_t *count, error *e) {
    error own = {0};
    diffing d = {.records = {one, other}, .sink = sink, .e = e ? e : &own};
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes && !failed(&d); i++) compare_whole(&d, &wholes[i]);
    if (count) *count = d.count;
    return d.status;
}
