/* names.h - whether two names are one person's in two spellings
 *
 * Names come as keys: lower-case words without accents. Spellings of one name differ in doubled letters, in vowels that
 * another script does not write, and by slips of one letter; given names must agree but for such spellings, so that two people of
 * one surname stay two. */
#ifndef RECORD_NAMES_H
#define RECORD_NAMES_H

#include "base/arena.h"

#define NAMES_BLOCK 8

/* What all spellings of a surname have in common: its last consonants, sorted; empty where it has none. Terminated. */
void names_block(slice name, char out[NAMES_BLOCK]);

/* Whether `one` and `other`, of two words or more, are one name. */
bool names_same(slice one, slice other);

/* Whether `surname`, of one word, is that of `full`. */
bool names_surname(slice surname, slice full);

/* How many words. */
uint32_t names_words(slice name);

#endif
