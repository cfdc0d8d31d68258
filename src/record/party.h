/* party.h - for whom a speaker speaks, over the articles of the record
 *
 * One report names the state of a minister, another only him; his lawyer is "his lawyer" here and "a lawyer for the
 * firm" there. What each article takes him for (camp.h) is kept with its coding; here they vote, what the words say
 * for more than what is guessed. Only in records of few reports, or where a list is narrowed to few: else what he is
 * by his facts counts alone. */
#ifndef RECORD_PARTY_H
#define RECORD_PARTY_H

#include "record/lister.h"

/* The key of the state, body or person for whom somebody speaks ("c:RUR"); empty where it is not known. In
 * l->a. */
slice party_of(lister *l, int64_t identity_id);

/* The same where it is told, or guessed in three reports or more; else empty. */
slice party_sure(lister *l, int64_t identity_id);

/* The state's code, "RUR"; empty where he speaks for none. */
slice party_state(lister *l, int64_t identity_id);

#endif
