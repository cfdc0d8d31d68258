/* claim_text.c - a claim in words: its predicate, actors, recipients and object as its statements call them */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "record/camp.h"
#include "record/claim_name.h"
#include "record/claims.h"
#include "record/contest.h"
#include "record/entry.h"
#include "record/keys.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/row_name.h"
#include "record/shape.h"

enum { WORDINGS = 6, PEOPLE = 4 /* wordings of whom it is done to */, DOERS = 4, LOOKED = 16 /* statements,
    for a name */, STEM = 3 /* letters of a lemma that its forms share, as a rule */ };

typedef struct wordings {
    map seen;
    VEC(claim_wording) all;
} wordings;

static void count_wording(lister *l, wordings *w, slice key, const claim_wording *x) {
    bool found;
    uint32_t *at = map_put(l->a, &w->seen, key, &found);
    if (!found) {
        *at = w->all.size;
        *vec_push(l->a, &w->all) = (claim_wording){x->text, x->country, 0};
    }
    w->all.at[*at].count += x->count;
}

static void add_wording(lister *l, wordings *w, slice text) {
    if (text.size)
        count_wording(l, w, utf8_key(l->a, text), &(claim_wording){.text = arena_slice(l->a, text), .count = 1});
}

static void add_name(lister *l, wordings *w, const claim_wording *x) {
    slice key = utf8_key(l->a, x->text);
    count_wording(l, w, arena_print(l->a, "%.*s\n%.*s", (int)key.size, key.at, (int)x->country.size, x->country.at),
                  x);
}

static int by_count(const void *x, const void *y) {
    const claim_wording *a = x, *b = y;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return slice_compare(a->text, b->text);
}

/* The most frequent ones, joined by `with`. */
static slice joined(lister *l, wordings *w, uint32_t most, const char *with) {
    slice out = {"", 0};
    if (w->all.size) qsort(w->all.at, w->all.size, sizeof *w->all.at, by_count);
    for (uint32_t i = 0; i < w->all.size && i < most; i++)
        out = arena_print(l->a, "%.*s%s%.*s", (int)out.size, out.at, out.size ? with : "",
                          (int)w->all.at[i].text.size, w->all.at[i].text.at);
    return out;
}

static bool has_letter(slice words) {
    for (size_t i = 0; i < words.size; i++)
        if (utf8_is_letter((unsigned char)words.at[i]) || (words.at[i] & 0x80)) return true;
    return false;
}

/* Whether one of the words is a short lemma's, which may change in the middle: "men". */
static bool has_short(slice words, slice lemma) {
    if (lemma.size != STEM) return false;
    while (words.size) {
        slice word = slice_take(&words, ' ');
        if (word.size == STEM && word.at[0] == lemma.at[0] && word.at[STEM - 1] == lemma.at[STEM - 1]) return true;
    }
    return false;
}

/* Whether the words are those of one of the statement's objects: pronouns, days, bare numbers and words that say
 * nothing are not among these. */
static bool among_objects(lister *l, const member *m, slice text) {
    slice words = utf8_key(l->a, text);
    if (!has_letter(words)) return false;
    for (slice left = m->objects; left.size;) {
        slice path = slice_take(&left, '\n'), last = path;
        while (path.size) last = slice_take(&path, '/');
        if (slice_find(words, slice_part(last, 0, last.size < STEM ? last.size : STEM)) != SIZE_MAX) return true;
        if (has_short(words, last)) return true;
    }
    return false;
}

/* Whether an actor of this country is one of those charged, or of the state that is, or nobody is known by name. */
static bool is_charged(lister *l, const claim *c, slice country) {
    if (!key_is(c->actors, "con")) return true;
    return country.size && keys_meet(c->actors, key_of_state(l->a, country));
}

/* What the statements call what it is done to, over all of them, and who does it. */
typedef struct called_parts {
    wordings of[CLAIM_CALLED];
} called_parts;

/* The country of the one state that is charged; empty where it is none, or several are. */
static slice charged_state(const claim *c) {
    bool one = key_is_state(c->actors) && !memchr(c->actors.at, '\n', c->actors.size);
    return one ? key_rest(c->actors) : (slice){0};
}

