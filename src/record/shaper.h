/* shaper.h - what shape.c and its parts share while the shapes of an article's propositions are made */
#ifndef RECORD_SHAPER_H
#define RECORD_SHAPER_H

#include "base/map.h"
#include "base/vec.h"
#include "record/camp.h"
#include "record/gaps.h"
#include "record/keys.h"

typedef struct shaper {
    const article *a;
    const kinds *kinds;
    arena *scratch;
    uint32_t *mention_at; /* whose head a token is, or NONE */
    bool *dated;          /* tokens that stand in a date */
    /* whose the things are that something is done to, by their lemma, to `keys_of`: "a Danish ferry", and later "the
     * ferry"; an empty key where they are of several */
    map things;
    map described;        /* the same of who does something: "its coastguard", and later "the coastguard" */
    VEC(slice) keys_of;
    const slice *camps;
    const bool *guessed;
    uint32_t firm;        /* see camp.h */
    const char *home;     /* the same */
    const attribution *said; /* what the proposition at hand stands under, or NULL */
    bool himself;            /* an official whom the argument at hand names is himself, not his state */
    bool opposes;            /* it is said not to be so: then "we" are those whom others charge with it */
} shaper;

static inline bool is_plural(const token *t) { return token_has(t, "Number=Plur"); }
static inline bool is_first_person(const token *t) { return token_has(t, "Person=1"); }

/* Whether a word is of a kind of kinds.tsv that is no kind of another: "staff", "vague". */
bool shaper_is_kind(const shaper *s, slice lemma, slice wanted);

/* Whether he is of the country of whose own affairs the article tells. */
bool shaper_at_home(const shaper *s, const actor *who);

/* Whether an actor has no name of its own: "a group of students". */
bool shaper_nameless(const actor *who);

/* -------------------------------------------------------------------- keys of who is meant: shape_key.c */

/* The camp of who says the proposition at hand; empty where nobody does, or he has none. */
slice shaper_speaker_camp(const shaper *s);

/* The key of an actor, as the argument at hand means him. */
slice shaper_key(const shaper *s, const actor *who);

/* The key of what is no known actor: of the state that it belongs to by its words here or earlier, else of its words.
 * Notes it for later. */
slice shaper_described_key(shaper *s, const argument *x);

/* The key of somebody who is spoken of, but not known: nobody else's. */
slice shaper_unknown_key(const shaper *s, uint32_t head);

/* The key of who is meant by words that are no name: "our pilots", "the Corvex plant", "his client". Empty where they
 * tell nobody. */
slice shaper_meant_key(const shaper *s, const argument *x, const actor *who);

/* Notes whose the things are to which something is done. Before all others. */
void shaper_describe_things(shaper *s);

/* -------------------------------------------------------------------------------- who does it: shape_doer.c */

/* Adds the key of who does it to `actors`; in `out`: whether his words are vague. */
void shaper_add_doer(shaper *s, const argument *x, key_list *actors, parts *out);

/* Who denies a deed, as a rule, denies his own: where its words do not say whose it is, puts the speaker's camp into
 * `actors`. */
void shaper_own_deed(const shaper *s, const proposition *p, key_list *actors, const key_list *recipients,
                     parts *out);

/* ------------------------------------------------------------------------- having a part in it: shape_part.c */

/* "took no part", "had no hand": its object is a part in something. */
bool shaper_has_part(const shaper *s, const proposition *p);

/* "held the army responsible": it says of its object that it has a part in something. */
bool shaper_gives_part(const shaper *s, const proposition *p);

/* Who is said to have had a part in a deed is said to have done it: makes both one. */
void shaper_take_deeds(const shaper *s, parts *all);

#endif
