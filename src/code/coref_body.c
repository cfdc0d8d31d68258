/* coref_body.c - who "the ministry", "the country" and "the report" are */
#include "code/coref_parts.h"

#include "base/utf8.h"
#include "code/coref_tree.h"

/* The last state or person with a country before a phrase, that is the subject of something. */
static slice country_before(const cast *c, uint32_t number) {
    uint32_t begin = number > 30 ? number - 30 : 0, s = coref_sentence(c, &c->phrases.at[number]);
    for (uint32_t i = number; i-- > begin;) {
        const phrase *q = &c->phrases.at[i];
        who *w = coref_who(c, i);
        if (coref_sentence(c, q) + 1 < s)
            break;
        uint32_t clause = coref_clause(c, q); /* whom a relative clause tells of is only mentioned */
        bool aside = clause != NONE && relation_main[c->a->tokens.at[clause].relation] == REL_ACL;
        bool state = w && gazetteer_country(c->g, w->country).size; /* no union of states */
        uint32_t front = c->a->sentences.at[s].tokens.first;
        bool place = q->kind == PHRASE_STATE && q->located && q->country_count == 1;
        /* "In Oslo, the foreign ministry" */
        if (place && coref_sentence(c, q) == s && q->begin <= front + 1) return q->countries[0];
        if (state && !aside && relation_main[c->a->tokens.at[q->head].relation] == REL_NSUBJ)
            return w->country;
    }
    return (slice){NULL, 0};
}

/* "The State Security Department": capitals make it a name of its own, and no other state's words should be put
 * before it. */
static bool has_own_name(const cast *c, const phrase *p) {
    for (uint32_t t = p->begin; t < p->core_begin; t++) {
        size_t size;
        slice text = article_text(c->a, c->a->tokens.at[t].at);
        bool first = t == c->a->sentences.at[c->a->tokens.at[t].sentence].tokens.first;
        if (!first && text.size && utf8_is_upper(utf8_decode(text, &size)) && c->found->name_of[t] == NONE)
            return true;
    }
    return false;
}

/* "The Movement", in capitals where no sentence begins: short for a name. */
static bool is_capital_word(const cast *c, const phrase *p) {
    size_t size;
    slice text = article_text(c->a, c->a->tokens.at[p->core_begin].at);
    bool one = p->core_end - p->core_begin == 1 && p->core_begin == p->begin + 1 && p->definite == DEFINITE_THE;
    return one && text.size && utf8_is_upper(utf8_decode(text, &size)) && !coref_in_headline(c, p);
}

/* "The ministry", "the army", "the police". */
static bool is_of_state(const entry *e) {
    slice s = e->sector;
    return slice_equal(s, SLICE("GOV")) || slice_equal(s, SLICE("MIL")) || slice_equal(s, SLICE("COP")) ||
           slice_equal(s, SLICE("SPY"));
}

void coref_body(cast *c, uint32_t number, const bool *quoted) {
    phrase *p = &c->phrases.at[number];
    bool definite = p->definite == DEFINITE_THE || p->definite == DEFINITE_OWNED,
         wanted = definite && !p->other && !p->some;
    who *w = NULL;
    if (p->plural && !p->country_count && !p->region.size) {
        coref_group(c, number);
        return;
    }
    if (!p->country_count && !p->region.size && p->owner != NONE) {
        who *owner = coref_owner(c, number);
        bool state = is_of_state(p->entry) || (owner && owner->kind == ACTOR_STATE); /* not a candidate's campaign */
        if (owner && owner->country.size && state)
            p->countries[p->country_count++] = owner->country;
    }
    if (wanted && is_capital_word(c, p))
        w = cast_body_by_last(c, p->core_begin);
    if (!w && !p->other && !p->some)
        w = firm_beside(c, number);
    if (!w && wanted)
        w = firm_meant(c, number, quoted);
    if (!w && wanted && !p->country_count)
        w = coref_look_back(c, number, false);
    if (!w && !p->country_count && wanted && is_of_state(p->entry) && !has_own_name(c, p)) {
        slice country = country_before(c, number);
        if (country.size)
            p->countries[p->country_count++] = country;
    }
    if (!w) {
        bool shared = p->country_count || p->region.size;
        w = coref_new(c, number, shared && !p->plural ? "o" : "g",
                     p->plural || p->entry->kind == ENTRY_ARMED ? ACTOR_GROUP : ACTOR_ORGANISATION,
                     shared && !p->other && !p->some);
        w->gender = 'n';
        w->alone = p->some && !shared;
    }
    cast_join(c, number, w);
}

