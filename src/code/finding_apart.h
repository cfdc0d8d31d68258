/* finding_apart.h - what stands in somebody's content, and is not said by them
 *
 * The content of an attribution goes as far as the chains take it, often over what the outlet adds: ", a charge that
 * Oslo denies", ", who has denied it", "; the captain said ...". Such contents end there, and what is attributed in
 * what was added has no parent. */
#ifndef CODE_FINDING_APART_H
#define CODE_FINDING_APART_H

#include "code/finding.h"

/* Ends contents where the outlet goes on, marks the findings that stand apart, and drops those that only repeat
 * another ("repeated his claim"). Findings are in the order of cues, with source_head set. */
void findings_set_apart(findings *all, const article_facts *f, const cue_lexicon *l);

#endif
