/* mention_finder.h - what the files that search for phrases share: the article with what was found in it so far
 *
 * mention.c walks; mention_person.c, mention_body.c find names; mention_around.c reads what stands beside a core,
 * mention_same.c what is in apposition to it. All tokens are numbers in the article's. */
#ifndef CODE_MENTION_FINDER_H
#define CODE_MENTION_FINDER_H

#include "code/mention.h"

/* A phrase is not longer than this, to either side of its core. */
#define REACH 14

typedef struct finder {
    const gazetteer *g;
    article *a;
    const matches *found;
    phrase_list *out;
    uint32_t *person_end;   /* for the first token of a person's name, the token after it; else 0 */
    const uint32_t *firm_end; /* for each token of a name that says that it is a firm's, the token after it; else 0 */
    bool *in_person;        /* the token is part of one */
    bool *used;             /* the token says something of another core: no core of its own */
    bool *copula, *negated; /* for each token, whether a copula or a negation hangs on it */
    bool *in_date;          /* the token is part of a date */
    uint32_t first, end;    /* tokens of the sentence */
} finder;

/* The words of a token as they stand. Borrowed from the article. */
slice finder_text(const finder *f, uint32_t t);
slice finder_key(const finder *f, uint32_t t); /* folded, as the gazetteer has it */

/* The name or noun of the gazetteer that has the token, or NULL. */
const match *finder_name(const finder *f, uint32_t t);
const match *finder_noun(const finder *f, uint32_t t);

enum modifier_kind finder_modifier(const finder *f, uint32_t t);

/* `t` may be the sentence's end in finder_is, finder_word, finder_genitive and finder_plain. */
bool finder_capital(const finder *f, uint32_t t);
bool finder_is(const finder *f, uint32_t t, slice key);
bool finder_word(const finder *f, uint32_t t, enum word_role role);
bool finder_genitive(const finder *f, uint32_t t);
bool finder_plural(const finder *f, uint32_t t);
bool finder_office(const finder *f, uint32_t t); /* an office, a trade, a form of address */
bool finder_plain(const finder *f, uint32_t t);  /* a proper noun that nothing is known of */

/* Of an entry of the gazetteer: whether it is of people; of a sector that acts for a state; may stand before a noun
 * for whom it is of. */
bool entry_human(uint8_t kind);
bool entry_official(const entry *e);
bool entry_adjectival(uint8_t kind);

/* No cores of their own: the tokens from `first` on. */
void finder_use(finder *f, uint32_t first, uint32_t end);

/* The token that governs the words first..end-1: going up from `from` while that stays among them. */
uint32_t finder_governor(const article *a, uint32_t first, uint32_t end, uint32_t from);

/* Whether the tokens first..end-1 only modify a noun that follows. */
bool finder_modifies(const finder *f, uint32_t first, uint32_t end);

/* A phrase that is its core alone; and one that is whole put on the list. */
phrase phrase_of(enum phrase_kind kind, uint32_t first, uint32_t end);
void finder_add(finder *f, phrase *p);

/* What stands around a core. */
void phrase_add_country(phrase *p, slice code);
void phrase_take(phrase *p, const entry *e); /* what a name before the core says */
void phrase_scan_left(finder *f, phrase *p);
void phrase_scan_right(finder *f, phrase *p);

/* Persons: those that the parser marked, in all of the article; those of a sentence that it missed; surnames of
 * both. */
void persons_marked(finder *f);
void persons_guess(finder *f);
void persons_apart(finder *f);
void persons_told(finder *f);
void persons_surnames(finder *f);

/* Organisations: the end of the name at `t` by the parser's marks, with what belongs to it by the tree, or without
 * any mark (then `t` where there is none; *first is where it begins). Whether the words are a proper name of their
 * own. Puts one on the list. */
uint32_t body_marked(const finder *f, uint32_t t);
uint32_t body_end(const finder *f, uint32_t t, uint32_t end);
uint32_t body_unmarked(const finder *f, uint32_t t, uint32_t *first);
bool body_own(const finder *f, uint32_t t, uint32_t end);
void body_add(finder *f, uint32_t first, uint32_t end);

/* Ties a phrase of the list to what it stands in apposition to. */
void phrase_find_same(finder *f, uint32_t number);

#endif
