/* gazetteer.c - loads the tables of actors' words and finds them in an article
 *
 * Names and nouns are two maps from a key (lower case, single spaces) to an entry. To look a token up only where a
 * phrase may begin, two more maps go from the first run of letters (of nouns, whose first word may be a plural: the
 * first letter) to the size of the longest phrase that begins with it. */
#include "code/gazetteer.h"

#include <string.h>

#include "base/map.h"
#include "base/table.h"
#include "base/utf8.h"
#include "code/actor_name.h"

/* No phrase is longer than this. */
#define PHRASE 80

/* Phrases of one sort. `starts` gives the size of the longest phrase. */
typedef struct lexicon {
    VEC(entry) entries;
    map keys, starts;
} lexicon;

typedef struct role_row {
    slice name;
    range also; /* of also_list */
} role_row;

enum { FIRM_WORD = 1, FIRM_FORM, FIRM_CAPITALS, FIRM_LINK };

struct gazetteer {
    arena *arena;
    reproaches *reproaches;
    lexicon names, nouns;
    map countries, adjectives, genders, modifiers, pronouns, firms, nicknames, roles, people, surnames;
    VEC(slice) industries; /* what may stand for "*" in a noun phrase */
    VEC(slice) texts; /* numbers of countries, adjectives and nicknames are indices here */
    VEC(pronoun) pronoun_list;
    VEC(role_row) role_list;
    VEC(uint32_t) also_list;
    VEC(office_holder) holders; /* sorted by called key as they stand in the table */
    VEC(range) holder_ranges;
};

/* ------------------------------------------------------------------------------------------------ keys */

/* Lower case without accents, runs of white space as one space. */
static slice phrase_key(arena *a, slice text) {
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

/* The letters and digits at the front of a key; at least one byte. */
static slice first_run(slice key) {
    size_t i = 0;
    while (i < key.size &&
           (key.at[i] & 0x80 || (key.at[i] >= 'a' && key.at[i] <= 'z') || (key.at[i] >= '0' && key.at[i] <= '9')))
        i++;
    return slice_part(key, 0, i ? i : 1);
}

static bool all_capitals(slice text) {
    bool letter = false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] >= 'a' && text.at[i] <= 'z')
            return false;
        letter |= text.at[i] >= 'A' && text.at[i] <= 'Z';
    }
    return letter;
}

static bool put_text(gazetteer *g, map *m, slice key, slice text) {
    bool found;
    uint32_t *number = map_put(g->arena, m, key, &found);
    if (!found) {
        *number = g->texts.size;
        *vec_push(g->arena, &g->texts) = text;
    }
    return !found;
}

static slice get_text(const gazetteer *g, const map *m, slice key) {
    uint32_t number = map_get(m, key);
    return number == MAP_NONE ? (slice){NULL, 0} : g->texts.at[number];
}

/* Adds a form, unless there is one with its key: the tables that are loaded first win. */
static void add_entry(gazetteer *g, lexicon *l, slice form, entry about) {
    slice key = phrase_key(g->arena, form);
    if (!key.size || key.size > PHRASE)
        return;
    bool found;
    uint32_t *number = map_put(g->arena, &l->keys, key, &found);
    if (found)
        return;
    *number = l->entries.size;
    entry *added = vec_push(g->arena, &l->entries);
    *added = about;
    added->form = form;
    added->exact = all_capitals(form) && form.size <= 6;
    slice start = l == &g->nouns ? slice_part(key, 0, 1) : first_run(key);
    uint32_t *longest = map_put(g->arena, &l->starts, start, &found);
    if (!found || *longest < key.size)
        *longest = (uint32_t)key.size;
}

static void add_forms(gazetteer *g, lexicon *l, slice forms, entry about) {
    while (forms.at) {
        slice form = slice_trim(slice_take(&forms, '|'));
        if (form.size)
            add_entry(g, l, form, about);
    }
}

/* ---------------------------------------------------------------------------------------------- tables */

