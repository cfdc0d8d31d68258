/* attribution_net.h - the small network that scores tokens as cues, and as parts of a cue's source and content
 *
 * For each token of the article it starts from what the parser's network holds of it (article.states) and from a few
 * facts of the token; one layer, a gated recurrence in both directions over the whole article, takes it past the ends
 * of sentences. That is done once. A cue is scored from this and from features of the token. A token as a part of a
 * cue's source or content is scored from its own numbers, the cue's, and features of how the two stand to each other
 * (tree, quotations, distance); a second, narrow recurrence runs over the cue's window.
 *
 * Arithmetic is that of base/kernel.h. Everything but scratch is in the model file. */
#ifndef CODE_ATTRIBUTION_NET_H
#define CODE_ATTRIBUTION_NET_H

#include "base/kernel.h"
#include "code/attribution_features.h"

/* `state`: numbers of a token in article.states, of the parser's network with the mark that training saw. A scale is
 * what one stands for in a table of bytes, a step in an activation. Rows of tables are powers of two. */
typedef struct net_head {
    uint64_t state_mark;
    uint32_t state, width, hidden, cue_hidden, part_rows, cue_rows;
    float token_scale, part_scale, cue_scale, step_x[2], step_part;
} net_head;

enum { NET_OUT = KERNEL_LANES /* scores of a token, of which the first ones are the labels' */ };

typedef struct attribution_net {
    const kernel *kernel;
    net_head head;
    kernel_linear input, gates; /* state -> width; 3 tokens of width -> 3 * width */
    kernel_linear read;         /* width -> hidden as a token, hidden as of a cue, cue_hidden as a cue */
    kernel_linear part_gates;   /* 3 tokens of hidden -> 3 * hidden */
    /* [TOKEN_ROWS][width], [part_rows][hidden], [cue_rows][cue_hidden] */
    const int8_t *token_table, *part_table, *cue_table;
    const float *norms;               /* gain and shift of both norms: [2][2][width] */
    const float *part_out, *cue_out;  /* [hidden + 1][NET_OUT], [cue_hidden + 1][NET_OUT]: the last row is the bias */
} attribution_net;

/* What a head must be for the arithmetic to stay inside of its memory. */
bool net_head_sane(const net_head *h);

/* One article. `token` holds what `read` gives of each token. */
typedef struct net_run {
    const attribution_net *net;
    const article_facts *facts;
    const article_counts *counts;
    float *token;
    uint32_t room; /* tokens that the scratch below has room for */
    uint8_t *filled, *q;
    float *z, *gate, *cell, *score;
} net_run;

/* Runs the layer over the article. Linear in its tokens; memory is the article's. */
void net_begin(net_run *r, const attribution_net *net, const article_facts *f, const article_counts *n);

/* Scores of tokens as cues: out[count * CUE_LABELS]. */
void net_cue_scores(net_run *r, range tokens, float *out);

/* Scores of the tokens of the view's window as parts: out[tokens * PART_LABELS]; tokens of the cue itself can only be
 * outside. */
void net_part_scores(net_run *r, const cue_view *v, float *out);

#endif
