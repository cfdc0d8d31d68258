/* coref_accused.c - whom "it" and "they" stand for in an accusation
 *
 * Part of deciding about pronouns (coref_pronoun.c). Who "sued Libya, alleging that it had seized a boat" speaks of
 * Libya, and so does who "hit out at Libya, saying it had"; in "Libya lost a friend after Malta alleged that it had"
 * it is at least not Malta. */
#include "code/coref_accused.h"
#include "code/coref_tree.h"

enum { STEPS = 8, BEHIND = 32 /* tokens */ };

/* What hangs on a verb behind it and names somebody: its object, or what stands behind a preposition; with one of a
 * role, unless that is WORD_ROLES. */
static uint32_t beside(const cast *c, uint32_t number, uint32_t verb, enum word_role role) {
    range own = c->a->sentences.at[coref_token(c, verb)->sentence].tokens;
    for (uint32_t i = verb + 1; i < own.first + own.count && i < verb + BEHIND; i++) {
        uint8_t main = relation_main[coref_token(c, i)->relation];
        if (coref_token(c, i)->head != verb || (main != REL_OBJ && main != REL_IOBJ && main != REL_OBL)) continue;
        uint32_t at = coref_phrase_at(c, number, i, false);
        bool marked = role == WORD_ROLES;
        for (uint32_t k = i; !marked && k-- > verb && i - k < 6;)
            marked |= coref_token(c, k)->head == i && article_word(c->a, k, role);
        if (at != NONE && marked) return at;
    }
    return NONE;
}

/* Whom a noun that is a verb's object is said to be against: "made an accusation | against X", "levelled a charge at
 * X"; NONE. */
static uint32_t charged_beside(const cast *c, uint32_t number, uint32_t verb) {
    range own = c->a->sentences.at[coref_token(c, verb)->sentence].tokens;
    const reproaches *known = gazetteer_reproaches(c->g);
    uint32_t object = NONE;
    for (uint32_t i = verb + 1; i < own.first + own.count && i < verb + BEHIND; i++) {
        const token *t = coref_token(c, i);
        uint8_t main = relation_main[t->relation];
        if (t->head == verb && main == REL_OBJ) object = i;
        bool hung = object != NONE && (t->head == object || t->head == verb) && (main == REL_NMOD || main == REL_OBL);
        for (uint32_t k = i; hung && k-- > object && i - k < 6;)
            if (coref_token(c, k)->head == i && article_word(c->a, k, WORD_SUFFERER))
                return reproach_charges(known, c->a, object) ? coref_phrase_at(c, number, i, false) : NONE;
    }
    return NONE;
}

/* Whom the accusation that a verb makes is against, where it only goes on with what another says: "sued X, | alleging
 * that". Not what the deed itself is done to, where `object`: "accused X of hitting her". */
static uint32_t against(const cast *c, uint32_t number, uint32_t verb, bool accuses, bool object) {
    const token *t = coref_token(c, verb);
    bool goes_on = t->relation == REL_ADVCL && t->head != NONE && coref_subject(c, verb) == NONE &&
                   article_ends(c->a, verb, WORD_GERUND);
    reproach r;
    if (!goes_on) return NONE;
    if (reproach_at(gazetteer_reproaches(c->g), c->a, t->head, &r))
        return object && r.deed == verb ? NONE : coref_phrase_at(c, number, r.whom, false);
    uint32_t meant = charged_beside(c, number, t->head);
    if (meant != NONE) return meant;
    return accuses ? beside(c, number, t->head, WORD_ROLES) : NONE;
}

uint32_t accused_meant(const cast *c, uint32_t number, uint32_t *barred) {
    const phrase *p = &c->phrases.at[number];
    const reproaches *known = gazetteer_reproaches(c->g);
    uint32_t at = p->head;
    bool own = p->possessive || reproach_own_lot(known, c->a, coref_token(c, at)->head);
    *barred = NONE;
    if (coref_token(c, at)->relation == REL_NSUBJ_PASS) return NONE;
    for (int step = 0; step < STEPS && at != NONE; step++, at = coref_token(c, at)->head) {
        uint32_t verb = coref_token(c, at)->head;
        uint8_t relation = coref_token(c, at)->relation;
        bool object = step == 0 && relation == REL_OBJ;
        bool apart = relation == REL_PARATAXIS || relation == REL_ADVCL;
        if (verb != NONE && apart && coref_token(c, at)->upos == UPOS_VERB && at > verb) {
            uint32_t charged = charged_beside(c, number, verb); /* "made a charge against X: that it had" */
            if (charged != NONE) return charged;
        }
        if (verb == NONE || coref_token(c, verb)->upos != UPOS_VERB ||
            (relation != REL_CCOMP && relation != REL_PARATAXIS && !object))
            continue;
        bool accuses = reproach_tells(known, c->a, verb);
        uint32_t meant = accuses || !own ? against(c, number, verb, accuses, object) : NONE;
        if (meant == NONE && !object) meant = beside(c, number, verb, WORD_GENITIVE); /* "said of X that it" */
        if (meant != NONE) return meant;
        uint32_t subject = accuses && !object ? coref_subject(c, verb) : NONE;
        if (subject != NONE) *barred = coref_phrase_at(c, number, subject, false);
        if (subject != NONE) return NONE;
    }
    return NONE;
}
