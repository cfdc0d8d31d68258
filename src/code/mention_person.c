/* mention_person.c - persons' names: those that the parser marked, trimmed and made whole, and those that it missed
 *
 * Before any other core: what stands in a person's name is no country and no office. */
#include "code/mention_finder.h"

#include "base/map.h"
#include "code/actor_name.h"

bool finder_office(const finder *f, uint32_t t) {
    const match *noun = finder_noun(f, t), *title = finder_name(f, t);
    return (noun && entry_human(noun->entry->kind)) || (title && title->entry->kind == ENTRY_TITLE);
}

static void set_person(finder *f, uint32_t first, uint32_t end) {
    f->person_end[first] = end;
    for (uint32_t t = first; t < end; t++)
        f->in_person[t] = true;
}

/* "Dutchman" before "Joris Kramer": a country's people or adjective before a whole name or an office. */
static bool says_whence(const finder *f, uint32_t t, uint32_t end) {
    const match *m = finder_name(f, t);
    bool whence =
        m && (m->entry->kind == ENTRY_DEMONYM || m->entry->kind == ENTRY_PEOPLE) && m->first + m->count < end;
    return whence && (end - t > 2 || finder_office(f, t + 1));
}

/* "D-N.C." behind a senator's name. */
static bool is_party_label(const finder *f, uint32_t t) {
    slice text = finder_text(f, t);
    bool lower = false;
    for (size_t i = 0; i < text.size; i++) lower |= text.at[i] >= 'a' && text.at[i] <= 'z';
    return text.size > 3 && text.at[1] == '-' && (!lower || text.at[text.size - 1] == '.');
}

/* "hyun" in "Bae Jung-hyun". */
static bool is_second_half(const finder *f, uint32_t first, uint32_t t) {
    const token *k = &f->a->tokens.at[t];
    return t > first + 1 && finder_is(f, t - 1, SLICE("-")) && k[-1].at.end == k->at.begin &&
           k[-2].at.end == k[-1].at.begin && finder_capital(f, t - 2);
}

/* Behind what is marked of a firm and an office before the name: "Aldvik Co Chairman | Ada Berg". */
static uint32_t behind_office(const finder *f, uint32_t first, uint32_t end) {
    uint32_t out = f->firm_end[first] ? f->firm_end[first] : first;
    for (uint32_t t = first + 1; t + 2 < end; t++) {
        const match *address = finder_name(f, t);
        bool office =
            finder_office(f, t) && !(address && address->entry->kind == ENTRY_TITLE && address->entry->role == NONE);
        if (office && !finder_office(f, t + 1) && !gazetteer_gender(f->g, finder_key(f, t - 1))) out = t + 1;
    }
    return out < end ? out : end;
}

/* A name that the parser calls a person's, without titles and genitives; false where the gazetteer knows better. */
static bool trim_person(const finder *f, uint32_t *first, uint32_t *end) {
    while (*first < *end && (finder_office(f, *first) || says_whence(f, *first, *end)) && !(*end - *first == 1))
        ++*first;
    while (*end > *first && (finder_genitive(f, *end - 1) || f->a->tokens.at[*end - 1].upos == UPOS_PUNCT))
        --*end;
    if (*end == *first + 1 && is_party_label(f, *first))
        return false;
    if (*first >= *end || !(finder_capital(f, *end - 1) || is_second_half(f, *first, *end - 1)) ||
        (*end - *first == 1 && (finder_office(f, *first) || finder_key(f, *first).size <= 2)))
        return false;
    const match *maker = *end - *first == 1 && *end < f->end ? finder_noun(f, *end) : NULL;
    if (maker && maker->first == *end && maker->entry->kind == ENTRY_BODY &&
        slice_equal(maker->entry->sector, SLICE("BUS")) &&
        relation_main[f->a->tokens.at[*first].relation] == REL_COMPOUND)
        return false; /* "Rod manufacturer" */
    if (*end + 1 < f->end && finder_is(f, *end, SLICE("-")) && f->a->tokens.at[*end + 1].upos == UPOS_NUM)
        return false; /* "Falcon-9" */
    const match *known = finder_name(f, *first);
    return !known || known->entry->kind == ENTRY_TITLE || known->first + known->count < *end || known->first < *first;
}

