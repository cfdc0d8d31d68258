/* party.h - for whom a speaker speaks, over the articles of the record
 *
 * One report names the state of a minister, another only him; his lawyer is "his lawyer" here and "a lawyer for the firm" there. What each
 * article takes him for (camp.h) is kept with its coding; here they vote, what the words say for more than what is guessed. In records
 * of few reports all articles are asked, else the one that he speaks in. */
#ifndef RECORD_PARTY_H
#define RECORD_PARTY_H

#include "record/lister.h"

/* The key of the state, body or person for whom somebody speaks ("c:RUR"); empty where it is not known. `speaker` is his row and
 * `article` where he speaks, or both 0. Holds as long as the lister. */
slice party_of(lister *l, int64_t identity_id, int64_t article_at, int64_t speaker);

/* The same where it is told, or guessed in three reports or more; else empty. */
slice party_sure(lister *l, int64_t identity_id, int64_t article_at, int64_t speaker);

/* The state's code, "RUR"; empty where he speaks for none. */
slice party_state(lister *l, int64_t identity_id, int64_t article_at, int64_t speaker);

#endif
