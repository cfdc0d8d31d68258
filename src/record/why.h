/* why.h - the parts of why something is in the record
 *
 * Each fills `to` with what is told of one thing: is, id, path, line, column, outlet, date, title, facts, spans,
 * passage. */
#ifndef RECORD_WHY_H
#define RECORD_WHY_H

#include "record/lister.h"

enum { BECAUSE = 40 }; /* statements shown of a claim, quotes of an actor, articles of a story */

/* Fills `to` with where a quote, a statement or a proposition of an article comes from: number `n` of its own. */
void why_quote(lister *l, json_t *to, int64_t article_row, int64_t n);
void why_statement(lister *l, json_t *to, int64_t article_row, int64_t n);
void why_proposition(lister *l, json_t *to, int64_t article_row, int64_t n);
void why_article(lister *l, json_t *to, int64_t article_row, int64_t n);

/* Bytes of an article, marked as `role`, in the sentences that they stand in. */
void why_words(lister *l, json_t *to, const char *is, int64_t article_row, span at, const char *role);

/* Adds a fact to what is told; nothing where the value is empty. */
void why_fact(lister *l, json_t *to, const char *called, slice value);

/* What an id of any kind is: true where its kind is known; l->result is then filled, if there is one. */
bool why_listed(lister *l, char letter, slice id);

#endif
