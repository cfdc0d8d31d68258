/* claim_name.c - see claim_name.h
 *
 * Each statement has a voice for every actor that it makes the doer: who charges another two, who denies it one.
 * What somebody says of himself says little of whom others charge. */
#include "record/claim_name.h"

#include <string.h>

#include "record/keys.h"
#include "record/lists.h"
#include "record/packed.h"

enum {
    CHARGES = 2, DENIES = 1, /* voices */
    MANY = 5,                /* voices for people, so that a person is not the doer */
    PERSON = 4,              /* voices for a person, so that it is he, not his state */
    BEGIN = 4,               /* letters that a state's name and what its people are called share */
    SHORT = 4                /* bytes of a pronoun, as a rule */
};

typedef struct called {
    const identity *who;
    uint32_t voices;
    bool charged; /* by somebody else */
} called;

typedef VEC(called) names;

static bool is_state(const identity *who) { return who->kind == ACTOR_STATE; }

static bool is_person(const identity *who) { return who->kind == ACTOR_PERSON; }

static void hear(lister *l, const member *m, const identity *who, names *all) {
    uint32_t at = 0;
    bool himself = who->id == m->identity, charges = m->side == SIDE_ASSERTS;
    if (himself && (charges || is_person(who))) return;
    while (at < all->size && all->at[at].who->id != who->id) at++;
    if (at == all->size) *vec_push(l->a, all) = (called){.who = who};
    all->at[at].voices += charges ? CHARGES : DENIES;
    all->at[at].charged |= charges;
}

static void hear_member(lister *l, const member *m, names *all) {
    packed_rows arguments = packed_of(l, m->article, PACKED_ARGUMENT);
    for (uint32_t n = 0; n < arguments.rows; n++) {
        const cell *g = packed_row(&arguments, n);
        if (g[ARGUMENT_PROPOSITION].number != m->proposition || g[ARGUMENT_ROLE].number != ROLE_ACTOR) continue;
        const identity *who =
            identity_known(l, identity_of_actor(l, packed_actor(&arguments, &g[ARGUMENT_ACTOR])));
        if (who && who->name.size) hear(l, m, who, all);
    }
}

/* The longest of the names that end in this one: "Malian soldiers", of "soldiers". */
static const called *fullest(const names *all, const called *x) {
    const called *out = x;
    for (uint32_t i = 0; i < all->size; i++) {
        const called *y = &all->at[i];
        bool ends = y->who->kind == x->who->kind && slice_ends(y->who->name, x->who->name);
        if (ends && y->charged && y->who->name.size > out->who->name.size) out = y;
    }
    return out;
}

static const called *most(const names *all) {
    const called *out = NULL;
    for (uint32_t i = 0; i < all->size; i++) {
        const called *x = &all->at[i];
        if (!x->charged) continue;
        bool better = !out || x->voices > out->voices ||
                      (x->voices == out->voices && slice_compare(x->who->name, out->who->name) < 0);
        if (better) out = x;
    }
    return out;
}

bool claim_name_tells(slice own, slice state) {
    return state.size >= BEGIN && slice_find(own, slice_part(state, 0, BEGIN)) != SIZE_MAX;
}

/* Whose people did it, in the statements' words; nobody's where one of them says that the state did. */
static slice of_state(lister *l, const names *all, slice country, slice state) {
    for (uint32_t i = 0; i < all->size; i++)
        if (is_state(all->at[i].who) && slice_equal(all->at[i].who->country, country)) return (slice){0};
    const called *best = most(all);
    if (!best || is_state(best->who) || (is_person(best->who) && best->voices < PERSON)) return (slice){0};
    if (best->who->country.size && !slice_equal(best->who->country, country)) return (slice){0};
    slice own = fullest(all, best)->who->name;
    if (claim_name_tells(own, state) || is_person(best->who)) return own;
    return arena_print(l->a, "%.*s (%.*s)", (int)own.size, own.at, (int)state.size, state.at);
}

/* The people who did it, by those who charge them, where a statement or two say that a person did. */
static slice of_person(const names *all, const identity *person) {
    const called *best = most(all);
    uint32_t own = 0;
    bool people = best && (best->who->kind == ACTOR_GROUP || best->who->kind == ACTOR_ORGANISATION);
    for (uint32_t i = 0; i < all->size; i++)
        if (all->at[i].who->id == person->id) own = all->at[i].voices;
    bool more = people && best->voices >= MANY && best->voices >= CHARGES * own;
    return more ? fullest(all, best)->who->name : (slice){0};
}

