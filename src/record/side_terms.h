/* side_terms.h - how the words of an attribution lean, by themselves
 *
 * Words, and pairs of them, of what is said, of the word that says so and of its speaker's role, each with how much
 * it tells that somebody asserts what is charged, denies it, or does neither: lang/en/side_terms.tsv, learned by
 * train/side_terms.c. Nothing is asked of the parse, nor of who is charged. */
#ifndef RECORD_SIDE_TERMS_H
#define RECORD_SIDE_TERMS_H

#include "base/map.h"
#include "record/stand.h"

/* What an attribution may do with a charge. */
enum { TERM_NEITHER, TERM_ASSERTS, TERM_DENIES, TERM_CLASSES };

typedef struct side_terms {
    map by_term;                        /* to an index of `weights` */
    VEC(int32_t) weights;               /* TERM_CLASSES for each term, in thousandths of a logit */
} side_terms;

typedef VEC(slice) term_list;

/* Loads side_terms.tsv of `folder` (lang/en) into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL,
 * with file and line. */
status side_terms_open(arena *a, const char *folder, side_terms *out, error *e);

/* The terms of an attribution, each once: "deny", "not true", "cue:said", "role:foreign minister"; and TERM_ALL,
 * which all have. In `a`; linear in its words. */
#define TERM_ALL SLICE("at")
void side_terms_of(arena *a, const article *x, const attribution *t, term_list *out);

/* How likely, in hundredths, the terms assert or deny a charge. `scratch` for the terms. */
leaning side_terms_weigh(const side_terms *m, arena *scratch, const article *x, const attribution *t);

#endif
