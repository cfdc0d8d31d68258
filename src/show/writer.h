/* writer.h - what a format of rows works with: the stream, the kind of row, and a line to build text in
 *
 * A format is three functions of a row_writer (see row_format in show.h). `state` is the format's own; its close
 * frees it. `line` is scratch: fill it, then writer_send. */
#ifndef SHOW_WRITER_H
#define SHOW_WRITER_H

#include "show/show.h"

struct row_writer {
    output *o;
    const row_kind *kind;
    const row_format *format;
    uint64_t count; /* rows taken so far, the one in hand included */
    buf line;
    void *state;
    bool dyads;        /* a row for each actor with each recipient */
    bool keep_all;     /* also what the format has no place for */
    uint64_t left_out; /* rows that were not written for that */
};

/* Writes what `line` holds and empties it. READOUT_NO_MEMORY where it failed; READOUT_NO_FILE where the stream
 * has: then the query need not go on. */
status writer_send(row_writer *w, error *e);

/* The field at a column's path ("claim.text"), or NULL. */
json_t *row_field(json_t *row, const char *path);

/* A member's text as a slice; empty where it is none. */
slice row_text(json_t *row, const char *path);

/* Who an entry speaks for, as a key: its actor's id, else the actor's or the speaker's name. */
slice row_who(json_t *entry);

/* What the speaker is called: the actor's name over all reports, else as this one has it; empty where nobody is
 * named. */
slice row_speaker(json_t *entry);

/* The speaker's role; empty where the name says it already ("Norwegian Foreign Ministry", "foreign ministry"). */
slice row_role(json_t *entry);

/* Whether a text has another in it, whatever the case of their (ASCII) letters. */
bool text_holds(slice text, slice part);

/* Who carries an entry: its outlet, else the name of its file. */
slice row_carrier(json_t *entry);

/* Adds a value as text: a list's parts with "; " between them, an object by its text, name, speaker or id. Null
 * and what is missing add nothing. Control characters stay. */
void row_value(buf *out, json_t *value);

/* The value at a path; where it leads through a list ("actors.code"), those of all its parts, "; " between them, with
 * `missing` for a part that has none. Nothing where no part has any. */
void row_value_at(buf *out, json_t *row, const char *path, const char *missing);

/* ------------------------------------------------------------------------------------------------ colour */

enum style {
    STYLE_NONE, STYLE_STRONG, STYLE_FAINT, STYLE_ASSERTS, STYLE_DENIES, STYLE_QUESTIONS, STYLE_SOURCE, STYLE_CUE,
    STYLE_CONTENT, STYLE_PART, STYLE_MATCH, STYLES
};

/* Adds text in a style: as it is where the output has no colour. */
void paint(row_writer *w, enum style how, slice text);

/* The style of a stance's name ("denies"). */
enum style stance_style(slice stance);

/* The formats. */
status table_open(row_writer *w, error *e);
status table_take(row_writer *w, json_t *row, error *e);
status table_close(row_writer *w, error *e);
status csv_open(row_writer *w, error *e);
status csv_take(row_writer *w, json_t *row, error *e);
status jsonl_take(row_writer *w, json_t *row, error *e);
status disputes_take(row_writer *w, json_t *row, error *e);
status quotes_take(row_writer *w, json_t *row, error *e);
status quotes_linked_open(row_writer *w, error *e);
status quotes_linked_take(row_writer *w, json_t *row, error *e);
status quotes_linked_close(row_writer *w, error *e);
status statements_take(row_writer *w, json_t *row, error *e);
status timeline_open(row_writer *w, error *e);
status timeline_take(row_writer *w, json_t *row, error *e);
status timeline_close(row_writer *w, error *e);
status search_take(row_writer *w, json_t *row, error *e);
status events_take(row_writer *w, json_t *row, error *e);
status same_take(row_writer *w, json_t *row, error *e);
status utterances_take(row_writer *w, json_t *row, error *e);
status why_take(row_writer *w, json_t *row, error *e);

#endif
