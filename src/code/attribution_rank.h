/* attribution_rank.h - which reading of a cue is right, or none
 *
 * The chains see a token at a time. This looks at whole readings: is a quotation cut in two, a subtree left half
 * outside, does the content end where its sentence goes on, does the order of source, cue and content fit the marks
 * between them. A linear model scores each reading of each candidate cue against "no attribution here", which
 * scores 0. */
#ifndef CODE_ATTRIBUTION_RANK_H
#define CODE_ATTRIBUTION_RANK_H

#include "code/attribution_tag.h"

enum { RANK_FEATURES = 128, READING_RUNS = 12, RANK_READINGS = 5 };

/* What is added to the score of beginning a cue, so that the rank has more candidates to choose from than the chain
 * would take. */
#define CANDIDATE_BIAS 0.8f

/* A reading with a lower score is no attribution: of cues that the lexicon speaks for, and of others. Who reads what
 * was said wants no deeds, plans and moods. */
#define RANK_THRESHOLD 0.0f
#define RANK_UNKNOWN 0.3f

/* So far below it may still be one to annotators, who mark plans and moods too. */
#define RANK_DOUBTFUL (-0.8f)

/* What the rank sees of a reading: hashes, and the numbers that weigh in as they are: logarithm of the reading's
 * probability, of the cue's odds, and a constant. */
typedef struct rank_features {
    uint32_t hashes[RANK_FEATURES];
    uint32_t count;
    float number[RANK_NUMBERS];
} rank_features;

/* The features of one reading of the cue that the view is set to; `first` is the one that the chain likes best. */
void rank_describe(const cue_view *v, const cue_span *cue, const part_reading *r, const part_reading *first,
                   rank_features *out);

/* The score of a reading: the logarithm of how many times likelier it is than that there is no attribution. */
float rank_score(const attribution_model *m, const rank_features *x);

/* The best reading of the cue that the view is set to, and its score. NULL where there is none. It lives as
 * tag_parts says. */
const uint8_t *rank_best(const attribution_model *m, net_run *run, cue_view *v, const cue_span *cue, float *score,
                         chain_scratch *s);

#endif
