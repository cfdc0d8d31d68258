/* coref.c - who "the minister", "his counterpart", "Iranian officials", "he" and "it" are
 *
 * After names. Goes once through the article from the left. A description looks back for the last actor that may be
 * called so; what it does not find becomes an actor of its own, known by its description. A pronoun is given to the
 * best of the few actors before it, and to none where two are about as good. */
#include "code/coref.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "code/actor_cast.h"
#include "code/coref_accused.h"
#include "code/coref_denied.h"
#include "code/coref_tree.h"

/* How many phrases back a description, and a pronoun, may look. */
#define DESCRIPTION_REACH 300
#define PRONOUN_REACH 40
/* Sentences back for a pronoun that stands for a person, and for any other. */
#define PRONOUN_SENTENCES 4
#define NEAR_SENTENCES 1
/* A pronoun stays unresolved where the best candidate is not this much better than the next. */
#define MARGIN 5
/* Words that a description may be short of. */
#define TAIL 4
/* What a body loses as the antecedent of "they". */
#define BODY_AS_PEOPLE 20

static uint32_t sentence_of(const cast *c, const phrase *p) {
    return c->a->tokens.at[p->core_begin].sentence;
}

/* The verb that a phrase's head is an argument of. */
static uint32_t clause_of(const cast *c, const phrase *p) {
    return c->a->tokens.at[p->head].head;
}

/* ------------------------------------------------------------------------------------------ descriptions */

static bool may_be_called(const cast *c, const who *w, uint32_t role) {
    for (uint32_t i = 0; i < w->role_count; i++)
        if (gazetteer_role_is(c->g, w->roles[i], role))
            return true;
    /* Somebody of a foreign ministry is a diplomat. */
    return w->kind == ACTOR_PERSON && w->body && gazetteer_role_is(c->g, w->body->role, role);
}

static bool countries_agree(const phrase *p, const who *w, bool strict) {
    if (!p->country_count)
        return true;
    if (!w->country.size)
        return !strict;
    for (uint32_t i = 0; i < p->country_count; i++)
        if (slice_equal(p->countries[i], w->country))
            return true;
    return false;
}

static bool bodies_agree(const phrase *p, const who *w) {
    return !p->body || !w->body || slice_equal(p->body->name, w->body->name);
}

/* Whether "the administration" may take up whom `q` calls "the government": one state's bodies of one role are often
 * told apart by the word alone ("the appeals court", "the high court"), but for the plain word. */
static bool words_agree(const phrase *p, const phrase *q) {
    const entry *a = p->entry, *b = q->entry;
    bool state = p->kind == PHRASE_NOUN && q->kind == PHRASE_NOUN && a->kind == ENTRY_BODY && b->kind == ENTRY_BODY &&
                 a->role == b->role && (slice_equal(a->sector, SLICE("GOV")) || slice_equal(a->sector, SLICE("JUD")));
    return !state || slice_ends(a->form, b->form) || slice_ends(b->form, a->form);
}

/* The last actor before a phrase that may be called by its noun. */
static who *look_back(const cast *c, uint32_t number, bool person) {
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > DESCRIPTION_REACH ? number - DESCRIPTION_REACH : 0;
    for (uint32_t i = number; i-- > begin;) {
        who *w = coref_who(c, i);
        const phrase *q = &c->phrases.at[i];
        if (!w || w->alone || w->plural != p->plural || q->adjective || (q->end > p->begin && q->begin < p->end))
            continue;
        bool is_person = w->kind == ACTOR_PERSON || w->kind == ACTOR_UNNAMED || (p->plural && w->kind == ACTOR_GROUP);
        if (is_person != person || !may_be_called(c, w, p->entry->role) || !genders_agree(w->gender, p->gender))
            continue;
        if (countries_agree(p, w, true) && bodies_agree(p, w) && (!w->country.size || words_agree(p, q)))
            return w;
    }
    return NULL;
}

/* The one person, anywhere in the article, who holds the office of a country; NULL where there is none or are
 * several. */
