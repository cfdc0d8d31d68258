/* coref_firm.c - which firm "the company", "the turbine maker" and "the Rotterdam-based carrier" are
 *
 * Part of deciding about descriptions (coref.c). News calls the firm that a report is about by what it makes, and
 * nothing but its place in the report tells which that is: so the last firm that did or said something is meant, where
 * no other stands as well. */
#include "code/actor_cast.h"

enum {
    BACK = 60 /* phrases looked back */,
    SENTENCES = 4 /* the same; further back it must be the only firm */,
    SUBJECT = 35,
    TOPIC = 15 /* the first firm of the report */,
    SURE = 15 /* it says that it is one */,
    APART = 15 /* how much better than the next */,
    LEAST = 100 /* nothing below: what only stands in the sentence before is not meant */,
    FIRMS = 500 /* actors asked */
};

static const token *head_of(const cast *c, const phrase *p) { return &c->a->tokens.at[p->head]; }

static uint32_t sentence_of(const cast *c, const phrase *p) { return c->a->tokens.at[p->core_begin].sentence; }

/* Whether its name, or what was said of it, tells that it is one. */
static bool is_surely_firm(const who *w) { return w->trade || slice_equal(w->sector, SLICE("BUS")); }

/* A named body that may be a business: no state's, no party; of usual words ("Clear Skies") only where something tells so. */
static bool is_firm(const who *w) {
    if (w->usual && !is_surely_firm(w)) return false;
    static const char *const trades[] = {"BUS", "JRN"};
    bool business = !w->sector.size && slice_starts(w->key, SLICE("o::"));
    for (size_t i = 0; i < sizeof trades / sizeof *trades; i++)
        business |= slice_equal(w->sector, slice_of(trades[i]));
    return w->kind == ACTOR_ORGANISATION && w->named && !w->plural && business;
}

static bool is_business(const entry *e) {
    return e->kind == ENTRY_BODY && slice_equal(e->sector, SLICE("BUS"));
}

/* Whether what follows the noun says which one it is: "the company that built it", "the bank in Lagos". */
static bool is_told_apart(const cast *c, const phrase *p) {
    const article *a = c->a;
    uint32_t t = p->core_end;
    if (t >= a->tokens.size || a->tokens.at[t].sentence != a->tokens.at[p->core_begin].sentence) return false;
    const token *k = &a->tokens.at[t];
    bool below = k->head == p->head || (k->head != NONE && a->tokens.at[k->head].head == p->head);
    uint32_t clause = k->head != NONE ? relation_main[a->tokens.at[k->head].relation] : REL_DEP;
    bool relative = k->upos == UPOS_PRON && clause == REL_ACL;
    return (k->upos == UPOS_ADP && below) || relative || relation_main[k->relation] == REL_ACL ||
           relation_main[k->relation] == REL_APPOS || k->upos == UPOS_PROPN;
}

/* Whether the words before the noun are no more than a place, a people or what it is in: "the Danish turbine
 * maker". "The new company", "the other firm" are others. */
static bool is_plain(const cast *c, const phrase *p) {
    for (uint32_t t = p->begin; t < p->core_begin; t++) {
        const token *k = &c->a->tokens.at[t];
        enum modifier_kind kind = gazetteer_modifier(c->g, c->found->keys[t]);
        bool known = kind == MODIFIER_THE || kind == MODIFIER_RANK || c->found->name_of[t] != NONE ||
            k->upos == UPOS_PUNCT;
        bool based = t > p->begin && k[-1].upos == UPOS_PUNCT && k[-1].at.end == k->at.begin; /* "Rotterdam-based" */
        if (!known && !based && k->upos != UPOS_PROPN) return false;
    }
    return true;
}

/* How much the last place where a firm stands before speaks for it. */
static int score_of(const cast *c, const phrase *p, const phrase *q, const who *w, const who *topic) {
    int score = 100 - 30 * (int)(sentence_of(c, p) - sentence_of(c, q));
    if (relation_main[head_of(c, q)->relation] == REL_NSUBJ) score += SUBJECT;
    if (q->possessive || q->located) score -= 10;
    if (w == topic) score += TOPIC;
    if (is_surely_firm(w)) score += SURE;
    if (slice_equal(w->sector, SLICE("JRN"))) score -= SURE;
    return score;
}

/* Both arguments of one verb: "Aldvik sued the company". */
static bool beside(const cast *c, const phrase *p, const phrase *q) {
    return head_of(c, p)->head != NONE && head_of(c, p)->head == head_of(c, q)->head;
}

static bool countries_agree(const phrase *p, const who *w) {
    return !p->country_count || !w->country.size || slice_equal(p->countries[0], w->country);
}

static who *firm_before(const cast *c, uint32_t number, const who *topic, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    const who *barred = NULL;
    who *best = NULL;
    int most = 0, next = 0;
    for (uint32_t i = number, n = 0; i-- > 0 && n < BACK; n++) {
        const phrase *q = &c->phrases.at[i];
        who *w = c->who_of[i] == NONE ? NULL : &c->list.at[c->who_of[i]];
        if (sentence_of(c, q) + SENTENCES < sentence_of(c, p)) break;
        if (!w || q->adjective || !is_firm(w) || !countries_agree(p, w) || w == barred) continue;
        if (quoted[q->head] && !quoted[p->head]) continue;
        if (beside(c, p, q)) {
            barred = w;
            continue;
        }
        int score = score_of(c, p, q, w, topic);
        if (w == best) most = score > most ? score : most;
        else if (score > most) next = best ? most : next, most = score, best = w;
        else next = score > next ? score : next;
    }
    return best && best != barred && most > next + APART && most >= LEAST ? best : NULL;
}

bool firm_described(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    bool one = p->definite == DEFINITE_THE && !p->plural && !p->other && !p->some && !p->past && p->owner == NONE;
    return one && p->entry && is_business(p->entry) && p->country_count <= 1 && is_plain(c, p) && !is_told_apart(c, p);
}

who *firm_meant(const cast *c, uint32_t number, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    who *first = NULL;
    uint32_t firms = 0;
    if (!firm_described(c, number)) return NULL;
    for (uint32_t i = 0; i < c->list.size && i < FIRMS; i++) {
        who *w = &c->list.at[i];
        if (!is_firm(w)) continue;
        if (!first) first = w;
        firms++;
    }
    if (!first) return NULL;
    if (firms > 1) return firm_before(c, number, first, quoted);
    return countries_agree(p, first) && (first->mentions > 1 || is_surely_firm(first)) ? first : NULL;
}
