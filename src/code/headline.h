/* headline.h - attributions in headlines, which the parser and the chains read badly
 *
 * "Oslo: no ships were sent", "Army moved the boxes, minister concedes", "'Never arrested' - minister", "Oslo
 * denounces 'fable', demands answers": told by punctuation, place and lexicon. */
#ifndef CODE_HEADLINE_H
#define CODE_HEADLINE_H

#include "code/finding.h"

/* Adds findings in titles and subtitles, where no cue stands yet. Linear in their tokens. */
void headlines_add(findings *out, const article_facts *f, const cue_lexicon *l);

#endif
