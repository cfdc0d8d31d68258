/* named.h - what the name of a report's file says: its date and outlet
 *
 * A date is a real day of the calendar in the order of ISO 8601, "2024-06-02" (or with _, . or blanks for -) or
 * "20240602", or one with the name of its month ("2 June 2024", "june_2_2024"), wherever it stands, but not within a
 * word or a longer number. The outlet is the rest of the name, before the date or behind it:
 * "lake-wire_2024-06-02.txt", "2024-06-02 lake wire (1).txt". A time of day, the number of a copy and one that files
 * are counted with are no part of it. Two dates, or words on both sides, tell nobody which. */
#ifndef READ_NAMED_H
#define READ_NAMED_H

#include "base/arena.h"
#include "read/when.h"

typedef struct file_name {
    char date[WHEN_SIZE]; /* "" where the name says none */
    slice outlet;         /* empty the same; without a date there is none */
} file_name;

/* The outlet is in `a`. `l` knows the months; NULL: none. */
file_name named_by(arena *a, const read_lexicon *l, slice path);

#endif
