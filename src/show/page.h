/* page.h - the record as one file of HTML, to send to a colleague
 *
 * No network, no script needed: a strict content policy names the digests of the one style and the one script it
 * holds. The page has the dispute board, the timeline in three times, each speaker's quotes with their variants, the
 * network of actors drawn and as a table, claims, who spoke, stories, shared passages, and the reports themselves
 * with every quote highlighted; a quote leads to its place in the report and the place leads back.
 *
 *     page *p = page_open(&out, "Drones", e);
 *     record_list_find("disputes")->query(r, &filter, page_sink(p, "disputes"), e);
 *     ... "quotes", "timeline", "actors", "articles" ...
 *     s = page_close(p, s, e);
 *
 * Rows are those of record.h's lists; those of "articles" must have `text`, without which a report is only named.
 * All rows are kept until page_close. */
#ifndef SHOW_PAGE_H
#define SHOW_PAGE_H

#include "base/rows.h"
#include "show/output.h"

typedef struct page page;

/* A page onto `o`, which must outlive it. `title` may be NULL. NULL with READOUT_NO_MEMORY in *e. */
page *page_open(output *o, const char *title, error *e);

/* Takes the rows of a list: "disputes", "claims", "quotes", "timeline", "network", "actors", "stories", "reuse",
 * "articles"; those of others are dropped. */
row_sink page_sink(page *p, const char *list);

/* Writes the page where `so_far` is READOUT_OK, frees it, and gives the first error. p may be NULL. */
status page_close(page *p, status so_far, error *e);

#endif
