/* verbs.h - whether the lemma that was made for a verb's form is a verb, and what else it may be
 *
 * From lang/en/verbs.tsv. Edit scripts that were learned from treebanks make "embezzl" of "embezzled" where the form
 * is new to them. */
#ifndef PARSE_VERBS_H
#define PARSE_VERBS_H

#include "article.h"
#include "base/map.h"

/* What a regular form ends with, and what its lemma has in its place. */
typedef struct verb_ending {
    slice form, lemma;
} verb_ending;

typedef struct verbs {
    map known;     /* lemmas */
    map irregular; /* of a form: its row in `lemmas` */
    VEC(slice) lemmas;
    VEC(verb_ending) endings;
} verbs;

/* Loads the table into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status verbs_open(arena *a, const char *folder, verbs *out, error *e);

/* The lemma of a verb's form in lower case: `made` where that is a verb or no other is known, else the irregular
 * form's, else the first that an ending leads to. In the table or in `a`. */
slice verbs_lemma(const verbs *v, arena *a, slice form, slice made);

#endif
