/* date_match.h - what date.c found, for the rules to tell what it is worth: words of dates in classes, matched by a
 * pattern */
#ifndef PARSE_DATE_MATCH_H
#define PARSE_DATE_MATCH_H

#include "article.h"
#include "parse/date_day.h"

/* Classes of words: those of date_words.tsv, then, from DAY on, those made of figures. Name here, name in the
 * tables. */
#define DATE_CLASS_LIST(X) \
    X(MONTH, month) X(MAYMONTH, maymonth) X(WEEKDAY, weekday) X(WEEKDAYS, weekdays) X(UNIT, unit) \
    X(UNITS, units) X(QUARTER, quarter) X(PERIOD, period) X(NUMBER, number) X(TIMES, times) X(MANY, many) \
    X(ORDINAL, ordinal) X(DAYPART, daypart) X(NOON, noon) X(SEASON, season) X(TODAY, today) X(TONIGHT, tonight) \
    X(LAST, last) X(THIS, this) X(NEXT, next) X(LATEST, latest) X(AGO, ago) X(LATER, later) X(MOD, mod) \
    X(END, end) X(NEARLY, nearly) X(EVERY, every) X(SET, set) X(REF, ref) X(ADJREF, adjref) X(NOUNREF, nounref) \
    X(AM, am) X(ZONE, zone) X(HOLIDAY, holiday) X(FUTURE, future) X(PAST, past) X(YEARLY, yearly) \
    X(SUFFIX, suffix) X(DAY, day) X(YEAR, year) X(DIGITS, digits) X(CLOCK, clock) X(ISO, iso) \
    X(SLASHES, slashes) X(DECADE, decade) X(N, n)

enum date_class {
#define X(name, called) CLASS_##name,
    DATE_CLASS_LIST(X)
#undef X
        DATE_CLASSES
};

/* A value that a number does not have: "several". */
#define MANY (-1)

/* A word, a figure or a mark of the text. */
typedef struct date_item {
    span at;
    slice key;        /* lower case */
    uint64_t classes; /* bits of enum date_class */
    uint32_t words;   /* first of its entries in the rules' list, or NONE */
    uint32_t line;    /* of the paragraph: items of different ones never match together */
} date_item;

typedef struct date_match {
    const date_item *items;
    uint32_t first, end;       /* items of the match */
    uint32_t at[DATE_CLASSES]; /* the item that is of the class, or NONE */
    slice value[DATE_CLASSES]; /* its value in the table; for figures its text */
    int number;                /* of <n>, MANY for "several" */
    int halves;                /* 1 where half of a unit is to be added */
    bool known;                /* whether the article's date is known */
    int32_t today;             /* the article's date, as a day number */
    int tense;                 /* -1, 0 or 1: what the verbs near it speak of */
    bool introduced;           /* a word before it allows a bare year or "May" */
    bool followed_old;         /* "-year-old" */
    int32_t last_day;          /* the day spoken of last; today where none */
    int last_quarter;          /* year * 4 + quarter - 1 of the quarter spoken of last; -1 where none */
} date_match;

typedef struct date_value {
    char text[32];
    uint8_t kind;        /* enum date_kind */
    int32_t first, last; /* days; first > last where unknown */
    int quarter;         /* as last_quarter, or -1 */
} date_value;

/* A rule: false where the match is no date after all. */
typedef bool (*date_rule)(const date_match *m, date_value *v);

/* The rules of a file, by the names that date_patterns.tsv has for them; the last has no name. */
typedef struct date_rule_row {
    const char *name;
    date_rule rule;
} date_rule_row;

extern const date_rule_row date_calendar_rules[], date_near_rules[], date_counted_rules[], date_duration_rules[];

/* The rule of this name, or NULL. */
date_rule date_rule_find(slice name);

/* --------------------------------------------------------------------------------------- what a match says */

/* The number at the front of a text; 0 where there is none. */
int date_figure(slice text);

/* Whether a word of the class is in it; and its value as a number. */
bool date_has(const date_match *m, enum date_class c);
int date_value_of(const date_match *m, enum date_class c);

/* Whether it counts in this unit, as date_words.tsv writes them ("Y", "WE"). */
bool date_is_unit(const date_match *m, const char *unit);

/* -1, 0, 1 as the words "last", "this", "next" say; `otherwise` where none of them is there. */
int date_direction(const date_match *m, int otherwise);

/* The time in it ("T10:35", "TMO"), or "". */
void date_time_of(const date_match *m, char out[16]);

/* The article's date. */
day_parts date_today(const date_match *m);

/* The year of a month (and day, or 0) without one: the last before today, or the next where the verbs speak of the
 * future or the day is soon. */
int date_nearest_year(const date_match *m, int month, int day);

#endif
