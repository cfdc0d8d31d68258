/* contest.h - the disputes in a claim: who contradicts whom in the same matter
 *
 * A claim gathers what was said of one deed in whatever words, over many reports; some of it is of another matter.
 * That somebody asserts and another denies in one claim is therefore not yet a dispute: a denial and an assertion
 * must tell of the same, by what they say was done to what and whom, by how alike their reports are, by their days,
 * and by who denies. Each pair is weighed; pairs that weigh enough make a dispute, the further statements of the
 * claim go with the one that they resemble, or with none. In a record of few reports, which are mostly of one matter,
 * nearly all go with it. */
#ifndef RECORD_CONTEST_H
#define RECORD_CONTEST_H

#include "record/claims.h"

/* From this weight on a pair alone makes a dispute; lighter ones only where the reports around bear it out. */
#define CONTEST_SURE 4

/* Whether the record has so few reports that they are taken to be of one matter. */
bool contest_few(lister *l);

/* Adds the disputes of a claim: each a claim with a part of the members and a key of its own. In l->a; linear in the
 * members. */
void contests_of(lister *l, const claim *c, claims *out);

/* Whether a statement may join a dispute among many reports, that makes none itself: who says it says it in words,
 * and not only of which thing he speaks, denies by the model of sides.h, or asserts as surely by it as by words. Of
 * those whom it takes for asserting less surely two in five do not. */
bool contest_joins(const member *m);

/* Whether a statement of the reports around a dispute among many tells of the same as one of its own. */
bool contest_resembles(lister *l, const claim *c, const member *m);

/* Adds the disputes of all claims of a bucket. */
void contests_of_bucket(lister *l, int64_t bucket, slice key, claims *out);

/* A claim, among many reports parted into those that resemble each other, for what is said of one actor in one sense
 * of a deed is there often of many. The first part keeps the claim's key. None is stronger than the claim
 * (claim_carried). */
void claim_parted(lister *l, const claim *c, claims *out);

/* The same for all claims of a bucket but those that are weaker than `least`. */
void matters_of_bucket(lister *l, int64_t bucket, slice key, uint64_t least, claims *out);

#endif