static who *holder_of(const cast *c, const phrase *p) {
    who *only = NULL;
    if (!p->country_count || p->entry->kind != ENTRY_OFFICE)
        return NULL;
    for (uint32_t i = 0; i < c->list.size && i < 1000; i++) {
        who *w = &c->list.at[i];
        if (w->kind != ACTOR_PERSON || !may_be_called(c, w, p->entry->role) || !countries_agree(p, w, true) ||
            !bodies_agree(p, w) || !genders_agree(w->gender, p->gender))
            continue;
        if (only)
            return NULL;
        only = w;
    }
    return only;
}

/* Whether a phrase stands in the headline, where offices go without an article. */
static bool in_headline(const cast *c, const phrase *p) {
    uint32_t part = c->a->sentences.at[sentence_of(c, p)].block;
    return part < c->a->blocks.size && c->a->blocks.at[part].kind == BLOCK_TITLE;
}

/* The one person in the article who is named with the office that a description leaves without a country: "The
 * transport minister said ... The minister, Ada Berg, ..."; NULL where there is none or are several. */
static who *named_later(const cast *c, const phrase *p) {
    who *only = NULL;
    bool office = p->entry->kind == ENTRY_OFFICE || p->entry->role == gazetteer_role(c->g, SLICE("minister"));
    bool known = p->definite == DEFINITE_THE || (p->definite == DEFINITE_BARE && in_headline(c, p));
    if (!office || !known || p->country_count || p->owner != NONE)
        return NULL;
    for (uint32_t i = 0; i < c->list.size && i < 1000; i++) {
        who *w = &c->list.at[i];
        bool fits = w->kind == ACTOR_PERSON && w->named && may_be_called(c, w, p->entry->role) && bodies_agree(p, w);
        if (!fits || !genders_agree(w->gender, p->gender))
            continue;
        if (only || w->country.size) /* "Peru's minister" is told from another */
            return NULL;
        only = w;
    }
    return only;
}

/* "UKR", or "UKR+USA". */
static slice country_list(cast *c, const phrase *p) {
    slice list = {NULL, 0};
    for (uint32_t i = 0; i < p->country_count; i++)
        list = list.size ? arena_print(c->a->arena, "%.*s+%.*s", (int)list.size, list.at, (int)p->countries[i].size,
                                       p->countries[i].at)
                         : p->countries[i];
    return list.size ? list : p->region;
}

static slice described_role(cast *c, const phrase *p) {
    slice role = p->entry->role == NONE ? p->entry->name : gazetteer_role_name(c->g, p->entry->role);
    if (!p->body || !p->body->name.size)
        return role;
    slice body = utf8_key(c->a->arena, p->body->name);
    return arena_print(c->a->arena, "%.*s %.*s", (int)body.size, body.at, (int)role.size, role.at);
}

/* The body, or the people, that somebody without a name is "for" or "of", right behind: "a spokeswoman for | Aldvik",
 * "a panel of | Danish doctors"; NULL where nothing of the kind is told. */
static const phrase *principal_of(const cast *c, const phrase *p) {
    const article *a = c->a;
    uint32_t number = (uint32_t)(p - c->phrases.at), t = p->core_end;
    if (p->end != p->core_end || t + 1 >= a->tokens.size ||
        gazetteer_modifier(c->g, c->found->keys[t]) != MODIFIER_OF)
        return NULL;
    for (uint32_t i = number + 1; i < c->phrases.size && i < number + 3; i++) {
        const phrase *q = &c->phrases.at[i];
        bool people =
            q->kind == PHRASE_NOUN && q->plural && q->definite == DEFINITE_BARE && p->entry->kind == ENTRY_BODY;
        if (q->begin == t + 1 && !q->possessive && !q->adjective && (q->kind == PHRASE_BODY || people)) return q;
    }
    return NULL;
}

/* Whether a token hangs on another, by one that does or itself. */
static bool hangs_on(const article *a, uint32_t at, uint32_t on) {
    for (int step = 0; step < TAIL && at != NONE; step++, at = a->tokens.at[at].head)
        if (a->tokens.at[at].head == on) return true;
    return false;
}

