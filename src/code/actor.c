/* actor.c - the actors' stage: names first, descriptions and pronouns after (coref.c), then the article's records
 *
 * A sieve of passes, the surest first (Lee et al. 2013, "Deterministic coreference resolution", has the idea): a name
 * makes an actor or joins one, and what later passes decide rests on actors that names have made. */
#include "code/actor.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "code/actor_cast.h"

/* A name is compared with the last this many persons for misspellings. */
#define FUZZY_REACH 64

/* ------------------------------------------------------------------------------------------------ the cast */

uint32_t cast_number(const cast *c, const who *w) {
    return (uint32_t)(w - c->list.at);
}

who *cast_get(cast *c, slice key, uint8_t kind, bool *isnew) {
    bool found;
    uint32_t *number = map_put(c->a->arena, &c->keys, key, &found);
    *isnew = !found;
    if (found)
        return &c->list.at[*number];
    *number = c->list.size;
    who *w = vec_push(c->a->arena, &c->list);
    *w = (who){.key = key, .kind = kind};
    return w;
}

who *cast_new(cast *c, slice key, uint8_t kind) {
    bool isnew;
    who *w = cast_get(c, key, kind, &isnew);
    for (uint32_t n = c->list.size; !isnew; n++)
        w = cast_get(c, arena_print(c->a->arena, "%.*s#%u", (int)key.size, key.at, n), kind, &isnew);
    return w;
}

slice cast_text(const cast *c, uint32_t first, uint32_t end) {
    span at = {c->a->tokens.at[first].at.begin, c->a->tokens.at[end - 1].at.end};
    return utf8_one_line(c->a->arena, article_text(c->a, at));
}

void cast_add_role(cast *c, who *w, uint32_t role, const entry *body, bool office) {
    for (uint32_t i = 0; i < w->role_count; i++)
        if (gazetteer_role_is(c->g, w->roles[i], role))
            return;
    if (w->role_count == WHO_ROLES || role == NONE)
        return;
    w->roles[w->role_count++] = role;
    if (w->role_text.size && (w->in_office || !office))
        return;
    w->in_office = office;
    slice said = gazetteer_role_name(c->g, role);
    bool of_body = body && (body->kind == ENTRY_BODY || body->kind == ENTRY_ORGANISATION);
    w->role_text = of_body && body->name.size ? arena_print(c->a->arena, "%.*s %.*s", (int)body->name.size,
                                                            body->name.at, (int)said.size, said.at)
                                              : said;
}

/* The body that an office is of: "the union's president". */
static const entry *body_of(const cast *c, const phrase *p) {
    uint32_t number = p->owner == NONE ? NONE : c->found->noun_of[p->owner];
    const entry *owner = number == NONE ? NULL : c->found->list.at[number].entry;
    return p->body ? p->body : owner && owner->kind == ENTRY_BODY ? owner : NULL;
}

/* Whether an office is of no state: a president of a union is no president. */
static bool is_private_office(const cast *c, const phrase *p, const entry *office) {
    static const char *const states[] = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD"};
    const entry *body = body_of(c, p);
    bool human = office->kind == ENTRY_OFFICE || office->kind == ENTRY_PERSON,
         noun = body && body->kind == ENTRY_BODY;
    bool diplomat = gazetteer_role_is(c->g, office->role, gazetteer_role(c->g, SLICE("diplomat")));
    bool of_state = !noun || !human || diplomat || !slice_equal(office->sector, SLICE("GOV"));
    for (size_t i = 0; i < sizeof states / sizeof *states && !of_state; i++)
        of_state = slice_equal(body->sector, slice_of(states[i]));
    return !of_state;
}

/* What a phrase says of its actor. */
static void add_attributes(cast *c, who *w, const phrase *p) {
    bool was_in_office = w->in_office;
    if (!w->country.size && p->country_count)
        w->country = p->countries[0];
    if (!w->gender)
        w->gender = p->gender;
    if (!w->body)
        w->body = p->body;
    const entry *office = p->kind == PHRASE_NAME ? p->title : p->kind == PHRASE_NOUN ? p->entry : NULL;
    if (office && office->role != NONE && !p->past && w->kind != ACTOR_STATE && office->kind != ENTRY_COUNTERPART)
        cast_add_role(c, w, office->role, p->body, office->kind == ENTRY_OFFICE);
    if (p->rank && p->rank->kind == ENTRY_PERSON && w->kind == ACTOR_PERSON)
        cast_add_role(c, w, p->rank->role, NULL, false);
    if (office && (!w->sector.size || (!was_in_office && w->in_office && office->sector.size)))
        w->sector = office->sector;
    w->of_body |= office && office->role != NONE && is_private_office(c, p, office);
    if (w->of_body && slice_equal(w->sector, SLICE("GOV")))
        w->sector = body_of(c, p) ? body_of(c, p)->sector : (slice){NULL, 0};
    if (!w->sector.size && p->body)
        w->sector = p->body->sector;
}

