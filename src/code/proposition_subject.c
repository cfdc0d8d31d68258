/* proposition_subject.c - who does it: subjects, also those that a sentence leaves out
 *
 * From the predicate upwards: an own subject; else the one of what it is joined to; else what control gives: the
 * noun that a
 * relative clause or participle stands at, the object or subject of the verb above, the possessor of the noun
 * above. */
#include "code/proposition_draft.h"

static const subject nobody = {NONE, NONE, false};

uint32_t actor_at(const tree *t, uint32_t i) {
    if (i >= t->a->tokens.size || t->mention[i] == NONE) return NONE;
    return t->a->mentions.at[t->mention[i]].actor;
}

uint32_t actor_called(const tree *t, uint32_t i) {
    uint32_t who = actor_at(t, i);
    if (who != NONE || i + 1 >= t->a->tokens.size || t->t[i].upos != UPOS_NOUN) return who;
    uint32_t flat = tree_child(t, i, REL_FLAT);
    bool behind = tree_is(t, i + 1, REL_APPOS) && t->t[i + 1].head == i;
    return actor_at(t, flat != NONE ? flat : behind ? i + 1 : NONE);
}

uint32_t actor_state(const article *a, uint32_t who) {
    if (who >= a->actors.size) return who;
    const actor *is = &a->actors.at[who];
    bool speaks = slice_equal(slice_of(is->sector), SLICE("GOV")) || slice_equal(slice_of(is->sector), SLICE("MIL"));
    if (is->kind == ACTOR_STATE || !speaks || !is->country[0]) return who;
    for (uint32_t i = 0; i < a->actors.size && i < 256; i++)
        if (a->actors.at[i].kind == ACTOR_STATE &&
            slice_equal(slice_of(a->actors.at[i].country), slice_of(is->country)))
            return i;
    return who;
}

static bool participle(const tree *t, uint32_t i) {
    return tree_has(t, i, SLICE("VerbForm=Part")) && !slice_equal(t->t[i].xpos, SLICE("VBG"));
}

/* Whether the lexicon has the verb among those that always have an object, alone or with a preposition that it has
 * here. */
static bool is_undergone(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t n;
    slice lemma = draft_verb_known(d, t->t[i].lemma);
    if (sense_is(d->finder->senses, PREDICATE_UNDERGONE, lemma)) return true;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool clause = tree_is(t, c, REL_ADVCL);
        if (c < i || (!clause && !tree_is_main(t, c, REL_OBL))) continue;
        slice marker = tree_marker(t, c, clause ? REL_MARK : REL_CASE, d->arena);
        slice key = arena_print(d->arena, "%.*s+%.*s", (int)lemma.size, lemma.at, (int)marker.size, marker.at);
        if (marker.size && sense_is(d->finder->senses, PREDICATE_UNDERGONE, key)) return true;
    }
    return false;
}

/* Whether an object, or a clause in its place, stands with the verb or with what is joined to it: "shot and killed
 * them". */
static bool has_object(const tree *t, uint32_t i) {
    uint32_t n;
    bool with = false; /* "charged with theft | has been jailed": the clause is no object */
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        uint8_t main = relation_main[t->t[c].relation];
        with |= c > i && (main == REL_OBL || main == REL_ADVCL);
        if (main == REL_CCOMP && with && tree_child(t, c, REL_MARK) == NONE) continue;
        if (main == REL_OBJ || main == REL_IOBJ || main == REL_CCOMP || main == REL_XCOMP) return true;
        if (main == REL_CONJ && (tree_child(t, c, REL_OBJ) != NONE || tree_child(t, c, REL_CCOMP) != NONE))
            return true;
    }
    return false;
}

/* "Norway urged | to pay": an infinitive is no object of a verb that is told to somebody. */
static bool is_told(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t deed = tree_child(t, i, REL_XCOMP);
    slice lemma = draft_verb_known(d, t->t[i].lemma);
    if (deed == NONE || tree_child(t, i, REL_OBJ) != NONE || tree_child(t, i, REL_IOBJ) != NONE) return false;
    if (!tree_word(t, tree_child(t, deed, REL_MARK), WORD_INFINITIVE)) return false;
    slice to = word_first(t->words, WORD_INFINITIVE);
    slice key = arena_print(d->arena, "%.*s+%.*s", (int)lemma.size, lemma.at, (int)to.size, to.at);
    return sense_is(d->finder->senses, PREDICATE_UNDERGONE, key);
}

/* A past form without an auxiliary that has lost its "was": "man charged with theft", "two others wounded", "the
 * woman also detained", "are at large and accused of it". */
