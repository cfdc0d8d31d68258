/* together.h - which statements of one anchor tell of one thing: those of articles that are about the same
 *
 * "They went" in a report of a strike and "they went" in one of a dinner have a sense and an actor in common, and are
 * no claim together. So an article goes with those before it, of the same anchor, that it is tied to (ties.h); where
 * there are none it begins a claim of its own. One of a line or two, which tells nothing of that, goes with the one
 * before it. */
#ifndef RECORD_TOGETHER_H
#define RECORD_TOGETHER_H

#include "record/anchors.h"

/* Parts the members, which are in the order of date, article and number; adds anchors to `named`. In l->a; linear. */
void together_part(lister *l, members *all, anchors *named);

#endif