void cast_join(cast *c, uint32_t number, who *w) {
    c->who_of[number] = cast_number(c, w);
    w->mentions++;
    if (!c->phrases.at[number].adjective)
        add_attributes(c, w, &c->phrases.at[number]);
}

/* ------------------------------------------------------------------------------------------------- persons */

static who *who_at(const cast *c, const map *m, slice key) {
    uint32_t number = map_get(m, key);
    return number == MAP_NONE ? NULL : &c->list.at[number];
}

static bool genders_agree(char a, char b) {
    return !a || !b || a == b;
}

static slice full_first(const cast *c, const person_name *called) {
    return gazetteer_nickname(c->g, called->parts[0]);
}

/* Whether the first names of two persons allow that they are one: equal, a short form, an initial, a middle name that
 * the other goes by, or a misspelling. */
static bool firsts_agree(const cast *c, const person_name *a, const person_name *b) {
    slice x = full_first(c, a), y = full_first(c, b);
    if (slice_equal(x, y) || slice_equal(a->parts[0], y) || slice_equal(x, b->parts[0]))
        return true;
    if (a->parts[0].size == 1 || b->parts[0].size == 1)
        return a->parts[0].at[0] == b->parts[0].at[0];
    for (uint32_t i = 1; i + 1 < b->count; i++)
        if (slice_equal(a->parts[0], b->parts[i]))
            return true;
    for (uint32_t i = 1; i + 1 < a->count; i++)
        if (slice_equal(b->parts[0], a->parts[i]))
            return true;
    size_t size = x.size < y.size ? x.size : y.size;
    return size >= 5 && name_distance(x, y, 1) <= 1;
}

/* Whether a surname goes on standing for whom it stood for: who has it too is told of in passing ("a photo of Ada
 * Berg"). */
static bool keeps_surname(const cast *c, const who *w, const person_name *called, const phrase *p) {
    const who *other = called->count > 1 ? who_at(c, &c->tails, called->parts[called->count - 1]) : NULL;
    bool acts = relation_main[c->a->tokens.at[p->head].relation] == REL_NSUBJ;
    return other && other != w && other->bare > 1 && !acts;
}

/* Enters the ways in which a later, shorter name may take a person up. */
static void enter_name(cast *c, who *w, const person_name *called, const phrase *p) {
    uint32_t number = cast_number(c, w), end = called->count - keeps_surname(c, w, called, p);
    bool found;
    for (uint32_t i = 1; i < end; i++)
        *map_put(c->a->arena, &c->tails, name_join(c->a->arena, called, i), &found) = number;
    if (called->count == 1)
        *map_put(c->a->arena, &c->tails, called->parts[0], &found) = number;
    else
        *map_put(c->a->arena, &c->firsts, called->parts[0], &found) = number;
}

/* A person with this surname spelt otherwise. */
static who *find_misspelt(cast *c, const person_name *called, const phrase *p) {
    slice tail = name_join(c->a->arena, called, called->count > 1);
    uint32_t end = c->list.size, begin = end > FUZZY_REACH ? end - FUZZY_REACH : 0;
    for (uint32_t i = end; i-- > begin;) {
        who *w = &c->list.at[i];
        if (w->kind != ACTOR_PERSON || !w->name.count ||
            (called->count > 1 && w->name.count > 1 && !firsts_agree(c, called, &w->name)))
            continue;
        bool same_country = p->country_count && w->country.size && slice_equal(p->countries[0], w->country);
        if (p->country_count && w->country.size && !same_country)
            continue;
        bool agrees = (called->count > 1 && w->name.count > 1) || same_country;
        slice other = name_join(c->a->arena, &w->name, w->name.count > 1);
        uint32_t limit = name_errors(tail.size < other.size ? tail.size : other.size, agrees);
        if (limit && tail.at[0] == other.at[0] && name_distance(tail, other, limit) <= limit)
            return w;
    }
    return NULL;
}

