/* chain.h - the best labels of a sequence whose neighbours depend on each other
 *
 * A chain scores a sequence of labels by what each position says (`emission`, positions * labels, label by label)
 * and by each pair of neighbours. Label 0 is "outside" and may begin and end a sequence; forbidden pairs score
 * CHAIN_NEVER. */
#ifndef CODE_CHAIN_H
#define CODE_CHAIN_H

#include "base/arena.h"

#define CHAIN_NEVER (-1e9f)
#define CHAIN_LABELS 9 /* at most */

typedef struct chain {
    uint32_t labels;
    float transition[CHAIN_LABELS][CHAIN_LABELS]; /* from, to */
    float begin[CHAIN_LABELS], end[CHAIN_LABELS];
} chain;

/* What a decoding needs to remember; grows as needed, in the arena. */
typedef struct chain_scratch {
    arena *arena;
    void *room;
    size_t size;
} chain_scratch;

/* Writes the best labels of `count` positions to out and returns their score. */
float chain_best(const chain *c, const float *emission, uint32_t count, uint8_t *out, chain_scratch *s);

/* The `k` best sequences, best first: out[i * count ...] and score[i]. Returns how many there are (at most k). */
uint32_t chain_k_best(const chain *c, const float *emission, uint32_t count, uint32_t k, uint8_t *out, float *score,
                      chain_scratch *s);

/* The logarithm of the sum of exp(score) over all sequences; where `marginal` is not NULL, also each label's
 * probability at each position (positions * labels). */
float chain_sum(const chain *c, const float *emission, uint32_t count, float *marginal, chain_scratch *s);

/* The same, and adds to pairs[from * labels + to] how often the pair is expected: for training. */
float chain_sum_pairs(const chain *c, const float *emission, uint32_t count, float *marginal, float *pairs,
                      chain_scratch *s);

#endif
