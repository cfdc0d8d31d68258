/* finding_tail.h - who says a sentence at its end: "..., the ministry announced on Monday" */
#ifndef CODE_FINDING_TAIL_H
#define CODE_FINDING_TAIL_H

#include "code/finding.h"

/* Adds verbs of saying with their subject behind a comma at the end of a sentence ("..., the ministry announced on
 * Monday"), which the chains take for a part of an earlier cue's content: what they say is all of the sentence
 * before. `at_least` of cue_counts. */
void findings_add_tails(findings *out, const article_facts *f, const cue_lexicon *l, uint8_t at_least);

#endif
