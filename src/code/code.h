/* code.h - from a parsed article to actors, attributions and propositions
 *
 * A coder is the lexicons, gazetteers and models of a language; loaded once, never changed, shared by threads. Coding
 * is a pure function of the article. */
#ifndef CODE_CODE_H
#define CODE_CODE_H

#include "article.h"

typedef struct coder coder;

/* Loads what is in `folder` (lang/en). NULL with *e filled, naming file and line, where something is missing or
 * wrong. */
coder *coder_open(const char *folder, error *e);
void coder_close(coder *c);

/* Fills actors, mentions, attributions and propositions of a parsed article. */
status coder_code(const coder *c, article *a, error *e);

/* What finds events, for event_pair (event.h): the coder's own, lives as long as it. */
const struct event_finder *coder_events(const coder *c);

#endif
