/* camp_guess.c - weighing states for officials of none, see camp_guess.h
 *
 * The states are those that the report names most. Each official's mentions and attributions are gone through once;
 * what they tell is added up with fixed weights, and the first state counts if it leads by enough. */
#include "record/camp_guess.h"

#include <string.h>

#include "record/camp_principal.h"
#include "record/camp_weighing.h"

enum { LEAD = 80 /* of the weights below */ };

#define NAME(name) #name,
const char *const evidence_name[EVIDENCES] = {EVIDENCE(NAME)};
const int evidence_weight[EVIDENCES] = { /* hundredths of a logit; by tests/eval/fit-camps, rounded; OFFICE by hand */
    [EVIDENCE_LAST] = 85, [EVIDENCE_LAST_NEAR] = 95, [EVIDENCE_LAST_DENIES] = 100, [EVIDENCE_LAST_BUT_ONE] = 110,
    [EVIDENCE_ITS] = 60, [EVIDENCE_HOME] = 110, [EVIDENCE_PLACE] = 150, [EVIDENCE_SENTENCE] = 35,
    [EVIDENCE_NAMED] = -50, [EVIDENCE_CHARGED] = -35, [EVIDENCE_ACTED] = -25, [EVIDENCE_CLEARED] = 150,
    [EVIDENCE_DIRECTED] = -25, [EVIDENCE_ITS_CLAIM] = -60, [EVIDENCE_ACCUSED] = 25, [EVIDENCE_ACCUSER] = 30,
    [EVIDENCE_TAKEN] = -100, [EVIDENCE_OFFICE] = 300, [EVIDENCE_SPOKEN_OF] = -80, [EVIDENCE_COUNTERPART] = -60,
    [EVIDENCE_LIKE_BODY] = 30, [EVIDENCE_MOST] = -30, [EVIDENCE_MAIN] = 150,
};

void camp_weigh(const article *a, const kinds *k, const slice *camps, const bool *open, arena *scratch,
                candidates *out) {
    weighing w = {.a = a, .kinds = k, .camps = camps, .open = open, .scratch = scratch};
    w.said = camp_said(a, scratch);
    weighing_find_states(&w);
    weighing_list(&w);
    weighing_find_parties(&w);
    weighing_find_spoken_of(&w);
    int8_t **stood = weighing_before(&w);
    w.found = ARENA_NEW(scratch, int, EVIDENCES * STATES);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        if (!open[i] || !stood[i] || out->size >= MOST_WEIGHED) continue;
        memset(w.found, 0, sizeof *w.found * EVIDENCES * STATES);
        weighing_tell(&w, i);
        for (uint32_t n = 0; n < w.count; n++) {
            candidate *c = vec_push(scratch, out);
            *c = (candidate){.who = i};
            memcpy(c->country, w.states[n].country, 4);
            for (int e = 0; e < EVIDENCES; e++)
                c->tells[e] = (int8_t)(w.found[n * EVIDENCES + (uint32_t)e] + stood[i][n * EVIDENCES + (uint32_t)e]);
        }
    }
}

static int weight_of(const candidate *c) {
    int sum = 0;
    for (int e = 0; e < EVIDENCES; e++) sum += evidence_weight[e] * c->tells[e];
    return sum;
}

void camp_guess(const article *a, const kinds *k, const bool *open, arena *scratch, slice *camps) {
    candidates all = {0};
    camp_weigh(a, k, camps, open, scratch, &all);
    for (uint32_t i = 0, end; i < all.size; i = end) {
        int best = 0, next = 0;
        uint32_t first = NONE;
        for (end = i; end < all.size && all.at[end].who == all.at[i].who; end++) {
            int weight = weight_of(&all.at[end]);
            if (weight > best) next = best, best = weight, first = end;
            else if (weight > next) next = weight;
        }
        if (first != NONE && best - next >= LEAD)
            camps[all.at[i].who] = arena_print(scratch, "c:%s", all.at[first].country);
    }
}
