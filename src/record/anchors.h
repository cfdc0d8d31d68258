/* anchors.h - around what the statements of one bucket gather: a recipient and a kind of object */
#ifndef RECORD_ANCHORS_H
#define RECORD_ANCHORS_H

#include "record/claims.h"

/* What nearly all is: so many times all the rest. */
#define DOMINANT 2

typedef struct anchor {
    slice key, recipient, object; /* key: recipient, tab, object */
    uint32_t weight;              /* statements that name it */
    uint32_t root;                /* the anchor that stands for it */
    bool general;                 /* the object is the broadest word of its family, or none */
    bool dominant;                /* of those with its object and a recipient, nearly all have this recipient */
} anchor;

typedef VEC(anchor) anchors;
typedef VEC(member) members;

/* Names the anchors of members, which are in the order of date, article and number, and sets each member's. Where
 * they are `one` happening to an article, anchors that meet in an article, or in two that are about the same, become
 * one. In l->a; linear in the members but for sorting. */
void anchors_settle(lister *l, members *all, bool one, anchors *named);

#endif
