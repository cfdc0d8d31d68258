/* asked.h - which claims somebody asks for by words
 *
 * A claim is asked for by an actor in it, in any of his spellings, or by words of which each calls one of its actors,
 * or stands in what its statements say: in who does it, to what and to whom, as reports have it ("soldiers", "Osk" of
 * "village of Osk"), in its predicate, among the kinds of its objects ("vessel", of trawlers), or in the words that
 * its row has from a report. So all that its row is called by can be asked for. Words are compared as the index has
 * them: "soldier" finds soldiers. */
#ifndef RECORD_ASKED_H
#define RECORD_ASKED_H

#include "base/map.h"
#include "record/claims.h"

/* A proposition of an article. */
typedef struct said_in {
    int64_t article, proposition;
} said_in;

typedef struct asked_word {
    slice whole, term; /* as the index has it, and without the index's letter */
    map named;         /* keys of those actors that articles share who are called so */
    bool read;         /* the articles were asked: */
    VEC(said_in) in;   /* the propositions that have it in an argument, by article and number */
} asked_word;

typedef struct asking {
    map keys; /* of the actors who are called by all the words */
    VEC(asked_word) words;
} asking;

/* In l->a. */
asking asked_for(lister *l, const char *called);

/* Whether this claim, or dispute, is asked for. The first that is not kept takes time linear in the arguments of the
 * articles that have the words, and empties l->desk. */
bool asked_claim(lister *l, asking *by, const claim *c);

#endif
