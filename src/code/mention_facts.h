/* mention_facts.h - what the search for mentions asks of each token: arrays of one flag a token, in the article's
 * arena */
#ifndef CODE_MENTION_FACTS_H
#define CODE_MENTION_FACTS_H

#include "article.h"

/* Whether a copula hangs on it; whether a negation does; whether it stands in a date. */
bool *tokens_with_copula(const article *a);
bool *tokens_negated(const article *a);
bool *tokens_in_dates(const article *a);

#endif
