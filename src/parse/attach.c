/* attach.c - hangs words where they belong, see attach.h
 *
 * Each form has a function that is shown every token with the bounds of its sentence. */
#include "parse/attach.h"

enum { REACH = 8 /* tokens that are looked at */ };

typedef struct bounds {
    const valence *v;
    const recast *r;
    article *a;
    uint32_t first, end; /* of the sentence */
} bounds;

static token *token_of(const bounds *p, uint32_t i) { return &p->a->tokens.at[i]; }

static bool is_main(const bounds *p, uint32_t i, uint8_t relation) {
    return relation_main[token_of(p, i)->relation] == relation;
}

static bool is_relative(const bounds *p, uint32_t i) {
    return token_has(token_of(p, i), "PronType=Rel");
}

/* Whether a token hangs below another, over a few steps. */
static bool is_below(const bounds *p, uint32_t i, uint32_t top) {
    for (int steps = 0; steps < REACH && i != NONE && i != top; steps++) i = token_of(p, i)->head;
    return i == top;
}

/* The head of the name that ends at a token. */
static uint32_t head_of_name(const bounds *p, uint32_t i) {
    for (int steps = 0; steps < REACH; steps++) {
        const token *t = token_of(p, i);
        bool inside = is_main(p, i, REL_FLAT) || is_main(p, i, REL_COMPOUND);
        if (!inside || t->head == NONE || t->head < p->first || t->head >= p->end) return i;
        i = t->head;
    }
    return i;
}

/* "Sanctions on | Peru, which it accuses of": a thing is not accused, the name before the clause is. */
static void mend_relative(const bounds *p, uint32_t i) {
    const token *t = token_of(p, i);
    if (t->relation != REL_ACL_RELCL || !valence_accuses(p->v, t) || t->head == NONE || t->head >= i) return;
    uint32_t who = NONE;
    for (uint32_t k = i; k-- > t->head + 1 && i - k < REACH;)
        if (token_of(p, k)->head == i && is_relative(p, k) &&
            (is_main(p, k, REL_OBJ) || token_of(p, k)->relation == REL_NSUBJ_PASS))
            who = k;
    if (who == NONE || token_of(p, t->head)->upos != UPOS_NOUN) return;
    uint32_t before = who - 1;
    while (before > t->head && token_of(p, before)->upos == UPOS_PUNCT) before--;
    if (token_of(p, before)->upos != UPOS_PROPN) return;
    uint32_t named = head_of_name(p, before);
    if (named > t->head && named < i && is_below(p, named, t->head)) token_of(p, i)->head = named;
}

static uint32_t case_of(const bounds *p, uint32_t i) {
    for (uint32_t k = i; k-- > p->first && i - k < REACH;)
        if (token_of(p, k)->head == i && is_main(p, k, REL_CASE)) return k;
    return NONE;
}

static bool has_child(const bounds *p, uint32_t head, uint8_t relation) {
    for (uint32_t i = head + 1; i < p->end && i < head + 2 * REACH; i++)
        if (token_of(p, i)->head == head && is_main(p, i, relation)) return true;
    return false;
}

/* Reads a word in -s that was taken for a verb as a noun, with the clause behind it. */
static void make_noun(const bounds *p, uint32_t i) {
    token *t = token_of(p, i);
    t->upos = UPOS_NOUN;
    t->xpos = SLICE("NNS");
    t->features = SLICE("Number=Plur");
    for (uint32_t k = i + 1; k < p->end && k < i + 2 * REACH; k++)
        if (token_of(p, k)->head == i && token_of(p, k)->relation == REL_CCOMP) token_of(p, k)->relation = REL_ACL;
}

