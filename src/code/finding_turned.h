/* finding_turned.h - the forms by which somebody turns down, or takes up again, what was said
 *
 * "issued a denial of the reports", "poured cold water on suggestions that ...", "called the stories a slander",
 * "stood by its accusation". */
#ifndef CODE_FINDING_TURNED_H
#define CODE_FINDING_TURNED_H

#include "code/finding_job.h"

/* Puts into a noted finding's content what a judgement begins or ends it with: "described as rubbish | a report
 * that", "dismissed as baseless | the claims by Oslo". To be called before they are noted. */
void finding_take_judged(const find_job *j, finding *x);

/* The forms; each as finding_job.h says. */
extern find_form form_turned, form_denied_by, form_denial, form_stood, form_judged, form_called_which, form_called;

/* The finding that was noted with a source whose cue stands before token `i` in its sentence, the nearest; or
 * NONE. */
uint32_t finding_cue_before(const find_job *j, uint32_t i);

#endif
