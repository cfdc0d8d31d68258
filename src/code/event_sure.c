/* event_sure.c - adds up the weights of an event's signs */
#include "code/event_sure.h"

#include <math.h>
#include <stdlib.h>

#include "base/table.h"

struct event_sure {
    map numbers; /* of a sign, into weights */
    VEC(float) weights;
};

static bool read_weight(arena *a, slice cell, float *out) {
    char *end;
    *out = strtof(arena_string(a, cell), &end);
    return cell.size && *end == 0 && *out > -100 && *out < 100;
}

status event_sure_open(arena *a, const char *folder, event_sure **out, error *e) {
    table t;
    event_sure *s = ARENA_NEW(a, event_sure, 1);
    *s = (event_sure){0};
    *out = s;
    status done = table_load(a, folder, "sure.tsv", 2, 2, &t, e);
    for (uint32_t i = 0; i < t.size && done == READOUT_OK; i++) {
        float weight;
        if (!read_weight(a, table_cell(&t, i, 1), &weight)) return table_fail(&t, i, e, "a weight is a number");
        *map_put(a, &s->numbers, table_cell(&t, i, 0), NULL) = s->weights.size;
        *(float *)vec_push(a, &s->weights) = weight;
    }
    return done;
}

float event_sure_score(const event_sure *s, const event_signs *signs) {
    float sum = 0;
    for (uint32_t i = 0; i < signs->size; i++) {
        uint32_t n = map_get(&s->numbers, signs->at[i]);
        if (n != MAP_NONE) sum += s->weights.at[n];
    }
    return 1 / (1 + expf(-sum));
}