bool finder_plain(const finder *f, uint32_t t) {
    return t < f->end && !f->in_person[t] && !f->firm_end[t] && f->a->tokens.at[t].upos == UPOS_PROPN &&
           finder_capital(f, t) && !finder_name(f, t) && !finder_noun(f, t);
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
    person_name called = name_fold(f->a->words, f->a->arena, article_text(f->a, at));
    return called.count && gazetteer_people(f->g, name_key(f->a->arena, &called), &count);
}

/* Names that the parser missed: a first name that tells a gender, or an office, and capitals after it. */
void persons_guess(finder *f) {
    for (uint32_t t = f->first; t < f->end; t++) {
        if (!finder_plain(f, t) || (t > f->first && finder_plain(f, t - 1)))
            continue;
        bool first_name = gazetteer_gender(f->g, finder_key(f, t)) != 0;
        uint32_t end = t + 1;
        while (finder_plain(f, end) || (finder_is(f, end, SLICE("-")) && finder_plain(f, end + 1) &&
                                            f->a->tokens.at[end].at.begin == f->a->tokens.at[end - 1].at.end))
            end++;
        /* "chairman | Ada Berg" */
        bool whole = end - t > 1 && end - t < 4 && !gazetteer_firm(f->g, finder_key(f, end - 1));
        bool after_office = t > f->first && finder_office(f, t - 1) && (finder_capital(f, t - 1) || whole) &&
                            !finder_plural(f, t - 1);
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
    return open && !f->in_person[t] && finder_capital(f, t) && !finder_name(f, t) && !finder_noun(f, t) &&
           (main == REL_NSUBJ || main == REL_OBJ || main == REL_OBL || main == REL_NMOD || main == REL_CONJ);
}

/* Names behind an office and a comma ("the minister of transport, Ada Berg,") that the parser took for something
 * else: two or three capitals between commas that hang on the office or it on them. */
void persons_apart(finder *f) {
    for (uint32_t t = f->first + 1; t < f->end; t++) {
        uint32_t end = t;
        while (end < f->end && end - t < 4 && finder_plain(f, end)) end++;
        if (end - t < 2 || end - t > 3 || !finder_is(f, t - 1, SLICE(",")) || end >= f->end ||
            f->a->tokens.at[end].upos != UPOS_PUNCT)
            continue;
        uint32_t head = finder_governor(f->a, t, end, t), above = f->a->tokens.at[head].head;
        bool apart = f->a->tokens.at[head].relation == REL_APPOS && above != NONE;
        bool behind_place =
            apart && f->a->tokens.at[above].upos == UPOS_PROPN && f->a->tokens.at[above].relation == REL_NMOD;
        /* "the minister of defence of Peru, Ada Berg,", "the envoy in Geneva, Ada Berg," */
        if (behind_place) above = f->a->tokens.at[above].head;
        bool of_office =
            apart && above != NONE && finder_noun(f, above) && entry_human(finder_noun(f, above)->entry->kind);
        if (of_office) set_person(f, t, end);
    }
}

/* Whether what stands behind a name and a comma tells that it is a person's: a trade or an office in apposition, or
 * an age: "Ada Lunde, a nurse", "Ada Lunde, 29,". */
static bool is_told_person(const finder *f, uint32_t t, uint32_t end) {
    uint32_t head = finder_governor(f->a, t, end, t);
    for (uint32_t i = end + 1; i < f->end && i - end < 3 * REACH; i++) {
        const token *k = &f->a->tokens.at[i];
        bool apposed = k->relation == REL_APPOS && k->head != NONE && k->head >= t && k->head < end;
        if (!apposed) continue;
        bool age = k->upos == UPOS_NUM && k->at.end - k->at.begin == 2 && i == end + 1 &&
                   (finder_is(f, i + 1, SLICE(",")) || i + 1 == f->end);
        const match *noun = finder_noun(f, i);
        return age || (noun && entry_human(noun->entry->kind) && !finder_plural(f, i) && head < end);
    }
    return false;
}

/* Names of two to four capitals, of no first name that is known, that what stands behind the comma tells to be a
 * person's. */
void persons_told(finder *f) {
    for (uint32_t t = f->first; t < f->end; t++) {
        uint32_t end = t;
        while (end < f->end && end - t < 5 && finder_plain(f, end)) end++;
        bool apart = end - t > 1 && end - t < 5 && finder_is(f, end, SLICE(",")) &&
                     !gazetteer_firm(f->g, finder_key(f, end - 1));
        if (apart && is_told_person(f, t, end)) set_person(f, t, end);
        if (end > t) t = end;
    }
}

/* "Cuban" in "Cuban said": who speaks of a country's people says "the Cuban" or "Cubans". */
static bool is_bare_demonym(const finder *f, uint32_t t) {
    const match *m = finder_name(f, t);
    const token *k = &f->a->tokens.at[t];
    bool subject = relation_main[k->relation] == REL_NSUBJ && k->head != NONE && k->head < f->end;
    if (!m || m->count != 1 || m->entry->kind != ENTRY_DEMONYM || !subject || finder_plural(f, t)) return false;
    for (uint32_t i = t > f->first + 2 ? t - 3 : f->first; i < t; i++)
        if (f->a->tokens.at[i].head == t) return false;
    return f->a->tokens.at[k->head].upos == UPOS_VERB;
}

/* Surnames alone that the parser missed, of persons whose full names stand in the article. */
void persons_surnames(finder *f) {
    map known = {0};
    bool found;
    for (uint32_t t = 0; t < f->a->tokens.size; t++)
        if (f->person_end[t] > t + 1)
            *map_put(f->a->arena, &known, finder_key(f, f->person_end[t] - 1), &found) = 1;
    for (uint32_t t = 0; known.size && t < f->a->tokens.size; t++) {
        range tokens = f->a->sentences.at[f->a->tokens.at[t].sentence].tokens;
        f->first = tokens.first;
        f->end = tokens.first + tokens.count;
        /* "Chad said" */
        bool homonym = (f->a->tokens.at[t].name == NAME_PER || is_bare_demonym(f, t)) && finder_capital(f, t) &&
                       !f->in_person[t] && !f->firm_end[t] && !finder_noun(f, t);
        if ((homonym || finder_plain(f, t) || stands_as_name(f, t)) &&
            map_get(&known, finder_key(f, t)) != MAP_NONE && !in_longer_organisation(f, t) &&
            !(t + 1 < f->end && finder_plain(f, t + 1)))
            set_person(f, t, t + 1);
    }
}

/* Whether a token is the first part of the name that the parser begins at the next. */
static bool is_given_name(const finder *f, uint32_t t, uint32_t next) {
    const token *k = &f->a->tokens.at[t], *n = &f->a->tokens.at[next];
    if (!finder_plain(f, t) || k->name != NAME_NONE || gazetteer_gender(f->g, finder_key(f, next))) return false;
    return n->head == t ? relation_main[n->relation] == REL_FLAT
                        : k->head == next && (relation_main[k->relation] == REL_COMPOUND ||
                                              relation_main[k->relation] == REL_FLAT) && !finder_office(f, t);
}

/* "K." before "Ramana Berg". */
static bool is_initial(const finder *f, uint32_t t) {
    slice text = finder_text(f, t);
    return text.size == 2 && text.at[1] == '.' && finder_capital(f, t) && !f->in_person[t] &&
           f->a->tokens.at[t].upos == UPOS_PROPN;
}

/* "-James" behind "Ada Holm", without a gap. */
static bool is_hyphened(const finder *f, uint32_t end) {
    const token *k = &f->a->tokens.at[end];
    return end + 1 < f->end && finder_is(f, end, SLICE("-")) && k->at.begin == k[-1].at.end &&
           k[1].at.begin == k->at.end && finder_capital(f, end + 1) && k[1].upos == UPOS_PROPN;
}

void persons_marked(finder *f) {
    for (uint32_t i = 0; i < f->a->names.size; i++) {
        const name *n = &f->a->names.at[i];
        if (n->kind != NAME_PER || !n->tokens.count)
            continue;
        const sentence *s = &f->a->sentences.at[f->a->tokens.at[n->tokens.first].sentence];
        uint32_t first = n->tokens.first, end = first + n->tokens.count;
        f->first = s->tokens.first;
        f->end = s->tokens.first + s->tokens.count;
        if (end > f->end) continue;
        first = behind_office(f, first, end);
        if (first == end || f->firm_end[first] || !trim_person(f, &first, &end)) continue;
        for (int step = 0; step < 2 && first > f->first && is_given_name(f, first - 1, first); step++) first--;
        for (int step = 0; step < 2 && first > f->first && is_initial(f, first - 1); step++) first--;
        while (is_hyphened(f, end)) end += 2;
        set_person(f, first, end);
    }
}
