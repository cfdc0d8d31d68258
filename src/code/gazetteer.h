/* gazetteer.h - the words that stand for actors: states and what is of them, organisations, offices, trades
 *
 * Read from the tables countries, metonyms, demonyms, organisations, regions, titles, nouns, industries, modifiers,
 * pronouns, genders, firms, nicknames and people of lang/en. Never changes after it is opened. */
#ifndef CODE_GAZETTEER_H
#define CODE_GAZETTEER_H

#include "article.h"
#include "code/reproach.h"

enum entry_kind {
    /* names */
    ENTRY_STATE,
    ENTRY_PLACE,
    ENTRY_DEMONYM,
    ENTRY_PEOPLE,
    ENTRY_ORGANISATION,
    ENTRY_GROUP,
    ENTRY_REGION,
    ENTRY_TITLE,
    /* nouns: see nouns.tsv */
    ENTRY_OFFICE,
    ENTRY_COUNTERPART,
    ENTRY_PERSON,
    ENTRY_BODY,
    ENTRY_ARMED,
    ENTRY_LAND,
    ENTRY_DOCUMENT,
    ENTRY_SHORT
};

/* See modifiers.tsv. */
enum modifier_kind {
    MODIFIER_NONE,
    MODIFIER_RANK,
    MODIFIER_PAST,
    MODIFIER_OTHER,
    MODIFIER_SOME,
    MODIFIER_THE,
    MODIFIER_A,
    MODIFIER_OF,
    MODIFIER_PLACE,
    MODIFIERS
};

/* A pronoun: person '1' or '3', gender 'm', 'f', 'n' or 0. */
typedef struct pronoun {
    char person, gender;
    bool plural, possessive;
} pronoun;

/* One form of one name or noun phrase. Slices are the tables'. */
typedef struct entry {
    slice form;    /* as the table writes it: "U.S." */
    slice name;    /* as it is shown: "United States" */
    slice country; /* ISO 3166 alpha-3, or PLOVER's code, or empty */
    slice sector;
    slice states;  /* of a region that stands for them: "Western countries" */
    uint32_t role; /* of nouns: a number for gazetteer_role_*, else NONE */
    uint8_t kind;  /* enum entry_kind */
    char gender;   /* of titles: 'm', 'f' or 0 */
    bool exact;    /* case counts: "US" */
} entry;

/* Somebody known: who held which office from when to when (yyyymmdd; 0 where open). */
typedef struct office_holder {
    slice name, country, sector;
    uint32_t role, from, to;
} office_holder;

typedef struct gazetteer gazetteer;

/* Loads the tables of `folder` into the arena; inside an arena_run. */
status gazetteer_open(arena *a, const char *folder, gazetteer **out, error *e);

/* The verbs by which somebody is taken to task. */
const reproaches *gazetteer_reproaches(const gazetteer *g);

/* Where an entry was found: tokens first .. first + count - 1. */
typedef struct match {
    uint32_t first, count;
    const entry *entry;
} match;

/* All that was found in an article, longest first, without overlap among names and among nouns. For each token the
 * name and the noun phrase that cover it, as indices into `list`, or NONE. */
typedef struct matches {
    VEC(match) list;
    uint32_t *name_of, *noun_of;
    slice *keys; /* each token's key: lower case, no accents, straight quotes */
} matches;

/* Finds them, in time linear in the article; allocates from its arena. */
void gazetteer_match(const gazetteer *g, article *a, matches *out);

/* The entry of a name or of a noun, given as one string; NULL where there is none. */
const entry *gazetteer_name(const gazetteer *g, arena *scratch, slice called);
const entry *gazetteer_noun(const gazetteer *g, arena *scratch, slice noun);

/* Roles. The name of a role; whether somebody with role `a` may be called a `b` ("foreign minister", "diplomat"). */
uint32_t gazetteer_role(const gazetteer *g, slice called);
slice gazetteer_role_name(const gazetteer *g, uint32_t number);
bool gazetteer_role_is(const gazetteer *g, uint32_t a, uint32_t b);

/* The name by which a country is shown, empty for an unknown code; and its adjective ("Iranian"). */
slice gazetteer_country(const gazetteer *g, slice code);
slice gazetteer_adjective(const gazetteer *g, slice code);

/* 'm', 'f' or 0, for the key of a first name or noun; what a modifier says; the full form of a short first name
 * ("bill": "william"), or the key itself. */
char gazetteer_gender(const gazetteer *g, slice word);
enum modifier_kind gazetteer_modifier(const gazetteer *g, slice key);
const pronoun *gazetteer_pronoun(const gazetteer *g, slice key);
slice gazetteer_nickname(const gazetteer *g, slice first_name);

/* Whether a name that ends with a word of this key is a firm's. */
bool gazetteer_firm(const gazetteer *g, slice key);

/* Whether a word of this key may join the halves of a firm's name: "and". */
bool gazetteer_firm_link(const gazetteer *g, slice key);

/* Whether a word of this key may begin a saint's name, which hospitals and schools have: "St". */
bool gazetteer_saint(const gazetteer *g, slice key);

/* Whether such a word, which stands as `text`, is a legal form, behind the name proper: "Inc.". */
bool gazetteer_legal_form(const gazetteer *g, slice key, slice text);

/* Office holders with this folded name key (see actor_name.h), or with this surname where nobody else there has it;
 * `count` of them from the one returned. */
const office_holder *gazetteer_people(const gazetteer *g, slice name_key, uint32_t *count);

#endif
