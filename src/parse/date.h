/* date.h - dates, times, durations and sets in an article's text, as TIMEX3 (TimeML 1.2.1)
 *
 * What words make a date is in lang/en/date_words.tsv and date_patterns.tsv; what value it has is reckoned in
 * date_value.c from the article's date of publication. Where that is unknown, so are values that rest on it: "Friday"
 * is then
 * XXXX-WXX-5, "yesterday" has an empty value. */
#ifndef PARSE_DATE_H
#define PARSE_DATE_H

#include "article.h"

typedef struct date_rules date_rules;

/* Loads the tables of `folder` into the arena; inside an arena_run. `words`, which it keeps, tell "old" in "a
 * forty-year-old". Errors name file and line. */
status date_open(arena *a, const char *folder, const word_roles *words, date_rules **out, error *e);

/* Fills article.dates from its text: from blocks that are parsed, or all where there are none. Inside an arena_run;
 * in time linear in the text. */
void date_find(const date_rules *rules, article *a);

#endif
