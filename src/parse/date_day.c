/* date_day.c - days of the calendar */
#include "parse/date_day.h"

int32_t day_number(int year, int month, int day) {
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return (int32_t)(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468);
}

day_parts day_from_number(int32_t number) {
    int z = number + 719468, era = (z >= 0 ? z : z - 146096) / 146097, of_era = z - era * 146097;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100), mp = (5 * of_year + 2) / 153;
    day_parts p = {.day = of_year - (153 * mp + 2) / 5 + 1, .month = mp + (mp < 10 ? 3 : -9)};
    p.year = year + era * 400 + (p.month <= 2);
    return p;
}

int day_weekday(int32_t number) {
    int of_week = (int)((number + 3) % 7);
    return (of_week < 0 ? of_week + 7 : of_week) + 1;
}

int day_month_length(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

bool day_exists(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= day_month_length(year, month);
}

int day_week(int32_t number, int *year) {
    int32_t thursday = number - day_weekday(number) + 4;
    *year = day_from_number(thursday).year;
    return (int)(thursday - day_number(*year, 1, 1)) / 7 + 1;
}

uint32_t day_digits(int32_t number) {
    day_parts p = day_from_number(number);
    return p.year > 0 && p.year < 10000 ? (uint32_t)(p.year * 10000 + p.month * 100 + p.day) : 0;
}
