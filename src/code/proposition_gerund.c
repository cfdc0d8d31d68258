/* proposition_gerund.c - verbs in -ing that the parser read as adjectives of what they are done to
 *
 * "Denied faking pictures" is read as pictures that fake, "stop shelling villages" as villages, "accused X of
 * shelling villages" as villages of which X is accused. Where the word above takes a deed, and not a thing, the
 * gerund is the deed and the noun its object. */
#include "code/proposition_draft.h"

static const subject nobody = {NONE, NONE, false};

static bool denies(const draft *d, uint32_t verb) {
    uint8_t value = modality_value(d->finder->modality, MODAL_VERB, d->tree->t[verb].lemma, false);
    return value == (VALUE_NOT | VALUE_PROBABLE) || value == (VALUE_NOT | VALUE_CERTAIN);
}

static bool ceases(const draft *d, uint32_t verb) {
    return modality_value(d->finder->modality, MODAL_CEASING, d->tree->t[verb].lemma, false) != VALUE_NONE;
}

/* Who is said to do what a phrase tells of which somebody is accused, or with which he is reproached. */
static subject charged_with(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    uint32_t up = t->t[noun].head;
    slice marker = tree_marker(t, noun, REL_CASE, d->arena);
    if (up >= t->a->tokens.size) return nobody;
    if (tree_is_main(t, noun, REL_NMOD) && sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[up].lemma) &&
        word_is(t->words, marker, WORD_GENITIVE))
        return subject_accused(d, up);
    return tree_is_main(t, noun, REL_OBL) || tree_is_main(t, noun, REL_NMOD) ? subject_imputed(d, noun) : nobody;
}

/* A verb in -ing of which the lexicon knows what it is done to: not the "growing" of "accusations of growing
 * corruption". */
static bool is_gerund(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    bool front = tree_is(t, i, REL_AMOD) || tree_is(t, i, REL_COMPOUND);
    if (!front || t->t[i].upos != UPOS_VERB || !article_ends(t->a, i, WORD_GERUND)) return false;
    const frame *f = sense_frame(d->finder->senses, PREDICATE_VERB, draft_verb_known(d, t->t[i].lemma));
    return f && frame_names(d->finder->senses, f, SLICE("obj"));
}

uint32_t gerund_object(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t noun = t->t[i].head;
    if (noun >= t->a->tokens.size || noun < i) return NONE;
    uint32_t up = t->t[noun].head;
    if (up < t->a->tokens.size && tree_is(t, noun, REL_OBJ) && t->t[up].upos == UPOS_VERB && up < i) {
        if (!denies(d, up) && !is_gerund(d, i)) return NONE;
        if (denies(d, up)) return tree_is(t, i, REL_AMOD) && tree_has(t, i, SLICE("VerbForm=Ger")) ? noun : NONE;
        return ceases(d, up) && up + 1 == i ? noun : NONE;
    }
    bool first = i > 0 && is_gerund(d, i) && tree_is(t, i - 1, REL_CASE) && t->t[i - 1].head == noun;
    return first && charged_with(d, noun).token != NONE ? noun : NONE;
}

subject gerund_subject(const draft *d, uint32_t i) {
    uint32_t noun = d->tree->t[i].head;
    return tree_is(d->tree, noun, REL_OBJ) ? subject_of(d, d->tree->t[noun].head) : charged_with(d, noun);
}

bool gerund_before(const draft *d, uint32_t noun) {
    for (uint32_t i = noun; i-- > 0 && noun - i < 4;)
        if (d->tree->t[i].head == noun && gerund_object(d, i) == noun) return true;
    return false;
}
