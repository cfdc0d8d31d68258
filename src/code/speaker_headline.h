/* speaker_headline.h - who the "Villagers" of a headline are: those whom the report's first sentences let say it */
#ifndef CODE_SPEAKER_HEADLINE_H
#define CODE_SPEAKER_HEADLINE_H

#include "article.h"

/* Gives attributions in the headline whose source is a description ("Student: police broke camera") the speaker of
 * the first one like it in the report's first sentences whose source has all their words ("a student in Corvo"). */
void speakers_join_headline(article *a);

#endif
