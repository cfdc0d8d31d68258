/* place.c - looks up the names in a place's words, and tells apart places of one name by the countries around them */
#include "code/place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/table.h"

#define KEY_BYTES 96
#define NEAR_MENTIONS 48 /* of a sentence that are looked at */
#define REACH 12         /* tokens of a phrase, or behind it, that are looked at */

typedef struct known_place {
    site is;
    float weight;    /* the logarithm of its inhabitants */
    uint8_t country; /* number of the country */
} known_place;

typedef struct gazette {
    VEC(known_place) known;
    map first;                           /* from a name to a place: for each of its names */
    VEC(uint32_t) of_name, next_of_name; /* chains of places with one name */
    map countries;                       /* from a code to its number */
    map wide;                            /* the words that say that a region is meant */
} gazette;

/* ------------------------------------------------------------------------------------------------ loading */

/* Lower case; empty where it is longer than any name. */
static slice fold(char *room, slice text) {
    if (text.size > KEY_BYTES) return (slice){NULL, 0};
    for (size_t i = 0; i < text.size; i++)
        room[i] = (char)(text.at[i] >= 'A' && text.at[i] <= 'Z' ? text.at[i] + 'a' - 'A' : text.at[i]);
    return (slice){room, text.size};
}

static void add_name(arena *a, gazette *g, slice called, uint32_t number) {
    char room[KEY_BYTES];
    slice key = fold(room, called);
    if (!key.size) return;
    bool found;
    uint32_t *at = map_put(a, &g->first, arena_slice(a, key), &found), link = g->of_name.size;
    uint32_t before = found ? *at : NONE;
    *at = link;
    *(uint32_t *)vec_push(a, &g->of_name) = number;
    *(uint32_t *)vec_push(a, &g->next_of_name) = before;
}

static bool number_of(arena *a, slice cell, double *out) {
    char *end, *text = arena_string(a, cell);
    *out = strtod(text, &end);
    return cell.size && !*end;
}

static status read_place(arena *a, gazette *g, const table *t, uint32_t row, error *e) {
    if (slice_equal(table_cell(t, row, 3), SLICE("word"))) {
        *map_put(a, &g->wide, table_cell(t, row, 0), NULL) = row;
        return READOUT_OK;
    }
    known_place p = {0};
    slice country = table_cell(t, row, 2), others = table_cell(t, row, 1);
    double people, geonames = 0;
    uint32_t precision = name_find(site_precision_name, SITE_PRECISIONS, table_cell(t, row, 3));
    bool sound = number_of(a, table_cell(t, row, 4), &p.is.latitude) &&
                 number_of(a, table_cell(t, row, 5), &p.is.longitude) && number_of(a, table_cell(t, row, 6), &people);
    if (country.size != 3 || precision == SITE_PRECISIONS || !sound)
        return table_fail(t, row, e,
                          "a place has a country of three letters, country, region or city, and three numbers");
    if (table_cell(t, row, 7).size && !number_of(a, table_cell(t, row, 7), &geonames))
        return table_fail(t, row, e, "its number in GeoNames is no number");
    bool known;
    uint32_t *at = map_put(a, &g->countries, country, &known);
    if (!known) *at = g->countries.size - 1;
    if (*at >= UINT8_MAX) return table_fail(t, row, e, "there may be 255 countries");
    p.country = (uint8_t)*at;
    memcpy(p.is.country, country.at, 3);
    p.is.name = table_cell(t, row, 0);
    p.is.precision = (uint8_t)precision;
    p.is.geonames = (uint32_t)geonames;
    p.weight = (float)log10(people + 10) + (precision == SITE_COUNTRY ? 3.0f : precision == SITE_CITY ? 0.7f : 0.0f);
    uint32_t number = g->known.size;
    *(known_place *)vec_push(a, &g->known) = p;
    add_name(a, g, p.is.name, number);
    while (others.at) add_name(a, g, slice_take(&others, '|'), number);
    return READOUT_OK;
}

status places_open(arena *a, const char *folder, void **out, error *e) {
    table t;
    gazette *g = ARENA_NEW(a, gazette, 1);
    *out = g;
    status s = table_load(a, folder, "places.tsv", 7, 8, &t, e);
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) s = read_place(a, g, &t, i, e);
    return s;
}

/* ------------------------------------------------------------------------------------------ one article */

typedef struct search {
    const gazette *g;
    article *a;
    uint32_t *name_of;         /* of a token, or NONE */
    uint32_t *first, *next;    /* what names a country in a sentence, in a chain: mentions, then names */
    uint8_t *country;          /* of each: 1 + its number; 0: none, or one that several places' name may give it */
    bool named[UINT8_MAX + 1]; /* countries of the article */
    map found;                 /* from a name and country to article.sites */
} search;

static uint32_t candidates(const gazette *g, slice called) {
    char room[KEY_BYTES];
    return map_get(&g->first, fold(room, called));
}

/* Whether a name stands for one country alone, and for nothing else. */
static bool plain(const gazette *g, slice called) {
    uint32_t i = candidates(g, called);
    return i == MAP_NONE ||
           (g->next_of_name.at[i] == NONE && g->known.at[g->of_name.at[i]].is.precision == SITE_COUNTRY);
}

static void note(search *s, uint32_t item, uint32_t token_at, uint32_t country) {
    uint32_t in = token_at < s->a->tokens.size ? s->a->tokens.at[token_at].sentence : NONE;
    if (country == MAP_NONE || in >= s->a->sentences.size) return;
    s->country[item] = (uint8_t)(country + 1);
    s->named[country] = true;
    s->next[item] = s->first[in];
    s->first[in] = item;
}

