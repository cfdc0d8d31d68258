/* tagger_net.h - the network of code/attribution_net.h in floats: forward, backward, update */
#ifndef TRAIN_TAGGER_NET_H
#define TRAIN_TAGGER_NET_H

#include "tagger.h"

enum {
    STATE = 160, WIDTH = 64, HIDDEN = 64, CUE_HIDDEN = 64, PART_ROWS = 1 << 15, CUE_ROWS = 1 << 13,
    STATE_STEP = 40 /* a state's byte stands for 1 / STATE_STEP */
};

/* Where each matrix and vector begins in the parameters. */
typedef struct tagger_layout {
    size_t input, input_bias, token, gain[2], shift[2], gates, gates_bias, read, read_bias, part_gates,
        part_gates_bias, part_out, cue_out, count;
} tagger_layout;

enum { READ = 2 * HIDDEN + CUE_HIDDEN, OUT = 16 };

/* A table of rows, each learned where it is named. */
typedef struct tagger_table {
    uint32_t rows, width;
    float *value, *square;
} tagger_table;

/* A recurrence in both directions over some rows: gates as read, then as curves; cells. */
typedef struct tagger_recurrence {
    float *gate, *cell, *d_gate;
} tagger_recurrence;

/* What one pass over an article holds; rows of `h` lie between an empty one before and one after. */
typedef struct tagger_pass {
    uint32_t room, window_room;
    float *x, *sum, *h[2], *normal[2], *inverse[2], *drop[2], *read, *d_read, *d_h;
    tagger_recurrence token, part;
    float *z, *u, *u_drop, *d_z, *score, *d_score; /* of a window */
    uint8_t *state_of_z;
    float *turned;
} tagger_pass;

typedef struct tagger_net {
    tagger_layout at;
    float *value, *grad, *mean, *square;
    tagger_table part, cue;
    tagger_pass pass;
    uint32_t lanes[16]; /* of the random numbers */
    uint32_t steps;
    float drop_input, drop, table_rate;
} tagger_net;

void tagger_net_init(tagger_net *n, const tagger_settings *how);
void tagger_net_free(tagger_net *n);

/* The article's layer; `learn`: with some numbers dropped. */
void tagger_forward(tagger_net *n, const tagger_article *a, bool learn);

/* From pass.d_read back into the gradients, and one step of Adam. */
void tagger_backward(tagger_net *n, const tagger_article *a);
void tagger_update(tagger_net *n, float rate);

/* Scores of tokens as cues, or of a window as parts (label by label, "outside" 0), of the article that went forward
 * last; and back from the gradients in pass.d_score [token][OUT], which `label`s begin with 1 there. */
void tagger_cue_scores(tagger_net *n, const tagger_article *a, range tokens, bool learn, float *out);
void tagger_cue_back(tagger_net *n, const tagger_article *a, range tokens);
void tagger_part_scores(tagger_net *n, const tagger_cue *c, bool learn, float *out);
void tagger_part_back(tagger_net *n, const tagger_cue *c);

/* Room for a window of so many tokens. */
void tagger_reserve_window(tagger_net *n, uint32_t tokens);

#endif
