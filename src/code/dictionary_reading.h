/* dictionary_reading.h - an article as the dictionaries see it: words, actors and agents, codes of noun phrases */
#ifndef CODE_DICTIONARY_READING_H
#define CODE_DICTIONARY_READING_H

#include "code/dictionary_data.h"
#include "code/proposition_tree.h"

/* Tokens around a head that are looked at as its phrase, and behind a verb as what depends on it; steps up the
 * tree. */
#define READING_NEAR 60
#define READING_STEPS 16

/* Tokens first..last that the dictionaries know as an actor, or as an agent. */
typedef struct hit {
    uint32_t first, last;
    uint32_t entry; /* of actor_entries or agent_entries */
    slice code;     /* of an actor, on the article's day */
    bool agent;
} hit;

typedef struct reading {
    const dictionary *d;
    article *a;
    arena *m; /* the article's */
    const tree *t;
    uint32_t day;                /* yyyymmdd, 0 where it is not known */
    const uint32_t *key, *lemma; /* of each token: the dictionary's number of the word, or NONE */
    slice text;                  /* all words' keys, a space between; what parts phrases is a line's end */
    const uint32_t *from;        /* of each token: where its words begin in text; one more at the end */
    const uint32_t *until;       /* of each token: where what can be one phrase with it ends in text */
    VEC(hit) hits;               /* in order of the text, without overlap */
    const uint32_t *hit_at;      /* of each token: the hit it is in, or NONE */
    uint64_t *present; /* a bit for each of the dictionary's words: whether the sentence has it; see reading_enter */
    bool *used;        /* of each token: a pattern has matched it, for now */
} reading;

/* Reads an article with tokens and trees. */
void reading_init(reading *r, const dictionary *d, article *a);

/* Notes which words the tokens have, and forgets them. */
void reading_enter(reading *r, range tokens);
void reading_leave(reading *r, range tokens);

/* Whether the sentence entered has the word; true for NONE. */
bool reading_has(const reading *r, uint32_t word);

/* The words of tokens from `first` on, up to the sentence's end or the next sign that parts phrases. */
slice reading_words(const reading *r, uint32_t first);

/* The last token of the words that begin at token `first` and are `size` bytes of its reading_words. */
uint32_t reading_last(const reading *r, uint32_t first, size_t size);

/* The codes of a noun phrase. `at`: the token to show for it, the actor's or agent's first. */
#define CODES 12
typedef struct coded {
    slice code;
    uint32_t at;
    bool actor; /* false: "---GOV", somebody unnamed */
} coded;
typedef struct codes {
    coded at[CODES];
    uint32_t count;
    bool actor; /* one of them is an actor's */
} codes;

/* Tokens of a phrase, in order of the text. */
typedef struct phrase {
    uint32_t at[READING_NEAR * 2 + 1];
    uint32_t count;
} phrase;

/* The phrase of a head: what hangs on it without clauses and appositions; of it only tokens after `after` (NONE:
 * all). A second head may be given (NONE: none), whose phrase and what stands between are put to the first's: for
 * trees that part a subject in two. */
void reading_phrase(const reading *r, uint32_t head, uint32_t second, uint32_t after, phrase *out);

/* Its codes: each member of a co-ordination ("A and B") has its own; an actor joined with the agents beside it
 * ("Gondor's police": GONCOP), or an agent with the actor it belongs to ("soldiers from Gondor"). Tokens that are
 * `used` don't count. */
void reading_codes(const reading *r, const phrase *p, codes *out);

/* The noun at the top of the phrase that a token stands in. */
uint32_t reading_top(const reading *r, uint32_t i);

#endif
