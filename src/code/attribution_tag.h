/* attribution_tag.h - cues, and for each cue its likeliest sources and contents, by the two chains */
#ifndef CODE_ATTRIBUTION_TAG_H
#define CODE_ATTRIBUTION_TAG_H

#include "code/attribution_model.h"

/* Tokens first to last, and the logarithm of the odds that there is a cue here. */
typedef struct cue_span {
    uint32_t first, last;
    float score;
} cue_span;

typedef struct cue_list {
    VEC(cue_span) at;
} cue_list;

/* Finds the cues of an article, in order. `bias`, which may be NULL, has for each token what is added to its score
 * of beginning a cue. */
void tag_cues(const attribution_model *m, net_run *run, const float *bias, cue_list *out, chain_scratch *s);

/* Counts the cues before or at each token, which the parts' features ask for; only those that are likelier than
 * not. */
void tag_count_cues(article_counts *n, uint32_t tokens, const cue_list *cues);

/* One reading of a cue: labels (enum part_label) of the window's tokens, and the logarithm of its probability. */
typedef struct part_reading {
    const uint8_t *labels;
    float score;
} part_reading;

#define READINGS_LIMIT 16

/* The k likeliest readings of the cue that the view is set to, best first, or the one that leaves next to no room for
 * others; their labels live until the next call with the same view. Returns how many. */
uint32_t tag_parts(const attribution_model *m, net_run *run, cue_view *v, uint32_t k, part_reading *out,
                   chain_scratch *s);

#endif
