/* event_lexicon.c - loads the rules, kept in the order of the file and found by sense */
#include "code/event_lexicon.h"

#include "base/table.h"
#include "code/event_game.h"

struct event_lexicon {
    VEC(event_rule) rules;
    VEC(uint32_t) next; /* rule of the same sense that follows */
    map first, last;    /* of a sense */
    VEC(slice) contexts;
    map context_of;
    games games;
};

enum { PARTIES = 15 /* bits of event_party */ };

static status read_rule(arena *a, event_lexicon *l, const table *t, uint32_t row, error *e) {
    slice type = table_cell(t, row, 3);
    event_rule r = {table_cell(t, row, 1), table_cell(t, row, 2), table_cell(t, row, 4), table_cell(t, row, 5),
                    EVENT_NONE};
    if (!slice_equal(type, SLICE("none"))) {
        uint32_t found = name_find(event_type_name, EVENT_TYPES, type);
        if (found == EVENT_TYPES) return table_fail(t, row, e, "'%.*s' is no type of event", (int)type.size, type.at);
        r.type = (uint8_t)found;
    }
    bool known;
    uint32_t number = l->rules.size, *last = map_put(a, &l->last, table_cell(t, row, 0), &known);
    *(event_rule *)vec_push(a, &l->rules) = r;
    *(uint32_t *)vec_push(a, &l->next) = NONE;
    if (known)
        l->next.at[*last] = number;
    else
        *map_put(a, &l->first, table_cell(t, row, 0), NULL) = number;
    *last = number;
    return READOUT_OK;
}

static status read_contexts(arena *a, event_lexicon *l, const char *folder, error *e) {
    table t;
    status s = table_load(a, folder, "contexts.tsv", 2, 2, &t, e);
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) {
        if (i == 64) return table_fail(&t, i, e, "there may be 64 contexts");
        *(slice *)vec_push(a, &l->contexts) = table_cell(&t, i, 0);
        slice lemmas = table_cell(&t, i, 1);
        while (lemmas.at) *map_put(a, &l->context_of, slice_trim(slice_take(&lemmas, ',')), NULL) = i;
    }
    return s;
}

status event_lexicon_open(arena *a, const char *folder, event_lexicon **out, error *e) {
    table t;
    event_lexicon *l = ARENA_NEW(a, event_lexicon, 1);
    *out = l;
    status s = table_load(a, folder, "events.tsv", 6, 6, &t, e);
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) s = read_rule(a, l, &t, i, e);
    if (s == READOUT_OK) s = read_contexts(a, l, folder, e);
    return s == READOUT_OK ? games_open(a, folder, &l->games, e) : s;
}

bool event_in_game(const event_lexicon *l, article *a) { return article_is_of_game(&l->games, a); }

static bool listed(slice list, slice word) {
    if (slice_equal(list, SLICE("*"))) return true;
    while (list.at)
        if (slice_equal(slice_take(&list, ','), word)) return true;
    return false;
}

static bool holds(slice wanted, slice sort, uint16_t parties) {
    static const char *const names[] = {"@person", "@state", "@recipient", "@deed", "@labour", "@topic",
                                        "@object", "@self",  "@game",      "@done", "@says",   "@harm",
                                        "@words",  "@clause", "@asks"};
    if (slice_equal(wanted, SLICE("*"))) return true;
    uint32_t party = name_find(names, PARTIES, wanted);
    return party < PARTIES ? parties >> party & 1 : object_within(sort, wanted);
}

static bool fits(slice wanted, slice sort, uint16_t parties) {
    while (wanted.at)
        if (!holds(slice_take(&wanted, ','), sort, parties)) return false;
    return true;
}

const event_rule *event_rule_find(const event_lexicon *l, slice sense, slice lemma, slice sort, uint16_t parties) {
    for (uint32_t i = map_get(&l->first, sense); i != NONE; i = l->next.at[i]) {
        const event_rule *r = &l->rules.at[i];
        if (listed(r->lemmas, lemma) && fits(r->object, sort, parties)) return r;
    }
    return NULL;
}

uint32_t event_context(const event_lexicon *l, slice lemma) {
    char lower[32];
    if (lemma.size > sizeof lower) return NONE;
    for (size_t i = 0; i < lemma.size; i++)
        lower[i] = (char)(lemma.at[i] >= 'A' && lemma.at[i] <= 'Z' ? lemma.at[i] + 'a' - 'A' : lemma.at[i]);
    uint32_t found = map_get(&l->context_of, (slice){lower, lemma.size});
    return found == MAP_NONE ? NONE : found;
}

slice event_context_name(const event_lexicon *l, uint32_t number) { return l->contexts.at[number]; }
