/* word_endings.h - what a word ends with, and what the word that is meant ends with: endings.tsv
 *
 * "Boats" is a plural of "boat", "cities" of "city"; "alleging", where a lemma should be, is meant for "allege". The
 * kinds are told in the table, and so is their order: the first that makes a known word is taken.
 *
 *     for (uint32_t i = 0; i < plurals.size; i++)
 *         if (slice_ends(word, plurals.at[i].ending)) try(word without it, plurals.at[i].instead); */
#ifndef BASE_WORD_ENDINGS_H
#define BASE_WORD_ENDINGS_H

#include "base/arena.h"

/* Bytes of an ending, and of what stands in its place. */
#define ENDING_MOST 8

typedef struct word_ending_pair {
    slice ending, instead;
} word_ending_pair;

typedef struct word_endings {
    const word_ending_pair *at;
    uint32_t size;
} word_endings;

/* The rows of a kind ("plural") of folder/endings.tsv, in `a`; call it inside an arena_run. READOUT_NO_FILE, or
 * READOUT_BAD_MODEL with file and line. */
status word_endings_open(arena *a, const char *folder, const char *kind, word_endings *out, error *e);

#endif
