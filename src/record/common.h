/* common.h - how common words are in news, from lang/en/common.tsv: for weighing what an article is about */
#ifndef RECORD_COMMON_H
#define RECORD_COMMON_H

#include "base/arena.h"

typedef struct common common;

/* Loads the table into `a`; call it inside an arena_run. READOUT_NO_FILE, or READOUT_BAD_MODEL with file and line. */
status common_open(arena *a, const char *folder, common **out, error *e);

/* How many of 1,000 articles have a word, given by word_key (print.h); 0 where it is not listed, or `c` is NULL. */
uint32_t common_articles(const common *c, uint32_t key);

#endif
