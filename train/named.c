/* named.c - see named.h */
#include "named.h"

#include <ctype.h>
#include <string.h>

status named_load(arena *a, const char *folder, named *out, error *e) {
    json_error_t at;
    char *path = arena_string(a, arena_print(a, "%s/disputes.json", folder));
    out->disputes = json_load_file(path, 0, &at);
    if (!out->disputes) return fail(e, READOUT_BAD_INPUT, "%s:%d: %s", path, at.line, at.text);
    return READOUT_OK;
}

/* ------------------------------------------------------------------------------------------------- words */

static bool is_word_byte(char c) { return isalnum((unsigned char)c) || c == '_' || (c & 0x80); }

void named_add_words(arena *a, named_words *to, slice text) {
    slice small = utf8_lower(a, text);
    if (!text.size) return;
    for (size_t i = 0; i < small.size;) {
        size_t begin = i;
        while (i < small.size && is_word_byte(small.at[i])) i++;
        if (i > begin) *vec_push(a, &to->at) = slice_part(small, begin, i);
        else i++;
    }
    *vec_push(a, &to->at) = (slice){0};
}

/* All strings of a value, which may be a list. */
static named_words words_of(arena *a, const json_t *value) {
    named_words out = {.at = {0}};
    size_t i;
    json_t *each;
    if (json_is_string(value)) named_add_words(a, &out, slice_of(json_string_value(value)));
    json_array_foreach(value, i, each) {
        if (json_is_string(each)) named_add_words(a, &out, slice_of(json_string_value(each)));
    }
    return out;
}

static bool is_same(slice wanted, slice word) {
    return word.size && (slice_equal(wanted, word) || (wanted.size > 3 && slice_find(word, wanted) != SIZE_MAX));
}

/* Whether a name's words come one after another. */
static bool has_name(arena *a, const named_words *in, slice called) {
    named_words wanted = {.at = {0}};
    named_add_words(a, &wanted, called);
    if (!wanted.at.size) return !in->at.size;
    uint32_t size = wanted.at.size - 1;
    for (uint32_t i = 0; size && i + size <= in->at.size; i++) {
        uint32_t k = 0;
        while (k < size && is_same(wanted.at.at[k], in->at.at[i + k])) k++;
        if (k == size) return true;
    }
    return false;
}

static bool has_any(arena *a, const named_words *in, const json_t *names) {
    size_t i;
    json_t *each;
    bool out = false;
    json_array_foreach(names, i, each) {
        if (json_is_string(each)) out |= has_name(a, in, slice_of(json_string_value(each)));
    }
    return out;
}

/* The share of a list of names, or of lists of names, that the words have; -1 where there are none. */
static double share(arena *a, const json_t *wanted, const named_words *in) {
    size_t i, lists = 0, found = 0;
    json_t *each;
    json_array_foreach(wanted, i, each) {
        if (!json_is_array(each)) continue;
        lists++;
        found += has_any(a, in, each);
    }
    if (lists) return (double)found / (double)lists;
    return json_array_size(wanted) ? has_any(a, in, wanted) : -1;
}

double named_overlap(arena *a, const json_t *wanted, const named_words in[NAMED_PARTS]) {
    static const char *const parts[NAMED_PARTS] = {"predicates", "actors", "recipients", "object"};
    double sum = 0;
    int count = 0;
    for (int i = 0; i < NAMED_PARTS; i++) {
        double x = share(a, json_object_get(wanted, parts[i]), &in[i]);
        if (x < 0) continue;
        sum += x;
        count++;
    }
    return count ? sum / count : 0;
}

static const char *const parts_told[NAMED_PARTS] = {"predicate", "actors", "recipients", "object"};

bool named_has(const named *n, lister *l, const claim *c) {
    size_t i;
    json_t *dispute, *told = json_object();
    bool out = false;
    put_claim(l, told, c);
    named_words in[NAMED_PARTS];
    for (int k = 0; k < NAMED_PARTS; k++) in[k] = words_of(l->a, json_object_get(told, parts_told[k]));
    json_array_foreach(n->disputes, i, dispute) {
        out |= named_overlap(l->a, json_object_get(dispute, "claim"), in) > 0.5;
    }
    json_decref(told);
    return out;
}

void named_deeds(const named *n, void (*count)(void *context, slice lemma), void *context) {
    size_t i, k;
    json_t *dispute, *lemma;
    json_array_foreach(n->disputes, i, dispute) {
        json_array_foreach(json_object_get(json_object_get(dispute, "claim"), "predicates"), k, lemma) {
            const char *text = json_string_value(lemma);
            if (text) count(context, (slice){text, strlen(text)});
        }
    }
}
