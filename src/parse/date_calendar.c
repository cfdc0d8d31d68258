/* date_calendar.c - rules of dates that name their month, year or season themselves: "May 3", "the 1990s" */
#include "parse/date_write.h"

static int month_of(const date_match *m) {
    return date_has(m, CLASS_MONTH)      ? date_value_of(m, CLASS_MONTH)
           : date_has(m, CLASS_MAYMONTH) ? date_value_of(m, CLASS_MAYMONTH)
                                    : 0;
}

static bool iso(const date_match *m, date_value *v) {
    slice rest = m->value[CLASS_ISO];
    int year = date_figure(slice_take(&rest, '-')), month = date_figure(slice_take(&rest, '-')),
        day = date_figure(rest);
    return day_exists(year, month, day) && date_write_day(v, day_number(year, month, day));
}

/* Month first, as Americans write, unless that can't be. */
static bool slashes(const date_match *m, date_value *v) {
    slice rest = m->value[CLASS_SLASHES];
    int month = date_figure(slice_take(&rest, '/')), day = date_figure(slice_take(&rest, '/')),
        year = date_figure(rest);
    if (rest.size == 2)
        year += year < 50 ? 2000 : 1900;
    if (month > 12) {
        int swap = month;
        month = day;
        day = swap;
    }
    return rest.size >= 2 && day_exists(year, month, day) && date_write_day(v, day_number(year, month, day));
}

static bool calendar(const date_match *m, date_value *v) {
    int month = month_of(m), day = date_has(m, CLASS_DAY) ? date_value_of(m, CLASS_DAY) : 0, year = 0;
    day_parts now = date_today(m);
    if (date_has(m, CLASS_YEAR))
        year = date_value_of(m, CLASS_YEAR);
    else if (date_direction(m, 2) != 2 && m->known) {
        int where = date_direction(m, 2);
        bool of_year = m->at[CLASS_UNIT] != NONE || m->at[CLASS_MONTH] < m->at[CLASS_LAST] ||
                       m->at[CLASS_MAYMONTH] < m->at[CLASS_LAST];
        if (of_year && m->first != m->at[CLASS_LAST] && m->first != m->at[CLASS_NEXT] &&
            m->first != m->at[CLASS_THIS])
            year = now.year + where;
        else
            year = where < 0   ? now.year - (month >= now.month)
                   : where > 0 ? now.year + (month <= now.month)
                               : now.year;
    } else if (m->known)
        year = date_nearest_year(m, month, day);
    if (!month)
        return year && date_write_year(v, year);
    if (!year)
        return day ? date_write(v, DATE_DATE, "XXXX-%02d-%02d", month, day)
                   : date_write(v, DATE_DATE, "XXXX-%02d", month);
    if (!day)
        return date_write_month(v, year, month);
    return day_exists(year, month, day) && date_write_day(v, day_number(year, month, day));
}

/* A month alone; not a short form ("Jan"), which may be a person. */
static bool month(const date_match *m, date_value *v) {
    return (m->items[m->first].key.size > 3 || m->introduced || m->end > m->first + 1) && calendar(m, v);
}

static bool maymonth(const date_match *m, date_value *v) {
    return m->introduced && calendar(m, v);
}

static bool year(const date_match *m, date_value *v) {
    int value = date_value_of(m, CLASS_YEAR);
    return value >= (m->introduced ? 1500 : 1900) && value <= 2060 && date_write_year(v, value);
}

static bool decade(const date_match *m, date_value *v) {
    int value = date_value_of(m, CLASS_DECADE);
    if (value < 100)
        value += value <= 10 ? 2000 : 1900;
    date_write_days(v, day_number(value, 1, 1), day_number(value + 9, 12, 31));
    return date_write(v, DATE_DATE, "%03uX", (unsigned)value / 10 % 1000);
}

static bool holiday(const date_match *m, date_value *v) {
    int value = date_value_of(m, CLASS_HOLIDAY), month = value / 100, day = value % 100;
    if (!m->known)
        return date_write(v, DATE_DATE, "XXXX-%02d-%02d", month, day);
    int where = date_direction(m, 2), now = date_today(m).year;
    int32_t then = day_number(now, month, day);
    int wanted = where == 2  ? date_nearest_year(m, month, day)
                 : where < 0 ? now - (then >= m->today)
                 : where > 0 ? now + (then <= m->today)
                             : now;
    return date_write_day(v, day_number(wanted, month, day));
}

static bool season(const date_match *m, date_value *v) {
    static const struct {
        char name[3];
        int month;
    } starts[] = {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}};
    slice called = m->value[CLASS_SEASON];
    int month = 0, where = date_direction(m, 2), now = date_today(m).year, of = 0;
    for (int i = 0; i < 4; i++)
        if (slice_equal(called, slice_of(starts[i].name)))
            month = starts[i].month;
    if (date_has(m, CLASS_YEAR))
        of = date_value_of(m, CLASS_YEAR);
    else if (m->known && where == 2)
        of = date_nearest_year(m, month, 0);
    else if (m->known) {
        int32_t begin = day_number(now, month, 1);
        of = where < 0 ? now - (begin + 60 > m->today) : where > 0 ? now + (begin <= m->today) : now;
    }
    if (!of)
        return date_write(v, DATE_DATE, "XXXX-%.*s", (int)called.size, called.at);
    date_write_days(v, day_number(of, month, 1), day_number(of + (month == 12), month == 12 ? 2 : month + 2, 28));
    return date_write(v, DATE_DATE, "%04u-%.*s", (unsigned)of % 10000, (int)called.size, called.at);
}

const date_rule_row date_calendar_rules[] = {
    {"iso", iso}, {"slashes", slashes}, {"calendar", calendar}, {"month", month},
    {"maymonth", maymonth}, {"season", season}, {"year", year}, {"decade", decade},
    {"holiday", holiday}, {NULL, NULL}};
