/* worth.h - how likely a claim is what a reader would name as the matter of a dispute
 *
 * Reports of one quarrel claim a hundred things: that the valve was opened, that acid ran into the river, that a road
 * is being mended, that three people fell ill. What is worth to be named is what somebody is charged with. Told by
 * how it is said and by whom, what else is said of the same doer, and by the deed's verb (lang/en/deeds.tsv). Small
 * integers, for trees. */
#ifndef RECORD_WORTH_H
#define RECORD_WORTH_H

#include "record/claims.h"

#define WORTH_FEATURES(X)                                                                                            \
    X(members) X(asserts) X(denies) X(questions) X(voices) X(articles) X(plain_asserts) X(plain_denies)              \
    X(actors) X(state) X(body) X(named) X(described) X(several) X(recipients) X(objects) X(light) X(one) X(kin)      \
    X(assert_leans) X(deny_leans) X(assert_words) X(deny_words) X(assert_against) X(deny_against) X(mean_words)      \
    X(mean_against) X(himself) X(own_asserts) X(own_denies) X(others_assert) X(doer_claims) X(doer_asserted)         \
    X(doer_denied) X(sense_claims) X(sense_members) X(object_claims) X(recipient_claims) X(first) X(title)           \
    X(noun) X(presupposed) X(filled) X(along) X(charged) X(deed) X(disputed)

#define WORTH_ENUM(name) WORTH_##name,
enum worth_feature { WORTH_FEATURES(WORTH_ENUM) WORTH_FEATURE_COUNT };

typedef struct worth {
    int16_t features[WORTH_FEATURE_COUNT];
} worth;

/* Of each claim, among the others. In l->a; linear in their statements. */
worth *worth_of(lister *l, const claims *all);

/* 0 to 1. */
double worth_likely(const worth *x);

#endif
