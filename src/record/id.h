/* id.h - names of rows, made from content: the same on every host and in any order
 *
 * A letter and 16 hexadecimal digits: of an article's SHA-256, or of the SHA-256 of a key. What belongs to an article
 * has the article's digits, a hyphen and its number in it: "q1f2a3b4c5d6e7f80-12". */
#ifndef RECORD_ID_H
#define RECORD_ID_H

#include "base/slice.h"

#define ID_DIGITS 16
#define ID_SIZE 40

/* "p1f2a3b4c5d6e7f80". */
void id_of_key(char letter, slice key, char out[ID_SIZE]);

/* From an article's SHA-256 in hexadecimal; `n` is left out where it is negative. */
void id_of_article(char letter, slice digest, int64_t n, char out[ID_SIZE]);

/* The first ID_DIGITS of a digest, or of fewer digits the first and the last that begin so, as numbers that come in
 * the same order as digits do. What is no hexadecimal digit counts as 0. */
int64_t id_number(slice digits);
int64_t id_number_last(slice digits);

/* The parts of an id, or of the front of one. false where it can't be one. `digits` borrows. n is -1 where it has
 * none. */
bool id_parse(slice id, char *letter, slice *digits, int64_t *n);

#endif
