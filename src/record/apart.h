/* apart.h - disputes of a record of nine to some hundreds of reports, which may be of many matters
 *
 * Where reports are few they are taken to be of one matter, and what weighs little is enough (contest.h, join.h). Of
 * some dozens, or hundreds, that is so of those alone that are one story (stories.h): each story is worked out as if
 * it were a record of its own. Of its disputes those stand that hold one which is sure among many reports, or of
 * which the story's reports tell in plain words. */
#ifndef RECORD_APART_H
#define RECORD_APART_H

#include "record/claims.h"

/* From more reports on it is asked whether they are of one matter; up to LINKED_ARTICLES. */
#define APART_ARTICLES 8

/* Whether the record has so many reports that they may be of several matters, and no more. */
bool disputes_may_be_apart(lister *l);

/* All disputes of a record of up to LINKED_ARTICLES reports, in the order in which they are listed. `wide`: of
 * several matters also those that are less sure, but several bear out. */
void disputes_apart(lister *l, bool wide, claims *out);

#endif