/* Where a description of somebody ends whose last word only goes with the noun behind it: "a man of the Dorvan Bakers
 * | Association", "the chief of Peru's | border guard". */
static uint32_t end_of_noun(const cast *c, const phrase *p, uint32_t end) {
    const article *a = c->a;
    for (int step = 0; step < TAIL; step++) {
        const token *last = &a->tokens.at[end - 1];
        uint8_t main = relation_main[last->relation];
        bool part = main == REL_AMOD || main == REL_COMPOUND || last->relation == REL_NMOD_POSS;
        bool goes_on = part && last->head != NONE && last->head >= end && last->head < end + TAIL &&
                       a->tokens.at[last->head].upos != UPOS_VERB && hangs_on(a, last->head, p->head);
        if (!goes_on) return end;
        end = last->head + 1;
    }
    return end;
}

/* The words of a description without "the" and "its", and with its country where that was only inferred. */
static slice shown_as(cast *c, const phrase *p) {
    uint32_t begin = p->begin;
    for (; begin < p->core_begin; begin++) {
        enum modifier_kind kind = gazetteer_modifier(c->g, c->found->keys[begin]);
        bool own = kind == MODIFIER_RANK && begin > p->begin && begin == p->owner + 1;
        if (kind != MODIFIER_THE && !own && !(begin == p->owner && gazetteer_pronoun(c->g, c->found->keys[begin])))
            break;
    }
    const phrase *principal = principal_of(c, p);
    slice text = cast_text(c, begin, end_of_noun(c, p, principal ? principal->end : p->end));
    slice adjective = p->country_count == 1 ? gazetteer_adjective(c->g, p->countries[0]) : (slice){NULL, 0};
    if (p->owner != NONE && p->owner >= begin) /* "the minister's staff" */
        return text;
    if (p->definite == DEFINITE_A)
        return text;
    for (uint32_t t = p->begin; t < p->end; t++)
        if (c->found->name_of[t] != NONE)
            return text;
    return adjective.size
               ? arena_print(c->a->arena, "%.*s %.*s", (int)adjective.size, adjective.at, (int)text.size, text.at)
               : text;
}

/* An actor known by a description only. */
static who *describe(cast *c, uint32_t number, const char *sort, uint8_t kind, bool shared) {
    const phrase *p = &c->phrases.at[number];
    slice countries = country_list(c, p), role = described_role(c, p), mark = article_mark(c->a);
    const phrase *principal = shared ? NULL : principal_of(c, p);
    if (principal) { /* one firm's spokesman is not another's */
        slice whose = utf8_key(c->a->arena, cast_text(c, principal->begin, principal->end));
        role = arena_print(c->a->arena, "%.*s %.*s", (int)whose.size, whose.at, (int)role.size, role.at);
    }
    slice key =
        arena_print(c->a->arena, "%s:%.*s:%.*s", sort, (int)countries.size, countries.at, (int)role.size, role.at);
    if (!shared) /* another article's "a senior official" is somebody else */
        key = arena_print(c->a->arena, "%.*s@%.*s", (int)key.size, key.at, (int)mark.size, mark.at);
    bool isnew = true;
    who *w = shared ? cast_get(c, key, kind, &isnew) : cast_new(c, key, kind);
    if (isnew) {
        w->shown = shown_as(c, p);
        w->sector = p->entry->sector;
        w->plural = p->plural && kind == ACTOR_GROUP;
        w->region = p->region;
        if (p->country_count > 1)
            w->country = (slice){NULL, 0};
    }
    return w;
}

/* Who owns it: "his counterpart", "the minister's spokesman". */
static who *owner_of(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > 12 ? number - 12 : 0;
    for (uint32_t i = number; p->owner != NONE && i-- > begin;)
        if (c->phrases.at[i].core_begin <= p->owner && p->owner < c->phrases.at[i].core_end)
            return coref_who(c, i);
    return NULL;
}

static bool has_office(const who *w) { return w && w->kind == ACTOR_PERSON && w->role_count; }

