/* corpus.h - treebanks as the trainer sees them: features and gold labels, flat */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "parse/feature.h"

/* What a token is labelled with. UPOS and relations are the enumerations of article.h; the others are numbered as
 * they are met; -1 where there is no gold. */
enum label { LABEL_UPOS, LABEL_XPOS, LABEL_FEATURES, LABEL_LEMMA, LABEL_NAME, LABELS };

typedef struct names_of {
    map index;
    VEC(slice) text;
    VEC(uint32_t) count;
} names_of;

typedef struct word {
    word_keys keys;
    uint32_t row[FEATURES];
    uint32_t *grams; /* keys.grams rows */
    int32_t label[LABELS];
    int32_t head;     /* in the sentence, from 0; -1 the root; -2 not known */
    int32_t relation; /* -1 not known */
    slice form, lemma;
} word;

typedef struct phrase { /* a sentence */
    uint32_t first, count;
} phrase;

typedef struct corpus {
    arena *arena;
    names_of labels[LABELS];
    map names; /* of sentences in the name data: the forms run together, to an index of name_tags */
    VEC(slice) name_tags;
} corpus;

typedef struct treebank {
    VEC(word) words;
    VEC(phrase) phrases;
} treebank;

/* The number of a label's text; a new one gets the next number where `add`, else -1. */
int32_t corpus_label(corpus *c, enum label kind, slice text, bool add);

/* Reads a file of names (word, tag, tab-separated) to be joined to the sentences with the same words that are read
 * later. */
void corpus_read_names(corpus *c, const char *path);

/* The same from GUM's Entity= in a CoNLL-U file. */
void corpus_read_entities(corpus *c, const char *path);

/* Adds one sentence's names: its forms run together, and a tag for each with a space after it: O, B-PER ..., U
 * unknown. */
void corpus_add_names(corpus *c, slice forms, slice tags);

/* Adds the sentences of a CoNLL-U file. New labels are numbered where `add`. */
void corpus_read(corpus *c, treebank *t, const char *path, bool add);

/* The same of what a parser wrote: names are those of the file (NER= in MISC), and no label is new. */
void corpus_read_parsed(corpus *c, treebank *t, const char *path);

/* Adds copies of every `each`th sentence in capitals, of others as headlines are written (Each Word Capitalised),
 * and of others in small letters. Their
 * words have no lemma scripts and no names' labels where they had none. */
void corpus_add_headlines(corpus *c, treebank *t, uint32_t each);

/* Forgets the labels that were given fewer than `least` times: their words have none (-1). */
void corpus_prune(corpus *c, treebank *t, enum label kind, uint32_t least);

/* The bytes of a file in the arena; ends the program where it cannot be read. */
slice corpus_file(arena *a, const char *path);

#endif
