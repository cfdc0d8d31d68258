/* mention_around.c - what the words around a core say of it
 *
 * A flat walk to the left and a short one to the right ("the Iranian Foreign Ministry's new spokesman", "spokesman
 * for the ministry"): flat, because a walk over neighbours survives a wrong tree. */
#include "code/mention_finder.h"

void phrase_add_country(phrase *p, slice code) {
    if (!code.size || p->country_count == PHRASE_COUNTRIES)
        return;
    for (uint32_t i = 0; i < p->country_count; i++)
        if (slice_equal(p->countries[i], code))
            return;
    p->countries[p->country_count++] = code;
}

/* Takes what a name before the core says. */
void phrase_take(phrase *p, const entry *e) {
    if (entry_adjectival(e->kind))
        phrase_add_country(p, e->country);
    else if (e->kind == ENTRY_REGION)
        p->region = e->name;
    else if (e->kind == ENTRY_TITLE) {
        if (!p->title)
            p->title = e;
        if (e->gender)
            p->gender = e->gender;
    } else {
        if (!p->body)
            p->body = e;
        phrase_add_country(p, e->country);
    }
}

/* An office says more of a person than the form of address behind it: "military spokesman Col". */
static bool outranks(const entry *e, const entry *title) {
    bool trade = title->kind == ENTRY_TITLE || title->kind == ENTRY_PERSON; /* "Defence Minister General Ada Berg" */
    return trade && (e->kind == ENTRY_OFFICE || title->role == NONE);
}

/* Takes a noun phrase that stands before the core; false where it is no part of the phrase. */
static bool take_noun(phrase *p, const entry *e) {
    bool address = p->kind == PHRASE_NAME && p->title && p->title->kind == ENTRY_TITLE && p->title->role == NONE;
    if (e->kind == ENTRY_BODY || e->kind == ENTRY_ARMED) {
        if (!p->body && !address) /* "told this broadcaster Mr Lenz" */
            p->body = e;
        return !address;
    }
    if (p->kind == PHRASE_NAME && entry_human(e->kind) && (!p->title || outranks(e, p->title))) {
        p->rank = p->title;
        p->title = e;
        return true;
    }
    return false;
}

/* A word that modifies: false where the phrase can't go on to the left of it. */
static bool take_modifier(finder *f, phrase *p, uint32_t t) {
    if (p->kind == PHRASE_NAME && !p->title)
        return false;
    switch (finder_modifier(f, t)) {
    case MODIFIER_PAST:
        p->past = true;
        return true;
    case MODIFIER_OTHER:
        p->other = true;
        return true;
    case MODIFIER_SOME:
        p->some = true;
        return true;
    case MODIFIER_RANK:
        return true;
    case MODIFIER_THE:
        p->definite = DEFINITE_THE;
        return true;
    case MODIFIER_A:
        p->definite = DEFINITE_A;
        return true;
    case MODIFIER_NONE:
        break;
    default:
        return false;
    }
    switch (f->a->tokens.at[t].upos) {
    case UPOS_ADJ:
    case UPOS_NUM:
        return true;
    case UPOS_NOUN:
    case UPOS_PROPN:
        return p->kind != PHRASE_NAME && p->kind != PHRASE_STATE;
    case UPOS_VERB:
        return f->a->tokens.at[t].relation == REL_AMOD;
    default:
        return false;
    }
}

static bool joins(const finder *f, uint32_t t) {
    const match *before = t > f->first ? finder_name(f, t - 1) : NULL,
                *after = t + 1 < f->end ? finder_name(f, t + 1) : NULL;
    return before && after && before->entry->kind == ENTRY_DEMONYM && entry_adjectival(after->entry->kind);
}

/* The possessor that ends before the genitive at t. Returns the first token that was taken. */
static uint32_t take_owner(finder *f, phrase *p, uint32_t t) {
    p->definite = DEFINITE_OWNED;
    if (t == f->first)
        return t;
    const match *owner = finder_name(f, t - 1), *noun = finder_noun(f, t - 1);
    if (owner && !f->in_person[t - 1]) {
        phrase_take(p, owner->entry);
        return owner->first;
    }
    p->owner = t - 1;
    if (noun && !f->in_person[t - 1])
        return noun->first;
    uint32_t first = t - 1;
    while (first > f->first && f->in_person[first] && !f->person_end[first])
        first--;
    return first;
}