/* Officers of no country that is told are those of the state that is charged. */
static void add_doer(lister *l, const claim *c, int64_t row, called_parts *out) {
    const identity *who = identity_known(l, identity_of_actor(l, row));
    if (!who || !who->name.size) return;
    identity its = *who;
    if (!its.country.size) its.country = charged_state(c);
    bool officers = its.kind == ACTOR_GROUP && identity_acts(&its);
    add_name(l, &out->of[CLAIM_DOERS], &(claim_wording){who->name, officers ? its.country : who->country, 1});
}

static void add_part(lister *l, const claim *c, const member *m, const packed_rows *all, const cell *g,
                     called_parts *out) {
    int64_t role = g[ARGUMENT_ROLE].number, row = packed_actor(all, &g[ARGUMENT_ACTOR]);
    slice text = g[ARGUMENT_TEXT].text;
    if (role == ROLE_OBJECT && row) add_wording(l, &out->of[CLAIM_ACTORS], text);
    if (role == ROLE_OBJECT && !row && among_objects(l, m, text)) add_wording(l, &out->of[CLAIM_THINGS], text);
    if (role == ROLE_RECIPIENT && row && among_objects(l, m, text)) add_wording(l, &out->of[CLAIM_PEOPLE], text);
    if (role == ROLE_ACTOR && row) add_doer(l, c, row, out);
}

/* Those of the statements with this predicate, or where it is empty of all. Each report is read once. */
static called_parts parts_of(lister *l, const claim *c, slice lemma) {
    called_parts out = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (m->marks & MARK_MEANT || (lemma.size && !slice_equal(m->lemma, lemma))) continue;
        packed_rows all = packed_of(l, m->article, PACKED_ARGUMENT);
        for (uint32_t n = 0; n < all.rows; n++) {
            const cell *g = packed_row(&all, n);
            if (g[ARGUMENT_PROPOSITION].number == m->proposition) add_part(l, c, m, &all, g, &out);
        }
    }
    return out;
}

/* As the record calls them. */
static wordings names_of(lister *l, const claim *c, const wordings *doers) {
    wordings out = {0};
    for (uint32_t i = 0; i < doers->all.size; i++) {
        const claim_wording *x = &doers->all.at[i];
        if (is_charged(l, c, x->country)) count_wording(l, &out, utf8_key(l->a, x->text), x);
    }
    return out;
}

/* The actor of a name of one word, a body or a person, among those of the claim's articles: see camp.h. */
static int64_t row_of_word(lister *l, const claim *c, slice key) {
    for (uint32_t i = 0; i < c->size && i < LOOKED; i++) {
        packed_rows all = packed_of(l, c->members[i].article, PACKED_ACTOR);
        for (uint32_t n = 0; n < all.rows; n++) {
            slice given = packed_row(&all, n)[ACTOR_KEY].text;
            if (slice_equal(camp_name_key(l->a, given), key)) return actor_by_key(l, given);
        }
    }
    slice word = key_rest(key);
    return actor_by_key(l, arena_print(l->a, "p:%.*s", (int)word.size, word.at));
}

/* What a doer that is no actor of its report ("t:morland ferries") is called there, with its capitals; empty where it
 * is not found. */
static slice thing_called(lister *l, const claim *c, slice folded) {
    for (uint32_t i = 0; i < c->size && i < LOOKED; i++) {
        packed_rows all = packed_of(l, c->members[i].article, PACKED_ARGUMENT);
        for (uint32_t n = 0; n < all.rows; n++) {
            const cell *g = packed_row(&all, n);
            slice text = g[ARGUMENT_TEXT].text;
            bool doer =
                g[ARGUMENT_ROLE].number == ROLE_ACTOR && g[ARGUMENT_PROPOSITION].number == c->members[i].proposition;
            if (doer && slice_equal(utf8_key(l->a, text), folded)) return arena_slice(l->a, text);
        }
    }
    return (slice){0};
}

/* A state by its own name, where an article names it; else the key's last part. */
static slice name_of_key(lister *l, const claim *c, slice key) {
    int64_t row = actor_by_key(l, key);
    if (!row && key_is(key, "n")) row = row_of_word(l, c, key);
    const identity *who = identity_known(l, identity_of_actor(l, row));
    if (who && who->name.size) return who->name;
    slice rest = key_rest(key), thing = key_is(key, "t") ? thing_called(l, c, rest) : (slice){0};
    if (thing.size) return thing;
    return rest.size ? rest : key;
}

/* `first`, if any, those of the keys, then as statements call others, who have no name or are a part of them. The
 * names of the keys, or else the first of the others, in a line. */
