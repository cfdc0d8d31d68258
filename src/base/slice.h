/* slice.h - text that somebody else owns: a pointer and a length in bytes
 *
 * A slice borrows. It is not terminated, may hold any byte, and lives as long as what it points into. The empty
 * slice {NULL, 0} is valid everywhere. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct slice {
    const char *at;
    size_t size;
} slice;

/* The slice of a string literal, without its terminator. For initialisers too. */
#define SLICE(literal) ((slice){"" literal, sizeof(literal) - 1})

/* The slice of a terminated string; NULL gives the empty slice. */
static inline slice slice_of(const char *text) { return text ? (slice){text, strlen(text)} : (slice){NULL, 0}; }

/* [begin, end) of `whole`, both cut to its size. */
static inline slice slice_part(slice whole, size_t begin, size_t end) {
    if (end > whole.size) end = whole.size;
    if (begin >= end) return (slice){whole.at ? whole.at + (begin < whole.size ? begin : whole.size) : NULL, 0};
    return (slice){whole.at + begin, end - begin};
}

static inline bool slice_equal(slice a, slice b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

/* The same, with ASCII letters of either case taken as one. */
bool slice_equal_nocase(slice a, slice b);

static inline bool slice_starts(slice whole, slice start) {
    return whole.size >= start.size && (start.size == 0 || memcmp(whole.at, start.at, start.size) == 0);
}

static inline bool slice_ends(slice whole, slice end) {
    return whole.size >= end.size &&
           (end.size == 0 || memcmp(whole.at + (whole.size - end.size), end.at, end.size) == 0);
}

/* Whether it is one of the words; the list ends with NULL. */
bool slice_among(slice text, const char *const *words);

/* Order of bytes, shorter first among equals: for qsort. */
int slice_compare(slice a, slice b);

/* Where `part` first stands in `whole`, in bytes, or SIZE_MAX. */
size_t slice_find(slice whole, slice part);

/* Without ASCII white space (and no-break spaces) at both ends. */
slice slice_trim(slice text);

/* Takes the piece before the first `separator` off the front of *rest and returns it; the last piece is what is
 * left, and *rest is then {NULL, 0}. Loop: while (rest.at) { piece = slice_take(&rest, '\t'); ... } */
static inline slice slice_take(slice *rest, char separator) {
    const char *found = rest->size ? memchr(rest->at, separator, rest->size) : NULL;
    slice piece = *rest;
    if (found) {
        piece.size = (size_t)(found - rest->at);
        *rest = (slice){found + 1, rest->size - piece.size - 1};
    } else {
        *rest = (slice){NULL, 0};
    }
    return piece;
}

/* Whether the text is a whole number, of eight digits at most and perhaps a minus, and which. */
bool slice_number(slice text, int32_t *out);

/* A hash of the bytes (FNV-1a, 64 bit): stable across runs and hosts, so ids may be made from it. */
uint64_t slice_hash(slice text);

/* Another one, for tables in memory: several times as fast, but not the same on every host. */
uint32_t slice_quick_hash(slice text);

#endif
