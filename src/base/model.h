/* model.h - a file of named sections, mapped read-only
 *
 * Learned weights and counts are kept in such files (lang/en/NAME.model). A file is checked whole when it is opened:
 * its mark, its version, what it is of, its size and a checksum over every byte, so that a truncated, altered or
 * foreign file is READOUT_BAD_MODEL and what is read from an open one can be trusted to be what was written. (A
 * reader of a section still checks that the section's size is the one it expects: the file may come from another
 * trainer.) The mapping is shared between threads and processes and never changes.
 *
 * Layout, little-endian: a header of 64 bytes (mark, kind, version, sections, size of the file, checksum), then an
 * entry of 32 bytes for each section (name, offset, size), then the sections, each at a multiple of 64 bytes.
 *
 *     model m;
 *     if (model_open(&m, "lang/en/quotes.model", "quotes", 1, e) != READOUT_OK) return e->status;
 *     slice weights = model_section(&m, "weights");       empty where there is none
 *     ...
 *     model_close(&m); */
#ifndef BASE_MODEL_H
#define BASE_MODEL_H

#include "base/error.h"

#define MODEL_NAME_SIZE 16     /* of a kind or of a section's name: at most 15 bytes */
#define MODEL_SECTION_LIMIT 256
#define MODEL_ALIGNMENT 64

typedef struct model {
    const unsigned char *at; /* NULL when closed */
    size_t size;
    uint32_t sections;
    void *mapped; /* what model_close unmaps; NULL for model_open_bytes */
} model;

/* Maps the file and checks it. `kind` says what the file is of and `version` which layout of sections the caller
 * reads: both must be those of the file. On failure *m is closed, and *e says why: READOUT_NO_FILE where it cannot be
 * opened, else READOUT_BAD_MODEL. */
status model_open(model *m, const char *path, const char *kind, uint32_t version, error *e);

/* The same for bytes that the caller holds, which must stay: for tests. They must be aligned to 8 bytes. */
status model_open_bytes(model *m, slice bytes, const char *kind, uint32_t version, error *e);

/* Unmaps what model_open mapped; what model_open_bytes was given stays the caller's. A closed one may be closed
 * again. */
void model_close(model *m);

/* The bytes of a section, at an address that is a multiple of MODEL_ALIGNMENT (in a mapped file); the empty slice
 * where the file has none of that name. Lives until model_close. */
slice model_section(const model *m, const char *name);

/* A number that tells one file's bytes from another's. */
uint64_t model_sum(const model *m);

/* A section to write. */
typedef struct model_part {
    const char *name;
    slice bytes;
} model_part;

/* Writes a file: the same parts give the same bytes. READOUT_BAD_USAGE for a name that is too long, twice there, or
 * too many parts. */
status model_write(const char *path, const char *kind, uint32_t version, const model_part *parts, uint32_t count,
    error *e);

#endif
