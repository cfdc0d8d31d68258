/* headline.c - told by its words' first letters; the vocabulary's forms (FEATURE_CASED) say how a word is usually
 * written */
#include "parse/headline.h"

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool headline_is(const article *a, const sentence *s) {
    uint32_t words = 0, longer = 0;
    bool capitals = true;
    for (uint32_t i = s->tokens.first; i < s->tokens.first + s->tokens.count; i++) {
        slice form = article_text(a, a->tokens.at[i].at);
        if (form.size == 0 || !(is_upper(form.at[0]) || is_lower(form.at[0]))) continue;
        words++;
        if (form.size > 3 && is_lower(form.at[0])) return false;
        longer += form.size > 3;
        capitals = capitals && !feature_has_lower(form);
    }
    bool title = s->block < a->blocks.size && a->blocks.at[s->block].kind <= BLOCK_SUBTITLE;
    return capitals ? words >= 3 : title && words >= 4 && longer >= 3;
}

/* Whether running text has the form often enough; *listed says whether it stands in a list of names. */
static bool known(const vocabulary *words, slice form, bool *listed) {
    word_keys keys;
    feature_keys(form, 0, &keys);
    *listed = vocabulary_row(words, keys.key[FEATURE_LIST]) != 0;
    return vocabulary_row(words, keys.key[FEATURE_CASED]) != 0;
}

/* Whether raw text has the word, in whatever case. */
static bool is_raw(const vocabulary *words, slice form) {
    word_keys keys;
    feature_keys(form, 0, &keys);
    return vocabulary_row(words, keys.key[FEATURE_RAW]) != 0;
}

slice headline_form(arena *in, const vocabulary *words, slice form) {
    if (form.size < 2 || form.size > 40 || !is_upper(form.at[0])) return form;
    char *low = arena_copy(in, form.at, form.size);
    bool capitals = true;
    for (size_t i = 0; i < form.size; i++) {
        capitals = capitals && !is_lower(low[i]);
        if (is_upper(low[i])) low[i] = (char)(low[i] + 32);
    }
    char *title = arena_copy(in, low, form.size);
    title[0] = form.at[0];
    slice lower = {low, form.size}, named = {title, form.size};
    bool listed, is_low = known(words, lower, &listed), is_name = known(words, named, &listed);
    if (is_low ? !(is_name && listed) : !is_name && !listed && is_raw(words, lower)) return lower;
    return capitals && form.size > 3 && (is_name || listed) ? named : form;
}