/* "Dismissed as lies | reports that": the noun behind the judgement is what is judged. */
static void mend_judged(const bounds *p, uint32_t i) {
    token *t = token_of(p, i);
    uint32_t verb = t->head, as = NONE;
    bool stray = t->relation == REL_OBL || t->relation == REL_OBL_UNMARKED || is_main(p, i, REL_NMOD);
    bool noun = t->upos == UPOS_NOUN || slice_equal(t->xpos, SLICE("VBZ"));
    if (!noun || !stray || verb == NONE || verb >= i || case_of(p, i) != NONE) return;
    if (token_of(p, verb)->upos != UPOS_VERB) verb = token_of(p, verb)->head;
    if (verb == NONE || verb >= i || verb < p->first || token_of(p, verb)->upos != UPOS_VERB) return;
    if (has_child(p, verb, REL_OBJ)) return;
    for (uint32_t k = verb + 1; k < i && k < verb + REACH; k++) {
        uint32_t marker = token_of(p, k)->head == verb ? case_of(p, k) : NONE;
        if (marker == verb + 1 && article_word(p->a, marker, WORD_CAPACITY)) as = k;
    }
    if (as == NONE) return;
    if (t->upos != UPOS_NOUN) make_noun(p, i);
    t->head = verb;
    t->relation = REL_OBJ;
}

/* "Showed | Peru shelling a bridge", read as a shelling by the name of Peru. */
static void mend_seen(const bounds *p, uint32_t i) {
    token *t = token_of(p, i);
    uint32_t doing = t->head;
    if (t->upos != UPOS_PROPN || t->relation != REL_COMPOUND || doing == NONE || doing <= i || doing >= p->end)
        return;
    const token *d = token_of(p, doing);
    uint32_t verb = d->head;
    bool gerund = d->upos == UPOS_VERB && article_ends(p->a, doing, WORD_GERUND);
    if (!gerund || verb == NONE || verb >= i || token_of(p, verb)->upos != UPOS_VERB || has_child(p, verb, REL_OBJ))
        return;
    if (!is_main(p, doing, REL_XCOMP) && !is_main(p, doing, REL_CCOMP)) return;
    t->head = verb;
    t->relation = REL_OBJ;
    token_of(p, doing)->relation = REL_XCOMP;
}

/* The passive verb without an agent above a word of one of its phrases; NONE. */
static uint32_t passive_above(const bounds *p, uint32_t i) {
    for (int steps = 0; steps < REACH && i != NONE && i >= p->first; steps++) {
        uint8_t relation = relation_main[token_of(p, i)->relation];
        if (token_of(p, i)->upos == UPOS_VERB) break;
        if (relation != REL_NMOD && relation != REL_OBL && relation != REL_COMPOUND && relation != REL_FLAT)
            return NONE;
        i = token_of(p, i)->head;
    }
    if (i == NONE || i < p->first || token_of(p, i)->upos != UPOS_VERB) return NONE;
    bool passive = false;
    for (uint32_t k = i; k-- > p->first && i - k < REACH;)
        passive |= token_of(p, k)->head == i && token_of(p, k)->relation == REL_AUX_PASS;
    for (uint32_t k = i + 1; k < p->end && k < i + 3 * REACH; k++)
        if (token_of(p, k)->head == i && token_of(p, k)->relation == REL_OBL_AGENT) return NONE;
    return passive ? i : NONE;
}

/* "Boats were sunk off the port of Orsk | by Veland": no place is by somebody. */
static void mend_agent(const bounds *p, uint32_t i) {
    token *t = token_of(p, i);
    uint32_t by = t->upos == UPOS_PROPN && is_main(p, i, REL_NMOD) ? case_of(p, i) : NONE;
    if (by == NONE || by <= p->first || !article_word(p->a, by, WORD_AGENT) || t->head == NONE || t->head >= by)
        return;
    if (token_of(p, by - 1)->upos != UPOS_PROPN) return;
    uint32_t verb = passive_above(p, t->head);
    if (verb == NONE || verb >= by) return;
    t->head = verb;
    t->relation = REL_OBL_AGENT;
}

