/* read.h - from bytes to articles
 *
 * A reader walks one input: a file, a folder (its files in order of name, going down; links that lead back into it are
 * not followed twice), or standard input ("-"). What kind a file is, is told by a table of formats, each with a sniffing function
 * and a file ending: plain text (one article), JSONL (an article a line). */
#ifndef READ_READ_H
#define READ_READ_H

#include "article.h"

/* What the caller knows that the input may not say. Each may be NULL. Used only where the input says nothing. */
typedef struct read_options {
    const char *date;    /* ISO 8601 date of publication */
    const char *outlet;
    const char *format;  /* a format's name; NULL: by content */
} read_options;

/* Limits; past them an input fails with READOUT_TOO_LARGE and the others go on. */
#define READ_ARTICLE_LIMIT (16u << 20) /* bytes of one article's text */
#define READ_LINE_LIMIT (64u << 20)    /* bytes of one line of JSONL */

typedef struct reader reader;

/* Opens an input. NULL with *e filled where it can't be opened. */
reader *reader_open(const char *path, const read_options *options, error *e);

/* The next article, owned by the caller, or NULL in *out at the end. When an article is bad the status and *e say which
 * (path and line), and the next call goes on after it. */
status reader_next(reader *r, article **out, error *e);

void reader_close(reader *r);

/* An article from text in memory, as from a plain text file: repaired where it is not UTF-8, cut into blocks, and title,
 * dateline, byline, agency and date taken from it where they stand. `path` names it; both are copied. */
status read_text(article *a, slice text, const char *path, const read_options *options, error *e);

#endif
