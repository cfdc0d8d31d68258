/* lister_rows.c - rows of lists as JSON objects: see lister.h */
#include <string.h>

#include "record/lister.h"

enum { SHARED_BYTES = 48 /* of a text; longer ones rarely come again */ };

static void exhausted(lister *l) {
    if (l->status == READOUT_OK) l->status = fail(l->e, READOUT_NO_MEMORY, "out of memory");
}

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
