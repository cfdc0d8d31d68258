/* names.h - the loss of a sentence's names: a chain of tags (conditional random field, Lafferty et al. 2001), some of
 * which may not be known */
#ifndef TRAIN_NAMES_H
#define TRAIN_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "parse/net.h"

/* The loss of `count` words with scores[i * wide + tag], gold tags (-1: not known) and transition[from * NET_NAMES +
 * to]. Scores become the gradient times `weight`, and that of the transitions is added to d_transition. A sentence
 * without any known tag, or longer than 512 words, gives 0. */
double names_loss(float *scores, uint32_t wide, uint32_t count, const int32_t *gold, uint32_t gold_step,
    const float *transition, float *d_transition, float weight);

/* The best sequence of tags, as the parser finds it (engine.c): tags[i] lies `step` bytes after the one before. Of
 * more than 512 words only the first get tags. */
void names_decode(const float *scores, uint32_t wide, uint32_t count, const float *transition, uint16_t *tags,
                  size_t step);

#endif
