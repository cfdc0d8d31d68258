/* proposition_noun.c - from the dependents of a noun, and of the verb that carries it, to its arguments */
#include "code/proposition_draft.h"

#define STRAY 16 /* tokens behind a noun */

/* Whose deed it is where a pronoun owns it: who ends it, for "told X to halt its shelling" is X's; who is taken to
 * task for it. */
static uint32_t who_owns(const draft *d) {
    const tree *t = d->tree;
    uint32_t verb = t->t[d->head].head;
    bool ends = tree_is(t, d->head, REL_OBJ) &&
                modality_value(d->finder->modality, MODAL_CEASING, t->t[verb].lemma, false) != VALUE_NONE;
    subject s = ends ? subject_of(d, verb) : subject_reproached(d, d->head);
    return s.token == NONE || s.passive ? NONE : s.actor != NONE ? s.actor : actor_called(t, s.token);
}

/* "Their killing" is done to them, "their killing of guards" by them. */
static uint8_t owner_role(const draft *d) {
    const tree *t = d->tree;
    uint32_t n;
    uint8_t role = draft_role(d, "poss");
    if (role != ROLE_OBJECT && role != FRAME_TARGET) return role;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool of = tree_is_main(t, c, REL_NMOD) && tree_word(t, tree_child(t, c, REL_CASE), WORD_GENITIVE);
        uint8_t of_role = of ? draft_word_role(d, WORD_GENITIVE) : FRAME_NONE;
        if (of_role == FRAME_TARGET || of_role == ROLE_OBJECT) return ROLE_ACTOR;
    }
    return role;
}

/* Possessors, compounds, adjectives and prepositional phrases of a noun. */
static void add_modifiers(draft *d) {
    const tree *t = d->tree;
    uint32_t n;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool acts = actor_at(t, c) != NONE;
        if (tree_is(t, c, REL_NMOD_POSS)) {
            if (t->date[c] != NONE && !acts)
                draft_put(d, ROLE_TIME, c, NONE);
            else
                draft_add(d, owner_role(d), c);
            bool taken = d->size && d->fillers[d->size - 1].token == c && d->fillers[d->size - 1].role == ROLE_ACTOR;
            if (taken && t->t[c].upos == UPOS_PRON) d->fillers[d->size - 1].actor = who_owns(d);
        } else if (tree_is(t, c, REL_AMOD) && acts)
            draft_add(d, draft_role(d, "amod"), c);
        else if (tree_is(t, c, REL_COMPOUND) && !(c + 2 == d->head && hyphen_front(t, c))) {
            uint8_t role = draft_role(d, "comp");
            if (t->date[c] != NONE && !acts)
                draft_put(d, ROLE_TIME, c, NONE);
            else if (acts && role != FRAME_TARGET && t->t[c].upos == UPOS_PROPN)
                draft_add(d, draft_role(d, "amod"), c);
            else
                draft_add(d, role, c);
        } else if (tree_is_main(t, c, REL_NMOD))
            draft_add_oblique(d, c);
    }
}

/* The dependents of the verb that carries the noun: "launched an attack on", "sanctions were imposed by". */
static void add_carried(draft *d) {
    const tree *t = d->tree;
    uint32_t n, light = d->light;
    subject s = subject_of(d, light);
    bool bears = sense_is(d->finder->senses, PREDICATE_BEARING, t->t[light].lemma); /* "suffered an attack" */
    bool owns = sense_is(d->finder->senses, PREDICATE_HAVING, t->t[light].lemma);
    uint8_t owner = owns ? draft_role(d, "poss") : ROLE_ACTOR;
    if (owner != ROLE_OBJECT && owner != FRAME_TARGET) owner = FRAME_TARGET, owns = false;
    if ((bears || owns) && s.token != NONE && !s.passive)
        draft_add_subject(d, owner, s, false);
    else if (!draft_has(d, ROLE_ACTOR) && s.token != NONE && !s.passive)
        draft_add_subject(d, ROLE_ACTOR, s, false);
    for (uint32_t c = tree_begin(t, light, &n); c != NONE; c = tree_after(t, c, &n)) {
        if (tree_is_main(t, c, REL_OBL) && c != d->head) draft_add_oblique(d, c);
        if (tree_is(t, c, REL_IOBJ)) draft_add(d, FRAME_PARTY, c);
    }
}

