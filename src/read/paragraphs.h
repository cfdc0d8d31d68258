/* paragraphs.h - where the paragraphs of a plain text are
 *
 * Some texts keep a paragraph on one line, some wrap it at a column. A wrapped text shows itself: each of its lines
 * is so long that the next line's first word had no room on it. */
#ifndef READ_PARAGRAPHS_H
#define READ_PARAGRAPHS_H

#include "article.h"

typedef struct paragraph {
    span at;        /* without white space at its ends */
    uint32_t width; /* code points */
    bool gap;       /* an empty line, or the text's begin, is before it */
} paragraph;

typedef VEC(paragraph) paragraph_list;

/* The paragraphs of `text` (well-formed UTF-8, at most 2^31 bytes), which has none where it is only white space. */
paragraph_list paragraphs_of(arena *a, slice text);

#endif
