/* proposition_arguments.c - from the dependents of a predicate to its arguments, by its frame */
#include "code/proposition_draft.h"

#define CONJUNCTS 12 /* of one argument */
#define STRAY 16     /* tokens behind a noun */

bool draft_has(const draft *d, uint8_t role) {
    for (uint32_t i = 0; i < d->size; i++)
        if (d->fillers[i].role == role) return true;
    return false;
}

static bool holds(const draft *d, uint32_t i) {
    for (uint32_t k = 0; k < d->size; k++)
        if (d->fillers[k].token == i) return true;
    return false;
}

static uint8_t settled(uint8_t role, bool acts) {
    switch (role) {
    case FRAME_TARGET:
        return acts ? ROLE_RECIPIENT : ROLE_OBJECT;
    case FRAME_PARTY:
        return acts ? ROLE_RECIPIENT : FRAME_NONE;
    case FRAME_GOAL:
        return acts ? ROLE_RECIPIENT : ROLE_PLACE;
    case FRAME_AGENT:
        return acts ? ROLE_ACTOR : ROLE_OBJECT;
    case FRAME_SWAP:
        return FRAME_NONE;
    default:
        return role;
    }
}

/* A name, or a thing that one can be at. */
static bool is_place(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    slice sort = sense_object(d->finder->senses, t->t[i].lemma);
    return t->mention[i] != NONE || t->t[i].name != NAME_NONE || t->t[i].upos == UPOS_PROPN ||
           object_within(sort, SLICE("land")) || object_within(sort, SLICE("place"));
}

/* A plain pronoun for who does it already: "Ford gave him a hug" is never done to Ford, whomever "him" was taken
 * for. */
static bool is_doer(const draft *d, uint32_t i, uint32_t who) {
    if (who == NONE || d->tree->t[i].upos != UPOS_PRON) return false;
    for (uint32_t k = 0; k < d->size; k++) {
        const filler *f = &d->fillers[k];
        if (f->role == ROLE_ACTOR && (f->actor != NONE ? f->actor : actor_at(d->tree, f->token)) == who) return true;
    }
    return false;
}

static void put(draft *d, uint8_t role, uint32_t i, uint32_t who) {
    if (d->size == DRAFT_FILLERS || role >= ARGUMENT_ROLES || holds(d, i) || i == d->head) return;
    if (role == ROLE_PLACE && !is_place(d, i)) return;
    uint32_t is = who != NONE ? who : actor_at(d->tree, i);
    if (role == ROLE_RECIPIENT && is_doer(d, i, is)) return;
    for (uint32_t k = 0; k < d->size && is != NONE; k++)
        if (d->fillers[k].role == role && actor_at(d->tree, d->fillers[k].token) == is) return;
    bool clause = relation_main[d->tree->t[i].relation] == REL_ADVCL || tree_is(d->tree, i, REL_CCOMP) ||
                  tree_is(d->tree, i, REL_XCOMP);
    clause = clause && !(role == ROLE_ACTOR && tree_child(d->tree, i, REL_COP) != NONE); /* "it was the army that" */
    d->fillers[d->size++] = (filler){i, who, role, clause};
}

/* Words that fill no argument: "it" of "it is", the impersonal, what is said to each other. */
static bool empty(const tree *t, uint32_t i) {
    return tree_is_main(t, i, REL_EXPL) || tree_has(t, i, SLICE("PronType=Int")) ||
           tree_has(t, i, SLICE("PronType=Rel")) || tree_has(t, i, SLICE("Reflex=Yes"));
}

/* "A accused B of selling boats to C and D of buying them": D is no second C, but who else is accused. */
static bool gapped(const tree *t, uint32_t c) {
    uint32_t n;
    if (!tree_is(t, c, REL_CONJ) || actor_at(t, c) == NONE) return false;
    for (uint32_t k = tree_begin(t, c, &n); k != NONE; k = tree_after(t, k, &n))
        if (k > c && (tree_is_main(t, k, REL_ACL) || tree_is(t, k, REL_ADVCL)) &&
            !tree_has(t, k, SLICE("VerbForm=Fin")) &&
            (tree_lemma(t, tree_child(t, k, REL_MARK), SLICE("of")) ||
             tree_lemma(t, tree_child(t, k, REL_MARK), SLICE("for"))))
            return true;
    return false;
}