void coref_short(cast *c, uint32_t number) {
    who *w = cast_body_by_last(c, c->phrases.at[number].core_begin);
    if (!w) return;
    c->who_of[number] = cast_number(c, w);
    w->mentions++;
}

void coref_land(cast *c, uint32_t number) {
    phrase *p = &c->phrases.at[number];
    bool isnew;
    if (p->plural) {
        if (p->region.size) {
            who *w = cast_get(c, arena_print(c->a->arena, "g:%.*s:country", (int)p->region.size, p->region.at),
                              ACTOR_GROUP, &isnew);
            if (isnew)
                w->shown = cast_text(c, p->begin, p->end);
            w->region = p->region;
            w->plural = true;
            cast_join(c, number, w);
        }
        return;
    }
    who *owner = coref_owner(c, number), *state = NULL;
    slice code = owner ? owner->country : p->owner == NONE && p->country_count ? p->countries[0] : (slice){NULL, 0};
    if (code.size)
        state = cast_get(c, arena_print(c->a->arena, "c:%.*s", (int)code.size, code.at), ACTOR_STATE, &isnew);
    if (state && isnew) {
        state->shown = gazetteer_country(c->g, code);
        state->country = code;
        state->gender = 'n';
    }
    uint32_t s = coref_sentence(c, p), begin = number > COREF_REACH ? number - COREF_REACH : 0;
    if (!state && p->definite == DEFINITE_THE && !p->other)
        for (uint32_t i = number; i-- > begin && coref_sentence(c, &c->phrases.at[i]) + 1 >= s;) {
            who *w = coref_who(c, i);
            if (!w || w->kind != ACTOR_STATE || c->phrases.at[i].adjective)
                continue;
            if (state && state != w)
                return; /* two states before it: not safe */
            state = w;
        }
    if (state)
        cast_join(c, number, state);
}

/* Who is behind a document: "the ministry statement", "the minister's letter". */
static who *author_of(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > 4 ? number - 4 : 0;
    for (uint32_t i = number; i-- > begin;) {
        who *w = coref_who(c, i);
        const phrase *q = &c->phrases.at[i];
        if (w && q->begin >= p->begin && q->end <= p->end &&
            (w->kind == ACTOR_ORGANISATION || w->kind == ACTOR_PERSON))
            return w;
    }
    return NULL;
}

/* Who says something in it: "the ministry said in a statement". */
static who *sayer_of(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > COREF_REACH ? number - COREF_REACH : 0;
    for (uint32_t i = number;
         p->located && i-- > begin && coref_sentence(c, &c->phrases.at[i]) == coref_sentence(c, p);) {
        const phrase *q = &c->phrases.at[i];
        if (coref_who(c, i) && q->kind != PHRASE_PRONOUN && coref_clause(c, q) == coref_clause(c, p) &&
            relation_main[c->a->tokens.at[q->head].relation] == REL_NSUBJ)
            return coref_who(c, i);
    }
    return NULL;
}

/* Whose the last document of the same name was. */
static who *author_before(const cast *c, uint32_t number) {
    uint32_t begin = number > COREF_DESCRIPTION_REACH ? number - COREF_DESCRIPTION_REACH : 0;
    for (uint32_t i = number; i-- > begin;) {
        const phrase *q = &c->phrases.at[i];
        if (q->kind == PHRASE_NOUN && q->entry->role == c->phrases.at[number].entry->role && coref_who(c, i))
            return coref_who(c, i);
    }
    return NULL;
}

void coref_document(cast *c, uint32_t number) {
    who *w = author_of(c, number);
    if (!w)
        w = sayer_of(c, number);
    if (!w && c->phrases.at[number].definite == DEFINITE_THE)
        w = author_before(c, number);
    if (!w)
        w = coref_new(c, number, "d", ACTOR_DOCUMENT, false);
    c->who_of[number] = cast_number(c, w);
    w->mentions++;
}
