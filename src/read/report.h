/* report.h - which lines of a text are the report, and what the others say about it */
#ifndef READ_REPORT_H
#define READ_REPORT_H

#include "read/lexicon.h"

/* Fills a->blocks from a->text (well-formed), and title, author, date, agency and dateline where they are empty and
 * stand in the text. Where `whole`, every paragraph is BLOCK_BODY and nothing else is filled. Call it inside an
 * arena_run. */
void report_find(article *a, const read_lexicon *l, bool whole);

#endif
