/* proposition_imputed.c - who is said to be behind what a noun tells: "blamed X for the fire", "blamed it on X"
 *
 * By kinds of predicates.tsv: verbs that blame with the deed behind "for" (blaming), or with the deed as the object
 * and the blamed behind "on" or "to" (imputing); nouns for a share in a deed ("bore responsibility for", "had a hand
 * in"), whose adjectives have subjects of their own (see outer_subject); nouns of penalties ("sanctions on X over").
 * Nouns of mishaps are predicates only here: a crash is a deed where somebody is blamed for it. */
#include "code/proposition_draft.h"

#define LOOKED 16 /* tokens behind a noun in which who is blamed is looked for */

static const subject nobody = {NONE, NONE, false};

static bool is(const draft *d, enum predicate_kind kind, uint32_t i) {
    return i < d->tree->a->tokens.size && sense_is(d->finder->senses, kind, d->tree->t[i].lemma);
}

/* Whose a threshold is by the words behind it: "at the door | of X"; NONE. */
static uint32_t door_of(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    for (uint32_t k = i + 1; k < t->a->tokens.size && k < i + LOOKED && k <= t->right[i]; k++)
        if (t->t[k].head == i && tree_is_main(t, k, REL_NMOD) && actor_called(t, k) != NONE &&
            draft_case_is(d, k, WORD_GENITIVE))
            return k;
    return NONE;
}

/* The last actor behind one of the prepositions that hangs on `top` or on what hangs on it, beyond token `from`. */
static uint32_t blamed_behind(const draft *d, uint32_t top, uint32_t from, enum word_role role) {
    const tree *t = d->tree;
    uint32_t out = NONE;
    for (uint32_t i = from + 1; i < t->a->tokens.size && i < from + LOOKED && i <= t->right[top]; i++) {
        if (!tree_is_main(t, i, REL_OBL) && !tree_is_main(t, i, REL_NMOD)) continue;
        uint32_t owner = is(d, PREDICATE_THRESHOLD, i) ? tree_child(t, i, REL_NMOD_POSS) : NONE; /* "at X's door" */
        if (owner == NONE && is(d, PREDICATE_THRESHOLD, i)) owner = door_of(d, i);
        if (owner != NONE && actor_called(t, owner) != NONE && draft_case_is(d, i, role)) return owner;
        bool called = t->date[i] == NONE && actor_called(t, i) != NONE;
        if (called && draft_case_is(d, i, role)) out = i;
    }
    return out;
}

static subject as_subject(uint32_t who) { return who == NONE ? nobody : (subject){who, NONE, false}; }

/* "is to blame for": what looks like an infinitive says something of its subject. */
static bool to_blame(const tree *t, uint32_t verb) {
    return tree_word(t, tree_child(t, verb, REL_MARK), WORD_INFINITIVE) &&
           tree_child_main(t, verb, REL_NSUBJ) != NONE;
}

/* "blamed X for the fire", "X was blamed for the fire". */
static subject blamed_for(const draft *d, uint32_t verb) {
    const tree *t = d->tree;
    uint32_t object = tree_child(t, verb, REL_OBJ);
    if (object != NONE && !verb_is_passive(d, verb)) return as_subject(object);
    subject s = subject_of(d, verb);
    return verb_is_passive(d, verb) || (object == NONE && to_blame(t, verb)) ? as_subject(s.token) : nobody;
}

/* Whose a share is by the words behind it: "the hand | of X"; NONE. */
static uint32_t owner_behind(const draft *d, uint32_t noun) {
    uint32_t by = blamed_behind(d, noun, noun, WORD_OWNER);
    return by != NONE && d->tree->t[by].head == noun ? by : NONE;
}

/* Whose a share is by the words on it: "X's role in", "the hand of X in"; NONE. */
static uint32_t share_owner(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    uint32_t poss = tree_child(t, noun, REL_NMOD_POSS);
    if (poss == NONE)
        for (uint32_t n, c = tree_begin(t, noun, &n); c != NONE && poss == NONE; c = tree_after(t, c, &n))
            if ((tree_is(t, c, REL_AMOD) || tree_is(t, c, REL_COMPOUND)) && actor_at(t, c) != NONE) poss = c;
    if (poss != NONE) return poss;
    return owner_behind(d, noun);
}

/* Whose share it is: "X's role in", "the hand of X in", "X had a hand in", "laid the blame for it on X",
 * "responsibility lies with X". */
static subject sharer(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    uint32_t up = t->t[noun].head, owner = share_owner(d, noun);
    if (owner != NONE) return as_subject(owner);
    if (up >= t->a->tokens.size || t->t[up].upos != UPOS_VERB) return nobody;
    bool lies = tree_is_main(t, noun, REL_NSUBJ), held = tree_is(t, noun, REL_OBJ);
    uint32_t named = lies || held ? blamed_behind(d, up, noun, WORD_SHARED_BY) : NONE;
    if (named != NONE) return as_subject(named);
    if (tree_is_main(t, noun, REL_OBL)) return blamed_for(d, up); /* "accused X of complicity in" */
    subject s = held && is(d, PREDICATE_OWNING, up) ? subject_of(d, up) : nobody;
    return s.passive ? nobody : s;
}

