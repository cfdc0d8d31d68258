/* happenings.h - which of a few reports tell of one happening
 *
 * Reports of one campaign, or of one country's politics, are all about the same persons and parties: by how rare a
 * name is in news they are all alike. What half of the record's own reports have tells nothing of which of them go
 * together; here terms are weighed by how rare they are in the record as well. The two groups that are most alike
 * become one, as long as their reports are alike enough in the mean. */
#ifndef RECORD_HAPPENINGS_H
#define RECORD_HAPPENINGS_H

#include "record/lister.h"

/* Reports that are of one happening, so many at least; else they are of none. */
enum { HAPPENING_REPORTS = 2 };

typedef struct happenings {
    int64_t *reports; /* rows of article: those of each happening one after the other, then those of none */
    uint32_t *begin;  /* of each happening; one more, where those of none begin */
    uint32_t count, size; /* happenings, reports */
} happenings;

/* The record's reports. In l->a; their number squared in memory, and to the third power in time: for some hundreds.
 * The order in which they were added does not matter. */
happenings happenings_find(lister *l);

#endif
