/* day.h - days as numbers, for comparing dates */
#ifndef RECORD_DAY_H
#define RECORD_DAY_H

#include "base/slice.h"

#define DAY_NONE INT32_MIN

/* Days since 1970-01-01 of an ISO date or time; DAY_NONE where it has no day. */
int32_t day_of_text(slice iso);

/* The same of yyyymmdd; DAY_NONE of 0. */
int32_t day_of_number(int64_t yyyymmdd);

#endif
