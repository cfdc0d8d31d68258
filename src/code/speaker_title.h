/* speaker_title.h - persons whose names end a source, behind their titles or what they are of */
#ifndef CODE_SPEAKER_TITLE_H
#define CODE_SPEAKER_TITLE_H

#include "article.h"

/* The person whose full name ends the source: "a former member of the crew, Ada Berg,", "candidate and former
 * surgeon Ada Berg"; NONE where none does. `body`: the source seems to be a body or its words, and no person. */
uint32_t speaker_at_end(const article *a, span within, uint32_t head, bool body);

/* The person whose name ends the source, where `speaker` is the state, body or title that stands before it with
 * nothing but a title between: "Bank of Norway governor Ada Berg"; NONE where none does. */
uint32_t speaker_title_holder(const article *a, span within, uint32_t speaker);

/* Whether the name of a state in a source is the front of a longer name: "Norway Timber SA". */
bool speaker_goes_on(const article *a, span within, uint32_t state);

#endif
