/* event_intent.c - walks outwards from a predicate to the word that makes it no more than possible */
#include "code/event_intent.h"

enum intent { UNSAID, OPEN, ANNOUNCED };

static enum intent by_word(const modality *m, const tree *t, uint32_t i) {
    return modality_value(m, MODAL_COMING, t->t[i].lemma, false) != VALUE_NONE ? ANNOUNCED : OPEN;
}

/* "Would" tells of what is to come only in what somebody said or says: "said it would", "news that it would". */
static bool is_reported(const tree *t, uint32_t i) {
    return t->attribution[i] != NONE ||
           (tree_is(t, i, REL_ACL) && tree_word(t, tree_child(t, i, REL_MARK), WORD_COMPLEMENTIZER));
}

/* What the auxiliaries and adjectives of the word say. */
static enum intent by_own(const modality *m, const tree *t, uint32_t i) {
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        enum modal_kind kind = t->t[c].relation == REL_AUX ? MODAL_AUX : MODAL_AMOD;
        if (t->t[c].relation != REL_AUX && t->t[c].relation != REL_AMOD) continue;
        uint8_t value = modality_value(m, kind, t->t[c].lemma, false);
        if (value == VALUE_NONE || (value & (VALUE_NOT - 1)) != VALUE_POSSIBLE) continue;
        bool reported = modality_value(m, MODAL_REPORTED, t->t[c].lemma, false) == VALUE_NONE || is_reported(t, i);
        return reported ? by_word(m, t, c) : OPEN;
    }
    return UNSAID;
}

/* What the word above says of the clause or phrase at `i`: a verb, noun or adjective that makes it possible. A clause
 * with "to" beside a verb's own dependents tells what it is for. */
static enum intent by_above(const modality *m, const tree *t, uint32_t i) {
    uint32_t up = t->t[i].head, mark = tree_child(t, i, REL_MARK);
    bool plain = t->t[up].upos == UPOS_VERB && tree_child(t, up, REL_AUX_PASS) == NONE;
    bool purpose = tree_word(t, mark, WORD_INFINITIVE) && tree_is_main(t, i, REL_ADVCL) && plain;
    if (purpose) return OPEN;
    if (modality_value(m, MODAL_COMING, t->t[up].lemma, false) != VALUE_NONE) return ANNOUNCED;
    if (tree_is(t, i, REL_XCOMP) && modality_value(m, MODAL_XCOMP, t->t[up].lemma, false) == VALUE_POSSIBLE)
        return ANNOUNCED;
    bool clause = tree_is_main(t, i, REL_ADVCL) || tree_is_main(t, i, REL_ACL);
    if (clause && tree_word(t, mark, WORD_INFINITIVE)) return OPEN; /* "a way to" */
    enum modal_kind kind = t->t[up].upos == UPOS_VERB  ? MODAL_VERB
                           : t->t[up].upos == UPOS_ADJ ? MODAL_ADJ
                                                       : MODAL_NOUN;
    uint8_t value = modality_value(m, kind, t->t[up].lemma, false);
    return value != VALUE_NONE && (value & (VALUE_NOT - 1)) == VALUE_POSSIBLE ? OPEN : UNSAID;
}

bool event_is_announced(const modality *m, const tree *t, const proposition *p) {
    uint32_t i = p->head;
    for (uint32_t steps = 0; steps < TREE_STEPS; steps++) {
        enum intent is = by_own(m, t, i);
        if (is == UNSAID && t->t[i].head < t->a->tokens.size) is = by_above(m, t, i);
        if (is != UNSAID) return is == ANNOUNCED;
        if (t->t[i].head >= t->a->tokens.size) return true;
        i = t->t[i].head;
    }
    return true;
}
