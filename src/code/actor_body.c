/* actor_body.c - states and organisations by their names: short forms, initials, parts of a name */
#include "code/actor_resolve.h"

#include <string.h>

#include "base/utf8.h"

static slice lower(const cast *c, slice text) {
    return utf8_key(c->a->arena, text);
}

void actor_resolve_state(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    const entry *e = p->entry;
    bool people = e->kind == ENTRY_PEOPLE && p->plural, isnew;
    if ((e->kind == ENTRY_PLACE && p->located) ||
        (e->kind == ENTRY_PEOPLE && !p->plural && !p->adjective && p->definite != DEFINITE_THE))
        return;
    slice key = people ? arena_print(c->a->arena, "g:%.*s:people", (int)e->country.size, e->country.at)
                       : arena_print(c->a->arena, "c:%.*s", (int)e->country.size, e->country.at);
    who *w = cast_get(c, key, people ? ACTOR_GROUP : ACTOR_STATE, &isnew);
    if (isnew) {
        slice shown = gazetteer_country(c->g, e->country);
        w->shown = people || !shown.size ? e->form : shown;
        w->country = e->country;
        w->sector = people ? SLICE("CVL") : (slice){NULL, 0};
        w->gender = 'n';
        w->plural = people;
        w->named = true;
    }
    cast_join(c, number, w);
}

/* An organisation of the gazetteer. */
void actor_resolve_known(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    const entry *e = p->entry;
    slice country = e->country.size ? e->country : p->country_count ? p->countries[0] : (slice){NULL, 0};
    slice called = lower(c, e->name);
    bool isnew;
    slice key = arena_print(c->a->arena, "o:%.*s:%.*s", (int)country.size, country.at, (int)called.size, called.at);
    who *w = cast_get(c, key, e->kind == ENTRY_GROUP ? ACTOR_GROUP : ACTOR_ORGANISATION, &isnew);
    if (isnew) {
        w->shown = e->name;
        w->country = country;
        w->sector = e->sector;
        w->gender = 'n';
        w->named = true;
        w->role_count = 0;
    }
    cast_join(c, number, w);
}

/* The first letters of a name's words: "Airport Security Board" is "asb". */
static slice initials(cast *c, const person_name *called) {
    char *text = arena_alloc(c->a->arena, NAME_PARTS);
    size_t size = 0;
    for (uint32_t i = 0; i < called->count; i++)
        text[size++] = called->parts[i].at[0];
    return (slice){text, size};
}

slice cast_initials(const cast *c, const phrase *p) {
    char *text = arena_alloc(c->a->arena, p->core_end - p->core_begin);
    size_t count = 0;
    for (uint32_t t = p->core_begin; t < p->core_end; t++) {
        slice word = article_text(c->a, c->a->tokens.at[t].at);
        bool capital = word.size && word.at[0] >= 'A' && word.at[0] <= 'Z';
        if (capital && !gazetteer_legal_form(c->g, c->found->keys[t], word))
            text[count++] = (char)(word.at[0] + ('a' - 'A'));
    }
    return (slice){text, count};
}

static bool all_capitals(slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] < 'A' || text.at[i] > 'Z')
            return false;
    return text.size >= 2;
}

/* Gives the actor of a shorter name, which may be NULL, the whole one. */
static who *lengthen(cast *c, who *w, slice text, slice full) {
    bool found;
    if (!w || w->kind != ACTOR_ORGANISATION)
        return NULL;
    w->shown = text;
    w->key = full;
    *map_put(c->a->arena, &c->keys, full, &found) = cast_number(c, w);
    return w;
}

static who *body_called(const cast *c, const char *sort, slice key) {
    return cast_at(c, &c->keys, arena_print(c->a->arena, "%s:%.*s", sort, (int)key.size, key.at));
}

/* The one that a headline calls by the first word of its name alone, or by its letters; it is known by the whole of
 * it from here on. */
static who *named_short(cast *c, const phrase *p, slice text, slice full) {
    if (!gazetteer_firm(c->g, c->found->keys[p->core_end - 1]))
        return NULL;
    slice letters = cast_initials(c, p);
    who *w = body_called(c, "o:", lower(c, cast_text(c, p->core_begin, p->core_begin + 1)));
    return lengthen(c, w || letters.size < 3 ? w : body_called(c, "o:", letters), text, full);
}

/* Where the name of a firm that ends at `end` is cut for a shorter one of two words or more: before its last word, if
 * that is a firm's. 0 where it can't be. */
static uint32_t firm_cut(const cast *c, const phrase *p, uint32_t end) {
    if (end < p->core_begin + 3 || !gazetteer_firm(c->g, c->found->keys[end - 1]))
        return 0;
    end -= slice_equal(c->found->keys[end - 2], SLICE("&")) ? 2 : 1;
    return end >= p->core_begin + 2 ? end : 0;
}

/* The bytes before the first word of a role that has another behind it, without the space; 0 where there is none. */
static size_t before_word(const cast *c, slice key, enum word_role role) {
    for (slice rest = key; rest.at;) {
        slice word = slice_take(&rest, ' ');
        if (rest.at && word.at > key.at && word_is(c->a->words, word, role)) return (size_t)(word.at - key.at) - 1;
    }
    return 0;
}

/* How much of a body's name may stand for the whole: "Lindal Institute" of "Lindal Institute for Fisheries"; 0 where
 * nothing may. */
