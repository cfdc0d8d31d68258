/* faces.h - rows of actors as they are asked for again and again: who is whom, and who is rare
 *
 * Kept for as long as the lister's memo lives, which for settling is longer than one lister. */
#ifndef RECORD_FACES_H
#define RECORD_FACES_H

#include "record/lister.h"

typedef struct face {
    int64_t actor, identity; /* identity 0: there is no such actor */
    uint64_t uid;
    bool named;              /* a person or a body with a name */
    uint8_t rare;            /* of an identity: 0 not known, 1 no, 2 yes */
} face;

/* Valid until the next call. */
const face *face_of(lister *l, int64_t actor_at);

/* Whether few articles of the record name this identity. */
bool face_is_rare(lister *l, int64_t id);

/* The identities of the named persons and bodies of an article that few others name, in the order of their least
 * uid in it. In l->a. */
typedef VEC(int64_t) face_list;
void faces_rare(lister *l, int64_t article_at, face_list *out);

#endif
