/* actor_seat.c - the country of office holders for whom the report does not say it
 *
 * After names and before descriptions. "In Tunis, Foreign Ministry spokeswoman Ines Karoui dismissed ..." tells whose
 * spokeswoman she is: the place that opens the sentence. The dateline tells it too seldom to be trusted: a paper
 * writes of its own ministers under the other side's capital as well. */
#include "code/actor_cast.h"

/* A sentence's opening place stands within this many tokens. */
#define OPENING 4

static const sentence *sentence_of(const cast *c, const phrase *p) {
    return &c->a->sentences.at[c->a->tokens.at[p->core_begin].sentence];
}

/* The country of the place that opens the sentence of phrase `number`: "In Tunis, ..." */
static slice opening_place(const cast *c, uint32_t number) {
    const sentence *s = sentence_of(c, &c->phrases.at[number]);
    for (uint32_t i = number; i-- > 0;) {
        const phrase *q = &c->phrases.at[i];
        if (q->core_begin < s->tokens.first)
            break;
        if (q->located && q->kind == PHRASE_STATE && q->core_begin < s->tokens.first + OPENING)
            return q->entry->country;
    }
    return (slice){NULL, 0};
}

/* Whether a name is introduced here as holding an office of a state. */
static bool holds_office(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    if (p->kind != PHRASE_NAME || !p->title || p->past || c->who_of[number] == NONE)
        return false;
    const who *w = &c->list.at[c->who_of[number]];
    bool of_state = slice_equal(w->sector, SLICE("GOV")) || slice_equal(w->sector, SLICE("MIL")) ||
                    slice_equal(w->sector, SLICE("COP"));
    return of_state && !w->country.size && p->title->role != NONE && (!w->body || !w->body->country.size);
}

void seat_find(cast *c) {
    for (uint32_t i = 0; i < c->phrases.size; i++)
        if (holds_office(c, i))
            c->list.at[c->who_of[i]].country = opening_place(c, i);
}
