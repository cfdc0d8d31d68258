/* side_reader.h - what the features of an article's attributions are made of: between the files that read them
 *
 * side_article.c finds out who speaks where, and whose side is whose; side_content.c reads what is said, whichever
 * the charge; side_features.c reads an attribution for a charge. */
#ifndef RECORD_SIDE_READER_H
#define RECORD_SIDE_READER_H

#include "base/map.h"
#include "record/side_features.h"

enum {
    READ = 160 /* tokens of a content that are read */,
    PIECES = 48 /* of these, words that are compared */,
    FAR_AWAY = 99,
    NEAR_SIDE = 24
};

#define UNASKED (VECTORS_NONE - 1)

/* What is read of an attribution, whichever the charge. */
typedef struct side_content {
    int16_t own[SIDE_FEATURE_COUNT]; /* features that no charge changes */
    uint32_t words[PIECES], word_count;
    int16_t near[CHARGES][2]; /* to the predicates of each charge, and to what they are done to */
} side_content;

/* The sides that somebody took, a bit each, by his first attribution, by his second, by further ones. */
typedef struct side_stand {
    uint32_t quotes[2];
    uint32_t bits[3];
} side_stand;

/* What all attributions of one speaker do. */
typedef struct totals {
    int16_t turns, denials, negatives, falsehoods, charges, wishes, we, open;
} totals;

struct side_reader {
    stander *s;
    const side_lexicon *lexicon;
    const side_charge *charges;
    uint32_t count;
    said_lists said;
    uint32_t *before, *after; /* the attribution by the same speaker before and behind */
    uint32_t *children;       /* of each attribution, how many stand in it, and how many of these deny */
    uint32_t *denying_children;
    uint32_t *row; /* of each token: of the vectors, or VECTORS_NONE; only words that tell something */
    map stands;    /* "speaker bucket", and for anything "speaker ": a number in `stood` */
    VEC(side_stand) stood;
    uint8_t *taken;  /* attribution * CHARGES + charge: 1 + side by the rules, 0 none */
    uint32_t *given; /* the same: the first statement of it, or NONE */
    uint32_t *first_sentence;
    side_content *contents; /* of each attribution */
    uint8_t *ties;   /* actor * CHARGES + charge: 0 none, 1 taken for, 2 certainly of the accused; 4 and 8 the same
                      * of who accuses; 16 and 32 of whom it was done to */
    uint8_t *named;  /* attribution * CHARGES + charge: bits as above, of who is named in the content */
    uint8_t *around; /* sentence * CHARGES + charge: the same, of who is named in the sentence outside contents */
    uint32_t *met;   /* of each actor: the sentence that first names him, or NONE */
    totals *by_actor;
    uint16_t *named_by; /* actor * CHARGES * 2 + charge * 2: how many of his contents name the accused; and who
                         * accuses */
};

enum { OWN_BITS = 3, FOE_BITS = 12, VICTIM_BITS = 48 };

static inline int16_t small(int64_t n) { return (int16_t)(n > 999 ? 999 : n < -999 ? -999 : n); }

/* Neighbours, stands, ties and names of an article: fills them in. */
void side_read_article(side_reader *r);

/* The sides that the speaker takes in the bucket, or in any where it is empty, elsewhere than in this attribution: 1
 * asserts, 2 denies, 3 both. */
int16_t side_stands_in(side_reader *r, uint32_t quote, slice bucket);

/* The row of a word that tells something, by its lemma or else by itself; looked up once. */
uint32_t side_row_of(side_reader *r, uint32_t token_at);

/* What an attribution says, whichever the charge: fills r->contents. The rows of the charges' words are looked up
 * before. */
void side_read_content(side_reader *r, uint32_t quote);

static inline uint8_t tie(const side_reader *r, uint32_t who, uint32_t charge) {
    return who < r->s->a->actors.size ? r->ties[who * CHARGES + charge] : 0;
}

/* 2: he is one of the accused, or certainly belongs to them; 1: he is taken for theirs. The same for who accuses, and
 * whom it was done to. */
static inline int16_t belongs(const side_reader *r, uint32_t who, uint32_t charge) {
    return tie(r, who, charge) & OWN_BITS;
}
static inline int16_t accuses(const side_reader *r, uint32_t who, uint32_t charge) {
    return (tie(r, who, charge) & FOE_BITS) >> 2;
}
static inline int16_t suffers(const side_reader *r, uint32_t who, uint32_t charge) {
    return (tie(r, who, charge) & VICTIM_BITS) >> 4;
}

#endif
