/* changes.h - speakers who stand on both sides of a dispute, and when on which */
#ifndef SHOW_CHANGES_H
#define SHOW_CHANGES_H

#include "show/speakers.h"

enum { MOST_TURNS = 12 };

/* The entries of one speaker in the order of days, each the first one of a new side; side: 0 asserts, 1 denies. */
typedef struct turns {
    json_t *entry[MOST_TURNS];
    uint8_t side[MOST_TURNS];
    uint32_t count;
} turns;

/* The day an entry was said, where that is known to the day, else the report's. */
slice entry_day(json_t *entry);

/* Of who asserts and who denies: fills *out for the next speaker who does both; *at is 0 before the first call. Of
 * somebody on both sides on one day alone it is said too. False where there is none any more. */
bool next_change(const speakers *asserts, const speakers *denies, size_t *at, turns *out);

#endif
