/* date_rules.c - reads the tables of dates */
#include "parse/date_rules.h"

#include "base/table.h"

static const char *const class_name[DATE_CLASSES] = {
#define X(name, called) #called,
    DATE_CLASS_LIST(X)
#undef X
};

slice date_lower(arena *a, slice text) {
    char *out = arena_alloc(a, text.size);
    for (size_t i = 0; i < text.size; i++)
        out[i] = (char)(text.at[i] >= 'A' && text.at[i] <= 'Z' ? text.at[i] + 32 : text.at[i]);
    return (slice){out, text.size};
}

bool date_is_capital(slice text) {
    return text.size && text.at[0] >= 'A' && text.at[0] <= 'Z';
}

static status load_words(date_rules *r, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice class = table_cell(t, i, 0), forms = table_cell(t, i, 2);
        uint32_t number = name_find(class_name, CLASS_DAY, class);
        if (number >= CLASS_DAY)
            return table_fail(t, i, e, "no such class of words: %.*s", (int)class.size, class.at);
        while (forms.at) {
            slice form = slice_trim(slice_take(&forms, '|'));
            bool found;
            uint32_t *first = map_put(r->arena, &r->words, date_lower(r->arena, form), &found);
            date_word entry = {(uint8_t)number, date_is_capital(form), table_cell(t, i, 1), found ? *first : NONE};
            *first = r->entries.size;
            *vec_push(r->arena, &r->entries) = entry;
        }
    }
    return READOUT_OK;
}

/* "<last|this>", "of", "a|an", with "?" where it may be missing. */
static bool read_element(date_rules *r, slice text, date_element *out) {
    if (text.size > 1 && slice_ends(text, SLICE("?"))) {
        out->optional = true;
        text.size--;
    }
    bool classes = text.size > 2 && text.at[0] == '<' && text.at[text.size - 1] == '>';
    slice choices = classes ? slice_part(text, 1, text.size - 1) : text;
    while (choices.at) {
        slice choice = slice_take(&choices, '|');
        bool found;
        uint32_t number = classes ? name_find(class_name, DATE_CLASSES, choice) : DATE_CLASSES;
        if (number < DATE_CLASSES)
            out->classes |= DATE_BIT(number);
        else if (!choice.size || out->word_count == DATE_CHOICES ||
                 (classes && map_get(&r->words, choice) == MAP_NONE && !word_is(r->roles, choice, WORD_DEFINITE)))
            return false;
        else {
            out->words[out->word_count++] = choice;
            *map_put(r->arena, &r->literals, choice, &found) = 0;
        }
    }
    return true;
}

static status load_patterns(date_rules *r, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice rest = table_cell(t, i, 0), called = table_cell(t, i, 1);
        date_pattern *p = vec_push(r->arena, &r->patterns);
        p->rule = date_rule_find(called);
        if (!p->rule)
            return table_fail(t, i, e, "no such rule: %.*s", (int)called.size, called.at);
        while (rest.at) {
            slice text = slice_take(&rest, ' ');
            if (!text.size)
                continue;
            if (p->count == DATE_ELEMENTS || !read_element(r, text, &p->elements[p->count++]))
                return table_fail(t, i, e, "a pattern that can't be read at '%.*s'", (int)text.size, text.at);
        }
    }
    return READOUT_OK;
}

status date_open(arena *a, const char *folder, const word_roles *words, date_rules **out, error *e) {
    date_rules *r = ARENA_NEW(a, date_rules, 1);
    table t;
    r->arena = a;
    r->roles = words;
    status s = table_load(a, folder, "date_words.tsv", 3, 3, &t, e);
    if (s == READOUT_OK)
        s = load_words(r, &t, e);
    if (s == READOUT_OK)
        s = table_load(a, folder, "date_patterns.tsv", 2, 2, &t, e);
    if (s == READOUT_OK)
        s = load_patterns(r, &t, e);
    *out = r;
    return s;
}