static who *find_person(cast *c, const person_name *called, const phrase *p) {
    char gender = p->gender;
    if (called->count == 1) {
        who *w = who_at(c, &c->tails, called->parts[0]);
        if (w && genders_agree(w->gender, gender))
            return w;
        w = w ? NULL : who_at(c, &c->firsts, called->parts[0]);
        return w && genders_agree(w->gender, gender) ? w : find_misspelt(c, called, p);
    }
    who *w = who_at(c, &c->tails, name_join(c->a->arena, called, 1));
    if (!w)
        w = who_at(c, &c->tails, called->parts[called->count - 1]);
    if (w && genders_agree(w->gender, gender)) {
        if (w->name.count > 1 && firsts_agree(c, called, &w->name))
            return w;
        if (w->name.count == 1)
            return w;
    }
    w = find_misspelt(c, called, p);
    if (w)
        return w;
    w = who_at(c, &c->tails, called->parts[0]); /* first by the first name alone, or by a surname that stands first */
    return w && w->name.count == 1 && genders_agree(w->gender, gender) ? w : NULL;
}

/* Whether a name is one of two first names that tell different genders. */
static char gender_of_name(const cast *c, const phrase *p) {
    return gazetteer_gender(c->g, c->found->keys[p->core_begin]);
}

/* yyyymmdd of the article's date, or 0. */
static uint32_t article_day(const article *a) {
    uint32_t day = 0, digits = 0;
    for (size_t i = 0; i < a->date.size && digits < 8; i++)
        if (a->date.at[i] >= '0' && a->date.at[i] <= '9') {
            day = day * 10 + (uint32_t)(a->date.at[i] - '0');
            digits++;
        }
    return digits == 8 ? day : 0;
}

/* Whether the article speaks of a country, its people or what is its. */
static bool speaks_of(const cast *c, slice country) {
    for (uint32_t i = 0; i < c->phrases.size; i++)
        for (uint32_t k = 0; k < c->phrases.at[i].country_count; k++)
            if (slice_equal(c->phrases.at[i].countries[k], country))
                return true;
    return false;
}

/* What is known of somebody of this name, where the text does not say it. A surname alone may be anybody's: it must
 * stand in a report about the country. Without a day nobody knows which office it was. */
static void add_known(cast *c, who *w) {
    uint32_t count, day = article_day(c->a);
    const office_holder *known =
        gazetteer_people(c->g, w->name.count > 1 ? name_key(c->a->arena, &w->name) : w->name.parts[0], &count);
    if (!count || (w->country.size && !slice_equal(w->country, known[0].country)))
        return;
    if (w->name.count == 1 && !w->country.size && !speaks_of(c, known[0].country))
        return;
    w->country = known[0].country;
    if (w->name.count == 1) { /* so that it is the same as in articles that give the full name */
        person_name full = name_fold(c->a->arena, known[0].name);
        slice key = name_key(c->a->arena, &full);
        w->key = arena_print(c->a->arena, "p:%.*s", (int)key.size, key.at);
    }
    for (uint32_t i = 0; i < count; i++) {
        const office_holder *k = &known[i];
        bool now = day ? (!k->from || k->from <= day) && (!k->to || day < k->to) : i == 0;
        if (!now)
            continue;
        if (w->in_office)
            continue;
        if (day)
            cast_add_role(c, w, k->role, NULL, true);
        w->sector = k->sector;
    }
}

static void count_spelling(who *w, slice fold, slice text) {
    for (uint32_t i = 0; i < w->spelling_count; i++)
        if (slice_equal(w->spellings[i].fold, fold)) {
            w->spellings[i].count++;
            return;
        }
    if (w->spelling_count < WHO_SPELLINGS)
        w->spellings[w->spelling_count++] = (spelling){fold, text, 1};
}

/* Gives a person the spelling of the surname that the article has most often, where its full name has another. */
static void choose_spelling(cast *c, who *w) {
    slice key = name_key(c->a->arena, &w->name);
    if (w->named) /* it may have begun as a surname alone */
        w->key = arena_print(c->a->arena, "p:%.*s", (int)key.size, key.at);
    if (w->spelling_count < 2 || w->name.count < 2)
        return;
    slice *last = &w->name.parts[w->name.count - 1];
    const spelling *best = &w->spellings[0];
    for (uint32_t i = 1; i < w->spelling_count; i++)
        if (w->spellings[i].count > best->count)
            best = &w->spellings[i];
    if (slice_equal(best->fold, *last) || name_distance(best->fold, *last, 2) > 2)
        return;
    size_t cut = w->shown.size;
    while (cut && w->shown.at[cut - 1] != ' ')
        cut--;
    *last = best->fold;
    w->shown = arena_print(c->a->arena, "%.*s%.*s", (int)cut, w->shown.at, (int)best->text.size, best->text.at);
    key = name_key(c->a->arena, &w->name);
    w->key = arena_print(c->a->arena, "p:%.*s", (int)key.size, key.at);
}

