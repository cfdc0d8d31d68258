/* proposition_verb.c - from the dependents of a verb or adjective to its arguments */
#include "code/proposition_draft.h"

/* Who else is accused, said after the first one's deed. */
static void add_gapped(draft *d) {
    const tree *t = d->tree;
    uint32_t end = t->right[d->head], left = TREE_CHILDREN;
    if (!frame_names(d->finder->senses, d->frame, word_first(t->words, WORD_GENITIVE)) ||
        tree_child(t, d->head, REL_OBJ) == NONE)
        return;
    for (uint32_t i = d->head + 1; i <= end && left--; i++)
        if (draft_is_gapped(t, i)) draft_put(d, ROLE_RECIPIENT, i, NONE);
}

static uint32_t oblique_with(const draft *d, enum word_role role) {
    const tree *t = d->tree;
    uint32_t n;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is_main(t, c, REL_OBL) && draft_case_is(d, c, role) && t->date[c] == NONE) return c;
    return NONE;
}

/* "sent Moscow drones" where the parser took the two for one name: the first is the recipient. */
static void split_compound(draft *d, uint32_t object) {
    const tree *t = d->tree;
    uint32_t n;
    if (object == NONE || draft_has(d, ROLE_RECIPIENT) || draft_role(d, "iobj") != ROLE_RECIPIENT ||
        !frame_names(d->finder->senses, d->frame, SLICE("iobj")))
        return;
    for (uint32_t c = tree_begin(t, object, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_COMPOUND) && t->t[c].upos == UPOS_PROPN && actor_at(t, c) != NONE)
            draft_add(d, ROLE_RECIPIENT, c);
}

/* The object; where there are two, the one that is no relative pronoun ("claims that he sent boats" read as a
 * relative clause). */
static uint32_t object_of(const tree *t, uint32_t i) {
    uint32_t n, out = NONE;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_OBJ) && (out == NONE || tree_has(t, out, SLICE("PronType=Rel")))) out = c;
    return out;
}

/* What is done to something: obj, the subject of a passive, "provide X with Y". */
static void add_objects(draft *d, subject s) {
    const tree *t = d->tree;
    uint32_t object = object_of(t, d->head), other = tree_child(t, d->head, REL_IOBJ);
    if (object == NONE && d->particle != NONE && tree_is(t, d->particle, REL_CASE)) object = t->t[d->particle].head;
    uint32_t with = draft_word_role(d, WORD_COMITATIVE) == FRAME_SWAP ? oblique_with(d, WORD_COMITATIVE) : NONE;
    uint8_t role = draft_role(d, "obj");
    if (s.token != NONE && s.passive) {
        if (object != NONE)
            draft_add_subject(d, ROLE_RECIPIENT, s, false);
        else if (with != NONE)
            draft_add_subject(d, ROLE_RECIPIENT, s, false);
        else
            draft_add_subject(d, role, s, false);
    }
    if (with != NONE) draft_add(d, ROLE_OBJECT, with);
    if (object != NONE && tree_has(t, object, SLICE("PronType=Rel")) && tree_is(t, d->head, REL_ACL_RELCL))
        object =
            sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[t->t[d->head].head].lemma) ? NONE : t->t[d->head].head;
    bool swapped = draft_word_role(d, WORD_COMITATIVE) == FRAME_SWAP && object != NONE && other == NONE &&
                   (with != NONE || actor_at(t, object) != NONE);
    if (object != NONE) draft_add(d, swapped ? ROLE_RECIPIENT : role, object);
    if (other != NONE) draft_add(d, draft_role(d, "iobj"), other);
    split_compound(d, object);
    if (object != NONE && !noun_predicate(d->finder, t, object)) draft_add_stray(d, object, object);
}

/* "drones Iran sent": a relative clause with its own subject and nothing where the noun belongs. */
static void add_gap(draft *d) {
    const tree *t = d->tree;
    uint32_t clause = d->head, n;
    for (uint32_t steps = 0; steps < TREE_STEPS && (tree_is(t, clause, REL_CONJ) || tree_is(t, clause, REL_XCOMP));
         steps++)
        clause = t->t[clause].head;
    if (!tree_is(t, clause, REL_ACL_RELCL) || tree_child(t, d->head, REL_OBJ) != NONE ||
        sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[t->t[clause].head].lemma) || draft_has(d, ROLE_OBJECT) ||
        tree_child_main(t, clause, REL_NSUBJ) == NONE)
        return;
    for (uint32_t c = tree_begin(t, clause, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool filled = tree_has(t, c, SLICE("PronType=Rel")) && tree_is_main(t, c, REL_NSUBJ);
        if (filled || t->t[c].relation == REL_ADVMOD) {
            if (filled || tree_has(t, c, SLICE("PronType=Rel"))) return;
        }
    }
    if (draft_role(d, "obj") != FRAME_NONE && frame_names(d->finder->senses, d->frame, SLICE("obj")))
        draft_add(d, draft_role(d, "obj"), t->t[clause].head);
}

