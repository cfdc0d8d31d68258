/* sides.h - who takes a side in what an article charges somebody with, as learned from reports that people marked
 *
 * The rules find who says in words like the charge's that it is so or not. Of all others a small model says, for each
 * charge of the article, how likely it is that the attribution asserts or denies it: boosted trees over the features
 * of side_features.h, lang/en/sides.tsv, made by train/sides.c. Whoever has a side in the charge already, by the
 * rules, is left alone. */
#ifndef RECORD_SIDES_H
#define RECORD_SIDES_H

#include "record/side_features.h"

/* The rule of statements that the model makes. */
#define LEARNED SLICE("side")

/* The score from which on a guess of the model counts as much as words that say it. */
#define LEARNED_SURE 0.8

/* Loads sides.tsv and side_words.tsv of `folder` (lang/en) into `a` (inside an arena_run), and maps vectors.model:
 * *out must be given to sides_close whatever comes of it. READOUT_NO_FILE or READOUT_BAD_MODEL, with file and
 * line. */
status sides_open(arena *a, const char *folder, side_model **out, error *e);

/* Gives the vectors back. NULL is allowed. */
void sides_close(side_model *m);

/* The same without the model: what its training needs. out->words must be closed. */
status side_lexicon_open(arena *a, const char *folder, side_lexicon *out, error *e);

/* What the model makes of features, in thousandths: how likely it is that the charge is a matter of dispute, by the
 * features that are its own; and if it is, that it is asserted (SIDE_ASSERTED of side_tree.h) or denied. */
int32_t sides_matter(const side_model *m, const int16_t *features);
int32_t sides_weigh(const side_model *m, int side, const int16_t *features);

/* Adds the statements of who takes a side by the model, under the rule `side`, with how likely it is as the score.
 * After the rules; linear but for CHARGES. */
void sides_take(stander *s, const side_model *m);

#endif
