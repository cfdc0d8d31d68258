/* conllu.h - articles with given tokens, from CoNLL-U
 *
 * The text is rebuilt from `# text` and the tokens' forms (SpaceAfter=No); each `# newdoc` begins an article, whose
 * id is the one it names. */
#ifndef PARSE_CONLLU_H
#define PARSE_CONLLU_H

#include "article.h"

typedef struct conllu_reader {
    slice rest;       /* what is still to be read; set to the file's bytes (UTF-8, repaired) to begin */
    const char *path; /* for messages */
    uint64_t line;    /* of the front of `rest`, from 0 */
} conllu_reader;

/* Reads the next document into a new article, owned by the caller; NULL at the end. What the columns say is kept
 * where `keep_analysis`, else only sentences, tokens and words. A malformed line is an error with its number, and the
 * next call goes on with the next document. */
status conllu_read(conllu_reader *r, bool keep_analysis, article **out, error *e);

#endif
