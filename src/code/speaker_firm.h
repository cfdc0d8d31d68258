/* speaker_firm.h - "the company said", "the newspaper reported", behind what a firm or an outlet said */
#ifndef CODE_SPEAKER_FIRM_H
#define CODE_SPEAKER_FIRM_H

#include "article.h"

/* Gives what "the company" says to the firm that spoke last before it, where it is nobody yet, or where the firm that
 * it was taken for only stands in what was said. Once all attributions have the speakers that mentions tell. */
void speakers_join_firms(article *a);

#endif