static status load_countries(gazetteer *g, const table *t, error *e) {
    (void)e;
    for (uint32_t i = 0; i < t->size; i++) {
        slice code = table_cell(t, i, 0), called = table_cell(t, i, 1);
        put_text(g, &g->countries, code, called);
        entry state = {.name = called, .country = code, .role = NONE, .kind = ENTRY_STATE};
        add_forms(g, &g->names, called, state);
        add_forms(g, &g->names, table_cell(t, i, 2), state);
        state.kind = ENTRY_PLACE;
        add_forms(g, &g->names, table_cell(t, i, 3), state);
    }
    return READOUT_OK;
}

static status load_metonyms(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice code = table_cell(t, i, 1), shown = table_cell(t, i, 3), kind = table_cell(t, i, 4);
        entry about = {.country = code, .sector = table_cell(t, i, 2), .role = NONE, .kind = ENTRY_STATE};
        if (slice_equal(kind, SLICE("organisation")))
            about.kind = ENTRY_ORGANISATION;
        else if (slice_equal(kind, SLICE("place")))
            about.kind = ENTRY_PLACE;
        else if (!slice_equal(kind, SLICE("state")))
            return table_fail(t, i, e, "what a called is should be state, organisation or place");
        if (about.kind == ENTRY_STATE && shown.size)
            put_text(g, &g->countries, code, shown);
        about.name = shown;
        add_forms(g, &g->names, table_cell(t, i, 0), about);
    }
    return READOUT_OK;
}

static status load_demonyms(gazetteer *g, const table *t, error *e) {
    (void)e;
    for (uint32_t i = 0; i < t->size; i++) {
        slice code = table_cell(t, i, 0), adjectives = table_cell(t, i, 1);
        slice first = adjectives;
        first = slice_take(&first, '|');
        entry about = {
            .country = code, .name = get_text(g, &g->countries, code), .role = NONE, .kind = ENTRY_DEMONYM};
        if (first.size)
            put_text(g, &g->adjectives, code, first);
        add_forms(g, &g->names, adjectives, about);
        about.kind = ENTRY_PEOPLE;
        add_forms(g, &g->names, table_cell(t, i, 2), about);
        add_forms(g, &g->names, table_cell(t, i, 3), about);
    }
    return READOUT_OK;
}

static status load_organisations(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice forms = table_cell(t, i, 0), first = forms, kind = table_cell(t, i, 1);
        entry about = {.country = table_cell(t, i, 2), .sector = table_cell(t, i, 3), .role = NONE};
        about.name = slice_take(&first, '|');
        if (slice_equal(kind, SLICE("organisation")))
            about.kind = ENTRY_ORGANISATION;
        else if (slice_equal(kind, SLICE("group")))
            about.kind = ENTRY_GROUP;
        else
            return table_fail(t, i, e, "the kind should be organisation or group");
        add_forms(g, &g->names, forms, about);
    }
    return READOUT_OK;
}

static status load_regions(gazetteer *g, const table *t, error *e) {
    (void)e;
    for (uint32_t i = 0; i < t->size; i++)
        add_forms(
            g, &g->names, table_cell(t, i, 0),
            (entry){.name = table_cell(t, i, 1), .states = table_cell(t, i, 2), .role = NONE, .kind = ENTRY_REGION});
    return READOUT_OK;
}

static uint32_t add_role(gazetteer *g, slice called) {
    bool found;
    uint32_t *number = map_put(g->arena, &g->roles, called, &found);
    if (!found) {
        *number = g->role_list.size;
        vec_push(g->arena, &g->role_list)->name = called;
    }
    return *number;
}

static status load_titles(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice gender = table_cell(t, i, 1), said = table_cell(t, i, 3);
        if (gender.size > 1 || (gender.size && gender.at[0] != 'm' && gender.at[0] != 'f'))
            return table_fail(t, i, e, "the gender should be m, f or empty");
        entry about = {.name = said, .sector = table_cell(t, i, 2), .role = NONE, .kind = ENTRY_TITLE};
        about.gender = gender.size ? gender.at[0] : 0;
        if (said.size)
            about.role = add_role(g, said);
        add_forms(g, &g->names, table_cell(t, i, 0), about);
    }
    return READOUT_OK;
}

static const struct {
    const char *name;
    enum entry_kind kind;
} noun_kinds[] = {
    {"office", ENTRY_OFFICE},     {"counterpart", ENTRY_COUNTERPART},
    {"person", ENTRY_PERSON},     {"organisation", ENTRY_BODY},
    {"armed", ENTRY_ARMED},       {"state", ENTRY_LAND},
    {"document", ENTRY_DOCUMENT},
};

