/* coref_accused.h - whom "it" and "they" stand for in an accusation */
#ifndef CODE_COREF_ACCUSED_H
#define CODE_COREF_ACCUSED_H

#include "code/actor_cast.h"

/* The phrase of who is accused, where the pronoun `number` stands in what he is accused of: "sued Libya, alleging
 * that it ..."; NONE where that is not known. It may stand behind the pronoun. *barred is the phrase of who accuses,
 * for whom it does not stand, or NONE. */
uint32_t accused_meant(const cast *c, uint32_t number, uint32_t *barred);

#endif
