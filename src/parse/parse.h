/* parse.h - from an article's text to sentences, tokens, tags, trees, names and dates
 *
 * A parser is the model file, mapped read-only; it never changes and is shared by threads. */
#ifndef PARSE_PARSE_H
#define PARSE_PARSE_H

#include "article.h"

typedef struct parser parser;

/* Opens the model in `folder` (lang/en). NULL with *e filled where there is none or it is damaged. */
parser *parser_open(const char *folder, error *e);
void parser_close(parser *p);

/* Fills sentences, tokens, names and dates from text and blocks. An article whose sentences and tokens are given (by
 * conllu_read) keeps them, and gets the rest. */
status parser_parse(const parser *p, article *a, error *e);

/* Where the time goes. */
enum parser_stage {
    STAGE_SPLIT,   /* text to sentences and tokens */
    STAGE_WORDS,   /* words to the vectors of their features */
    STAGE_LAYERS,  /* the network's layers */
    STAGE_OUTPUTS, /* from the last one to scores of labels and arcs */
    STAGE_TREES,   /* scores to trees, relations */
    STAGE_LABELS,  /* scores to labels, lemmas, names */
    STAGE_DATES,
    PARSER_STAGES
};
extern const char *const parser_stage_name[PARSER_STAGES];

typedef struct parser_timing {
    double seconds[PARSER_STAGES];
    uint64_t bytes[PARSER_STAGES]; /* of the article's arena */
} parser_timing;

/* parser_parse, adding each stage's time and memory to *t. */
status parser_parse_timed(const parser *p, article *a, parser_timing *t, error *e);

#endif
