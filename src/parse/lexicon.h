/* lexicon.h - lemmas of the forms that treebanks have, by form and tag */
#ifndef PARSE_LEXICON_H
#define PARSE_LEXICON_H

#include "base/model.h"

/* A slot of the model's section "lexicon": open addressing over a power of two; mark 0 is empty. The lemma is `size`
 * bytes at `at` of the section "lemmatext". */
typedef struct lexicon_slot {
    uint32_t mark, at, size;
} lexicon_slot;

typedef struct lexicon {
    const lexicon_slot *slots;
    uint32_t mask;
    slice text;
} lexicon;

/* The key of a form with its XPOS. */
uint64_t lexicon_key(slice form, slice xpos);

/* Reads it from the model, which must stay. READOUT_BAD_MODEL where it is damaged. */
status lexicon_open(lexicon *l, const model *m, error *e);

/* The lemma, in the model; the empty slice where the lexicon has none. */
slice lexicon_lemma(const lexicon *l, slice form, slice xpos);

#endif
