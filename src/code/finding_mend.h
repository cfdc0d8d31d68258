/* finding_mend.h - puts right what the chains often get wrong and the tree shows
 *
 * The chains see a window of tokens around one cue and none of the other findings. With all findings at hand it
 * shows where a content runs into the next verb of its own speaker ("said it could not tell, | and offered to help"),
 * where a nested one reaches out of what it is nested in, and whom an outlet only cites. */
#ifndef CODE_FINDING_MEND_H
#define CODE_FINDING_MEND_H

#include "code/finding.h"

/* Keeps of a finding's content what lies in [first, end), tokens. False, and nothing is changed, where that is
 * nothing. */
bool finding_clip(finding *x, const article_facts *f, uint32_t first, uint32_t end);

/* Ends the content of a noun of saying with the noun's own clause where it runs on to what the noun is the subject of
 * ("reports that he had fled | were denied"); false where nothing is left, so that it is no attribution. */
bool finding_leave_subject(finding *x, const article_facts *f);

/* Gives a verb that was found inside of somebody's content, whose best reading scores below `poor` or leaves that
 * content, its subject and its clause by the tree. `outer` has the runs of that content, or of the sentence. */
void finding_mend_nested(finding *x, const article_facts *f, float poor, const range *outer, uint32_t outers);

/* Adds verbs of saying with their subject behind a comma at the end of a sentence ("..., the ministry announced on
 * Monday"), which the chains take for a part of an earlier cue's content: what they say is all of the sentence
 * before. `at_least` of cue_counts. */
void findings_add_tails(findings *out, const article_facts *f, const cue_lexicon *l, uint8_t at_least);

/* Mends contents of all findings, in the order of their cues, before they are nested. */
void findings_mend(findings *all, const article_facts *f, const cue_lexicon *l);

#endif
