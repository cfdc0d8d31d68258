/* finding_ends.h - where contents begin and end, by punctuation, clauses and the findings beside them
 *
 * The chains take a content as far as it may go: over a semicolon, ", while Oslo said", a colon, the predicate of the
 * noun that it belongs to. */
#ifndef CODE_FINDING_ENDS_H
#define CODE_FINDING_ENDS_H

#include "code/finding_job.h"

/* Sets where the contents of a finding, and of the few before it in its sentence, begin and end. Of the job `out`,
 * `f` and `lexicon` are used. */
void finding_set_ends(const find_job *j, uint32_t number);

#endif
