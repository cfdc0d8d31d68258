/* row_marks.h - what people marked of the attributions that stand in a record's disputes */
#ifndef TRAIN_ROW_MARKS_H
#define TRAIN_ROW_MARKS_H

#include "record/matter.h"

#include "sets.h"

/* Reads a set's marks into s->marks (emptied before), makes a record in memory of its reports, and lists the disputes
 * while `watch` sees what is weighed. */
status watch_set(sets *s, const char *folder, matter_watch *watch, error *e);

/* What is marked of an attribution of a report, by its number there; empty where nothing is, or it is broken. */
slice marked_words(const marks *all, lister *l, int64_t report, int64_t quote);

/* 1 where a mark has the statement's side in the marked dispute, -1 where the other, 0 where neither. */
int mark_agrees(slice what, uint32_t dispute, const member *m);

/* The marked dispute that the marks of most of a dispute's statements agree with; NONE where none does. */
uint32_t marked_dispute(const marks *all, lister *l, const claim *c);

#endif