/* The counterpart of somebody holds the same office for another country. */
static void add_counterpart(cast *c, uint32_t number, who *w) {
    who *owner = owner_of(c, number);
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > PRONOUN_REACH ? number - PRONOUN_REACH : 0;
    for (uint32_t i = number; !owner && i-- > begin && sentence_of(c, &c->phrases.at[i]) == sentence_of(c, p);)
        if (coref_who(c, i) != w && has_office(coref_who(c, i))) owner = coref_who(c, i);
    if (!owner || owner == w || !owner->role_count)
        return;
    cast_add_role(c, w, owner->roles[0], owner->body, owner->in_office);
    if (!w->sector.size)
        w->sector = owner->sector;
}

static bool is_counterpart(const entry *e) {
    return e && e->kind == ENTRY_COUNTERPART;
}

static void resolve_one_person(cast *c, uint32_t number);

/* "his Danish counterpart": the foreign minister of Denmark, where he is a foreign minister. */
static void resolve_counterpart(cast *c, uint32_t number) {
    phrase *p = &c->phrases.at[number];
    who *owner = owner_of(c, number);
    if (owner && owner->role_count) {
        entry *office = arena_copy(c->a->arena, p->entry, sizeof *p->entry);
        office->role = owner->roles[0];
        office->name = gazetteer_role_name(c->g, office->role);
        office->kind = ENTRY_OFFICE;
        office->sector = owner->sector;
        p->entry = office;
        resolve_one_person(c, number);
        return;
    }
    who *w = describe(c, number, "u", ACTOR_UNNAMED, false);
    c->who_of[number] = cast_number(c, w);
    w->mentions++;
    if (!w->country.size && p->country_count)
        w->country = p->countries[0];
    add_counterpart(c, number, w);
}

static void resolve_one_person(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    bool somebody = p->past || p->other || p->some || p->definite == DEFINITE_A;
    bool bare = p->definite == DEFINITE_BARE && !p->country_count;
    who *w = NULL;
    if (is_counterpart(p->entry)) {
        resolve_counterpart(c, number);
        return;
    }
    if (!somebody && !bare) {
        w = holder_of(c, p);
        if (!w && !(p->definite == DEFINITE_OWNED && !p->country_count))
            w = look_back(c, number, true);
    }
    if (!w && !somebody)
        w = named_later(c, p);
    if (w) {
        cast_join(c, number, w);
        return;
    }
    bool office = p->entry->kind == ENTRY_OFFICE && !somebody && (p->country_count || p->body);
    w = describe(c, number, office ? "r" : "u", office ? ACTOR_PERSON : ACTOR_UNNAMED, office);
    w->alone = p->some;
    cast_join(c, number, w);
}

static void resolve_group(cast *c, uint32_t number) {
    phrase *p = &c->phrases.at[number];
    who *owner = p->country_count ? NULL : owner_of(c, number);
    if (owner && owner->country.size && (owner->kind == ACTOR_STATE || owner->kind == ACTOR_ORGANISATION))
        p->countries[p->country_count++] = owner->country;
    bool named = p->country_count || p->region.size || p->body;
    who *w = NULL;
    if (!named && p->definite == DEFINITE_THE && !p->other)
        w = look_back(c, number, true);
    if (!w)
        w = describe(c, number, "g", ACTOR_GROUP, named && !p->other);
    w->plural = true;
    cast_join(c, number, w);
}