/* Walks left from the core. */
void phrase_scan_left(finder *f, phrase *p) {
    uint32_t t = p->begin, steps = 0;
    while (t > f->first && steps++ < REACH) {
        uint32_t last = t - 1;
        const match *called = finder_name(f, last), *noun = finder_noun(f, last);
        if (f->in_person[last])
            break;
        bool longer = called && noun && noun->first + noun->count == t && noun->count > called->count &&
                      called->entry->kind == ENTRY_TITLE;
        if (called && !longer) {
            if (called->entry->kind == ENTRY_PEOPLE && finder_plural(f, last))
                break;
            phrase_take(p, called->entry);
            t = called->first;
            if (called->entry->kind == ENTRY_TITLE || !entry_adjectival(called->entry->kind))
                finder_use(f, called->first, called->first + called->count);
        } else if (noun && noun->first + noun->count == t && noun->first >= f->first && take_noun(p, noun->entry)) {
            for (uint32_t i = noun->first; i < t; i++) /* "top Iranian diplomat" */
                if (finder_name(f, i) && entry_adjectival(finder_name(f, i)->entry->kind))
                    phrase_take(p, finder_name(f, i)->entry);
            finder_use(f, noun->first, t);
            t = noun->first;
        } else if (finder_genitive(f, last)) {
            if (p->definite == DEFINITE_OWNED)
                break;
            t = take_owner(f, p, last);
            p->begin = t;
            break;
        } else if (gazetteer_pronoun(f->g, finder_key(f, last)) &&
                   gazetteer_pronoun(f->g, finder_key(f, last))->possessive) {
            p->owner = last;
            p->definite = DEFINITE_OWNED;
            p->begin = last;
            break;
        } else if (joins(f, last) || (finder_is(f, last, SLICE("-")) && last > f->first)) {
            t = last;
            continue;
        } else if (finder_is(f, last, SLICE(")")) && last >= f->first + 3 && finder_is(f, last - 2, SLICE("("))) {
            t = last - 2;
            continue;
        } else if (take_modifier(f, p, last)) {
            t = last;
            if (p->definite != DEFINITE_BARE) {
                p->begin = t;
                break;
            }
        } else
            break;
        p->begin = t;
    }
}

/* The end of what a name says the kind of: behind the "experts" of "of UN | experts"; `behind` where the name stands
 * alone. */
static uint32_t end_of_kind(const finder *f, uint32_t behind) {
    const token *last = &f->a->tokens.at[behind - 1];
    bool kind = behind < f->end && relation_main[last->relation] == REL_COMPOUND && last->head == behind;
    return kind && f->a->tokens.at[behind].upos == UPOS_NOUN ? behind + 1 : behind;
}

/* What follows "of", "for", "at" after a noun: "for the Iranian Foreign Ministry". */
void phrase_scan_right(finder *f, phrase *p) {
    uint32_t t = p->end;
    if (t >= f->end)
        return;
    enum modifier_kind kind = finder_modifier(f, t);
    bool noun_of = p->kind == PHRASE_NOUN,
         diplomat = noun_of && gazetteer_role_is(f->g, p->entry->role,
                                                 gazetteer_role(f->g, word_first(f->a->words, WORD_DIPLOMAT)));
    bool in_place = kind == MODIFIER_PLACE && !p->country_count && noun_of &&
                    slice_equal(p->entry->sector, SLICE("GOV")) && !diplomat;
    /* "director for Peru" */
    bool topic = noun_of && finder_word(f, t, WORD_BENEFICIARY) && entry_human(p->entry->kind) &&
                 !p->entry->sector.size &&
                 !gazetteer_role_is(f->g, p->entry->role, gazetteer_role(f->g, word_first(f->a->words, WORD_AIDE)));
    if ((kind != MODIFIER_OF && !in_place) || topic)
        return;
    uint32_t steps = 0;
    for (t++; t < f->end && steps++ < REACH;) {
        const match *called = finder_name(f, t), *noun = finder_noun(f, t);
        enum modifier_kind what = finder_modifier(f, t);
        if (f->in_person[t])
            break;
        if (called && (called->entry->kind == ENTRY_TITLE || (in_place && called->entry->kind == ENTRY_DEMONYM)))
            break;
        if (called) {
            uint32_t behind = called->first + called->count;
            bool own = called->entry->kind != ENTRY_DEMONYM || p->entry->kind != ENTRY_OFFICE || behind >= f->end ||
                       finder_noun(f, behind) ||
                       (f->a->tokens.at[behind].upos != UPOS_NOUN && f->a->tokens.at[behind].upos != UPOS_ADJ &&
                        f->a->tokens.at[behind].upos != UPOS_VERB);
            if (!own) break; /* "the president of the Latvian rowing union" is not Latvia's */
            phrase_take(p, called->entry);
            t = behind;
            if (called->entry->kind != ENTRY_DEMONYM) {
                p->end = finder_genitive(f, t) || !noun_of ? t : end_of_kind(f, t);
                if (!finder_genitive(f, t))
                    break;
            } else if (t < f->end && !finder_noun(f, t)) {
                const token *next = &f->a->tokens.at[t];
                if (next->upos == UPOS_NOUN || next->upos == UPOS_PROPN)
                    p->end = t + 1;
                break;
            }
        } else if (noun && noun->first == t &&
                   (noun->entry->kind == ENTRY_BODY || noun->entry->kind == ENTRY_ARMED) && kind == MODIFIER_OF) {
            if (!p->body)
                p->body = noun->entry;
            p->end = noun->first + noun->count;
            break;
        } else if (what == MODIFIER_THE || what == MODIFIER_A || finder_genitive(f, t) ||
                   f->a->tokens.at[t].upos == UPOS_ADJ ||
                   (f->a->tokens.at[t].upos == UPOS_PRON && what == MODIFIER_NONE &&
                    gazetteer_pronoun(f->g, finder_key(f, t)) &&
                    gazetteer_pronoun(f->g, finder_key(f, t))->possessive))
            t++;
        else
            break;
    }
}
