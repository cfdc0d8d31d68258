/* replies.h - answers without content put to the charges of other reports, in a small record
 *
 * One report has the charge, another only the answer: "The coastguard rejected the fishermen's claims." What such an
 * answer points at (reply.h) is looked for over all reports: what somebody else asserts, in a report that is about
 * the same and not later, of him who answers, or of nobody who is known by name where the answer tells whose claim it
 * is. An answer that its own report only may have put to a dispute goes to another one if it names its claimant or
 * its matter. */
#ifndef RECORD_REPLIES_H
#define RECORD_REPLIES_H

#include "record/claims.h"

#define REPLIED SLICE("what another report claims")

/* Puts each answer that stands in no dispute to the one of `disputes` that has what it answers, or makes that a
 * dispute. `all`: the record's claims. Where a list is narrowed nothing is done. As many steps as answers times
 * statements. */
void replies_settle(lister *l, claims *disputes, const claims *all);

#endif
