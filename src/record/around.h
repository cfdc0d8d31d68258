/* around.h - a dispute of many reports as its story tells it
 *
 * Among many reports a dispute is found by words that are sure (contest.h), and then has few of those who speak in
 * it. Of the reports around it (narrow.h) those that are like its own are its story, read as a small record is: where
 * most of them tell of the dispute, who denies it there, and who asserts what is like it, stands in it too. */
#ifndef RECORD_AROUND_H
#define RECORD_AROUND_H

#include "record/claims.h"

/* Widens each of `all`, in the order in which they are listed. What is in a stronger one is left out, and what is no
 * sure dispute and nobody else bears out. */
void around_widen(lister *l, claims *all);

/* Puts the keys of a dispute's statements there. */
void around_note(lister *l, map *known, const claim *c);

/* Whether it is only said in passing, or inferred. */
bool around_weak(const member *m);

/* Whether several dispute it, in reports that are not one another's. */
bool around_borne_out(const claim *c);

/* A dispute that was worked out among fewer reports is called, and stands, as the one that it holds: that one's claim
 * comes first. `own`: the statements of that one. */
void around_name(lister *l, claim *wide, const claim *c, const map *own);

#endif
