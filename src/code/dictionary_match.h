/* dictionary_match.h - which verb of the dictionaries a token is, and which of its patterns fits */
#ifndef CODE_DICTIONARY_MATCH_H
#define CODE_DICTIONARY_MATCH_H

#include "code/dictionary_clause.h"

#define MATCH_TOKENS 32

typedef struct verb_match {
    slice code;             /* empty: none */
    const pattern *pattern; /* NULL: the verb alone */
    uint32_t file;
    uint64_t line;
    uint32_t source, target;              /* tokens of hits that the pattern names behind the verb, or NONE */
    uint32_t source_after, target_after;  /* last token that the pattern has matched before them */
    bool swap;                            /* + stands before the verb, or $ behind it: the subject is the target */
    uint32_t tokens[MATCH_TOKENS], count; /* matched words, the verb's own too */
} verb_match;

/* False where the token is no verb of the dictionaries. `sources`: how many actors its subject has. */
bool match_verb(const reading *r, const clause *c, uint32_t sources, verb_match *out);

#endif