/* The last state or person with a country before a phrase, that is the subject of something. */
static slice country_before(const cast *c, uint32_t number) {
    uint32_t begin = number > 30 ? number - 30 : 0, s = sentence_of(c, &c->phrases.at[number]);
    for (uint32_t i = number; i-- > begin;) {
        const phrase *q = &c->phrases.at[i];
        who *w = coref_who(c, i);
        if (sentence_of(c, q) + 1 < s)
            break;
        uint32_t clause = clause_of(c, q); /* whom a relative clause tells of is only mentioned */
        bool aside = clause != NONE && relation_main[c->a->tokens.at[clause].relation] == REL_ACL;
        bool state = w && gazetteer_country(c->g, w->country).size; /* no union of states */
        uint32_t front = c->a->sentences.at[s].tokens.first;
        bool place = q->kind == PHRASE_STATE && q->located && q->country_count == 1;
        /* "In Oslo, the foreign ministry" */
        if (place && sentence_of(c, q) == s && q->begin <= front + 1) return q->countries[0];
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
    return one && text.size && utf8_is_upper(utf8_decode(text, &size)) && !in_headline(c, p);
}

/* "The ministry", "the army", "the police". */
static bool is_of_state(const entry *e) {
    slice s = e->sector;
    return slice_equal(s, SLICE("GOV")) || slice_equal(s, SLICE("MIL")) || slice_equal(s, SLICE("COP")) ||
           slice_equal(s, SLICE("SPY"));
}

static void resolve_organisation(cast *c, uint32_t number, const bool *quoted) {
    phrase *p = &c->phrases.at[number];
    bool definite = p->definite == DEFINITE_THE || p->definite == DEFINITE_OWNED,
         wanted = definite && !p->other && !p->some;
    who *w = NULL;
    if (p->plural && !p->country_count && !p->region.size) {
        resolve_group(c, number);
        return;
    }
    if (!p->country_count && !p->region.size && p->owner != NONE) {
        who *owner = owner_of(c, number);
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
        w = look_back(c, number, false);
    if (!w && !p->country_count && wanted && is_of_state(p->entry) && !has_own_name(c, p)) {
        slice country = country_before(c, number);
        if (country.size)
            p->countries[p->country_count++] = country;
    }
    if (!w) {
        bool shared = p->country_count || p->region.size;
        w = describe(c, number, shared && !p->plural ? "o" : "g",
                     p->plural || p->entry->kind == ENTRY_ARMED ? ACTOR_GROUP : ACTOR_ORGANISATION,
                     shared && !p->other && !p->some);
        w->gender = 'n';
        w->alone = p->some && !shared;
    }
    cast_join(c, number, w);
}

static void resolve_land(cast *c, uint32_t number) {
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
    who *owner = owner_of(c, number), *state = NULL;
    slice code = owner ? owner->country : p->owner == NONE && p->country_count ? p->countries[0] : (slice){NULL, 0};
    if (code.size)
        state = cast_get(c, arena_print(c->a->arena, "c:%.*s", (int)code.size, code.at), ACTOR_STATE, &isnew);
    if (state && isnew) {
        state->shown = gazetteer_country(c->g, code);
        state->country = code;
        state->gender = 'n';
    }
    uint32_t s = sentence_of(c, p), begin = number > PRONOUN_REACH ? number - PRONOUN_REACH : 0;
    if (!state && p->definite == DEFINITE_THE && !p->other)
        for (uint32_t i = number; i-- > begin && sentence_of(c, &c->phrases.at[i]) + 1 >= s;) {
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
    uint32_t begin = number > PRONOUN_REACH ? number - PRONOUN_REACH : 0;
    for (uint32_t i = number; p->located && i-- > begin && sentence_of(c, &c->phrases.at[i]) == sentence_of(c, p);) {
        const phrase *q = &c->phrases.at[i];
        if (coref_who(c, i) && q->kind != PHRASE_PRONOUN && clause_of(c, q) == clause_of(c, p) &&
            relation_main[c->a->tokens.at[q->head].relation] == REL_NSUBJ)
            return coref_who(c, i);
    }
    return NULL;
}

/* Whose the last document of the same name was. */
static who *author_before(const cast *c, uint32_t number) {
    uint32_t begin = number > DESCRIPTION_REACH ? number - DESCRIPTION_REACH : 0;
    for (uint32_t i = number; i-- > begin;) {
        const phrase *q = &c->phrases.at[i];
        if (q->kind == PHRASE_NOUN && q->entry->role == c->phrases.at[number].entry->role && coref_who(c, i))
            return coref_who(c, i);
    }
    return NULL;
}

static void resolve_document(cast *c, uint32_t number) {
    who *w = author_of(c, number);
    if (!w)
        w = sayer_of(c, number);
    if (!w && c->phrases.at[number].definite == DEFINITE_THE)
        w = author_before(c, number);
    if (!w)
        w = describe(c, number, "d", ACTOR_DOCUMENT, false);
    c->who_of[number] = cast_number(c, w);
    w->mentions++;
}

static void resolve_description(cast *c, uint32_t number, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    switch (p->entry->kind) {
    case ENTRY_OFFICE:
    case ENTRY_PERSON:
    case ENTRY_COUNTERPART:
        if (p->plural)
            resolve_group(c, number);
        else
            resolve_one_person(c, number);
        break;
    case ENTRY_BODY:
    case ENTRY_ARMED:
        resolve_organisation(c, number, quoted);
        break;
    case ENTRY_LAND:
        resolve_land(c, number);
        break;
    case ENTRY_DOCUMENT:
        resolve_document(c, number);
        break;
    default:
        break;
    }
}

/* ----------------------------------------------------------------------------------------------- pronouns */

/* By the tree, or because a verb in a finite form follows. */
static bool is_subject(const cast *c, const phrase *p) {
    const token *head = &c->a->tokens.at[p->head];
    if (relation_main[head->relation] == REL_NSUBJ)
        return true;
    const token *next = p->end < c->a->tokens.size ? &c->a->tokens.at[p->end] : NULL;
    return next && next->sentence == head->sentence &&
           (slice_equal(next->xpos, SLICE("VBD")) || slice_equal(next->xpos, SLICE("VBZ")));
}

/* "Berg said the king ... He added": both are subjects of the main verb of their sentence. */
static bool speaks_alike(const cast *c, const phrase *p, const phrase *q) {
    const token *t = c->a->tokens.at;
    bool subjects = t[p->head].relation == REL_NSUBJ && t[q->head].relation == REL_NSUBJ;
    uint32_t own = clause_of(c, p), other = clause_of(c, q);
    return subjects && own != NONE && other != NONE && t[own].head == NONE && t[other].head == NONE && own != other;
}

/* How good an antecedent is; more is better. */
static int antecedent_score(const cast *c, const phrase *p, const phrase *q, const who *w, uint32_t between) {
    uint32_t sentences = sentence_of(c, p) - sentence_of(c, q);
    int score = 100 - 30 * (int)sentences - (between < 20 ? (int)between : 20);
    if (is_subject(c, q))
        score += 35;
    if (speaks_alike(c, p, q))
        score += 10;
    if (q->possessive)
        score -= 10;
    if (q->located)
        score -= 20;
    if (w->named)
        score += 10;
    if (w->kind == ACTOR_UNNAMED && q->definite == DEFINITE_A && !is_subject(c, q))
        score -= 20;
    if (p->gender && w->gender == p->gender)
        score += 15;
    if (w->mentions > 2)
        score += 5;
    bool subject = p->gender != 'n' && !p->possessive;
    /* a name without an office may be a ship's or a firm's */
    if (subject && w->kind == ACTOR_PERSON && w->role_count)
        score += 15;
    if (q->kind == PHRASE_PRONOUN)
        score += 10;
    if (p->plural && !w->plural && w->kind != ACTOR_GROUP) /* a body that is spoken of as its people */
        score -= BODY_AS_PEOPLE;
    /* whom the sentence before brings on */
    if (q->kind == PHRASE_NAME && (q->title || q->core_end - q->core_begin > 1) && sentences == 1 && is_subject(c, q))
        score += 10;
    return score;
}

/* Whether the grammar forbids it: one is inside of the other, or both are arguments of one verb. */
static bool forbidden(const cast *c, const phrase *p, const phrase *q) {
    if (q->begin <= p->core_begin && p->core_begin < q->end)
        return true;
    if (p->possessive || q->possessive)
        return false;
    uint32_t clause = clause_of(c, p);
    return clause != NONE && clause == clause_of(c, q) && !is_subject(c, p);
}

/* Whether q is the subject of a verb that p stands under: "Norway said that it ...", "Norway recalled its ...". Asked
 * of "it" and "its", which otherwise may stand for anything. */
static bool under_subject(const cast *c, const phrase *p, const phrase *q) {
    uint32_t verb = clause_of(c, q), t = p->head;
    if (relation_main[c->a->tokens.at[q->head].relation] != REL_NSUBJ || verb == NONE)
        return false;
    for (uint32_t steps = 0; t != NONE && steps < 8; steps++) {
        t = c->a->tokens.at[t].head;
        if (t == verb)
            return p->possessive || steps > 0;
    }
    return false;
}

/* Quotation marks: true where the byte at `at` opens or closes one. */
static bool is_quote(slice text) {
    return slice_equal(text, SLICE("\"")) || slice_equal(text, SLICE("``")) || slice_equal(text, SLICE("''")) ||
           slice_equal(text, SLICE("\xE2\x80\x9C")) || slice_equal(text, SLICE("\xE2\x80\x9D"));
}

/* Which tokens stand between quotation marks. A mark that is not closed ends with its paragraph. */
static bool *find_quoted(const article *a) {
    bool *out = ARENA_NEW(a->arena, bool, a->tokens.size + 1), inside = false;
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        span before = {t ? a->tokens.at[t - 1].at.end : 0, a->tokens.at[t].at.begin};
        if (slice_find(article_text(a, before), SLICE("\n")) != SIZE_MAX)
            inside = false;
        if (is_quote(article_text(a, a->tokens.at[t].at)))
            inside = !inside;
        out[t] = inside;
    }
    return out;
}

/* Whether a phrase is the first of two actors of one clause: the "Berg" of "what Berg and Dahl said". */
static bool begins_pair(const cast *c, uint32_t number) {
    const phrase *q = &c->phrases.at[number];
    for (uint32_t i = number + 1; i < c->phrases.size && i < number + 4; i++) {
        const token *head = &c->a->tokens.at[c->phrases.at[i].head];
        if (relation_main[head->relation] == REL_CONJ && head->head == q->head && coref_who(c, i) &&
            coref_who(c, i) != coref_who(c, number))
            return true;
    }
    return false;
}

/* How good the best two actors of one clause are as what "they" stands for; there is no actor for two. */
static int pair_score(const cast *c, uint32_t number, uint32_t begin) {
    const phrase *p = &c->phrases.at[number];
    int best = 0;
    for (uint32_t i = number;
         p->plural && i-- > begin && sentence_of(c, &c->phrases.at[i]) + NEAR_SENTENCES >= sentence_of(c, p);) {
        const phrase *q = &c->phrases.at[i];
        who *w = coref_who(c, i);
        if (!w || w->plural || q->adjective || forbidden(c, p, q) || !begins_pair(c, i))
            continue;
        int score = antecedent_score(c, p, q, w, number - i) + BODY_AS_PEOPLE;
        best = score > best ? score : best;
    }
    return best;
}

/* Gives a pronoun to whom the accusation that it stands in is against, or who denies the claim that it stands in;
 * false where that is not known, or not yet. */
static bool resolve_accused(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    uint32_t barred, accused = p->person == '3' ? accused_meant(c, number, &barred) : NONE;
    who *meant = coref_who(c, accused);
    bool people = meant && p->plural && (meant->kind == ACTOR_STATE || meant->kind == ACTOR_ORGANISATION);
    if (p->person == '3' && !meant)
        meant = coref_who(c, denier_meant(c, number));
    if (!people && !coref_fits(p, meant))
        return false;
    c->who_of[number] = cast_number(c, meant);
    meant->mentions++;
    return true;
}

static void resolve_pronoun(cast *c, uint32_t number, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    if (p->person != '3')
        return;
    uint32_t barred = NONE, accused = accused_meant(c, number, &barred);
    who *accuser = coref_who(c, barred);
    if (resolve_accused(c, number) || (accused != NONE && accused > number)) /* once what stands behind it is known */
        return;
    int best = 0, second = 0;
    who *winner = NULL;
    bool near = p->gender == 'n' || p->plural;
    uint32_t begin = number > PRONOUN_REACH ? number - PRONOUN_REACH : 0,
             reach = near ? NEAR_SENTENCES : PRONOUN_SENTENCES;
    for (uint32_t i = number; i-- > begin;) {
        const phrase *q = &c->phrases.at[i];
        who *w = coref_who(c, i);
        if (sentence_of(c, q) + reach < sentence_of(c, p))
            break;
        if (!w || w == accuser || q->adjective || w->alone || !coref_fits(p, w) || forbidden(c, p, q))
            continue;
        if (quoted[q->head] && !quoted[p->head]) /* "Northam paid them," he said */
            continue;
        if (p->gender == 'n' && !under_subject(c, p, q))
            continue;
        int score = antecedent_score(c, p, q, w, number - i);
        if (w == winner) {
            best = score > best ? score : best;
        } else if (!winner || score > best) {
            second = winner ? best : 0;
            winner = w;
            best = score;
        } else if (score > second)
            second = score;
    }
    if (!winner || best < second + MARGIN || (near && best < 100) || best < pair_score(c, number, begin) + MARGIN)
        return;
    c->who_of[number] = cast_number(c, winner);
    winner->mentions++;
    if (!winner->gender && p->gender)
        winner->gender = p->gender;
}

void coref_find(cast *c) {
    const bool *quoted = find_quoted(c->a);
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        const phrase *p = &c->phrases.at[i];
        if (p->kind == PHRASE_PRONOUN)
            resolve_pronoun(c, i, quoted);
        else if (p->kind == PHRASE_NOUN && c->who_of[i] == NONE)
            resolve_description(c, i, quoted);
        else if (p->kind == PHRASE_NAME && is_counterpart(p->title) && c->who_of[i] != NONE)
            add_counterpart(c, i, &c->list.at[c->who_of[i]]);
    }
    for (uint32_t i = 0; i < c->phrases.size; i++) /* "“They fired,” he said of the rebels" */
        if (c->phrases.at[i].kind == PHRASE_PRONOUN && c->who_of[i] == NONE)
            resolve_accused(c, i);
}

/* ------------------------------------------------------------------------------------------------ speakers */

static bool is_own_word(const article *a, const token *k) {
    slice person = SLICE("Person=1");
    return k->upos == UPOS_PRON && slice_find(k->features, person) != SIZE_MAX && k->at.end <= a->text.size;
}

/* Gives "I" and "we" inside of one span of content to the speaker. */
static void speak(article *a, span content, uint32_t speaker, bool *taken) {
    uint8_t kind = a->actors.at[speaker].kind;
    bool inside = false, person = kind == ACTOR_PERSON || kind == ACTOR_UNNAMED;
    for (uint32_t t = article_token_from(a, content.begin);
         t < a->tokens.size && a->tokens.at[t].at.begin < content.end; t++) {
        const token *k = &a->tokens.at[t];
        slice text = article_text(a, k->at);
        if (is_quote(text))
            inside = !inside;
        if (!inside || taken[t] || !is_own_word(a, k))
            continue;
        if (!person && slice_find(k->features, SLICE("Number=Sing")) != SIZE_MAX)
            continue; /* "I" is no ministry */
        taken[t] = true;
        *vec_push(a->arena, &a->mentions) = (mention){.at = k->at, .actor = speaker, .head = t, .pronoun = true};
    }
}

static int by_place(const void *x, const void *y) {
    const mention *m = x, *n = y;
    if (m->at.begin != n->at.begin)
        return m->at.begin < n->at.begin ? -1 : 1;
    if (m->at.end != n->at.end)
        return m->at.end > n->at.end ? -1 : 1;
    return m->head != n->head ? (m->head < n->head ? -1 : 1) : 0;
}

status coref_speakers(const void *unused, article *a, error *e) {
    (void)unused;
    (void)e;
    bool *taken = ARENA_NEW(a->arena, bool, a->tokens.size);
    /* Innermost first: a child stands after its parent. */
    for (uint32_t i = a->attributions.size; i-- > 0;) {
        const attribution *t = &a->attributions.at[i];
        if (t->speaker == NONE || t->kind == KIND_INDIRECT)
            continue;
        for (uint32_t s = t->content.first; s < t->content.first + t->content.count; s++)
            speak(a, a->spans.at[s], t->speaker, taken);
    }
    if (a->mentions.size)
        qsort(a->mentions.at, a->mentions.size, sizeof *a->mentions.at, by_place);
    return READOUT_OK;
}
