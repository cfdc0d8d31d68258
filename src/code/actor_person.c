/* actor_person.c - persons by their names: short forms, surnames alone, misspellings, office holders that are
 * known */
#include "code/actor_resolve.h"

#include <string.h>

#include "code/coref_tree.h"

/* A name is compared with the last this many persons for misspellings. */
#define FUZZY_REACH 64

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
    const who *other = called->count > 1 ? cast_at(c, &c->tails, called->parts[called->count - 1]) : NULL;
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
        if (w->kind != ACTOR_PERSON || !w->name.count || !genders_agree(w->gender, p->gender) ||
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

/* The last person of this surname who is known to be a man, or a woman: "Mrs. Berg" behind Ada and Jon Berg. */
static who *find_of_gender(cast *c, slice surname, char gender) {
    uint32_t end = c->list.size, begin = end > FUZZY_REACH ? end - FUZZY_REACH : 0;
    for (uint32_t i = end; i-- > begin && gender;) {
        who *w = &c->list.at[i];
        bool same = w->kind == ACTOR_PERSON && w->name.count && w->gender == gender;
        if (same && slice_equal(w->name.parts[w->name.count - 1], surname)) return w;
    }
    return NULL;
}

static who *find_person(cast *c, const person_name *called, const phrase *p) {
    char gender = p->gender;
    if (called->count == 1) {
        who *w = cast_at(c, &c->tails, called->parts[0]);
        if (w && genders_agree(w->gender, gender))
            return w;
        who *other = w ? find_of_gender(c, called->parts[0], gender) : NULL;
        if (other)
            return other;
        w = w ? NULL : cast_at(c, &c->firsts, called->parts[0]);
        return w && genders_agree(w->gender, gender) ? w : find_misspelt(c, called, p);
    }
    who *w = cast_at(c, &c->tails, name_join(c->a->arena, called, 1));
    if (!w)
        w = cast_at(c, &c->tails, called->parts[called->count - 1]);
    if (w && genders_agree(w->gender, gender)) {
        if (w->name.count > 1 && firsts_agree(c, called, &w->name))
            return w;
        if (w->name.count == 1)
            return w;
    }
    w = find_misspelt(c, called, p);
    if (w)
        return w;
    w = cast_at(c, &c->tails,
                called->parts[0]); /* first by the first name alone, or by a surname that stands first */
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
void actor_add_known(cast *c, who *w) {
    uint32_t count, day = article_day(c->a);
    const office_holder *known =
        gazetteer_people(c->g, w->name.count > 1 ? name_key(c->a->arena, &w->name) : w->name.parts[0], &count);
    if (!count || (w->country.size && !slice_equal(w->country, known[0].country)))
        return;
    if (w->name.count == 1 && !w->country.size && !speaks_of(c, known[0].country))
        return;
    w->country = known[0].country;
    if (w->name.count == 1) { /* so that it is the same as in articles that give the full name */
        person_name full = name_fold(c->a->words, c->a->arena, known[0].name);
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
void actor_choose_spelling(cast *c, who *w) {
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

void actor_resolve_person(cast *c, uint32_t number) {
    phrase *p = &c->phrases.at[number];
    slice text = cast_text(c, p->core_begin, p->core_end);
    person_name called = name_fold(c->a->words, c->a->arena, text);
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