static void note_mentions(search *s) {
    const article *a = s->a;
    for (uint32_t i = a->mentions.size; i-- > 0;) {
        const mention *m = &a->mentions.at[i];
        if (m->actor < a->actors.size && plain(s->g, article_text(a, m->at)))
            note(s, i, m->head, map_get(&s->g->countries, slice_of(a->actors.at[m->actor].country)));
    }
}

/* "Birmingham, Alabama": the name of one place alone tells the country of the others. */
static void note_names(search *s) {
    const article *a = s->a;
    for (uint32_t n = a->names.size; n-- > 0;) {
        uint32_t i =
            a->names.at[n].kind == NAME_PER ? MAP_NONE : candidates(s->g, article_text(a, a->names.at[n].at));
        if (i != MAP_NONE && s->g->next_of_name.at[i] == NONE)
            note(s, a->mentions.size + n, a->names.at[n].tokens.first, s->g->known.at[s->g->of_name.at[i]].country);
    }
}

static bool named_near(const search *s, uint32_t in, uint8_t country) {
    uint32_t steps = 0;
    for (uint32_t m = s->first[in]; m != NONE && steps < NEAR_MENTIONS; m = s->next[m], steps++)
        if (s->country[m] == country + 1) return true;
    return false;
}

/* The place that a name most likely means, or NULL. `wide`: a region is meant ("the Kherson region"). */
static const known_place *best_of(const search *s, slice called, uint32_t in, bool wide) {
    const known_place *best = NULL;
    float most = 0;
    for (uint32_t i = candidates(s->g, called); i != MAP_NONE; i = s->g->next_of_name.at[i]) {
        const known_place *p = &s->g->known.at[s->g->of_name.at[i]];
        float score = p->weight + (named_near(s, in, p->country) ? 4.0f : s->named[p->country] ? 2.0f : 0.0f);
        if (wide && p->is.precision == SITE_REGION) score += 3;
        if (best && score <= most) continue;
        best = p;
        most = score;
    }
    return best;
}

static uint32_t keep(search *s, const known_place *p) {
    article *a = s->a;
    slice key =
        arena_print(a->arena, "%.*s|%s|%u", (int)p->is.name.size, p->is.name.at, p->is.country, p->is.precision);
    bool known;
    uint32_t *at = map_put(a->arena, &s->found, key, &known);
    if (known) return *at;
    *at = a->sites.size + 1;
    *(site *)vec_push(a->arena, &a->sites) = p->is;
    return a->sites.size;
}

static bool regional(const search *s, uint32_t i) {
    char room[KEY_BYTES];
    if (i >= s->a->tokens.size) return false;
    return map_get(&s->g->wide, fold(room, article_text(s->a, s->a->tokens.at[i].at))) != MAP_NONE;
}

static const known_place *at_token(const search *s, uint32_t i) {
    const article *a = s->a;
    uint32_t n = s->name_of[i];
    if (n == NONE || a->names.at[n].kind == NAME_PER) return NULL;
    range tokens = a->names.at[n].tokens;
    return best_of(s, article_text(a, a->names.at[n].at), a->tokens.at[i].sentence,
                   regional(s, tokens.first + tokens.count));
}

/* The name that the phrase has for its head, or in it, or that a phrase behind it brings: "a village near
 * Kherson". */
static const known_place *of_argument(const search *s, const argument *g) {
    const article *a = s->a;
    const known_place *p = at_token(s, g->head);
    span at = article_extent(a, g->spans);
    for (uint32_t i = g->head, steps = 0; !p && steps < REACH && i-- > 0 && a->tokens.at[i].at.begin >= at.begin;
         steps++)
        p = at_token(s, i);
    for (uint32_t i = g->head + 1, steps = 0; !p && steps < REACH && i < a->tokens.size; i++, steps++) {
        const token *t = &a->tokens.at[i];
        if (t->sentence != a->tokens.at[g->head].sentence) break;
        if (t->at.end <= at.end || (t->head == g->head && relation_main[t->relation] == REL_NMOD)) p = at_token(s, i);
    }
    return p;
}

static uint32_t *filled(arena *a, uint32_t count) {
    uint32_t *out = ARENA_NEW(a, uint32_t, count + 1);
    for (uint32_t i = 0; i <= count; i++) out[i] = NONE;
    return out;
}

status places_find(const void *finder, article *a, error *e) {
    search s = {.g = finder, .a = a};
    (void)e;
    s.name_of = filled(a->arena, a->tokens.size);
    s.first = filled(a->arena, a->sentences.size);
    s.next = filled(a->arena, a->mentions.size + a->names.size);
    s.country = ARENA_NEW(a->arena, uint8_t, a->mentions.size + a->names.size + 1);
    for (uint32_t n = 0; n < a->names.size; n++)
        for (uint32_t i = 0; i < a->names.at[n].tokens.count; i++) s.name_of[a->names.at[n].tokens.first + i] = n;
    note_mentions(&s);
    note_names(&s);
    for (uint32_t i = 0; i < a->arguments.size; i++) {
        argument *g = &a->arguments.at[i];
        const known_place *p = g->role == ROLE_PLACE && g->head < a->tokens.size ? of_argument(&s, g) : NULL;
        if (p) g->site = keep(&s, p);
    }
    return READOUT_OK;
}
