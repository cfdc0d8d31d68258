/* cells.h - text on a terminal: how wide it is, where a line may end, what must not get there
 *
 * A terminal shows cells: a Chinese character takes two, an accent none. A text is first made plain (no control
 * characters, nothing that turns the direction of writing, one space for any run of white space), then wrapped or
 * cut. */
#ifndef SHOW_CELLS_H
#define SHOW_CELLS_H

#include "base/buf.h"
#include "base/utf8.h"

/* Cells that well-formed plain text takes. */
unsigned cells_of(slice text);

/* Adds `text` made plain: white space and line ends of any kind as one space, control characters as \xNN,
 * characters that turn the direction of writing and other invisible ones that are no part of a word as \u{NNNN},
 * malformed bytes as U+FFFD. */
void cells_plain(buf *out, slice text);

/* Takes one line of at most `width` cells (at least 1) off plain text: up to a space where there is one, else
 * between two characters that a reader sees as such. Spaces at the break belong to neither. While (rest.size) {
 * ... } */
slice cells_line(slice *rest, unsigned width);

/* As much of plain text as fits into `width` cells, with an ellipsis in them where something is left out. Adds to
 * `out`. */
void cells_cut(buf *out, slice text, unsigned width);

/* Adds spaces. */
void cells_pad(buf *out, unsigned count);

#endif
