/* date_write.h - what rules write: values of dates, as TIMEX3 has them, and the days that they cover
 *
 * All return false where a value can't be: no such day, a year out of 1 to 9999. */
#ifndef PARSE_DATE_WRITE_H
#define PARSE_DATE_WRITE_H

#include "parse/date_match.h"

/* Sets kind and text, of 31 bytes at most. */
bool date_write(date_value *v, enum date_kind kind, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Sets the days that it covers. True. */
bool date_write_days(date_value *v, int32_t first, int32_t last);

/* A year, a month of it (from 1), a day by its number (date_day.h). */
bool date_write_year(date_value *v, int year);
bool date_write_month(date_value *v, int year, int month);
bool date_write_day(date_value *v, int32_t day);

/* The week of a day; with the suffix "-WE" its weekend. */
bool date_write_week(date_value *v, int32_t day, const char *suffix);

/* `quarter`: year * 4 + quarter - 1. */
bool date_write_quarter(date_value *v, int quarter);

/* Adds a part of the day or a time ("TMO", "T10:35") to a day's value. */
bool date_write_time(date_value *v, const char *time);

/* So many of the match's unit: "P3Y"; of MANY "PXY". */
bool date_write_duration(const date_match *m, date_value *v, int count, enum date_kind kind);

#endif
