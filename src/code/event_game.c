/* event_game.c - weighs the words of sport in a report, each different one once */
#include "code/event_game.h"

#include "base/table.h"

enum { LEAST = 6 /* that the words weigh */, SHARE = 60 /* tokens to each unit of weight, at most */ };

status games_open(arena *a, const char *folder, games *out, error *e) {
    table t;
    status s = table_load(a, folder, "games.tsv", 2, 2, &t, e);
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) {
        slice weight = table_cell(&t, i, 0), lemmas = table_cell(&t, i, 1);
        if (weight.size != 1 || weight.at[0] < '1' || weight.at[0] > '9')
            return table_fail(&t, i, e, "a weight is a digit, 1 to 9");
        while (lemmas.at)
            *map_put(a, &out->weights, slice_trim(slice_take(&lemmas, ',')), NULL) = (uint32_t)(weight.at[0] - '0');
    }
    return s;
}

/* Its weight, or 0; lower case in `room`. */
static uint32_t weigh(const games *g, slice lemma, char *room, size_t size, slice *lower) {
    if (lemma.size > size) return 0;
    for (size_t i = 0; i < lemma.size; i++)
        room[i] = (char)(lemma.at[i] >= 'A' && lemma.at[i] <= 'Z' ? lemma.at[i] + 'a' - 'A' : lemma.at[i]);
    *lower = (slice){room, lemma.size};
    uint32_t found = map_get(&g->weights, *lower);
    return found == MAP_NONE ? 0 : found;
}

bool article_is_of_game(const games *g, article *a) {
    map seen = {0};
    uint32_t sum = 0, most = 0;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        char room[16];
        slice lower;
        uint32_t weight = weigh(g, a->tokens.at[i].lemma, room, sizeof room, &lower);
        if (!weight || map_get(&seen, lower) != MAP_NONE) continue;
        *map_put(a->arena, &seen, arena_slice(a->arena, lower), NULL) = weight;
        sum += weight;
        if (weight > most) most = weight;
    }
    return most > 1 && sum >= LEAST && sum * SHARE >= a->tokens.size;
}
