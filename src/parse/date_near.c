/* date_near.c - rules of days and times near the article's own: "Monday", "tonight", "10:35" */
#include <string.h>

#include "parse/date_write.h"

static bool weekday_value(const date_match *m, date_value *v, int32_t day) {
    char time[16];
    date_time_of(m, time);
    return date_write_day(v, day) && (!time[0] || date_write_time(v, time));
}

static bool weekday(const date_match *m, date_value *v) {
    int wanted = date_value_of(m, CLASS_WEEKDAY), where = date_direction(m, 2);
    if (!m->known) {
        char time[16];
        date_time_of(m, time);
        return date_write(v, DATE_DATE, "XXXX-WXX-%d", wanted) && (!time[0] || date_write_time(v, time));
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
        return date_write(v, DATE_DATE, "XXXX-WXX-%d", date_value_of(m, CLASS_WEEKDAY));
    int32_t monday = m->today - day_weekday(m->today) + 1;
    return weekday_value(m, v, monday + 7 * date_direction(m, 0) + date_value_of(m, CLASS_WEEKDAY) - 1);
}

static bool today(const date_match *m, date_value *v) {
    int offset = date_has(m, CLASS_TODAY) ? date_value_of(m, CLASS_TODAY) : date_has(m, CLASS_LAST) ? -1 : 0;
    char time[16];
    date_time_of(m, time);
    if (date_has(m, CLASS_TONIGHT))
        memcpy(time, "TNI", 4);
    v->kind = time[0] ? DATE_TIME : DATE_DATE;
    if (!m->known)
        return true;
    return date_write_day(v, m->today + offset) && (!time[0] || date_write_time(v, time));
}

static bool clock(const date_match *m, date_value *v) {
    char time[16];
    date_time_of(m, time);
    if (!m->known)
        return date_write(v, DATE_TIME, "%s", time);
    return date_write_day(v, m->last_day) && date_write_time(v, time);
}

const date_rule_row date_near_rules[] = {
    {"weekday", weekday}, {"weekday_week", weekday_week}, {"today", today}, {"clock", clock}, {NULL, NULL}};