static slice put_named(lister *l, const claim *c, json_t *to, const char *field, slice first, slice keys,
                       slice others) {
    json_t *list = put_list(l, to, field);
    slice out = {"", 0};
    if (first.size) list_text(l, list, first);
    while (keys.size) {
        slice key = slice_take(&keys, '\n');
        if (key_is(key, "u")) continue; /* somebody who has no name: see shape.c */
        slice called = name_of_key(l, c, key);
        if (!slice_equal(called, first)) list_text(l, list, called);
        out = arena_print(l->a, out.size ? "%.*s, %.*s" : "%.*s%.*s", (int)out.size, out.at, (int)called.size,
                          called.at);
    }
    for (slice names = out; others.size;) {
        slice called = slice_take(&others, '\n');
        if (slice_find(names, called) == SIZE_MAX && !slice_equal(called, first)) list_text(l, list, called);
        if (!out.size) out = called;
    }
    return out;
}

static wordings lemmas(lister *l, const claim *c) {
    wordings out = {0};
    for (uint32_t i = 0; i < c->size; i++)
        if (!(c->members[i].marks & MARK_MEANT)) add_wording(l, &out, c->members[i].lemma);
    return out;
}

/* A predicate's lemma in words: "turn off". */
static slice in_words(lister *l, slice lemma) {
    slice out = {"", 0};
    for (slice rest = lemma; rest.size;) {
        slice word = slice_take(&rest, '_');
        out = arena_print(l->a, out.size ? "%.*s %.*s" : "%.*s%.*s", (int)out.size, out.at, (int)word.size, word.at);
    }
    return out;
}

/* All but `told`. */
static claim_words words_of(lister *l, const claim *c, const called_parts *called) {
    claim_words out = {0};
    for (int i = 0; i < CLAIM_CALLED; i++) {
        const wordings *w = &called->of[i];
        out.called[i] = (claim_called){arena_copy(l->a, w->all.at, sizeof *w->all.at * w->all.size), w->all.size};
    }
    wordings predicates = lemmas(l, c), objects = called->of[CLAIM_THINGS], people = called->of[CLAIM_PEOPLE],
             doers = names_of(l, c, &called->of[CLAIM_DOERS]);
    out.doers = joined(l, &doers, DOERS, "\n");
    out.people = joined(l, &people, PEOPLE, "\n");
    if (!objects.all.size) objects = called->of[CLAIM_ACTORS];
    if (!objects.all.size) objects = people;
    out.object = joined(l, &objects, WORDINGS, ", ");
    out.predicate = joined(l, &predicates, WORDINGS, ", ");
    if (objects.all.size) out.first_object = objects.all.at[0].text;
    if (predicates.all.size) out.first_predicate = predicates.all.at[0].text;
    return out;
}

static slice told_of(lister *l, const claim *c) {
    bool told = c->certainty != 0 && (c->clause || lister_articles(l) > LINKED_ARTICLES);
    return told ? claim_told(l, c) : (slice){"", 0};
}

claim_words claim_words_of(lister *l, const claim *c) {
    called_parts called = parts_of(l, c, (slice){0});
    claim_words out = words_of(l, c, &called);
    out.told = told_of(l, c);
    return out;
}

static void add_called(lister *l, const claim_words *of, called_parts *to) {
    for (int i = 0; i < CLAIM_CALLED; i++)
        for (uint32_t k = 0; k < of->called[i].size; k++) {
            const claim_wording *x = &of->called[i].at[k];
            if (i == CLAIM_DOERS) add_name(l, &to->of[i], x);
            else count_wording(l, &to->of[i], utf8_key(l->a, x->text), x);
        }
}

claim_words claim_words_joined(lister *l, const claim *whole, const claim *own, const claim *others, uint32_t count) {
    called_parts called = {0};
    bool known = own->words != NULL;
    for (uint32_t i = 0; i < count && known; i++) known = others[i].words != NULL;
    if (!known) return claim_words_of(l, whole);
    add_called(l, own->words, &called);
    for (uint32_t i = 0; i < count; i++) add_called(l, others[i].words, &called);
    claim_words out = words_of(l, whole, &called);
    out.told = own->size < CLAIM_TOLD_LOOKED ? told_of(l, whole) : own->words->told;
    return out;
}

/* A deed as one statement tells it: the words of a claim's name. */
typedef struct deed {
    slice predicate, object, people;
} deed;

