/* keys.h - keys of actors, and lists of them or of paths of kinds: what says that two propositions are of the same
 *
 * A key begins with a letter and a colon: c a country's state ("c:RUR"), o an organisation ("o:RUR:rowing
 * federation", "o::corvex"), n a name of one word, p a person, g a group, u somebody unnamed, t words that are no
 * known actor's. In a list the keys are sorted and joined by line ends. */
#ifndef RECORD_KEYS_H
#define RECORD_KEYS_H

#include "base/arena.h"

enum { KEYS_MOST = 16 };

/* A list while it is made: each key once, KEYS_MOST of them; what is more is left out. */
typedef struct key_list {
    slice at[KEYS_MOST];
    uint32_t size;
} key_list;

/* Whether a key, or the first of a list, begins with one of these letters: "co". */
static inline bool key_is(slice key, const char *letters) {
    return key.size > 1 && key.at[1] == ':' && key.at[0] && strchr(letters, key.at[0]);
}

static inline bool key_is_state(slice key) { return key_is(key, "c"); }

/* Whether the key is one of these, of no country: "o::corvex". */
bool key_of_no_country(slice key, const char *letters);

/* What is behind the letter and its colon; empty where there is no colon. */
slice key_rest(slice key);

/* The country of a state or organisation, by its key; empty where it has none. */
slice key_country(slice key);

/* The key of a country's state. In `scratch`. */
slice key_of_state(arena *scratch, slice country);

/* The key of words that are no known actor's. In `scratch`. */
slice key_of_words(arena *scratch, slice words);

/* Adds a key that is not there yet; none where it is empty. */
void keys_add(key_list *k, slice key);

/* Sorts the keys and joins them. In `scratch`. */
slice keys_joined(arena *scratch, key_list *k);

/* Whether two lists have a key in common. */
bool keys_meet(slice one, slice other);

/* The same of lists of paths: whether two are compatible, or different kinds of one family (kinds.h). */
bool paths_meet(slice one, slice other);
bool paths_siblings(slice one, slice other);

/* Whether one of the keys is of somebody who has a name: not "guards", "a former employee", "the anchor". */
bool keys_named(slice keys);

#endif
