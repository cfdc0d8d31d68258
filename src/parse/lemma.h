/* lemma.h - lemmas as edit scripts
 *
 * A script turns a form into its lemma: which case the form is first brought to, how many bytes are cut from its end,
 * and what is put there. "L3+y": lower case, cut three, add "y" (Studies, study). The network chooses among those
 * seen in training. */
#ifndef PARSE_LEMMA_H
#define PARSE_LEMMA_H

#include "base/arena.h"

/* The script for a form and its lemma, in the arena. `name` for a proper noun, whose case is kept if it can be. */
slice lemma_script(arena *a, slice form, slice lemma, bool name);

/* The lemma that a script makes of a form, in the arena or in `form` itself; the empty slice where the form is too
 * short for it, or it would cut inside a code point. A malformed script gives the form. */
slice lemma_apply(arena *a, slice script, slice form);

#endif