/* "The Minister for Trade and Ports, | Ada Lind, | said": the minister, and not the ports, is called so. */
static void mend_office(const bounds *p, uint32_t i) {
    token *t = token_of(p, i);
    bool called = t->relation == REL_APPOS && t->upos == UPOS_PROPN && t->name == NAME_PER && i > p->first + 2;
    if (!called || !slice_equal(article_text(p->a, token_of(p, i - 1)->at), SLICE(","))) return;
    uint32_t top = t->head;
    bool office = false;
    for (int steps = 0; steps < REACH && top != NONE && top >= p->first && top < i; steps++) {
        const token *up = token_of(p, top);
        if (up->name == NAME_PER) return;
        if (is_main(p, top, REL_NSUBJ)) break;
        if (!is_main(p, top, REL_CONJ) && !is_main(p, top, REL_NMOD)) return;
        uint32_t marker = case_of(p, top);
        office |= marker != NONE && article_word(p->a, marker, WORD_BENEFICIARY);
        top = up->head;
    }
    if (!office || top == NONE || top < p->first || top >= i || !is_main(p, top, REL_NSUBJ)) return;
    if (token_of(p, top)->upos == UPOS_PROPN) t->head = top;
}

/* The number right before a noun of things that are counted; NONE. */
static uint32_t number_of(const bounds *p, uint32_t i) {
    for (uint32_t k = i; k-- > p->first && i - k < REACH;)
        if (token_of(p, k)->head == i && is_main(p, k, REL_NUMMOD)) return k;
    return NONE;
}

/* "Freed | up to | 12 hostages": no particle of the verb. */
static void hang_on_number(const bounds *p, uint32_t verb, uint32_t number) {
    for (uint32_t k = verb + 1; k < number; k++) {
        token *t = token_of(p, k);
        if (t->head != verb) continue;
        t->head = number;
        t->relation = REL_ADVMOD;
    }
}

/* Whether a word belongs to the number behind it: "at" of "at least 40", "to" of "up to 40". */
static bool is_of_number(const bounds *p, uint32_t k) {
    const token *t = token_of(p, k);
    if (t->upos != UPOS_ADP || t->relation == REL_FIXED || relation_main[t->relation] == REL_COMPOUND) return true;
    return t->head == k + 1 && slice_find(token_of(p, k + 1)->features, SLICE("Degree=Sup")) != SIZE_MAX;
}

/* Whether nothing but what belongs to the number stands between the verb and it. */
static bool counts_only(const bounds *p, uint32_t verb, uint32_t number) {
    for (uint32_t k = verb + 1; k < number; k++) {
        uint8_t upos = token_of(p, k)->upos;
        if (upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON || upos == UPOS_VERB) return false;
        if (!is_of_number(p, k)) return false;
    }
    return true;
}

/* "Killed | at least 43 people", "freed up to 12": what stands before the number belongs to it, and what is counted
 * is the object. */
static void mend_counted(const bounds *p, uint32_t i) {
    token *t = token_of(p, i);
    uint32_t verb = t->head, number = t->relation == REL_OBL && t->upos == UPOS_NOUN ? number_of(p, i) : NONE;
    if (number == NONE || verb == NONE || verb < p->first || verb + 2 >= number || number - verb > REACH) return;
    if (token_of(p, verb)->upos != UPOS_VERB || recast_measures(p->r, t->lemma)) return;
    if (case_of(p, i) != NONE || has_child(p, verb, REL_OBJ) || !counts_only(p, verb, number)) return;
    hang_on_number(p, verb, number);
    t->relation = REL_OBJ;
}

void attach_mend(const valence *v, const recast *r, article *a) {
    static void (*const forms[])(const bounds *, uint32_t) = {mend_relative, mend_judged, mend_seen, mend_agent,
                                                             mend_office, mend_counted};
    for (uint32_t n = 0; n < a->sentences.size; n++) {
        range own = a->sentences.at[n].tokens;
        bounds p = {v, r, a, own.first, own.first + own.count};
        for (uint32_t i = p.first; i < p.end; i++)
            for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) forms[k](&p, i);
    }
}