/* Whom a penalty is put on, said before what it is for: "sanctions on X | over the fire". */
static uint32_t penalised(const draft *d, uint32_t top, uint32_t penalty, uint32_t deed) {
    uint32_t out = blamed_behind(d, top, penalty, WORD_PENALISED);
    return out != NONE && out < deed ? out : NONE;
}

/* Whether another than who is named at `whom` tells it: not "said it would pay compensation for the raid". */
static bool told_by_another(const tree *t, uint32_t i, uint32_t whom) {
    const article *a = t->a;
    uint32_t who = actor_called(t, whom), by = t->attribution[i];
    if (by >= a->attributions.size || who == NONE) return false;
    uint32_t speaker = a->attributions.at[by].speaker;
    return speaker < a->actors.size && actor_state(a, speaker) != actor_state(a, who);
}

/* Who is taken to task for it: "slammed X over the raid", "summoned X's ambassador about it"; token is NONE where
 * nobody is. */
subject subject_reproached(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t up = t->t[i].head;
    reproach r = {.deed = NONE};
    for (int steps = 0; steps < 4 && up < t->a->tokens.size; steps++, up = t->t[up].head)
        if (reproach_at(d->finder->reproaches, t->a, up, &r) && r.deed == i) break;
    if (r.deed != i || (r.suffers && t->attribution[i] == NONE)) return nobody;
    if (r.answers && !told_by_another(t, i, r.whom)) return nobody;
    uint32_t who = actor_called(t, r.whom);
    bool state = who != NONE && t->a->actors.at[who].kind == ACTOR_STATE;
    return r.state && !state ? nobody : as_subject(r.whom);
}

/* Who is called the author of it: "X was the author of the attack", "named X as the culprit behind it", "called X the
 * mastermind". */
static subject called_culprit(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    uint32_t subject_token = tree_child_main(t, noun, REL_NSUBJ), up = t->t[noun].head;
    if (subject_token != NONE && tree_child(t, noun, REL_COP) != NONE) return as_subject(subject_token);
    if (up >= t->a->tokens.size) return nobody;
    bool hung = tree_is_main(t, noun, REL_NMOD) && draft_case_is(d, noun, WORD_CAPACITY);
    if (hung && actor_called(t, up) != NONE) return as_subject(up);
    if (t->t[up].upos != UPOS_VERB) return nobody;
    bool as = tree_is_main(t, noun, REL_OBL) && draft_case_is(d, noun, WORD_CAPACITY);
    uint32_t object = tree_child(t, up, REL_OBJ);
    /* "pointed to X as the culprit behind it" */
    if (as && object == NONE) object = blamed_behind(d, up, up, WORD_POINTED_TO);
    return (as || tree_is_main(t, noun, REL_XCOMP)) && object != NONE && object != noun ? as_subject(object) : nobody;
}

/* Whose work a noun says that something is: "was an act of war by X", "was the work of X", "is X's doing"; NONE. */
static uint32_t worker(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    bool work = is(d, PREDICATE_WORK, noun);
    uint32_t owner = work ? tree_child(t, noun, REL_NMOD_POSS) : NONE;
    if (owner != NONE && actor_called(t, owner) != NONE) return owner;
    bool deed = work || noun_predicate(d->finder, t, noun); /* not "a failure by X" */
    uint32_t by = deed ? blamed_behind(d, noun, noun, work ? WORD_OWNER : WORD_AGENT) : NONE;
    return by != NONE && tree_is_main(t, by, REL_NMOD) ? by : NONE;
}

