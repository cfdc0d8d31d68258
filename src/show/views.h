/* views.h - what the text views share: wrapped paragraphs, a quote with its bar, ids short enough to type */
#ifndef SHOW_VIEWS_H
#define SHOW_VIEWS_H

#include "show/cells.h"
#include "show/writer.h"

/* Writes `text`, which need not be plain, as lines: the first one begins with `first`, the others with `next`,
 * both as wide as the other. No line where the text is empty. At most `most` lines, the last cut with an ellipsis;
 * 0: all. */
void view_paragraph(row_writer *w, const char *first, const char *next, slice text, enum style how, unsigned most);

/* A faint line of parts, " · " apart. */
typedef struct parts {
    buf text;
} parts;

/* Adds a part, with `before` in front of it; nothing where `text` is empty. */
void part_add(parts *p, const char *before, slice text);

/* Writes the parts as a paragraph, and frees them. */
void parts_write(row_writer *w, const char *first, const char *next, parts *p);

/* Adds as much of an id as the record needs to find it again, with overwhelming likelihood: "s0ce82db46be8e066-10" is
 * "s0ce82db4-10". */
enum { SHORT_ID = 9 };
void short_id(buf *out, slice id);

/* Adds the entry's id as a part. */
void part_id(parts *p, json_t *entry);

/* "Al Jazeera (AFP), 2031-05-02 · said 2031-04-30 · via ... · q12345678": where an entry comes from, into `p`. */
void part_origin(parts *p, json_t *entry);

/* "Ada Berg, foreign minister, NOR": a speaker, plain. */
void view_speaker(buf *out, json_t *entry);

#endif