/* Who else is accused, said after the first one's deed. */
static void add_gapped(draft *d) {
    const tree *t = d->tree;
    uint32_t end = t->right[d->head], left = TREE_CHILDREN;
    if (!frame_names(d->finder->senses, d->frame, SLICE("of")) || tree_child(t, d->head, REL_OBJ) == NONE) return;
    for (uint32_t i = d->head + 1; i <= end && left--; i++)
        if (gapped(t, i)) put(d, ROLE_RECIPIENT, i, NONE);
}

void draft_add(draft *d, uint8_t role, uint32_t i) {
    const tree *t = d->tree;
    uint32_t n, count = 0;
    if (i >= t->a->tokens.size || role == FRAME_NONE || empty(t, i)) return;
    uint8_t kind = settled(role, actor_at(t, i) != NONE);
    put(d, kind, i, NONE);
    for (uint32_t c = tree_begin(t, i, &n); c != NONE && count < CONJUNCTS; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_CONJ) && !gapped(t, c) &&
            (t->t[c].upos == UPOS_NOUN || t->t[c].upos == UPOS_PROPN || t->t[c].upos == UPOS_PRON ||
             t->t[c].upos == UPOS_NUM)) {
            put(d, settled(role, actor_at(t, c) != NONE), c, NONE);
            count++;
        }
}

static void add_subject(draft *d, uint8_t role, subject s, bool recovered) {
    if (s.token == NONE) return;
    uint32_t from = d->size;
    draft_add(d, role, s.token);
    if (s.actor != NONE && d->size > from) d->fillers[from].actor = s.actor;
    if (recovered && d->size > from) d->recovered = true;
}

static uint8_t role_of(const draft *d, const char *key) {
    return sense_role(d->finder->senses, d->kind, d->frame, slice_of(key));
}

/* An oblique or the like: time where a date stands, else what the frame says of its preposition. */
static void add_oblique(draft *d, uint32_t c) {
    const tree *t = d->tree;
    slice marker = tree_marker(t, c, REL_CASE, d->arena);
    if (t->date[c] != NONE && (actor_at(t, c) == NONE || t->a->dates.at[t->date[c]].first_day)) {
        put(d, ROLE_TIME, c, NONE); /* "by May" too, where somebody is called May */
        return;
    }
    if (marker.size == 0) return;
    uint8_t role = sense_role(d->finder->senses, d->kind, d->frame, marker);
    if (role == ROLE_ACTOR && slice_equal(marker, SLICE("by")) && d->kind == PREDICATE_VERB &&
        !verb_is_passive(d, d->head))
        role = ROLE_INSTRUMENT; /* "spoke by telephone" */
    draft_add(d, role, c);
}

static uint32_t oblique_with(const draft *d, const char *marker) {
    const tree *t = d->tree;
    uint32_t n;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is_main(t, c, REL_OBL) && slice_equal(tree_marker(t, c, REL_CASE, d->arena), slice_of(marker)) &&
            t->date[c] == NONE)
            return c;
    return NONE;
}

