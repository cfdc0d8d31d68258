/* mention.c - finds the noun phrases that may stand for actors
 *
 * First in the coding of an article. Cores come from three sides: names that the parser marked, names and nouns of
 * the gazetteer, pronouns. Around each core a flat walk to the left and a short one to the right read what is said of
 * it
 * ("the Iranian Foreign Ministry's new spokesman", "spokesman for the ministry"): flat, because a walk over
 * neighbours survives a wrong tree. Trees decide what a walk can't: appositions, copulas, modifiers of other nouns.
 */
#include "code/mention.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "code/actor_name.h"
#include "code/mention_firm.h"
#include "code/mention_facts.h"

/* A phrase is not longer than this, to either side of its core. */
#define REACH 14
/* The name of an office holder is looked for among so many phrases behind it. */
#define ASIDE 6

typedef struct finder {
    const gazetteer *g;
    article *a;
    const matches *found;
    phrase_list *out;
    uint32_t *person_end;   /* for the first token of a person's name, the token after it; else 0 */
    const uint32_t *firm_end; /* for each token of a name that says that it is a firm's, the token after it; else 0 */
    bool *in_person;        /* the token is part of one */
    bool *used;             /* the token says something of another core: no core of its own */
    bool *copula, *negated; /* for each token, whether a copula or a negation hangs on it */
    bool *in_date;          /* the token is part of a date */
    uint32_t first, end;    /* tokens of the sentence */
} finder;

/* -------------------------------------------------------------------------------------------- questions */

static slice text_of(const finder *f, uint32_t t) {
    return article_text(f->a, f->a->tokens.at[t].at);
}

static slice key_of(const finder *f, uint32_t t) {
    return f->found->keys[t];
}

static const match *name_at(const finder *f, uint32_t t) {
    uint32_t number = f->found->name_of[t];
    return number == NONE ? NULL : &f->found->list.at[number];
}

static const match *noun_at(const finder *f, uint32_t t) {
    uint32_t number = f->found->noun_of[t];
    return number == NONE ? NULL : &f->found->list.at[number];
}

/* The "that" of "said that soldiers ..." points at nobody. */
static enum modifier_kind modifier_at(const finder *f, uint32_t t) {
    enum modifier_kind kind = gazetteer_modifier(f->g, key_of(f, t));
    return kind == MODIFIER_THE && f->a->tokens.at[t].upos == UPOS_SCONJ ? MODIFIER_NONE : kind;
}

static bool is_capital(const finder *f, uint32_t t) {
    size_t size;
    slice text = text_of(f, t);
    return text.size && utf8_is_upper(utf8_decode(text, &size));
}

static bool key_is(const finder *f, uint32_t t, slice key) {
    return t < f->end && slice_equal(key_of(f, t), key);
}

static bool is_genitive(const finder *f, uint32_t t) {
    const token *k = t < f->end ? &f->a->tokens.at[t] : NULL;
    return k && (slice_equal(k->xpos, SLICE("POS")) || (k->upos == UPOS_PART && k->relation == REL_CASE));
}

static bool is_plural(const finder *f, uint32_t t) {
    const token *k = &f->a->tokens.at[t];
    return slice_find(k->features, SLICE("Number=Plur")) != SIZE_MAX || slice_equal(k->xpos, SLICE("NNS")) ||
           slice_equal(k->xpos, SLICE("NNPS"));
}

static bool is_human(uint8_t kind) {
    return kind == ENTRY_OFFICE || kind == ENTRY_PERSON || kind == ENTRY_COUNTERPART;
}

/* A part of some state: what is said of it goes without an article, or before a noun ("police", "army patrol"). */
static bool is_official(const entry *e) {
    static const char sectors[][4] = {"MIL", "COP", "GOV", "LEG", "JUD", "SPY"};
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (slice_equal(e->sector, slice_of(sectors[i])))
            return true;
    return false;
}

static bool is_adjectival(uint8_t kind) {
    return kind == ENTRY_DEMONYM || kind == ENTRY_STATE || kind == ENTRY_PLACE || kind == ENTRY_PEOPLE;
}

/* ------------------------------------------------------------------------------------- what is around a core */

static void add_country(phrase *p, slice code) {
    if (!code.size || p->country_count == PHRASE_COUNTRIES)
        return;
    for (uint32_t i = 0; i < p->country_count; i++)
        if (slice_equal(p->countries[i], code))
            return;
    p->countries[p->country_count++] = code;
}

/* Takes what a name before the core says. */
static void take_name(phrase *p, const entry *e) {
    if (is_adjectival(e->kind))
        add_country(p, e->country);
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
        add_country(p, e->country);
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
    if (p->kind == PHRASE_NAME && is_human(e->kind) && (!p->title || outranks(e, p->title))) {
        p->rank = p->title;
        p->title = e;
        return true;
    }
    return false;
}

