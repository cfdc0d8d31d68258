/* finding_phrase.h - runs of tokens that the rules on findings take */
#ifndef CODE_FINDING_PHRASE_H
#define CODE_FINDING_PHRASE_H

#include "code/finding.h"

/* A run without the punctuation at its end, but for quotation marks. */
range finding_trim(const article_facts *f, range run);

/* The phrase of a noun without the adposition in front of it, as far as a clause or a comma behind its head. */
range finding_phrase(const article_facts *f, uint32_t head);

/* What follows `from` in the subtree of a verb, as far as its sentence and quotation go; none where nothing does. */
range finding_rest(const article_facts *f, uint32_t verb, uint32_t from);

/* Who a passive verb says it is by, or NONE. */
uint32_t finding_agent(const article_facts *f, uint32_t verb);

/* Gives a finding what its content is, where that is anything. */
void finding_set_content(const article_facts *f, finding *x, range run);

/* Gives a finding its verb's subject for a source; false where there is none, or it stands in the cue. */
bool finding_take_subject(const article_facts *f, finding *x, uint32_t verb);

#endif
