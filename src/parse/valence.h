/* valence.h - phrases that hang on a verb beside its object: "accused the army | of war crimes"
 *
 * From lang/en/valence.tsv. Treebanks have few such verbs, so that the network hangs the phrase on the object, and
 * takes a gerund in it for a noun ("of recruiting mercenaries"). */
#ifndef PARSE_VALENCE_H
#define PARSE_VALENCE_H

#include "article.h"
#include "base/map.h"

typedef struct valence {
    map prepositions; /* of a verb's lemma: a row of `list` */
    map nouns;        /* the same of nouns */
    VEC(slice) list;
    VEC(uint8_t) takes; /* enum in valence.c: a noun, a gerund */
} valence;

/* Loads the table into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status valence_open(arena *a, const char *folder, valence *out, error *e);

/* Whether a token is the preposition, of a deed, of the last verb of the table before it, not before token
 * `least`. */
bool valence_governs(const valence *v, const article *a, uint32_t marker, uint32_t least);

/* Whether a token is a verb by which somebody is charged with a deed. */
bool valence_accuses(const valence *v, const token *t);

/* Hangs such phrases of all sentences where they belong. Trees stay trees. */
void valence_mend(const valence *v, article *a);

#endif
