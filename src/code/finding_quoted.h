/* finding_quoted.h - who is quoted, and by whom: "The paper quoted the minister as saying", "the minister was quoted
 * as saying"
 *
 * The one who quotes carries what the other says. What is said stands behind, or opens the sentence. */
#ifndef CODE_FINDING_QUOTED_H
#define CODE_FINDING_QUOTED_H

#include "code/finding.h"

/* The rule of findings for who quotes another: they report what he says, whatever their verb does elsewhere. */
#define RULE_CARRIED "carried"

/* Adds and mends such findings. After the chains, before findings_add_extra. Linear in the article's tokens. */
void findings_add_quoted(findings *out, const article_facts *f);

#endif
