/* dictionary_words.h - words as dictionaries and reports share them
 *
 * Dictionaries are in capitals, with `_` for spaces; reports have accents, hyphens, "U.S." and "didn't". Both
 * become keys: lower case, no accents, letters and digits alone; a hyphen parts two words, "'s" and "n't" are
 * words of their own, other signs are dropped. A phrase is its words' keys with a space between. */
#ifndef CODE_DICTIONARY_WORDS_H
#define CODE_DICTIONARY_WORDS_H

#include "base/map.h"

/* Words that one written word can fall into, and its longest bytes; of a longer one there are none. */
#define WORD_PIECES 6
#define WORD_BYTES 120

/* The keys of one written word, from the arena; how many. */
uint32_t word_keys(arena *a, slice word, slice out[WORD_PIECES]);

/* The key of a phrase, whose words stand between spaces and underscores; how many words in *count (may be NULL).
 * Empty where it has none, or more than PHRASE_WORDS. */
#define PHRASE_WORDS 24
slice phrase_key(arena *a, slice phrase, uint32_t *count);

/* English, as the formats take it for granted. The plural of a phrase's key; the key's regular forms as a verb,
 * each from the arena. */
slice word_plural(arena *a, slice key);
#define VERB_FORMS 3
void verb_forms(arena *a, slice key, slice out[VERB_FORMS]);

/* Phrases, looked up word by word. A beginning of a phrase that is none itself has the number PHRASE_OPEN. */
#define PHRASE_OPEN (MAP_NONE - 1)
uint32_t *phrase_put(arena *a, map *m, slice key); /* its number; MAP_NONE where it is new */

/* The longest phrase that begins `text`, whose words stand between single spaces: its number, or MAP_NONE; its
 * bytes in *size. */
uint32_t phrase_get(const map *m, slice text, size_t *size);

#endif
