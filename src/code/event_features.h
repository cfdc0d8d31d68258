/* event_features.h - what the classifier of pairs looks at, and how it scores
 *
 * Hashed features with values: the words before, in, between and after the two spans, their senses, and the tree
 * between them. The same
 * code runs in training and in use. */
#ifndef CODE_EVENT_FEATURES_H
#define CODE_EVENT_FEATURES_H

#include "code/event.h"

#define EVENT_FEATURES 1280 /* of one pair, at most */
#define EVENT_LABELS 15    /* PLOVER's types, CONCEDE and RETREAT as one: YIELD */
#define EVENT_MODEL_VERSION 1

typedef struct event_feature {
    uint32_t hash;
    float value;
} event_feature;

typedef struct event_features {
    uint32_t size;
    event_feature at[EVENT_FEATURES];
} event_features;

/* The labels, in order of the weights. */
extern const char *const event_label_name[EVENT_LABELS];
extern const uint8_t event_label_quad[EVENT_LABELS];

/* Tokens of a span, as [first, end); first == end where it is not given. */
typedef struct event_place {
    uint32_t first, end;
} event_place;

/* The place of a span of the text: its tokens. */
event_place event_place_of(const article *a, span at);

void event_pair_features(const proposition_finder *f, const tree *t, event_place source, event_place target,
                         event_features *out);

/* A word of a pattern without a sentence (for training on dictionaries): it stands between the two; `verb` marks
 * the predicate. */
void event_word_features(const proposition_finder *f, slice lemma, bool verb, event_features *out);

/* The predicate that joins the two: their lowest common ancestor, or NONE. */
uint32_t event_pivot(const tree *t, event_place source, event_place target);

/* Adds up weights: rows of EVENT_LABELS numbers, `rows` a power of two. */
void event_scores(const int8_t *weights, uint32_t rows, float scale, const event_features *f, float *out);

#endif