static bool is_short_passive(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t up = t->t[i].head;
    bool past = participle(t, i) || slice_equal(t->t[i].xpos, SLICE("VBD"));
    if (!past || tree_child_main(t, i, REL_AUX) != NONE || tree_child(t, i, REL_COP) != NONE) return false;
    if (has_object(t, i) && !is_told(d, i)) return false;
    if (!is_told(d, i) && !is_undergone(d, i)) return false;
    if (tree_child(t, i, REL_NSUBJ) != NONE) return !tree_is(t, i, REL_ACL_RELCL);
    if (tree_is(t, i, REL_CONJ) && participle(t, i) && up < t->a->tokens.size)
        return tree_child(t, up, REL_COP) != NONE && tree_child_main(t, up, REL_AUX) == NONE;
    return tree_is(t, i, REL_ACL) && tree_child(t, i, REL_MARK) == NONE;
}

bool verb_is_passive(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    if (tree_child(t, i, REL_AUX_PASS) != NONE || tree_child(t, i, REL_NSUBJ_PASS) != NONE) return true;
    if (is_short_passive(d, i)) return true;
    uint32_t up = t->t[i].head;
    if (tree_is(t, i, REL_CONJ) && up < t->a->tokens.size) /* "was arrested and deported" */
        return participle(t, i) && tree_child_main(t, i, REL_AUX) == NONE &&
               tree_child_main(t, i, REL_NSUBJ) == NONE && tree_child(t, up, REL_AUX_PASS) != NONE;
    bool bare = participle(t, i) && tree_child_main(t, i, REL_AUX) == NONE && tree_child(t, i, REL_COP) == NONE;
    return bare &&
           (tree_is(t, i, REL_ACL) || tree_is(t, i, REL_ACL_RELCL) || tree_is(t, i, REL_ADVCL) ||
            tree_is(t, i, REL_XCOMP)) &&
           tree_child_main(t, i, REL_NSUBJ) == NONE;
}

static bool relative(const tree *t, uint32_t i) { return tree_has(t, i, SLICE("PronType=Rel")); }

/* "which", "that", "who" stand for the noun that the clause hangs on. */
static uint32_t antecedent(const tree *t, uint32_t i, uint32_t clause) {
    for (uint32_t steps = 0; relative(t, i) && steps < TREE_STEPS; steps++) {
        if (tree_is(t, clause, REL_ACL_RELCL) || tree_is(t, clause, REL_ADVCL_RELCL)) /* also "it was X that" */
            return t->t[clause].head < t->a->tokens.size ? t->t[clause].head : i;
        bool within = tree_is(t, clause, REL_CONJ) || tree_is_main(t, clause, REL_XCOMP) ||
                      tree_is(t, clause, REL_CCOMP); /* "who the residents say shot at them" */
        if (!within) break;
        clause = t->t[clause].head;
    }
    return i;
}

/* "the conductor Anton Berg", read as two subjects. */
static bool named_behind(const tree *t, uint32_t noun, uint32_t next) {
    return next == noun + 1 && t->t[noun].upos == UPOS_NOUN && t->t[next].upos == UPOS_PROPN &&
           actor_at(t, noun) == NONE && actor_at(t, next) != NONE;
}

/* "The army and the rebels, | who shelled it": of those who are joined, the last. */
static uint32_t nearest_conjunct(const tree *t, uint32_t first, uint32_t pronoun) {
    uint32_t n, out = first;
    for (uint32_t c = tree_begin(t, first, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_CONJ) && c < pronoun && t->t[c].upos == t->t[first].upos) out = c;
    return out;
}

static subject own_subject(const tree *t, uint32_t i) {
    uint32_t n, found = NONE;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is_main(t, c, REL_NSUBJ) && t->t[c].relation != REL_NSUBJ_OUTER &&
            (found == NONE || relative(t, found) || named_behind(t, found, c)))
            found = c;
    if (found == NONE) return nobody;
    uint32_t who = antecedent(t, found, i);
    if (who != found) who = nearest_conjunct(t, who, found);
    return (subject){who, NONE, t->t[found].relation == REL_NSUBJ_PASS};
}

static uint32_t oblique(const draft *d, uint32_t i, enum word_role role) {
    const tree *t = d->tree;
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        if (!tree_is_main(t, c, REL_OBL) && !tree_is_main(t, c, REL_NMOD)) continue;
        if (draft_case_is(d, c, role) && actor_called(t, c) != NONE) return c;
    }
    return NONE;
}

