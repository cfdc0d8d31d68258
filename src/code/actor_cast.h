/* actor_cast.h - the actors of an article while it is being decided who they are
 *
 * Shared by actor*.c, which know names, and coref*.c, which know descriptions and pronouns. */
#ifndef CODE_ACTOR_CAST_H
#define CODE_ACTOR_CAST_H

#include "base/map.h"
#include "code/actor_name.h"
#include "code/mention.h"

#define WHO_ROLES 4
#define WHO_SPELLINGS 4

/* One way in which a surname is spelt in the article. */
typedef struct spelling {
    slice fold, text;
    uint32_t count;
} spelling;

/* One actor. */
typedef struct who {
    person_name name; /* of persons, in the form with most parts */
    slice shown;      /* the name as it is shown */
    slice key;
    slice country; /* code, ISO 3166 alpha-3 or PLOVER's; or empty */
    slice sector;
    slice role_text; /* "foreign ministry spokesman" */
    slice region;
    const entry *body; /* of which organisation */
    uint32_t roles[WHO_ROLES], role_count;
    spelling spellings[WHO_SPELLINGS];
    uint32_t spelling_count;
    uint32_t mentions, bare; /* bare: by the surname alone */
    uint8_t kind;   /* enum actor_kind */
    char gender;    /* 'm', 'f', 'n' or 0 */
    bool in_office; /* the role is an office, not a trade */
    bool plural, named;
    bool of_body; /* the office is a union's, a club's: no state's */
    bool trade; /* its name, somewhere, ends as firms' names do */
    bool usual; /* its name is, somewhere, of words that are no names: "Clear Skies" */
    bool alone; /* spoken of once, never to be taken up: "some officials" */
} who;

typedef struct cast {
    const gazetteer *g;
    article *a;
    const matches *found;
    phrase_list phrases;
    uint32_t *who_of; /* for each phrase, or NONE */
    VEC(who) list;
    map keys;   /* from key to number */
    map tails;  /* from the later parts of a person's name, joined, to the last who had it */
    map firsts; /* from a first name to the last who had it */
} cast;

/* The one with this key; *isnew says that it was made now. */
who *cast_get(cast *c, slice key, uint8_t kind, bool *isnew);

/* A new one whose key begins so and is taken by nobody yet. */
who *cast_new(cast *c, slice key, uint8_t kind);

/* Its number in the cast. */
uint32_t cast_number(const cast *c, const who *w);

/* The one whose number a map has for a key; NULL where there is none. */
who *cast_at(const cast *c, const map *m, slice key);

/* Says that phrase `p` stands for `w`, and adds what the phrase says of it. */
void cast_join(cast *c, uint32_t p, who *w);

/* Adds an office or a trade, unless it has it. An office is shown rather than a trade. */
void cast_add_role(cast *c, who *w, uint32_t role, const entry *body, bool office);

/* The text of tokens. */
slice cast_text(const cast *c, uint32_t first, uint32_t end);

/* The first letters of a core's capital words but for legal forms, in lower case: "Union for Care and Schooling
 * Ltd" is "ucs". */
slice cast_initials(const cast *c, const phrase *p);

/* The body whose name ends with the word at token t; NULL where none is. */
who *cast_body_by_last(const cast *c, uint32_t t);

/* The body that the words first..end-1 are the whole name of, as the report has it elsewhere; NULL where none is. */
who *cast_body_named(const cast *c, uint32_t first, uint32_t end);

/* Makes bodies of the persons' names that are a firm's; before any name is resolved. */
void firm_find(cast *c);

/* Gives office holders without a country that of the place that opens their sentence. */
void seat_find(cast *c);

/* Whether phrase `number` calls some body of a sector by what it makes alone: "the company", "the Danish maker". */
bool firm_described(const cast *c, uint32_t number, slice sector);

/* The firm, party or union of the report that phrase `number` ("the company", "the turbine maker", "our party")
 * stands for; NULL where none does for sure. `quoted`: for each token whether it stands between quotation marks. */
who *firm_meant(const cast *c, uint32_t number, const bool *quoted);

/* The one whose name stands before such a noun: "the New Dawn | party", where the report has "New Dawn" too; NULL
 * where none does. */
who *firm_beside(const cast *c, uint32_t number);

/* Decides about descriptions and pronouns, once all names are known. */
void coref_find(cast *c);

#endif
