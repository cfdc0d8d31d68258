/* gazetteer_load.c - loads the tables of actors' words: a function and a row for each
 *
 * Of two tables that give one name the first wins. */
#include "code/gazetteer_data.h"

#include "base/table.h"
#include "code/actor_name.h"

static bool put_text(gazetteer *g, map *m, slice key, slice text) {
    bool found;
    uint32_t *number = map_put(g->arena, m, key, &found);
    if (!found) {
        *number = g->texts.size;
        *vec_push(g->arena, &g->texts) = text;
    }
    return !found;
}

/* Adds a form, unless there is one with its key: the tables that are loaded first win. */
static void add_entry(gazetteer *g, lexicon *l, slice form, entry about) {
    slice key = gazetteer_key(g->arena, form);
    if (!key.size || key.size > GAZETTEER_PHRASE)
        return;
    bool found;
    uint32_t *number = map_put(g->arena, &l->keys, key, &found);
    if (found)
        return;
    *number = l->entries.size;
    entry *added = vec_push(g->arena, &l->entries);
    *added = about;
    added->form = form;
    added->exact = gazetteer_all_capitals(form) && form.size <= 6;
    slice start = l == &g->nouns ? slice_part(key, 0, 1) : gazetteer_first_run(key);
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
            .country = code, .name = gazetteer_text(g, &g->countries, code), .role = NONE, .kind = ENTRY_DEMONYM};
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
    {"document", ENTRY_DOCUMENT}, {"short", ENTRY_SHORT},
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
        *map_put(g->arena, &g->modifiers, gazetteer_key(g->arena, table_cell(t, i, 0)), &found) = kind;
    }
    return READOUT_OK;
}

static status load_pronouns(gazetteer *g, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice person = table_cell(t, i, 1), gender = table_cell(t, i, 2), number = table_cell(t, i, 3);
        if (person.size != 1 || gender.size > 1 || number.size != 1)
            return table_fail(t, i, e, "person, gender and number should be one letter each");
        bool found;
        *map_put(g->arena, &g->pronouns, gazetteer_key(g->arena, table_cell(t, i, 0)), &found) = g->pronoun_list.size;
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
            slice key = gazetteer_key(g->arena, slice_take(&names, '|'));
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
        bool link = slice_equal(form, SLICE("link")), saint = slice_equal(form, SLICE("saint"));
        if (form.size && !legal && !capitals && !link && !saint)
            return table_fail(t, i, e, "the second column should be legal, capitals, link, saint or empty");
        *map_put(g->arena, &g->firms, gazetteer_key(g->arena, table_cell(t, i, 0)), &found) =
            legal ? FIRM_FORM : capitals ? FIRM_CAPITALS : link ? FIRM_LINK : saint ? FIRM_SAINT : FIRM_WORD;
    }
    return READOUT_OK;
}

/* Names are compared folded, so these are folded too. */
static slice fold_one(gazetteer *g, slice called) {
    person_name folded = name_fold(g->words, g->arena, called);
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
        person_name folded = name_fold(g->words, g->arena, who.name);
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
    status loaded = word_roles_open(a, folder, &g->words, e);
    if (loaded == READOUT_OK) loaded = word_endings_open(a, folder, "plural", &g->plurals, e);
    if (loaded != READOUT_OK) return loaded;
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
