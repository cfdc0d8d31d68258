/* text.h - the parts of read_text and read_json that they and the reader share */
#ifndef READ_TEXT_H
#define READ_TEXT_H

#include <jansson.h>

#include "read/read.h"

/* The bytes as well-formed UTF-8 without NUL bytes: themselves, or a copy in the arena in which each malformed piece
 * and each NUL byte is U+FFFD. That is said through options->note, with `path`, `line` (of the first byte) and, where
 * `file`, with the place in `bytes`, which are then a file's or a line's own. */
slice text_repair(arena *a, slice bytes, const char *path, uint64_t line, bool file, const read_options *options);

/* The parts of read_json. *out is the caller's (json_decref). */
status read_json_load(slice json, const char *path, uint64_t line, json_t **out, error *e);
status read_json_object(article *a, const json_t *object, const char *path, uint64_t line,
                        const read_options *options, error *e);

/* Everything that follows from a->text and what the input said of it: hash, id, blocks, and what the options and the
 * name of the file say where the input said nothing. READOUT_BAD_INPUT where there is no text. Call it inside an
 * arena_run. */
status text_finish(article *a, const read_options *options, error *e);

#endif
