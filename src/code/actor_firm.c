/* actor_firm.c - names that were taken for persons' and are firms', clubs', parties'
 *
 * Before names are resolved. A name of one word, or of words that no first name is among, looks the same on a man and
 * on a firm; what stands around it tells: "the oil company Aldvik", "Aldvik, which employs", "Aldvik's chief
 * executive". What one place tells holds for the whole report, unless another place shows a person of this name. */
#include "code/actor_cast.h"

#include "base/utf8.h"

/* How far an owner's name stands before what it owns, in phrases. */
#define OWNED 12

typedef struct firm_finder {
    cast *c;
    map firms;  /* from a name in lower case to 1 + the phrase whose entry says what it is, or 0 */
    map humans; /* names that persons have here */
    map letters; /* initials of bodies */
    map fronts;  /* names without the legal form that tells a firm's: "Ada Lund" of "Ada Lund Co." */
} firm_finder;

static slice key_of(const firm_finder *f, const phrase *p) {
    return utf8_key(f->c->a->arena, cast_text(f->c, p->core_begin, p->core_end));
}

static slice word_at(const firm_finder *f, uint32_t t) {
    return utf8_key(f->c->a->arena, cast_text(f->c, t, t + 1));
}

static bool same_sentence(const firm_finder *f, uint32_t t, const phrase *p) {
    const article *a = f->c->a;
    return t < a->tokens.size && a->tokens.at[t].sentence == a->tokens.at[p->core_begin].sentence;
}

static bool key_is(const firm_finder *f, uint32_t t, slice key) {
    return slice_equal(f->c->found->keys[t], key);
}

/* A body that has a name of its own: no part of a state, which goes by what it is. */
static bool is_private(const entry *e) {
    static const char states[] = " GOV MIL LEG JUD COP SPY ";
    if (!e || (e->kind != ENTRY_BODY && e->kind != ENTRY_ARMED)) return false;
    for (size_t i = 0; e->sector.size && i + 1 < sizeof states; i += 4)
        if (slice_starts(slice_of(states + i + 1), e->sector)) return false;
    return true;
}

static bool is_plural(const article *a, uint32_t t) {
    return token_has(&a->tokens.at[t], "Number=Plur");
}

/* "company" in "the oil company Aldvik": the noun that the name stands beside. */
static const entry *noun_before(const firm_finder *f, const phrase *p) {
    const article *a = f->c->a;
    uint32_t t = p->core_begin;
    if (!t || !same_sentence(f, t - 1, p) || f->c->found->noun_of[t - 1] == NONE) return NULL;
    const match *m = &f->c->found->list.at[f->c->found->noun_of[t - 1]];
    uint32_t up = a->tokens.at[t - 1].head;
    bool beside = up != NONE && up >= p->core_begin && up < p->core_end;
    for (uint32_t i = p->core_begin; i < p->core_end; i++) {
        const token *k = &a->tokens.at[i];
        /* the tree has two of one kind side by side */
        bool alike = k->relation == REL_NSUBJ || k->relation == REL_NMOD || k->relation == REL_OBL_AGENT;
        beside |= k->head == t - 1 || (k->head == up && alike && a->tokens.at[t - 1].relation == k->relation);
    }
    return m->first + m->count == t && beside && is_private(m->entry) && !is_plural(a, t - 1) ? m->entry : NULL;
}

/* "Aldvik, the Norwegian oil company that ...", "Aldvik, the country's largest carrier"; the description is known to
 * stand for the name from here on. */
static const entry *noun_behind(const firm_finder *f, uint32_t number) {
    const article *a = f->c->a;
    const phrase *p = &f->c->phrases.at[number];
    for (uint32_t i = number + 1; i < f->c->phrases.size && i < number + 4; i++) {
        phrase *q = &f->c->phrases.at[i];
        uint32_t above = a->tokens.at[q->head].head;
        bool owned = q->begin == p->end + 2 && q->owner != NONE && a->tokens.at[p->end + 1].upos == UPOS_DET;
        bool beside = q->kind == PHRASE_NOUN && (q->begin == p->end + 1 || owned) &&
                      a->tokens.at[q->head].relation == REL_APPOS && above != NONE && above >= p->core_begin &&
                      above < p->core_end;
        if (!beside || !is_private(q->entry) || q->plural) continue;
        q->same = number;
        return q->entry;
    }
    return NULL;
}

/* "The oil company, Aldvik, said": the noun that the name stands in apposition to. */
static const entry *noun_across(const firm_finder *f, uint32_t number) {
    const article *a = f->c->a;
    const phrase *p = &f->c->phrases.at[number];
    phrase *q = number ? &f->c->phrases.at[number - 1] : NULL;
    bool set_off = q && q->kind == PHRASE_NOUN && q->end + 1 == p->begin && key_is(f, q->end, SLICE(",")) &&
        !q->plural;
    if (!set_off || relation_main[a->tokens.at[q->head].relation] == REL_NMOD || !is_private(q->entry) ||
        a->tokens.at[p->head].relation != REL_APPOS || a->tokens.at[p->head].head != q->head)
        return NULL;
    q->same = number;
    return q->entry;
}

static bool before_which(const firm_finder *f, const phrase *p, enum word_role role) {
    uint32_t t = p->end;
    return same_sentence(f, t + 1, p) && key_is(f, t, SLICE(",")) &&
           word_is(f->c->a->words, f->c->found->keys[t + 1], role);
}

/* A trade that only a business has people in: "its chief executive". */
static bool in_business(const entry *e) {
    return e && e->kind == ENTRY_PERSON && slice_equal(e->sector, SLICE("BUS"));
}