/* "sent Moscow drones" where the parser took the two for one name: the first is the recipient. */
static void split_compound(draft *d, uint32_t object) {
    const tree *t = d->tree;
    uint32_t n;
    if (object == NONE || draft_has(d, ROLE_RECIPIENT) || role_of(d, "iobj") != ROLE_RECIPIENT ||
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

/* Whether a phrase is a recipient by a preposition that the frame itself names. */
static bool names_recipient(const draft *d, uint32_t c) {
    const tree *t = d->tree;
    bool phrase = tree_is_main(t, c, REL_NMOD) || tree_is_main(t, c, REL_OBL);
    if (!phrase || actor_at(t, c) == NONE || t->date[c] != NONE) return false;
    slice marker = tree_marker(t, c, REL_CASE, d->arena);
    if (marker.size == 0 || !frame_names(d->finder->senses, d->frame, marker)) return false;
    uint8_t role = sense_role(d->finder->senses, d->kind, d->frame, marker);
    return role == ROLE_RECIPIENT || role == FRAME_PARTY || role == FRAME_TARGET || role == FRAME_GOAL;
}

/* "sent boats to Peru", "the supply of boats to Peru" where the parser hung "to Peru" on the boats, or on the verb
 * above. */
static void add_stray_recipient(draft *d, uint32_t at, uint32_t after) {
    const tree *t = d->tree;
    uint32_t n;
    if (at == NONE || draft_has(d, ROLE_RECIPIENT)) return;
    for (uint32_t c = tree_begin(t, at, &n); c != NONE; c = tree_after(t, c, &n))
        if (c > after && names_recipient(d, c)) {
            draft_add(d, ROLE_RECIPIENT, c);
            return;
        }
}

/* What is done to something: obj, the subject of a passive, "provide X with Y". */
static void add_objects(draft *d, subject s) {
    const tree *t = d->tree;
    uint32_t object = object_of(t, d->head), other = tree_child(t, d->head, REL_IOBJ);
    if (object == NONE && d->particle != NONE && tree_is(t, d->particle, REL_CASE)) object = t->t[d->particle].head;
    uint32_t with = role_of(d, "with") == FRAME_SWAP ? oblique_with(d, "with") : NONE;
    uint8_t role = role_of(d, "obj");
    if (s.token != NONE && s.passive) {
        if (object != NONE)
            add_subject(d, ROLE_RECIPIENT, s, false);
        else if (with != NONE)
            add_subject(d, ROLE_RECIPIENT, s, false);
        else
            add_subject(d, role, s, false);
    }
    if (with != NONE) draft_add(d, ROLE_OBJECT, with);
    if (object != NONE && tree_has(t, object, SLICE("PronType=Rel")) && tree_is(t, d->head, REL_ACL_RELCL))
        object =
            sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[t->t[d->head].head].lemma) ? NONE : t->t[d->head].head;
    bool swapped = role_of(d, "with") == FRAME_SWAP && object != NONE && other == NONE &&
                   (with != NONE || actor_at(t, object) != NONE);
    if (object != NONE) draft_add(d, swapped ? ROLE_RECIPIENT : role, object);
    if (other != NONE) draft_add(d, role_of(d, "iobj"), other);
    split_compound(d, object);
    if (object != NONE && !noun_predicate(d->finder, t, object)) add_stray_recipient(d, object, object);
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
    if (role_of(d, "obj") != FRAME_NONE && frame_names(d->finder->senses, d->frame, SLICE("obj")))
        draft_add(d, role_of(d, "obj"), t->t[clause].head);
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
            draft_add(d, role_of(d, "obj"), object);
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
        bool purpose = tree_is(t, c, REL_ADVCL) && slice_equal(tree_marker(t, c, REL_MARK, d->arena), SLICE("to"));
        if (purpose)
            put(d, ROLE_PURPOSE, c, NONE);
        else if (tree_is_main(t, c, REL_OBL))
            add_oblique(d, c);
        else if ((tree_is(t, c, REL_ADVMOD) || tree_is(t, c, REL_NMOD_UNMARKED)) && t->date[c] != NONE)
            put(d, ROLE_TIME, c, NONE);
    }
}

/* "denied faking pictures", read as pictures that fake. */
static bool add_gerund(draft *d) {
    uint32_t noun = gerund_object(d, d->head);
    if (noun == NONE) return false;
    subject s = gerund_subject(d, d->head);
    if (s.token != NONE && !s.passive) add_subject(d, role_of(d, "subj"), s, true);
    draft_add(d, role_of(d, "obj"), noun);
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
    if (s.token != NONE && !s.passive) add_subject(d, ROLE_ACTOR, s, false);
}

void draft_verb(draft *d) {
    const tree *t = d->tree;
    if (d->kind == PREDICATE_VERB && add_gerund(d)) return;
    subject s = subject_of(d, d->head);
    bool own = tree_child_main(t, d->head, REL_NSUBJ) != NONE;
    if (s.token != NONE && (!s.passive || d->kind == PREDICATE_ADJECTIVE))
        add_subject(d, role_of(d, "subj"), s, !own);
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
    uint8_t role = role_of(d, "poss");
    if (role != ROLE_OBJECT && role != FRAME_TARGET) return role;
    for (uint32_t c = tree_begin(t, d->head, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool of = tree_is_main(t, c, REL_NMOD) && tree_lemma(t, tree_child(t, c, REL_CASE), SLICE("of"));
        if (of && (role_of(d, "of") == FRAME_TARGET || role_of(d, "of") == ROLE_OBJECT)) return ROLE_ACTOR;
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
                put(d, ROLE_TIME, c, NONE);
            else
                draft_add(d, owner_role(d), c);
            bool taken = d->size && d->fillers[d->size - 1].token == c && d->fillers[d->size - 1].role == ROLE_ACTOR;
            if (taken && t->t[c].upos == UPOS_PRON) d->fillers[d->size - 1].actor = who_owns(d);
        } else if (tree_is(t, c, REL_AMOD) && acts)
            draft_add(d, role_of(d, "amod"), c);
        else if (tree_is(t, c, REL_COMPOUND) && !(c + 2 == d->head && hyphen_front(t, c))) {
            uint8_t role = role_of(d, "comp");
            if (t->date[c] != NONE && !acts)
                put(d, ROLE_TIME, c, NONE);
            else if (acts && role != FRAME_TARGET && t->t[c].upos == UPOS_PROPN)
                draft_add(d, role_of(d, "amod"), c);
            else
                draft_add(d, role, c);
        } else if (tree_is_main(t, c, REL_NMOD))
            add_oblique(d, c);
    }
}

