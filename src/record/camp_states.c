/* camp_states.c - the states that are weighed, who acts for which, and what each of the article's actors says and is
 * named in */
#include <stdlib.h>
#include <string.h>

#include "record/camp_weighing.h"
#include "record/keys.h"

enum { WIDE = 10 /* tokens */ };

uint32_t weighing_state(const weighing *w, const char *country) {
    for (uint32_t i = 0; i < w->count; i++)
        if (!strcmp(w->states[i].country, country)) return i;
    return NONE;
}

static int by_number(const void *x, const void *y) {
    const state *a = x, *b = y;
    if (a->named != b->named) return a->named > b->named ? -1 : 1;
    return strcmp(a->country, b->country);
}

/* The country of an actor that is a state, or acts for one: of its key. */
static const char *country_acted_for(const weighing *w, uint32_t who, char out[4]) {
    slice country = key_is_state(w->camps[who]) ? key_country(w->camps[who]) : (slice){0};
    memset(out, 0, 4);
    memcpy(out, country.size ? country.at : "", country.size);
    return out[0] ? out : NULL;
}

void weighing_find_states(weighing *w) {
    const article *a = w->a;
    VEC(state) all = {0};
    uint32_t *number = ARENA_NEW(w->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        char country[4];
        number[i] = NONE;
        if (!country_acted_for(w, i, country)) continue;
        uint32_t k = 0;
        while (k < all.size && k < 256 && strcmp(all.at[k].country, country)) k++;
        if (k == all.size) memcpy(vec_push(w->scratch, &all)->country, country, 4), all.at[k].named = 0;
        number[i] = k;
    }
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        uint32_t who = a->mentions.at[i].actor;
        if (who < a->actors.size && number[who] != NONE && number[who] < all.size) all.at[number[who]].named++;
    }
    if (all.size) qsort(all.at, all.size, sizeof *all.at, by_number);
    for (; w->count < all.size && w->count < STATES; w->count++) w->states[w->count] = all.at[w->count];
    if (a->home[0] && weighing_state(w, a->home) == NONE && w->count < STATES)
        memcpy(w->states[w->count++].country, a->home, 4);
    w->of = ARENA_NEW(w->scratch, uint8_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        char country[4];
        uint32_t at = country_acted_for(w, i, country) ? weighing_state(w, country) : NONE;
        w->of[i] = at == NONE ? 0 : (uint8_t)(1 + at);
    }
}

uint32_t *weighing_chains(weighing *w, uint32_t size) {
    uint32_t *out = ARENA_NEW(w->scratch, uint32_t, size + 1);
    for (uint32_t i = 0; i <= size; i++) out[i] = NONE;
    return out;
}

void weighing_chain(uint32_t *first, uint32_t *next, uint32_t of, uint32_t limit, uint32_t i) {
    if (of >= limit) return;
    next[i] = first[of];
    first[of] = i;
}

void weighing_list(weighing *w) {
    const article *a = w->a;
    w->said_by = weighing_chains(w, a->actors.size);
    w->next_said = weighing_chains(w, a->attributions.size);
    w->told_in = weighing_chains(w, a->attributions.size);
    w->next_told = weighing_chains(w, a->propositions.size);
    w->mentioned = weighing_chains(w, a->actors.size);
    w->next_mention = weighing_chains(w, a->mentions.size);
    for (uint32_t i = a->attributions.size; i-- > 0;)
        weighing_chain(w->said_by, w->next_said, a->attributions.at[i].speaker, a->actors.size, i);
    for (uint32_t i = a->propositions.size; i-- > 0;)
        weighing_chain(w->told_in, w->next_told, a->propositions.at[i].attribution, a->attributions.size, i);
    w->at_token = weighing_chains(w, a->tokens.size);
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (a->propositions.at[i].head < a->tokens.size) w->at_token[a->propositions.at[i].head] = i;
    for (uint32_t i = a->mentions.size; i-- > 0;)
        weighing_chain(w->mentioned, w->next_mention, a->mentions.at[i].actor, a->actors.size, i);
}

void weighing_add(weighing *w, uint32_t state_at, enum evidence what, int n, int most) {
    int *x = &w->found[state_at * EVIDENCES + what];
    *x = *x + n > most ? most : *x + n;
}

void weighing_add_bits(weighing *w, uint32_t states, enum evidence what, int n, int most) {
    for (uint32_t i = 0; i < w->count; i++)
        if (states >> i & 1) weighing_add(w, i, what, n, most);
}

bool weighing_in_content(const weighing *w, uint32_t quote, uint32_t byte) {
    range content = w->a->attributions.at[quote].content;
    const span *at = article_spans(w->a, content);
    for (uint32_t i = 0; i < content.count; i++)
        if (at[i].begin <= byte && byte < at[i].end) return true;
    return false;
}

uint32_t weighing_states_in(const weighing *w, const argument *x) {
    const article *a = w->a;
    uint32_t out = x->actor < a->actors.size && w->of[x->actor] ? 1U << (w->of[x->actor] - 1U) : 0;
    if (out || x->head >= a->tokens.size) return out;
    uint32_t begin = x->head > WIDE ? x->head - WIDE : 0;
    for (uint32_t i = article_mention_from(a, a->tokens.at[begin].at.begin), n = 0; i < a->mentions.size && n < WIDE;
         i++, n++) {
        const mention *m = &a->mentions.at[i];
        uint32_t t = m->head;
        if (t >= a->tokens.size || t > x->head + WIDE) break;
        for (int up = 0; up < 4 && t < a->tokens.size && t != x->head; up++) t = a->tokens.at[t].head;
        if (t == x->head && m->actor < a->actors.size && w->of[m->actor]) out |= 1U << (w->of[m->actor] - 1U);
    }
    return out;
}
