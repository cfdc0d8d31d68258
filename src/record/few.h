/* few.h - the disputes of few reports: of a small record, or of what a lister is narrowed to (narrow.h) */
#ifndef RECORD_FEW_H
#define RECORD_FEW_H

#include "record/claims.h"

/* All there are, in the order in which they are listed; wordings of one accusation are one. What is hidden is among
 * them, so that nothing else takes its place. In l->a. */
void few_disputes(lister *l, claims *out);

#endif
