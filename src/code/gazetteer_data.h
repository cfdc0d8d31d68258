/* gazetteer_data.h - the gazetteer's inside: for what loads it, what asks it and what finds its phrases
 *
 * Names and nouns are two maps from a key (lower case, single spaces) to an entry. To look a token up only where a
 * phrase may begin, two more maps go from the first run of letters (of nouns, whose first word may be a plural: the
 * first letter) to the size of the longest phrase that begins with it. */
#ifndef CODE_GAZETTEER_DATA_H
#define CODE_GAZETTEER_DATA_H

#include "base/map.h"
#include "base/word_endings.h"
#include "code/gazetteer.h"

/* No phrase is longer than this. */
#define GAZETTEER_PHRASE 80

/* Phrases of one sort. `starts` gives the size of the longest phrase. */
typedef struct lexicon {
    VEC(entry) entries;
    map keys, starts;
} lexicon;

typedef struct role_row {
    slice name;
    range also; /* of also_list */
} role_row;

enum { FIRM_WORD = 1, FIRM_FORM, FIRM_CAPITALS, FIRM_LINK, FIRM_SAINT };

struct gazetteer {
    arena *arena;
    const word_roles *words;
    reproaches *reproaches;
    lexicon names, nouns;
    map countries, adjectives, genders, modifiers, pronouns, firms, nicknames, roles, people, surnames;
    word_endings plurals;  /* and what the singular ends in */
    VEC(slice) industries; /* what may stand for "*" in a noun phrase */
    VEC(slice) texts;      /* numbers of countries, adjectives and nicknames are indices here */
    VEC(pronoun) pronoun_list;
    VEC(role_row) role_list;
    VEC(uint32_t) also_list;
    VEC(office_holder) holders; /* sorted by called key as they stand in the table */
    VEC(range) holder_ranges;
};

/* Lower case without accents, runs of white space as one space. In `a`. */
slice gazetteer_key(arena *a, slice text);

/* The letters and digits at the front of a key; at least one byte. */
slice gazetteer_first_run(slice key);

/* Whether a text has capital letters and no small ones. */
bool gazetteer_all_capitals(slice text);

/* The text that a map's key leads to, or empty. */
slice gazetteer_text(const gazetteer *g, const map *m, slice key);

#endif