/* The dependents of the verb that carries the noun: "launched an attack on", "sanctions were imposed by". */
static void add_carried(draft *d) {
    const tree *t = d->tree;
    uint32_t n, light = d->light;
    subject s = subject_of(d, light);
    bool bears = sense_is(d->finder->senses, PREDICATE_BEARING, t->t[light].lemma); /* "suffered an attack" */
    bool owns = sense_is(d->finder->senses, PREDICATE_HAVING, t->t[light].lemma);
    uint8_t owner = owns ? role_of(d, "poss") : ROLE_ACTOR;
    if (owner != ROLE_OBJECT && owner != FRAME_TARGET) owner = FRAME_TARGET, owns = false;
    if ((bears || owns) && s.token != NONE && !s.passive)
        add_subject(d, owner, s, false);
    else if (!draft_has(d, ROLE_ACTOR) && s.token != NONE && !s.passive)
        add_subject(d, ROLE_ACTOR, s, false);
    for (uint32_t c = tree_begin(t, light, &n); c != NONE; c = tree_after(t, c, &n)) {
        if (tree_is_main(t, c, REL_OBL) && c != d->head) add_oblique(d, c);
        if (tree_is(t, c, REL_IOBJ)) draft_add(d, FRAME_PARTY, c);
    }
}

static bool means(slice marker) {
    return slice_equal(marker, SLICE("by")) || slice_equal(marker, SLICE("through")) ||
           slice_equal(marker, SLICE("via"));
}

/* "called on X to end the shelling of": the one who is told so is who does it. */
static bool is_bidden_end(const draft *d, uint32_t noun, uint32_t verb) {
    const tree *t = d->tree;
    uint32_t up = t->t[verb].head, n;
    uint8_t main = relation_main[t->t[verb].relation];
    bool clause = main == REL_XCOMP || main == REL_CCOMP || main == REL_ADVCL, of = false;
    if (!clause || !tree_is(t, noun, REL_OBJ) || up >= t->a->tokens.size) return false;
    for (uint32_t c = tree_begin(t, noun, &n); c != NONE; c = tree_after(t, c, &n))
        of |= tree_is_main(t, c, REL_NMOD) && tree_lemma(t, tree_child(t, c, REL_CASE), SLICE("of"));
    return of && modality_value(d->finder->modality, MODAL_CEASING, t->t[verb].lemma, false) != VALUE_NONE &&
           modality_value(d->finder->modality, MODAL_VERB, t->t[up].lemma, false) == VALUE_ORDER;
}

/* Who does it, where the noun itself does not say: "denied the sale of drones", "accused X of complicity in",
 * "takes part through the supply of", "allegations of arms deliveries". */
