/* coref_accused.c - whom "it" and "they" stand for in an accusation
 *
 * Part of deciding about pronouns (coref.c). Who "sued Libya, alleging that it had seized a boat" speaks of Libya,
 * and so does who "hit out at Libya, saying it had"; in "Libya lost a friend after Malta alleged that it had" it is
 * at least not Malta. */
#include "code/coref_accused.h"
#include "code/actor_cast.h"

enum { STEPS = 8, BACK = 40, FORTH = 16 /* phrases */, BEHIND = 32 /* tokens */ };

static const token *token_of(const cast *c, uint32_t i) { return &c->a->tokens.at[i]; }

/* The phrase that a token heads or stands in the core of, near `number`; NONE. */
static uint32_t phrase_at(const cast *c, uint32_t number, uint32_t at) {
    uint32_t from = number > BACK ? number - BACK : 0,
             end = number + FORTH < c->phrases.size ? number + FORTH : c->phrases.size;
    uint32_t out = NONE;
    for (uint32_t i = from; i < end; i++) {
        const phrase *q = &c->phrases.at[i];
        if (q->kind == PHRASE_PRONOUN || i == number) continue;
        if (q->head == at) return i;
        if (q->core_begin <= at && at < q->core_end) out = i;
    }
    return out;
}

static uint32_t subject_at(const cast *c, uint32_t verb) {
    uint32_t first = c->a->sentences.at[token_of(c, verb)->sentence].tokens.first;
    for (uint32_t i = verb; i-- > first && verb - i < BEHIND;)
        if (token_of(c, i)->head == verb && relation_main[token_of(c, i)->relation] == REL_NSUBJ) return i;
    return NONE;
}

/* What hangs on a verb behind it and names somebody: its object, or what stands behind a preposition. */
static uint32_t beside(const cast *c, uint32_t number, uint32_t verb, const char *marker) {
    range own = c->a->sentences.at[token_of(c, verb)->sentence].tokens;
    for (uint32_t i = verb + 1; i < own.first + own.count && i < verb + BEHIND; i++) {
        uint8_t main = relation_main[token_of(c, i)->relation];
        if (token_of(c, i)->head != verb || (main != REL_OBJ && main != REL_IOBJ && main != REL_OBL)) continue;
        uint32_t at = phrase_at(c, number, i);
        bool marked = !marker;
        for (uint32_t k = i; marker && k-- > verb && i - k < 6;)
            marked |= token_of(c, k)->head == i && slice_equal(token_of(c, k)->lemma, slice_of(marker));
        if (at != NONE && marked) return at;
    }
    return NONE;
}

/* Whom the accusation that a verb makes is against, where it only goes on with what another says: "sued X, | alleging
 * that". */
static uint32_t against(const cast *c, uint32_t number, uint32_t verb, bool accuses) {
    const token *t = token_of(c, verb);
    bool goes_on = t->relation == REL_ADVCL && t->head != NONE && subject_at(c, verb) == NONE &&
                   slice_ends(article_text(c->a, t->at), SLICE("ing"));
    reproach r;
    if (!goes_on) return NONE;
    if (reproach_at(gazetteer_reproaches(c->g), c->a, t->head, &r)) return phrase_at(c, number, r.whom);
    return accuses ? beside(c, number, t->head, NULL) : NONE;
}

uint32_t accused_meant(const cast *c, uint32_t number, uint32_t *barred) {
    const phrase *p = &c->phrases.at[number];
    const reproaches *known = gazetteer_reproaches(c->g);
    uint32_t at = p->head;
    bool own = p->possessive || reproach_own_lot(known, c->a, token_of(c, at)->head);
    *barred = NONE;
    if (token_of(c, at)->relation == REL_NSUBJ_PASS) return NONE;
    for (int step = 0; step < STEPS && at != NONE; step++, at = token_of(c, at)->head) {
        uint32_t verb = token_of(c, at)->head;
        uint8_t relation = token_of(c, at)->relation;
        bool object = step == 0 && relation == REL_OBJ;
        if (verb == NONE || token_of(c, verb)->upos != UPOS_VERB ||
            (relation != REL_CCOMP && relation != REL_PARATAXIS && !object))
            continue;
        bool accuses = reproach_tells(known, c->a, verb);
        uint32_t meant = accuses || !own ? against(c, number, verb, accuses) : NONE;
        if (meant == NONE && !object) meant = beside(c, number, verb, "of"); /* "said of X that it" */
        if (meant != NONE) return meant;
        uint32_t subject = accuses && !object ? subject_at(c, verb) : NONE;
        if (subject != NONE) *barred = phrase_at(c, number, subject);
        if (subject != NONE) return NONE;
    }
    return NONE;
}
