/* store.h - a trained network on disk, in floats, with its vocabulary and labels */
#ifndef TRAIN_STORE_H
#define TRAIN_STORE_H

#include "base/vectors.h"
#include "train/network.h"

/* The vocabulary while it is made, and as it is looked up in. */
typedef struct word_list {
    vocabulary_slot *slots;
    vocabulary look;
    uint32_t size;
    uint32_t rows[FEATURES];
    vectors words; /* row i is row i + 1 of FEATURE_VECTOR */
} word_list;

/* What one stands for in the rows of vectors.model. */
#define STORE_VECTOR_STEP (1.6f / VECTORS_LENGTH)

/* Makes the vocabulary of the keys that a treebank has often enough for their feature; of the words that
 * train_vectors found (`vectors`, a file), and of those in lists of names (`lists`, a file of word, tab, number from
 * 1 to 15). Both may be NULL. `words` is vectors.model. The treebank's words from `gold` on are those that a parser
 * wrote. */
void word_list_make(arena *a, word_list *list, const treebank *t, uint32_t gold, const char *words,
                    const char *raw_vectors, const char *lists);

/* Puts the vectors where they belong: those of vectors.model, and those of train_vectors (may be NULL). */
void store_vectors(network *n, const word_list *list, const char *raw);

/* Gives every word of a treebank its rows. */
void word_list_apply(const word_list *list, treebank *t);
void word_list_free(word_list *list);

/* Writes and reads a network, without the rows of vectors.model (`words`). Both end the program where they fail. */
void store_write(const char *path, const network *n, const word_list *list, const corpus *c);
void store_read(const char *path, const char *words, network *n, word_list *list, corpus *c);

#endif
