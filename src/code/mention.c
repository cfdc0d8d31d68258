/* mention.c - finds the noun phrases that may stand for actors
 *
 * First in the coding of an article. Cores come from three sides: names that the parser marked, names and nouns of
 * the gazetteer, pronouns. Neighbours say what a core is (mention_around.c); trees decide what they can't:
 * appositions, copulas, modifiers of other nouns.
 */
#include "code/mention.h"

#include <stdlib.h>

#include "code/mention_facts.h"
#include "code/mention_finder.h"
#include "code/mention_firm.h"
#include "code/mention_trade.h"
#include "code/mention_usual.h"

/* ------------------------------------------------------------------------------------------------- cores */

static void add_person(finder *f, uint32_t first) {
    phrase p = phrase_of(PHRASE_NAME, first, f->person_end[first]);
    phrase_scan_left(f, &p);
    finder_add(f, &p);
}

static void add_named(finder *f, const match *m) {
    const entry *e = m->entry;
    uint32_t end = m->first + m->count;
    if (e->kind == ENTRY_TITLE || f->used[m->first])
        return;
    bool body = e->kind == ENTRY_ORGANISATION || e->kind == ENTRY_GROUP;
    phrase p = phrase_of(body ? PHRASE_BODY : e->kind == ENTRY_REGION ? PHRASE_REGION : PHRASE_STATE, m->first, end);
    p.entry = e;
    p.adjective = finder_modifies(f, m->first, end);
    p.plural = e->kind == ENTRY_PEOPLE && finder_plural(f, end - 1);
    uint8_t upos = f->a->tokens.at[end - 1].upos;
    if ((e->kind == ENTRY_REGION || e->kind == ENTRY_DEMONYM) && upos == UPOS_ADJ)
        p.adjective = true;
    if (e->kind == ENTRY_REGION && (p.adjective || !e->states.size))
        return;
    phrase_add_country(&p, e->country);
    if (body && !p.adjective)
        phrase_scan_left(f, &p);
    else if (!p.adjective && m->first > f->first && finder_modifier(f, m->first - 1) == MODIFIER_THE &&
             token_has(&f->a->tokens.at[m->first - 1], "PronType=Art")) {
        p.begin--;
        p.definite = DEFINITE_THE;
    }
    finder_add(f, &p);
}

/* The word of a description that tells its number: "minister" in "minister of foreign affairs". */
static uint32_t numbered(const finder *f, const match *m) {
    for (uint32_t t = m->first + 1; t + 1 < m->first + m->count; t++)
        if (finder_modifier(f, t) == MODIFIER_OF) return t - 1;
    return m->first + m->count - 1;
}

/* A document speaks only where it is the subject, or after "according to". */
static bool document_speaks(const finder *f, uint32_t t) {
    const token *k = &f->a->tokens.at[t];
    return relation_main[k->relation] == REL_NSUBJ || k->relation == REL_OBL;
}

/* A bare noun in the singular ("for president", "in opposition to") is no actor, unless it does something, or is of
 * those that go without an article ("police", "parliament"). */
static bool says_who(const finder *f, const phrase *p) {
    if (p->plural || p->definite != DEFINITE_BARE || p->country_count || p->body || p->region.size || p->some ||
        p->other || p->core_begin == f->first)
        return true;
    const token *k = &f->a->tokens.at[finder_governor(f->a, p->begin, p->end, p->core_end - 1)];
    if (relation_main[k->relation] == REL_NSUBJ || k->relation == REL_APPOS || k->relation == REL_OBL_AGENT)
        return true;
    bool body = p->entry->kind == ENTRY_BODY || p->entry->kind == ENTRY_ARMED;
    return body && entry_official(p->entry);
}

/* "The front" alone, which is no place here. */
static bool is_short(const phrase *p) {
    return p->definite == DEFINITE_THE && p->core_begin == p->begin + 1 && !p->plural && !p->located && !p->adjective;
}

