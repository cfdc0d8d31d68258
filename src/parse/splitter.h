/* splitter.h - from a block of text to sentences and tokens
 *
 * Boundaries are decided by boundary.h's classifier, overruled where an abbreviation cannot end a sentence; then
 * words that stand for two ("don't") are taken apart by the model's list of contractions. */
#ifndef PARSE_SPLITTER_H
#define PARSE_SPLITTER_H

#include "article.h"
#include "base/map.h"
#include "base/model.h"

typedef struct splitter {
    const int16_t *weights;
    map forms;    /* of contractions: to an index of pieces */
    VEC(slice) pieces; /* lengths in code points, "2 3" */
    VEC(slice) endings; /* that come off any word */
    map abbreviations;  /* to enum follows of splitter.c */
} splitter;

/* Takes what the model and abbreviations.tsv of `folder` say, in `a`, which must live as long. */
status splitter_open(splitter *s, arena *a, const model *m, const char *folder, error *e);

/* Adds the sentences and tokens of text [at.begin, at.end) to the article. Scratch comes from `work`. */
void splitter_block(const splitter *s, arena *work, article *a, span at, uint32_t block);

#endif
