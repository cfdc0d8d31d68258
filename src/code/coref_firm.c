/* coref_firm.c - which firm "the company", "the turbine maker" and "the Rotterdam-based carrier" are; which party
 * "our party", which union "the union"
 *
 * Part of deciding about descriptions (coref_noun.c). News calls the firm that a report is about by what it makes,
 * and nothing but its place in the report tells which that is: so the last firm that did or said something is meant,
 * where no other stands as well. With a party it is the same, and with a union. */
#include "code/actor_cast.h"

#include "base/utf8.h"

enum {
    BACK = 60 /* phrases looked back */,
    SENTENCES = 4 /* the same; further back it must be the only firm */,
    SUBJECT = 35,
    TOPIC = 15 /* the first firm of the report */,
    SURE = 15 /* it says that it is one */,
    APART = 15 /* how much better than the next */,
    LEAST = 100 /* nothing below: what only stands in the sentence before is not meant */,
    LEAST_PARTY = 80 /* few reports have two */,
    FIRMS = 500 /* actors asked */,
    PHRASES = 1000 /* the same */
};

static const token *head_of(const cast *c, const phrase *p) { return &c->a->tokens.at[p->head]; }

static uint32_t sentence_of(const cast *c, const phrase *p) { return c->a->tokens.at[p->core_begin].sentence; }

/* Whether its name, or what was said of it, tells that it is one. */
static bool is_surely_firm(const who *w) { return w->trade || slice_equal(w->sector, SLICE("BUS")); }

/* A named body that may be a business: no state's, no party; of usual words ("Clear Skies") only where something
 * tells so. */
static bool is_firm(const who *w) {
    if (w->usual && !is_surely_firm(w)) return false;
    static const char *const trades[] = {"BUS", "JRN"};
    bool business = !w->sector.size && slice_starts(w->key, SLICE("o::"));
    for (size_t i = 0; i < sizeof trades / sizeof *trades; i++)
        business |= slice_equal(w->sector, slice_of(trades[i]));
    return w->kind == ACTOR_ORGANISATION && w->named && !w->plural && business;
}

/* A named party; or what has no sector where the report speaks of nothing else so often, which `topic` says. */
static bool is_party(const who *w, const who *topic) {
    bool sure = slice_equal(w->sector, SLICE("PTY"));
    return w->kind == ACTOR_ORGANISATION && w->named && !w->plural && (sure || w == topic);
}

static bool is_union(const who *w) {
    return w->kind == ACTOR_ORGANISATION && w->named && !w->plural && slice_equal(w->sector, SLICE("LAB"));
}

/* What sort of body a noun stands for. */
enum sort { SORT_NONE, SORT_FIRM, SORT_PARTY, SORT_UNION };

/* Whether a noun is the plain word for its sort: "party", and not "coalition". */
static bool is_plain_word(const cast *c, const entry *e) {
    return e->role != NONE && slice_equal(e->form, gazetteer_role_name(c->g, e->role));
}

static enum sort sort_of(const cast *c, const entry *e) {
    if (e->kind != ENTRY_BODY) return SORT_NONE;
    if (slice_equal(e->sector, SLICE("BUS"))) return SORT_FIRM;
    if (e->role == gazetteer_role(c->g, word_first(c->a->words, WORD_PARTY)) && is_plain_word(c, e))
        return SORT_PARTY;
    return slice_equal(e->sector, SLICE("LAB")) ? SORT_UNION : SORT_NONE;
}

/* Whether it is who publishes the report, or the agency that it is from: neither is "the company". */
static bool publishes(const cast *c, const who *w) {
    slice called = utf8_key(c->a->arena, w->shown);
    return called.size && (slice_equal(called, utf8_key(c->a->arena, c->a->outlet)) ||
                           slice_equal(called, utf8_key(c->a->arena, c->a->agency)));
}

static bool is_of_sort(const cast *c, enum sort sort, const who *w, const who *topic) {
    if (publishes(c, w)) return false;
    return sort == SORT_FIRM ? is_firm(w) : sort == SORT_PARTY ? is_party(w, topic) : is_union(w);
}

/* Whether somebody leads what the report calls "the party", or "its" party: there is a party then, and no feast. */
static bool has_leader(const cast *c) {
    uint32_t leader = gazetteer_role(c->g, word_first(c->a->words, WORD_PARTY_LEADER));
    uint32_t chairman = gazetteer_role(c->g, word_first(c->a->words, WORD_PARTY_CHAIRMAN));
    for (uint32_t i = 0; i < c->phrases.size && i < PHRASES; i++) {
        const phrase *q = &c->phrases.at[i];
        bool leads =
            q->kind == PHRASE_NOUN && !q->plural &&
            (gazetteer_role_is(c->g, q->entry->role, leader) || gazetteer_role_is(c->g, q->entry->role, chairman));
        if (!leads) continue;
        const pronoun *own = q->owner == NONE ? NULL : gazetteer_pronoun(c->g, c->found->keys[q->owner]);
        if (own && own->gender == 'n') return true;
        for (uint32_t k = i > 2 ? i - 2 : 0; k < c->phrases.size && k < i + 3; k++) {
            const phrase *r = &c->phrases.at[k];
            bool bound = head_of(c, r)->head == q->head ||
                         (q->owner != NONE && r->core_begin <= q->owner && q->owner < r->core_end);
            if (k != i && bound && r->kind == PHRASE_NOUN && sort_of(c, r->entry) == SORT_PARTY) return true;
        }
    }
    return false;
}