static uint32_t possessor(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    uint32_t poss = tree_child(t, noun, REL_NMOD_POSS), n;
    if (poss != NONE) return poss;
    for (uint32_t c = tree_begin(t, noun, &n); c != NONE; c = tree_after(t, c, &n))
        if ((tree_is(t, c, REL_AMOD) || tree_is(t, c, REL_COMPOUND)) && actor_at(t, c) != NONE) return c;
    return oblique(d, noun, WORD_POSSESSOR);
}

/* The object of a verb that can be told or accused; "impose sanctions on X for": X. */
static uint32_t controlled(const draft *d, uint32_t verb) {
    const tree *t = d->tree;
    uint32_t iobj = tree_child(t, verb, REL_IOBJ), obj = tree_child(t, verb, REL_OBJ);
    if (iobj != NONE) return iobj;
    if (obj != NONE && noun_predicate(d->finder, t, obj)) {
        uint32_t at = oblique(d, verb, WORD_IMPOSED_ON);
        return at != NONE ? at : oblique(d, obj, WORD_IMPOSED_ON);
    }
    return obj;
}

static bool ordering(const draft *d, uint32_t verb) {
    return modality_value(d->finder->modality, MODAL_VERB, d->tree->t[verb].lemma, false) == VALUE_ORDER;
}

