/* mention_same.c - which description and which name are one and the same: appositions, copulas, names that commas set
 * off */
#include "code/mention_finder.h"

/* The name of an office holder is looked for among so many phrases behind it. */
#define ASIDE 6

/* The last phrase but `self` whose core has the token, searching at most 40 back and forth. */
static uint32_t phrase_with(const phrase_list *list, uint32_t self, uint32_t head) {
    uint32_t from = self > 40 ? self - 40 : 0, to = self + 40 < list->size ? self + 40 : list->size;
    for (uint32_t i = from; i < to; i++)
        if (i != self && list->at[i].head == head && !list->at[i].adjective)
            return i;
    return NONE;
}

static bool may_be_same(const phrase *description, const phrase *named) {
    if (description->kind != PHRASE_NOUN || description->plural || named->kind == PHRASE_PRONOUN ||
        description->possessive)
        return false;
    uint8_t kind = description->entry->kind;
    if (entry_human(kind) && named->kind == PHRASE_NAME)
        return true;
    if (entry_human(kind)) /* "the tanker's owner, Aldvik Shipping," */
        return named->kind == PHRASE_BODY && slice_equal(description->entry->sector, SLICE("BUS"));
    return (kind == ENTRY_BODY || kind == ENTRY_ARMED) && named->kind == PHRASE_BODY;
}

/* Whether a token may stand in a phrase that hangs on a noun. */
static bool is_nominal(const finder *f, uint32_t t) {
    uint8_t upos = f->a->tokens.at[t].upos;
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADJ || upos == UPOS_DET || upos == UPOS_ADP ||
           upos == UPOS_NUM || upos == UPOS_PART || finder_is(f, t, SLICE("-")) ||
           f->a->tokens.at[t].relation == REL_AMOD || f->a->tokens.at[t].relation == REL_COMPOUND ||
           (upos == UPOS_PRON && f->a->tokens.at[t].relation == REL_NMOD_POSS);
}

static bool ends_name(const finder *f, uint32_t t) {
    return t >= f->end || finder_is(f, t, SLICE(",")) || (f->a->tokens.at[t].upos == UPOS_PUNCT && t + 1 >= f->end);
}

/* "the envoy to the capital, Colonel Ada Berg,": a full name that commas set off behind what hangs on the office;
 * trees take it for the name of the nearer noun. */
static bool sets_off(const finder *f, const phrase *p, const phrase *next) {
    uint32_t t = p->end;
    if (!may_be_same(p, next) || next->core_end - next->core_begin < 2 || !ends_name(f, next->end)) return false;
    if (t < f->end && (f->a->tokens.at[t].upos == UPOS_ADP || t > p->core_end))
        while (t < next->begin && is_nominal(f, t)) t++;
    return t + 1 == next->begin && finder_is(f, t, SLICE(","));
}

/* The phrase of somebody who speaks or works for the holder of office `number`: "a spokesman" in "a spokesman for the
 * president, Ada Berg,"; the name is his. */
static uint32_t servant_of(const finder *f, uint32_t number) {
    const phrase *p = &f->out->at[number];
    uint32_t aide = gazetteer_role(f->g, word_first(f->a->words, WORD_AIDE));
    for (uint32_t i = number; i-- > 0 && number - i < 3;) {
        const phrase *q = &f->out->at[i];
        bool bound =
            q->kind == PHRASE_NOUN && q->core_end + 1 == p->begin && finder_modifier(f, q->core_end) == MODIFIER_OF;
        if (bound && q->begin >= f->first && !q->plural && gazetteer_role_is(f->g, q->entry->role, aide)) return i;
    }
    return NONE;
}

/* "Iran's foreign minister, Hossein X, said"; "Hossein X, Iran's foreign minister, said". */
void phrase_find_same(finder *f, uint32_t number) {
    phrase *p = &f->out->at[number];
    const token *head = &f->a->tokens.at[p->head];
    if (p->kind != PHRASE_NOUN)
        return;
    uint32_t other = NONE;
    if (head->relation == REL_APPOS && head->head != NONE)
        other = phrase_with(f->out, number, head->head);
    for (uint32_t i = number + 1; other == NONE && i < f->out->size && i < number + ASIDE; i++) {
        const phrase *next = &f->out->at[i];
        if (sets_off(f, p, next)) other = i;
        if (i >= number + 3) continue;
        const token *k = &f->a->tokens.at[next->head];
        bool enclosed = next->kind == PHRASE_NAME && next->core_begin == next->begin && next->end < f->end &&
                        finder_is(f, next->end, SLICE(",")) && k->relation != REL_CONJ &&
                        next->core_end - next->core_begin > 1;
        if (next->begin == p->end + 1 && finder_is(f, p->end, SLICE(",")) && !next->title &&
            (k->relation == REL_APPOS || enclosed))
            other = i;
    }
    if (other == NONE && f->copula[p->head] && !f->negated[p->head] && !p->past)
        for (uint32_t i = number; other == NONE && i-- > 0 && number - i < 8;) {
            const token *k = &f->a->tokens.at[f->out->at[i].head];
            if (k->head == p->head && relation_main[k->relation] == REL_NSUBJ)
                other = i;
        }
    if (other == NONE || !may_be_same(p, &f->out->at[other]))
        return;
    uint32_t servant = entry_human(p->entry->kind) && other > number ? servant_of(f, number) : NONE;
    f->out->at[servant != NONE ? servant : number].same = other;
}
