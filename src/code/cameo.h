/* cameo.h - CAMEO codes: how one verb on top of another makes a third, and their PLOVER types
 *
 * From lang/en/cameo.tsv, whose head says what its numbers are and where they come from. Codes that it does not
 * know ("345", "075A", of dictionaries of their own) have no type and combine with nothing. */
#ifndef CODE_CAMEO_H
#define CODE_CAMEO_H

#include "base/map.h"
#include "base/table.h"

typedef struct cameo {
    table rows;
    map codes; /* to rows */
} cameo;

/* Loads cameo.tsv of `folder` into the arena; inside an arena_run. */
status cameo_open(arena *a, const char *folder, cameo *out, error *e);

/* The PLOVER type (enum event_type) of a code, or of the longest beginning of it that has one, and the mode.
 * EVENT_NONE where PLOVER has none: statements, appeals, codes that are not CAMEO's. */
uint8_t cameo_type(const cameo *c, slice code, slice *mode);

/* The code for doing `upper` about `lower` ("intend" and "aid": 033), or the empty slice where there is none. */
slice cameo_combine(const cameo *c, slice upper, slice lower);

/* The code for not doing it ("disapprove": 050), or the empty slice. */
slice cameo_negate(const cameo *c, slice code);

#endif
