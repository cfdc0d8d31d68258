/* mention_body.c - names of organisations that the gazetteer does not know: marked by the parser, or standing as one
 * in the tree */
#include "code/mention_finder.h"

/* An organisation that the parser marked and the gazetteer does not know; its last word may be known ("University").
 */
void body_add(finder *f, uint32_t first, uint32_t end) {
    while (end > first && finder_genitive(f, end - 1))
        end--;
    if (first < end && finder_word(f, first, WORD_DEFINITE)) first++;
    /* "Yesterday Aldvik said" */
    while (first + 1 < end && (f->in_date[first] || f->a->tokens.at[first].upos == UPOS_PUNCT))
        first++;
    if (first >= end)
        return;
    phrase p = phrase_of(PHRASE_BODY, first, end);
    const match *noun = finder_noun(f, end - 1);
    if (noun && (noun->entry->kind == ENTRY_BODY || noun->entry->kind == ENTRY_ARMED))
        p.entry = noun->entry;
    for (uint32_t t = first; t < end; t++)
        if (finder_name(f, t) && entry_adjectival(finder_name(f, t)->entry->kind))
            phrase_add_country(&p, finder_name(f, t)->entry->country);
    p.adjective = finder_modifies(f, first, end);
    if (!p.adjective)
        phrase_scan_left(f, &p);
    finder_add(f, &p);
}

/* Whether a token stands in a name without any mark of the parser's. */
static bool is_unmarked(const finder *f, uint32_t t) {
    return t < f->end && finder_plain(f, t) && f->a->tokens.at[t].name == NAME_NONE && !f->in_date[t];
}

/* Whether a capital before such a name is the front of it: "Environment" in "the Environment Inspectorate". */
static bool begins_unmarked(const finder *f, uint32_t t, uint32_t first, uint32_t end) {
    const token *k = &f->a->tokens.at[t];
    uint8_t main = relation_main[k->relation];
    return finder_capital(f, t) && !f->in_person[t] && !f->used[t] && k->head != NONE && k->head >= first &&
           k->head < end && (main == REL_COMPOUND || main == REL_AMOD) && k->upos != UPOS_DET;
}

/* A name without any mark that begins at t and does or owns something, or has people: a firm's more often than not.
 * Its end, or t where there is none; *first is where it begins with the capitals before it. */
uint32_t body_unmarked(const finder *f, uint32_t t, uint32_t *first) {
    uint32_t end = t;
    /* first: a run is gone through once */
    if (t > f->first && (finder_plain(f, t - 1) || finder_office(f, t - 1))) return t;
    while (is_unmarked(f, end)) end++;
    if (end == t) return t;
    const token *head = &f->a->tokens.at[finder_governor(f->a, t, end, end - 1)];
    const match *above = head->head != NONE ? finder_noun(f, head->head) : NULL; /* "a lawyer for Aldvik" */
    bool people = above && entry_human(above->entry->kind) && !entry_official(above->entry);
    bool owns = relation_main[head->relation] == REL_NMOD && (finder_genitive(f, end) || people);
    for (*first = t; *first > f->first && t - *first < REACH && begins_unmarked(f, *first - 1, *first, end);)
        --*first;
    const match *beside = t > f->first ? finder_noun(f, t - 1) : NULL; /* "the oil company Aldvik" */
    bool of_kind = *first == t && beside && beside->entry->kind == ENTRY_BODY && !entry_official(beside->entry) &&
                   !finder_plural(f, t - 1);
    return relation_main[head->relation] == REL_NSUBJ || owns || of_kind ? end : t;
}

/* The end of the organisation's name that begins at t by the parser's marks. */
uint32_t body_marked(const finder *f, uint32_t t) {
    uint32_t end = t + 1;
    while (end < f->end && f->a->tokens.at[end].name == NAME_ORG && !f->a->tokens.at[end].name_begins)
        end++;
    return end;
}

/* Capitals behind a name that belong to it by the tree: "Committee of West | African Journalists". */
uint32_t body_end(const finder *f, uint32_t t, uint32_t end) {
    uint32_t last = end;
    while (last < f->end && last - end < 4 && finder_capital(f, last) && !f->in_person[last] &&
           f->a->tokens.at[last].upos != UPOS_PRON)
        last++;
    for (; last > end; last--) {
        uint32_t head = finder_governor(f->a, end, last, last - 1), up = f->a->tokens.at[head].head;
        uint8_t main = relation_main[f->a->tokens.at[head].relation];
        if (up != NONE && up >= t && up < end && (main == REL_NMOD || main == REL_FLAT || main == REL_COMPOUND))
            break;
    }
    return last;
}

/* Whether the words t..end-1 are a proper name of their own ("Ohio State University", "University of Leeds"), and not
 * a description of some state's body ("Iranian Foreign Ministry"). */
bool body_own(const finder *f, uint32_t t, uint32_t end) {
    const match *called = finder_name(f, t), *noun = finder_noun(f, t);
    if (!called && !(noun && noun->first == t))
        return true;
    bool adjective = f->a->tokens.at[t].upos == UPOS_ADJ,
         plain = adjective && !called && noun->count == 1 && end > t + 2;
    /* "National | Renewal | Congress" */
    for (uint32_t i = t; plain && i + 1 < end; i++) plain = !finder_name(f, i) && (i == t || !finder_noun(f, i));
    if (adjective || plain)
        return plain;
    for (uint32_t i = t; i < end; i++) {
        const match *inside = finder_name(f, i), *body = finder_noun(f, i);
        if ((inside && !entry_adjectival(inside->entry->kind)) || (body && entry_official(body->entry)))
            return false;
    }
    return end > t + 1 && (!called || end > called->first + called->count) &&
           (!noun || end > noun->first + noun->count || called);
}
