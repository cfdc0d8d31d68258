/* mention_firm.c - finds names that say themselves that they are a firm's: "Brandt & Sohn", "Wenzel's Inc."
 *
 * Before any other names: the parser takes the half of them for persons', or for two. A run of capitals is a firm's
 * where it ends with a legal form, and where "&" joins its words; "and" joins them where a form, or the word for a
 * body, ends the second half and that half goes by no name of its own: "Lund and Sons Inc", "the Post and Harbour
 * Ministry". */
#include "code/mention_firm.h"

#include "base/map.h"
#include "base/utf8.h"

enum { LONGEST = 10 /* words of a name */ };

typedef struct firm_walk {
    const gazetteer *g;
    const article *a;
    const matches *found;
    uint32_t end; /* of the sentence */
    map *alone;   /* capitals of the article that stand behind no "and"; filled when first asked */
} firm_walk;

static bool is_capital(const firm_walk *w, uint32_t t) {
    size_t size;
    slice text = article_text(w->a, w->a->tokens.at[t].at);
    return text.size && utf8_is_upper(utf8_decode(text, &size));
}

/* A title, an office or a country's adjective says of which firm it is, and is no part of its name. */
static bool is_name_word(const firm_walk *w, uint32_t t) {
    if (t >= w->end || !is_capital(w, t)) return false;
    const token *k = &w->a->tokens.at[t];
    bool adjective = k->upos == UPOS_ADJ && gazetteer_modifier(w->g, w->found->keys[t]) == MODIFIER_NONE;
    bool noun = k->upos == UPOS_NOUN && w->found->noun_of[t] == NONE &&
        k->at.begin > w->a->sentences.at[k->sentence].at.begin;
    return k->upos == UPOS_PROPN || k->name == NAME_ORG || k->name == NAME_PER || adjective || noun;
}

static bool is_form(const firm_walk *w, uint32_t t) {
    if (t >= w->end || !is_capital(w, t)) return false;
    return gazetteer_legal_form(w->g, w->found->keys[t], article_text(w->a, w->a->tokens.at[t].at));
}

static bool joins(const firm_walk *w, uint32_t t) {
    if (t + 1 >= w->end || !slice_equal(w->found->keys[t], SLICE("&"))) return false;
    return is_name_word(w, t + 1) || is_form(w, t + 1);
}

/* "Lund | -Berg Corp." */
static bool is_hyphen(const firm_walk *w, uint32_t t) {
    const token *k = &w->a->tokens.at[t];
    return t + 1 < w->end && k->upos == UPOS_PUNCT && k[-1].at.end == k->at.begin &&
        k[1].at.begin == k->at.end && is_name_word(w, t + 1);
}

/* "Wenzel | 's Inc." */
static bool owns_form(const firm_walk *w, uint32_t t) {
    return is_form(w, t + 1) && slice_equal(w->a->tokens.at[t].xpos, SLICE("POS"));
}

/* -------------------------------------------------------------------------------------- halves joined by a word */

static bool is_link(const firm_walk *w, uint32_t t) {
    return t < w->end && gazetteer_firm_link(w->g, w->found->keys[t]);
}

static bool is_alone(const firm_walk *w, slice key) {
    const article *a = w->a;
    bool found, filled = w->alone->size > 0;
    for (uint32_t t = 0; !filled && t < a->tokens.size; t++)
        if (is_capital(w, t) && (t == 0 || !gazetteer_firm_link(w->g, w->found->keys[t - 1])))
            *map_put(a->arena, w->alone, w->found->keys[t], &found) = 1;
    return map_get(w->alone, key) != MAP_NONE;
}

static const match *named_at(const firm_walk *w, uint32_t t) {
    uint32_t number = w->found->name_of[t];
    return number == NONE ? NULL : &w->found->list.at[number];
}

/* A single body's word at the end of a name: "Ministry". */
static bool is_body_word(const firm_walk *w, uint32_t t) {
    uint32_t number = t < w->end && is_capital(w, t) ? w->found->noun_of[t] : NONE;
    bool plural = token_has(&w->a->tokens.at[t], "Number=Plur");
    return number != NONE && !plural && w->found->list.at[number].entry->kind == ENTRY_BODY;
}

/* Whether the words t..link-1 may be the first half of one name: no person, no state, no body that the gazetteer
 * knows. A state may begin it: "Norway Timber and Gas Co". */
static bool is_half(const firm_walk *w, uint32_t t, uint32_t link) {
    if (is_form(w, link - 1) || is_body_word(w, link - 1) || w->a->tokens.at[link - 1].name == NAME_PER) return false;
    for (uint32_t i = t; i < link; i++) {
        const match *m = named_at(w, i);
        bool front = m && i == t && m->first + m->count < link && m->entry->kind != ENTRY_ORGANISATION;
        if (m && !front && m->entry->kind != ENTRY_TITLE) return false;
        if (front) i += m->count - 1;
    }
    return true;
}