static size_t short_name(const cast *c, slice key) {
    static const enum word_role links[] = {WORD_BENEFICIARY, WORD_GENITIVE};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t cut = before_word(c, key, links[i]);
        if (cut && memchr(key.at, ' ', cut)) return cut;
    }
    return 0;
}

/* The actor that has the whole name of a body called so far by its front, or such a front; NULL. */
static who *named_in_part(cast *c, const phrase *p, slice text, slice key, slice full) {
    size_t cut = short_name(c, key);
    who *w = cut ? body_called(c, "o:", (slice){key.at, cut}) : NULL;
    for (uint32_t end = firm_cut(c, p, p->core_end); !w && end; end = firm_cut(c, p, end))
        w = body_called(c, "o:", lower(c, cast_text(c, p->core_begin, end)));
    return lengthen(c, w, text, full);
}

/* One named before, by the first word, the last one or the initials of its name. */
static who *named_by_word(const cast *c, const phrase *p, slice text, slice key, slice folded) {
    bool capitals = all_capitals(text);
    who *w = capitals ? body_called(c, "i", key) : NULL;
    if (!w)
        w = body_called(c, "f", folded);
    if (!w && p->definite == DEFINITE_THE) /* "the Front" */
        w = body_called(c, "l", folded);
    return w;
}

who *cast_body_by_last(const cast *c, uint32_t t) {
    person_name word = name_fold(c->a->words, c->a->arena, cast_text(c, t, t + 1));
    return word.count == 1 ? body_called(c, "l", word.parts[0]) : NULL;
}

who *cast_body_named(const cast *c, uint32_t first, uint32_t end) {
    return body_called(c, "o:", lower(c, cast_text(c, first, end)));
}

static void enter_body(cast *c, const char *sort, slice key, const who *w) {
    bool found;
    *map_put(c->a->arena, &c->keys, arena_print(c->a->arena, "%s:%.*s", sort, (int)key.size, key.at),
        &found) = cast_number(c, w);
}

/* Enters the ways in which a later, shorter name may take a body up. */
static void enter_short_names(cast *c, const phrase *p, const person_name *called, slice key, const who *w) {
    size_t cut = short_name(c, key);
    enter_body(c, "i", initials(c, called), w);
    enter_body(c, "i", cast_initials(c, p), w);
    if (cut)
        enter_body(c, "o:", (slice){key.at, cut}, w);
    for (uint32_t end = firm_cut(c, p, p->core_end); end; end = firm_cut(c, p, end))
        enter_body(c, "o:", lower(c, cast_text(c, p->core_begin, end)), w);
    const who *first = body_called(c, "f", called->parts[0]);
    if (!first || w->shown.size < first->shown.size) /* "Lund PLC" keeps its first word before "Lund Textiles" */
        enter_body(c, "f", called->parts[0], w);
    enter_body(c, "l", called->parts[called->count - 1], w);
}

/* Where a body's name ends: "New Dawn" of "the New Dawn | party", where the word in small letters only says what it
 * is. */
static uint32_t name_end(const cast *c, const phrase *p) {
    uint32_t last = p->core_end - 1;
    slice word = article_text(c->a, c->a->tokens.at[last].at);
    bool party = p->entry && slice_equal(p->entry->sector, SLICE("PTY")),
         lower_case = word.size && word.at[0] >= 'a' && word.at[0] <= 'z';
    return party && lower_case && last >= p->core_begin + 2 ? last : p->core_end;
}

/* An organisation that only the parser knows. */
void actor_resolve_body(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    slice text = cast_text(c, p->core_begin, name_end(c, p)), key = lower(c, text);
    person_name called = name_fold(c->a->words, c->a->arena, text);
    if (!called.count)
        return;
    bool isnew = false;
    slice full = arena_print(c->a->arena, "o::%.*s", (int)key.size, key.at);
    who *w = cast_at(c, &c->keys, full);
    if (!w && called.count > 1)
        w = named_short(c, p, text, full);
    if (!w && called.count > 2)
        w = named_in_part(c, p, text, key, full);
    if (!w && called.count == 1)
        w = named_by_word(c, p, text, key, called.parts[0]);
    if (!w) {
        w = cast_get(c, full, ACTOR_ORGANISATION, &isnew);
        w->shown = text;
        w->gender = 'n';
        w->named = true;
    }
    if (called.count > 1 && w->shown.at == text.at)
        enter_short_names(c, p, &called, key, w);
    w->trade |= gazetteer_firm(c->g, c->found->keys[p->core_end - 1]);
    for (uint32_t t = p->core_begin; t < p->core_end && p->core_end > p->core_begin + 1; t++)
        w->usual |= c->a->tokens.at[t].upos != UPOS_PROPN;
    if (!w->sector.size && p->entry)
        w->sector = p->entry->sector;
    if (!w->role_count && p->entry)
        cast_add_role(c, w, p->entry->role, NULL, false);
    cast_join(c, number, w);
}

void actor_resolve_region(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    slice region = p->entry->name;
    bool isnew;
    who *w =
        cast_get(c, arena_print(c->a->arena, "g:%.*s:country", (int)region.size, region.at), ACTOR_GROUP, &isnew);
    if (isnew)
        w->shown = p->entry->states;
    w->region = region;
    w->plural = true;
    cast_join(c, number, w);
}
