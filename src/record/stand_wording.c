/* stand_wording.c - how the words of a proposition begin and what they leave out, for who calls a dispute by them:
 * claim_told.c
 *
 * Read off the tree once, while the article is coded, for a list has no trees. */
#include "record/stander.h"

/* Whether the word only joins a clause, or the noun that is the proposition's head, to what is before it. */
static bool is_opener(const article *a, const token *t, const proposition *p) {
    uint8_t relation = relation_main[t->relation];
    bool small_word = t->upos == UPOS_SCONJ || t->upos == UPOS_ADP || t->upos == UPOS_PART;
    bool clause = t->head < a->tokens.size && a->tokens.at[t->head].upos == UPOS_VERB;
    return small_word && (relation == REL_MARK || (relation == REL_CASE && (clause || t->head == p->head)));
}

/* How many words there are up to the one that joins the clause: "quote clearly | that"; 0 where they are many, or
 * there is none. */
static uint32_t words_to_mark(const article *a, uint32_t first, uint32_t head) {
    for (uint32_t i = first; i < head && i < first + OPENERS_MOST; i++) {
        if (a->tokens.at[i].upos == UPOS_PUNCT) return 0;
        if (a->tokens.at[i].head == head && relation_main[a->tokens.at[i].relation] == REL_MARK &&
            a->tokens.at[i].upos == UPOS_SCONJ)
            return i + 1 - first;
    }
    return 0;
}

static uint32_t openers_of(const article *a, const proposition *p) {
    if (p->attribution >= a->attributions.size) return 0;
    uint32_t i = article_token_from(a, article_extent(a, a->attributions.at[p->attribution].content).begin),
             count = words_to_mark(a, i, p->head);
    if (count > 1) return count;
    count = 0;
    for (; i < a->tokens.size && i < p->head && count < OPENERS_MOST; i++) {
        if (a->tokens.at[i].upos == UPOS_PUNCT) continue;
        if (!is_opener(a, &a->tokens.at[i], p)) break;
        count++;
    }
    return count;
}

/* Whether its clause begins with a pronoun that tells whose the first of its parts is. */
static bool is_owned(const article *a, const proposition *p) {
    if (p->attribution >= a->attributions.size) return false;
    uint32_t i =
        article_token_from(a, article_extent(a, a->attributions.at[p->attribution].content).begin) + openers_of(a, p);
    return i < p->head && a->tokens.at[i].upos == UPOS_PRON && a->tokens.at[i].relation == REL_NMOD_POSS;
}

/* Whether a pronoun stands for what or whom it is done to. */
static bool points(const article *a, const proposition *p) {
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        bool goal = x->role == ROLE_OBJECT || x->role == ROLE_RECIPIENT;
        if (goal && x->head > p->head && x->head < a->tokens.size && a->tokens.at[x->head].upos == UPOS_PRON)
            return true;
    }
    return false;
}

static bool is_joined(const article *a, const proposition *p) {
    bool finite =
        p->head < a->tokens.size && slice_find(a->tokens.at[p->head].features, SLICE("VerbForm=Fin")) != SIZE_MAX;
    for (uint32_t i = 0; i < p->arguments.count && !finite; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        uint32_t next = x->role == ROLE_ACTOR ? article_token_from(a, article_extent(a, x->spans).end) : NONE;
        /* not "to" */
        if (next < p->head && a->tokens.at[next].upos != UPOS_PART && is_opener(a, &a->tokens.at[next], p))
            return true;
    }
    return false;
}

uint32_t stander_wording(const article *a, const proposition *p) {
    return (is_joined(a, p) ? MARK_JOINED : 0) | (is_owned(a, p) ? MARK_OWNED : 0) |
           (points(a, p) ? MARK_POINTS : 0) | openers_of(a, p) * MARK_OPENERS;
}
