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

#endif
