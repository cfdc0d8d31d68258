/* proposition_mutual.c - deeds with which two charge each other: "X and Y accused each other of shelling villages"
 *
 * Each is said to have done it, by the other: one proposition for each of them, under the same attribution. Whose
 * charge is whose the record tells (stand_emit.c): nobody charges himself. */
#include "code/proposition_draft.h"

/* "each other", "one another"; "the other" where it is each that does it. */
static bool is_mutual(const tree *t, uint32_t i) {
    if ((tree_word(t, i, WORD_RECIPROCAL_EACH) && tree_word(t, i + 1, WORD_RECIPROCAL_OTHER)) ||
        (tree_word(t, i, WORD_RECIPROCAL_ONE) && tree_word(t, i + 1, WORD_RECIPROCAL_ANOTHER)))
        return true;
    if (i > 0 && tree_word(t, i, WORD_RECIPROCAL_OTHER) && (tree_word(t, i - 1, WORD_RECIPROCAL_EACH))) return true;
    if (i > 0 && tree_word(t, i, WORD_RECIPROCAL_ANOTHER) && tree_word(t, i - 1, WORD_RECIPROCAL_ONE)) return true;
    if (i == 0 || !tree_word(t, i, WORD_RECIPROCAL_OTHER) || !tree_word(t, i - 1, WORD_DEFINITE)) return false;
    for (uint32_t k = i; k-- > 0 && i - k < 6 && t->t[k].sentence == t->t[i].sentence;)
        if (tree_word(t, k, WORD_RECIPROCAL_EACH)) return true;
    return false;
}

uint32_t mutual_object(const tree *t, uint32_t i) {
    bool word = tree_word(t, i, WORD_RECIPROCAL);
    for (int steps = 0; word && steps < 3 && i < t->a->tokens.size && t->t[i].upos != UPOS_VERB; steps++)
        i = t->t[i].head;
    uint32_t object = word && i < t->a->tokens.size ? tree_child(t, i, REL_OBJ) : NONE;
    return object != NONE && is_mutual(t, object) ? object : NONE;
}

static uint32_t add_party(const draft *d, uint32_t i, uint32_t *out, uint32_t count) {
    uint32_t who = actor_called(d->tree, i);
    if (who == NONE || count == MUTUAL_PARTIES) return count;
    for (uint32_t k = 0; k < count; k++)
        if (actor_called(d->tree, out[k]) == who) return count;
    out[count] = i;
    return count + 1;
}

/* A noun and what is coordinated with it. */
static uint32_t add_joined(const draft *d, uint32_t i, uint32_t *out, uint32_t count) {
    const tree *t = d->tree;
    uint32_t n;
    count = add_party(d, i, out, count);
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_CONJ)) count = add_party(d, c, out, count);
    return count;
}

/* Who they are that do something to each other: "X and Y", "the neighbours, X and Y", "the armies of X and Y". */
static uint32_t parties_of(const draft *d, uint32_t subject_token, uint32_t *out) {
    const tree *t = d->tree;
    uint32_t n, count = add_joined(d, subject_token, out, 0);
    for (uint32_t c = tree_begin(t, subject_token, &n); c != NONE && count < 2; c = tree_after(t, c, &n)) {
        if (!tree_is(t, c, REL_APPOS) && !tree_is_main(t, c, REL_NMOD)) continue;
        uint32_t inner = add_joined(d, c, out, 0);
        if (inner > 1) return inner;
        count = add_joined(d, subject_token, out, 0);
    }
    return count;
}

/* The verb by which charges are traded of which it is one, or NONE: "traded accusations of | shelling". */
static uint32_t trading_verb(const draft *d) {
    const tree *t = d->tree;
    uint32_t i = t->t[d->head].head;
    for (int steps = 0; steps < 3 && i < t->a->tokens.size; steps++, i = t->t[i].head) {
        uint32_t up = t->t[i].head;
        bool traded = tree_is(t, i, REL_OBJ) && up < t->a->tokens.size &&
                      sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[i].lemma);
        if (traded && sense_is(d->finder->senses, PREDICATE_TRADING, t->t[up].lemma)) return up;
    }
    return NONE;
}

uint32_t mutual_doer(const draft *d, uint32_t *parties, uint32_t *count) {
    const tree *t = d->tree;
    uint32_t verb = trading_verb(d);
    for (uint32_t i = 0; i < d->size; i++) {
        if (d->fillers[i].role != ROLE_ACTOR) continue;
        uint32_t at = d->fillers[i].token;
        bool mutual = is_mutual(t, at), pronoun = t->t[at].upos == UPOS_PRON,
             own = at > d->head || tree_child_main(t, d->head, REL_NSUBJ) == at;
        if (!mutual && (verb == NONE || (own && !pronoun))) continue;
        uint32_t above = mutual ? t->t[at].head : verb;
        subject s = above < t->a->tokens.size ? subject_of(d, above) : (subject){NONE, NONE, false};
        *count = s.token == NONE ? 0 : parties_of(d, s.token, parties);
        return i;
    }
    return NONE;
}
