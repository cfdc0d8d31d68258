/* attribution_features.h - what the network looks at beside the parser's states
 *
 * The same code runs in training and in use. */
#ifndef CODE_ATTRIBUTION_FEATURES_H
#define CODE_ATTRIBUTION_FEATURES_H

#include "code/token_facts.h"

/* Counts up to each token, so that what stands between two of them is a difference; and how the words at a boundary
 * attach. */
typedef struct article_counts {
    uint32_t *commas, *quotes,
        *cues;       /* before or at the token; quotes: quotations begun, not counting those in others */
    uint32_t *outer; /* the outermost quotation around it, or NONE */
    uint8_t
        *from_left; /* relation by which what begins at this token hangs on something before it; REL_KINDS: none */
    uint8_t *from_right; /* relation by which what ends at this token hangs on something after it */
} article_counts;

/* Counts them; from the article's arena. */
article_counts counts_find(const article_facts *f);

/* Rows of the table of TOKEN_ROWS that a token has by itself. */
enum { TOKEN_FEATURES = 8, TOKEN_ROWS = 256 };
void token_features(const article_facts *f, const article_counts *n, uint32_t token, uint32_t *out);

/* Hashes of a token as a cue, and, below, as a part of one's source or content. */
enum { CUE_FEATURES = 10, PART_FEATURES = 11 };
void cue_features(const article_facts *f, const article_counts *n, uint32_t token, uint32_t *out);

/* The row of a table of `rows`, a power of two, that a hash names. */
static inline uint32_t net_row(uint32_t hash, uint32_t rows) { return hash >> 3 & (rows - 1); }

/* Everything about one cue that its features share; filled by cue_view_set. `path`, `branch` and `seen` are for
 * each token of the article and are kept from cue to cue. */
typedef struct cue_view {
    const article_facts *f;
    const article_counts *n;
    uint32_t first, last, head; /* tokens of the cue */
    uint32_t from, to;          /* tokens of the window: [from, to) */
    uint32_t sentence;
    uint32_t lemma, kind; /* hashes of the cue's head, of its class and surroundings */
    uint32_t *path, *branch,
        *seen;          /* hash of the way from the cue; the token below the way up where it branches off */
    uint8_t *up, *down; /* steps up from the cue, then down */
    uint32_t stamp;
    float *emission; /* room for the window's scores and labels, kept from cue to cue */
    uint8_t *labels;
    uint32_t room;
} cue_view;

cue_view cue_view_new(const article_facts *f, const article_counts *n);
void cue_view_set(cue_view *v, uint32_t first, uint32_t last);

/* PART_FEATURES hashes of a token of the window. */
void part_features(const cue_view *v, uint32_t token, uint32_t *out);

#endif
