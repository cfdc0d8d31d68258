/* reuse.h - which articles of the record may share passages, and which prints say little
 *
 * From the prints that the record keeps, at the time of asking: so nothing depends on the order of adding. Articles
 * that share half of their prints are a family (copies of one report). A print that many families have is a common
 * phrase and weighs little; one that several families of one outlet have is that outlet's boilerplate and does not
 * count between two of its articles. A print of very many articles pairs them all with the first few only, so that
 * ten thousand copies of a report cost ten thousand times as much as one, not its square. */
#ifndef RECORD_REUSE_H
#define RECORD_REUSE_H

#include "record/lister.h"
#include "record/print.h"

/* An article: its row, the number of its outlet (0: not known), how many prints it has. Copies of one report have one
 * family. */
typedef struct carrier {
    int64_t id;
    uint32_t outlet, prints, family;
} carrier;

/* Two of them, `first` before `second` in the order of date and SHA-256, and how many prints they share. */
typedef struct reuse_pair {
    uint32_t first, second, shared;
} reuse_pair;

typedef struct common_print {
    uint32_t hash, families;
} common_print;

/* In how many of the articles that were looked at a word stands. */
typedef struct word_count {
    uint32_t hash, articles;
} word_count;

typedef struct reuse {
    carrier *articles;
    uint32_t size;
    reuse_pair *pairs;      /* by second, then first */
    uint32_t pair_count;
    common_print *common;   /* by hash */
    uint32_t common_count;
    uint64_t *boilerplate;  /* hash << 32 | outlet, sorted */
    uint32_t boilerplate_count;
    word_count *words;      /* an open hash */
    uint32_t word_room, words_of; /* articles that were looked at */
} reuse;

/* Everything, in l->a. */
void reuse_find(lister *l, reuse *out);

/* Counts the words of an article of each family; of some families, at even distances, where they are many. In
 * l->a. */
void reuse_count_words(lister *l, reuse *all);

/* 1 for a word of few articles, 0 for one of most; 1 for all where too few were looked at. */
double reuse_word_weight(const reuse *known, uint32_t hash);

/* 1 for a print of few families, towards 0 for one of many. */
double reuse_weight(const reuse *known, uint32_t hash);

/* Whether it is boilerplate of an outlet. */
bool reuse_boilerplate(const reuse *known, uint32_t hash, uint32_t outlet);

#endif