static void add_also(gazetteer *g, uint32_t number, slice also) {
    range list = {g->also_list.size, 0};
    while (also.at) {
        slice called = slice_trim(slice_take(&also, '|'));
        if (!called.size)
            continue;
        *vec_push(g->arena, &g->also_list) = add_role(g, called);
        list.count++;
    }
    g->role_list.at[number].also = list;
}

static status load_industries(gazetteer *g, const table *t, error *e) {
    (void)e;
    for (uint32_t i = 0; i < t->size; i++) *(slice *)vec_push(g->arena, &g->industries) = table_cell(t, i, 0);
    return READOUT_OK;
}

/* Adds a noun phrase; "* maker" once for each industry. */
static void add_noun(gazetteer *g, slice form, entry about) {
    if (!slice_starts(form, SLICE("* "))) {
        add_entry(g, &g->nouns, form, about);
        return;
    }
    slice head = slice_part(form, 2, form.size);
    for (uint32_t i = 0; i < g->industries.size; i++) {
        slice made = g->industries.at[i];
        add_entry(g, &g->nouns, arena_print(g->arena, "%.*s %.*s", (int)made.size, made.at, (int)head.size,
            head.at), about);
    }
}

static status load_nouns(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice forms = table_cell(t, i, 0), kind = table_cell(t, i, 1), said = table_cell(t, i, 3);
        entry about = {.sector = table_cell(t, i, 2)};
        size_t k = 0;
        while (k < sizeof noun_kinds / sizeof *noun_kinds && !slice_equal(kind, slice_of(noun_kinds[k].name)))
            k++;
        if (k == sizeof noun_kinds / sizeof *noun_kinds)
            return table_fail(t, i, e, "no such kind: %.*s", (int)kind.size, kind.at);
        about.kind = (uint8_t)noun_kinds[k].kind;
        while (forms.at) {
            slice form = slice_trim(slice_take(&forms, '|'));
            about.name = said.size ? said : form;
            about.role = add_role(g, about.name);
            add_noun(g, form, about);
            if (!g->role_list.at[about.role].also.count)
                add_also(g, about.role, table_cell(t, i, 4));
        }
    }
    return READOUT_OK;
}

static const char *const modifier_names[MODIFIERS] = {"", "rank", "past", "other", "some", "the", "a", "of", "place"};

static status load_modifiers(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        uint32_t kind = name_find(modifier_names, MODIFIERS, table_cell(t, i, 1));
        if (kind == 0 || kind >= MODIFIERS)
            return table_fail(t, i, e, "no such thing that a modifier says");
        bool found;
        *map_put(g->arena, &g->modifiers, phrase_key(g->arena, table_cell(t, i, 0)), &found) = kind;
    }
    return READOUT_OK;
}

static status load_pronouns(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice person = table_cell(t, i, 1), gender = table_cell(t, i, 2), number = table_cell(t, i, 3);
        if (person.size != 1 || gender.size > 1 || number.size != 1)
            return table_fail(t, i, e, "person, gender and number should be one letter each");
        bool found;
        *map_put(g->arena, &g->pronouns, phrase_key(g->arena, table_cell(t, i, 0)), &found) = g->pronoun_list.size;
        *vec_push(g->arena, &g->pronoun_list) = (pronoun){person.at[0], gender.size ? gender.at[0] : 0,
                                                          number.at[0] == 'p', table_cell(t, i, 4).size > 0};
    }
    return READOUT_OK;
}

static status load_genders(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice gender = table_cell(t, i, 0), names = table_cell(t, i, 1);
        if (!slice_equal(gender, SLICE("m")) && !slice_equal(gender, SLICE("f")))
            return table_fail(t, i, e, "the gender should be m or f");
        while (names.at) {
            bool found;
            slice key = phrase_key(g->arena, slice_take(&names, '|'));
            if (key.size)
                *map_put(g->arena, &g->genders, key, &found) = (unsigned char)gender.at[0];
        }
    }
    return READOUT_OK;
}

