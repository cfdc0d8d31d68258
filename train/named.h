/* named.h - the claims that readers of a set of tests/reports named as disputed: its disputes.json */
#ifndef TRAIN_NAMED_H
#define TRAIN_NAMED_H

#include "record/claims.h"

typedef struct named {
    json_t *disputes; /* to be given to json_decref */
} named;

/* Reads them. READOUT_NO_FILE or READOUT_BAD_INPUT, with the file. */
status named_load(arena *a, const char *folder, named *out, error *e);

/* Whether a claim is one of them: of the doer, the deed, to whom and what, as far as a dispute tells them, it has
 * more than half. */
bool named_has(const named *n, lister *l, const claim *c);

/* Counts each lemma of the deeds that they name. `count` is called once for each. */
void named_deeds(const named *n, void (*count)(void *context, slice lemma), void *context);

#endif
