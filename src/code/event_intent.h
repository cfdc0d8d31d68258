/* event_intent.h - whether what is only possible is announced, or no more than possible
 *
 * "Will meet", "plans to send", "was due to visit" announce it; "may meet", "tried to send", "a way to help" do
 * not. */
#ifndef CODE_EVENT_INTENT_H
#define CODE_EVENT_INTENT_H

#include "code/event.h"

/* Whether the nearest word that makes the proposition at its head no more than possible announces it, by the rows
 * `coming` of modality.tsv. A purpose is not announced. True where no such word is found. */
bool event_is_announced(const modality *m, const tree *t, const proposition *p);

#endif
