/* mention_facts.c - flags tokens for the search for mentions */
#include "code/mention_facts.h"

bool *tokens_with_copula(const article *a) {
    bool *out = ARENA_NEW(a->arena, bool, a->tokens.size);
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        const token *k = &a->tokens.at[t];
        if (k->head != NONE && k->relation == REL_COP) out[k->head] = true;
    }
    return out;
}

bool *tokens_negated(const article *a) {
    bool *out = ARENA_NEW(a->arena, bool, a->tokens.size);
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        const token *k = &a->tokens.at[t];
        bool negates = k->relation == REL_ADVMOD && token_has(k, "Polarity=Neg");
        if (k->head != NONE && negates) out[k->head] = true;
    }
    return out;
}

bool *tokens_in_dates(const article *a) {
    bool *out = ARENA_NEW(a->arena, bool, a->tokens.size);
    for (uint32_t i = 0, t = 0; i < a->dates.size; i++) {
        while (t < a->tokens.size && a->tokens.at[t].at.begin < a->dates.at[i].at.begin) t++;
        for (; t < a->tokens.size && a->tokens.at[t].at.begin < a->dates.at[i].at.end; t++) out[t] = true;
    }
    return out;
}
