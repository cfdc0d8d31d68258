/* mention.h - the noun phrases of an article that may stand for actors
 *
 * A phrase has a core, the words that name or describe the actor (a name, "foreign minister", "they"), and what the
 * words around it say of it: country, office, organisation, gender, number. Nothing is decided here about who it is.
 */
#ifndef CODE_MENTION_H
#define CODE_MENTION_H

#include "code/gazetteer.h"

enum phrase_kind {
    PHRASE_NAME,   /* a person by name */
    PHRASE_STATE,  /* a state by name, capital, adjective or people */
    PHRASE_BODY,   /* an organisation or armed group by its own name */
    PHRASE_NOUN,   /* a description: an entry of nouns.tsv */
    PHRASE_REGION, /* "the West" */
    PHRASE_PRONOUN
};

/* What stands before the noun. */
enum definite { DEFINITE_BARE, DEFINITE_THE, DEFINITE_A, DEFINITE_OWNED /* "its", "Iran's" */ };

/* Countries and organisations named in a phrase are few. */
#define PHRASE_COUNTRIES 3

typedef struct phrase {
    uint32_t begin, end;               /* tokens of the whole phrase, end exclusive */
    uint32_t core_begin, core_end;     /* of its core */
    uint32_t head;                     /* the token that governs it in the sentence */
    const entry *entry;                /* of the core, or NULL */
    const entry *title;                /* office or form of address before a name, or NULL */
    const entry *rank;                 /* what stands between an office and the name ("General"), or NULL */
    slice countries[PHRASE_COUNTRIES]; /* codes, as they stand */
    uint32_t country_count;
    const entry *body; /* the organisation it is of ("Foreign Ministry spokesman"), or NULL */
    uint32_t owner;    /* the pronoun or phrase-core token that owns it ("his counterpart"), or NONE */
    slice region;      /* "Western" */
    slice words;       /* other modifiers of the core that are part of the description; may be empty */
    uint32_t same;     /* the phrase it stands in apposition to, or NONE */
    uint8_t kind;      /* enum phrase_kind */
    uint8_t definite;  /* enum definite */
    char gender;       /* 'm', 'f', 'n' or 0 */
    char person;       /* of pronouns: '1' or '3' */
    bool plural;
    bool past;       /* "former": not the holder of the office */
    bool other;      /* "another": not one that was spoken of */
    bool some;       /* "some": nobody in particular */
    bool adjective;  /* "Iranian" in "Iranian drones" */
    bool located;    /* after "in", "near": a place and not an actor */
    bool possessive; /* "his", "Iran's" */
} phrase;

typedef VEC(phrase) phrase_list;

/* Finds the phrases of an article, in the order of their cores, from its tokens, trees and names. */
void mention_find(const gazetteer *g, article *a, const matches *found, phrase_list *out);

/* The mention that a token is the head of, else the smallest one whose span has it; NONE where there is none. For
 * matching the head of a source or of an argument to an actor. Its time is bounded, whatever the text. */
uint32_t mention_of_token(const article *a, uint32_t token);

#endif
