/* utterance.h - what one speaker said once, as several reports give it: cut, translated, worded in their way
 *
 * Quotes of one speaker are one utterance where they are variants (base/variants.h) and their reports lie APART_DAYS
 * apart at most. Worked out when asked, over the quotes in the order of date, SHA-256 and number. */
#ifndef RECORD_UTTERANCE_H
#define RECORD_UTTERANCE_H

#include "record/lister.h"

#define APART_DAYS 14

/* A quote. */
typedef struct spoken {
    int64_t article, n, speaker; /* speaker: the row of its actor */
    slice sha256, outlet, date, called, text;
    span at;
    uint32_t utterance; /* the first of the quotes that are one utterance with it, perhaps itself */
} spoken;

typedef struct spoken_list {
    spoken *at;
    uint32_t size, room;
} spoken_list;

/* The quotes of an identity with their words, in l->desk, which it does not empty. false, and an empty list, where
 * they are more than `most`. */
bool spoken_by(lister *l, int64_t identity, uint32_t most, spoken_list *out);

/* "u" and the digits of the first one. */
void utterance_id(const spoken *first, char out[ID_SIZE]);

/* The field `utterance` of a quote: null where no other quote is one with it, and for speakers of very many
 * quotes. */
void put_utterance(lister *l, json_t *to, int64_t article_row, int64_t n, int64_t identity);

#endif
