/* sought.h - the articles that may have what is searched for
 *
 * `match` is in FTS5's language: words and "phrases", `*` behind a front, AND, OR, NOT, NEAR(), parentheses. Here
 * it is only asked which articles have the words, wherever; what is behind a NOT is left out of account. So the
 * articles found are those that match, and some more. */
#ifndef RECORD_SOUGHT_H
#define RECORD_SOUGHT_H

#include "record/index.h"
#include "record/lister.h"

/* Settled hits, in l->a; *all: any article may match. */
void sought_articles(lister *l, slice match, index_hits *out, bool *all);

#endif
