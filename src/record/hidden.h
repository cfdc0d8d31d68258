/* hidden.h - what people decided not to show
 *
 * What belongs to an article is known by where it stands in it, not by its number, which a recoding may change: a
 * quote by its cue, a statement or an event by its predicate, a statement also by its side and speaker. What is
 * hidden with a quote: its statements and events. With a claim: its dispute. */
#ifndef RECORD_HIDDEN_H
#define RECORD_HIDDEN_H

#include "record/lister.h"

struct claim;

/* The key of a quote ('q'), statement ('s') or event ('e'), in l->a; empty where there is none of this number. */
slice hidden_key(lister *l, char letter, int64_t article_row, int64_t n);

/* The id that a key's row has now, in l->a; empty where there is none any more. */
slice hidden_id(lister *l, slice key);

/* Cheap where nothing is hidden in the article. */
bool quote_hidden(lister *l, int64_t article_row, int64_t n);
bool statement_hidden(lister *l, int64_t article_row, int64_t n);
bool event_hidden(lister *l, int64_t article_row, int64_t n);

/* letter 'c': as a claim; 'd': as a dispute. */
bool claim_hidden(lister *l, char letter, const struct claim *c);

#endif
