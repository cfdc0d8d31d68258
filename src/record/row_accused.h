/* row_accused.h - whom a dispute of a small record charges, where its own words name no state and no body
 *
 * A claim is told of whom one statement makes its doer: "the anchor", "the operator", "officials", nobody. Who is charged
 * denies it, or somebody who speaks for him does. Where none of those who deny is a dispute's doer, or speaks for him, it
 * is called by the state or body that most of them are or speak for. */
#ifndef RECORD_ROW_ACCUSED_H
#define RECORD_ROW_ACCUSED_H

#include "record/claims.h"

/* Sets `accused` of the disputes, where they need it. For small records: each statement is compared with those before. */
void row_accused_settle(lister *l, claims *disputes);

#endif
