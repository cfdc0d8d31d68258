/* attribution.h - who said what: source, cue, content, and what the speaker makes of it
 *
 * Second stage of the coder: it needs sentences, tokens with heads, names and dates, and the mentions and actors of
 * the first stage (each may be empty). It fills article.attributions, in the order of their cues, and more spans.
 * What the record may count on:
 *
 * - source, cue and content do not overlap, and each is a list of spans in order. The source may be empty
 *   ("reportedly"), and so may the content ("declined to comment"). Quotation marks and the stop that ends the
 *   content belong to it.
 * - `parent` is the attribution with the smallest content that holds this one's cue; there is no way round in
 *   circles.
 * - `stance` is towards the content as worded (stance.h).
 * - `speaker` is the actor of the mention that the source is, or one that this stage adds, known by the source's
 * words alone, with no mention (attribution_speaker.h). What only somebody else has or says ("the information") has
 * none. - article.doubtful has what annotators might mark as well, below the score that a reader of what was said
 * would want:
 *   plans, moods, deeds. Only their spans and score are filled.
 * - `rule` says what found it: "chain" (learned), "nested" (a verb of saying inside somebody's content, which the
 *   annotated articles leave out), "claim" (a noun there, such as "allegations"), "tail" (a verb with its subject
 *   behind a comma at a sentence's end). `score` is a probability. */
#ifndef CODE_ATTRIBUTION_H
#define CODE_ATTRIBUTION_H

#include "article.h"

/* A stage of the coder: quotes.model, cues.tsv and channels.tsv of `folder`. */
status attributions_open(arena *a, const char *folder, void **out, error *e);
status attributions_find(const void *finder, article *a, error *e);
void attributions_close(void *finder);

#endif
