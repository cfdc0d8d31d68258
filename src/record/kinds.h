/* kinds.h - what is a kind of what, and which senses tell of the same: for telling whether two statements claim the
 * same
 *
 * From lang/en/kinds.tsv: word, and the broader word. "Shahed-136", "drone" and "weapon" lie on one path, so they may
 * be said of one thing; "missile" lies beside "drone", so they may not. Loaded once, never changed. */
#ifndef RECORD_KINDS_H
#define RECORD_KINDS_H

#include "base/word_roles.h"

typedef struct kinds kinds;

/* Loads the tables into `a`; call it inside an arena_run. READOUT_NO_FILE, or READOUT_BAD_MODEL with file and line (a
 * word that is broader than itself, or stands twice). */
status kinds_open(arena *a, const char *folder, kinds **out, error *e);

/* The path from the broadest to the thing itself: "weapon/drone/shahed". `lemma` is its head's lemma, `text` its
 * words; the longest part of the text's end that the table knows decides, then the lemma up to a hyphen or digit. A
 * word that is not in the table is a path of its own; so are all where `k` is NULL. In `a`. Empty where both are. */
slice kinds_path(const kinds *k, arena *a, slice lemma, slice text);

/* Whether one path is the other, or leads to it. */
bool kinds_compatible(slice one, slice other);

/* Whether they are different kinds of one family: "weapon/drone", "weapon/missile". */
bool kinds_siblings(slice one, slice other);

/* The part of a path that decides what claim it belongs to: its first two words ("weapon/drone"). */
slice kinds_basic(slice path);

/* Whether a path is only the broadest word of a family ("weapon"), by the table. */
bool kinds_general(const kinds *k, slice path);

/* Whether a word tells this of for whom somebody speaks ("voice", "leads"), by lang/en/camps.tsv. `word` in small
 * letters. */
bool kinds_tells(const kinds *k, arena *a, slice word, slice what);

/* The words of rules, by role (base/word_roles.h); NULL where `k` is NULL. */
const word_roles *kinds_words(const kinds *k);

/* What clears of a charge; NULL where `k` is NULL. */
const struct disclaimers *kinds_disclaimers(const kinds *k);

/* How much more often a verb tells what reports quarrel about than what else they claim, in hundredths of the natural
 * logarithm, by lang/en/deeds.tsv; 0 where it is not there. */
int16_t kinds_deed(const kinds *k, slice lemma);

/* A sense's family, from lang/en/families.tsv; a sense that has none is its own. */
typedef struct family {
    slice called;
    bool swapped; /* its actor and recipient have each other's place */
    bool contrary; /* it says that the family's thing is not so */
    bool one;     /* one happening, whatever the object is called */
    bool saying;  /* no claim about the world, but an act of saying */
    bool light;   /* a claim only of an object or a recipient */
    bool part;    /* that somebody had a part in what is done */
    bool own;     /* an official does it for himself, not for his state */
    bool taker;   /* who gets what is given gets it for himself */
    bool charge;  /* saying that somebody did something */
    bool hides;   /* keeping something from others, words too: "hid the report" */
    bool seeing;  /* coming to know: who has not found it doubts or denies it */
    slice kin;    /* what else it may be called in the same accusation: families of one kin; may be empty */
    slice done;   /* the family that it is of where somebody is said to be behind it; may be empty */
    slice only;   /* the kinds of object that it is so for, joined by blanks; empty: any */
    uint32_t next;
} family;

/* The family of a predicate, by its lemma or else by its sense; for these objects, paths joined by line ends. One
 * that has none is its own. */
family kinds_family(const kinds *k, slice lemma, slice sense, slice objects);

/* A family as the key of a sense: its kin and a colon ("light" where it is light), its name, and "!" where it is one
 * happening. In `a`. */
slice sense_key(arena *a, const family *f);

typedef struct sense_parts {
    slice kin, called;
    bool one, light;
} sense_parts;

/* The parts of such a key, borrowed from it. */
sense_parts sense_read(slice key);

#endif