/* What those who use this predicate say that it is done to. */
static deed deed_told(lister *l, const claim *c, slice predicate) {
    called_parts called = parts_of(l, c, predicate);
    wordings *people = &called.of[CLAIM_PEOPLE], *objects = &called.of[CLAIM_THINGS];
    if (!objects->all.size) objects = &called.of[CLAIM_ACTORS];
    if (!objects->all.size) objects = people;
    return (deed){predicate, joined(l, objects, 1, ""), joined(l, people, 1, "")};
}

/* The predicate that most use, of these one that is told with an object, and what goes with it: "shot the guard", and
 * not "shot the window" of two that say "shot the guard" and "broke the window". Where it is told without an object,
 * what the others say that it was done to. */
static deed deed_of(lister *l, const claim *c, const claim_words *of) {
    wordings all = lemmas(l, c);
    deed out = {of->first_predicate, {0}, {0}};
    joined(l, &all, 0, ""); /* in order */
    for (uint32_t i = 0; i < all.all.size && !out.object.size; i++) {
        if (all.all.at[i].count < all.all.at[0].count) break;
        deed next = deed_told(l, c, all.all.at[i].text);
        if (next.object.size) out = next;
    }
    slice people = of->people;
    if (c->recipient.size) return out;
    return out.object.size ? out : (deed){out.predicate, of->first_object, slice_take(&people, '\n')};
}

/* Whom it is called by first. */
static slice actor_keys(lister *l, const claim *c) {
    if (!c->accused.size || !c->actors.size) return c->accused.size ? c->accused : c->actors;
    return arena_print(l->a, "%.*s\n%.*s", (int)c->accused.size, c->accused.at, (int)c->actors.size, c->actors.at);
}

/* Those to whom it is done by the claim's anchor (anchors.h) whom one of its own statements names. */
static slice recipients_named(const claim *c) {
    for (uint32_t i = 0; i < c->size; i++)
        if (keys_meet(c->members[i].recipients, c->recipient)) return c->recipient;
    return (slice){0};
}

/* Whether somebody whom the statements name is one of these. */
static bool is_one_of(lister *l, const claim *c, const claim_wording *who, slice keys) {
    while (keys.size) {
        slice key = slice_take(&keys, '\n');
        bool of_state = key_is_state(key) && slice_equal(key_rest(key), who->country);
        if (of_state || slice_equal(name_of_key(l, c, key), who->text)) return true;
    }
    return false;
}

/* On which side of the claim somebody is by its keys: below 0 he does it, above 0 it is done to him, 0 neither. */
static int side_by_keys(lister *l, const claim *c, const claim_wording *who) {
    return is_one_of(l, c, who, c->recipient) - is_one_of(l, c, who, c->actors);
}

/* Whether the statements tell it from the other side than its keys: "A bought it from B", compared as B's sale. */
static bool is_told_backwards(lister *l, const claim *c, const claim_words *of) {
    const claim_called *doers = &of->called[CLAIM_DOERS];
    uint32_t there = 0, here = 0;
    for (uint32_t i = 0; i < doers->size && c->recipient.size && !c->accused.size; i++) {
        int side = side_by_keys(l, c, &doers->at[i]);
        if (side > 0) there += doers->at[i].count;
        if (side < 0) here += doers->at[i].count;
    }
    return there > here;
}

/* The claim with who takes for its doer. */
static claim backwards(const claim *c) {
    claim out = *c;
    out.actors = c->recipient;
    out.recipient = c->actors;
    return out;
}

/* What a claim is called. */
typedef struct called_claim {
    slice actors, predicate, object, recipients;
    bool from; /* the recipients gave it */
} called_claim;

static called_claim called_by_claims(lister *l, const claim *c, const claim_words *of, slice recipient,
                                     slice actors, slice recipients, bool from) {
    bool few = lister_articles(l) <= LINKED_ARTICLES;
    if (c->accused.size) actors = name_of_key(l, c, c->accused);
    slice doer = few ? claim_doer(l, c) : (slice){0}, people = of->people;
    if (doer.size) actors = doer;
    deed shown = few ? deed_of(l, c, of)
                     : (deed){of->first_predicate, of->first_object, slice_take(&people, '\n')};
    called_claim out = {actors, shown.predicate, shown.object, recipient.size ? recipients : shown.people, from};
    bool himself = slice_equal(out.recipients, out.actors) || keys_meet(recipient, c->actors);
    if (himself) out.recipients = (slice){0};
    if (slice_equal(out.recipients, out.object)) out.object = (slice){0};
    return out;
}