static subject outer_subject(draft *d) {
    const tree *t = d->tree;
    subject none = {NONE, NONE, false};
    uint32_t i = tree_first_conjunct(t, d->head), up = t->t[i].head;
    if (up >= t->a->tokens.size) return none;
    subject blamed = subject_imputed(d, d->head);
    d->imputed = d->held = blamed.token != NONE;
    if (d->imputed) return blamed;
    slice marker = tree_marker(t, d->head, REL_CASE, d->arena), lemma = t->t[up].lemma;
    if (marker.size == 0) marker = tree_marker(t, i, REL_CASE, d->arena);
    bool verb = t->t[up].upos == UPOS_VERB;
    if (verb && is_bidden_end(d, i, up)) return subject_of(d, up);
    if (verb && tree_is(t, i, REL_OBJ)) {
        uint8_t value = modality_value(d->finder->modality, MODAL_VERB, lemma, false);
        subject s = subject_of(d, up);
        bool denies = value == (VALUE_NOT | VALUE_PROBABLE) || value == (VALUE_NOT | VALUE_CERTAIN);
        if (!denies || s.passive || sense_is(d->finder->senses, PREDICATE_CHARGE, d->lemma)) return none;
        uint32_t who = s.token == NONE ? NONE : actor_at(t, s.token);
        if (who != NONE) s.actor = actor_state(t->a, who);
        return s;
    }
    if (verb && tree_is_main(t, i, REL_OBL) && slice_equal(marker, SLICE("of"))) {
        uint32_t object = tree_child(t, up, REL_OBJ);
        subject passive = subject_of(d, up);
        if (object != NONE && actor_at(t, object) != NONE) return (subject){object, NONE, false};
        return passive.passive ? (subject){passive.token, NONE, false} : none;
    }
    if (tree_is_main(t, i, REL_OBL) && (means(marker) || t->t[up].upos == UPOS_ADJ)) {
        d->imputed = t->t[up].upos == UPOS_ADJ && sense_is(d->finder->senses, PREDICATE_SHARE, lemma);
        subject s = subject_of(d, up);
        return s.passive ? none : s; /* "was unsettled by protests" */
    }
    bool intends = modality_value(d->finder->modality, MODAL_NOUN, lemma, false) == VALUE_POSSIBLE;
    if (tree_is_main(t, i, REL_NMOD) && intends && t->t[up].upos == UPOS_NOUN) return subject_intending(d, up);
    if (tree_is_main(t, i, REL_NMOD) && sense_is(d->finder->senses, PREDICATE_CHARGE, lemma) && !means(marker))
        return subject_accused(d, up);
    return none;
}

/* Who is blamed is neither where it happened nor whom it was done to. */
static void take_out(draft *d, uint32_t who) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->size; i++)
        if (d->fillers[i].token != who) d->fillers[kept++] = d->fillers[i];
    d->size = (uint8_t)kept;
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
        if (!slice_equal(tree_marker(t, i, REL_CASE, d->arena), SLICE("by"))) continue;
        while (top > noun && tree_is_main(t, top, REL_NMOD) && t->t[top].head >= noun && !has_author(d, top))
            top = t->t[top].head;
        if (top == noun) return i;
    }
    return NONE;
}

void draft_noun(draft *d) {
    const tree *t = d->tree;
    add_modifiers(d);
    if (d->particle != NONE) take_out(d, d->particle); /* "war crimes" */
    uint32_t subject_token = tree_child_main(t, d->head, REL_NSUBJ);
    slice marker = tree_marker(t, d->head, REL_CASE, d->arena);
    bool behind = slice_equal(marker, SLICE("behind"));
    /* "accused X of being behind it" */
    if (behind && subject_token == NONE && tree_child(t, d->head, REL_COP) != NONE)
        subject_token = subject_of(d, d->head).token;
    if (subject_token != NONE && slice_equal(marker, SLICE("under")))
        draft_add(d, FRAME_TARGET, subject_token); /* "is under arrest" */
    if (subject_token != NONE && behind) { /* "was behind the murder" */
        draft_add(d, ROLE_ACTOR, subject_token);
        d->imputed = true;
    }
    if (d->light != NONE) add_carried(d);
    for (uint32_t i = 0, size = d->size; i < size; i++)
        if (d->fillers[i].role == ROLE_OBJECT && d->fillers[i].token > d->head)
            add_stray_recipient(d, d->fillers[i].token, d->fillers[i].token);
    if (tree_is(t, d->head, REL_OBJ)) add_stray_recipient(d, t->t[d->head].head, d->head);
    uint32_t doer = draft_has(d, ROLE_ACTOR) ? NONE : noun_doer(d, d->head);
    if (doer != NONE) draft_add(d, ROLE_ACTOR, doer);
    if (draft_has(d, ROLE_ACTOR)) return;
    subject s = outer_subject(d);
    s.passive = false;
    if (d->imputed) take_out(d, s.token); /* "blamed the attack on X" */
    if (s.token != NONE && !holds(d, s.token)) add_subject(d, ROLE_ACTOR, s, true);
}
