/* date_duration.c - rules of durations ("three years"), of sets ("every Monday") and of times that are no date
 * ("now") */
#include "parse/date_write.h"

static bool duration(const date_match *m, date_value *v) {
    int count = date_has(m, CLASS_N) ? m->number : date_has(m, CLASS_MANY) || date_has(m, CLASS_UNITS) ? MANY : 1;
    if (m->followed_old || count > 100000)
        return false;
    return !date_is_unit(m, "Q") && date_write_duration(m, v, count, DATE_DURATION);
}

/* "years", alone. */
static bool bare(const date_match *m, date_value *v) {
    if (date_is_unit(m, "TS") || date_is_unit(m, "TM") || date_is_unit(m, "Q") || date_is_unit(m, "WE") ||
        m->followed_old)
        return false;
    return date_write_duration(m, v, MANY, DATE_DURATION);
}

/* "a week". */
static bool a_unit(const date_match *m, date_value *v) {
    if (date_is_unit(m, "TS") || date_is_unit(m, "TM") || date_is_unit(m, "Q") || date_is_unit(m, "WE") ||
        date_is_unit(m, "D"))
        return false;
    return date_write_duration(m, v, 1, DATE_DURATION);
}

static bool every(const date_match *m, date_value *v) {
    enum date_class day = date_has(m, CLASS_WEEKDAY) ? CLASS_WEEKDAY : CLASS_WEEKDAYS;
    slice part = m->value[CLASS_DAYPART];
    const char *time = date_has(m, CLASS_DAYPART) ? "T" : "";
    if (date_has(m, day))
        return date_write(v, DATE_SET, "XXXX-WXX-%d%s%.*s", date_value_of(m, day), time, (int)part.size, part.at);
    if (date_has(m, CLASS_DAYPART))
        return date_write(v, DATE_SET, "XXXX-XX-XXT%.*s", (int)part.size, part.at);
    return date_write_duration(m, v, date_has(m, CLASS_N) ? m->number : 1, DATE_SET);
}

static bool set(const date_match *m, date_value *v) {
    return date_write(v, DATE_SET, "%.*s", (int)m->value[CLASS_SET].size, m->value[CLASS_SET].at);
}

static bool ref(const date_match *m, date_value *v) {
    slice value = date_has(m, CLASS_REF)      ? m->value[CLASS_REF]
                  : date_has(m, CLASS_ADJREF) ? m->value[CLASS_ADJREF]
                                         : m->value[CLASS_NOUNREF];
    if (m->known && slice_equal(value, SLICE("PRESENT_REF")))
        date_write_days(v, m->today, m->today);
    return date_write(v, DATE_DATE, "%.*s", (int)value.size, value.at);
}

const date_rule_row date_duration_rules[] = {
    {"duration", duration}, {"bare", bare}, {"a_unit", a_unit}, {"every", every}, {"set", set},
    {"ref", ref}, {NULL, NULL}};
