/* named.h - the claims that readers of a set of tests/reports named as disputed: its disputes.json */
#ifndef TRAIN_NAMED_H
#define TRAIN_NAMED_H

#include "record/claims.h"

typedef struct named {
    json_t *disputes; /* to be given to json_decref */
} named;

/* Reads them. READOUT_NO_FILE or READOUT_BAD_INPUT, with the file. */
status named_load(arena *a, const char *folder, named *out, error *e);

/* What a claim tells of its predicate, its actors, its recipients and its object, in words. */
enum { NAMED_PREDICATE, NAMED_ACTORS, NAMED_RECIPIENTS, NAMED_OBJECT, NAMED_PARTS };

/* The words of texts, in small letters, an empty one behind each text. */
typedef struct named_words {
    VEC(slice) at;
} named_words;

/* Adds the words of a text, in `a`; nothing where it is empty. */
void named_add_words(arena *a, named_words *to, slice text);

/* The share of what a dispute's claim tells that these words have, as score-disputes takes it: the mean over the
 * parts that it tells; of each the share of its lists of which a name is there. A word of more than three letters may
 * be a part of a longer one. An empty name says that nothing may be there. */
double named_overlap(arena *a, const json_t *wanted, const named_words in[NAMED_PARTS]);

/* Whether a claim is one of them: of the doer, the deed, to whom and what, as far as a dispute tells them, it has
 * more than half. */
bool named_has(const named *n, lister *l, const claim *c);

/* Counts each lemma of the deeds that they name. `count` is called once for each. */
void named_deeds(const named *n, void (*count)(void *context, slice lemma), void *context);

#endif
