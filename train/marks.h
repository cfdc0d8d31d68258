/* marks.h - what people marked in the sets of tests/reports: sides.tsv */
#ifndef TRAIN_MARKS_H
#define TRAIN_MARKS_H

#include "record/stand.h"

/* An attribution of a report: its content in code points, its cue, and what was marked. */
typedef struct mark {
    slice report, cue, what;
    uint32_t begin, end;
} mark;

typedef VEC(mark) marks;

/* Adds those of a set's folder. In `a`. */
status marks_load(arena *a, const char *folder, marks *out, error *e);

/* The mark of the same report and cue whose content overlaps most; NULL where there is none. */
const mark *mark_at(const marks *all, slice report, slice cue, uint32_t begin, uint32_t end);

/* The mark of an attribution of an article that was read from a file of the set; NULL where there is none. */
const mark *mark_of(const marks *all, const article *a, const attribution *t);

/* The last part of a path: what a mark calls its report. */
slice mark_report(slice path);

/* What a mark says of a dispute: '+', '-', '?', or 0. */
char mark_for(slice what, uint32_t dispute);

#endif