/* "provided X with boats to be used": the boats. */
static uint32_t patient(const draft *d, uint32_t verb) {
    const tree *t = d->tree;
    const frame *f = sense_frame(d->finder->senses, PREDICATE_VERB, t->t[verb].lemma);
    uint32_t n;
    for (uint32_t c = tree_begin(t, verb, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is_main(t, c, REL_OBL) && draft_case_is(d, c, WORD_COMITATIVE) &&
            sense_role(d->finder->senses, PREDICATE_VERB, f, word_first(t->words, WORD_COMITATIVE)) == FRAME_SWAP)
            return c;
    uint32_t object = tree_child(t, verb, REL_OBJ);
    return object != NONE && !ordering(d, verb) ? object : NONE;
}

/* Who is told to do something by a verb that has no object: "called on X to stop". */
static uint32_t told(const draft *d, uint32_t verb) {
    return ordering(d, verb) ? oblique(d, verb, WORD_BIDDEN) : NONE;
}

static subject from_xcomp(const draft *d, uint32_t i, uint32_t up, bool *again) {
    const tree *t = d->tree;
    uint32_t used = verb_is_passive(d, i) ? patient(d, up) : NONE;
    if (used != NONE) return (subject){used, NONE, true};
    uint32_t object = controlled(d, up);
    if (object != NONE && !sense_is(d->finder->senses, PREDICATE_PROMISING, t->t[up].lemma))
        return (subject){antecedent(t, object, up), NONE, false};
    uint32_t at = told(d, up);
    if (at != NONE) return (subject){at, NONE, false};
    *again = true;
    return nobody;
}

/* Whether "for doing" at the verb tells what its object did. */
static bool blames(const draft *d, uint32_t verb) {
    return modality_value(d->finder->modality, MODAL_REASON, d->tree->t[verb].lemma, false) != VALUE_NONE;
}

/* Who is accused by a passive: "X was accused", "X stands accused", "X, accused by Y,", "Accused by Y, X did ..." */
static subject accused_in(const tree *t, uint32_t verb) {
    subject s = own_subject(t, verb);
    uint32_t up = t->t[verb].head;
    if (s.token != NONE || up >= t->a->tokens.size) return s;
    if (tree_is(t, verb, REL_ACL) || tree_is(t, verb, REL_ACL_RELCL)) return (subject){up, NONE, false};
    bool shares = tree_is(t, verb, REL_XCOMP) || tree_is(t, verb, REL_CONJ) ||
                  (tree_is(t, verb, REL_ADVCL) && tree_child(t, verb, REL_MARK) == NONE);
    return shares ? own_subject(t, up) : s;
}

static subject from_advcl(const draft *d, uint32_t i, uint32_t up, bool *again) {
    const word_roles *words = d->tree->words;
    slice marker = tree_marker(d->tree, i, REL_MARK, d->arena);
    bool to_do = word_is(words, marker, WORD_INFINITIVE);
    uint32_t used = to_do && verb_is_passive(d, i) ? patient(d, up) : NONE;
    if (used != NONE) return (subject){used, NONE, true};
    bool bid = to_do && ordering(d, up);
    bool warned = word_is(words, marker, WORD_ADVERSE) &&
                  modality_value(d->finder->modality, MODAL_WARNING, d->tree->t[up].lemma, false) != VALUE_NONE;
    bool accused = word_is(words, marker, WORD_CHARGED_WITH), charged = word_is(words, marker, WORD_CHARGED_DEED);
    bool blamed = accused && blames(d, up);
    /* "named X as being behind it", where X may be read as what it names */
    bool as = word_is(words, marker, WORD_CAPACITY);
    uint32_t named = as ? tree_child(d->tree, up, REL_OBJ) : NONE;
    if (as && named == NONE) named = tree_child(d->tree, up, REL_XCOMP);
    if (named != NONE && actor_called(d->tree, named) != NONE) return (subject){named, NONE, false};
    uint32_t object = bid || warned || accused ? controlled(d, up) : NONE;
    if (bid && object == NONE) object = told(d, up);
    /* "gave X a week to stop" */
    if (to_do && object == NONE) object = tree_child(d->tree, up, REL_IOBJ);
    if (warned && object == NONE) return nobody;
    if (blamed && object == NONE && verb_is_passive(d, up)) return accused_in(d->tree, up);
    bool relative_clause = tree_is(d->tree, up, REL_ACL_RELCL) && d->tree->t[up].head < up;
    if (blamed && object == NONE && relative_clause) /* "X, which Y accuses of doing it" */
        return (subject){d->tree->t[up].head, NONE, false};
    if (blamed && object == NONE) return nobody;
    if (word_is(words, marker, WORD_POSITION_ON)) { /* "welcomed X's position on" */
        uint32_t noun = tree_child(d->tree, up, REL_OBJ), owner = noun == NONE ? NONE : possessor(d, noun);
        if (owner != NONE) return (subject){owner, NONE, false};
    }
    if (object != NONE && (charged || blamed || actor_at(d->tree, object) != NONE))
        return (subject){antecedent(d->tree, object, up), NONE, false};
    *again = true;
    return nobody;
}

static bool objective(const tree *t, uint32_t i) { return tree_is(t, i, REL_OBJ) || tree_is(t, i, REL_NSUBJ_PASS); }

static subject raised(const draft *d, subject s) {
    uint32_t who = s.token == NONE ? NONE : s.actor != NONE ? s.actor : actor_at(d->tree, s.token);
    if (who != NONE) s.actor = actor_state(d->tree->a, who);
    return s;
}

subject subject_accused(const draft *d, uint32_t charge) {
    const tree *t = d->tree;
    uint32_t named = oblique(d, charge, WORD_ADVERSE);
    if (named != NONE) return (subject){named, NONE, false};
    charge = tree_first_conjunct(t, charge);
    uint32_t up = t->t[charge].head;
    if (up >= t->a->tokens.size || !objective(t, charge)) return nobody;
    if (sense_is(d->finder->senses, PREDICATE_LEVEL, t->t[up].lemma)) /* "levelled at the coach" */
        return (subject){oblique(d, up, WORD_LEVELLED_AT), NONE, false};
    subject s = subject_of(d, up);
    if (s.passive) s = (subject){oblique(d, up, WORD_AGENT), NONE, false};
    return raised(d, s);
}

/* Under a noun: "Iran's plan to supply", "the allegations of sending", "expressed readiness to send". */
static subject from_noun(const draft *d, uint32_t i, uint32_t noun) {
    const tree *t = d->tree;
    slice marker = tree_marker(t, i, REL_MARK, d->arena);
    if (marker.size == 0) return (subject){noun, NONE, verb_is_passive(d, i)};
    uint32_t up = t->t[noun].head;
    bool by = tree_is(t, noun, REL_OBL_AGENT) && up < t->a->tokens.size &&
              word_is(t->words, marker, WORD_CHARGED_WITH) && blames(d, up);
    if (by) return accused_in(t, up); /* "accused by | witnesses | of doing it" */
    bool to_do = word_is(t->words, marker, WORD_INFINITIVE) && possessor(d, noun) != NONE; /* "X's claim to own it" */
    if (sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[noun].lemma) && !to_do) return subject_accused(d, noun);
    if (word_is(t->words, marker, WORD_REASON)) { /* "sanctions on X over selling" */
        uint32_t at = oblique(d, noun, WORD_PENALISED_FOR);
        if (at != NONE) return (subject){at, NONE, false};
    }
    if (verb_is_passive(d, i) && word_is(t->words, marker, WORD_INFINITIVE)) return (subject){noun, NONE, true};
    if (modality_value(d->finder->modality, MODAL_NOUN, t->t[noun].lemma, false) == VALUE_ORDER) {
        uint32_t at = oblique(d, noun, WORD_PRESSED); /* "pressure from donors on X to resign" */
        return at != NONE ? (subject){at, NONE, false} : nobody;
    }
    bool accused =
        tree_is(t, noun, REL_OBJ) && word_is(t->words, marker, WORD_CHARGED_WITH) && blames(d, t->t[noun].head);
    if (accused || (possessor(d, noun) == NONE && actor_at(t, noun) != NONE)) return (subject){noun, NONE, false};
    return subject_intending(d, noun);
}