/* "AT and T", "B and C". */
static bool is_letters(const firm_walk *w, uint32_t t, uint32_t link) {
    size_t left = w->a->tokens.at[t].at.end - w->a->tokens.at[t].at.begin,
           right = w->a->tokens.at[link + 1].at.end - w->a->tokens.at[link + 1].at.begin;
    return t + 1 == link && is_capital(w, link + 1) && left <= 2 && right == 1;
}

/* The end of the name that begins at t and goes on behind a word that links its halves; 0 where two names stand. */
static uint32_t linked_end(const firm_walk *w, uint32_t t, uint32_t link) {
    if (!is_link(w, link) || link + 1 >= w->end) return 0;
    bool closes = is_form(w, link + 1) || (is_capital(w, link + 1) && gazetteer_firm(w->g, w->found->keys[link + 1]));
    if (closes && !is_form(w, link - 1)) return link + 2; /* "Lund and Co", "Lund and Sons" */
    if (!is_half(w, t, link)) return 0;
    if (is_letters(w, t, link)) return link + 2;
    for (uint32_t i = link + 1; i < w->end && i - link < LONGEST; i++) {
        bool ends = i > link + 1 && (is_form(w, i) || is_body_word(w, i));
        if (ends && !is_form(w, i)) return named_at(w, t) ? 0 : i + 1;
        if (ends) return is_alone(w, w->found->keys[link + 1]) ? 0 : i + 1;
        if (!is_name_word(w, i) || named_at(w, i)) return 0;
    }
    return 0;
}

/* The end of "St Mary's Hospital", which begins at t; 0 where it is none. */
static uint32_t saint_end(const firm_walk *w, uint32_t t) {
    uint32_t i = t + 1;
    if (!is_capital(w, t) || !gazetteer_saint(w->g, w->found->keys[t])) return 0;
    while (i < w->end && i - t < LONGEST && is_capital(w, i)) i++;
    if (i == t + 1 || i >= w->end || !slice_equal(w->a->tokens.at[i].xpos, SLICE("POS"))) return 0;
    for (i++; i < w->end && i - t < LONGEST && is_capital(w, i); i++)
        if (is_body_word(w, i)) return i + 1;
    return 0;
}

/* Whether words stand before a firm's name without being of it. */
static bool stands_before(const firm_walk *w, uint32_t t) {
    if (w->a->tokens.at[t].name == NAME_ORG) return false;
    uint32_t called = w->found->name_of[t], noun = w->found->noun_of[t];
    const entry *e = called == NONE ? NULL : w->found->list.at[called].entry;
    return (e && (e->kind == ENTRY_DEMONYM || e->kind == ENTRY_TITLE)) || noun != NONE;
}

/* The end of the firm's name that begins at t, or t. */
static uint32_t name_end(const firm_walk *w, uint32_t t, bool *joined) {
    uint32_t end = t, last = t;
    *joined = false;
    while (last < w->end && last - t < LONGEST) {
        uint32_t linked = last > t ? linked_end(w, t, last) : 0;
        if (linked) {
            end = last = linked;
            *joined = true;
            continue;
        }
        bool link = last > t && (joins(w, last) || owns_form(w, last));
        if (last > t && is_hyphen(w, last)) {
            last += 2;
            continue;
        }
        if (!link && !is_name_word(w, last) && !(last > t && is_form(w, last))) break;
        *joined |= link;
        if (link) {
            end = last + 2;
            last += 2;
            continue;
        }
        if (last > t && is_form(w, last)) end = last + 1;
        last++;
    }
    return *joined && last > end && !is_form(w, end - 1) ? last : end; /* "Lund & Berg Shipping" */
}

/* Whether a sentence has a word in lower case: headlines in capitals tell no names. */
static bool has_lower(const article *a, range tokens) {
    for (uint32_t t = tokens.first; t < tokens.first + tokens.count; t++) {
        slice text = article_text(a, a->tokens.at[t].at);
        if (text.size > 2 && text.at[0] >= 'a' && text.at[0] <= 'z') return true;
    }
    return false;
}

uint32_t *firm_names_find(const gazetteer *g, const article *a, const matches *found) {
    uint32_t *out = ARENA_NEW(a->arena, uint32_t, a->tokens.size);
    map alone = {0};
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        range tokens = a->sentences.at[s].tokens;
        firm_walk w = {g, a, found, tokens.first + tokens.count, &alone};
        if (!has_lower(a, tokens)) continue;
        for (uint32_t t = tokens.first; t < w.end;) {
            bool joined;
            uint32_t end = is_name_word(&w, t) && !stands_before(&w, t) ? name_end(&w, t, &joined) : t;
            uint32_t saint = saint_end(&w, t);
            if (saint > end) end = saint;
            for (uint32_t i = t; end > t + 1 && i < end; i++) out[i] = end;
            t = end > t + 1 ? end : t + 1;
        }
    }
    return out;
}
