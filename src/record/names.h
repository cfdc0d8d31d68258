/* names.h - whether two names are one person's in two spellings
 *
 * Names come as keys: lower-case words without accents. Spellings of one name differ in doubled letters, in vowels
 * that another script does not write, and by slips of one letter; given names must agree but for such spellings, so
 * that two people of one surname stay two. */
#ifndef RECORD_NAMES_H
#define RECORD_NAMES_H

#include "base/arena.h"

#define NAMES_BLOCK 8

/* What all spellings of a name have in common, near enough: how its given name begins, and its last word. Empty for a
 * name of one word. Terminated. */
void names_block(slice name, char out[NAMES_BLOCK]);

/* Whether `one` and `other`, of two words or more, are one name. */
bool names_same(slice one, slice other);

/* The letters that a name's first word has (all of them where it is an initial), all behind it, and its last word;
 * and how many each has. Names whose letters are not near are not one: nearly all of a block are told apart by that
 * alone. */
typedef struct name_letters {
    uint32_t given, rest, last;
    uint8_t givens, rests, lasts;
} name_letters;
name_letters names_letters(slice name);

/* At most two letters are in one of the sets alone: a slip puts one letter for another. */
static inline bool names_near_sets(uint32_t one, uint32_t other) {
    uint32_t alone = one ^ other;
    alone &= alone - 1;
    return !(alone & (alone - 1));
}

/* A slip, or a mute e, is one letter more or less. */
static inline bool names_near_sizes(uint8_t one, uint8_t other) { return (uint8_t)(one - other + 1) <= 2; }

/* In the header, as thousands are asked for each new name. */
static inline bool names_near(const name_letters *one, const name_letters *other) {
    int rest = names_near_sets(one->rest, other->rest), last = names_near_sets(one->last, other->last);
    if (!(rest | last)) return false; /* nearly always, and in one jump */
    bool near =
        (rest && names_near_sizes(one->rests, other->rests)) || (last && names_near_sizes(one->lasts, other->lasts));
    if (!near) return false;
    if (one->given == UINT32_MAX || other->given == UINT32_MAX) return true;
    return names_near_sizes(one->givens, other->givens) && names_near_sets(one->given, other->given);
}

/* How many words. */
uint32_t names_words(slice name);

#endif
