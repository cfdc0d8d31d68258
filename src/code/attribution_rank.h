/* attribution_rank.h - which reading of a cue is right, or none
 *
 * The chains see a token at a time. This looks at whole readings: is a quotation cut in two, a subtree left half outside, does the content
 * end where its sentence goes on, does the order of source, cue and content fit the marks between them. A linear model scores each reading of
 * each candidate cue against "no attribution here", which scores 0. */
#ifndef CODE_ATTRIBUTION_RANK_H
#define CODE_ATTRIBUTION_RANK_H

#include "code/attribution_tag.h"

enum { RANK_NUMBERS = 3, RANK_FEATURES = 96, READING_RUNS = 12 };

/* What the rank sees of a reading: hashes, and the numbers that weigh in as they are: logarithm of the reading's probability, of the
 * cue's odds, and a constant. */
typedef struct rank_features {
    uint32_t hashes[RANK_FEATURES];
    uint32_t count;
    float number[RANK_NUMBERS];
} rank_features;

typedef struct rank_model {
    weights rows; /* of 2 labels: one weight a row */
    float number[RANK_NUMBERS];
} rank_model;

/* The features of one reading of the cue that the view is set to; `first` is the reading that the chain likes best. */
void rank_describe(const cue_view *v, const cue_span *cue, const part_reading *r, const part_reading *first,
                   rank_features *out);

float rank_score(const rank_model *m, const rank_features *x);

#endif
