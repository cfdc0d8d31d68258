/* day.c - days as numbers; see day.h */
#include "record/day.h"

#include <stddef.h>

static int32_t days_of(int64_t year, int64_t month, int64_t day) { /* Fliegel and Van Flandern (1968) */
    int64_t a = (14 - month) / 12, y = year + 4800 - a, m = month + 12 * a - 3;
    return (int32_t)(day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045 - 2440588);
}

int32_t day_of_number(int64_t yyyymmdd) {
    return yyyymmdd ? days_of(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100) : DAY_NONE;
}

int32_t day_of_text(slice iso) {
    int64_t number = 0;
    size_t digits = 0;
    for (size_t i = 0; i < iso.size && digits < 8; i++)
        if (iso.at[i] >= '0' && iso.at[i] <= '9') {
            number = number * 10 + (iso.at[i] - '0');
            digits++;
        }
    return digits == 8 ? day_of_number(number) : DAY_NONE;
}
