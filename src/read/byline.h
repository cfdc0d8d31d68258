/* byline.h - "By Jane Doe and John Roe in Kyiv", "Jane Doe, Kyiv", "Jane Doe | Reuters | 2 March 2024" */
#ifndef READ_BYLINE_H
#define READ_BYLINE_H

#include "read/lexicon.h"
#include "read/when.h"

typedef struct byline {
    slice author;         /* part of the line: the names */
    slice agency;         /* as the lexicon has it */
    char date[WHEN_SIZE]; /* "" where it has none */
} byline;

/* Whether the line is a byline. `bare` names ("Jane Doe", "Jane Doe, Kyiv") count only where `head`: between a title
 * and the report. Scratch from the arena. */
bool byline_find(arena *a, const read_lexicon *l, slice line, bool head, byline *out);

#endif
