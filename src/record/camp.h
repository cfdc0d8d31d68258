/* camp.h - the state that an actor acts for, as far as the report lets one tell
 *
 * A minister, a ministry, an army with a country act for it. Of an office holder whose country is not said ("Foreign
 * Minister Jane Doe said") it is, as a rule, the state or state body that spoke or acted last before the words that name
 * him first; that is good enough to tell who speaks for whom in a dispute, and is never told as a fact about the actor. */
#ifndef RECORD_CAMP_H
#define RECORD_CAMP_H

#include "article.h"

/* Whether the actor is a state or acts for one, whichever it is. */
bool camp_acts(const actor *who);

/* For each actor the key of the state ("c:IRN"), or empty. In `scratch`; linear. */
const slice *camps_of(const article *a, arena *scratch);

#endif
