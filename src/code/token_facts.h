/* token_facts.h - what the finding of attributions asks of each token, worked out once
 *
 * Words become 32-bit hashes, so that features are made by mixing numbers. Indices are of the article's tokens. */
#ifndef CODE_TOKEN_FACTS_H
#define CODE_TOKEN_FACTS_H

#include "code/quotation.h"

/* Which relations a token's dependents have: bits of token_facts.has. */
enum dependent_bit {
    HAS_SUBJECT = 1 << 0,
    HAS_OBJECT = 1 << 1,
    HAS_CCOMP = 1 << 2,
    HAS_XCOMP = 1 << 3,
    HAS_PARATAXIS = 1 << 4,
    HAS_AUX = 1 << 5,
    HAS_NEGATION = 1 << 6,
    HAS_MARK = 1 << 7,
    HAS_CASE = 1 << 8,
    HAS_ACL = 1 << 9,
    HAS_OBLIQUE = 1 << 10,
    HAS_ADVCL = 1 << 11,
    HAS_PASSIVE = 1 << 12,
    HAS_COP = 1 << 13
};

typedef struct token_facts {
    uint32_t form, lemma, suffix; /* hashes of the lower-case form, the lemma, the form's last three bytes */
    uint32_t first, last;         /* the tokens of its subtree lie in [first, last] */
    uint32_t subject, object,
        clause;          /* its first dependent of that kind (clause: ccomp, xcomp, parataxis), or NONE */
    uint32_t dependents; /* how many */
    uint16_t has;        /* enum dependent_bit */
    uint8_t shape;       /* 0 other, 1 lower, 2 capital, 3 all capitals, 4 with a digit, 5 punctuation */
    uint8_t mark;        /* kind of punctuation: enum mark_class */
    uint8_t cue;         /* how often the lemma is a cue: 0 never seen, 1 never ... 7 nearly always */
} token_facts;

enum mark_class { MARK_NONE, MARK_COMMA, MARK_STOP, MARK_COLON, MARK_DASH, MARK_QUOTE, MARK_BRACKET, MARK_OTHER };

/* How often lemmas are cues: open addressing; `key` is a lemma's hash, 0 where a slot is empty. */
typedef struct cue_counts {
    const uint32_t *key;
    const uint8_t *level;
    uint32_t mask; /* slots - 1; a power of two less one */
} cue_counts;

typedef struct article_facts {
    article *article;
    quotations quotes;
    token_facts *at; /* one for each token */
} article_facts;

/* Mixes `value` into `hash`. */
static inline uint32_t fact_mix(uint32_t hash, uint32_t value) {
    hash ^= value;
    hash *= 0x9E3779B1u;
    return hash ^ (hash >> 15);
}

/* The hash of a word, in lower case (ASCII); never 0. */
uint32_t fact_word(slice word);

/* The level of a lemma's hash. */
uint8_t fact_cue_level(const cue_counts *counts, uint32_t lemma);

/* The facts of a parsed article; `counts` may be NULL. Linear in its tokens. */
article_facts facts_find(article *a, const cue_counts *counts);

/* Fills only the cue levels again, from other counts. */
void facts_set_levels(article_facts *f, const cue_counts *counts);

#endif
