/* coref_tree.c - see coref_tree.h */
#include "code/coref_tree.h"

enum { BACK = 40, FORTH = 16 /* phrases */, BEHIND = 32 /* tokens */ };

bool coref_fits(const phrase *p, const who *w) {
    if (!w) return false;
    bool person = w->kind == ACTOR_PERSON || w->kind == ACTOR_UNNAMED;
    if (p->plural) return w->plural || w->kind == ACTOR_GROUP || w->kind == ACTOR_ORGANISATION;
    if (p->gender == 'n')
        return !w->plural && (w->kind == ACTOR_STATE || w->kind == ACTOR_ORGANISATION || w->kind == ACTOR_GROUP);
    return person && !w->plural && genders_agree(w->gender, p->gender);
}

uint32_t coref_phrase_at(const cast *c, uint32_t number, uint32_t at, bool pronouns) {
    uint32_t from = number > BACK ? number - BACK : 0,
             end = number + FORTH < c->phrases.size ? number + FORTH : c->phrases.size;
    uint32_t out = NONE;
    for (uint32_t i = from; i < end; i++) {
        const phrase *q = &c->phrases.at[i];
        if ((q->kind == PHRASE_PRONOUN && !pronouns) || i == number) continue;
        if (q->head == at) return i;
        if (q->core_begin <= at && at < q->core_end) out = i;
    }
    return out;
}

uint32_t coref_subject(const cast *c, uint32_t verb) {
    uint32_t first = c->a->sentences.at[coref_token(c, verb)->sentence].tokens.first;
    for (uint32_t i = verb; i-- > first && verb - i < BEHIND;)
        if (coref_token(c, i)->head == verb && relation_main[coref_token(c, i)->relation] == REL_NSUBJ) return i;
    return NONE;
}
