/* row_features.h - what tells whether an attribution takes a side in a dispute, over all reports of a small record
 *
 * An attribution is seen as a whole, with all its statements, beside each dispute: what matter.h weighs of its
 * likeliest statement on each side, how it leans (sides.h, side_terms.h), what else its speaker says and for whom he
 * speaks, what words it shares with what stands there. Small integers, for trees. */
#ifndef RECORD_ROW_FEATURES_H
#define RECORD_ROW_FEATURES_H

#include "record/matter.h"

/* Of one side: what matter.h weighs (in hundredths, as all that is no count), and before it these. */
enum { ROW_COUNT, ROW_WEIGHT, ROW_SCORE, ROW_MARKS, ROW_GUESS, ROW_GUESS_WEIGHT, ROW_NUMBERS,
       ROW_SIDE_FEATURES = ROW_NUMBERS + MATTER_FEATURES };

/* `on_...`: it stands there; `self_...`: its speaker does by other words, `plain_...` that are no guess; `camp_...`:
 * of his state; `his_...`: of the other things that he says, the most; `lead_...`: before the next best dispute;
 * `before_...`, `behind_...`: of the report's attribution before it, or behind it (`same`: its speaker is the
 * same). */
#define ROW_FEATURES(X)                                                                                              \
    X(others) X(statements) X(on_asserts) X(on_denies) X(self_asserts) X(self_denies) X(plain_asserts)               \
        X(plain_denies) X(camp_asserts) X(camp_denies)                                                               \
    X(own) X(own_surely) X(state) X(accused) X(actors) X(stance) X(kind)                                             \
    X(leans_asserts) X(leans_denies) X(leans_more) X(words_assert) X(words_deny) X(words_more)                       \
    X(share) X(disputes) X(rank) X(articles_share) X(articles) X(length)                                             \
    X(said) X(his_asserts) X(his_denies) X(his_words_assert) X(his_words_deny) X(his_weight_asserts)                 \
        X(his_weight_denies)                                                                                         \
    X(lead_asserts) X(lead_denies) X(elsewhere_asserts) X(elsewhere_denies)                                          \
    X(before_same) X(before_asserts) X(before_denies) X(before_on_asserts) X(before_on_denies)                       \
    X(behind_same) X(behind_asserts) X(behind_denies) X(behind_on_asserts) X(behind_on_denies) X(place) X(heading)  \
    X(shared) X(shared_asserts) X(shared_denies) X(shared_mean) X(shared_lead) X(stems)

#define ROW_ENUM(name) ROW_F_##name,
enum row_feature { ROW_F_sides = 2 * ROW_SIDE_FEATURES - 1, ROW_FEATURES(ROW_ENUM) ROW_FEATURE_COUNT };

enum { HEADING = 120 /* bytes that a report's headline has, as a rule */ };

/* The two sides are 0 (asserts) and 1 (denies) here: that of a statement that takes one, and back. */
static inline int row_number(const member *m) { return m->side == SIDE_DENIES; }
static inline uint8_t row_side(int number) { return number ? SIDE_DENIES : SIDE_ASSERTS; }

/* A statement, and the claim that it is of. */
typedef struct row_statement {
    const claim *of;
    const member *is;
} row_statement;

/* What one speaker says at once. */
typedef struct row_attribution {
    int64_t article, quote, identity;
    VEC(row_statement) all;
    slice state, surely; /* for whom he speaks: party.h */
    slice key;           /* of the speaker */
    uint8_t leans[2], words[2], stance, kind; /* asserts, denies: in hundredths */
    uint8_t beside_words[2][2], beside_same[2]; /* of the attribution before it, and behind it */
    uint8_t place;       /* in the report: hundredths */
    bool heading;
    bool unread;         /* how it leans is not known */
    bool doubtful;       /* it is not sure that he says it, or he is a paper ("a statement") */
    uint32_t length;     /* bytes */
    VEC(uint32_t) stems; /* numbers of first letters of its longer words, each once */
} row_attribution;

/* An attribution beside a dispute. */
typedef struct row_pair {
    uint32_t dispute, attribution;
    int16_t features[ROW_FEATURE_COUNT];
} row_pair;

typedef struct row_pairs {
    VEC(row_attribution) attributions;
    VEC(row_pair) pairs; /* those of one attribution one after the other */
} row_pairs;

/* All attributions of the claims' statements beside each dispute whose reports are like theirs. In l->a; for small
 * records: so many disputes times so many statements. */
row_pairs row_pairs_of(lister *l, const claims *disputes, const claims *all);

#endif
