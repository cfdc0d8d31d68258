/* actor.c - the actors' stage: names first, descriptions and pronouns after (coref.c), then the article's records
 *
 * A sieve of passes, the surest first (Lee et al. 2013, "Deterministic coreference resolution", has the idea): a name
 * makes an actor or joins one, and what later passes decide rests on actors that names have made. */
#include "code/actor.h"

#include <stdlib.h>
#include <string.h>

#include "code/actor_resolve.h"

static void resolve_names(cast *c) {
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        const phrase *p = &c->phrases.at[i];
        switch (p->kind) {
        case PHRASE_NAME:
            actor_resolve_person(c, i);
            break;
        case PHRASE_STATE:
            actor_resolve_state(c, i);
            break;
        case PHRASE_REGION:
            actor_resolve_region(c, i);
            break;
        case PHRASE_BODY:
            if (p->entry && (p->entry->kind == ENTRY_ORGANISATION || p->entry->kind == ENTRY_GROUP))
                actor_resolve_known(c, i);
            else
                actor_resolve_body(c, i);
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
            actor_choose_spelling(c, &c->list.at[i]);
            actor_add_known(c, &c->list.at[i]);
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
    article_sort_mentions(a);
    return READOUT_OK;
}
