/* event_rows.h - events as rows: what the formats of event data are written from
 *
 * A row is one event with all its actors and recipients:
 *
 *   id, date (ISO), date_precision ("day", "month", "year", "published": only the report's own day is known, "none"),
 *   published, type, mode, contexts[], cameo, quad (1 to 4), score, polarity ("+", "-"), factuality,
 *   standing ("stated", "asserted", "denied", "negated", "unreal": asked, ordered, hypothetical or only possible), speaker, stance,
 *   actors[] and recipients[] of {name, text, country, sector, code, role, kind},
 *   object, place, site {name, country, latitude, longitude, precision ("country", "region", "city"), geonames} or null, article, outlet, agency, title, url, language, path, sentence (its text), sentence_number (from 1),
 *   begin, end (code points), actor_begin, recipient_begin, predicate_begin, text_length,
 *   people[], organizations[], locations[]
 *
 * `cow`, the number of the Correlates of War, is put beside `country` when a row is shown (event_complete).
 *
 * `standing` is what the formats go by: none of them has a place for a claim or a denial. They take what is stated
 * or asserted, and the rest only when asked (rows_keep_all). */
#ifndef SHOW_EVENT_ROWS_H
#define SHOW_EVENT_ROWS_H

#include "article.h"
#include "base/rows.h"

/* The kind of these rows: "events". */
extern const row_kind event_rows;

/* Gives a row for each proposition of the article that has an event. */
status article_events(const article *a, row_sink sink, error *e);

#endif