/* "Aldvik chief executive Ada Berg". */
static bool before_business(const firm_finder *f, const phrase *p) {
    if (!same_sentence(f, p->core_end, p) || f->c->found->noun_of[p->core_end] == NONE) return false;
    const match *m = &f->c->found->list.at[f->c->found->noun_of[p->core_end]];
    return m->first == p->core_end && in_business(m->entry);
}

static void put(firm_finder *f, map *m, slice key, uint32_t value) {
    bool found;
    uint32_t *at = map_put(f->c->a->arena, m, key, &found);
    if (!found || !*at) *at = value;
}

/* What this place shows of the name. */
static void look_at(firm_finder *f, uint32_t number) {
    phrase *p = &f->c->phrases.at[number];
    uint32_t count, parts = p->core_end - p->core_begin;
    slice key = key_of(f, p);
    person_name folded = name_fold(f->c->a->words, f->c->a->arena, key);
    bool first_name = parts > 1 && gazetteer_gender(f->c->g, f->c->found->keys[p->core_begin]);
    bool known = folded.count && gazetteer_people(f->c->g, name_key(f->c->a->arena, &folded), &count);
    if (p->title || first_name || known || before_which(f, p, WORD_RELATIVE_PERSON)) {
        put(f, &f->humans, key, 1);
        if (parts > 1) put(f, &f->humans, word_at(f, p->core_end - 1), 1);
        return;
    }
    const entry *noun = noun_before(f, p);
    if (!noun) noun = noun_behind(f, number);
    if (!noun) noun = noun_across(f, number);
    if (noun) {
        p->entry = noun;
        put(f, &f->firms, key, number + 1);
    } else if (before_which(f, p, WORD_RELATIVE_THING) || (parts == 1 && before_business(f, p)) ||
               gazetteer_firm(f->c->g, f->c->found->keys[p->core_end - 1]))
        put(f, &f->firms, key, 0);
}

/* "Aldvik's chief executive": the name that owns phrase `number`. */
static void look_at_owner(firm_finder *f, uint32_t number) {
    const phrase *q = &f->c->phrases.at[number];
    for (uint32_t i = number;
         q->owner != NONE && in_business(q->entry) && !q->plural && i-- > 0 && number - i < OWNED;) {
        const phrase *p = &f->c->phrases.at[i];
        bool owns = p->core_begin <= q->owner && q->owner < p->core_end;
        if (owns && p->kind == PHRASE_NAME && !p->title && p->core_end - p->core_begin == 1)
            put(f, &f->firms, key_of(f, p), 0);
    }
}

/* "The Norwegian oil company" of "the Norwegian oil company Aldvik" stands for Aldvik. */
static void look_before(firm_finder *f, uint32_t number) {
    phrase *p = &f->c->phrases.at[number], *q = number ? &f->c->phrases.at[number - 1] : NULL;
    const entry *noun = noun_before(f, p);
    if (!noun) return;
    if (!p->entry) {
        p->entry = noun;
        put(f, &f->firms, key_of(f, p), number + 1);
    }
    if (q && q->kind == PHRASE_NOUN && q->core_end == p->core_begin) q->same = number;
}

/* A firm's whole name, by its last word or by a noun beside it, gives its first word to it. */
static void look_at_body(firm_finder *f, const phrase *p) {
    bool told = is_private(p->entry) || gazetteer_firm(f->c->g, f->c->found->keys[p->core_end - 1]);
    if (told && p->core_end - p->core_begin > 1) put(f, &f->firms, word_at(f, p->core_begin), 0);
    uint32_t last = p->core_end - 1;
    bool legal = p->core_end - p->core_begin > 2 && gazetteer_legal_form(f->c->g, f->c->found->keys[last],
        cast_text(f->c, last, last + 1));
    if (legal) put(f, &f->fronts, utf8_key(f->c->a->arena, cast_text(f->c, p->core_begin, last)), 1);
    slice letters = p->kind == PHRASE_BODY ? cast_initials(f->c, p) : (slice){NULL, 0};
    if (letters.size > 2) put(f, &f->letters, letters, 1);
}

/* Whether a name of one word in capitals is a body's by its letters. */
static bool is_letters(const firm_finder *f, const phrase *p, slice key) {
    slice text = cast_text(f->c, p->core_begin, p->core_end);
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] < 'A' || text.at[i] > 'Z') return false;
    return map_get(&f->letters, key) != MAP_NONE;
}

static bool is_firm(const firm_finder *f, slice key, uint32_t *about) {
    *about = map_get(&f->firms, key);
    return *about != MAP_NONE && map_get(&f->humans, key) == MAP_NONE;
}

void firm_find(cast *c) {
    firm_finder f = {.c = c};
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        const phrase *p = &c->phrases.at[i];
        if (p->kind == PHRASE_NAME) look_at(&f, i);
        if (p->kind == PHRASE_NOUN) look_at_owner(&f, i);
        if (p->kind == PHRASE_BODY) look_before(&f, i);
        if (p->kind == PHRASE_NAME || p->kind == PHRASE_BODY) look_at_body(&f, p);
    }
    for (uint32_t i = 0; f.firms.size + f.letters.size + f.fronts.size && i < c->phrases.size; i++) {
        phrase *p = &c->phrases.at[i];
        uint32_t about = 0;
        if (p->kind != PHRASE_NAME || p->title) continue;
        slice key = key_of(&f, p);
        if (!is_letters(&f, p, key) && map_get(&f.fronts, key) == MAP_NONE && !is_firm(&f, key, &about)) continue;
        p->kind = PHRASE_BODY;
        p->gender = 'n';
        if (!p->entry && about) p->entry = c->phrases.at[about - 1].entry;
    }
}
