/* headline.h - words of headlines in the case that running text would give them
 *
 * In "MINISTER DENIES SALE" or "Minister Denies Sale" the case tells nothing. Such a sentence is shown to the network
 * in the case in which its words were met in training: "minister denies sale", but "Iran". */
#ifndef PARSE_HEADLINE_H
#define PARSE_HEADLINE_H

#include "article.h"
#include "parse/feature.h"

/* Whether the sentence is written so: three words or more, all in capitals; or, in a title, all that are longer than
 * three letters with a capital, and three or more of those. */
bool headline_is(const article *a, const sentence *s);

/* The form in its usual case, in the arena, or `form` itself. */
slice headline_form(arena *in, const vocabulary *words, slice form);

#endif
