/* two_sides.h - who stands on both sides of a dispute, or on one by words that mean the other
 *
 * Whose words say what is charged, or deny something, but lean to neither side or away from this one (stand.h,
 * `leaning`) is left out, where a dispute remains. Who admits what he denied before stands on both sides, and is
 * shown so. Otherwise one of his statements was taken for what it is not: the side for which he has the weightier
 * words is his, and where they weigh the same neither. The same holds of those who act for one state: where its
 * ministers deny a charge against it, none of them makes it, unless one admits. */
#ifndef RECORD_TWO_SIDES_H
#define RECORD_TWO_SIDES_H

#include "record/claims.h"

/* Takes such statements out of a dispute's members. In l->a; linear. */
void two_sides_settle(lister *l, claim *c);

#endif