/* Who did it stands before the body that answers for him, where he has no name: "guards (Borduria Mining)". */
static called_claim called_by_deed(lister *l, const claim *c) {
    const row_name *by = c->called;
    slice known = by->known, doer = by->doer;
    if (by->nameless && c->accused.size) known = name_of_key(l, c, c->accused);
    if (known.size && !slice_equal(known, doer))
        doer = arena_print(l->a, "%.*s (%.*s)", (int)doer.size, doer.at, (int)known.size, known.at);
    claim_wording who = {.text = known.size ? known : by->doer};
    return (called_claim){doer, by->lemma, by->object, by->recipient, side_by_keys(l, c, &who) > 0};
}

static slice name_text(lister *l, const called_claim *x) {
    slice actors = x->actors.size ? x->actors : SLICE("?"), predicate = in_words(l, x->predicate);
    return arena_print(l->a, "%.*s: %.*s%s%.*s%s%.*s", (int)actors.size, actors.at, (int)predicate.size, predicate.at,
                       x->object.size ? " " : "", (int)x->object.size, x->object.size ? x->object.at : "",
                       !x->recipients.size ? "" : x->from ? " \xe2\x86\x90 " : " \xe2\x86\x92 ",
                       (int)x->recipients.size,
                       x->recipients.size ? x->recipients.at : "");
}

/* The words of a list, `first` before them. */
static slice with_first(lister *l, slice first, slice list) {
    slice out = first;
    if (!first.size) return list;
    while (list.size) {
        slice one = list;
        size_t end = slice_find(list, SLICE(", "));
        if (end != SIZE_MAX) one = slice_part(list, 0, end);
        list = slice_part(list, end == SIZE_MAX ? list.size : end + 2, list.size);
        if (!slice_equal(one, first))
            out = arena_print(l->a, "%.*s, %.*s", (int)out.size, out.at, (int)one.size, one.at);
    }
    return out;
}

/* Told in the words of a report, behind a colon where these leave out who did it. */
static slice told_text(lister *l, slice told, slice actors) {
    bool open = told.at[0] == ':';
    slice who = open ? actors : (slice){"", 0};
    told = slice_part(told, open && !actors.size ? strlen(": ") : 0, told.size);
    return arena_print(l->a, "%.*s%.*s", (int)who.size, who.at, (int)told.size, told.at);
}

/* Who did it, and behind him the state for which he acts. */
static slice doer_text(lister *l, told_doer own, slice state) {
    if (!own.acts || claim_name_tells(own.name, state)) return own.name;
    return arena_print(l->a, "%.*s (%.*s)", (int)own.name.size, own.name.at, (int)state.size, state.at);
}

void put_claim(lister *l, json_t *to, const claim *c) {
    static const row_name none = {.lemma = {"", 0}};
    const row_name *by = c->called ? c->called : &none;
    claim_words of = c->words ? *c->words : claim_words_of(l, c);
    bool from = is_told_backwards(l, c, &of);
    claim told = from ? backwards(c) : *c;
    slice recipient = from ? told.recipient : recipients_named(c);
    bool many = lister_articles(l) > LINKED_ARTICLES && !c->words && !c->called && !of.told.size;
    told_doer own = many ? claim_told_doer(l, &told) : (told_doer){0};
    slice keys = own.known && !own.acts ? (slice){0} : actor_keys(l, &told);
    slice first = own.known ? own.name : by->doer, others = own.known ? (slice){0} : of.doers;
    slice actors = put_named(l, c, to, "actors", first, keys, others);
    if (own.known) actors = doer_text(l, own, actors);
    slice recipients = put_named(l, c, to, "recipients", by->recipient, recipient, of.people);
    called_claim called =
        c->called ? called_by_deed(l, c) : called_by_claims(l, &told, &of, recipient, actors, recipients, from);
    put_text(l, to, "predicate", with_first(l, by->lemma, of.predicate));
    put_text(l, to, "sense", c->sense);
    put_text(l, to, "object", with_first(l, by->object, of.object));
    put_text(l, to, "text", of.told.size ? told_text(l, of.told, called.actors) : name_text(l, &called));
}
