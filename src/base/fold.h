/* fold.h - a word of a name as all its spellings have it: doubled letters single, y and i, ck and k, kh and h one */
#ifndef BASE_FOLD_H
#define BASE_FOLD_H

#include "base/slice.h"

/* Folds a word in lower case; `out` has room for twice its size. Returns the size. */
size_t fold_word(slice text, char *out);

#endif
