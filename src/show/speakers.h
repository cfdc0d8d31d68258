/* speakers.h - the entries of a list by who speaks */
#ifndef SHOW_SPEAKERS_H
#define SHOW_SPEAKERS_H

#include "base/arena.h"
#include "show/writer.h"

/* An entry and who it speaks for (row_who). */
typedef struct spoken {
    slice who;
    size_t at; /* in the list */
} spoken;

typedef struct speakers {
    json_t *entries;
    spoken *by;    /* by who, then in the order of the list */
    size_t *place; /* of each entry in `by` */
    size_t size, count; /* entries; speakers */
} speakers;

/* Of a list of a row, which may be missing; in `a`, inside its arena_run. Texts are borrowed from the entries. */
speakers speakers_of(arena *a, json_t *entries);

/* Whether no entry before this one is of its speaker. */
bool speakers_begins(const speakers *all, size_t at);

/* The next entry of the same speaker; SIZE_MAX: there is none. */
size_t speakers_next(const speakers *all, size_t at);

/* The first entry of a speaker; SIZE_MAX: there is none. */
size_t speakers_find(const speakers *all, slice who);

#endif
