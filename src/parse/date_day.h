/* date_day.h - days of the Gregorian calendar, counted from 1970-01-01 */
#ifndef PARSE_DATE_DAY_H
#define PARSE_DATE_DAY_H

#include <stdbool.h>
#include <stdint.h>

typedef struct day_parts {
    int year, month, day; /* month and day from 1 */
} day_parts;

/* H. Hinnant, "chrono-compatible low-level date algorithms": days_from_civil and civil_from_days. */
int32_t day_number(int year, int month, int day);
day_parts day_from_number(int32_t number);

/* 1 Monday to 7 Sunday. */
int day_weekday(int32_t number);

/* How many days the month has; whether there is such a day. */
int day_month_length(int year, int month);
bool day_exists(int year, int month, int day);

/* The ISO 8601 week of a day; the year that the week belongs to in *year. */
int day_week(int32_t number, int *year);

/* yyyymmdd. */
uint32_t day_digits(int32_t number);

#endif