static void resolve_person(cast *c, uint32_t number) {
    phrase *p = &c->phrases.at[number];
    slice text = cast_text(c, p->core_begin, p->core_end);
    person_name called = name_fold(c->a->arena, text);
    if (!called.count)
        return;
    if (!p->gender && called.count > 1)
        p->gender = gender_of_name(c, p);
    who *w = find_person(c, &called, p);
    if (!w) {
        slice key = name_key(c->a->arena, &called);
        w = cast_new(c, arena_print(c->a->arena, "p:%.*s", (int)key.size, key.at), ACTOR_PERSON);
        w->name = called;
        w->shown = text;
        w->named = true;
    } else if (called.count > w->name.count) {
        w->name = called;
        w->shown = text;
    }
    w->bare += called.count == 1;
    enter_name(c, w, &called, p);
    count_spelling(w, called.parts[called.count - 1], cast_text(c, p->core_end - 1, p->core_end));
    cast_join(c, number, w);
}

/* -------------------------------------------------------------------------------- states and organisations */

static slice lower(const cast *c, slice text) {
    return utf8_key(c->a->arena, text);
}

static void resolve_state(cast *c, uint32_t number) {
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
static void resolve_known_body(cast *c, uint32_t number) {
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
    return who_at(c, &c->keys, arena_print(c->a->arena, "%s:%.*s", sort, (int)key.size, key.at));
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

/* How much of a body's name may stand for the whole: "Lindal Institute" of "Lindal Institute for Fisheries"; 0 where
 * nothing may. */
static size_t short_name(slice key) {
    static const char *const links[] = {" for ", " of "};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t cut = slice_find(key, slice_of(links[i]));
        if (cut != SIZE_MAX && memchr(key.at, ' ', cut))
            return cut;
    }
    return 0;
}

/* The actor that has the whole name of a body called so far by its front, or such a front; NULL. */
static who *named_in_part(cast *c, const phrase *p, slice text, slice key, slice full) {
    size_t cut = short_name(key);
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
    person_name word = name_fold(c->a->arena, cast_text(c, t, t + 1));
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
    size_t cut = short_name(key);
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
static void resolve_body(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    slice text = cast_text(c, p->core_begin, name_end(c, p)), key = lower(c, text);
    person_name called = name_fold(c->a->arena, text);
    if (!called.count)
        return;
    bool isnew = false;
    slice full = arena_print(c->a->arena, "o::%.*s", (int)key.size, key.at);
    who *w = who_at(c, &c->keys, full);
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

static void resolve_region(cast *c, uint32_t number) {
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

static void resolve_names(cast *c) {
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        const phrase *p = &c->phrases.at[i];
        switch (p->kind) {
        case PHRASE_NAME:
            resolve_person(c, i);
            break;
        case PHRASE_STATE:
            resolve_state(c, i);
            break;
        case PHRASE_REGION:
            resolve_region(c, i);
            break;
        case PHRASE_BODY:
            if (p->entry && (p->entry->kind == ENTRY_ORGANISATION || p->entry->kind == ENTRY_GROUP))
                resolve_known_body(c, i);
            else
                resolve_body(c, i);
            break;
        default:
            break;
        }
    }
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        uint32_t same = c->phrases.at[i].same;
        if (same != NONE && c->who_of[same] != NONE)
            cast_join(c, i, &c->list.at[c->who_of[same]]);
    }
    for (uint32_t i = 0; i < c->list.size; i++)
        if (c->list.at[i].kind == ACTOR_PERSON) {
            choose_spelling(c, &c->list.at[i]);
            add_known(c, &c->list.at[i]);
        }
}

/* The country of the place where the report was written; empty where that is not known. */
static slice home_of(const cast *c) {
    slice rest = c->a->dateline;
    while (rest.at) {
        const entry *e = gazetteer_name(c->g, c->a->arena, slice_trim(slice_take(&rest, ',')));
        if (e && (e->kind == ENTRY_STATE || e->kind == ENTRY_PLACE))
            return e->country;
    }
    return (slice){NULL, 0};
}

/* The country of the article's organisation that somebody is of. */
static slice country_of_body(const cast *c, const entry *body) {
    for (uint32_t i = 0; body && i < c->list.size && i < 500; i++) {
        const who *w = &c->list.at[i];
        if (w->kind == ACTOR_ORGANISATION && w->country.size && w->role_count && w->roles[0] == body->role)
            return w->country;
    }
    return (slice){NULL, 0};
}

/* Bodies of state whose country is not said are of the country they are reported from; officials are of the body's
 * that they speak for. A minister in somebody else's capital may be anybody's, so persons don't get the country of
 * the dateline. */
static void infer_countries(cast *c) {
    slice home = home_of(c);
    for (uint32_t kind = ACTOR_ORGANISATION;; kind = ACTOR_PERSON) {
        for (uint32_t i = 0; i < c->list.size; i++) {
            who *w = &c->list.at[i];
            if (w->kind != kind || w->country.size || !slice_equal(w->sector, SLICE("GOV")) || !w->role_count)
                continue;
            w->country = country_of_body(c, w->body);
            if (!w->country.size && kind == ACTOR_ORGANISATION)
                w->country = home;
        }
        if (kind == ACTOR_PERSON)
            return;
    }
}

/* --------------------------------------------------------------------------------------------- the records */

static void write_actor(cast *c, const who *w, actor *out) {
    out->key = w->key;
    out->name = w->shown;
    out->role = w->kind == ACTOR_GROUP || w->kind == ACTOR_DOCUMENT ? (slice){NULL, 0} : w->role_text;
    out->kind = w->kind;
    if (w->country.size == 3 && gazetteer_country(c->g, w->country).size)
        memcpy(out->country, w->country.at, 3);
    slice sector = w->kind == ACTOR_STATE ? (slice){NULL, 0} : w->sector; /* "the power" may be a firm's */
    if (sector.size && sector.size < sizeof out->sector) memcpy(out->sector, sector.at, sector.size);
    out->code =
        arena_print(c->a->arena, "%.*s%.*s", (int)w->country.size, w->country.at, (int)sector.size, sector.at);
}

/* Those that are mentioned, in the order of their first mention. */
static void write_actors(cast *c) {
    uint32_t *number = ARENA_NEW(c->a->arena, uint32_t, c->list.size);
    for (uint32_t i = 0; i < c->list.size; i++)
        number[i] = NONE;
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        uint32_t of = c->who_of[i];
        if (of == NONE)
            continue;
        if (number[of] == NONE) {
            number[of] = c->a->actors.size;
            write_actor(c, &c->list.at[of], vec_push(c->a->arena, &c->a->actors));
        }
        const phrase *p = &c->phrases.at[i];
        mention *m = vec_push(c->a->arena, &c->a->mentions);
        m->at = (span){c->a->tokens.at[p->begin].at.begin, c->a->tokens.at[p->end - 1].at.end};
        m->actor = number[of];
        m->head = p->head;
        m->pronoun = p->kind == PHRASE_PRONOUN;
        m->described = p->kind == PHRASE_NOUN;
        m->firm = m->described && firm_described(c, i, SLICE("BUS"));
        m->paper = m->described && firm_described(c, i, SLICE("JRN"));
    }
}

/* Where things are said to be, and where the report comes from. */
static void write_places(cast *c) {
    slice home = home_of(c);
    if (home.size == 3) memcpy(c->a->home, home.at, 3);
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        const phrase *p = &c->phrases.at[i];
        if (p->kind != PHRASE_STATE || !p->located || p->entry->country.size != 3) continue;
        locality *where = vec_push(c->a->arena, &c->a->localities);
        *where = (locality){.token = p->core_begin};
        memcpy(where->country, p->entry->country.at, 3);
    }
}

