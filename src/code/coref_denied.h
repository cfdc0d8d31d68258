/* coref_denied.h - whom "he" and "it" stand for in a claim that somebody denies */
#ifndef CODE_COREF_DENIED_H
#define CODE_COREF_DENIED_H

#include "code/actor_cast.h"

/* The phrase of who denies, or whom he speaks for, where the pronoun `number` stands in a claim that he denies and
 * may stand for him: "Holm's publicist rejected reports that he"; NONE where that is not known. */
uint32_t denier_meant(const cast *c, uint32_t number);

/* The phrase of whom the sentence before says something, where the pronoun denies that: "Berg said that Holm had sold
 * the boat. He denied it." NONE where that is not known. */
uint32_t charged_meant(const cast *c, uint32_t number);

#endif