/* "called on X to end the shelling of": the one who is told so is who does it. */
static bool is_bidden_end(const draft *d, uint32_t noun, uint32_t verb) {
    const tree *t = d->tree;
    uint32_t up = t->t[verb].head, n;
    uint8_t main = relation_main[t->t[verb].relation];
    bool clause = main == REL_XCOMP || main == REL_CCOMP || main == REL_ADVCL, of = false;
    if (!clause || !tree_is(t, noun, REL_OBJ) || up >= t->a->tokens.size) return false;
    for (uint32_t c = tree_begin(t, noun, &n); c != NONE; c = tree_after(t, c, &n))
        of |= tree_is_main(t, c, REL_NMOD) && tree_word(t, tree_child(t, c, REL_CASE), WORD_GENITIVE);
    return of && modality_value(d->finder->modality, MODAL_CEASING, t->t[verb].lemma, false) != VALUE_NONE &&
           modality_value(d->finder->modality, MODAL_VERB, t->t[up].lemma, false) == VALUE_ORDER;
}

static const subject nobody = {NONE, NONE, false};

/* "Denied the sale of drones": who denies it. */
static subject who_denies(const draft *d, uint32_t verb) {
    const tree *t = d->tree;
    uint8_t value = modality_value(d->finder->modality, MODAL_VERB, t->t[verb].lemma, false);
    subject s = subject_of(d, verb);
    bool denies = value == (VALUE_NOT | VALUE_PROBABLE) || value == (VALUE_NOT | VALUE_CERTAIN);
    if (!denies || s.passive || sense_is(d->finder->senses, PREDICATE_CHARGE, d->lemma)) return nobody;
    uint32_t who = s.token == NONE ? NONE : actor_at(t, s.token);
    if (who != NONE) s.actor = actor_state(t->a, who);
    return s;
}

/* "Accused X of complicity in": X; also where X is the subject of a passive. */
static subject who_is_accused(const draft *d, uint32_t verb) {
    uint32_t object = tree_child(d->tree, verb, REL_OBJ);
    subject passive = subject_of(d, verb);
    if (object != NONE && actor_at(d->tree, object) != NONE) return (subject){object, NONE, false};
    return passive.passive ? (subject){passive.token, NONE, false} : nobody;
}

/* "The boxer denied reports of an arrest": a person, whom nobody need have accused. */
static bool is_hearsay_of(const draft *d, uint32_t noun, subject s) {
    uint32_t who = s.token == NONE ? NONE : actor_at(d->tree, s.token);
    if (who == NONE || !sense_is(d->finder->senses, PREDICATE_HEARSAY, d->tree->t[noun].lemma)) return false;
    uint8_t kind = d->tree->a->actors.at[who].kind;
    return kind == ACTOR_PERSON || kind == ACTOR_UNNAMED;
}

/* Who does it, where the noun itself does not say: "denied the sale of drones", "accused X of complicity in",
 * "takes part through the supply of", "allegations of arms deliveries". */
