/* marked.h - text with its parts marked: in colour, or with a line of signs under each line
 *
 *     “We did not,” Ada Berg said on Friday.
 *     ~~~~~~~~~~~~~ ^^^^^^^^ ====
 */
#ifndef SHOW_MARKED_H
#define SHOW_MARKED_H

#include "show/writer.h"

enum mark {
    MARK_NONE, MARK_SOURCE, MARK_CUE, MARK_CONTENT, MARK_PREDICATE, MARK_ACTOR, MARK_RECIPIENT, MARK_OBJECT,
    MARK_PLACE, MARK_TIME, MARK_OTHER, MARK_MATCH, MARKS
};

/* A text that is put together from pieces. Zeroed: an empty one. */
typedef struct marked {
    buf text, marks; /* marks: a byte, enum mark, for each byte of text */
    unsigned used;   /* bit by mark */
} marked;

/* The mark of a name ("cue"); MARK_OTHER where it is unknown, MARK_NONE where it is empty. */
enum mark mark_of(slice called);

void marked_add(marked *m, slice piece, enum mark mark);

/* Wraps and writes it, each line after `margin`, with a line of signs under it where `signs` and the output has no
 * colour; then, where `signs`, a legend. Frees what it holds. */
void marked_write(row_writer *w, const char *margin, marked *m, bool signs);

#endif
