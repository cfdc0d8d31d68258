/* quotation.h - which quotation marks belong together
 *
 * Marks are paired in each block (a paragraph) of the text. Curly marks, guillemets and `` '' say which way they
 * face; of straight ones the white space around them does. Apostrophes ("officials' claims", "the '90s", "don't")
 * are no marks. A quotation that its paragraph leaves open goes on in the next paragraph where that one begins with
 * an opening mark. Titles and scare quotes are quotations too: what they mean is for who asks. */
#ifndef CODE_QUOTATION_H
#define CODE_QUOTATION_H

#include "article.h"

typedef struct quotation {
    span at;            /* bytes, with both marks; an unclosed one ends with its block */
    span inside;        /* bytes, without the marks */
    uint32_t parent;    /* the quotation around it, or NONE */
    uint32_t continues; /* the quotation of the paragraph before that it goes on with, or NONE */
    bool closed;
} quotation;

/* What a token is to the innermost quotation around it. */
enum quotation_place { PLACE_OUTSIDE, PLACE_OPENING, PLACE_INSIDE, PLACE_CLOSING };

typedef struct quotations {
    VEC(quotation) list; /* in the order of their opening marks */
    uint32_t *of_token; /* for each token of the article the innermost quotation that it or its mark is in, or NONE */
    uint8_t *place;     /* for each token, enum quotation_place */
} quotations;

/* Pairs the marks of a parsed article, in time linear in its text. In the article's arena. */
quotations quotations_find(article *a);

#endif
