/* finding_claims.h - the nouns that are attributions of their own
 *
 * "the charge by Peru that ...", "rejected Western claims of ...". */
#ifndef CODE_FINDING_CLAIMS_H
#define CODE_FINDING_CLAIMS_H

#include "code/finding.h"

/* Adds what the nouns of claims in other findings' contents attribute: "denied Western allegations of sending
 * drones". */
void findings_add_claims(findings *out, const article_facts *f, const cue_lexicon *l);

#endif
