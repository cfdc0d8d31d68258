/* store.h - a trained network on disk, in floats, with its vocabulary and labels */
#ifndef TRAIN_STORE_H
#define TRAIN_STORE_H

#include "train/network.h"

/* The vocabulary while it is made, and as it is looked up in. */
typedef struct word_list {
    vocabulary_slot *slots;
    vocabulary look;
    uint32_t size;
    uint32_t rows[FEATURES];
} word_list;

/* Makes the vocabulary of the keys that a treebank has often enough for their feature. */
void word_list_make(word_list *list, const treebank *t);

/* Gives every word of a treebank its rows. */
void word_list_apply(const word_list *list, treebank *t);
void word_list_free(word_list *list);

/* Writes and reads a network. Both end the program where they fail. */
void store_write(const char *path, const network *n, const word_list *list, const corpus *c);
void store_read(const char *path, network *n, word_list *list, corpus *c);

#endif
