/* event_formats.h - event data in the forms that users' scripts already read
 *
 * POLECAT (40 columns), ICEWS (20), GDELT 2.0 events (61) and mentions (16), PLOVER's JSONL. Names, order and signs
 * for what is missing are theirs. Codes are text. ICEWS and GDELT have one source and one target: an event with
 * several actors becomes a row for each pair. What these forms cannot hold is left out: events that are denied,
 * negated or not real (below), and, but for GDELT's, events without an actor; rows_keep_all keeps them. Columns of
 * places that are not in the gazetteer are empty but for their names.
 *
 * A row is one event with all its actors and recipients:
 *
 * id, date (ISO), date_precision ("day", "month", "year", "published": only the report's own day is known, "none"),
 *   published, type, mode, contexts[], cameo, quad (1 to 4), score, polarity ("+", "-"), factuality,
 *   standing ("stated", "asserted", "alleged", "denied", "negated", "unreal": asked, ordered, hypothetical
 *   or only possible, though not a promise), speaker, stance,
 *   actors[] and recipients[] of {name, text, country, sector, code, role, kind},
 * object, place, site {name, country, latitude, longitude, precision ("country", "region", "city"), geonames} or
 * null,
 *   article, outlet, agency, title, url, language, path, sentence (its text), sentence_number (from 1),
 *   begin, end (code points), actor_begin, recipient_begin, predicate_begin, text_length,
 *   people[], organizations[], locations[]
 *
 * `cow`, the number of the Correlates of War, is put beside `country` when a row is shown (event_complete). */
#ifndef SHOW_EVENT_FORMATS_H
#define SHOW_EVENT_FORMATS_H

#include "show/writer.h"

/* Whether a row's event is told as one that happened, by the outlet or by somebody: stated, asserted or alleged. True
 * without a standing. */
bool event_is_told(json_t *row);

/* Puts into a row what it leaves to be looked up. READOUT_NO_MEMORY. */
status event_complete(json_t *row, error *e);

status polecat_open(row_writer *w, error *e);
status polecat_take(row_writer *w, json_t *row, error *e);
status icews_open(row_writer *w, error *e);
status icews_take(row_writer *w, json_t *row, error *e);
status gdelt_take(row_writer *w, json_t *row, error *e);
status gdelt_mentions_take(row_writer *w, json_t *row, error *e);
status plover_take(row_writer *w, json_t *row, error *e);

#endif
