/* when.h - dates of publication, as reports and their metadata write them */
#ifndef READ_WHEN_H
#define READ_WHEN_H

#include "read/lexicon.h"

#define WHEN_SIZE 11 /* "2022-10-28" and its terminator */

/* Whether `text` is a date and nothing else (a weekday, a time and a zone may stand with it): "2022-10-28T10:00Z",
 * "20221028", "Friday, 28 October 2022", "Oct. 28, 2022 at 10:05 am", "28/10/2022". Writes it as ISO 8601 into `out`.
 * Of "10/11/2022" nobody knows the month: it is a date, and `out` is then "". Scratch from the arena. */
bool when_parse(arena *a, const read_lexicon *l, slice text, char out[WHEN_SIZE]);

/* Whether `text` is a day and a month, with or without a year ("Oct. 17", "March 2, 2024"), and nothing else. `out`
 * is "" where there is no year. */
bool when_parse_day(arena *a, const read_lexicon *l, slice text, char out[WHEN_SIZE]);

/* Whether the calendar has the day, in a year in which a report may be dated. */
bool when_is_day(uint32_t year, uint32_t month, uint32_t day);

#endif
