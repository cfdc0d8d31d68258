/* links.h - of whom a statement tells that does not say who did it
 *
 * "The prisoner was beaten", says one report; another, about the same people, says by whom. Articles are about the
 * same where they share a person or body that few articles of the record name. */
#ifndef RECORD_LINKS_H
#define RECORD_LINKS_H

#include "record/lister.h"

/* Persons and bodies that more articles name than this are in the news too often to tie two of them together. */
#define LINKS_RARE "20"

/* The bucket of the sense, with an actor, that the article's statements without one, of these recipients, belong to
 * by the articles it is tied to: the one that nearly all of these have, those with the same recipients before the
 * others; 0 where there is none. */
int64_t links_bucket(lister *l, slice sense, int64_t from, slice recipients);

#endif
