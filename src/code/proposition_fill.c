/* proposition_fill.c - puts a phrase into the place that a predicate's frame has for it */
#include "code/proposition_draft.h"

#define CONJUNCTS 12 /* of one argument */

bool draft_has(const draft *d, uint8_t role) {
    for (uint32_t i = 0; i < d->size; i++)
        if (d->fillers[i].role == role) return true;
    return false;
}

bool draft_holds(const draft *d, uint32_t i) {
    for (uint32_t k = 0; k < d->size; k++)
        if (d->fillers[k].token == i) return true;
    return false;
}

/* What a frame leaves open is settled by whether it is an actor who fills it. */
static uint8_t settled(uint8_t role, bool acts) {
    static const struct {
        uint8_t role, actor, other;
    } open[] = {{FRAME_TARGET, ROLE_RECIPIENT, ROLE_OBJECT}, {FRAME_PARTY, ROLE_RECIPIENT, FRAME_NONE},
                {FRAME_GOAL, ROLE_RECIPIENT, ROLE_PLACE},    {FRAME_AGENT, ROLE_ACTOR, ROLE_OBJECT},
                {FRAME_SWAP, FRAME_NONE, FRAME_NONE}};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (open[i].role == role) return acts ? open[i].actor : open[i].other;
    return role;
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

void draft_put(draft *d, uint8_t role, uint32_t i, uint32_t who) {
    if (d->size == DRAFT_FILLERS || role >= ARGUMENT_ROLES || draft_holds(d, i) || i == d->head) return;
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

void draft_take_out(draft *d, uint32_t who) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->size; i++)
        if (d->fillers[i].token != who) d->fillers[kept++] = d->fillers[i];
    d->size = (uint8_t)kept;
}

/* Words that fill no argument: "it" of "it is", the impersonal, what is said to each other. */
static bool empty(const tree *t, uint32_t i) {
    return tree_is_main(t, i, REL_EXPL) || tree_has(t, i, SLICE("PronType=Int")) ||
           tree_has(t, i, SLICE("PronType=Rel")) || tree_has(t, i, SLICE("Reflex=Yes"));
}

bool draft_is_gapped(const tree *t, uint32_t c) {
    uint32_t n;
    if (!tree_is(t, c, REL_CONJ) || actor_at(t, c) == NONE) return false;
    for (uint32_t k = tree_begin(t, c, &n); k != NONE; k = tree_after(t, k, &n))
        if (k > c && (tree_is_main(t, k, REL_ACL) || tree_is(t, k, REL_ADVCL)) &&
            !tree_has(t, k, SLICE("VerbForm=Fin")) && tree_word(t, tree_child(t, k, REL_MARK), WORD_GAPPED_DEED))
            return true;
    return false;
}

void draft_add(draft *d, uint8_t role, uint32_t i) {
    const tree *t = d->tree;
    uint32_t n, count = 0;
    if (i >= t->a->tokens.size || role == FRAME_NONE || empty(t, i)) return;
    uint8_t kind = settled(role, actor_at(t, i) != NONE);
    draft_put(d, kind, i, NONE);
    for (uint32_t c = tree_begin(t, i, &n); c != NONE && count < CONJUNCTS; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_CONJ) && !draft_is_gapped(t, c) &&
            (t->t[c].upos == UPOS_NOUN || t->t[c].upos == UPOS_PROPN || t->t[c].upos == UPOS_PRON ||
             t->t[c].upos == UPOS_NUM)) {
            draft_put(d, settled(role, actor_at(t, c) != NONE), c, NONE);
            count++;
        }
}

void draft_add_subject(draft *d, uint8_t role, subject s, bool recovered) {
    if (s.token == NONE) return;
    uint32_t from = d->size;
    draft_add(d, role, s.token);
    if (s.actor != NONE && d->size > from) d->fillers[from].actor = s.actor;
    if (recovered && d->size > from) d->recovered = true;
}

uint8_t draft_role(const draft *d, const char *key) {
    return sense_role(d->finder->senses, d->kind, d->frame, slice_of(key));
}

bool draft_case_is(const draft *d, uint32_t i, enum word_role role) {
    return word_is(d->tree->words, tree_marker(d->tree, i, REL_CASE, d->arena), role);
}

uint8_t draft_word_role(const draft *d, enum word_role role) {
    return sense_role(d->finder->senses, d->kind, d->frame, word_first(d->tree->words, role));
}

void draft_add_oblique(draft *d, uint32_t c) {
    const tree *t = d->tree;
    slice marker = tree_marker(t, c, REL_CASE, d->arena);
    if (t->date[c] != NONE && (actor_at(t, c) == NONE || t->a->dates.at[t->date[c]].first_day)) {
        draft_put(d, ROLE_TIME, c, NONE); /* "by May" too, where somebody is called May */
        return;
    }
    if (marker.size == 0) return;
    uint8_t role = sense_role(d->finder->senses, d->kind, d->frame, marker);
    if (role == ROLE_ACTOR && word_is(t->words, marker, WORD_AGENT) && d->kind == PREDICATE_VERB &&
        !verb_is_passive(d, d->head))
        role = ROLE_INSTRUMENT; /* "spoke by telephone" */
    draft_add(d, role, c);
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

void draft_add_stray(draft *d, uint32_t at, uint32_t after) {
    const tree *t = d->tree;
    uint32_t n;
    if (at == NONE || draft_has(d, ROLE_RECIPIENT)) return;
    for (uint32_t c = tree_begin(t, at, &n); c != NONE; c = tree_after(t, c, &n))
        if (c > after && names_recipient(d, c)) {
            draft_add(d, ROLE_RECIPIENT, c);
            return;
        }
}
