/* align.h - which passages two texts have in common, though words of them were changed
 *
 * Words in a row that stand in both (seeds) are chained where they follow one another in both; what lies between and
 * at the ends is compared word by word. */
#ifndef RECORD_ALIGN_H
#define RECORD_ALIGN_H

#include "record/print.h"

/* `size` words that are the same, from `a` of one text and `b` of the other. */
typedef struct same_words {
    uint32_t a, b, size;
} same_words;

/* Words [a, a_end) of one and [b, b_end) of the other; `runs` of them are the same, `shared` words in all. */
typedef struct passage {
    uint32_t a, a_end, b, b_end, shared;
    const same_words *runs;
    uint32_t count;
} passage;

typedef struct passages {
    passage *at;
    uint32_t size, room;
} passages;

/* Passages of at least `least` shared words, in the order of `one`, none within another. In `desk`. Linear in the
 * words, whatever they are. */
void passages_of(arena *desk, const text_words *one, const text_words *other, uint32_t least, passages *out);

#endif
