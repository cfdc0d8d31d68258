/* mention_firm.h - names that say themselves that they are a firm's */
#ifndef CODE_MENTION_FIRM_H
#define CODE_MENTION_FIRM_H

#include "code/gazetteer.h"

/* For each token of such a name the token after the name, else 0; from the article's arena, in time linear in it. */
uint32_t *firm_names_find(const gazetteer *g, const article *a, const matches *found);

#endif
