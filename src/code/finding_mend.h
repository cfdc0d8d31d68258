/* finding_mend.h - puts right what the chains often get wrong and the tree shows
 *
 * The chains see a window of tokens around one cue and none of the other findings. With all findings at hand it
 * shows where a content runs into the next verb of its own speaker ("said it could not tell, | and offered to help"),
 * where a nested one reaches out of what it is nested in, and whom an outlet only cites. */
#ifndef CODE_FINDING_MEND_H
#define CODE_FINDING_MEND_H

#include "code/finding.h"

/* Ends the content of a noun of saying with the noun's own clause where it runs on to what the noun is the subject of
 * ("reports that he had fled | were denied"); false where nothing is left, so that it is no attribution. */
bool finding_leave_subject(finding *x, const article_facts *f);

/* Mends contents of all findings, in the order of their cues, before they are nested. */
void findings_mend(findings *all, const article_facts *f, const cue_lexicon *l);

#endif
