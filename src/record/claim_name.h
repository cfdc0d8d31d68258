/* claim_name.h - whom a claim of a small record is called by, where its statements know better than its key
 *
 * Claims are compared by the state that somebody acts for, so that soldiers, a ministry and their president are one
 * party. A reader should be told what the statements say: "Malian soldiers", "Dutch researcher (Netherlands)". And
 * where those who charge somebody say that guards did it, a person whom one statement makes the doer did not. */
#ifndef RECORD_CLAIM_NAME_H
#define RECORD_CLAIM_NAME_H

#include "record/claims.h"

/* What its statements call the doer; empty where it is called by its key. In l->a. Reads each statement's article
 * once. */
slice claim_doer(lister *l, const claim *c);

#endif
