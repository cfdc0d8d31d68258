/* proposition.h - what is said to have happened: predicates with their arguments, read off the trees
 *
 * Third stage of the coder: it needs sentences and tokens with heads, mentions, dates and attributions (each may be
 * empty),
 * and fills article.propositions, article.arguments and more spans. In order of the predicate's head token.
 *
 * What the record may count on:
 * - `sense` is the class that synonyms share, of verb and noun alike ("supply", "delivery", "hand over": give); where
 * the
 *   lexicons know none it is the lemma. "sell" and "receive" are senses of their own.
 * - Each conjunct is an argument of its own: "weapons and drones" are two of ROLE_OBJECT, "A and B" two of
 * ROLE_ACTOR; the
 *   first one is the one to show. Arguments of one role stand together, in the order of argument_role.
 * - argument.head is the token that says what it is: in "dozens of drones" and "a shipment of drones" it is "drones".
 *   Compare objects by its lemma; `text` has the words up to it, without determiners.
 * - argument.actor is set wherever the head is a mention; a place may be one too. A relative pronoun is replaced by
 *   what it stands for, a subject that is left out by the one that control gives: accused X of sending: X.
 *   In "denied allegations of sending" it is the denier, or where that is a minister, a ministry, a spokesman,
 * their state.
 * - `negative` is the sentence's own polarity ("we have not sent", "refused to send"). That of "denied sending" is
 * positive:
 *   the denial is its attribution's stance. Where a denying verb is no attribution's cue, it counts as the
 * sentence's.
 * - `presupposed`: it stands in a relative clause or a participle that says which thing is meant, without a comma
 * ("the regions annexed by X"). Who says the rest takes it for granted, so it stays under the attribution whose
 * content it is in, as their words, but is no statement that they make. What stands between commas ("X, which
 * supplies Y, ...")
 *   is said beside the rest, and is a statement.
 * - `attribution` is the innermost one whose content holds the head; NONE: the outlet's own voice. */
#ifndef CODE_PROPOSITION_H
#define CODE_PROPOSITION_H

#include "base/vectors.h"
#include "code/factuality_model.h"
#include "code/proposition_tree.h"
#include "code/reproach.h"
#include "code/sense.h"

typedef struct proposition_finder {
    senses *senses;
    modality *modality;
    reproaches *reproaches;
    model certainty; /* closed where there is no factuality.model */
    vectors words;   /* closed where there is no vectors.model */
} proposition_finder;

/* A stage of the coder: loads predicates.tsv, objects.tsv, senses.tsv, modality.tsv into `a` and opens
 * factuality.model and vectors.model;
 * *out is a proposition_finder. A missing model is no error. */
status propositions_open(arena *a, const char *folder, void **out, error *e);
void propositions_close(void *finder);
status propositions_find(const void *finder, article *a, error *e);

#endif
