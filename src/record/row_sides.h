/* row_sides.h - who else takes a side in a dispute, weighed over all reports of a small record
 *
 * The rules put to a dispute who speaks of its deed in words that a rule knows; sides.h guesses others within their
 * own report. Here every attribution is weighed once more beside each dispute of the record, with all that is known
 * of its speaker by then (row_features.h): boosted trees, row_sides.tsv beside this file, made by train/rows.c. Who
 * very likely takes a side is put there, under the rule `side` with how likely it is as the score; whom the rules put
 * to one that he hardly takes is taken off. */
#ifndef RECORD_ROW_SIDES_H
#define RECORD_ROW_SIDES_H

#include "record/row_features.h"

/* `all`: the claims whose statements are asked. Where a list is narrowed nothing is done. See row_pairs_of for the
 * cost. */
void row_sides_settle(lister *l, claims *disputes, const claims *all);

#endif
