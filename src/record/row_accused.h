/* row_accused.h - whom a dispute of a small record charges, where its own words name nobody
 *
 * A claim is told of whom one statement makes its doer: "the anchor", "the operator", "officials", nobody. Who is
 * charged denies it, or somebody who speaks for him does. It is called by the state or body that most of those who
 * deny are or speak for; by a state only where it denies itself, or two speak for it. */
#ifndef RECORD_ROW_ACCUSED_H
#define RECORD_ROW_ACCUSED_H

#include "record/claims.h"

/* Sets `accused` of the disputes, where they need it. For small records: each statement is compared with those
 * before it. */
void row_accused_settle(lister *l, claims *disputes);

#endif
