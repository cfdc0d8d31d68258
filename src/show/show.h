/* show.h - from rows and articles to what a person or a program reads
 *
 * Two things are shown. Rows: what a query of the record gives (base/rows.h), as a text table or a view made for
 * it, as JSONL, as CSV, or as one of the formats of event data. Articles: what the rooms made of one report, as
 * JSON, CoNLL-U, trees, brat, JSON-LD. Both are tables of formats: `--to NAME` is a row here. */
#ifndef SHOW_SHOW_H
#define SHOW_SHOW_H

#include "article.h"
#include "base/buf.h"
#include "base/rows.h"
#include "show/output.h"

/* ------------------------------------------------------------------------------------------------ rows
 *
 *     row_writer *w = rows_open(&out, &quotes_rows, "text", e);
 *     s = w ? record_quotes(record, &filter, rows_sink(w), e) : READOUT_BAD_USAGE;
 *     s = rows_close(w, s, &count, e);
 *
 * The formats of any row: "text" (a table as wide as the terminal, or a view of its own, see below), "jsonl" and
 * its other name "json" (the row as it is, a line each), "csv" (RFC 4180, the row kind's columns). Those of some
 * kinds only are listed in row_formats with the kind's name. */
typedef struct row_writer row_writer;

typedef struct row_format {
    const char *name;
    const char *kind;    /* the row kind it is for; NULL for any */
    const char *summary; /* one line, for help */
    status (*open)(row_writer *w, error *e);
    status (*take)(row_writer *w, json_t *row, error *e);
    status (*close)(row_writer *w, error *e);
} row_format;

/* Ends with a row whose name is NULL. */
extern const row_format row_formats[];

/* A writer onto `o`, which must outlive it. NULL, with READOUT_BAD_USAGE or READOUT_NO_MEMORY in *e, where
 * `format` is none for such rows. `format` may be NULL for "text". */
row_writer *rows_open(output *o, const row_kind *kind, const char *format, error *e);
row_sink rows_sink(row_writer *w);

/* The forms of event data have no place for a denial, a negated or an unreal event: these rows are left out, and
 * counted, unless rows_keep_all was called before the first row. */
void rows_keep_all(row_writer *w);
uint64_t rows_left_out(const row_writer *w);

/* Events come with all their actors and recipients; after this, called before the first row, with one of each: a row
 * for each actor with each recipient, whose ids are the event's with a number behind a point ("e0123-4.1"). */
void rows_explode(row_writer *w);

/* Writes what is left, frees the writer, and says in *count (which may be NULL) how many rows there were. `so_far`
 * is what the query returned: where it is no READOUT_OK, it is returned again, and *e is left as it is. w may be
 * NULL. */
status rows_close(row_writer *w, status so_far, uint64_t *count, error *e);

/* The views of their own that "text" has for rows of these kinds. They read these fields; any may be missing or null.
 * Offsets are code points of the article's text.
 *
 * "disputes"   id, claim {text}, since, last, outlets (a number), and the lists asserts, denies, questions of {id,
 *              speaker, actor, actor_id, role, country, outlet, agency, date, said, quote, via[]}
 * "quotes"     id, speaker, actor, actor_id, outlet, date, said, channel, stance, negated, kind, quote, addressee,
 *              via[]
 * "events"     the rows of event_formats.h
 * "timeline"   date (ISO, or a shorter form of it), what (happened, said, published), text, speaker, stance, outlet,
 * id
 * "search"     id, outlet, date, text, marks [[begin, end], ...] in code points of `text`, path, line
 * "why"        what record_why gives: id, is, path, line, column, title, outlet, date, passage {text, begin}: the
 * sentences around it; spans: a list of {role, begin, end}, role being source, cue, content, predicate,
 *              actor, recipient, object, ...; facts: a list of [name, value], printed in their order. Of a claim,
 *              dispute or actor: text, claim.text or name, and because [the same, ...]. It is one row of the kind
 *              why_rows.
 */
extern const row_kind why_rows;

/* "same": what record_same gives, one row of the kind same_rows. "utterances": speaker, actor, variants [{outlet,
 * date, quote, marks}]. */
extern const row_kind same_rows;

/* ---------------------------------------------------------------------------------------------- articles */

/* Which commands a format of articles is for. */
enum { FOR_PARSE = 1, FOR_QUOTES = 2, FOR_CODE = 4, FOR_EXTRACT = 8 };

typedef struct article_format {
    const char *name;
    unsigned commands;   /* FOR_... */
    const char *ending;  /* of the file each article gets in the folder of -o (".ann"); NULL: all go to one output */
    const char *summary; /* one line, for help */
    status (*write)(const article *a, buf *out, error *e);
} article_format;

/* Ends with a row whose name is NULL. The first one for a command is that command's default. */
extern const article_format article_formats[];

/* The format of that name for a command (FOR_...); a NULL name gives the default. NULL with *e filled. */
const article_format *article_format_find(const char *name, unsigned command, error *e);

/* Writes an article's file into `folder`, which is made where it is missing: the last part of the article's path
 * without its ending, and the format's ending. */
status article_write_into(const article *a, const article_format *format, const char *folder, error *e);

/* The formats themselves: they add to `out`. READOUT_NO_MEMORY is the only error.
 * article_to_json is one line, as `readout code` prints it; article_to_conllu is `readout parse`'s. */
status article_to_json(const article *a, buf *out, error *e);
status article_to_conllu(const article *a, buf *out, error *e);
status article_to_tree(const article *a, buf *out, error *e);
status article_to_brat(const article *a, buf *out, error *e);
status article_to_jsonld(const article *a, buf *out, error *e);
status article_to_extract(const article *a, buf *out, error *e);

#endif
