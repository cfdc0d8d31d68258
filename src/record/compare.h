/* compare.h - two articles of the record side by side: what they share, and which is likely to have it from which */
#ifndef RECORD_COMPARE_H
#define RECORD_COMPARE_H

#include "record/align.h"
#include "record/lister.h"

#define PASSAGE_WORDS 12 /* shared words that make a passage */

/* Who has it from whom, as far as can be told. */
enum direction { FROM_FIRST, FROM_SECOND, FROM_AGENCY /* both */, FROM_UNKNOWN, DIRECTIONS };
extern const char *const direction_name[DIRECTIONS];

#define WHYS 4

typedef struct compared {
    source one, other;
    text_words words, other_words;
    passages found;
    enum direction direction;
    slice why[WHYS]; /* "credits AFP", "2 days earlier": what speaks for the direction */
    uint32_t whys;
} compared;

/* In l->desk, which it does not empty. false where an article is missing. */
bool compare(lister *l, int64_t one, int64_t other, compared *out);

/* The bytes of a passage in the first and in the other. */
span passage_in_first(const compared *c, const passage *p);
span passage_in_other(const compared *c, const passage *p);

#endif
