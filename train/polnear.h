/* polnear.h - articles with their attributions, from PolNeAR's folders
 *
 * A folder holds text/NAME.txt and attributions/NAME_ANNOTATOR.ann, in brat's format. Of several annotators the
 * first counts. */
#ifndef TRAIN_POLNEAR_H
#define TRAIN_POLNEAR_H

#include "article.h"
#include "code/token_facts.h"

enum { PART_SOURCE, PART_CUE, PART_CONTENT, PARTS };

/* An attribution as runs of tokens: `part[p]` is a list of [first, first + count). */
typedef struct gold_attribution {
    VEC(range) part[PARTS];
} gold_attribution;

typedef struct gold_article {
    article *article;
    char *name;
    VEC(gold_attribution) gold;
    article_facts facts;
} gold_article;

typedef struct gold_articles {
    arena *arena;
    VEC(gold_article) at;
} gold_articles;

typedef status (*article_reader)(void *context, slice text, const char *path, article **out, error *e);

/* Reads a folder's articles in order of name; `read` makes a parsed article of a text. */
status polnear_read(gold_articles *out, const char *folder, article_reader read, void *context, error *e);

#endif
