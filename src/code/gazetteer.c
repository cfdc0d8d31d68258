/* gazetteer.c - what is asked of the gazetteer; gazetteer_load.c reads it, gazetteer_match.c finds it in articles */
#include "code/gazetteer_data.h"

#include "base/utf8.h"

slice gazetteer_key(arena *a, slice text) {
    slice key = utf8_key(a, text);
    char *out = arena_alloc(a, key.size);
    size_t used = 0;
    for (size_t i = 0; i < key.size; i++) {
        bool space = key.at[i] == ' ' || key.at[i] == '\n' || key.at[i] == '\t' || key.at[i] == '\r';
        if (!space)
            out[used++] = key.at[i];
        else if (used && out[used - 1] != ' ')
            out[used++] = ' ';
    }
    return (slice){out, used};
}

slice gazetteer_first_run(slice key) {
    size_t i = 0;
    while (i < key.size &&
           (key.at[i] & 0x80 || (key.at[i] >= 'a' && key.at[i] <= 'z') || (key.at[i] >= '0' && key.at[i] <= '9')))
        i++;
    return slice_part(key, 0, i ? i : 1);
}

bool gazetteer_all_capitals(slice text) {
    bool letter = false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] >= 'a' && text.at[i] <= 'z')
            return false;
        letter |= text.at[i] >= 'A' && text.at[i] <= 'Z';
    }
    return letter;
}

slice gazetteer_text(const gazetteer *g, const map *m, slice key) {
    uint32_t number = map_get(m, key);
    return number == MAP_NONE ? (slice){NULL, 0} : g->texts.at[number];
}

/* ------------------------------------------------------------------------------------------- questions */

const reproaches *gazetteer_reproaches(const gazetteer *g) { return g->reproaches; }

static const entry *find_in(const lexicon *l, arena *scratch, slice text) {
    uint32_t number = map_get(&l->keys, gazetteer_key(scratch, text));
    return number == MAP_NONE ? NULL : &l->entries.at[number];
}

const entry *gazetteer_name(const gazetteer *g, arena *scratch, slice called) {
    return find_in(&g->names, scratch, called);
}

const entry *gazetteer_noun(const gazetteer *g, arena *scratch, slice noun) {
    return find_in(&g->nouns, scratch, noun);
}

uint32_t gazetteer_role(const gazetteer *g, slice called) {
    return map_get(&g->roles, called);
}

slice gazetteer_role_name(const gazetteer *g, uint32_t role) {
    return role < g->role_list.size ? g->role_list.at[role].name : (slice){NULL, 0};
}

/* The table may hold a cycle: no more than this many steps. */
static bool role_within(const gazetteer *g, uint32_t a, uint32_t b, int steps) {
    if (a == b)
        return true;
    if (!steps)
        return false;
    range also = g->role_list.at[a].also;
    for (uint32_t i = also.first; i < also.first + also.count; i++)
        if (role_within(g, g->also_list.at[i], b, steps - 1))
            return true;
    return false;
}

bool gazetteer_role_is(const gazetteer *g, uint32_t a, uint32_t b) {
    return a < g->role_list.size && b < g->role_list.size && role_within(g, a, b, 4);
}

slice gazetteer_country(const gazetteer *g, slice code) {
    return gazetteer_text(g, &g->countries, code);
}

slice gazetteer_adjective(const gazetteer *g, slice code) {
    return gazetteer_text(g, &g->adjectives, code);
}

const pronoun *gazetteer_pronoun(const gazetteer *g, slice key) {
    uint32_t number = map_get(&g->pronouns, key);
    return number == MAP_NONE ? NULL : &g->pronoun_list.at[number];
}

char gazetteer_gender(const gazetteer *g, slice word) {
    uint32_t gender = map_get(&g->genders, word);
    return gender == MAP_NONE ? 0 : (char)gender;
}

enum modifier_kind gazetteer_modifier(const gazetteer *g, slice key) {
    uint32_t kind = map_get(&g->modifiers, key);
    return kind == MAP_NONE ? MODIFIER_NONE : (enum modifier_kind)kind;
}

bool gazetteer_firm(const gazetteer *g, slice key) {
    uint32_t kind = map_get(&g->firms, key);
    return kind != MAP_NONE && kind != FIRM_LINK && kind != FIRM_SAINT;
}

bool gazetteer_saint(const gazetteer *g, slice key) { return map_get(&g->firms, key) == FIRM_SAINT; }

bool gazetteer_firm_link(const gazetteer *g, slice key) {
    return map_get(&g->firms, key) == FIRM_LINK;
}

bool gazetteer_legal_form(const gazetteer *g, slice key, slice text) {
    uint32_t form = map_get(&g->firms, key);
    return form == FIRM_FORM || (form == FIRM_CAPITALS && gazetteer_all_capitals(text));
}

slice gazetteer_nickname(const gazetteer *g, slice first_name) {
    slice full = gazetteer_text(g, &g->nicknames, first_name);
    return full.size ? full : first_name;
}

const office_holder *gazetteer_people(const gazetteer *g, slice called, uint32_t *count) {
    uint32_t number = map_get(&g->people, called);
    if (number == MAP_NONE)
        number = map_get(&g->surnames, called);
    if (number == MAP_NONE - 1) /* several have this surname */
        number = MAP_NONE;
    *count = number == MAP_NONE ? 0 : g->holder_ranges.at[number].count;
    return *count ? &g->holders.at[g->holder_ranges.at[number].first] : NULL;
}
