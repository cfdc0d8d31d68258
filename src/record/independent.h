/* independent.h - through how many independent sources a claim reached us
 *
 * Articles count once where they credit the same agency or are of the same outlet, where their statements rest on
 * words that one has from the other, and where they give the same utterance of one speaker, be it in another cut or
 * translation. */
#ifndef RECORD_INDEPENDENT_H
#define RECORD_INDEPENDENT_H

#include "record/claims.h"

/* At least 1 where there are members. Uses l->desk. Linear in the members but for sorting; of very many, the words of
 * the first LOOKED are compared. */
uint32_t claim_independent(lister *l, const claim *c);

#endif
