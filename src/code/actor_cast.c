/* actor_cast.c - the actors of an article while it is being decided who they are, see actor_cast.h */
#include "code/actor_cast.h"

#include "base/utf8.h"

uint32_t cast_number(const cast *c, const who *w) {
    return (uint32_t)(w - c->list.at);
}

who *cast_at(const cast *c, const map *m, slice key) {
    uint32_t number = map_get(m, key);
    return number == MAP_NONE ? NULL : &c->list.at[number];
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
    bool diplomat =
        gazetteer_role_is(c->g, office->role, gazetteer_role(c->g, word_first(c->a->words, WORD_DIPLOMAT)));
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
