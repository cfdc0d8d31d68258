/* date_write.c - writes values as TIMEX3 has them, and the days that they cover */
#include "parse/date_write.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool date_write(date_value *v, enum date_kind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(v->text, sizeof v->text, format, arguments);
    va_end(arguments);
    v->kind = (uint8_t)kind;
    return size >= 0 && (size_t)size < sizeof v->text;
}

bool date_write_days(date_value *v, int32_t first, int32_t last) {
    v->first = first;
    v->last = last;
    return true;
}

bool date_write_year(date_value *v, int year) {
    if (year < 1 || year > 9999)
        return false;
    date_write_days(v, day_number(year, 1, 1), day_number(year, 12, 31));
    return date_write(v, DATE_DATE, "%04d", year);
}

bool date_write_month(date_value *v, int year, int month) {
    date_write_days(v, day_number(year, month, 1), day_number(year, month, day_month_length(year, month)));
    return date_write(v, DATE_DATE, "%04d-%02d", year, month);
}

bool date_write_day(date_value *v, int32_t day) {
    day_parts p = day_from_number(day);
    if (p.year < 1 || p.year > 9999)
        return false;
    date_write_days(v, day, day);
    return date_write(v, DATE_DATE, "%04d-%02d-%02d", p.year, p.month, p.day);
}

bool date_write_week(date_value *v, int32_t day, const char *suffix) {
    int year, week = day_week(day, &year);
    int32_t monday = day - day_weekday(day) + 1;
    date_write_days(v, *suffix ? monday + 5 : monday, monday + 6);
    return date_write(v, DATE_DATE, "%04d-W%02d%s", year, week, suffix);
}

bool date_write_quarter(date_value *v, int quarter) {
    int year = quarter / 4, of_year = quarter % 4;
    date_write_days(v, day_number(year, of_year * 3 + 1, 1),
             day_number(year, of_year * 3 + 3, day_month_length(year, of_year * 3 + 3)));
    return date_write(v, DATE_DATE, "%04d-Q%d", year, of_year + 1);
}

bool date_write_time(date_value *v, const char *time) {
    size_t used = strlen(v->text), size = strlen(time);
    if (used + size >= sizeof v->text)
        return false;
    memcpy(v->text + used, time, size + 1);
    v->kind = DATE_TIME;
    return true;
}

bool date_write_duration(const date_match *m, date_value *v, int count, enum date_kind kind) {
    static const struct {
        char unit[3], half[4];
        int times;
        char out;
        bool time;
    } units[] = {
        {"Y", "6M", 1, 'Y', false},   {"M", "15D", 1, 'M', false}, {"W", "", 1, 'W', false},
        {"D", "T12H", 1, 'D', false}, {"Q", "", 1, 'Q', false},    {"DE", "", 10, 'Y', false},
        {"CE", "", 100, 'Y', false},  {"WE", "", 2, 'D', false},   {"TH", "30M", 1, 'H', true},
        {"TM", "30S", 1, 'M', true},  {"TS", "", 1, 'S', true},
    };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!date_is_unit(m, units[i].unit))
            continue;
        const char *time = units[i].time ? "T" : "";
        if (count == MANY)
            return date_write(v, kind, "P%sX%c", time, units[i].out);
        return date_write(v, kind, "P%s%d%c%.4s", time, count * units[i].times, units[i].out,
                     m->halves ? units[i].half : "");
    }
    return false;
}