/* Whose work a deed is called: "the raid | was the work of X", "called the raid | an act of war by X". */
static subject called_work(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t up = t->t[i].head, n;
    bool is_so = tree_is_main(t, i, REL_NSUBJ) && tree_child(t, up, REL_COP) != NONE;
    if (is_so) return as_subject(worker(d, up));
    if (!tree_is(t, i, REL_OBJ) && t->t[i].relation != REL_NSUBJ_PASS) return nobody;
    for (uint32_t c = tree_begin(t, up, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool as = tree_is_main(t, c, REL_OBL) && draft_case_is(d, c, WORD_CAPACITY);
        uint32_t who = c > i && (as || tree_is_main(t, c, REL_XCOMP)) ? worker(d, c) : NONE;
        if (who != NONE) return as_subject(who);
    }
    return nobody;
}

static subject blamed(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    i = tree_first_conjunct(t, i);
    uint32_t up = t->t[i].head;
    if (up >= t->a->tokens.size) return nobody;
    slice marker = tree_marker(t, i, REL_CASE, d->arena);
    bool of = word_is(t->words, marker, WORD_CULPRIT_OF);
    if (of && tree_is_main(t, i, REL_NMOD) && t->t[up].upos == UPOS_NOUN && is(d, PREDICATE_CULPRIT, up))
        return called_culprit(d, up);
    bool verb = t->t[up].upos == UPOS_VERB;
    if (verb && is(d, PREDICATE_IMPUTING, up) && (tree_is(t, i, REL_OBJ) || t->t[i].relation == REL_NSUBJ_PASS))
        return as_subject(blamed_behind(d, up, i < up ? up : i, WORD_BLAMED_ON));
    if (!word_is(t->words, marker, WORD_BLAMED_FOR)) return nobody;
    if (is(d, PREDICATE_SHARE, up) && t->t[up].upos == UPOS_NOUN) return sharer(d, up);
    if (is(d, PREDICATE_PENALTY, up) && t->t[up].upos == UPOS_NOUN) return as_subject(penalised(d, up, up, i));
    if (!verb || !tree_is_main(t, i, REL_OBL)) return nobody;
    uint32_t object = tree_child(t, up, REL_OBJ);
    if (object != NONE && is(d, PREDICATE_PENALTY, object)) return as_subject(penalised(d, up, object, i));
    uint32_t owner = object != NONE && is(d, PREDICATE_SHARE, object) ? owner_behind(d, object) : NONE;
    if (owner != NONE && actor_called(t, owner) != NONE) return as_subject(owner); /* "sees the hand of X | in" */
    if (object != NONE && is(d, PREDICATE_SHARE, object)) /* "bore the blame for", "pointed the finger at X over" */
        return is(d, PREDICATE_OWNING, up) ? sharer(d, object)
                                           : as_subject(blamed_behind(d, up, object, WORD_SHARED_BY));
    uint32_t share = tree_child(t, up, REL_XCOMP); /* "held X | responsible | for it" */
    bool holds = object != NONE && share != NONE && share < i && is(d, PREDICATE_SHARE, share);
    if (holds && t->t[share].upos == UPOS_ADJ && !verb_is_passive(d, up)) return as_subject(object);
    return is(d, PREDICATE_BLAMING, up) ? blamed_for(d, up) : nobody;
}

subject subject_imputed(const draft *d, uint32_t i) {
    subject s = blamed(d, i);
    if (s.token != NONE) return s;
    s = d->tree->t[i].head < d->tree->a->tokens.size ? called_work(d, i) : s;
    if (s.token != NONE) return s;
    for (uint32_t steps = 0;
         tree_is(d->tree, i, REL_CONJ) && d->tree->t[i].head < d->tree->a->tokens.size && steps < TREE_STEPS; steps++)
        i = d->tree->t[i].head;
    s = subject_reproached(d, i);
    return s.token != NONE && actor_called(d->tree, s.token) != NONE ? s : nobody;
}

/* "accused X of negligence": whatever it is, he is said to have done it. */
static bool is_accused_of(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    i = tree_first_conjunct(t, i);
    uint32_t up = t->t[i].head;
    bool blamed = up < t->a->tokens.size && t->t[up].upos == UPOS_VERB && is(d, PREDICATE_BLAMING, up);
    return blamed && tree_is_main(t, i, REL_OBL) && subject_imputed(d, i).token != NONE &&
           draft_case_is(d, i, WORD_GENITIVE);
}

static bool is_deed(const draft *d, uint32_t i) {
    slice lemma = d->tree->t[i].lemma;
    return is(d, PREDICATE_MISHAP, i) || word_ends(d->tree->words, lemma, WORD_GERUND) ||
           sense_verb(d->finder->senses, lemma).size;
}

/* "The bribing of the judges | by X". */
static bool names_doer(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    slice lemma = t->t[i].lemma;
    if (!word_ends(t->words, lemma, WORD_GERUND) || tree_child_main(t, i, REL_NMOD) == NONE) return false;
    slice verb = draft_verb_known(d, lemma);
    const frame *f = slice_equal(verb, lemma) ? NULL : sense_frame(d->finder->senses, PREDICATE_VERB, verb);
    return f && frame_names(d->finder->senses, f, SLICE("obj")) && noun_doer(d, i) != NONE;
}

/* "Must pay for their work": no deed for that. */
static bool is_answered(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t up = t->t[i].head;
    reproach r;
    return up < t->a->tokens.size && reproach_at(d->finder->reproaches, t->a, up, &r) && r.deed == i && r.answers;
}

bool is_mishap(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    bool noun = t->t[i].upos == UPOS_NOUN && !hyphen_front(t, i);
    if (!noun || is(d, PREDICATE_SHARE, i) || is(d, PREDICATE_CHARGE, i)) return false;
    if (gerund_before(d, i)) return false;
    if (is_accused_of(d, i)) return true;
    if (tree_is_main(t, i, REL_COMPOUND) || !is_deed(d, i)) return false;
    uint32_t up = t->t[i].head;
    uint8_t above = up < t->a->tokens.size ? t->t[up].upos : UPOS_X;
    /* "guilty of it" */
    if (above == UPOS_ADJ && tree_is_main(t, i, REL_OBL) && is(d, PREDICATE_SHARE, up)) return true;
    if (tree_child_main(t, i, REL_NSUBJ) != NONE && draft_case_is(d, i, WORD_INSTIGATOR)) return true;
    if (names_doer(d, i)) return true;
    /* "no role in the crash" is said of what is told elsewhere */
    return above != UPOS_NOUN && !is_answered(d, i) && subject_imputed(d, i).token != NONE;
}
