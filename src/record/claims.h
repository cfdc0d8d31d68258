/* claims.h - from statements to claims: the same proposition, wherever and in whatever words
 *
 * Statements of one bucket (one sense, one set of actors) are gathered around anchors: a recipient and a kind of
 * object. A statement goes to the most special anchor that it may mean; where there are several, as with "weapons"
 * for drones and for missiles, to the one that most statements name, and what leaves out a part only to one that its
 * own article names. Then each group is cut where nobody speaks of it for GAP_DAYS. All this is a function of the set
 * of statements: the order of adding does not matter. */
#ifndef RECORD_CLAIMS_H
#define RECORD_CLAIMS_H

#include "record/lister.h"
#include "record/stand.h"

#define GAP_DAYS 60
#define LINKED_ARTICLES 500
#define LINKED_CLAIMS 512 /* of one bucket, between which general ones are looked for */

/* What a dispute's row shows: entry.h. */
typedef struct entry_words entry_words;
typedef struct claim_words claim_words;

/* What a statement says, for comparing it with others: keys (print.h) of the words of its arguments but the actor's
 * and days, each once; and whether it is of what may or will be. */
enum { MEMBER_WORDS = 24 };
typedef struct member_words {
    const uint32_t *keys;
    uint32_t size;
    bool may;
} member_words;

/* A statement as the record has it. */
typedef struct member {
    int64_t article, n, proposition, quote; /* quote: -1 where there is none */
    int64_t speaker, identity;              /* rows of actor; 0 where not known */
    slice sha256, outlet, agency, date, via, recipients, objects, lemma, rule;
    span at;
    double score;
    int32_t day;      /* days since 1970-01-01, INT32_MIN where not known */
    uint32_t anchor;
    uint8_t side;
    uint16_t marks; /* MARK_... */
    bool outlet_voice;
    const entry_words *words;  /* where it is known already, else NULL */
    const member_words *told;  /* the same */
} member;

typedef struct claim {
    slice key;          /* from which its id is made */
    slice sense, actors, recipient, object; /* keys; actors joined by line ends */
    member *members;    /* by date, article and number */
    uint32_t size;
    uint32_t speakers[SIDES]; /* how many identities on each side, outlets' own voices aside */
    uint32_t plain[SIDES];    /* of these, those whom no guess alone puts there: sides.h */
    uint32_t voices;    /* outlets that say it in their own voice */
    uint32_t outlets, independent, articles;
    uint32_t apart;     /* independent.h, where it is known already; else 0 */
    slice first, last;  /* dates */
    /* key of the most special claim of which this one is a case ("weapons", of drones); empty where none is */
    slice of;
    VEC(slice) cases;   /* keys of those that are its cases */
    slice kin;          /* of its sense: kinds.h */
    bool light;         /* the same: a verb that says little */
    bool one;           /* of a family that is one happening, whatever the object is called */
    double certainty;   /* of a dispute: see contest.h */
    /* of CONTEST_TIERS; where the reports are few all in the second, and those that begin with denials in other words
     * (join.c) in the first */
    uint32_t tier;
    bool clause; /* it is called by a clause that tells it (claim_told.c), as among many reports */
    /* of a dispute: the claims that are in it, itself first, the strongest before the others; see variants.h */
    const struct claim *variants;
    uint32_t variant_count;
    /* of a dispute: the key of whom it is called by in place of its actors; empty: of nobody. row_accused.h */
    slice accused;
    const struct row_name *called; /* of a dispute's row: the deed that it is called by, or NULL. row_name.h */
    const claim_words *words; /* of its members, where they are known already, else NULL */
    /* where the rest is, of a dispute that has no members here yet (kept.h); else NULL */
    const struct kept_at *kept;
    const struct claim *joined;    /* of a row of a list: the disputes that are to be taken into it yet (listed.h) */
    uint32_t joined_count;
} claim;

typedef VEC(claim) claims;

/* Adds the claims of a bucket. Statements of no known actor go with the actor that nearly all of their sense have, if
 * there is one: then their own bucket has no claims. In l->a. */
void claims_of_bucket(lister *l, int64_t bucket, slice key, claims *out);

/* All disputes in the filter's articles, in the order in which they are listed. */
void claims_disputed(lister *l, claims *out);

/* How many speak, then through how many independent outlets. */
#define STRENGTH(first, second) ((uint64_t)(first) << 32 | (second))
#define STRENGTH_REST UINT32_MAX

/* How strong a claim is: how many speak, then through how many outlets. A part of it is not stronger. */
uint64_t claim_carried(const claim *c);

/* How strong a dispute is: how certainly it is one, in so many tiers, then how many speak on the weaker side, guesses
 * aside, then through how many independent outlets. Where nobody knows who did it, little is disputed: those come
 * last in their tier. */
#define CONTEST_TIERS 4
#define CONTEST(tier, weaker, independent)                                                                           \
    ((uint64_t)(tier) << 48 | STRENGTH((weaker) < UINT16_MAX ? (weaker) : UINT16_MAX, independent))
#define CONTEST_MOST(weaker) CONTEST(CONTEST_TIERS - 1, weaker, STRENGTH_REST)
uint64_t claim_contest(const claim *c);

/* For qsort: how contested, then how carried. */
int claim_by_contest(const void *x, const void *y);

/* For qsort of members: by date, article and number. */
int member_by_date(const void *x, const void *y);

/* Whether it is asserted by somebody and denied by another. */
bool claim_disputed(const claim *c);

/* A key for a statement in a map. */
slice member_key(lister *l, const member *m);

/* How many assert it; rumours are one, where nobody else does. */
uint32_t claim_asserters(const claim *c);

/* The key of the state, or body, that a member's speaker is of or speaks for, or empty; whether the model of sides.h
 * guessed it. */
slice member_state(lister *l, const member *m);
bool member_guessed(const member *m);

/* Whether its speaker is one of the actors, whose keys are joined by line ends. */
bool member_among(lister *l, const member *m, slice actors);

/* Whether somebody asserts or denies by it, and not only an outlet in its own voice. */
bool member_takes_side(const member *m);

/* Whether it is a claim of nobody who is named, which somebody denies as one: "denied reports that". */
bool member_rumour(const member *m);

/* Counts its members anew. */
void claim_count(lister *l, claim *c);

/* Adds members, and counts. In l->a. */
void claim_add(lister *l, claim *c, const member *more, uint32_t count);

/* The claim whose id has these digits, or begins with them. false where there is none. All claims are gone
 * through. */
bool claim_by_digits(lister *l, slice digits, claim *out);

/* The fields of a claim: text, predicate, sense, actors, recipients, object. */
void put_claim(lister *l, json_t *to, const claim *c);

/* The same of a dispute, as its row of the list has them. Up to LINKED_ARTICLES reports it goes through the list. */
void put_dispute(lister *l, json_t *to, const claim *c);

#endif
