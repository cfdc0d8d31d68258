/* coref_noun.c - who "the minister", "his counterpart", "Iranian officials", "the report" are
 *
 * A description looks back for the last actor that may be called so; what it does not find becomes an actor of its
 * own, known by its description. */
#include "code/coref_parts.h"

#include "base/utf8.h"
#include "code/coref_tree.h"

/* Words that a description may be short of. */
#define TAIL 4

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
who *coref_look_back(const cast *c, uint32_t number, bool person) {
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > COREF_DESCRIPTION_REACH ? number - COREF_DESCRIPTION_REACH : 0;
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
bool coref_in_headline(const cast *c, const phrase *p) {
    uint32_t part = c->a->sentences.at[coref_sentence(c, p)].block;
    return part < c->a->blocks.size && c->a->blocks.at[part].kind == BLOCK_TITLE;
}

/* The one person in the article who is named with the office that a description leaves without a country: "The
 * transport minister said ... The minister, Ada Berg, ..."; NULL where there is none or are several. */
static who *named_later(const cast *c, const phrase *p) {
    who *only = NULL;
    bool office = p->entry->kind == ENTRY_OFFICE ||
                  p->entry->role == gazetteer_role(c->g, word_first(c->a->words, WORD_MINISTER));
    bool known = p->definite == DEFINITE_THE || (p->definite == DEFINITE_BARE && coref_in_headline(c, p));
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

/* "At | least 40 people". */
static bool begin_of_number(const cast *c, const phrase *p) {
    const token *t = p->begin ? &c->a->tokens.at[p->begin - 1] : NULL, *own = &c->a->tokens.at[p->begin];
    return t && t->upos == UPOS_ADP && t->head == p->begin && own->head <= p->head && p->begin < p->core_begin &&
           slice_find(own->features, SLICE("Degree=Sup")) != SIZE_MAX;
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
    if (begin == p->begin && begin_of_number(c, p)) begin--;
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

static const char *const sectors_of_forces[] = {"COP", "MIL", "SPY"};

/* Whether a word of a body's description is of its name: nothing else that is known. */
static bool is_own_word(const cast *c, uint32_t t) {
    return c->a->tokens.at[t].upos == UPOS_PROPN && c->found->name_of[t] == NONE && c->found->noun_of[t] == NONE &&
           gazetteer_modifier(c->g, c->found->keys[t]) == MODIFIER_NONE;
}

static bool is_place(const cast *c, uint32_t t) {
    uint32_t called = c->found->name_of[t];
    return called != NONE && c->found->list.at[called].entry->kind == ENTRY_PLACE;
}

/* Whether a body of a country has words of a name beside what it is, or is a place's there: "American Meat
 * Institute", "Kansas City police". Another article's American institute is another one. */
static bool has_own_words(const cast *c, const phrase *p) {
    const article *a = c->a;
    bool own = false, small = false, forces = false;
    bool named = a->tokens.at[p->core_end - 1].upos == UPOS_PROPN;
    for (size_t i = 0; i < sizeof sectors_of_forces / sizeof *sectors_of_forces; i++)
        forces |= slice_equal(p->entry->sector, slice_of(sectors_of_forces[i]));
    for (uint32_t t = p->begin; t < p->core_end; t++) {
        slice text = article_text(a, a->tokens.at[t].at);
        bool capital = text.size > 1 && text.at[0] >= 'A' && text.at[0] <= 'Z';
        own |= capital && (is_place(c, t) || (named && !forces && is_own_word(c, t)));
        for (size_t i = 1; i < text.size; i++) small |= text.at[i] >= 'a' && text.at[i] <= 'z';
    }
    return own && small; /* not in a headline in capitals */
}

/* An actor known by a description only. */
who *coref_new(cast *c, uint32_t number, const char *sort, uint8_t kind, bool shared) {
    const phrase *p = &c->phrases.at[number];
    slice countries = country_list(c, p), role = described_role(c, p), mark = article_mark(c->a);
    const phrase *principal = shared ? NULL : principal_of(c, p);
    if (principal) { /* one firm's spokesman is not another's */
        slice whose = utf8_key(c->a->arena, cast_text(c, principal->begin, principal->end));
        role = arena_print(c->a->arena, "%.*s %.*s", (int)whose.size, whose.at, (int)role.size, role.at);
    }
    if (shared && kind == ACTOR_ORGANISATION && p->country_count && p->definite != DEFINITE_A && has_own_words(c, p))
        role = utf8_key(c->a->arena, shown_as(c, p));
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
who *coref_owner(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > 12 ? number - 12 : 0;
    for (uint32_t i = number; p->owner != NONE && i-- > begin;)
        if (c->phrases.at[i].core_begin <= p->owner && p->owner < c->phrases.at[i].core_end)
            return coref_who(c, i);
    return NULL;
}

static bool has_office(const who *w) { return w && w->kind == ACTOR_PERSON && w->role_count; }

/* The counterpart of somebody holds the same office for another country. */
void coref_add_counterpart(cast *c, uint32_t number, who *w) {
    who *owner = coref_owner(c, number);
    const phrase *p = &c->phrases.at[number];
    uint32_t begin = number > COREF_REACH ? number - COREF_REACH : 0;
    for (uint32_t i = number; !owner && i-- > begin && coref_sentence(c, &c->phrases.at[i]) == coref_sentence(c, p);)
        if (coref_who(c, i) != w && has_office(coref_who(c, i))) owner = coref_who(c, i);
    if (!owner || owner == w || !owner->role_count)
        return;
    cast_add_role(c, w, owner->roles[0], owner->body, owner->in_office);
    if (!w->sector.size)
        w->sector = owner->sector;
}

bool coref_is_counterpart(const entry *e) {
    return e && e->kind == ENTRY_COUNTERPART;
}

static void resolve_one_person(cast *c, uint32_t number);

/* "his Danish counterpart": the foreign minister of Denmark, where he is a foreign minister. */
static void resolve_counterpart(cast *c, uint32_t number) {
    phrase *p = &c->phrases.at[number];
    who *owner = coref_owner(c, number);
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
    who *w = coref_new(c, number, "u", ACTOR_UNNAMED, false);
    c->who_of[number] = cast_number(c, w);
    w->mentions++;
    if (!w->country.size && p->country_count)
        w->country = p->countries[0];
    coref_add_counterpart(c, number, w);
}

static void resolve_one_person(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    bool somebody = p->past || p->other || p->some || p->definite == DEFINITE_A;
    bool bare = p->definite == DEFINITE_BARE && !p->country_count;
    who *w = NULL;
    if (coref_is_counterpart(p->entry)) {
        resolve_counterpart(c, number);
        return;
    }
    if (!somebody && !bare) {
        w = holder_of(c, p);
        if (!w && !(p->definite == DEFINITE_OWNED && !p->country_count))
            w = coref_look_back(c, number, true);
    }
    if (!w && !somebody)
        w = named_later(c, p);
    if (w) {
        cast_join(c, number, w);
        return;
    }
    bool office = p->entry->kind == ENTRY_OFFICE && !somebody && (p->country_count || p->body);
    w = coref_new(c, number, office ? "r" : "u", office ? ACTOR_PERSON : ACTOR_UNNAMED, office);
    w->alone = p->some;
    cast_join(c, number, w);
}

void coref_group(cast *c, uint32_t number) {
    phrase *p = &c->phrases.at[number];
    who *owner = p->country_count ? NULL : coref_owner(c, number);
    if (owner && owner->country.size && (owner->kind == ACTOR_STATE || owner->kind == ACTOR_ORGANISATION))
        p->countries[p->country_count++] = owner->country;
    bool named = p->country_count || p->region.size || p->body;
    who *w = NULL;
    if (!named && p->definite == DEFINITE_THE && !p->other)
        w = coref_look_back(c, number, true);
    if (!w)
        w = coref_new(c, number, "g", ACTOR_GROUP, named && !p->other);
    w->plural = true;
    cast_join(c, number, w);
}

void coref_describe(cast *c, uint32_t number, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    switch (p->entry->kind) {
    case ENTRY_OFFICE:
    case ENTRY_PERSON:
    case ENTRY_COUNTERPART:
        if (p->plural)
            coref_group(c, number);
        else
            resolve_one_person(c, number);
        break;
    case ENTRY_BODY:
    case ENTRY_ARMED:
        coref_body(c, number, quoted);
        break;
    case ENTRY_LAND:
        coref_land(c, number);
        break;
    case ENTRY_DOCUMENT:
        coref_document(c, number);
        break;
    case ENTRY_SHORT:
        coref_short(c, number);
        break;
    default:
        break;
    }
}
