/* apart.h - disputes of a record of few reports that are of many matters
 *
 * Where reports are few they are taken to be of one matter, and what weighs little is enough (contest.h, join.h). Of
 * some dozens that is so of those alone that tell of one happening (happenings.h): each of these is worked out as if
 * it were a record of its own, and what is left by the rules for many reports. */
#ifndef RECORD_APART_H
#define RECORD_APART_H

#include "record/claims.h"

/* From more reports on it is asked whether they are of one matter. */
#define APART_ARTICLES 20

/* Whether the record has so many reports that they may be of several matters, and no more than few. */
bool disputes_may_be_apart(lister *l);

/* All disputes of a record of few reports, in the order in which they are listed. `gather` adds those of reports that
 * are of one matter: of all, or of those that the lister is narrowed to. */
void disputes_apart(lister *l, void (*gather)(lister *l, claims *out), claims *out);

#endif
