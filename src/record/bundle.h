/* bundle.h - numbers and texts packed into bytes and read back: first the texts, each once, then what was put, one
 * after the other
 *
 * Numbers have as many bytes as they need. A part of a bundle can be passed over when it is read. */
#ifndef RECORD_BUNDLE_H
#define RECORD_BUNDLE_H

#include "base/map.h"
#include "base/vec.h"

typedef VEC(char) bundle_bytes;

/* `a` is where all of it lies; the rest begins zeroed. */
typedef struct bundle {
    arena *a;
    bundle_bytes texts, rows, outer;
    map known;
    uint32_t count; /* of texts */
} bundle;

void bundle_number(bundle *b, int64_t n);
void bundle_text(bundle *b, slice text);
void bundle_real(bundle *b, double x);

/* What is put between these two is a part; no part is in another. */
void bundle_open(bundle *b);
void bundle_close(bundle *b);

/* The bytes of the whole, in b->a. */
slice bundle_packed(bundle *b);

typedef struct unbundling {
    const char *at, *end;
    const slice *texts;
    uint32_t count;
    bool damaged; /* stays; what is read from then on is 0 and empty */
} unbundling;

/* Texts are borrowed from `packed`. */
unbundling unbundle(arena *a, slice packed);
int64_t unbundle_number(unbundling *u);
slice unbundle_text(unbundling *u);
double unbundle_real(unbundling *u);

/* A number of things of at least one byte each, which are to come. */
uint32_t unbundle_count(unbundling *u);

/* A part, to be read by itself; `u` goes on behind it. */
unbundling unbundle_part(unbundling *u);

/* Whether all was read, and well. */
bool unbundle_ended(const unbundling *u);

#endif
