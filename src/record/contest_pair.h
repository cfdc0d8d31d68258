/* contest_pair.h - a denial and an assertion of one claim, and what weighs for and against their being of the same:
 * the inside of contest.c and its parts */
#ifndef RECORD_CONTEST_PAIR_H
#define RECORD_CONTEST_PAIR_H

#include "record/contest.h"
#include "record/members.h"

enum { NEAREST = 40 /* statements on each side, in time, that one is weighed against */ };

/* The weight of what surely are not of the same. */
#define PAIR_NEVER (-1000)

/* A statement of a lower score is unsure. */
#define PAIR_UNSURE 0.2

/* What weighs for a pair and what against it, tuned on disputes that were read, see docs/experiments.md. */
typedef struct pair_weight {
    /* for it */
    double object, recipient;              /* done to the same; to the same by name */
    double word, words_most;               /* each other word in both, times its rarity; all of them */
    double lemma;                          /* the same predicate */
    double article, alike, soon;           /* in one article, in alike ones (for each above TIED), within SOON days */
    double explicit_denial, explicit_few;  /* denied by a word for it; the same in few reports */
    double own;                            /* denied by who is said to have done it */
    double told;                           /* the least of a claim told in its denial */
    /* against it */
    double other_object, other_object_one; /* done to something else; the same of one happening */
    double lacking, crossed, nothing;      /* one has no object; one by name only, one not; nothing shared at all */
    double other_lemma;
    double late;                           /* LATE days apart or more */
    double mood, mood_few;                 /* one is of what may be, the other not */
    double echo, guessed, neither;         /* in no words of its own; by a model; by no side's own, nor a word */
    double future, future_own;             /* denied: that it may be; that he will do it */
    double light, noun, filled, unsure;    /* by the marks of each statement */
    double light_echo;                     /* an echo of a predicate that says little */
    double voice, admits, aside;           /* asserted by the outlet; by who did it; along with something else */
    /* what a pair must weigh, and a further statement with one: of many reports, of few, of few out of many */
    double core, core_few, core_around;
    double resembles, resembles_few, resembles_around;
} pair_weight;
extern const pair_weight pair_weights;

/* What a statement says, for comparing. */
typedef struct told {
    const member *m;
    const uint32_t *words; /* keys of the words of its arguments but the actor's */
    uint32_t size;
    /* how rare these are in its article, below 0: not asked for yet; NULL: none of them was */
    double *rare;
    uint64_t some;               /* a bit for each word: whether another may have it */
    bool denies, asserts;        /* by a speaker who is known */
    bool explicit_denial;        /* by a word for it */
    bool own;                    /* the speaker is who is said to have done it, or of his state */
    bool may;                    /* of what may or will be */
    bool guessed;                /* that it stands there at all: by no words of its own */
    bool echo, along;
    uint32_t root; /* the one that stands for its dispute */
    double weight; /* of its best pair; below `core`: in none */
} told;

typedef struct contest {
    lister *l;
    const claim *c;
    told *all;
    bool few, one;
} contest;

/* The members of a claim, to be weighed. `sides`: who denies, and how, is asked as well; without it they are only
 * compared. In l->a. */
contest pair_contest(lister *l, const claim *c, bool sides);

/* How surely two statements are of the same, whoever makes them. PAIR_NEVER: surely not. */
double pair_alike(const contest *t, told *x, const told *y);

/* The same of a denial and an assertion, with what tells that the one answers the other. */
double pair_opposed(const contest *t, told *denial, const told *assertion);

/* ----------------------------------------------------------------- parts of a claim: contest_parts.c */

/* The members of each root one after the other. */
typedef struct grouped {
    uint32_t *begin; /* of each root in `sorted`; one more for the end */
    uint32_t *sorted;
} grouped;

/* Groups `size` members by their root; NONE: of no part. */
grouped parts_grouped(arena *a, const uint32_t *of, uint32_t size);

/* A part of a claim: the members of one root. All but the first, number 0, get a key of their own. */
claim part_of_claim(contest *t, uint32_t root, const grouped *all, uint32_t number);

#endif
