/* camp_before.c - what stood before the words that name an official first */
#include <string.h>

#include "record/camp_weighing.h"

enum { BACK_SENTENCES = 2 };

/* What the words say up to here. */
typedef struct before {
    uint32_t last, last_but_one, last_sentence; /* states */
    bool denies;
    uint32_t body[8], body_sentence[8];         /* by sector: the state of the body that was named last */
} before;

static const char *const body_sectors[8] = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PRM", ""};

static uint32_t sector_number(const actor *who) {
    for (uint32_t i = 0; i < 7; i++)
        if (!strcmp(body_sectors[i], who->sector)) return i;
    return 7;
}

static bool in_relative_clause(const article *a, uint32_t at) {
    for (int i = 0; i < 4 && at < a->tokens.size; i++, at = a->tokens.at[at].head)
        if (a->tokens.at[at].relation == REL_ACL_RELCL) return true;
    return false;
}

/* Of each token: 1 + the state that is a source or a doer there. */
static uint8_t *speaking(weighing *w) {
    const article *a = w->a;
    uint8_t *out = ARENA_NEW(w->scratch, uint8_t, a->tokens.size + 1);
    w->denying = ARENA_NEW(w->scratch, bool, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *t = &a->attributions.at[i];
        /* whose claim is denied */
        bool denied = t->parent < a->attributions.size && a->attributions.at[t->parent].stance == STANCE_DENIES;
        /* "the Ruritanian claim" */
        bool noun = t->cue_head < a->tokens.size && a->tokens.at[t->cue_head].upos == UPOS_NOUN;
        if (denied || noun || in_relative_clause(a, t->cue_head)) continue;
        if (t->source_head < a->tokens.size && t->speaker < a->actors.size && w->of[t->speaker]) {
            out[t->source_head] = w->of[t->speaker];
            w->denying[t->source_head] |= t->stance == STANCE_DENIES;
        }
    }
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        for (uint32_t n = 0; p->attribution == NONE && n < p->arguments.count; n++) {
            const argument *x = &a->arguments.at[p->arguments.first + n];
            if (x->role == ROLE_ACTOR && x->head < a->tokens.size && x->actor < a->actors.size && w->of[x->actor])
                out[x->head] = w->of[x->actor];
        }
    }
    return out;
}

/* Whether "its" or "his" is bound to the mention's noun. */
static bool is_its(const article *a, const mention *m) {
    for (uint32_t i = m->head, n = 0; i-- > 0 && n < 12 && a->tokens.at[i].sentence == a->tokens.at[m->head].sentence;
         n++) {
        const token *k = &a->tokens.at[i];
        bool owns = token_has(k, "Poss=Yes") && token_has(k, "Person=3");
        if (owns && (k->head == m->head || (k->head < a->tokens.size && a->tokens.at[k->head].head == m->head)))
            return true;
    }
    return false;
}

static void note_before(weighing *w, const before *b, const mention *m, int8_t *tells) {
    const article *a = w->a;
    uint32_t here = article_sentence_at(a, m->head), sector = sector_number(&a->actors.at[m->actor]);
    if (b->last != NONE) {
        tells[b->last * EVIDENCES + EVIDENCE_LAST] = 1;
        if (here <= b->last_sentence + 1) tells[b->last * EVIDENCES + EVIDENCE_LAST_NEAR] = 1;
        if (here <= b->last_sentence + 1 && b->denies) tells[b->last * EVIDENCES + EVIDENCE_LAST_DENIES] = 1;
        if (is_its(a, m)) tells[b->last * EVIDENCES + EVIDENCE_ITS] = 1;
    }
    if (b->last_but_one != NONE) tells[b->last_but_one * EVIDENCES + EVIDENCE_LAST_BUT_ONE] = 1;
    if (sector < 7 && b->body[sector] != NONE && here <= b->body_sentence[sector] + BACK_SENTENCES)
        tells[b->body[sector] * EVIDENCES + EVIDENCE_LIKE_BODY] = 1;
}

int8_t **weighing_before(weighing *w) {
    const article *a = w->a;
    const uint8_t *speaks = speaking(w);
    int8_t **out = ARENA_NEW(w->scratch, int8_t *, a->actors.size + 1);
    before b = {.last = NONE, .last_but_one = NONE};
    uint32_t met = 0;
    for (int i = 0; i < 8; i++) b.body[i] = NONE;
    uint32_t *at_token = weighing_chains(w, a->tokens.size), *next = weighing_chains(w, a->mentions.size);
    for (uint32_t i = a->mentions.size; i-- > 0;)
        weighing_chain(at_token, next, a->mentions.at[i].head, a->tokens.size, i);
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        if (speaks[t]) {
            uint32_t now = speaks[t] - 1U;
            if (now != b.last) b.last_but_one = b.last, b.denies = false;
            b.last = now;
            b.denies = (b.denies && b.last_sentence == a->tokens.at[t].sentence) || w->denying[t];
            b.last_sentence = a->tokens.at[t].sentence;
        }
        for (uint32_t i = at_token[t]; i != NONE; i = next[i]) {
            const mention *m = &a->mentions.at[i];
            if (m->actor >= a->actors.size || m->pronoun) continue;
            const actor *who = &a->actors.at[m->actor];
            if (w->open[m->actor] && !out[m->actor] && met++ < MOST_WEIGHED) {
                out[m->actor] = ARENA_NEW(w->scratch, int8_t, (size_t)EVIDENCES * STATES);
                note_before(w, &b, m, out[m->actor]);
            }
            if (w->of[m->actor] && who->kind == ACTOR_ORGANISATION) {
                b.body[sector_number(who)] = w->of[m->actor] - 1U;
                b.body_sentence[sector_number(who)] = a->tokens.at[t].sentence;
            }
        }
    }
    return out;
}