/* The body of which nothing is known that a report names oftenest, and twice at least; NULL where there are two. */
static const who *topic_of(const cast *c) {
    const who *most = NULL;
    bool tied = false;
    for (uint32_t i = 0; i < c->list.size && i < FIRMS; i++) {
        const who *w = &c->list.at[i];
        bool open = w->kind == ACTOR_ORGANISATION && w->named && !w->plural && !w->sector.size && !w->role_count &&
                    slice_starts(w->key, SLICE("o::"));
        if (!open || w->mentions < 2 || (most && w->mentions < most->mentions)) continue;
        tied = most && w->mentions == most->mentions;
        most = w;
    }
    return tied ? NULL : most;
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

/* Whether the words before the noun are no more than whose it is, a place, a people or what it is in: "the Danish
 * turbine maker". "The new company", "the other firm" are others. */
static bool is_plain(const cast *c, const phrase *p) {
    for (uint32_t t = p->begin; t < p->core_begin; t++) {
        const token *k = &c->a->tokens.at[t];
        enum modifier_kind kind = gazetteer_modifier(c->g, c->found->keys[t]);
        bool known = kind == MODIFIER_THE || kind == MODIFIER_RANK || t == p->owner || c->found->name_of[t] != NONE ||
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

static who *firm_before(const cast *c, uint32_t number, enum sort sort, const who *topic, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    int least = sort == SORT_PARTY ? LEAST_PARTY : LEAST;
    const who *barred = NULL;
    who *best = NULL;
    int most = 0, next = 0;
    for (uint32_t i = number, n = 0; i-- > 0 && n < BACK; n++) {
        const phrase *q = &c->phrases.at[i];
        who *w = c->who_of[i] == NONE ? NULL : &c->list.at[c->who_of[i]];
        if (sentence_of(c, q) + SENTENCES < sentence_of(c, p)) break;
        if (!w || q->adjective || !is_of_sort(c, sort, w, topic) || !countries_agree(p, w) || w == barred) continue;
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
    return best && best != barred && most > next + APART && most >= least ? best : NULL;
}

/* "Our party", "his company": whose it is, only somebody's. */
static bool is_own(const cast *c, const phrase *p) {
    return p->definite == DEFINITE_OWNED && p->owner != NONE && gazetteer_pronoun(c->g, c->found->keys[p->owner]);
}

/* Whether a phrase calls one body of a sort by what it is alone; `own`: one that a pronoun may own. */
static bool is_described(const cast *c, const phrase *p, bool own) {
    bool the = p->definite == DEFINITE_THE && p->owner == NONE;
    bool one = (the || own) && !p->plural && !p->other && !p->some && !p->past;
    return one && p->country_count <= 1 && is_plain(c, p) && !is_told_apart(c, p);
}

bool firm_described(const cast *c, uint32_t number, slice sector) {
    const phrase *p = &c->phrases.at[number];
    bool body = p->entry && p->entry->kind == ENTRY_BODY && slice_equal(p->entry->sector, sector);
    return body && is_described(c, p, false);
}

who *firm_meant(const cast *c, uint32_t number, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    enum sort sort = sort_of(c, p->entry);
    who *first = NULL;
    uint32_t bodies = 0;
    bool own = is_own(c, p);
    if (!sort || !is_described(c, p, own)) return NULL;
    const who *topic = sort == SORT_PARTY && has_leader(c) ? topic_of(c) : NULL;
    for (uint32_t i = 0; i < c->list.size && i < FIRMS; i++) {
        who *w = &c->list.at[i];
        if (!is_of_sort(c, sort, w, topic)) continue;
        if (!first) first = w;
        bodies++;
    }
    /* of who speaks, mostly the one spoken of */
    bool ours = own && gazetteer_pronoun(c->g, c->found->keys[p->owner])->person == '1';
    if (!first || (own && !ours && bodies > 1)) return NULL;
    if (bodies > 1) return firm_before(c, number, sort, sort == SORT_PARTY ? topic : first, quoted);
    bool sure = sort != SORT_FIRM || is_surely_firm(first) || (!own && first->mentions > 1);
    return countries_agree(p, first) && sure ? first : NULL;
}

who *firm_beside(const cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    uint32_t first = p->core_begin;
    if (!sort_of(c, p->entry) || !is_plain_word(c, p->entry) || p->plural) return NULL;
    while (first > p->begin && c->a->tokens.at[first - 1].upos != UPOS_DET &&
           c->a->tokens.at[first - 1].upos != UPOS_PUNCT)
        first--;
    for (; first < p->core_begin; first++) {
        who *w = cast_body_named(c, first, p->core_begin);
        if (w) return w;
    }
    return NULL;
}
