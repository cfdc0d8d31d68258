/* finding_denials.h - adds denials that have no verb of denying
 *
 * "There was a swift denial from the ministry", "the charge drew an angry denial from Oslo", "the minister's denial
 * followed within hours", "Oslo begged to differ": who denies stands beside a noun, or the verb has nothing behind
 * it. */
#ifndef CODE_FINDING_DENIALS_H
#define CODE_FINDING_DENIALS_H

#include "code/finding.h"

/* Adds findings for such; tokens that are cues already stay as they are. After findings_add_extra, before what is
 * nested is looked for. Linear in the article's tokens. */
void findings_add_denials(findings *out, const article_facts *f, const cue_lexicon *l);

#endif
