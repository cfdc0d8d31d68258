/* date_counted.c - rules of dates counted from the article's own, or from the one spoken of last: "last year", "two
 * weeks ago", "a day later" */
#include "parse/date_write.h"

/* Hours, minutes, seconds. */
static bool is_short(const date_match *m) {
    return date_is_unit(m, "TH") || date_is_unit(m, "TM") || date_is_unit(m, "TS");
}

/* Today, moved by a number of units; false for units that a date is not counted by. */
static bool move(const date_match *m, date_value *v, int count) {
    day_parts now = date_today(m);
    if (count > 10000 || count < -10000)
        return false;
    if (date_is_unit(m, "Y"))
        return date_write_year(v, now.year + count);
    if (date_is_unit(m, "DE"))
        return date_write_year(v, now.year + 10 * count);
    if (date_is_unit(m, "CE"))
        return date_write_year(v, now.year + 100 * count);
    if (date_is_unit(m, "M")) {
        int months = now.year * 12 + now.month - 1 + count;
        return months >= 12 && date_write_month(v, months / 12, months % 12 + 1);
    }
    if (date_is_unit(m, "Q")) {
        int quarter = now.year * 4 + (now.month - 1) / 3 + count;
        return quarter >= 4 && date_write_quarter(v, quarter);
    }
    if (date_is_unit(m, "W"))
        return date_write_week(v, m->today + 7 * count, "");
    if (date_is_unit(m, "WE"))
        return date_write_week(v, m->today + 7 * count, "-WE");
    return date_is_unit(m, "D") && date_write_day(v, m->today + count);
}

static bool offset(const date_match *m, date_value *v) {
    int where = date_direction(m, 0);
    v->kind = DATE_DATE;
    if (is_short(m))
        return false;
    if (!m->known)
        return true;
    day_parts now = date_today(m);
    if (date_is_unit(m, "DE"))
        return date_write(v, DATE_DATE, "%03uX", ((unsigned)now.year / 10 + (unsigned)where) % 1000);
    if (date_is_unit(m, "CE"))
        return date_write(v, DATE_DATE, "%02uXX", ((unsigned)now.year / 100 + (unsigned)where) % 100);
    if (date_is_unit(m, "WE") && where == -1 && day_weekday(m->today) < 6)
        return date_write_week(v, m->today - 7, "-WE");
    return move(m, v, where);
}

/* "the weekend", "the year": the one that the article is in or has just had. */
static bool this_unit(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    if (date_is_unit(m, "WE"))
        return !m->known ||
               date_write_week(v, day_weekday(m->today) < 6 && m->tense <= 0 ? m->today - 7 : m->today, "-WE");
    return date_is_unit(m, "Y") && m->known && move(m, v, 0);
}

static bool fiscal_year(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    return !m->known || date_write_year(v, date_today(m).year + date_direction(m, 0));
}

static bool quarter(const date_match *m, date_value *v) {
    day_parts now = date_today(m);
    int this_one = now.year * 4 + (now.month - 1) / 3, wanted = this_one - 1;
    v->kind = DATE_DATE;
    if (date_has(m, CLASS_ORDINAL)) {
        int of_year = date_value_of(m, CLASS_ORDINAL), of = now.year;
        if (of_year < 1 || of_year > 4)
            return false;
        if (date_has(m, CLASS_YEAR))
            of = date_value_of(m, CLASS_YEAR);
        else if (!m->known)
            return date_write(v, DATE_DATE, "XXXX-Q%d", of_year);
        else if (date_direction(m, 2) != 2)
            of += date_direction(m, 2);
        else if (of_year == 4 && (now.month <= 4 && m->tense <= 0))
            of--;
        wanted = of * 4 + of_year - 1;
    } else if (!m->known)
        return true;
    else if (m->last_quarter >= 0 && !date_has(m, CLASS_LATEST))
        wanted = m->last_quarter;
    v->quarter = wanted;
    return date_write_quarter(v, wanted);
}

/* "a year earlier": in the same quarter, where a quarter is being spoken of. */
static bool year_ago(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    if (date_has(m, CLASS_YEAR))
        return date_write_year(v, date_value_of(m, CLASS_YEAR));
    if (!m->known)
        return true;
    if (m->last_quarter >= 4)
        return date_write_quarter(v, m->last_quarter - 4);
    return date_write_year(v, date_today(m).year - 1);
}

static bool ago(const date_match *m, date_value *v) {
    int count = date_has(m, CLASS_N) ? m->number : date_has(m, CLASS_MANY) || date_has(m, CLASS_UNITS) ? MANY : 1;
    if (count == MANY)
        return date_write(v, DATE_DATE, "PAST_REF");
    v->kind = DATE_DATE;
    if (!m->known)
        return true;
    if (count == 1 && date_is_unit(m, "Y"))
        return year_ago(m, v);
    if (is_short(m))
        return date_write_day(v, m->today);
    return move(m, v, -count);
}

/* "Two weeks from now", "three days from tomorrow". */
static bool hence(const date_match *m, date_value *v) {
    date_match from = *m;
    if (date_has(m, CLASS_TODAY))
        from.today += date_value_of(m, CLASS_TODAY);
    v->kind = DATE_DATE;
    if (!m->known || m->number == MANY || is_short(m))
        return true;
    return move(&from, v, m->number);
}

/* "The day after tomorrow", "the day before yesterday". */
static bool day_beside(const date_match *m, date_value *v) {
    v->kind = DATE_DATE;
    return !m->known ||
           date_write_day(v, m->today + date_value_of(m, CLASS_TODAY) + (date_has(m, CLASS_AGO) ? -1 : 1));
}

static bool later(const date_match *m, date_value *v) {
    date_match from = *m;
    from.today = m->last_day;
    int count = date_has(m, CLASS_N) ? m->number : 1;
    v->kind = DATE_DATE;
    if (!m->known || count == MANY || is_short(m))
        return true;
    return move(&from, v, count);
}

const date_rule_row date_counted_rules[] = {
    {"offset", offset}, {"this_unit", this_unit}, {"fiscal_year", fiscal_year},
    {"quarter", quarter}, {"year_ago", year_ago}, {"ago", ago}, {"hence", hence},
    {"day_beside", day_beside}, {"later", later}, {NULL, NULL}};
