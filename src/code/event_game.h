/* event_game.h - whether a report is of sport */
#ifndef CODE_EVENT_GAME_H
#define CODE_EVENT_GAME_H

#include "article.h"
#include "base/map.h"

/* What the words of games.tsv weigh. */
typedef struct games {
    map weights; /* of a lemma */
} games;

/* Loads games.tsv into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status games_open(arena *a, const char *folder, games *out, error *e);

/* Whether the different words of the table that the article has weigh enough for its length. */
bool article_is_of_game(const games *g, article *a);

#endif
