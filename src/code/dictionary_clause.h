/* dictionary_clause.h - a verb with its subject and what depends on it, for matching the dictionaries' verbs and
 * patterns */
#ifndef CODE_DICTIONARY_CLAUSE_H
#define CODE_DICTIONARY_CLAUSE_H

#include "code/dictionary_reading.h"

/* How far a token behind the verb is from it. */
enum clause_rank {
    RANK_OWN,    /* in the verb's own phrases */
    RANK_INNER,  /* in a clause that is its object or belongs to one of its nouns */
    RANK_ASIDE,  /* in an adverbial or loose clause */
    RANK_OUTSIDE /* not of this verb */
};

typedef struct clause {
    uint32_t verb;
    uint32_t subject, second; /* heads of what it is said of, NONE; a second one where the tree parts it */
    uint32_t first;           /* token of its sentence */
    uint32_t end;             /* behind the last token that is looked at */
    bool passive, negative;
    bool pronoun;                   /* the subject is of the clause above: "he said that he would" */
    uint8_t rank[READING_NEAR + 1]; /* of tokens from verb + 1 on; enum clause_rank */
} clause;

/* Whether the token can be a verb: the dictionary alone knows "a march" from "they march". */
bool clause_is_verb(const reading *r, uint32_t i);

/* The clause of the verb at token `i`. */
void clause_find(const reading *r, uint32_t i, clause *out);

uint8_t clause_rank_of(const clause *c, uint32_t i);

/* Whether the verb stands in a clause that only belongs to a noun ("who fled"). */
bool clause_is_attached(const reading *r, uint32_t verb);

#endif