static status load_firms(gazetteer *g, const table *t, error *e) {
    bool found;
    for (uint32_t i = 0; i < t->size; i++) {
        slice form = table_cell(t, i, 1);
        bool legal = slice_equal(form, SLICE("legal")), capitals = slice_equal(form, SLICE("capitals"));
        bool link = slice_equal(form, SLICE("link"));
        if (form.size && !legal && !capitals && !link)
            return table_fail(t, i, e, "the second column should be legal, capitals, link or empty");
        *map_put(g->arena, &g->firms, phrase_key(g->arena, table_cell(t, i, 0)), &found) =
            legal ? FIRM_FORM : capitals ? FIRM_CAPITALS : link ? FIRM_LINK : FIRM_WORD;
    }
    return READOUT_OK;
}

/* Names are compared folded, so these are folded too. */
static slice fold_one(gazetteer *g, slice called) {
    person_name folded = name_fold(g->arena, called);
    return name_join(g->arena, &folded, 0);
}

static status load_nicknames(gazetteer *g, const table *t, error *e) {
    (void)e;
    for (uint32_t i = 0; i < t->size; i++) {
        slice full = fold_one(g, table_cell(t, i, 0)), names = table_cell(t, i, 1);
        while (names.at)
            put_text(g, &g->nicknames, fold_one(g, slice_take(&names, '|')), full);
    }
    return READOUT_OK;
}

/* "20210825" or "2021-08-25" or "2021-08" or "2021" to yyyymmdd; UINT32_MAX where it is none of these. */
static uint32_t read_day(slice text) {
    uint32_t value = 0, digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '-')
            continue;
        if (text.at[i] < '0' || text.at[i] > '9' || digits == 8)
            return UINT32_MAX;
        value = value * 10 + (uint32_t)(text.at[i] - '0');
        digits++;
    }
    return digits == 0   ? 0
           : digits == 4 ? value * 10000 + 101
           : digits == 6 ? value * 100 + 1
           : digits == 8 ? value
                         : UINT32_MAX;
}

static status load_people(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        office_holder who = {
            .name = table_cell(t, i, 0), .country = table_cell(t, i, 1), .sector = table_cell(t, i, 2)};
        who.role = add_role(g, table_cell(t, i, 3));
        who.from = read_day(table_cell(t, i, 4));
        who.to = read_day(table_cell(t, i, 5));
        if (who.from == UINT32_MAX || who.to == UINT32_MAX)
            return table_fail(t, i, e, "a day should be yyyy, yyyy-mm or yyyy-mm-dd");
        person_name folded = name_fold(g->arena, who.name);
        bool found;
        uint32_t *number = map_put(g->arena, &g->people, name_key(g->arena, &folded), &found);
        if (!found) {
            *number = g->holder_ranges.size;
            *vec_push(g->arena, &g->holder_ranges) = (range){g->holders.size, 0};
        } else if (*number + 1 != g->holder_ranges.size)
            return table_fail(t, i, e, "the rows of one called should stand together");
        g->holder_ranges.at[*number].count++;
        uint32_t range_number = *number;
        for (uint32_t k = 1; k < folded.count; k++) {
            uint32_t *alone = map_put(g->arena, &g->surnames, name_join(g->arena, &folded, k), &found);
            *alone = found && *alone != range_number ? MAP_NONE - 1 : range_number;
        }
        *vec_push(g->arena, &g->holders) = who;
    }
    return READOUT_OK;
}

/* In this order: of two that give one name, the first wins. */
static const struct {
    const char *name;
    uint32_t least, most;
    status (*load)(gazetteer *g, const table *t, error *e);
} tables[] = {
    {"countries.tsv", 2, 4, load_countries},
    {"metonyms.tsv", 5, 5, load_metonyms},
    {"organisations.tsv", 2, 4, load_organisations},
    {"demonyms.tsv", 2, 4, load_demonyms},
    {"regions.tsv", 2, 3, load_regions},
    {"titles.tsv", 1, 4, load_titles},
    {"industries.tsv", 1, 1, load_industries}, /* before nouns */
    {"nouns.tsv", 2, 5, load_nouns},
    {"modifiers.tsv", 2, 2, load_modifiers},
    {"pronouns.tsv", 4, 5, load_pronouns},
    {"genders.tsv", 2, 2, load_genders},
    {"firms.tsv", 1, 2, load_firms},
    {"nicknames.tsv", 2, 2, load_nicknames},
    {"people.tsv", 4, 6, load_people},
};

