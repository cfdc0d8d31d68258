/* mention_usual.c - finds names of bodies that are made of usual words: "Drivers Together said", "the group Clean
 * Water Now"; and of those that the parser takes for places'
 *
 * Before persons' names, as names of firms are. The tagger takes their words for what these are elsewhere, and the
 * parser for a name of one word, or none. Two to six capitals in running text are such a name where they speak, or
 * stand beside the word for what they are; and then wherever the article has the same capitals again. */
#include "code/mention_usual.h"

#include "base/map.h"
#include "code/mention_walk.h"

enum { LONGEST = 6 /* words of a name */, NEAR = 8, ASIDE = 12 };

static const entry *noun_at(const name_walk *w, uint32_t t) {
    uint32_t number = t < w->end ? w->found->noun_of[t] : NONE;
    return number == NONE ? NULL : w->found->list.at[number].entry;
}

/* Whether the gazetteer knows no more of a word than that it may be a title: "Justice Watch". */
static bool is_free(const name_walk *w, uint32_t t) {
    uint32_t called = w->found->name_of[t];
    return called == NONE ||
           (w->found->list.at[called].entry->kind == ENTRY_TITLE && w->found->list.at[called].count == 1);
}

static bool is_name_word(const name_walk *w, uint32_t t) {
    static const uint8_t open[] = {UPOS_NOUN, UPOS_PROPN, UPOS_ADJ, UPOS_ADV, UPOS_VERB};
    if (t >= w->end || w->ends[t] || !walk_capital(w, t) || !is_free(w, t)) return false;
    uint32_t noun = w->found->noun_of[t];
    if (noun != NONE && w->found->list.at[noun].count > 1) return false;
    for (size_t i = 0; i < sizeof open; i++)
        if (walk_at(w, t)->upos == open[i]) return true;
    bool own = walk_at(w, t)->upos == UPOS_PRON && token_has(walk_at(w, t), "Poss=Yes");
    return t > w->first && (own || walk_at(w, t)->upos == UPOS_ADP); /* "Save Our Rivers", "Parents Against Smog" */
}

/* The token that governs the words first..end-1. */
static uint32_t governor(const name_walk *w, uint32_t first, uint32_t end) {
    uint32_t t = walk_at(w, end - 1)->upos == UPOS_ADV ? end - 2 : end - 1;
    for (uint32_t steps = 0; steps < LONGEST; steps++) {
        uint32_t up = walk_at(w, t)->head;
        if (up == NONE || up < first || up >= end) break;
        t = up;
    }
    return t;
}

/* Whether a word hangs on another one of first..end-1, or has one that does, or is the "Now" of "Homes Now said". */
static bool is_bound(const name_walk *w, uint32_t t, uint32_t first, uint32_t end) {
    if (walk_at(w, t)->head >= first && walk_at(w, t)->head < end) return true;
    if (walk_at(w, end - 1)->upos == UPOS_ADV && t + 2 >= end) return true;
    for (uint32_t i = first; i < end; i++)
        if (i != t && walk_at(w, i)->head == t) return true;
    return false;
}

/* Whether it is of words that a person's name has not: the last one no noun, or none of them marked as a person's. */
static bool is_no_person(const name_walk *w, uint32_t first, uint32_t end) {
    uint8_t last = walk_at(w, end - 1)->upos;
    bool person = false;
    if (gazetteer_gender(w->g, w->found->keys[first]) && !noun_at(w, first) && w->found->name_of[first] == NONE)
        return false;
    for (uint32_t t = first; t < end; t++)
        person |= walk_at(w, t)->name == NAME_PER || (t > first && w->found->name_of[t] != NONE);
    bool one = !token_has(walk_at(w, first), "Number=Plur");
    bool titled = one && (w->found->name_of[first] != NONE || noun_at(w, first));
    if (titled && (person || last == UPOS_PROPN)) return false; /* "Justice Holm" */
    return !person || last == UPOS_ADV || last == UPOS_VERB;
}

/* Whether the parser marks a word as a place's, or as a name that is nobody's: firms are called like places ("Alder
 * Ridge"). */
static bool is_place_word(const name_walk *w, uint32_t t) {
    return walk_at(w, t)->name == NAME_LOC || walk_at(w, t)->name == NAME_MISC;
}

/* The end of a run of capitals from t that is no row of proper nouns alone, or is marked as a place, and whose words
 * may be a body's name; else t. */
