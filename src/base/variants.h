/* variants.h - the same saying in other words: which texts are one, and where their words differ
 *
 * Two texts are variants where half of the words of the longer one stand in the other in the same order (the
 * longest common subsequence), and at least 4; of 8 shared words on, two fifths are enough. Only the first
 * VARIANT_WORDS words of a text are looked at. */
#ifndef BASE_VARIANTS_H
#define BASE_VARIANTS_H

#include "base/vec.h"

enum { VARIANT_WORDS = 80 };

/* A text as words: each a slice of it, and the key it is compared by. */
typedef struct wording {
    slice text;
    slice words[VARIANT_WORDS], keys[VARIANT_WORDS];
    bool shared[VARIANT_WORDS]; /* filled by variant_compare: the word stands in the other one too */
    uint32_t count;
} wording;

/* Cuts `text` at white space. Words without a letter or digit belong to no key and are passed over. */
void wording_of(arena *a, slice text, wording *out);

/* Whether `later` is a variant of `first`; fills later->shared. */
bool variant_compare(const wording *first, wording *later);

#endif
