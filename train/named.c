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

typedef struct word_list {
    VEC(slice) at;
} word_list;

static bool is_word_byte(char c) { return isalnum((unsigned char)c) || c == '_' || (c & 0x80); }

/* The words of a text, small, and an empty one behind them. */
static void add_words(arena *a, word_list *to, const char *text) {
    slice small = utf8_lower(a, (slice){text, strlen(text)});
    for (size_t i = 0; i < small.size;) {
        size_t begin = i;
        while (i < small.size && is_word_byte(small.at[i])) i++;
        if (i > begin) *vec_push(a, &to->at) = slice_part(small, begin, i);
        else i++;
    }
    *vec_push(a, &to->at) = (slice){0};
}

/* All strings of a value, which may be a list. */
static word_list words_of(arena *a, const json_t *value) {
    word_list out = {.at = {0}};
    size_t i;
    json_t *each;
    if (json_is_string(value)) add_words(a, &out, json_string_value(value));
    json_array_foreach(value, i, each) {
        if (json_is_string(each)) add_words(a, &out, json_string_value(each));
    }
    return out;
}

static bool is_same(slice wanted, slice word) {
    return word.size && (slice_equal(wanted, word) || (wanted.size > 3 && slice_find(word, wanted) != SIZE_MAX));
}

/* Whether a name's words come one after another. */
static bool has_name(arena *a, const word_list *in, const char *called) {
    word_list wanted = {.at = {0}};
    add_words(a, &wanted, called);
    uint32_t size = wanted.at.size - 1;
    for (uint32_t i = 0; size && i + size <= in->at.size; i++) {
        uint32_t k = 0;
        while (k < size && is_same(wanted.at.at[k], in->at.at[i + k])) k++;
        if (k == size) return true;
    }
    return false;
}

static bool has_any(arena *a, const word_list *in, const json_t *names) {
    size_t i;
    json_t *each;
    bool out = false;
    json_array_foreach(names, i, each) {
        if (json_is_string(each)) out |= has_name(a, in, json_string_value(each));
    }
    return out;
}

/* The share of a list of names, or of lists of names, that the words have; -1 where there are none. */
static double share(arena *a, const json_t *wanted, const word_list *in) {
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

static const char *const parts[][2] = {
    {"predicates", "predicate"}, {"actors", "actors"}, {"recipients", "recipients"}, {"object", "object"}};

static double overlap(arena *a, const json_t *wanted, const json_t *got) {
    double sum = 0;
    int count = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        word_list in = words_of(a, json_object_get(got, parts[i][1]));
        double x = share(a, json_object_get(wanted, parts[i][0]), &in);
        if (x < 0) continue;
        sum += x;
        count++;
    }
    return count ? sum / count : 0;
}

bool named_has(const named *n, lister *l, const claim *c) {
    size_t i;
    json_t *dispute, *told = json_object();
    bool out = false;
    put_claim(l, told, c);
    json_array_foreach(n->disputes, i, dispute) {
        out |= overlap(l->a, json_object_get(dispute, "claim"), told) > 0.5;
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
