/* attach.h - words that the network hangs on the wrong neighbour, where a verb of valence.tsv or the words around
 * tell the right one */
#ifndef PARSE_ATTACH_H
#define PARSE_ATTACH_H

#include "parse/recast.h"
#include "parse/valence.h"

/* Hangs such words where they belong, after valence_mend. */
void attach_mend(const valence *v, const recast *r, article *a);

#endif
