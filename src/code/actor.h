/* actor.h - who is spoken of in an article: the first stage of the coder
 *
 * Finds the phrases that may stand for actors, decides which of them stand for one actor, and writes the article's
 * actors and mentions. */
#ifndef CODE_ACTOR_H
#define CODE_ACTOR_H

#include "article.h"

/* A stage of the coder, see code.c. */
status actor_open(arena *a, const char *folder, void **out, error *e);
status actor_find(const void *finder, article *a, error *e);

#endif
