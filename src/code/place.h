/* place.h - where it happened: from the words of a place to a country and a point on the map
 *
 * Last stage of the coder: it looks at the arguments of ROLE_PLACE, and fills article.sites. From lang/en/places.tsv:
 * countries, larger regions, larger cities. Of several places with one name the one is taken whose country the
 * article names, in the same sentence before elsewhere, and of these the one with most inhabitants. A place that the
 * table lacks stays without a point: it is never guessed from where somebody comes from. */
#ifndef CODE_PLACE_H
#define CODE_PLACE_H

#include "article.h"

/* A stage of the coder. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status places_open(arena *a, const char *folder, void **out, error *e);
status places_find(const void *finder, article *a, error *e);

#endif
