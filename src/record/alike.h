/* alike.h - whether names and words of two reports may mean the same, by how they begin
 *
 * "Officials of the education ministry" and "the education ministry", "fishermen" and "fisherman's". Words of less
 * than four letters tell nothing; longer ones are compared by their first five letters, whatever the case. As many
 * steps as both have words, multiplied. */
#ifndef RECORD_ALIKE_H
#define RECORD_ALIKE_H

#include "base/slice.h"

/* How many words there are that tell something; how many of `words` stand in a text. */
uint32_t alike_count(slice words);
uint32_t alike_words(slice words, slice text);

/* Whether all words of one name stand in the other. */
bool alike_names(slice a, slice b);

#endif