subject subject_intending(const draft *d, uint32_t noun) {
    const tree *t = d->tree;
    uint32_t owner = possessor(d, noun), up = t->t[noun].head;
    if (owner != NONE) return (subject){antecedent(t, owner, noun), NONE, false};
    if (up < t->a->tokens.size && (objective(t, noun) || tree_is_main(t, noun, REL_OBL))) {
        subject s = own_subject(t, up);
        if (s.token != NONE && !s.passive) return s;
    }
    return nobody;
}

/* "weighing whether to send": a clause as object, without a subject or tense. */
static bool bare_clause(const tree *t, uint32_t i) {
    return tree_is(t, i, REL_CCOMP) && !tree_has(t, i, SLICE("VerbForm=Fin")) &&
           tree_child_main(t, i, REL_AUX) == NONE;
}

/* Whether a token names who says what the predicate tells. */
static bool is_speaker(const tree *t, uint32_t subject_token, uint32_t i) {
    uint32_t by = t->attribution[i];
    return by < t->a->attributions.size && t->a->attributions.at[by].source_head == subject_token &&
           t->attribution[subject_token] != by;
}

/* "X, the minister said, bombed it", "“X,” said the minister, “bombed it”": the first of the subjects that the verb
 * of saying and the other have; `own` where there is only one. */
static subject parted_subject(const tree *t, uint32_t i, subject own) {
    uint32_t up = t->t[i].head, first = NONE, count = own.token != NONE, n;
    if (!tree_is(t, i, REL_CCOMP) || !tree_has(t, i, SLICE("VerbForm=Fin")) || up >= i) return own;
    for (uint32_t c = tree_begin(t, up, &n); c != NONE; c = tree_after(t, c, &n)) {
        if (t->t[c].relation != REL_NSUBJ || c > up) continue;
        if (first == NONE && t->attribution[c] != t->attribution[i]) return own; /* no part of what is said */
        count++;
        if (first == NONE) first = c;
    }
    return count > 1 && first != NONE ? (subject){first, NONE, false} : own;
}

subject subject_of(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    bool passive = verb_is_passive(d, i);
    for (uint32_t steps = 0; i < t->a->tokens.size && steps < TREE_STEPS; steps++) {
        subject s = own_subject(t, i);
        if (s.token == NONE && sense_is(d->finder->senses, PREDICATE_BLAMING, t->t[i].lemma) &&
            tree_child(t, i, REL_COP) != NONE)
            s.token = tree_child(t, i, REL_NSUBJ_OUTER); /* "X is to blame" */
        if (s.token == NONE || is_speaker(t, s.token, i)) s = parted_subject(t, i, s);
        uint32_t up = t->t[i].head;
        bool again = tree_is(t, i, REL_CONJ);
        if (s.token == NONE && up < t->a->tokens.size) {
            bool reason = (tree_is(t, i, REL_ADVCL) || tree_is(t, i, REL_ACL)) && tree_child(t, i, REL_MARK) != NONE;
            if (reason) s = subject_reproached(d, i);
            uint32_t mutual = reason ? mutual_object(t, up) : NONE;
            if (mutual != NONE)
                s = (subject){mutual, NONE, false};
            else if (s.token != NONE)
                s.token = antecedent(t, s.token, up);
            else if (tree_is(t, i, REL_ACL_RELCL))
                s = (subject){up, NONE, passive};
            else if (tree_is(t, i, REL_ACL))
                s = from_noun(d, i, up);
            else if (tree_is(t, i, REL_XCOMP) || bare_clause(t, i))
                s = from_xcomp(d, i, up, &again);
            else if (tree_is(t, i, REL_ADVCL))
                s = from_advcl(d, i, up, &again);
        }
        if (passive && s.token == NONE && tree_is(t, i, REL_ADVCL) && tree_child(t, i, REL_MARK) == NONE)
            return nobody;
        if (s.token != NONE) {
            s.passive = passive;
            return s;
        }
        if (!again) return nobody;
        i = tree_is(t, i, REL_CONJ) ? tree_joined_to(t, i) : up;
    }
    return nobody;
}
