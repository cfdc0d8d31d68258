/* date_match.c - what the words of a match say, for the rules */
#include "parse/date_match.h"

#include <stdio.h>

int date_figure(slice text) {
    int sign = 1, value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i == 0 && text.at[i] == '-')
            sign = -1;
        else if (text.at[i] >= '0' && text.at[i] <= '9' && value < 100000)
            value = value * 10 + (text.at[i] - '0');
        else
            break;
    }
    return sign * value;
}

bool date_has(const date_match *m, enum date_class c) {
    return m->at[c] != NONE;
}

int date_value_of(const date_match *m, enum date_class c) {
    return date_figure(m->value[c]);
}

day_parts date_today(const date_match *m) {
    return day_from_number(m->today);
}

int date_direction(const date_match *m, int otherwise) {
    return date_has(m, CLASS_LAST) ? -1 : date_has(m, CLASS_THIS) ? 0 : date_has(m, CLASS_NEXT) ? 1 : otherwise;
}

bool date_is_unit(const date_match *m, const char *unit) {
    slice value = date_has(m, CLASS_UNIT) ? m->value[CLASS_UNIT] : m->value[CLASS_UNITS];
    return slice_equal(value, slice_of(unit));
}

/* The hour of a clock or of a figure beside "pm" or "in the evening"; -1 where there is none. */
static int hour_of(const date_match *m, int *minute) {
    bool part = date_has(m, CLASS_DAYPART), noon = date_has(m, CLASS_AM);
    *minute = 0;
    if (date_has(m, CLASS_CLOCK)) {
        slice rest = m->value[CLASS_CLOCK];
        int hour = date_figure(slice_take(&rest, ':'));
        *minute = date_figure(rest);
        return hour;
    }
    return date_has(m, CLASS_DIGITS) && (noon || part) ? date_value_of(m, CLASS_DIGITS) : -1;
}

/* Whether it is behind noon, by "pm" or by a part of the day. */
static bool is_late(const date_match *m) {
    if (date_has(m, CLASS_AM)) return date_value_of(m, CLASS_AM) == 12;
    return date_has(m, CLASS_DAYPART) && !slice_equal(m->value[CLASS_DAYPART], SLICE("MO"));
}

void date_time_of(const date_match *m, char out[16]) {
    enum date_class named = date_has(m, CLASS_NOON) ? CLASS_NOON : CLASS_DAYPART;
    int minute, hour = named == CLASS_NOON ? -1 : hour_of(m, &minute);
    out[0] = 0;
    if (hour >= 0) {
        if (is_late(m) && hour < 12) hour += 12;
        else if (!is_late(m) && hour == 12 && date_has(m, CLASS_AM)) hour = 0;
        snprintf(out, 16, "T%02u:%02u", (unsigned)hour % 25, (unsigned)minute % 60);
    } else if (date_has(m, named)) {
        snprintf(out, 16, "T%.*s", (int)m->value[named].size, m->value[named].at);
    }
}

int date_nearest_year(const date_match *m, int month, int day) {
    day_parts now = date_today(m);
    int32_t then = day_number(now.year, month, day ? day : 1);
    if (!day)
        return m->tense > 0 ? now.year + (month < now.month) : now.year - (month > now.month);
    if (m->tense > 0)
        return now.year + (then < m->today);
    if (then > m->today + 60)
        return now.year - 1;
    if (then < m->today - 330)
        return now.year + 1;
    return now.year;
}
