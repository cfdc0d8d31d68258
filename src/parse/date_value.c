/* date_value.c - finds the rule that date_patterns.tsv names, which tells what a date is worth
 *
 * Each takes the matched words and gives a TIMEX3 value, and the days it covers where these are known. */
#include "parse/date_write.h"

static const date_rule_row *const rules[] = {date_calendar_rules, date_near_rules, date_counted_rules,
                                             date_duration_rules};

date_rule date_rule_find(slice called) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        for (const date_rule_row *r = rules[i]; r->name; r++)
            if (slice_equal(called, slice_of(r->name))) return r->rule;
    return NULL;
}