slice claim_doer(lister *l, const claim *c) {
    names all = {0};
    if (c->accused.size || !c->actors.size || memchr(c->actors.at, '\n', c->actors.size)) return (slice){0};
    const identity *known = identity_known(l, identity_of_actor(l, actor_by_key(l, c->actors)));
    if (!known || (!is_state(known) && !is_person(known))) return (slice){0};
    for (uint32_t i = 0; i < c->size; i++)
        if (!(c->members[i].marks & MARK_MEANT) && c->members[i].side < SIDE_QUESTIONS)
            hear_member(l, &c->members[i], &all);
    return is_state(known) ? of_state(l, &all, known->country, known->name) : of_person(&all, known);
}

/* ------------------------------------------------------------------------------------------- among many reports */

typedef struct wording {
    slice text;
    uint32_t count;
    bool acts;
} wording;

typedef struct doers {
    VEC(wording) all;
    slice state; /* the key, where it is of one state */
    int64_t person; /* whose it is, where it is a person's */
    bool itself; /* a statement says that the state did it, or the person, or he denies it */
    bool any;    /* a statement says that somebody did */
} doers;

static void count_doer(lister *l, doers *d, slice text, bool acts) {
    uint32_t at = 0;
    while (at < d->all.size && !slice_equal_nocase(d->all.at[at].text, text)) at++;
    if (at == d->all.size) *vec_push(l->a, &d->all) = (wording){.text = arena_slice(l->a, text)};
    d->all.at[at].count++;
    d->all.at[at].acts |= acts;
}

/* Of what is compared from the other side ("held the army responsible", "bought from Norland") the state is where
 * others are to whom something is done. */
static void hear_doer(lister *l, doers *d, const packed_rows *all, const cell *g) {
    int64_t role = g[ARGUMENT_ROLE].number;
    if (role != ROLE_ACTOR && role != ROLE_RECIPIENT && role != ROLE_OBJECT) return;
    const identity *who = identity_known(l, identity_of_actor(l, packed_actor(all, &g[ARGUMENT_ACTOR])));
    slice text = who ? who->name : g[ARGUMENT_TEXT].text;
    bool own = who && d->state.size && slice_equal(who->country, key_rest(d->state));
    d->itself |= who && who->id == d->person;
    if (own && (is_state(who) || (role != ROLE_ACTOR && identity_acts(who)))) d->itself = true;
    if (role != ROLE_ACTOR) return;
    d->any = true;
    if (d->itself) return;
    bool acts = own && !is_person(who) && identity_acts(who), named = who ? text.size != 0 : text.size > SHORT;
    if (named) count_doer(l, d, text, acts);
}

static doers doers_told(lister *l, const claim *c) {
    doers out = {.state = key_is_state(c->actors) ? c->actors : (slice){0}};
    if (key_is(c->actors, "p")) out.person = identity_of_actor(l, actor_by_key(l, c->actors));
    for (uint32_t i = 0; i < c->size && !out.itself; i++) {
        packed_rows all = packed_of(l, c->members[i].article, PACKED_ARGUMENT);
        bool denies = c->members[i].side == SIDE_DENIES; /* as a rule his own deed */
        out.itself |= denies && out.person && c->members[i].identity == out.person;
        for (uint32_t n = 0; n < all.rows; n++) {
            const cell *g = packed_row(&all, n);
            if (g[ARGUMENT_PROPOSITION].number == c->members[i].proposition) hear_doer(l, &out, &all, g);
        }
    }
    return out;
}

told_doer claim_told_doer(lister *l, const claim *c) {
    const wording *best = NULL;
    if (!c->actors.size || memchr(c->actors.at, '\n', c->actors.size)) return (told_doer){0};
    doers told = doers_told(l, c);
    if (!told.any && !told.itself) return (told_doer){.known = true};
    for (uint32_t i = 0; i < told.all.size; i++) {
        const wording *x = &told.all.at[i];
        bool better = !best || x->count > best->count ||
                      (x->count == best->count && slice_compare(x->text, best->text) < 0);
        if (better) best = x;
    }
    if ((!told.state.size && !told.person) || told.itself || !best) return (told_doer){0};
    return (told_doer){best->text, true, best->acts};
}
