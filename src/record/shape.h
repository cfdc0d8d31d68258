/* shape.h - what of a proposition is compared with others: keys of its actors, recipients and objects */
#ifndef RECORD_SHAPE_H
#define RECORD_SHAPE_H

#include "record/stand.h"

/* One for each proposition. What a proposition leaves out (its actor, or recipients) it takes from the nearest before
 * it, or else behind it, in the article that has the same sense and compatible objects. `camps` and `guessed` as of
 * camps_with_clients. In `scratch`. */
shape *shapes_of(const article *a, const kinds *k, const slice *camps, const bool *guessed, arena *scratch);

#endif
