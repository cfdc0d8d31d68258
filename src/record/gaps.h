/* gaps.h - what a proposition leaves out, from the others of its article
 *
 * "The army shelled the town. ... The shelling killed nine. ... They shelled us": one happening told three times, of
 * which only the first says who. A part that is left out, or vague (a pronoun, "the company", "guards"), is taken
 * from the nearest proposition of the same family whose other parts agree: those before it first, then those behind.
 * Where an article says the same of several ("both sides shelled"), who denies it denies his own side's deed, and who
 * asserts it speaks of another's. */
#ifndef RECORD_GAPS_H
#define RECORD_GAPS_H

#include "base/arena.h"

/* The parts of a proposition while its shape is made: keys, joined by line ends. */
typedef struct parts {
    slice sense;   /* its family; empty: of no claim */
    slice actors, recipients, objects;
    slice done;    /* the family of who is behind it, or empty */
    slice speaker; /* the camp of who says it, or empty */
    uint32_t who;  /* who says it: his actor, and one more; 0: not known */
    uint32_t first_day, last_day;
    bool vague;    /* its actors are named, but by words that may mean another actor of the article */
    bool others;   /* those words mean somebody else than the speaker: "they" */
    bool several;  /* they are spoken of as several: no one person */
    bool contrary; /* it says that its family's thing is not so */
    bool part;     /* it says that somebody had a part in something that it does not name */
    bool light;    /* its predicate says little */
    bool filled;   /* its actors are another's */
    bool one;      /* its family is one happening, whatever the object is called */
    bool opposes;  /* it is said not to be so */
    bool guessed;  /* its actors are only the camp that the speaker is taken for */
    bool torn;     /* the article says it of several: each side's deeds are alike */
} parts;

/* Fills the gaps of `count` of them, in the order of the text. In `scratch`; linear. */
void gaps_fill(arena *scratch, parts *all, uint32_t count);

#endif
