/* words.h - looking at a line of a report: its words, its capitals, how it ends */
#ifndef READ_WORDS_H
#define READ_WORDS_H

#include "article.h"

/* Takes the next run of bytes without white space off *rest; empty at the end. */
slice words_next(slice *rest);

/* How many such runs a text has. */
uint32_t words_count(slice text);

/* Whether the first letter or digit of the word is a capital; marks before it are passed over. */
bool word_capital(slice word);

/* The number of letters where all are capitals, else 0. */
uint32_t word_all_capitals(slice word);

/* Whether all words are in capitals, with at least `letters` of them. */
bool words_all_capitals(slice text, uint32_t letters);

/* Whether the text ends as a sentence does: a full stop, question or exclamation mark, with quotes and brackets
 * behind it. The stop of "U.S." does not count; where `only_stop`, only a full stop does. */
bool words_end_sentence(slice text, bool only_stop);

/* What stands in the round or square brackets that end the text (a full stop may follow them), *before what is before
 * them. The empty slice where there are none, or they hold more than `most` bytes. */
slice words_last_brackets(slice text, size_t most, slice *before);

/* The text without the marks and quotes at its end (" : . ! ? … -") and the brackets around it. */
slice words_bare(slice text);

#endif
