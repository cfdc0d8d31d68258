/* camp_principal.h - for whom somebody speaks by the words beside his name: "a lawyer for the firm", "its director",
 * "who chairs the board", "the group's spokesman" */
#ifndef RECORD_CAMP_PRINCIPAL_H
#define RECORD_CAMP_PRINCIPAL_H

#include "article.h"
#include "record/kinds.h"

typedef struct principals {
    const article *a;
    const kinds *kinds;
    arena *scratch;
    slice *camps;      /* of each actor, as far as known; filled further */
    bool *open;        /* officials of no state so far; more of them are found */
    uint32_t firm;     /* that the article is about, or NONE */
    uint32_t *at_token; /* inside: the first mention whose head a token is, or NONE */
    uint32_t *named;    /* inside: of each nameless body the one that it stands for, or NONE */
    uint8_t *acts;      /* inside: whether somebody speaks or acts at a token */
    bool *other;        /* inside: of each actor, that somebody who is not known is named with him */
    bool *past;         /* inside: of each actor, that he was it once */
} principals;

/* Of each token, whether it stands in what somebody says. In `scratch`; linear. */
bool *camp_said(const article *a, arena *scratch);

/* All but what is inside is the caller's. Linear. */
void principals_take(principals *p);

#endif