static int by_place(const void *a, const void *b) {
    const mention *m = a, *n = b;
    if (m->at.begin != n->at.begin)
        return m->at.begin < n->at.begin ? -1 : 1;
    if (m->at.end != n->at.end)
        return m->at.end > n->at.end ? -1 : 1;
    return m->head != n->head ? (m->head < n->head ? -1 : 1) : 0;
}

status actor_open(arena *a, const char *folder, void **out, error *e) {
    gazetteer *g = NULL;
    status s = gazetteer_open(a, folder, &g, e);
    *out = g;
    return s;
}

status actor_find(const void *finder, article *a, error *e) {
    (void)e;
    cast c = {.g = finder, .a = a};
    matches found;
    if (!a->tokens.size)
        return READOUT_OK;
    gazetteer_match(c.g, a, &found);
    c.found = &found;
    mention_find(c.g, a, &found, &c.phrases);
    c.who_of = ARENA_NEW(a->arena, uint32_t, c.phrases.size);
    for (uint32_t i = 0; i < c.phrases.size; i++)
        c.who_of[i] = NONE;
    firm_find(&c);
    resolve_names(&c);
    seat_find(&c);
    coref_find(&c);
    infer_countries(&c);
    write_actors(&c);
    write_places(&c);
    if (a->mentions.size)
        qsort(a->mentions.at, a->mentions.size, sizeof *a->mentions.at, by_place);
    return READOUT_OK;
}
