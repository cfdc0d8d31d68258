/* shape_part.c - who is said to have, or to have had, a part in what another proposition tells */
#include "record/shaper.h"

enum { FAR = 12 /* tokens behind a part in which the deed is looked for */ };

bool shaper_has_part(const shaper *s, const proposition *p) {
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        if (x->role != ROLE_OBJECT) continue;
        if (shaper_is_kind(s, article_lemma(s->a, x->head), SLICE("part"))) return true;
    }
    return false;
}

bool shaper_gives_part(const shaper *s, const proposition *p) {
    const article *a = s->a;
    for (uint32_t i = p->head + 1; p->head < a->tokens.size && i < a->tokens.size && i < p->head + FAR; i++) {
        uint32_t up = a->tokens.at[i].head;
        bool of_object =
            up < i && up > p->head && a->tokens.at[up].head == p->head && a->tokens.at[up].relation == REL_OBJ;
        if (a->tokens.at[i].upos == UPOS_ADJ && (up == p->head || of_object) &&
            relation_main[a->tokens.at[i].relation] != REL_CONJ &&
            shaper_is_kind(s, a->tokens.at[i].lemma, SLICE("part")))
            return true;
    }
    return false;
}

/* What somebody had a part in: the noun of the proposition that hangs on another's words ("responsibility for the
 * attack"). */
static uint32_t deed_of(const article *a, const proposition *p, const uint32_t *at_token) {
    uint32_t end = p->head < a->tokens.size ? p->head + FAR : 0;
    for (uint32_t i = end ? p->head + 1 : 0; i < end && i < a->tokens.size; i++) {
        uint32_t up = i;
        for (int steps = 0; steps < 4 && up < a->tokens.size && up != p->head; steps++) up = a->tokens.at[up].head;
        if (at_token[i] != NONE && up == p->head && a->tokens.at[i].upos == UPOS_NOUN) return at_token[i];
    }
    return NONE;
}

void shaper_take_deeds(const shaper *s, parts *all) {
    const article *a = s->a;
    uint32_t *at_token = ARENA_NEW(s->scratch, uint32_t, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) at_token[i] = NONE;
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (a->propositions.at[i].head < a->tokens.size) at_token[a->propositions.at[i].head] = i;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        if (!all[i].part) continue;
        uint32_t deed = deed_of(a, &a->propositions.at[i], at_token);
        if (deed == NONE || !all[deed].sense.size || all[deed].part) continue;
        parts own = all[i];
        if (slice_equal(own.actors, all[deed].actors) && !a->propositions.at[i].negative && own.actors.size) {
            all[i] = (parts){0}; /* the deed is told with him as its doer */
            if (all[deed].done.size) all[deed].sense = all[deed].done;
            continue;
        }
        all[i] = all[deed];
        all[i].actors = own.actors;
        all[i].vague = own.vague;
        all[i].others = own.others;
        all[i].speaker = own.speaker;
        all[i].who = own.who;
        if (all[deed].done.size) all[i].sense = all[deed].done;
    }
}
