/* dateline.h - "TEHRAN, Iran -", "ANKARA (AA) -", "MOSCOW, Oct. 17 (Reuters) -" */
#ifndef READ_DATELINE_H
#define READ_DATELINE_H

#include "read/lexicon.h"
#include "read/when.h"

typedef struct dateline {
    slice place, agency;  /* parts of the text; the agency as it stands there */
    char date[WHEN_SIZE]; /* "" where it has none, or no year */
} dateline;

/* How many bytes of the paragraph the dateline at its front takes, with its dash; 0 where there is none. `first`: of
 * the report, where "LAHORE:" may be one. Scratch from the arena. */
uint32_t dateline_find(arena *a, const read_lexicon *l, slice paragraph, bool first, dateline *out);

#endif
