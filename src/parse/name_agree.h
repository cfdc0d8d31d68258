/* name_agree.h - the names of an article agree with each other
 *
 * The network sees a sentence at a time. What is a person in three sentences of an article is one in the fourth. */
#ifndef PARSE_NAME_AGREE_H
#define PARSE_NAME_AGREE_H

#include "article.h"

/* Changes the tokens' names, not yet listed in a->names. Scratch memory comes from `work`. Linear in the tokens. */
void name_agree(arena *work, article *a);

#endif
