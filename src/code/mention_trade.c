/* mention_trade.c - finds firms' names that end with the word for their trade, see mention_trade.h
 *
 * Before persons' names. The tagger often marks the first word alone, as a person's, and leaves out the "Shipping" of
 * "Varnholt Shipping". Two to four capitals are such a name in running text, where the first is a proper noun that
 * nothing is known of and the last a firm's last word; and then wherever the article has the same capitals again. */
#include "code/mention_trade.h"

#include "base/map.h"
#include "code/mention_walk.h"

enum { LONGEST = 4 /* words of a name */ };

static bool is_front(const name_walk *w, uint32_t t) {
    return t < w->end && !w->ends[t] && walk_at(w, t)->upos == UPOS_PROPN && walk_capital(w, t) &&
           w->found->name_of[t] == NONE && w->found->noun_of[t] == NONE;
}

static bool is_trade(const name_walk *w, uint32_t t) {
    if (t >= w->end || w->ends[t] || !walk_capital(w, t) || w->found->name_of[t] != NONE) return false;
    slice text = article_text(w->a, walk_at(w, t)->at);
    return gazetteer_firm(w->g, w->found->keys[t]) && !gazetteer_legal_form(w->g, w->found->keys[t], text);
}

/* What the parser has marked the words first..end-1 as, in one; else NAME_NONE. */
static uint8_t marked_whole(const name_walk *w, uint32_t first, uint32_t end) {
    uint8_t kind = walk_at(w, first)->name;
    for (uint32_t t = first + 1; t < end; t++)
        if (walk_at(w, t)->name != kind || walk_at(w, t)->name_begins) return NAME_NONE;
    return kind;
}

/* Whether such a mark may well be right: a firm's name may look like a place's where it does not stand behind "in". */
static bool is_marked_well(const name_walk *w, uint32_t first, uint32_t end) {
    uint8_t kind = marked_whole(w, first, end);
    bool place = first > w->first && gazetteer_modifier(w->g, w->found->keys[first - 1]) == MODIFIER_PLACE;
    return kind == NAME_ORG || kind == NAME_PER || (kind != NAME_NONE && place);
}

/* Whether a name goes on at t: "Lund International | Medical Centre", "Lund Mining | and Manufacturing". */
static bool goes_on_at(const name_walk *w, uint32_t t) {
    if (t + 1 < w->end && gazetteer_firm_link(w->g, w->found->keys[t])) return is_trade(w, t + 1);
    uint8_t upos = t < w->end ? walk_at(w, t)->upos : UPOS_PUNCT;
    bool noun = upos == UPOS_NOUN && w->found->noun_of[t] == NONE; /* not "Lund Securities | Analyst" */
    return (upos == UPOS_PROPN || upos == UPOS_ADJ || noun) && walk_capital(w, t);
}

/* Whether nothing of a longer name stands around the words first..end-1. */
static bool is_apart(const name_walk *w, uint32_t first, uint32_t end) {
    bool goes_on = goes_on_at(w, end);
    bool begun = first > w->first && walk_capital(w, first - 1) && walk_at(w, first - 1)->upos != UPOS_DET;
    return !goes_on && !begun;
}

/* The end of the capitals from t on that may be such a name, else t. */
static uint32_t trade_end(const name_walk *w, uint32_t t) {
    uint32_t end = t;
    if (!is_front(w, t) || gazetteer_gender(w->g, w->found->keys[t])) return t;
    while (end - t < LONGEST && is_front(w, end) && !(end > t && is_trade(w, end))) end++;
    if (!is_trade(w, end) || end - t >= LONGEST) return t;
    end++;
    return is_apart(w, t, end) ? end : t;
}

/* Marks a known name where it stands again, by its last word. */
static void mark_again(const name_walk *w, const map *known) {
    for (uint32_t last = w->first + 1; last < w->end; last++) {
        if (!is_trade(w, last)) continue;
        for (uint32_t size = LONGEST; size > 1; size--) {
            uint32_t first = last + 1 - size;
            if (last + 1 < w->first + size || w->ends[first] ||
                map_get(known, walk_words(w, first, last + 1)) == MAP_NONE)
                continue;
            walk_mark(w, first, last + 1);
            break;
        }
    }
}

void trade_names_find(const gazetteer *g, const article *a, const matches *found, uint32_t *ends) {
    name_walk w = {.g = g, .a = a, .found = found, .ends = ends};
    map known = {0};
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        walk_enter(&w, s);
        if (!walk_is_running(&w)) continue;
        for (uint32_t t = w.first; t < w.end; t++) {
            bool again;
            uint32_t end = ends[t] ? t : trade_end(&w, t);
            bool body = end > t && marked_whole(&w, t, end) == NAME_ORG;
            if (end == t || (is_marked_well(&w, t, end) && !body)) continue;
            if (!body) walk_mark(&w, t, end);
            *map_put(a->arena, &known, walk_words(&w, t, end), &again) = 1;
        }
    }
    for (uint32_t s = 0; s < a->sentences.size && known.size; s++) {
        walk_enter(&w, s);
        mark_again(&w, &known);
    }
}
