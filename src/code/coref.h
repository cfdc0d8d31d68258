/* coref.h - who "I" and "we" are
 *
 * The rest of coreference is part of the actors' stage; this needs attributions. */
#ifndef CODE_COREF_H
#define CODE_COREF_H

#include "article.h"

/* A stage of the coder: "I", "me", "my", "we", "us", "our" between the quotation marks of an attribution's content
 * become mentions of its speaker. */
status coref_speakers(const void *unused, article *a, error *e);

#endif