static uint32_t run_end(const name_walk *w, uint32_t t) {
    uint32_t end = t;
    bool usual = false;
    if (t > w->first && (walk_capital(w, t - 1) || walk_at(w, t - 1)->upos == UPOS_DET)) return t;
    if (walk_at(w, t)->upos == UPOS_ADP) return t;
    while (end - t <= LONGEST && is_name_word(w, end))
        usual |= is_place_word(w, end) || walk_at(w, end)->upos != UPOS_PROPN, end++;
    if (end - t < 2 || end - t > LONGEST || (end < w->end && walk_capital(w, end)) || !usual || noun_at(w, end - 1) ||
        walk_at(w, end - 1)->upos == UPOS_ADP)
        return t;
    for (uint32_t i = t; i < end; i++)
        if (!is_bound(w, i, t, end)) return t;
    uint8_t front = walk_at(w, t)->upos;
    if (t == w->first && front != UPOS_NOUN && front != UPOS_PROPN && front != UPOS_ADJ) return t;
    return is_no_person(w, t, end) ? end : t;
}

static bool key_has(const name_walk *w, uint32_t t, enum word_role role) {
    return word_is(w->a->words, w->found->keys[t], role);
}

static bool has_child(const name_walk *w, uint32_t verb, uint8_t relation) {
    for (uint32_t i = w->first; i < w->end; i++)
        if (walk_at(w, i)->head == verb && relation_main[walk_at(w, i)->relation] == relation) return true;
    return false;
}

/* Whether the verb says something: it has a clause, or somebody "of" something. */
static bool says(const name_walk *w, uint32_t verb) {
    if (walk_at(w, verb)->upos != UPOS_VERB) return false;
    if (has_child(w, verb, REL_CCOMP) || walk_at(w, verb)->relation == REL_PARATAXIS) return true;
    for (uint32_t i = verb + 1; i < w->end && i < verb + NEAR; i++)
        if (key_has(w, i, WORD_GENITIVE)) return i > verb + 1 && has_child(w, verb, REL_OBJ);
    return false;
}

static bool is_body(const entry *e) { return e && (e->kind == ENTRY_BODY || e->kind == ENTRY_ARMED); }

/* Whether "a rights group" follows behind a comma. */
static bool is_told(const name_walk *w, uint32_t end) {
    if (end + 2 >= w->end || !slice_equal(w->found->keys[end], SLICE(",")) || walk_at(w, end + 1)->upos != UPOS_DET)
        return false;
    for (uint32_t i = end + 2;
         i < w->end && i < end + ASIDE && walk_at(w, i)->upos != UPOS_PUNCT && walk_at(w, i)->upos != UPOS_VERB; i++)
        if (is_body(noun_at(w, i))) return true;
    return false;
}

/* Whether a run that the parser marks as a place's may be a person's or a place's for all that: a comma behind it
 * brings his age or his office, a noun before it is what he does, something happens on it. */
static bool may_be_other(const name_walk *w, uint32_t t, uint32_t end) {
    bool comma = end + 1 < w->end && slice_equal(w->found->keys[end], SLICE(","));
    bool which = comma && key_has(w, end + 1, WORD_RELATIVE_THING);
    bool trade = t > w->first && walk_at(w, t - 1)->upos == UPOS_NOUN && !is_body(noun_at(w, t - 1));
    bool where = t > w->first && walk_at(w, t - 1)->upos == UPOS_ADP && is_told(w, end), proper = is_place_word(w, t);
    for (uint32_t i = t; i < end; i++) proper &= walk_at(w, i)->upos == UPOS_PROPN;
    return proper && (trade || where || (comma && !which && !is_told(w, end)));
}

/* Whether what stands around a run shows that it is somebody. */
static bool is_somebody(const name_walk *w, uint32_t t, uint32_t end) {
    if (may_be_other(w, t, end)) return false;
    uint32_t head = governor(w, t, end), above = walk_at(w, head)->head;
    uint8_t relation = relation_main[walk_at(w, head)->relation];
    bool according = t >= w->first + 2 && key_has(w, t - 1, WORD_INFINITIVE) && key_has(w, t - 2, WORD_ACCORDING);
    bool speaks = relation == REL_NSUBJ && above != NONE && above >= end && above < w->end && says(w, above);
    bool of_kind = t > w->first && is_body(noun_at(w, t - 1)) && !walk_capital(w, t - 1);
    /* "Alder Ridge Minerals" */
    bool firm = walk_at(w, t)->name == NAME_LOC && gazetteer_firm(w->g, w->found->keys[end - 1]);
    return according || speaks || of_kind || firm || is_told(w, end);
}

