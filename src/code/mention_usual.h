/* mention_usual.h - names of bodies that are made of usual words: "Drivers Together", "Justice Watch" */
#ifndef CODE_MENTION_USUAL_H
#define CODE_MENTION_USUAL_H

#include "code/gazetteer.h"

/* Adds such names to `ends`: for each token of one the token after it. Tokens that have an end are left alone. Linear
 * in the article. */
void usual_names_find(const gazetteer *g, const article *a, const matches *found, uint32_t *ends);

#endif
