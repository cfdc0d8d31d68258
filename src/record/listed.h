/* listed.h - rows of a list of disputes among many reports that are of one dispute
 *
 * There each claim's disputes are worked out apart (contest.h), so one that is told in several words, or of which it
 * is not everywhere said who did it, stands in several. Where the same speaker takes the same side by the same verb
 * in reports that are about the same, or one sentence stands in both, or both are told in much the same words in
 * reports that are much alike, and nobody would stand on both sides, the weaker row goes into the stronger. */
#ifndef RECORD_LISTED_H
#define RECORD_LISTED_H

#include "record/claims.h"

/* Of a list the strongest rows are compared with each other, so many: its first rows are then the same however many
 * are asked for. Fewer in a record of more than 100,000 reports, where reading them takes a tenth of a second. */
static inline uint32_t listed_joined(int64_t reports) { return reports <= 100000 ? 128 : 64; }

/* Joins the first `front` of `all`, which are in the order in which they are listed, and stay in it: the stronger row
 * has what goes into it as `joined`. In l->a; linear but for speakers of many rows. */
void listed_join(lister *l, claims *all, uint32_t front);

/* The row as it is shown: read, if it is kept, with what goes into it. In l->a. */
claim listed_whole(lister *l, const claim *c);

#endif
