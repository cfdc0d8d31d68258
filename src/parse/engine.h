/* engine.h - the network of the model file, run over words
 *
 * The network is that of train/network.h in integers: see kernel.h. It is a view of the mapped model file, never
 * changes, and is shared by threads; what a run needs is allocated from an arena that the caller gives. */
#ifndef PARSE_ENGINE_H
#define PARSE_ENGINE_H

#include "base/arena.h"
#include "base/model.h"
#include "base/vectors.h"
#include "parse/feature.h"
#include "base/kernel.h"
#include "parse/net.h"
#include "parse/stage_clock.h"

/* Labels of each kind; UPOS as in article.h, XPOS, features and lemma scripts as the model file lists them, names 0
 * for none and then B- and I- of each kind of article.h. */
enum engine_label { ENGINE_UPOS, ENGINE_XPOS, ENGINE_FEATURES, ENGINE_LEMMA, ENGINE_NAME, ENGINE_LABELS };

/* Places (words and the gaps between sentences) that one run takes at most: a sentence of TREE_LIMIT words and a gap
 * at either side always fits. */
#define ENGINE_PLACES 258

/* The model file's section "head". A step is what one stands for, in the integers of an activation. */
typedef struct engine_head {
    net_shape shape;
    uint32_t tag_size[ENGINE_LABELS], rows[FEATURES], lexicon;
    float step_gram, step_x[NET_LAYERS + 1], step_tag, step_top, step_product;
} engine_head;

typedef struct engine {
    engine_head head;
    vocabulary words;
    const vectors *vectors;
    const int8_t *table[FEATURES]; /* NULL for FEATURE_VECTOR */
    kernel_linear input, gates[NET_LAYERS], tag_hidden, tags, top, arc, distance, relation, name;
    uint32_t tag_at[ENGINE_LABELS];
    const float *norms, *root, *transitions; /* of names' tags: from, to */
} engine;

/* Takes the views; READOUT_BAD_MODEL where a section is missing or has another size than the head says. The vectors
 * must stay open, and be those that the network was trained with: their number at least must be the same. */
status engine_open(engine *n, const model *m, const vectors *v, error *e);

/* A word to be analysed and what was found of it. */
typedef struct engine_word {
    slice form;
    unsigned place;               /* enum place of feature.h */
    uint16_t label[ENGINE_LABELS];
    uint16_t relation;            /* enum relation */
    int32_t head;                 /* of its sentence, from 0; -1 for the one root */
} engine_word;

/* Rows of the tables for a form, as the engine keeps them for words that come again. */
typedef struct engine_run engine_run;

/* Memory for runs in `a`, used again for each; and one run over sentences of counts[i] words in turn, whose places
 * (words, and sentences + 1) are at most ENGINE_PLACES, each sentence of 1 to TREE_LIMIT words. `clock` may be
 * NULL. */
engine_run *engine_begin(arena *a, const engine *n, const kernel *k, struct stage_clock *clock);
void engine_sentences(engine_run *r, engine_word *words, const uint32_t *counts, uint32_t sentences);

/* How unsure the network was of the heads of the one sentence of `count` words that the last run had: the sum of what
 * each word's head costs, -log of its share among the words that could be. */
float engine_doubt(const engine_run *r, uint32_t count);

/* Copies what the last layer of the last run holds of its words, width numbers about KERNEL_ZERO each, to `out`. */
void engine_states(const engine_run *r, uint8_t *out);

#endif
