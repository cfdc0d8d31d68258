/* camp_parties.c - who is charged and who charges, and who is spoken of by whom, in the article as a whole */
#include "record/camp_weighing.h"

enum { AROUND = 24 /* mentions of a content that are looked at */ };

void weighing_find_spoken_of(weighing *w) {
    const article *a = w->a;
    w->spoken_of = ARENA_NEW(w->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        if (t->speaker >= a->actors.size || !w->of[t->speaker] || !t->content.count) continue;
        span at = article_extent(a, t->content);
        for (uint32_t i = article_mention_from(a, at.begin), n = 0;
             i < a->mentions.size && a->mentions.at[i].at.begin < at.end && n < AROUND; i++, n++) {
            const mention *m = &a->mentions.at[i];
            if (m->actor < a->actors.size && m->actor != t->speaker && weighing_in_content(w, q, m->at.begin))
                w->spoken_of[m->actor] |= 1U << (w->of[t->speaker] - 1U);
        }
    }
}

void weighing_find_parties(weighing *w) {
    const article *a = w->a;
    uint32_t charges[STATES][STATES] = {{0}}, by[STATES] = {0}, most = 0;
    w->accused = w->accuser = NONE;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        const attribution *t = p->attribution < a->attributions.size ? &a->attributions.at[p->attribution] : NULL;
        if (!t || t->negated || t->hypothetical || t->speaker >= a->actors.size || !w->of[t->speaker]) continue;
        uint32_t speaker = w->of[t->speaker] - 1U;
        for (uint32_t n = 0; n < p->arguments.count; n++) {
            const argument *g = &a->arguments.at[p->arguments.first + n];
            uint32_t states = g->role == ROLE_ACTOR ? weighing_states_in(w, g) : 0;
            for (uint32_t k = 0; k < w->count; k++) {
                bool own = k == speaker, no = weighing_is_opposed(t, p);
                if (!(states >> k & 1)) continue;
                if (own == no && p->factuality == FACT_CERTAIN) by[k] += 1; /* others say so, or it denies it */
                if (!own && !no) charges[k][speaker]++;
            }
        }
    }
    for (uint32_t k = 0; k < w->count; k++)
        if (by[k] > most) most = by[k], w->accused = k;
    most = 0;
    for (uint32_t k = 0; k < w->count && w->accused != NONE; k++)
        if (charges[w->accused][k] > most) most = charges[w->accused][k], w->accuser = k;
}
