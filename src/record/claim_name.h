/* claim_name.h - whom a claim is called by, where its statements know better than its key
 *
 * Claims are compared by the state that somebody acts for, so that soldiers, a ministry and their president are one
 * party. A reader should be told what the statements say: "Malian soldiers", "Dutch researcher (Netherlands)". And
 * where those who charge somebody say that guards did it, a person whom one statement makes the doer did not. */
#ifndef RECORD_CLAIM_NAME_H
#define RECORD_CLAIM_NAME_H

#include "record/claims.h"

/* Whether somebody's name tells the state: "Malian soldiers", of Mali. */
bool claim_name_tells(slice own, slice state);

/* What its statements call the doer; empty where it is called by its key. In l->a. Reads each statement's article
 * once. */
slice claim_doer(lister *l, const claim *c);

/* Of a claim of a large record: whom its own statements make the doer, where its key says another. `known`: they do
 * say another, or nobody (then the name is empty). `acts`: the name is of people or a body that act for the state that
 * is the key; of a person nobody is told whether he does. */
typedef struct told_doer {
    slice name;
    bool known, acts;
} told_doer;

/* The name is in l->a. Reads each statement's article once. */
told_doer claim_told_doer(lister *l, const claim *c);

#endif
