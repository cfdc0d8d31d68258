/* date_value.c - what a date is worth: the rules that date_patterns.tsv names
 *
 * Each takes the matched words and gives a TIMEX3 value, and the days it covers where these are known. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "parse/date_match.h"

/* ----------------------------------------------------------------------------------------------- helpers */

static bool has(const date_match *m, enum date_class c) {
    return m->at[c] != NONE;
}

/* The number at the front of a value; 0 where there is none. */
static int number_of(slice text) {
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

static int value_number(const date_match *m, enum date_class c) {
    return number_of(m->value[c]);
}

static bool print(date_value *v, enum date_kind kind, const char *format, ...) __attribute__((format(printf, 3, 4)));

static bool print(date_value *v, enum date_kind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(v->text, sizeof v->text, format, arguments);
    va_end(arguments);
    v->kind = (uint8_t)kind;
    return size >= 0 && (size_t)size < sizeof v->text;
}

static day_parts today_of(const date_match *m) {
    return day_from_number(m->today);
}

static bool set_days(date_value *v, int32_t first, int32_t last) {
    v->first = first;
    v->last = last;
    return true;
}

static bool write_year(date_value *v, int year) {
    if (year < 1 || year > 9999)
        return false;
    set_days(v, day_number(year, 1, 1), day_number(year, 12, 31));
    return print(v, DATE_DATE, "%04d", year);
}

static bool write_month(date_value *v, int year, int month) {
    set_days(v, day_number(year, month, 1), day_number(year, month, day_month_length(year, month)));
    return print(v, DATE_DATE, "%04d-%02d", year, month);
}

static bool write_day(date_value *v, int32_t day) {
    day_parts p = day_from_number(day);
    if (p.year < 1 || p.year > 9999)
        return false;
    set_days(v, day, day);
    return print(v, DATE_DATE, "%04d-%02d-%02d", p.year, p.month, p.day);
}

static bool write_week(date_value *v, int32_t day, const char *suffix) {
    int year, week = day_week(day, &year);
    int32_t monday = day - day_weekday(day) + 1;
    set_days(v, *suffix ? monday + 5 : monday, monday + 6);
    return print(v, DATE_DATE, "%04d-W%02d%s", year, week, suffix);
}

static bool write_quarter(date_value *v, int quarter) {
    int year = quarter / 4, of_year = quarter % 4;
    set_days(v, day_number(year, of_year * 3 + 1, 1),
             day_number(year, of_year * 3 + 3, day_month_length(year, of_year * 3 + 3)));
    return print(v, DATE_DATE, "%04d-Q%d", year, of_year + 1);
}

/* Adds a part of the day or a time to a day's value. */
static bool add_time(date_value *v, const char *time) {
    size_t used = strlen(v->text), size = strlen(time);
    if (used + size >= sizeof v->text)
        return false;
    memcpy(v->text + used, time, size + 1);
    v->kind = DATE_TIME;
    return true;
}

/* The time in a match ("T10:35", "TMO"), or "". */
static void time_of(const date_match *m, char out[16]) {
    int hour = -1, minute = 0;
    out[0] = 0;
    if (has(m, CLASS_NOON))
        snprintf(out, 16, "T%.*s", (int)m->value[CLASS_NOON].size, m->value[CLASS_NOON].at);
    else if (has(m, CLASS_CLOCK)) {
        slice rest = m->value[CLASS_CLOCK];
        hour = number_of(slice_take(&rest, ':'));
        minute = number_of(rest);
    } else if (has(m, CLASS_DIGITS) && (has(m, CLASS_AM) || has(m, CLASS_DAYPART)))
        hour = value_number(m, CLASS_DIGITS);
    if (hour >= 0) {
        bool late = has(m, CLASS_AM) ? value_number(m, CLASS_AM) == 12
                                     : has(m, CLASS_DAYPART) && !slice_equal(m->value[CLASS_DAYPART], SLICE("MO"));
        if (late && hour < 12)
            hour += 12;
        else if (!late && hour == 12 && has(m, CLASS_AM))
            hour = 0;
        snprintf(out, 16, "T%02u:%02u", (unsigned)hour % 25, (unsigned)minute % 60);
    } else if (has(m, CLASS_DAYPART))
        snprintf(out, 16, "T%.*s", (int)m->value[CLASS_DAYPART].size, m->value[CLASS_DAYPART].at);
}

/* -1, 0, 1 as the words "last", "this", "next" say; `otherwise` where none of them is there. */
static int direction(const date_match *m, int otherwise) {
    return has(m, CLASS_LAST) ? -1 : has(m, CLASS_THIS) ? 0 : has(m, CLASS_NEXT) ? 1 : otherwise;
}

static int month_of(const date_match *m) {
    return has(m, CLASS_MONTH)      ? value_number(m, CLASS_MONTH)
           : has(m, CLASS_MAYMONTH) ? value_number(m, CLASS_MAYMONTH)
                                    : 0;
}

/* The year of a month (and day, or 0) without one: the last before today, or the next where the verbs speak of the
 * future or the day is soon. */
static int nearest_year(const date_match *m, int month, int day) {
    day_parts now = today_of(m);
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

/* -------------------------------------------------------------------------------------------- calendar dates */

static bool iso(const date_match *m, date_value *v) {
    slice rest = m->value[CLASS_ISO];
    int year = number_of(slice_take(&rest, '-')), month = number_of(slice_take(&rest, '-')), day = number_of(rest);
    return day_exists(year, month, day) && write_day(v, day_number(year, month, day));
}

/* Month first, as Americans write, unless that can't be. */
static bool slashes(const date_match *m, date_value *v) {
    slice rest = m->value[CLASS_SLASHES];
    int month = number_of(slice_take(&rest, '/')), day = number_of(slice_take(&rest, '/')), year = number_of(rest);
    if (rest.size == 2)
        year += year < 50 ? 2000 : 1900;
    if (month > 12) {
        int swap = month;
        month = day;
        day = swap;
    }
    return rest.size >= 2 && day_exists(year, month, day) && write_day(v, day_number(year, month, day));
}

static bool calendar(const date_match *m, date_value *v) {
    int month = month_of(m), day = has(m, CLASS_DAY) ? value_number(m, CLASS_DAY) : 0, year = 0;
    day_parts now = today_of(m);
    if (has(m, CLASS_YEAR))
        year = value_number(m, CLASS_YEAR);
    else if (direction(m, 2) != 2 && m->known) {
        int where = direction(m, 2);
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
        year = nearest_year(m, month, day);
    if (!month)
        return year && write_year(v, year);
    if (!year)
        return day ? print(v, DATE_DATE, "XXXX-%02d-%02d", month, day) : print(v, DATE_DATE, "XXXX-%02d", month);
    if (!day)
        return write_month(v, year, month);
    return day_exists(year, month, day) && write_day(v, day_number(year, month, day));
}

/* A month alone; not a short form ("Jan"), which may be a person. */
static bool month(const date_match *m, date_value *v) {
    return (m->items[m->first].key.size > 3 || m->introduced || m->end > m->first + 1) && calendar(m, v);
}

static bool maymonth(const date_match *m, date_value *v) {
    return m->introduced && calendar(m, v);
}

static bool year(const date_match *m, date_value *v) {
    int value = value_number(m, CLASS_YEAR);
    return value >= (m->introduced ? 1500 : 1900) && value <= 2060 && write_year(v, value);
}

static bool decade(const date_match *m, date_value *v) {
    int value = value_number(m, CLASS_DECADE);
    if (value < 100)
        value += value <= 10 ? 2000 : 1900;
    set_days(v, day_number(value, 1, 1), day_number(value + 9, 12, 31));
    return print(v, DATE_DATE, "%03uX", (unsigned)value / 10 % 1000);
}

static bool holiday(const date_match *m, date_value *v) {
    int value = value_number(m, CLASS_HOLIDAY), month = value / 100, day = value % 100;
    if (!m->known)
        return print(v, DATE_DATE, "XXXX-%02d-%02d", month, day);
    int where = direction(m, 2), now = today_of(m).year;
    int32_t then = day_number(now, month, day);
    int wanted = where == 2  ? nearest_year(m, month, day)
                 : where < 0 ? now - (then >= m->today)
                 : where > 0 ? now + (then <= m->today)
                             : now;
    return write_day(v, day_number(wanted, month, day));
}

static bool season(const date_match *m, date_value *v) {
    static const struct {
        char name[3];
        int month;
    } starts[] = {{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}};
    slice called = m->value[CLASS_SEASON];
    int month = 0, where = direction(m, 2), now = today_of(m).year, of = 0;
    for (int i = 0; i < 4; i++)
        if (slice_equal(called, slice_of(starts[i].name)))
            month = starts[i].month;
    if (has(m, CLASS_YEAR))
        of = value_number(m, CLASS_YEAR);
    else if (m->known && where == 2)
        of = nearest_year(m, month, 0);
    else if (m->known) {
        int32_t begin = day_number(now, month, 1);
        of = where < 0 ? now - (begin + 60 > m->today) : where > 0 ? now + (begin <= m->today) : now;
    }
    if (!of)
        return print(v, DATE_DATE, "XXXX-%.*s", (int)called.size, called.at);
    set_days(v, day_number(of, month, 1), day_number(of + (month == 12), month == 12 ? 2 : month + 2, 28));
    return print(v, DATE_DATE, "%04u-%.*s", (unsigned)of % 10000, (int)called.size, called.at);
}

/* -------------------------------------------------------------------------------------------- days and times */

static bool weekday_value(const date_match *m, date_value *v, int32_t day) {
    char time[16];
    time_of(m, time);
    return write_day(v, day) && (!time[0] || add_time(v, time));
}

static bool weekday(const date_match *m, date_value *v) {
    int wanted = value_number(m, CLASS_WEEKDAY), where = direction(m, 2);
    if (!m->known) {
        char time[16];
        time_of(m, time);
        return print(v, DATE_DATE, "XXXX-WXX-%d", wanted) && (!time[0] || add_time(v, time));
    }
    int back = (day_weekday(m->today) - wanted + 7) % 7;
    int32_t day = m->today - back;
    if (where == -1 && !back)
        day -= 7;
    if (where == 1 || (where == 2 && m->tense > 0) || (where == 0 && m->tense >= 0))
        day += back || where == 1 ? 7 : 0;
    return weekday_value(m, v, day);
}

/* "Monday of last week". */
static bool weekday_week(const date_match *m, date_value *v) {
    if (!m->known)
        return print(v, DATE_DATE, "XXXX-WXX-%d", value_number(m, CLASS_WEEKDAY));
    int32_t monday = m->today - day_weekday(m->today) + 1;
    return weekday_value(m, v, monday + 7 * direction(m, 0) + value_number(m, CLASS_WEEKDAY) - 1);
}

static bool today(const date_match *m, date_value *v) {
    int offset = has(m, CLASS_TODAY) ? value_number(m, CLASS_TODAY) : has(m, CLASS_LAST) ? -1 : 0;
    char time[16];
    time_of(m, time);
    if (has(m, CLASS_TONIGHT))
        memcpy(time, "TNI", 4);
    v->kind = time[0] ? DATE_TIME : DATE_DATE;
    if (!m->known)
        return true;
    return write_day(v, m->today + offset) && (!time[0] || add_time(v, time));
}

static bool clock(const date_match *m, date_value *v) {
    char time[16];
    time_of(m, time);
    if (!m->known)
        return print(v, DATE_TIME, "%s", time);
    return write_day(v, m->last_day) && add_time(v, time);
}

/* --------------------------------------------------------------------------------------- counted from today */

static bool is_unit(const date_match *m, const char *unit) {
    slice value = has(m, CLASS_UNIT) ? m->value[CLASS_UNIT] : m->value[CLASS_UNITS];
    return slice_equal(value, slice_of(unit));
}

/* Today, moved by a number of units; false for units that a date is not counted by. */
static bool move(const date_match *m, date_value *v, int count) {
    day_parts now = today_of(m);
    if (count > 10000 || count < -10000)
        return false;
    if (is_unit(m, "Y"))
        return write_year(v, now.year + count);
    if (is_unit(m, "DE"))
        return write_year(v, now.year + 10 * count);
    if (is_unit(m, "CE"))
        return write_year(v, now.year + 100 * count);
    if (is_unit(m, "M")) {
        int months = now.year * 12 + now.month - 1 + count;
        return months >= 12 && write_month(v, months / 12, months % 12 + 1);
    }
    if (is_unit(m, "Q")) {
        int quarter = now.year * 4 + (now.month - 1) / 3 + count;
        return quarter >= 4 && write_quarter(v, quarter);
    }
    if (is_unit(m, "W"))
        return write_week(v, m->today + 7 * count, "");
    if (is_unit(m, "WE"))
        return write_week(v, m->today + 7 * count, "-WE");
    return is_unit(m, "D") && write_day(v, m->today + count);
}

static bool offset(const date_match *m, date_value *v) {
    int where = direction(m, 0);
    v->kind = DATE_DATE;
    if (is_unit(m, "TH") || is_unit(m, "TM") || is_unit(m, "TS"))
        return false;
    if (!m->known)
        return true;
    day_parts now = today_of(m);
    if (is_unit(m, "DE"))
        return print(v, DATE_DATE, "%03uX", ((unsigned)now.year / 10 + (unsigned)where) % 1000);
    if (is_unit(m, "CE"))
        return print(v, DATE_DATE, "%02uXX", ((unsigned)now.year / 100 + (unsigned)where) % 100);
    if (is_unit(m, "WE") && where == -1 && day_weekday(m->today) < 6)
        return write_week(v, m->today - 7, "-WE");
    return move(m, v, where);
}

/* "the weekend", "the year": the one that the article is in or has just had. */
static bool this_unit(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    if (is_unit(m, "WE"))
        return !m->known ||
               write_week(v, day_weekday(m->today) < 6 && m->tense <= 0 ? m->today - 7 : m->today, "-WE");
    return is_unit(m, "Y") && m->known && move(m, v, 0);
}

static bool fiscal_year(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    return !m->known || write_year(v, today_of(m).year + direction(m, 0));
}

static bool quarter(const date_match *m, date_value *v) {
    day_parts now = today_of(m);
    int this_one = now.year * 4 + (now.month - 1) / 3, wanted = this_one - 1;
    v->kind = DATE_DATE;
    if (has(m, CLASS_ORDINAL)) {
        int of_year = value_number(m, CLASS_ORDINAL), of = now.year;
        if (of_year < 1 || of_year > 4)
            return false;
        if (has(m, CLASS_YEAR))
            of = value_number(m, CLASS_YEAR);
        else if (!m->known)
            return print(v, DATE_DATE, "XXXX-Q%d", of_year);
        else if (direction(m, 2) != 2)
            of += direction(m, 2);
        else if (of_year == 4 && (now.month <= 4 && m->tense <= 0))
            of--;
        wanted = of * 4 + of_year - 1;
    } else if (!m->known)
        return true;
    else if (m->last_quarter >= 0 && !has(m, CLASS_LATEST))
        wanted = m->last_quarter;
    v->quarter = wanted;
    return write_quarter(v, wanted);
}

/* "a year earlier": in the same quarter, where a quarter is being spoken of. */
static bool year_ago(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    if (has(m, CLASS_YEAR))
        return write_year(v, value_number(m, CLASS_YEAR));
    if (!m->known)
        return true;
    if (m->last_quarter >= 4)
        return write_quarter(v, m->last_quarter - 4);
    return write_year(v, today_of(m).year - 1);
}

static bool ago(const date_match *m, date_value *v) {
    int count = has(m, CLASS_N) ? m->number : has(m, CLASS_MANY) || has(m, CLASS_UNITS) ? MANY : 1;
    if (count == MANY)
        return print(v, DATE_DATE, "PAST_REF");
    v->kind = DATE_DATE;
    if (!m->known)
        return true;
    if (count == 1 && is_unit(m, "Y"))
        return year_ago(m, v);
    if (is_unit(m, "TH") || is_unit(m, "TM") || is_unit(m, "TS"))
        return write_day(v, m->today);
    return move(m, v, -count);
}

/* "Two weeks from now", "three days from tomorrow". */
static bool hence(const date_match *m, date_value *v) {
    date_match from = *m;
    if (has(m, CLASS_TODAY))
        from.today += value_number(m, CLASS_TODAY);
    v->kind = DATE_DATE;
    if (!m->known || m->number == MANY || is_unit(m, "TH") || is_unit(m, "TM") || is_unit(m, "TS"))
        return true;
    return move(&from, v, m->number);
}

/* "The day after tomorrow", "the day before yesterday". */
static bool day_beside(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    return !m->known || write_day(v, m->today + value_number(m, CLASS_TODAY) + (has(m, CLASS_AGO) ? -1 : 1));
}

static bool later(const date_match *m, date_value *v) {
    date_match from = *m;
    from.today = m->last_day;
    int count = has(m, CLASS_N) ? m->number : 1;
    v->kind = DATE_DATE;
    if (!m->known || count == MANY || is_unit(m, "TH") || is_unit(m, "TM") || is_unit(m, "TS"))
        return true;
    return move(&from, v, count);
}

/* ------------------------------------------------------------------------------------------------ durations */

static bool write_duration(const date_match *m, date_value *v, int count, enum date_kind kind) {
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
        if (!is_unit(m, units[i].unit))
            continue;
        const char *time = units[i].time ? "T" : "";
        if (count == MANY)
            return print(v, kind, "P%sX%c", time, units[i].out);
        return print(v, kind, "P%s%d%c%.4s", time, count * units[i].times, units[i].out,
                     m->halves ? units[i].half : "");
    }
    return false;
}

static bool duration(const date_match *m, date_value *v) {
    int count = has(m, CLASS_N) ? m->number : has(m, CLASS_MANY) || has(m, CLASS_UNITS) ? MANY : 1;
    if (m->followed_old || count > 100000)
        return false;
    return !is_unit(m, "Q") && write_duration(m, v, count, DATE_DURATION);
}

/* "years", alone. */
static bool bare(const date_match *m, date_value *v) {
    if (is_unit(m, "TS") || is_unit(m, "TM") || is_unit(m, "Q") || is_unit(m, "WE") || m->followed_old)
        return false;
    return write_duration(m, v, MANY, DATE_DURATION);
}

/* "a week". */
static bool a_unit(const date_match *m, date_value *v) {
    if (is_unit(m, "TS") || is_unit(m, "TM") || is_unit(m, "Q") || is_unit(m, "WE") || is_unit(m, "D"))
        return false;
    return write_duration(m, v, 1, DATE_DURATION);
}

/* ------------------------------------------------------------------------------------------------- the rest */

static bool every(const date_match *m, date_value *v) {
    enum date_class day = has(m, CLASS_WEEKDAY) ? CLASS_WEEKDAY : CLASS_WEEKDAYS;
    slice part = m->value[CLASS_DAYPART];
    const char *time = has(m, CLASS_DAYPART) ? "T" : "";
    if (has(m, day))
        return print(v, DATE_SET, "XXXX-WXX-%d%s%.*s", value_number(m, day), time, (int)part.size, part.at);
    if (has(m, CLASS_DAYPART))
        return print(v, DATE_SET, "XXXX-XX-XXT%.*s", (int)part.size, part.at);
    return write_duration(m, v, has(m, CLASS_N) ? m->number : 1, DATE_SET);
}

static bool set(const date_match *m, date_value *v) {
    return print(v, DATE_SET, "%.*s", (int)m->value[CLASS_SET].size, m->value[CLASS_SET].at);
}

static bool ref(const date_match *m, date_value *v) {
    slice value = has(m, CLASS_REF)      ? m->value[CLASS_REF]
                  : has(m, CLASS_ADJREF) ? m->value[CLASS_ADJREF]
                                         : m->value[CLASS_NOUNREF];
    if (m->known && slice_equal(value, SLICE("PRESENT_REF")))
        set_days(v, m->today, m->today);
    return print(v, DATE_DATE, "%.*s", (int)value.size, value.at);
}

static const struct {
    const char *name;
    date_rule rule;
} rules[] = {
    {"iso", iso},
    {"slashes", slashes},
    {"calendar", calendar},
    {"month", month},
    {"maymonth", maymonth},
    {"weekday", weekday},
    {"weekday_week", weekday_week},
    {"today", today},
    {"clock", clock},
    {"season", season},
    {"offset", offset},
    {"this_unit", this_unit},
    {"fiscal_year", fiscal_year},
    {"quarter", quarter},
    {"year_ago", year_ago},
    {"ago", ago},
    {"hence", hence},
    {"day_beside", day_beside},
    {"later", later},
    {"duration", duration},
    {"bare", bare},
    {"a_unit", a_unit},
    {"every", every},
    {"set", set},
    {"ref", ref},
    {"year", year},
    {"decade", decade},
    {"holiday", holiday},
};

date_rule date_rule_find(slice called) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (slice_equal(called, slice_of(rules[i].name)))
            return rules[i].rule;
    return NULL;
}
