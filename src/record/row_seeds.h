/* row_seeds.h - disputes that nobody makes in the same words, in a small record
 *
 * One says that they opened the valve, the other that nothing ever left the pond: no claim is asserted by one and
 * denied by the other, so no rule finds a dispute. The claims that a reader would most likely name (worth.h), and
 * that stand in none, are each taken for one; every attribution that stands in none is weighed beside them
 * (row_features.h) by trees made for this, row_seeds.tsv beside this file. Where somebody asserts it and another
 * denies it, it is a dispute, below those that words tell. */
#ifndef RECORD_ROW_SEEDS_H
#define RECORD_ROW_SEEDS_H

#include "record/row_features.h"

/* Adds them to `disputes`. `all`: the record's claims. Where a list is narrowed nothing is done. */
void row_seeds_settle(lister *l, claims *disputes, const claims *all);

#endif
