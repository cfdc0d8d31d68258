/* finding_told.h - adds attributions whose words for saying something are nouns
 *
 * "Malta presented proof that Libya had seized the boat"; "Malta made a new charge: that Libya had"; "in the words of
 * the minister, Libya had"; "“Lies,” was the comment from Tripoli". */
#ifndef CODE_FINDING_TOLD_H
#define CODE_FINDING_TOLD_H

#include "code/finding.h"

/* Adds them where no finding has their words for its cue. After the chains, before findings_add_extra. Linear in the
 * article's tokens. */
void findings_add_told(findings *out, const article_facts *f, const cue_lexicon *l);

#endif