/* Whether the sentence that the walk enters is of the body. */
static bool enter(name_walk *w, uint32_t s) {
    uint32_t own = w->a->sentences.at[s].block;
    walk_enter(w, s);
    return own < w->a->blocks.size && w->a->blocks.at[own].kind == BLOCK_BODY;
}

enum { BY_WORDS = 1, BY_PARSER = 2 /* how a name is known: by what its words are, by how the parser marks it */ };

/* Whether a name that the parser marks elsewhere stands here alone and is not taken for somebody's. */
static bool stands_alone(const name_walk *w, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++)
        if (walk_at(w, t)->name == NAME_PER || walk_at(w, t)->name == NAME_ORG) return false;
    bool goes_on = end < w->end && walk_capital(w, end) && walk_at(w, end)->upos == UPOS_PROPN;
    bool begun = first > w->first && walk_capital(w, first - 1) && walk_at(w, first - 1)->upos == UPOS_PROPN;
    bool place = first > w->first && gazetteer_modifier(w->g, w->found->keys[first - 1]) == MODIFIER_PLACE;
    return !goes_on && !begun && !place;
}

/* The end of the name of two words or more that the parser marks as a body's from t on, where it is of proper nouns
 * that nothing is known of; else t. */
static uint32_t marked_end(const name_walk *w, uint32_t t) {
    uint32_t end = t;
    if (walk_at(w, t)->name != NAME_ORG || !walk_at(w, t)->name_begins) return t;
    while (end < w->end && walk_at(w, end)->name == NAME_ORG && (end == t || !walk_at(w, end)->name_begins)) {
        bool plain = walk_at(w, end)->upos == UPOS_PROPN || walk_at(w, end)->upos == UPOS_ADJ; /* "New Dawn" */
        if (!is_name_word(w, end) || !plain || noun_at(w, end) || w->found->name_of[end] != NONE) return t;
        end++;
    }
    return walk_at(w, end - 1)->upos == UPOS_PROPN && end - t >= 2 && end - t <= LONGEST ? end : t;
}

/* Marks a known name where it stands again: known by its first word, the longest first. */
static void mark_again(name_walk *w, const map *known, const map *fronts) {
    for (uint32_t t = w->first; t < w->end; t++) {
        if (w->ends[t] || !walk_capital(w, t) || map_get(fronts, article_text(w->a, walk_at(w, t)->at)) == MAP_NONE)
            continue;
        for (uint32_t end = t + LONGEST < w->end ? t + LONGEST : w->end; end > t + 1; end--) {
            uint32_t how = map_get(known, walk_words(w, t, end));
            if (how == MAP_NONE || (how == BY_PARSER && !stands_alone(w, t, end))) continue;
            walk_mark(w, t, end);
            break;
        }
    }
}

/* Enters a name that was found, to be known again, also without the word that makes it a firm's. Words tell it for
 * surer than the parser. */
static void know(const name_walk *w, map *known, map *fronts, uint32_t first, uint32_t end, uint32_t how) {
    bool again, firm = end > first + 2 && gazetteer_firm(w->g, w->found->keys[end - 1]);
    uint32_t *at_known = map_put(w->a->arena, known, walk_words(w, first, end), &again);
    if (!again || how == BY_WORDS) *at_known = how;
    uint32_t *at_short = firm ? map_put(w->a->arena, known, walk_words(w, first, end - 1), &again) : NULL;
    if (at_short && !again) *at_short = BY_PARSER;
    *map_put(w->a->arena, fronts, article_text(w->a, walk_at(w, first)->at), &again) = 1;
}

void usual_names_find(const gazetteer *g, const article *a, const matches *found, uint32_t *ends) {
    name_walk w = {.g = g, .a = a, .found = found, .ends = ends};
    map known = {0}, fronts = {0};
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        if (!enter(&w, s) || !walk_is_running(&w)) continue;
        for (uint32_t t = w.first; t < w.end; t++) {
            uint32_t end = ends[t] ? t : run_end(&w, t), marked = ends[t] ? t : marked_end(&w, t);
            if (marked > t) know(&w, &known, &fronts, t, marked, BY_PARSER);
            if (end == t || !is_somebody(&w, t, end)) continue;
            know(&w, &known, &fronts, t, end, is_place_word(&w, t) ? BY_PARSER : BY_WORDS);
            walk_mark(&w, t, end);
        }
    }
    for (uint32_t s = 0; s < a->sentences.size && known.size; s++)
        if (enter(&w, s)) mark_again(&w, &known, &fronts);
}