/* "shelled and burned the hospital": the object stands with the last verb. */
static void add_shared_object(draft *d) {
    const tree *t = d->tree;
    uint32_t n;
    if (draft_has(d, ROLE_OBJECT) || draft_has(d, ROLE_RECIPIENT) ||
        !frame_names(d->finder->senses, d->frame, SLICE("obj")))
        return;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE; c = tree_after(t, c, &n)) {
        uint32_t object = tree_is(t, c, REL_CONJ) ? tree_child(t, c, REL_OBJ) : NONE;
        if (object != NONE && c - d->head <= 4) {
            draft_add(d, draft_role(d, "obj"), object);
            return;
        }
    }
}

/* "beaten and robbed by guards": who does it stands with the last participle, or with the first. */
static void add_shared_agent(draft *d) {
    const tree *t = d->tree;
    uint32_t n, up = t->t[d->head].head, agent = NONE;
    if (draft_has(d, ROLE_ACTOR) || !verb_is_passive(d, d->head)) return;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE && agent == NONE; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_CONJ) && c - d->head <= 4 && verb_is_passive(d, c) &&
            tree_child_main(t, c, REL_NSUBJ) == NONE)
            agent = tree_child(t, c, REL_OBL_AGENT);
    if (agent == NONE && tree_is(t, d->head, REL_CONJ) && tree_child_main(t, d->head, REL_NSUBJ) == NONE &&
        verb_is_passive(d, up))
        agent = tree_child(t, up, REL_OBL_AGENT);
    if (agent != NONE) draft_add(d, ROLE_ACTOR, agent);
}

static void add_clauses(draft *d) {
    const tree *t = d->tree;
    uint32_t n;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool purpose =
            tree_is(t, c, REL_ADVCL) && word_is(t->words, tree_marker(t, c, REL_MARK, d->arena), WORD_INFINITIVE);
        if (purpose)
            draft_put(d, ROLE_PURPOSE, c, NONE);
        else if (tree_is_main(t, c, REL_OBL))
            draft_add_oblique(d, c);
        else if ((tree_is(t, c, REL_ADVMOD) || tree_is(t, c, REL_NMOD_UNMARKED)) && t->date[c] != NONE)
            draft_put(d, ROLE_TIME, c, NONE);
    }
}

/* "denied faking pictures", read as pictures that fake. */
static bool add_gerund(draft *d) {
    uint32_t noun = gerund_object(d, d->head);
    if (noun == NONE) return false;
    subject s = gerund_subject(d, d->head);
    if (s.token != NONE && !s.passive) draft_add_subject(d, draft_role(d, "subj"), s, true);
    draft_add(d, draft_role(d, "obj"), noun);
    return true;
}

/* "made the children ill": who makes it so does it. */
static void add_causer(draft *d) {
    const tree *t = d->tree;
    uint32_t up = t->t[d->head].head;
    if (!tree_is_main(t, d->head, REL_XCOMP) || !sense_is(d->finder->senses, PREDICATE_CAUSING, t->t[up].lemma))
        return;
    if (tree_child(t, up, REL_OBJ) == NONE) return;
    subject s = subject_of(d, up);
    if (s.token != NONE && !s.passive) draft_add_subject(d, ROLE_ACTOR, s, false);
}

void draft_verb(draft *d) {
    const tree *t = d->tree;
    if (d->kind == PREDICATE_VERB && add_gerund(d)) return;
    subject s = subject_of(d, d->head);
    bool own = tree_child_main(t, d->head, REL_NSUBJ) != NONE;
    if (s.token != NONE && (!s.passive || d->kind == PREDICATE_ADJECTIVE))
        draft_add_subject(d, draft_role(d, "subj"), s, !own);
    if (d->kind == PREDICATE_VERB) {
        add_objects(d, s);
        add_gap(d);
        add_shared_object(d);
        add_gapped(d);
    }
    add_clauses(d);
    if (d->kind == PREDICATE_VERB) add_shared_agent(d);
    else add_causer(d);
}