static void add_noun(finder *f, const match *m) {
    uint32_t end = m->first + m->count, last = end - 1;
    const entry *e = m->entry;
    if (f->used[last] || f->in_person[last])
        return;
    bool body = e->kind == ENTRY_BODY || e->kind == ENTRY_ARMED, modifier = finder_modifies(f, m->first, end);
    const match *called = finder_name(f, m->first);
    if ((modifier && (!body || !entry_official(e) || f->a->tokens.at[last].upos == UPOS_ADJ)) ||
        (called && !entry_adjectival(called->entry->kind) && called->entry->kind != ENTRY_TITLE &&
         called->entry->kind != ENTRY_REGION && called->first + called->count >= end))
        return;
    if (e->kind == ENTRY_DOCUMENT && !document_speaks(f, last))
        return;
    phrase p = phrase_of(PHRASE_NOUN, m->first, end);
    p.entry = e;
    p.adjective = modifier;
    /* "armed forces" is one body */
    p.plural = finder_plural(f, numbered(f, m)) && !(body && slice_ends(e->form, finder_key(f, last)));
    p.gender = gazetteer_gender(f->g, finder_key(f, last));
    for (uint32_t t = m->first; t < end; t++)
        if (finder_name(f, t))
            phrase_take(&p, finder_name(f, t)->entry);
    phrase_scan_left(f, &p);
    if (!modifier)
        phrase_scan_right(f, &p);
    if (!modifier && !says_who(f, &p))
        return;
    if (e->kind == ENTRY_SHORT && !is_short(&p))
        return;
    finder_add(f, &p);
}

static void add_pronoun(finder *f, uint32_t t, const pronoun *what) {
    const token *k = &f->a->tokens.at[t];
    if ((k->upos != UPOS_PRON && k->upos != UPOS_DET) || k->relation == REL_EXPL)
        return;
    phrase p = phrase_of(PHRASE_PRONOUN, t, t + 1);
    p.gender = what->gender;
    p.person = what->person;
    p.plural = what->plural;
    p.possessive = what->possessive && k->relation == REL_NMOD_POSS;
    finder_add(f, &p);
}

/* ------------------------------------------------------------------------------------------------- the walk */

static int by_core(const void *a, const void *b) {
    const phrase *p = a, *q = b;
    return p->core_begin != q->core_begin ? (p->core_begin < q->core_begin ? -1 : 1) : 0;
}

static void find_in_sentence(finder *f) {
    uint32_t first_phrase = f->out->size;
    for (uint32_t t = f->first; t < f->end; t++)
        if (f->person_end[t])
            add_person(f, t);
    for (uint32_t t = f->first; t < f->end;) {
        const match *called = finder_name(f, t), *noun = finder_noun(f, t);
        const pronoun *what = gazetteer_pronoun(f->g, finder_key(f, t));
        const token *k = &f->a->tokens.at[t];
        uint32_t next = t + 1, front;
        if (f->in_person[t])
            next = t + 1;
        else if (f->firm_end[t] && !(called && called->entry->kind == ENTRY_ORGANISATION)) {
            next = f->firm_end[t];
            body_add(f, t, next);
            noun = NULL;
        } else if (k->name == NAME_ORG && k->name_begins && body_own(f, t, body_marked(f, t))) {
            next = body_end(f, t, body_marked(f, t));
            if (!f->used[t])
                body_add(f, t, next);
            noun = NULL;
        } else if (called && called->first == t) {
            add_named(f, called);
            next = called->first + called->count;
        } else if (what)
            add_pronoun(f, t, what);
        else if (!f->used[t] && body_unmarked(f, t, &front) > t) {
            next = body_unmarked(f, t, &front);
            body_add(f, front, next);
        }
        if (noun && noun->first == t && !f->in_person[t])
            add_noun(f, noun);
        t = next;
    }
    if (f->out->size > first_phrase)
        qsort(f->out->at + first_phrase, f->out->size - first_phrase, sizeof *f->out->at, by_core);
    for (uint32_t i = first_phrase; i < f->out->size; i++)
        phrase_find_same(f, i);
}

void mention_find(const gazetteer *g, article *a, const matches *found, phrase_list *out) {
    finder f = {.g = g, .a = a, .found = found, .out = out};
    uint32_t *ends = firm_names_find(g, a, found);
    usual_names_find(g, a, found, ends);
    trade_names_find(g, a, found, ends);
    f.firm_end = ends;
    f.person_end = ARENA_NEW(a->arena, uint32_t, a->tokens.size);
    f.in_person = ARENA_NEW(a->arena, bool, a->tokens.size);
    f.used = ARENA_NEW(a->arena, bool, a->tokens.size);
    f.copula = tokens_with_copula(a);
    f.negated = tokens_negated(a);
    f.in_date = tokens_in_dates(a);
    persons_marked(&f);
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        f.first = a->sentences.at[s].tokens.first;
        f.end = f.first + a->sentences.at[s].tokens.count;
        persons_guess(&f);
        persons_apart(&f);
        persons_told(&f);
    }
    persons_surnames(&f);
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        f.first = a->sentences.at[s].tokens.first;
        f.end = f.first + a->sentences.at[s].tokens.count;
        find_in_sentence(&f);
    }
}
