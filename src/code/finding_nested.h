/* finding_nested.h - verbs of saying inside of what somebody says, where the chains do badly */
#ifndef CODE_FINDING_NESTED_H
#define CODE_FINDING_NESTED_H

#include "code/finding.h"

/* Gives a verb that was found inside of somebody's content, whose best reading scores below `poor` or leaves that
 * content, its subject and its clause by the tree. `outer` has the runs of that content, or of the sentence. */
void finding_mend_nested(finding *x, const article_facts *f, float poor, const range *outer, uint32_t outers);

#endif
