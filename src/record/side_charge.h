/* side_charge.h - what an article charges somebody with
 *
 * A charge is a bucket (the sense of a deed, and who did it) of which the article has an assertion, a denial, or its
 * own word. Most reports of a dispute have one or two; the weightiest CHARGES are taken. */
#ifndef RECORD_SIDE_CHARGE_H
#define RECORD_SIDE_CHARGE_H

#include "record/stander.h"

enum { CHARGES = 6, CHARGE_WORDS = 16, CHARGE_CAMPS = 8, CHARGE_PLACES = 32 };

typedef struct side_charge {
    slice bucket, sense, accused; /* `accused`: keys joined by line ends; empty where nobody knows who */
    slice recipients, objects;    /* of the proposition that stands for it */
    uint32_t proposition;         /* of those of the bucket, the one that most is said by */
    uint32_t asserted, denied, voiced,
        titled;     /* statements: of others, of any denier, of the outlet, in the headline */
    uint32_t owned; /* of the accused themselves that it is so */
    uint32_t weight;
    uint32_t words[CHARGE_WORDS];    /* tokens that tell what it is: predicates and what they are done to */
    uint32_t predicates, word_count; /* the first `predicates` of them are predicates */
    slice accusers[CHARGE_CAMPS];    /* camps of who asserts it */
    uint32_t accuser_count;
    struct side_place {
        uint32_t sentence, quote;
        uint8_t side;
    } places[CHARGE_PLACES]; /* where it is said, in the order of the statements */
    uint32_t place_count;
} side_charge;

/* The charges of the article, the weightiest first; `out` has room for CHARGES. Their number. From the statements so
 * far; linear. */
uint32_t side_charges(stander *s, side_charge *out);

#endif