static void mark_used(finder *f, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++)
        f->used[t] = true;
}

/* A word that modifies: false where the phrase can't go on to the left of it. */
static bool take_modifier(finder *f, phrase *p, uint32_t t) {
    if (p->kind == PHRASE_NAME && !p->title)
        return false;
    switch (modifier_at(f, t)) {
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
    const match *before = t > f->first ? name_at(f, t - 1) : NULL, *after = t + 1 < f->end ? name_at(f, t + 1) : NULL;
    return before && after && before->entry->kind == ENTRY_DEMONYM && is_adjectival(after->entry->kind);
}

/* The possessor that ends before the genitive at t. Returns the first token that was taken. */
static uint32_t take_owner(finder *f, phrase *p, uint32_t t) {
    p->definite = DEFINITE_OWNED;
    if (t == f->first)
        return t;
    const match *owner = name_at(f, t - 1), *noun = noun_at(f, t - 1);
    if (owner && !f->in_person[t - 1]) {
        take_name(p, owner->entry);
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
static void scan_left(finder *f, phrase *p) {
    uint32_t t = p->begin, steps = 0;
    while (t > f->first && steps++ < REACH) {
        uint32_t last = t - 1;
        const match *called = name_at(f, last), *noun = noun_at(f, last);
        if (f->in_person[last])
            break;
        bool longer = called && noun && noun->first + noun->count == t && noun->count > called->count &&
                      called->entry->kind == ENTRY_TITLE;
        if (called && !longer) {
            if (called->entry->kind == ENTRY_PEOPLE && is_plural(f, last))
                break;
            take_name(p, called->entry);
            t = called->first;
            if (called->entry->kind == ENTRY_TITLE || !is_adjectival(called->entry->kind))
                mark_used(f, called->first, called->first + called->count);
        } else if (noun && noun->first + noun->count == t && noun->first >= f->first && take_noun(p, noun->entry)) {
            for (uint32_t i = noun->first; i < t; i++) /* "top Iranian diplomat" */
                if (name_at(f, i) && is_adjectival(name_at(f, i)->entry->kind))
                    take_name(p, name_at(f, i)->entry);
            mark_used(f, noun->first, t);
            t = noun->first;
        } else if (is_genitive(f, last)) {
            if (p->definite == DEFINITE_OWNED)
                break;
            t = take_owner(f, p, last);
            p->begin = t;
            break;
        } else if (gazetteer_pronoun(f->g, key_of(f, last)) && gazetteer_pronoun(f->g, key_of(f, last))->possessive) {
            p->owner = last;
            p->definite = DEFINITE_OWNED;
            p->begin = last;
            break;
        } else if (joins(f, last) || (key_is(f, last, SLICE("-")) && last > f->first)) {
            t = last;
            continue;
        } else if (key_is(f, last, SLICE(")")) && last >= f->first + 3 && key_is(f, last - 2, SLICE("("))) {
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

/* What follows "of", "for", "at" after a noun: "for the Iranian Foreign Ministry". */
static void scan_right(finder *f, phrase *p) {
    uint32_t t = p->end;
    if (t >= f->end)
        return;
    enum modifier_kind kind = modifier_at(f, t);
    bool noun_of = p->kind == PHRASE_NOUN, diplomat = noun_of && gazetteer_role_is(f->g, p->entry->role, gazetteer_role(f->g, SLICE("diplomat")));
    bool in_place = kind == MODIFIER_PLACE && !p->country_count && noun_of && slice_equal(p->entry->sector, SLICE("GOV")) && !diplomat;
    bool topic = noun_of && key_is(f, t, SLICE("for")) && is_human(p->entry->kind) && !p->entry->sector.size && /* "director for Peru" */
                 !gazetteer_role_is(f->g, p->entry->role, gazetteer_role(f->g, SLICE("aide")));
    if ((kind != MODIFIER_OF && !in_place) || topic)
        return;
    uint32_t steps = 0;
    for (t++; t < f->end && steps++ < REACH;) {
        const match *called = name_at(f, t), *noun = noun_at(f, t);
        enum modifier_kind what = modifier_at(f, t);
        if (f->in_person[t])
            break;
        if (called && (called->entry->kind == ENTRY_TITLE || (in_place && called->entry->kind == ENTRY_DEMONYM)))
            break;
        if (called) {
            uint32_t behind = called->first + called->count;
            bool own = called->entry->kind != ENTRY_DEMONYM || p->entry->kind != ENTRY_OFFICE || behind >= f->end || noun_at(f, behind) ||
                       (f->a->tokens.at[behind].upos != UPOS_NOUN && f->a->tokens.at[behind].upos != UPOS_ADJ && f->a->tokens.at[behind].upos != UPOS_VERB);
            if (!own) break; /* "the president of the Latvian rowing union" is not Latvia's */
            take_name(p, called->entry);
            t = behind;
            if (called->entry->kind != ENTRY_DEMONYM) {
                p->end = t;
                if (!is_genitive(f, t))
                    break;
            } else if (t < f->end && !noun_at(f, t)) {
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
        } else if (what == MODIFIER_THE || what == MODIFIER_A || is_genitive(f, t) ||
                   f->a->tokens.at[t].upos == UPOS_ADJ ||
                   (f->a->tokens.at[t].upos == UPOS_PRON && what == MODIFIER_NONE &&
                    gazetteer_pronoun(f->g, key_of(f, t)) && gazetteer_pronoun(f->g, key_of(f, t))->possessive))
            t++;
        else
            break;
    }
}

/* The token that governs the words first..end-1: going up from `from` while that stays among them. */
static uint32_t governor(const article *a, uint32_t first, uint32_t end, uint32_t from) {
    for (uint32_t steps = 0; steps < 2 * REACH; steps++) {
        uint32_t up = a->tokens.at[from].head;
        if (up == NONE || up < first || up >= end)
            break;
        from = up;
    }
    return from;
}

static void add_phrase(finder *f, phrase *p) {
    p->head = governor(f->a, p->begin, p->end, p->kind == PHRASE_NAME ? p->core_begin : p->core_end - 1);
    bool inner = p->kind == PHRASE_NOUN && p->end > p->core_end; /* "the head of Peru's agency" */
    p->possessive |= is_genitive(f, p->end) && !inner;
    if (p->begin > f->first && modifier_at(f, p->begin - 1) == MODIFIER_PLACE)
        p->located = true;
    *vec_push(f->a->arena, f->out) = *p;
}

static phrase new_phrase(enum phrase_kind kind, uint32_t first, uint32_t end) {
    return (phrase){.kind = (uint8_t)kind,
                    .begin = first,
                    .end = end,
                    .core_begin = first,
                    .core_end = end,
                    .head = NONE,
                    .owner = NONE,
                    .same = NONE};
}

/* ------------------------------------------------------------------------------------------------ persons */

static bool is_office(const finder *f, uint32_t t) {
    const match *noun = noun_at(f, t), *title = name_at(f, t);
    return (noun && is_human(noun->entry->kind)) || (title && title->entry->kind == ENTRY_TITLE);
}

static void set_person(finder *f, uint32_t first, uint32_t end) {
    f->person_end[first] = end;
    for (uint32_t t = first; t < end; t++)
        f->in_person[t] = true;
}

/* "Dutchman" before "Joris Kramer": a country's people or adjective before a whole name or an office. */
static bool says_whence(const finder *f, uint32_t t, uint32_t end) {
    const match *m = name_at(f, t);
    bool whence = m && (m->entry->kind == ENTRY_DEMONYM || m->entry->kind == ENTRY_PEOPLE) && m->first + m->count < end;
    return whence && (end - t > 2 || is_office(f, t + 1));
}

/* "D-N.C." behind a senator's name. */
static bool is_party_label(const finder *f, uint32_t t) {
    slice text = text_of(f, t);
    bool lower = false;
    for (size_t i = 0; i < text.size; i++) lower |= text.at[i] >= 'a' && text.at[i] <= 'z';
    return text.size > 3 && text.at[1] == '-' && (!lower || text.at[text.size - 1] == '.');
}

/* "hyun" in "Bae Jung-hyun". */
static bool is_second_half(const finder *f, uint32_t first, uint32_t t) {
    const token *k = &f->a->tokens.at[t];
    return t > first + 1 && key_is(f, t - 1, SLICE("-")) && k[-1].at.end == k->at.begin && k[-2].at.end == k[-1].at.begin &&
           is_capital(f, t - 2);
}

/* A name that the parser calls a person's, without titles and genitives; false where the gazetteer knows better. */
static bool trim_person(const finder *f, uint32_t *first, uint32_t *end) {
    while (*first < *end && (is_office(f, *first) || says_whence(f, *first, *end)) && !(*end - *first == 1))
        ++*first;
    while (*end > *first && (is_genitive(f, *end - 1) || f->a->tokens.at[*end - 1].upos == UPOS_PUNCT))
        --*end;
    if (*end == *first + 1 && is_party_label(f, *first))
        return false;
    if (*first >= *end || !(is_capital(f, *end - 1) || is_second_half(f, *first, *end - 1)) ||
        (*end - *first == 1 && (is_office(f, *first) || key_of(f, *first).size <= 2)))
        return false;
    if (*end + 1 < f->end && key_is(f, *end, SLICE("-")) && f->a->tokens.at[*end + 1].upos == UPOS_NUM)
        return false; /* "Falcon-9" */
    const match *known = name_at(f, *first);
    return !known || known->entry->kind == ENTRY_TITLE || known->first + known->count < *end || known->first < *first;
}

static bool plain_name_token(const finder *f, uint32_t t) {
    return t < f->end && !f->in_person[t] && !f->firm_end[t] && f->a->tokens.at[t].upos == UPOS_PROPN && is_capital(f, t) &&
           !name_at(f, t) && !noun_at(f, t);
}

static bool in_longer_organisation(const finder *f, uint32_t t) {
    const token *k = &f->a->tokens.at[t], *next = t + 1 < f->end ? k + 1 : NULL;
    return k->name == NAME_ORG && (!k->name_begins || (next && next->name == NAME_ORG && !next->name_begins));
}

/* An office holder's name, or a surname that only one of them has. */
static bool is_known_person(const finder *f, uint32_t first, uint32_t end) {
    uint32_t count;
    if (end - first > NAME_PARTS)
        return false;
    span at = {f->a->tokens.at[first].at.begin, f->a->tokens.at[end - 1].at.end};
    person_name called = name_fold(f->a->arena, article_text(f->a, at));
    return called.count && gazetteer_people(f->g, name_key(f->a->arena, &called), &count);
}

/* Names that the parser missed: a first name that tells a gender, or an office, and capitals after it. */
static void guess_persons(finder *f) {
    for (uint32_t t = f->first; t < f->end; t++) {
        if (!plain_name_token(f, t) || (t > f->first && plain_name_token(f, t - 1)))
            continue;
        bool first_name = gazetteer_gender(f->g, key_of(f, t)) != 0;
        uint32_t end = t + 1;
        while (plain_name_token(f, end) || (key_is(f, end, SLICE("-")) && plain_name_token(f, end + 1) &&
                                            f->a->tokens.at[end].at.begin == f->a->tokens.at[end - 1].at.end))
            end++;
        bool after_office = t > f->first && is_office(f, t - 1) && is_capital(f, t - 1);
        bool known = !f->in_date[t] && !in_longer_organisation(f, t) && is_known_person(f, t, end);
        if ((first_name && end - t >= 2) || (after_office && f->a->tokens.at[t].name == NAME_NONE) || known)
            set_person(f, t, end);
    }
}

/* Whether a token is fit to be a surname by its place in the tree, whatever the tagger makes of it. */
static bool stands_as_name(const finder *f, uint32_t t) {
    const token *k = &f->a->tokens.at[t];
    uint8_t main = relation_main[k->relation];
    bool open = k->upos == UPOS_NOUN || k->upos == UPOS_ADJ || k->upos == UPOS_X || k->upos == UPOS_VERB;
    return open && !f->in_person[t] && is_capital(f, t) && !name_at(f, t) && !noun_at(f, t) &&
           (main == REL_NSUBJ || main == REL_OBJ || main == REL_OBL || main == REL_NMOD || main == REL_CONJ);
}

/* Names behind an office and a comma ("the minister of transport, Ada Berg,") that the parser took for something
 * else: two or three capitals between commas that hang on the office or it on them. */
static void find_appositions(finder *f) {
    for (uint32_t t = f->first + 1; t < f->end; t++) {
        uint32_t end = t;
        while (end < f->end && end - t < 4 && plain_name_token(f, end)) end++;
        if (end - t < 2 || end - t > 3 || !key_is(f, t - 1, SLICE(",")) || end >= f->end ||
            f->a->tokens.at[end].upos != UPOS_PUNCT)
            continue;
        uint32_t head = governor(f->a, t, end, t), above = f->a->tokens.at[head].head;
        bool apart = f->a->tokens.at[head].relation == REL_APPOS && above != NONE;
        bool behind_state = apart && name_at(f, above) && name_at(f, above)->entry->kind == ENTRY_STATE && f->a->tokens.at[above].relation == REL_NMOD;
        if (behind_state) above = f->a->tokens.at[above].head; /* "the minister of defence of Peru, Ada Berg," */
        bool of_office = apart && above != NONE && noun_at(f, above) && is_human(noun_at(f, above)->entry->kind);
        if (of_office) set_person(f, t, end);
    }
}

/* Surnames alone that the parser missed, of persons whose full names stand in the article. */
static void find_surnames(finder *f) {
    map known = {0};
    bool found;
    for (uint32_t t = 0; t < f->a->tokens.size; t++)
        if (f->person_end[t] > t + 1)
            *map_put(f->a->arena, &known, key_of(f, f->person_end[t] - 1), &found) = 1;
    for (uint32_t t = 0; known.size && t < f->a->tokens.size; t++) {
        range tokens = f->a->sentences.at[f->a->tokens.at[t].sentence].tokens;
        f->first = tokens.first;
        f->end = tokens.first + tokens.count;
        bool homonym = f->a->tokens.at[t].name == NAME_PER && is_capital(f, t) && !f->in_person[t] && !f->firm_end[t] && !noun_at(f, t); /* "Chad said" */
        if ((homonym || plain_name_token(f, t) || stands_as_name(f, t)) && map_get(&known, key_of(f, t)) != MAP_NONE && !in_longer_organisation(f, t) &&
            !(t + 1 < f->end && plain_name_token(f, t + 1)))
            set_person(f, t, t + 1);
    }
}

static void add_person(finder *f, uint32_t first) {
    phrase p = new_phrase(PHRASE_NAME, first, f->person_end[first]);
    scan_left(f, &p);
    add_phrase(f, &p);
}

/* -------------------------------------------------------------------------------------------- other cores */

/* Whether the tokens first..end-1 only modify a noun that follows. */
static bool is_modifier(const finder *f, uint32_t first, uint32_t end) {
    uint32_t head = governor(f->a, first, end, end - 1);
    const token *k = &f->a->tokens.at[head];
    if (k->head == NONE || k->head < end || is_genitive(f, end))
        return false;
    uint8_t main = relation_main[k->relation];
    return main == REL_COMPOUND || main == REL_AMOD || k->relation == REL_NMOD_DESC ||
           (main == REL_NMOD && k->relation != REL_NMOD_POSS && k->head < end + 4);
}

static void add_named(finder *f, const match *m) {
    const entry *e = m->entry;
    uint32_t end = m->first + m->count;
    if (e->kind == ENTRY_TITLE || f->used[m->first])
        return;
    bool body = e->kind == ENTRY_ORGANISATION || e->kind == ENTRY_GROUP;
    phrase p = new_phrase(body ? PHRASE_BODY : e->kind == ENTRY_REGION ? PHRASE_REGION : PHRASE_STATE, m->first, end);
    p.entry = e;
    p.adjective = is_modifier(f, m->first, end);
    p.plural = e->kind == ENTRY_PEOPLE && is_plural(f, end - 1);
    uint8_t upos = f->a->tokens.at[end - 1].upos;
    if ((e->kind == ENTRY_REGION || e->kind == ENTRY_DEMONYM) && upos == UPOS_ADJ)
        p.adjective = true;
    if (e->kind == ENTRY_REGION && (p.adjective || !e->states.size))
        return;
    add_country(&p, e->country);
    if (body && !p.adjective)
        scan_left(f, &p);
    else if (!p.adjective && m->first > f->first && modifier_at(f, m->first - 1) == MODIFIER_THE &&
             slice_find(f->a->tokens.at[m->first - 1].features, SLICE("PronType=Art")) != SIZE_MAX) {
        p.begin--;
        p.definite = DEFINITE_THE;
    }
    add_phrase(f, &p);
}

/* The word of a description that tells its number: "minister" in "minister of foreign affairs". */
static uint32_t numbered(const finder *f, const match *m) {
    for (uint32_t t = m->first + 1; t + 1 < m->first + m->count; t++)
        if (modifier_at(f, t) == MODIFIER_OF) return t - 1;
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
    const token *k = &f->a->tokens.at[governor(f->a, p->begin, p->end, p->core_end - 1)];
    if (relation_main[k->relation] == REL_NSUBJ || k->relation == REL_APPOS || k->relation == REL_OBL_AGENT)
        return true;
    bool body = p->entry->kind == ENTRY_BODY || p->entry->kind == ENTRY_ARMED;
    return body && is_official(p->entry);
}

static void add_noun(finder *f, const match *m) {
    uint32_t end = m->first + m->count, last = end - 1;
    const entry *e = m->entry;
    if (f->used[last] || f->in_person[last])
        return;
    bool body = e->kind == ENTRY_BODY || e->kind == ENTRY_ARMED, modifier = is_modifier(f, m->first, end);
    const match *called = name_at(f, m->first);
    if ((modifier && (!body || !is_official(e) || f->a->tokens.at[last].upos == UPOS_ADJ)) ||
        (called && !is_adjectival(called->entry->kind) && called->entry->kind != ENTRY_TITLE &&
         called->entry->kind != ENTRY_REGION && called->first + called->count >= end))
        return;
    if (e->kind == ENTRY_DOCUMENT && !document_speaks(f, last))
        return;
    phrase p = new_phrase(PHRASE_NOUN, m->first, end);
    p.entry = e;
    p.adjective = modifier;
    p.plural = is_plural(f, numbered(f, m)) && !(body && slice_ends(e->form, key_of(f, last))); /* "armed forces" is one body */
    p.gender = gazetteer_gender(f->g, key_of(f, last));
    for (uint32_t t = m->first; t < end; t++)
        if (name_at(f, t))
            take_name(&p, name_at(f, t)->entry);
    scan_left(f, &p);
    if (!modifier)
        scan_right(f, &p);
    if (!modifier && !says_who(f, &p))
        return;
    add_phrase(f, &p);
}

/* An organisation that the parser marked and the gazetteer does not know; its last word may be known ("University").
 */
static void add_organisation(finder *f, uint32_t first, uint32_t end) {
    while (end > first && is_genitive(f, end - 1))
        end--;
    if (first < end && key_is(f, first, SLICE("the")))
        first++;
    while (first + 1 < end && (f->in_date[first] || f->a->tokens.at[first].upos == UPOS_PUNCT)) /* "Yesterday Aldvik said" */
        first++;
    if (first >= end)
        return;
    phrase p = new_phrase(PHRASE_BODY, first, end);
    const match *noun = noun_at(f, end - 1);
    if (noun && (noun->entry->kind == ENTRY_BODY || noun->entry->kind == ENTRY_ARMED))
        p.entry = noun->entry;
    for (uint32_t t = first; t < end; t++)
        if (name_at(f, t) && is_adjectival(name_at(f, t)->entry->kind))
            add_country(&p, name_at(f, t)->entry->country);
    p.adjective = is_modifier(f, first, end);
    if (!p.adjective)
        scan_left(f, &p);
    add_phrase(f, &p);
}

/* Whether a token stands in a name without any mark of the parser's. */
static bool is_unmarked(const finder *f, uint32_t t) {
    return t < f->end && plain_name_token(f, t) && f->a->tokens.at[t].name == NAME_NONE && !f->in_date[t];
}

/* Whether a capital before such a name is the front of it: "Environment" in "the Environment Inspectorate". */
static bool begins_unmarked(const finder *f, uint32_t t, uint32_t first, uint32_t end) {
    const token *k = &f->a->tokens.at[t];
    uint8_t main = relation_main[k->relation];
    return is_capital(f, t) && !f->in_person[t] && !f->used[t] && k->head != NONE && k->head >= first && k->head < end &&
           (main == REL_COMPOUND || main == REL_AMOD) && k->upos != UPOS_DET;
}

/* A name without any mark that begins at t and does or owns something, or has people: a firm's more often than not. Its end, or t where there
 * is none; *first is where it begins with the capitals before it. */
static uint32_t unmarked_end(const finder *f, uint32_t t, uint32_t *first) {
    uint32_t end = t;
    if (t > f->first && (plain_name_token(f, t - 1) || is_office(f, t - 1))) return t; /* first: a run is gone through once */
    while (is_unmarked(f, end)) end++;
    if (end == t) return t;
    const token *head = &f->a->tokens.at[governor(f->a, t, end, end - 1)];
    const match *above = head->head != NONE ? noun_at(f, head->head) : NULL; /* "a lawyer for Aldvik" */
    bool people = above && is_human(above->entry->kind) && !is_official(above->entry);
    bool owns = relation_main[head->relation] == REL_NMOD && (is_genitive(f, end) || people);
    for (*first = t; *first > f->first && t - *first < REACH && begins_unmarked(f, *first - 1, *first, end);) --*first;
    const match *beside = t > f->first ? noun_at(f, t - 1) : NULL; /* "the oil company Aldvik" */
    bool of_kind = *first == t && beside && beside->entry->kind == ENTRY_BODY && !is_official(beside->entry) && !is_plural(f, t - 1);
    return relation_main[head->relation] == REL_NSUBJ || owns || of_kind ? end : t;
}

/* The end of the organisation's name that begins at t by the parser's marks. */
static uint32_t organisation_end(const finder *f, uint32_t t) {
    uint32_t end = t + 1;
    while (end < f->end && f->a->tokens.at[end].name == NAME_ORG && !f->a->tokens.at[end].name_begins)
        end++;
    return end;
}

/* Capitals behind a name that belong to it by the tree: "Committee of West | African Journalists". */
static uint32_t name_end(const finder *f, uint32_t t, uint32_t end) {
    uint32_t last = end;
    while (last < f->end && last - end < 4 && is_capital(f, last) && !f->in_person[last] && f->a->tokens.at[last].upos != UPOS_PRON) last++;
    for (; last > end; last--) {
        uint32_t head = governor(f->a, end, last, last - 1), up = f->a->tokens.at[head].head;
        uint8_t main = relation_main[f->a->tokens.at[head].relation];
        if (up != NONE && up >= t && up < end && (main == REL_NMOD || main == REL_FLAT || main == REL_COMPOUND)) break;
    }
    return last;
}

/* Whether the words t..end-1 are a proper name of their own ("Ohio State University", "University of Leeds"), and not
 * a description of some state's body ("Iranian Foreign Ministry"). */
static bool is_own_name(const finder *f, uint32_t t, uint32_t end) {
    const match *called = name_at(f, t), *noun = noun_at(f, t);
    if (!called && !(noun && noun->first == t))
        return true;
    bool adjective = f->a->tokens.at[t].upos == UPOS_ADJ, plain = adjective && !called && noun->count == 1 && end > t + 2;
    for (uint32_t i = t; plain && i + 1 < end; i++) plain = !name_at(f, i) && (i == t || !noun_at(f, i)); /* "National | Renewal | Congress" */
    if (adjective || plain)
        return plain;
    for (uint32_t i = t; i < end; i++) {
        const match *inside = name_at(f, i), *body = noun_at(f, i);
        if ((inside && !is_adjectival(inside->entry->kind)) || (body && is_official(body->entry)))
            return false;
    }
    return end > t + 1 && (!called || end > called->first + called->count) &&
           (!noun || end > noun->first + noun->count || called);
}

static void add_pronoun(finder *f, uint32_t t, const pronoun *what) {
    const token *k = &f->a->tokens.at[t];
    if ((k->upos != UPOS_PRON && k->upos != UPOS_DET) || k->relation == REL_EXPL)
        return;
    phrase p = new_phrase(PHRASE_PRONOUN, t, t + 1);
    p.gender = what->gender;
    p.person = what->person;
    p.plural = what->plural;
    p.possessive = what->possessive && k->relation == REL_NMOD_POSS;
    add_phrase(f, &p);
}

/* ------------------------------------------------------------------------------------------ same as another */

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
    if (is_human(kind) && named->kind == PHRASE_NAME)
        return true;
    if (is_human(kind)) /* "the tanker's owner, Aldvik Shipping," */
        return named->kind == PHRASE_BODY && slice_equal(description->entry->sector, SLICE("BUS"));
    return (kind == ENTRY_BODY || kind == ENTRY_ARMED) && named->kind == PHRASE_BODY;
}

/* Whether a token may stand in a phrase that hangs on a noun. */
static bool is_nominal(const finder *f, uint32_t t) {
    uint8_t upos = f->a->tokens.at[t].upos;
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADJ || upos == UPOS_DET || upos == UPOS_ADP ||
           upos == UPOS_NUM || upos == UPOS_PART || key_is(f, t, SLICE("-")) ||
           f->a->tokens.at[t].relation == REL_AMOD || f->a->tokens.at[t].relation == REL_COMPOUND || (upos == UPOS_PRON && f->a->tokens.at[t].relation == REL_NMOD_POSS);
}

static bool ends_name(const finder *f, uint32_t t) {
    return t >= f->end || key_is(f, t, SLICE(",")) || (f->a->tokens.at[t].upos == UPOS_PUNCT && t + 1 >= f->end);
}

/* "the envoy to the capital, Colonel Ada Berg,": a full name that commas set off behind what hangs on the office; trees take it for the name of
 * the nearer noun. */
static bool sets_off(const finder *f, const phrase *p, const phrase *next) {
    uint32_t t = p->end;
    if (!may_be_same(p, next) || next->core_end - next->core_begin < 2 || !ends_name(f, next->end)) return false;
    if (t < f->end && (f->a->tokens.at[t].upos == UPOS_ADP || t > p->core_end))
        while (t < next->begin && is_nominal(f, t)) t++;
    return t + 1 == next->begin && key_is(f, t, SLICE(","));
}

/* The phrase of somebody who speaks or works for the holder of office `number`: "a spokesman" in "a spokesman for the president, Ada Berg,";
 * the name is his. */
static uint32_t servant_of(const finder *f, uint32_t number) {
    const phrase *p = &f->out->at[number];
    uint32_t aide = gazetteer_role(f->g, SLICE("aide"));
    for (uint32_t i = number; i-- > 0 && number - i < 3;) {
        const phrase *q = &f->out->at[i];
        bool bound = q->kind == PHRASE_NOUN && q->core_end + 1 == p->begin && modifier_at(f, q->core_end) == MODIFIER_OF;
        if (bound && q->begin >= f->first && !q->plural && gazetteer_role_is(f->g, q->entry->role, aide)) return i;
    }
    return NONE;
}

/* "Iran's foreign minister, Hossein X, said"; "Hossein X, Iran's foreign minister, said". */
static void find_same(finder *f, uint32_t number) {
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
                        key_is(f, next->end, SLICE(",")) && k->relation != REL_CONJ &&
                        next->core_end - next->core_begin > 1;
        if (next->begin == p->end + 1 && key_is(f, p->end, SLICE(",")) && !next->title &&
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
    uint32_t servant = is_human(p->entry->kind) && other > number ? servant_of(f, number) : NONE;
    f->out->at[servant != NONE ? servant : number].same = other;
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
        const match *called = name_at(f, t), *noun = noun_at(f, t);
        const pronoun *what = gazetteer_pronoun(f->g, key_of(f, t));
        const token *k = &f->a->tokens.at[t];
        uint32_t next = t + 1, front;
        if (f->in_person[t])
            next = t + 1;
        else if (f->firm_end[t] && !(called && called->entry->kind == ENTRY_ORGANISATION)) {
            next = f->firm_end[t];
            add_organisation(f, t, next);
            noun = NULL;
        } else if (k->name == NAME_ORG && k->name_begins && is_own_name(f, t, organisation_end(f, t))) {
            next = name_end(f, t, organisation_end(f, t));
            if (!f->used[t])
                add_organisation(f, t, next);
            noun = NULL;
        } else if (called && called->first == t) {
            add_named(f, called);
            next = called->first + called->count;
        } else if (what)
            add_pronoun(f, t, what);
        else if (!f->used[t] && unmarked_end(f, t, &front) > t) {
            next = unmarked_end(f, t, &front);
            add_organisation(f, front, next);
        }
        if (noun && noun->first == t && !f->in_person[t])
            add_noun(f, noun);
        t = next;
    }
    if (f->out->size > first_phrase)
        qsort(f->out->at + first_phrase, f->out->size - first_phrase, sizeof *f->out->at, by_core);
    for (uint32_t i = first_phrase; i < f->out->size; i++)
        find_same(f, i);
}

/* Whether a token is the first part of the name that the parser begins at the next. */
static bool is_given_name(const finder *f, uint32_t t, uint32_t next) {
    const token *k = &f->a->tokens.at[t], *n = &f->a->tokens.at[next];
    if (!plain_name_token(f, t) || k->name != NAME_NONE || gazetteer_gender(f->g, key_of(f, next))) return false;
    return n->head == t ? relation_main[n->relation] == REL_FLAT
                        : k->head == next && (relation_main[k->relation] == REL_COMPOUND ||
                                              relation_main[k->relation] == REL_FLAT) && !is_office(f, t);
}

/* "K." before "Ramana Berg". */
static bool is_initial(const finder *f, uint32_t t) {
    slice text = text_of(f, t);
    return text.size == 2 && text.at[1] == '.' && is_capital(f, t) && !f->in_person[t] && f->a->tokens.at[t].upos == UPOS_PROPN;
}

/* "-James" behind "Ada Holm", without a gap. */
static bool is_hyphened(const finder *f, uint32_t end) {
    const token *k = &f->a->tokens.at[end];
    return end + 1 < f->end && key_is(f, end, SLICE("-")) && k->at.begin == k[-1].at.end && k[1].at.begin == k->at.end &&
           is_capital(f, end + 1) && k[1].upos == UPOS_PROPN;
}

static void find_persons(finder *f) {
    for (uint32_t i = 0; i < f->a->names.size; i++) {
        const name *n = &f->a->names.at[i];
        if (n->kind != NAME_PER || !n->tokens.count)
            continue;
        const sentence *s = &f->a->sentences.at[f->a->tokens.at[n->tokens.first].sentence];
        uint32_t first = n->tokens.first, end = first + n->tokens.count;
        f->first = s->tokens.first;
        f->end = s->tokens.first + s->tokens.count;
        if (end > f->end || f->firm_end[first] || !trim_person(f, &first, &end)) continue;
        for (int step = 0; step < 2 && first > f->first && is_given_name(f, first - 1, first); step++) first--;
        for (int step = 0; step < 2 && first > f->first && is_initial(f, first - 1); step++) first--;
        while (is_hyphened(f, end)) end += 2;
        set_person(f, first, end);
    }
}

void mention_find(const gazetteer *g, article *a, const matches *found, phrase_list *out) {
    finder f = {.g = g, .a = a, .found = found, .out = out};
    f.firm_end = firm_names_find(g, a, found);
    f.person_end = ARENA_NEW(a->arena, uint32_t, a->tokens.size);
    f.in_person = ARENA_NEW(a->arena, bool, a->tokens.size);
    f.used = ARENA_NEW(a->arena, bool, a->tokens.size);
    f.copula = tokens_with_copula(a);
    f.negated = tokens_negated(a);
    f.in_date = tokens_in_dates(a);
    find_persons(&f);
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        f.first = a->sentences.at[s].tokens.first;
        f.end = f.first + a->sentences.at[s].tokens.count;
        guess_persons(&f);
        find_appositions(&f);
    }
    find_surnames(&f);
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        f.first = a->sentences.at[s].tokens.first;
        f.end = f.first + a->sentences.at[s].tokens.count;
        find_in_sentence(&f);
    }
}
