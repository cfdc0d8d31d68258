/* names.h - whether two names are one person's in two spellings
 *
 * Names come as keys: lower-case words without accents. Spellings of one name differ in doubled letters, in vowels that
 * another script does not write, and by slips of one letter; given names must agree but for such spellings, so that two people of
 * one surname stay two. */
#ifndef RECORD_NAMES_H
#define RECORD_NAMES_H

#include "base/arena.h"

#define NAMES_BLOCK 8

/* What all spellings of a name have in common, near enough: how its given name begins, and its last word. Empty for a name
 * of one word. Terminated. */
void names_block(slice name, char out[NAMES_BLOCK]);

/* Whether `one` and `other`, of two words or more, are one name. */
bool names_same(slice one, slice other);

/* The letters that a name's first word has (all of them where it is an initial), all behind it, and its last word. Names whose letters are not near are not
 * one: most of a block are told apart by that alone. */
typedef struct name_letters {
    uint32_t given, rest, last;
} name_letters;
name_letters names_letters(slice name);
bool names_near(name_letters one, name_letters other);

/* How many words. */
uint32_t names_words(slice name);

#endif
