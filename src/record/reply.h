/* reply.h - what an answer without content tells of what it answers
 *
 * "The coastguard rejected the fishermen's claims": what is denied may stand in another report. While an article is
 * coded it is noted which attributions are such answers, and by what words they point at the claim; replies.h looks
 * for it. */
#ifndef RECORD_REPLY_H
#define RECORD_REPLY_H

#include "record/stander.h"

/* "claim", and behind it, joined by blanks, the words of the content that tell whose claim it is or what about
 * ("claim fishermen"); not those that only say that it is one ("baseless allegations"), nor days. In s->scratch. */
slice reply_words(stander *s, uint32_t quote);

#endif
