/* formats.h - what kinds of files `read` takes; to add one: a row, a function that gives its articles, a test */
#ifndef READ_FORMATS_H
#define READ_FORMATS_H

#include <jansson.h>

#include "read/read.h"
#include "read/source.h"

/* One file while it is read. */
typedef struct input {
    const char *path; /* borrowed; "-" for standard input */
    source *source;
    const struct format *format;
    const read_options *options;
    uint64_t line; /* of JSONL, the one read last */
    bool ended;
    buf bytes;    /* the line, or the whole file */
    json_t *list; /* of JSON: its articles, and the next one */
    size_t next;
} input;

typedef struct format {
    const char *name;
    const char *endings;                    /* of files' names, each with a space behind it: ".jsonl .ndjson " */
    bool (*sniff)(slice front, bool whole); /* the first bytes; `whole`: they are all */
    status (*next)(input *in, article **out, error *e); /* as reader_next */
} format;

/* Ends with a row whose name is NULL. The first one whose sniffing function says yes is the file's. */
extern const format formats[];

/* The format that an ending of the path names, or NULL. ".gz" is passed over. */
const format *format_of_path(const char *path);

/* The format of that name, or NULL. */
const format *format_of_name(const char *wanted);

/* The format of a file by its first bytes. READOUT_BAD_INPUT where it is empty, or is no text ("PDF", "HTML"), or its
 * path ends as that of something else that is read as text by mistake (".csv"). */
status format_sniff(slice front, bool whole, const char *path, const format **out, error *e);

#endif
