/* camp_guess.h - the state of officials whose state the words that name them do not say
 *
 * "Foreign Minister Jane Doe said": in a report of two states she may be either's. What tells is weighed for each of
 * her mentions and of the things she says: who spoke before, where it is said, who already holds her office, whom she
 * charges, for whom she denies. */
#ifndef RECORD_CAMP_GUESS_H
#define RECORD_CAMP_GUESS_H

#include "article.h"
#include "record/kinds.h"

/* What tells of an actor and a state; each has a weight in camp_guess.c. */
#define EVIDENCE(X) \
    X(LAST)        /* it spoke or acted last before she is first named */ \
    X(LAST_NEAR)   /* the same, in this sentence or the one before */ \
    X(LAST_DENIES) /* and denied or rejected something there */ \
    X(LAST_BUT_ONE) \
    X(ITS)         /* the same, and her office is its ("its defence minister") */ \
    X(HOME)        /* the report comes from there */ \
    X(PLACE)       /* where she speaks lies there */ \
    X(SENTENCE)    /* it is named in a sentence with her, outside of what is said */ \
    X(NAMED)       /* in what she says: 1, 2, 3 times or more */ \
    X(CHARGED)     /* she says that it did something hostile */ \
    X(ACTED)       /* she says that it did something */ \
    X(CLEARED)     /* she says that it did not do something */ \
    X(DIRECTED)    /* she accuses, urges or warns it, or does something to it */ \
    X(ITS_CLAIM)   /* she rejects what it claims */ \
    X(ACCUSED)     /* she denies, and others of the report charge it most */ \
    X(ACCUSER)     /* she charges whom most do, and it does so most */ \
    X(TAKEN)       /* another is known to hold her office there */ \
    X(OFFICE)      /* somebody without a name, spoken of just before, holds it there: "the ambassador of ..." */ \
    X(SPOKEN_OF)   /* its own people speak of her */ \
    X(COUNTERPART) /* her counterpart is there */ \
    X(LIKE_BODY)   /* a body of its, of her sector, is named just before */ \
    X(MOST)        /* the report names it most often */ \
    X(MAIN)        /* most or second most */

#define EVIDENCE_NAME(name) EVIDENCE_##name,
enum evidence { EVIDENCE(EVIDENCE_NAME) EVIDENCES };
extern const char *const evidence_name[EVIDENCES];
extern const int evidence_weight[EVIDENCES];

typedef struct candidate {
    uint32_t who;
    char country[4];
    int8_t tells[EVIDENCES];
} candidate;

typedef VEC(candidate) candidates;

/* All that tells of each of the actors that are `open`, in their order, and of each state of the report. `camps` as
 * far as known. In `scratch`; linear. */
void camp_weigh(const article *a, const kinds *k, const slice *camps, const bool *open, arena *scratch,
                candidates *out);

/* Fills the camps of those for whom one state has enough more than the others. */
void camp_guess(const article *a, const kinds *k, const bool *open, arena *scratch, slice *camps);

#endif
