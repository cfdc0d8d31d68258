/* finding_extra.h - adds, by tree and lexicon, what the chains pass over
 *
 * The chains learned from articles in which few things are denied and nothing is marked inside of what somebody says.
 * What they pass over has forms that can be counted: "issued a denial", "poured cold water on the reports", "had been
 * told by the police that", "quoted the minister as saying". */
#ifndef CODE_FINDING_EXTRA_H
#define CODE_FINDING_EXTRA_H

#include "code/finding.h"

/* Adds findings for such forms; tokens that are cues already stay as they are, but for "quoted X as saying", which
 * becomes two. To be called before what is nested is looked for. Linear in the article's tokens. */
void findings_add_extra(findings *out, const article_facts *f, const cue_lexicon *l);

#endif
