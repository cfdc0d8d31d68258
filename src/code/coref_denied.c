/* coref_denied.c - whom "he" and "it" stand for in a claim that somebody denies
 *
 * Part of deciding about pronouns (coref_pronoun.c). What "X denied reports that he did" denies is nearly always said
 * of X, or of whom X speaks for, however near another stands. Where the claim has an author whom the pronoun may
 * stand for ("dismissed Y's claim that he won"), that is only so of charges, which nobody makes against himself, and
 * of what is plainly denied. The verbs and nouns are rows of reproaches.tsv. */
#include "code/coref_denied.h"

#include "code/coref_tree.h"

enum { STEPS = 4, NOUNS = 3, PHRASES = 12 };

static bool is_clause_relation(uint8_t relation) {
    uint8_t main = relation_main[relation];
    return main == REL_ACL || main == REL_CCOMP || main == REL_CONJ;
}

/* The noun of the claim that the clause with the pronoun for its subject tells: "reports | that he left", "reports
 * saying he left"; NONE. Not "his men had fired": whose they are says little of who fired. */
static uint32_t claim_of(const cast *c, const phrase *p) {
    uint32_t at = p->head, up = coref_token(c, at)->head;
    if (p->possessive || up == NONE || relation_main[coref_token(c, at)->relation] != REL_NSUBJ) return NONE;
    /* "that it was his son" is said of nobody */
    if (p->gender == 'n' && coref_token(c, up)->upos != UPOS_VERB) return NONE;
    for (int step = 0; step < STEPS && up != NONE; step++) {
        if (!is_clause_relation(coref_token(c, up)->relation)) return NONE;
        up = coref_token(c, up)->head;
        if (up != NONE && up < at && reproach_claims(gazetteer_reproaches(c->g), c->a, up)) return up;
    }
    return NONE;
}

/* The verb that denies it. */
static uint32_t verb_of(const cast *c, uint32_t claim) {
    uint8_t main = relation_main[coref_token(c, claim)->relation];
    uint32_t verb = coref_token(c, claim)->head;
    bool below = main == REL_OBJ || main == REL_OBL || main == REL_CCOMP;
    return below && verb != NONE && verb < claim && reproach_disclaims(gazetteer_reproaches(c->g), c->a, verb)
               ? verb
               : NONE;
}

/* Who denies: the verb's subject, or that of the verb that it goes with ("fired back, denying"), or what a participle
 * stands behind. */
static uint32_t denier_of(const cast *c, uint32_t verb) {
    for (int step = 0; step < STEPS && verb != NONE; step++) {
        uint32_t subject = coref_subject(c, verb);
        if (subject != NONE) return subject;
        const token *t = coref_token(c, verb);
        uint8_t main = relation_main[t->relation];
        if (main == REL_ACL && t->relation != REL_ACL_RELCL) return t->head;
        if (main != REL_CONJ && main != REL_ADVCL && main != REL_XCOMP) return NONE;
        verb = t->head;
    }
    return NONE;
}

/* Whether a token is under another by nouns alone: the "Holm" of "Holm's publicist", of "a lawyer for Holm". */
static bool is_of(const cast *c, uint32_t at, uint32_t noun) {
    for (int step = 0; step < NOUNS && at != NONE; step++) {
        uint8_t main = relation_main[coref_token(c, at)->relation];
        if (at == noun) return true;
        if (main != REL_NMOD && main != REL_APPOS && main != REL_COMPOUND && main != REL_FLAT) return false;
        at = coref_token(c, at)->head;
    }
    return at == noun;
}

/* The one phrase in a noun's phrase, or behind it, that the pronoun may stand for; NONE where there is none, and
 * *count where there are several. */
static uint32_t only_of(const cast *c, uint32_t number, uint32_t noun, uint32_t *count) {
    uint32_t out = NONE, from = number > PHRASES ? number - PHRASES : 0;
    *count = 0;
    for (uint32_t i = from; i < number; i++) {
        const phrase *q = &c->phrases.at[i];
        bool of = q->head != noun && !q->adjective && is_of(c, q->head, noun);
        if (!of || !coref_fits(&c->phrases.at[number], coref_who(c, i))) continue;
        if (out == NONE || c->who_of[out] != c->who_of[i]) ++*count;
        out = i;
    }
    return *count == 1 ? out : NONE;
}

uint32_t denier_meant(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    const reproaches *known = gazetteer_reproaches(c->g);
    uint32_t claim = claim_of(c, p), verb = claim == NONE ? NONE : verb_of(c, claim),
             denier = verb == NONE ? NONE : denier_of(c, verb), authors, others;
    if (denier == NONE) return NONE;
    only_of(c, number, claim, &authors);
    if (authors && !reproach_charges(known, c->a, claim) && !reproach_denies(known, c->a, verb)) return NONE;
    uint32_t self = coref_phrase_at(c, number, denier, true), of = only_of(c, number, denier, &others);
    bool alone = coref_fits(p, coref_who(c, self));
    return alone && !(others && reproach_speaks_for(known, c->a, denier)) ? self : of;
}

/* Whether a verb denies what was said right before: "denied | it". */
static bool denies_it(const cast *c, uint32_t verb) {
    const reproaches *known = gazetteer_reproaches(c->g);
    if (!reproach_disclaims(known, c->a, verb) && !reproach_denies(known, c->a, verb)) return false;
    range own = c->a->sentences.at[coref_token(c, verb)->sentence].tokens;
    bool it = false;
    for (uint32_t i = verb + 1; i < own.first + own.count && i < verb + PHRASES; i++) {
        const token *t = coref_token(c, i);
        if (t->head != verb) continue;
        it |= t->relation == REL_OBJ && t->upos == UPOS_PRON;
        if (relation_main[t->relation] == REL_XCOMP || relation_main[t->relation] == REL_CCOMP) return false;
    }
    return it;
}

uint32_t charged_meant(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    const token *t = coref_token(c, p->head);
    bool subject = !p->possessive && t->relation == REL_NSUBJ && t->head != NONE && t->sentence;
    if (!subject || !denies_it(c, t->head)) return NONE;
    range before = c->a->sentences.at[t->sentence - 1].tokens;
    uint32_t told = NONE;
    for (uint32_t i = before.first; i < before.first + before.count && told == NONE; i++) {
        const token *k = coref_token(c, i);
        bool content = k->relation == REL_CCOMP && k->head != NONE && k->head < i;
        if (content && coref_token(c, k->head)->head == NONE) told = coref_subject(c, i);
    }
    uint32_t meant = told == NONE ? NONE : coref_phrase_at(c, number, told, false);
    return coref_fits(p, coref_who(c, meant)) ? meant : NONE;
}
