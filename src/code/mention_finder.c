/* mention_finder.c - what the search for phrases asks of a token, and how a phrase joins the list */
#include "code/mention_finder.h"

#include "base/utf8.h"

slice finder_text(const finder *f, uint32_t t) {
    return article_text(f->a, f->a->tokens.at[t].at);
}

slice finder_key(const finder *f, uint32_t t) {
    return f->found->keys[t];
}

const match *finder_name(const finder *f, uint32_t t) {
    uint32_t number = f->found->name_of[t];
    return number == NONE ? NULL : &f->found->list.at[number];
}

const match *finder_noun(const finder *f, uint32_t t) {
    uint32_t number = f->found->noun_of[t];
    return number == NONE ? NULL : &f->found->list.at[number];
}

/* The "that" of "said that soldiers ..." points at nobody. */
enum modifier_kind finder_modifier(const finder *f, uint32_t t) {
    enum modifier_kind kind = gazetteer_modifier(f->g, finder_key(f, t));
    return kind == MODIFIER_THE && f->a->tokens.at[t].upos == UPOS_SCONJ ? MODIFIER_NONE : kind;
}

bool finder_capital(const finder *f, uint32_t t) {
    size_t size;
    slice text = finder_text(f, t);
    return text.size && utf8_is_upper(utf8_decode(text, &size));
}

bool finder_is(const finder *f, uint32_t t, slice key) {
    return t < f->end && slice_equal(finder_key(f, t), key);
}

bool finder_word(const finder *f, uint32_t t, enum word_role role) {
    return t < f->end && word_is(f->a->words, finder_key(f, t), role);
}

bool finder_genitive(const finder *f, uint32_t t) {
    const token *k = t < f->end ? &f->a->tokens.at[t] : NULL;
    return k && (slice_equal(k->xpos, SLICE("POS")) || (k->upos == UPOS_PART && k->relation == REL_CASE));
}

bool finder_plural(const finder *f, uint32_t t) {
    const token *k = &f->a->tokens.at[t];
    return token_has(k, "Number=Plur") || slice_equal(k->xpos, SLICE("NNS")) ||
           slice_equal(k->xpos, SLICE("NNPS"));
}

bool entry_human(uint8_t kind) {
    return kind == ENTRY_OFFICE || kind == ENTRY_PERSON || kind == ENTRY_COUNTERPART;
}

/* A part of some state: what is said of it goes without an article, or before a noun ("police", "army patrol"). */
bool entry_official(const entry *e) {
    static const char sectors[][4] = {"MIL", "COP", "GOV", "LEG", "JUD", "SPY"};
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (slice_equal(e->sector, slice_of(sectors[i])))
            return true;
    return false;
}

bool entry_adjectival(uint8_t kind) {
    return kind == ENTRY_DEMONYM || kind == ENTRY_STATE || kind == ENTRY_PLACE || kind == ENTRY_PEOPLE;
}

void finder_use(finder *f, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++)
        f->used[t] = true;
}

uint32_t finder_governor(const article *a, uint32_t first, uint32_t end, uint32_t from) {
    for (uint32_t steps = 0; steps < 2 * REACH; steps++) {
        uint32_t up = a->tokens.at[from].head;
        if (up == NONE || up < first || up >= end)
            break;
        from = up;
    }
    return from;
}

void finder_add(finder *f, phrase *p) {
    p->head = finder_governor(f->a, p->begin, p->end, p->kind == PHRASE_NAME ? p->core_begin : p->core_end - 1);
    bool inner = p->kind == PHRASE_NOUN && p->end > p->core_end; /* "the head of Peru's agency" */
    p->possessive |= finder_genitive(f, p->end) && !inner;
    if (p->begin > f->first && finder_modifier(f, p->begin - 1) == MODIFIER_PLACE)
        p->located = true;
    *vec_push(f->a->arena, f->out) = *p;
}

phrase phrase_of(enum phrase_kind kind, uint32_t first, uint32_t end) {
    return (phrase){.kind = (uint8_t)kind,
                    .begin = first,
                    .end = end,
                    .core_begin = first,
                    .core_end = end,
                    .head = NONE,
                    .owner = NONE,
                    .same = NONE};
}

bool finder_modifies(const finder *f, uint32_t first, uint32_t end) {
    uint32_t head = finder_governor(f->a, first, end, end - 1);
    const token *k = &f->a->tokens.at[head];
    if (k->head == NONE || k->head < end || finder_genitive(f, end))
        return false;
    uint8_t main = relation_main[k->relation];
    return main == REL_COMPOUND || main == REL_AMOD || k->relation == REL_NMOD_DESC ||
           (main == REL_NMOD && k->relation != REL_NMOD_POSS && k->head < end + 4);
}
