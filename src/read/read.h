/* read.h - from bytes to articles
 *
 * A reader walks one input: a file, a folder (its files in order of name, going down; links that lead back into it
 * are not followed twice), or standard input ("-"). What kind a file is, is told by a table of formats, each with a
 * sniffing function and file endings: plain text (one article), JSONL (an article a line), JSON (one article, or a
 * list). A file may be compressed with gzip. */
#ifndef READ_READ_H
#define READ_READ_H

#include "article.h"

/* The words by which the parts of a printed report are told: agencies, "Most Popular", "By", months. Loaded once,
 * never changed, shared by threads. */
typedef struct read_lexicon read_lexicon;

/* Loads furniture.tsv and agencies.tsv of `folder` (lang/en). NULL with *e filled where one is missing or wrong. */
read_lexicon *read_lexicon_open(const char *folder, error *e);

/* NULL is allowed. */
void read_lexicon_close(read_lexicon *l);

/* What the caller knows that the input may not say, and how it wants the input read. Each may be NULL. */
typedef struct read_options {
    const char *date;            /* ISO 8601 date of publication; used only where the input says nothing */
    const char *outlet;          /* the same */
    const char *format;          /* a format's name (read_formats); NULL: by content */
    const read_lexicon *lexicon; /* borrowed; without it only what needs no words is told apart */
    bool whole;                  /* every paragraph is body: for `parse`, where no word of the text may be lost */
    /* Called with what is not an error but must be said: bytes that were not UTF-8 and were replaced, with their
     * place. */
    void (*note)(void *context, const error *what);
    void *note_context;
} read_options;

/* The names of the formats, ending with NULL. */
extern const char *const read_formats[];

/* Limits; past them an input fails with READOUT_TOO_LARGE and the others go on. */
#define READ_ARTICLE_LIMIT (16u << 20) /* bytes of one article's text */
#define READ_LINE_LIMIT (64u << 20)    /* bytes of one line of JSONL, of a file of JSON */
#define READ_DEPTH_LIMIT 64u           /* folders within folders */

typedef struct reader reader;

/* Opens an input. NULL with *e filled where it can't be opened. The path is copied; *options must outlive the reader.
 */
reader *reader_open(const char *path, const read_options *options, error *e);

/* The next article, owned by the caller, or NULL in *out at the end. When an article is bad the status and *e say
 * which (path and line), and the next call goes on after it. */
status reader_next(reader *r, article **out, error *e);

/* NULL is allowed. */
void reader_close(reader *r);

/* An article from text in memory, as from a plain text file: repaired where it is not UTF-8, cut into blocks, and
 * title, dateline, byline, agency and date taken from it where they stand. `path` names it (NULL: nothing); both are
 * copied. `options` may be NULL. READOUT_BAD_INPUT for text without a letter, READOUT_TOO_LARGE. */
status read_text(article *a, slice text, const char *path, const read_options *options, error *e);

/* An article whose text and fields are filled as an earlier reading left them: its blocks, again. A title that the
 * input gave and that stands in the text too counts as found. */
status read_again(article *a, const read_lexicon *lexicon, error *e);

/* An article from one JSON object, with field names of ours, trafilatura's, NGEC's or ninjs. `line` (0: none) is for
 * messages. READOUT_BAD_INPUT where it is no JSON object with a text. */
status read_json(article *a, slice json, const char *path, uint64_t line, const read_options *options, error *e);

#endif
