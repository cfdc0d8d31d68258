/* attribution_speaker.h - which actor an attribution's source is
 *
 * Mentions know most of it. What is left: a name in apposition, "who", a pronoun that only the attribution before
 * explains, "we" in somebody's quotation, and descriptions that nothing knows ("a mechanic", "one of the two"): these
 * become actors of their own, known by the words of the report. */
#ifndef CODE_ATTRIBUTION_SPEAKER_H
#define CODE_ATTRIBUTION_SPEAKER_H

#include "code/finding.h"

/* Fills speaker and also of an attribution with a source. */
void speaker_find(const article_facts *f, const finding *x, attribution *out);

/* Once all attributions are written: fills the speakers that others tell, and adds actors for those that nothing
 * tells. */
void speakers_complete(const article_facts *f, const cue_lexicon *l);

/* The actor that a token or its mention names, or NONE. */
uint32_t speaker_at(const article_facts *f, uint32_t token);

#endif
