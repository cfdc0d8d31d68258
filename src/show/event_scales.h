/* event_scales.h - numbers and names that event data give to a type or a code of an event */
#ifndef SHOW_EVENT_SCALES_H
#define SHOW_EVENT_SCALES_H

#include "base/slice.h"

/* PLOVER's expert score of a mode, or of the type where the mode has none or is empty; -10 to 10. Unknown types
 * have 0. */
double plover_score(slice type, slice mode);

/* The two digits of CAMEO that a PLOVER type comes from ("03"), where an event has no code of its own. "" where
 * unknown. */
const char *cameo_root_of_type(slice type);

/* What CAMEO calls the root that a code begins with, and Goldstein's scale for that root as GDELT has it. */
const char *cameo_name(slice code);
double cameo_goldstein(slice code);

/* "VERBAL COOPERATION" of 1, to "MATERIAL CONFLICT" of 4; "" of any other. */
const char *quad_name(int quad);

/* ICEWS's word for a sector's code ("GOV": "Government"), or the code. */
slice sector_name(slice code);

#endif