static subject outer_subject(draft *d) {
    const tree *t = d->tree;
    uint32_t i = tree_first_conjunct(t, d->head), up = t->t[i].head;
    if (up >= t->a->tokens.size) return nobody;
    subject blamed = subject_imputed(d, d->head);
    d->imputed = d->held = blamed.token != NONE;
    if (d->imputed) return blamed;
    slice marker = tree_marker(t, d->head, REL_CASE, d->arena), lemma = t->t[up].lemma;
    if (marker.size == 0) marker = tree_marker(t, i, REL_CASE, d->arena);
    bool verb = t->t[up].upos == UPOS_VERB, oblique = tree_is_main(t, i, REL_OBL),
         modifies = tree_is_main(t, i, REL_NMOD);
    if (verb && is_bidden_end(d, i, up)) return subject_of(d, up);
    if (verb && tree_is(t, i, REL_OBJ)) return who_denies(d, up);
    if (verb && oblique && word_is(t->words, marker, WORD_GENITIVE)) return who_is_accused(d, up);
    if (oblique && (word_is(t->words, marker, WORD_MEANS) || t->t[up].upos == UPOS_ADJ)) {
        d->imputed = t->t[up].upos == UPOS_ADJ && sense_is(d->finder->senses, PREDICATE_SHARE, lemma);
        subject s = subject_of(d, up);
        return s.passive ? nobody : s; /* "was unsettled by protests" */
    }
    bool intends = modality_value(d->finder->modality, MODAL_NOUN, lemma, false) == VALUE_POSSIBLE;
    if (modifies && intends && t->t[up].upos == UPOS_NOUN) return subject_intending(d, up);
    if (modifies && sense_is(d->finder->senses, PREDICATE_CHARGE, lemma) && !word_is(t->words, marker, WORD_MEANS)) {
        subject s = subject_accused(d, up);
        return is_hearsay_of(d, up, s) ? nobody : s;
    }
    return nobody;
}

/* Whether a noun tells of something that somebody can be the author of, too: "the release of a statement | by X". */
static bool has_author(const draft *d, uint32_t noun) {
    static const char *const made[] = {"text", "proposal", "case", "contract", NULL};
    const tree *t = d->tree;
    slice sort = sense_object(d->finder->senses, t->t[noun].lemma);
    for (const char *const *one = made; *one; one++)
        if (object_within(sort, slice_of(*one))) return true;
    return noun_predicate(d->finder, t, noun) || sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[noun].lemma) ||
           sense_is(d->finder->senses, PREDICATE_WORK, t->t[noun].lemma);
}

uint32_t noun_doer(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    for (uint32_t i = noun + 1, end = t->right[noun]; i <= end && i < noun + STRAY; i++) {
        uint32_t top = t->t[i].head;
        if (!tree_is_main(t, i, REL_NMOD) || top < noun || top >= i || actor_called(t, i) == NONE) continue;
        if (!draft_case_is(d, i, WORD_AGENT)) continue;
        while (top > noun && tree_is_main(t, top, REL_NMOD) && t->t[top].head >= noun && !has_author(d, top))
            top = t->t[top].head;
        if (top == noun) return i;
    }
    return NONE;
}

void draft_noun(draft *d) {
    const tree *t = d->tree;
    add_modifiers(d);
    if (d->particle != NONE) draft_take_out(d, d->particle); /* "war crimes" */
    uint32_t subject_token = tree_child_main(t, d->head, REL_NSUBJ);
    slice marker = tree_marker(t, d->head, REL_CASE, d->arena);
    bool behind = word_is(t->words, marker, WORD_INSTIGATOR);
    /* "accused X of being behind it" */
    if (behind && subject_token == NONE && tree_child(t, d->head, REL_COP) != NONE)
        subject_token = subject_of(d, d->head).token;
    if (subject_token != NONE && word_is(t->words, marker, WORD_UNDERGOING))
        draft_add(d, FRAME_TARGET, subject_token); /* "is under arrest" */
    if (subject_token != NONE && behind) { /* "was behind the murder" */
        draft_add(d, ROLE_ACTOR, subject_token);
        d->imputed = true;
    }
    if (d->light != NONE) add_carried(d);
    for (uint32_t i = 0, size = d->size; i < size; i++)
        if (d->fillers[i].role == ROLE_OBJECT && d->fillers[i].token > d->head)
            draft_add_stray(d, d->fillers[i].token, d->fillers[i].token);
    if (tree_is(t, d->head, REL_OBJ)) draft_add_stray(d, t->t[d->head].head, d->head);
    uint32_t doer = draft_has(d, ROLE_ACTOR) ? NONE : noun_doer(d, d->head);
    if (doer != NONE) draft_add(d, ROLE_ACTOR, doer);
    if (draft_has(d, ROLE_ACTOR)) return;
    subject s = outer_subject(d);
    s.passive = false;
    if (d->imputed) draft_take_out(d, s.token); /* "blamed the attack on X" */
    if (s.token != NONE && !draft_holds(d, s.token)) draft_add_subject(d, ROLE_ACTOR, s, true);
}
