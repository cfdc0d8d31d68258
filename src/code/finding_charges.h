/* finding_charges.h - adds attributions by which somebody is charged with a deed, where the chains have none or only
 * half of one
 *
 * "Malta hit out at Libya for seizing a boat", "summoned its ambassador over the seizure" (reproach.h); "Libya,
 * accused by Malta of seizing it"; "Malta and Libya traded accusations of seizing boats". Where nobody is said to
 * accuse, there is no source. */
#ifndef CODE_FINDING_CHARGES_H
#define CODE_FINDING_CHARGES_H

#include "code/finding.h"

/* The rule of findings that reproaches.tsv makes: they assert, whatever their verb does elsewhere. */
#define RULE_REPROACH "reproach"

/* That of who is sure of something: "is in no doubt that" asserts, and the "no" is the doubt's. */
#define RULE_SURE "sure"

/* Adds and mends such findings. After the chains, before findings_add_extra. Linear in the article's tokens. */
void findings_add_charges(findings *out, const article_facts *f, const cue_lexicon *l);

#endif
