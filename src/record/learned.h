/* learned.h - which of the sides that a model guessed the record takes
 *
 * An article alone often does not tell for whom a speaker speaks; the record does, where another report names his
 * state or his side. What the model of sides.h holds to be likely is taken unless that speaks against it; what it
 * holds to be possible, where that speaks for it. */
#ifndef RECORD_LEARNED_H
#define RECORD_LEARNED_H

#include "record/anchors.h"

/* Takes the statements out of a bucket's members that are only guessed and stand alone, or that others of the same
 * speaker, or of his state, contradict. `key`: of the bucket. Linear. */
void learned_settle(lister *l, slice key, members *all);

#endif
