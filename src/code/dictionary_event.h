/* dictionary_event.h - who does what to whom in a sentence, in the dictionaries' codes */
#ifndef CODE_DICTIONARY_EVENT_H
#define CODE_DICTIONARY_EVENT_H

#include "code/dictionary_match.h"

/* A verb that the dictionaries know, with those it is said of. */
typedef struct deed {
    uint32_t verb;
    slice code; /* empty: none; "040:042": what the source does, what the target does */
    codes source, target;
    uint32_t file; /* of the verb or pattern that made it */
    uint64_t line;
    uint8_t target_rank; /* enum clause_rank */
    bool pattern, pair;  /* pair: the sources among themselves */
    bool negative, passive, pronoun;
    bool absorbed; /* another deed says it */
} deed;

typedef struct deeds {
    VEC(deed) at;
    uint32_t *of;    /* of each token: its deed, or NONE */
    uint32_t *taken; /* of each token: the verb whose pattern has matched it, or NONE */
} deeds;

/* The deeds of tokens first .. first + count - 1, a sentence, added to `out`. */
void deeds_find(reading *r, range tokens, deeds *out);

/* Puts verbs on top of each other: "agreed to help", "said that they had attacked"; of those in a sentence. */
void deeds_combine(const reading *r, deeds *all, uint32_t first);

#endif
