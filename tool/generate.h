/* generate.h - invented reports, any number of them, for measuring
 *
 * The i-th report of a seed is always the same, whatever the number of them. About a third are of disputes, which a
 * few to some hundreds of reports share; a third repeat passages of an earlier one; states, persons, places and half
 * of the words are made of syllables, as often as words are in news (Zipf). */
#ifndef GENERATE_H
#define GENERATE_H

#include "article.h"

/* The i-th report as the code room would leave it (tokens, mentions, attributions, propositions; about as many as
 * that finds in 400 words), or with its text alone. NULL where memory is out. The caller's, article_free. */
article *generate_article(uint64_t seed, uint64_t i, bool coded);

/* The same in the place of another article, whose memory it takes; false where memory is out. */
bool generate_again(article *a, uint64_t seed, uint64_t i, bool coded);

/* A person who is often quoted, and two words that often stand together; for queries. */
const char *generate_speaker(void);
const char *generate_words(void);

#endif