status gazetteer_open(arena *a, const char *folder, gazetteer **out, error *e) {
    gazetteer *g = ARENA_NEW(a, gazetteer, 1);
    g->arena = a;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        table t;
        status s = table_load(a, folder, tables[i].name, tables[i].least, tables[i].most, &t, e);
        if (s == READOUT_OK)
            s = tables[i].load(g, &t, e);
        if (s != READOUT_OK)
            return s;
    }
    *out = g;
    return reproaches_open(a, folder, &g->reproaches, e);
}

const reproaches *gazetteer_reproaches(const gazetteer *g) { return g->reproaches; }

/* ------------------------------------------------------------------------------------------- questions */

static const entry *find_in(const lexicon *l, arena *scratch, slice text) {
    uint32_t number = map_get(&l->keys, phrase_key(scratch, text));
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
    return get_text(g, &g->countries, code);
}

slice gazetteer_adjective(const gazetteer *g, slice code) {
    return get_text(g, &g->adjectives, code);
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
    return kind != MAP_NONE && kind != FIRM_LINK;
}

bool gazetteer_firm_link(const gazetteer *g, slice key) {
    return map_get(&g->firms, key) == FIRM_LINK;
}

bool gazetteer_legal_form(const gazetteer *g, slice key, slice text) {
    uint32_t form = map_get(&g->firms, key);
    return form == FIRM_FORM || (form == FIRM_CAPITALS && all_capitals(text));
}

