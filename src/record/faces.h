/* faces.h - rows of actors as they are asked for again and again: who is whom, and who is rare
 *
 * Kept for as long as the lister's memo lives, which for settling is longer than one lister. */
#ifndef RECORD_FACES_H
#define RECORD_FACES_H

#include "record/lister.h"

/* The identities of the named persons and bodies of an article that few others name, in the order of their least
 * uid in it. In l->a. */
typedef VEC(int64_t) face_list;
void faces_rare(lister *l, int64_t article_at, face_list *out);

#endif
