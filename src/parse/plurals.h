/* plurals.h - singulars of nouns that edit scripts learned from treebanks get wrong: "thieves", "knives"
 *
 * From lang/en/plurals.tsv. */
#ifndef PARSE_PLURALS_H
#define PARSE_PLURALS_H

#include "base/map.h"
#include "base/vec.h"

typedef struct plurals {
    map rows; /* of a plural: its row in `singulars` */
    VEC(slice) singulars;
} plurals;

/* Loads the table into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status plurals_open(arena *a, const char *folder, plurals *out, error *e);

/* The singular of a plural in small letters, in the table; empty where it has none. */
slice plurals_lemma(const plurals *p, slice form);

#endif