slice gazetteer_nickname(const gazetteer *g, slice first_name) {
    slice full = get_text(g, &g->nicknames, first_name);
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

/* -------------------------------------------------------------------------------------------- matching */

/* A phrase that grows token by token. */
typedef struct growing {
    char text[PHRASE + 8];
    size_t size;
} growing;

static bool grow(growing *p, slice key, bool gap) {
    if (p->size + key.size + 1 > PHRASE)
        return false;
    if (gap && p->size)
        p->text[p->size++] = ' ';
    memcpy(p->text + p->size, key.at, key.size);
    p->size += key.size;
    return true;
}

static const entry *lookup(const lexicon *l, slice key) {
    uint32_t number = map_get(&l->keys, key);
    return number == MAP_NONE ? NULL : &l->entries.at[number];
}

/* The endings of plurals, and what the singular ends in. */
static const struct {
    const char *plural, *singular;
} endings[] = {{"ies", "y"},      {"men", "man"}, {"people", "person"}, {"children", "child"},
               {"wives", "wife"}, {"ses", "s"},   {"ches", "ch"},       {"s", ""}};

/* The entry of a noun phrase, whose last word may be a plural. */
static const entry *lookup_noun(const lexicon *l, growing *p) {
    const entry *found = lookup(l, (slice){p->text, p->size});
    for (size_t i = 0; !found && i < sizeof endings / sizeof *endings; i++) {
        slice plural = slice_of(endings[i].plural), singular = slice_of(endings[i].singular);
        if (p->size < plural.size || !slice_ends((slice){p->text, p->size}, plural))
            continue;
        char text[PHRASE + 8];
        size_t size = p->size - plural.size;
        memcpy(text, p->text, size);
        memcpy(text + size, singular.at, singular.size);
        found = lookup(l, (slice){text, size + singular.size});
    }
    return found;
}

/* Whether the text is written as the entry of a name wants: "US", not "us"; "Georgia", not "georgia". */
static bool written_so(const article *a, const entry *found, uint32_t first, uint32_t last) {
    slice text = article_text(a, (span){a->tokens.at[first].at.begin, a->tokens.at[last].at.end});
    if (found->exact)
        return slice_equal(text, found->form);
    if (!text.size || !found->form.size)
        return false;
    size_t size;
    if (!utf8_is_upper(utf8_decode(found->form, &size)))
        return true;
    return utf8_is_upper(utf8_decode(text, &size));
}

/* Whether white space stands before a token, within its sentence. */
static bool after_gap(const article *a, uint32_t t) {
    return t && a->tokens.at[t].at.begin > a->tokens.at[t - 1].at.end;
}

typedef struct matcher {
    const gazetteer *g;
    article *a;
    matches *out;
} matcher;

static bool is_nominal(uint8_t upos) {
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_X || upos == UPOS_ADJ;
}

/* The longest name that begins at a token; *count is 0 where there is none. */
static const entry *name_from(const matcher *m, uint32_t first, uint32_t end, uint32_t *count) {
    const lexicon *l = &m->g->names;
    const entry *best = NULL;
    uint32_t longest = map_get(&l->starts, first_run(m->out->keys[first]));
    *count = 0;
    if (longest == MAP_NONE)
        return NULL;
    growing p = {.size = 0};
    for (uint32_t t = first; t < end && p.size < longest; t++) {
        if (!grow(&p, m->out->keys[t], after_gap(m->a, t)))
            break;
        const entry *found = lookup(l, (slice){p.text, p.size});
        if (found && written_so(m->a, found, first, t)) {
            best = found;
            *count = t - first + 1;
        }
    }
    return best;
}

/* A name that says of which country a noun is may stand inside a noun phrase ("top Iranian diplomat"). */
static uint32_t skip_country(const matcher *m, uint32_t t) {
    uint32_t number = m->out->name_of[t];
    if (number == NONE)
        return t;
    const match *called = &m->out->list.at[number];
    return called->entry->kind == ENTRY_DEMONYM || called->entry->kind == ENTRY_STATE ? called->first + called->count
                                                                                      : t;
}

static const entry *noun_from(const matcher *m, uint32_t first, uint32_t end, uint32_t *count) {
    const lexicon *l = &m->g->nouns;
    const entry *best = NULL;
    *count = 0;
    if (!m->out->keys[first].size)
        return NULL;
    growing p = {.size = 0};
    /* The front of the key may be a plural ("rebels"), which `starts` does not have: one letter of it is enough. */
    uint32_t longest = map_get(&l->starts, slice_part(m->out->keys[first], 0, 1));
    if (longest == MAP_NONE)
        return NULL;
    for (uint32_t t = first, steps = 0; t < end && p.size < longest + 3 && steps < 8; t++, steps++) {
        uint32_t skipped = t > first ? skip_country(m, t) : t;
        if (skipped >= end)
            break;
        bool gap = after_gap(m->a, t) || skipped > t;
        t = skipped;
        if (!grow(&p, m->out->keys[t], gap))
            break;
        const entry *found = is_nominal(m->a->tokens.at[t].upos) ? lookup_noun(l, &p) : NULL;
        if (found) {
            best = found;
            *count = t - first + 1;
        }
    }
    return best;
}

static void take(const matcher *m, uint32_t *of, uint32_t first, uint32_t count, const entry *found) {
    for (uint32_t t = first; t < first + count; t++)
        of[t] = m->out->list.size;
    *vec_push(m->a->arena, &m->out->list) = (match){first, count, found};
}

typedef const entry *(*finder)(const matcher *m, uint32_t first, uint32_t end, uint32_t *count);

static void find_all(const matcher *m, finder find, uint32_t *of) {
    const article *a = m->a;
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        range tokens = a->sentences.at[s].tokens;
        uint32_t end = tokens.first + tokens.count, count;
        for (uint32_t t = tokens.first; t < end; t += count ? count : 1) {
            const entry *found = find(m, t, end, &count);
            if (found)
                take(m, of, t, count, found);
        }
    }
}

static uint32_t *nowhere(article *a) {
    uint32_t *list = ARENA_NEW(a->arena, uint32_t, a->tokens.size);
    for (uint32_t t = 0; t < a->tokens.size; t++)
        list[t] = NONE;
    return list;
}

void gazetteer_match(const gazetteer *g, article *a, matches *out) {
    *out = (matches){.name_of = nowhere(a), .noun_of = nowhere(a)};
    out->keys = ARENA_NEW(a->arena, slice, a->tokens.size);
    for (uint32_t t = 0; t < a->tokens.size; t++)
        out->keys[t] = phrase_key(a->arena, article_text(a, a->tokens.at[t].at));
    matcher m = {g, a, out};
    find_all(&m, name_from, out->name_of);
    find_all(&m, noun_from, out->noun_of);
}
