/* factuality.c - walks from a predicate outwards and lets every word that governs it act on its value
 *
 * A value is a sign and how sure it is. A word with a signature multiplies the sign and can only make it less sure.
 * */
#include "code/factuality.h"

#include "base/table.h"

struct modality {
    map words[MODAL_KINDS]; /* to plain + 256 * negated */
};

static const char *const modal_kind_name[MODAL_KINDS] = {
    "verb",   "noun",  "adj",  "aux",     "adv",     "amod",   "mark",     "xcomp",   "merely",
    "reason", "never", "whom", "ceasing", "warning", "coming", "reported", "telling", "saying"};
static const char *const value_name[] = {"ct", "pr", "ps", "ask", "order", "hyp"};

static bool value_find(slice text, uint8_t *out) {
    *out = VALUE_SAME;
    if (slice_equal(text, SLICE("="))) return true;
    *out = VALUE_NONE;
    if (!text.size) return true;
    if (text.size < 2 || (text.at[0] != '+' && text.at[0] != '-')) return false;
    uint32_t value = name_find(value_name, VALUE_SAME, slice_part(text, 1, text.size));
    *out = (uint8_t)(value + (text.at[0] == '-' ? VALUE_NOT : 0));
    return value < VALUE_SAME;
}

static status read_row(arena *a, modality *m, const table *t, uint32_t row, error *e) {
    slice kind = table_cell(t, row, 0), lemmas = table_cell(t, row, 1);
    uint32_t k = name_find(modal_kind_name, MODAL_KINDS, kind);
    uint8_t plain, negated;
    if (k == MODAL_KINDS) return table_fail(t, row, e, "'%.*s' is no kind of word", (int)kind.size, kind.at);
    if (!value_find(table_cell(t, row, 2), &plain) || !value_find(table_cell(t, row, 3), &negated))
        return table_fail(t, row, e, "a value is empty, =, or + or - with ct, pr, ps, ask, order or hyp");
    while (lemmas.at) {
        bool found;
        uint32_t *at = map_put(a, &m->words[k], slice_trim(slice_take(&lemmas, ',')), &found);
        if (!found) *at = plain + 256u * negated;
    }
    return READOUT_OK;
}

status modality_open(arena *a, const char *folder, modality **out, error *e) {
    table t;
    modality *m = ARENA_NEW(a, modality, 1);
    *out = m;
    status s = table_load(a, folder, "modality.tsv", 4, 4, &t, e);
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) s = read_row(a, m, &t, i, e);
    return s;
}

uint8_t modality_value(const modality *m, enum modal_kind kind, slice lemma, bool negated) {
    uint32_t pair = map_get(&m->words[kind], lemma);
    if (pair == MAP_NONE) return VALUE_NONE;
    return (uint8_t)(negated ? pair / 256 : pair % 256);
}

typedef struct state {
    const modality *m;
    const tree *t;
    uint8_t sure; /* VALUE_CERTAIN .. VALUE_HYPOTHETICAL */
    bool negative;
} state;

static void act(state *s, uint8_t value) {
    if (value == VALUE_NONE || value == VALUE_SAME) return;
    if (value & VALUE_NOT) s->negative = !s->negative;
    value &= VALUE_NOT - 1;
    if (value > s->sure) s->sure = value;
}

static uint8_t word(const state *s, enum modal_kind kind, uint32_t i, bool negated) {
    return modality_value(s->m, kind, s->t->t[i].lemma, negated);
}

/* "not only", "not just": what follows is said to be so, and more. */
static bool merely(const state *s, uint32_t c) {
    const tree *t = s->t;
    return c + 1 < t->a->tokens.size && t->t[c + 1].sentence == t->t[c].sentence &&
           word(s, MODAL_MERELY, c + 1, false) != VALUE_NONE;
}

static bool negates(const state *s, uint32_t c) {
    const tree *t = s->t;
    uint8_t relation = t->t[c].relation;
    if (merely(s, c)) return false;
    if (relation_main[relation] == REL_OBL && word(s, MODAL_NEVER, c, false) != VALUE_NONE) {
        uint32_t no = tree_child_main(t, c, REL_DET); /* "at no time" */
        return no != NONE && tree_word(t, no, WORD_NEGATIVE_DETERMINER) && tree_child(t, c, REL_CASE) != NONE;
    }
    if (relation == REL_ADVMOD || relation == REL_CC_PRECONJ || relation == REL_CC)
        return word(s, MODAL_ADV, c, false) == (VALUE_NOT | VALUE_CERTAIN);
    return relation_main[relation] == REL_DET && tree_word(t, c, WORD_NEGATIVE_DETERMINER);
}

/* "there was an attack": says no more of it than the noun does. */
static bool existential(const tree *t, uint32_t i) { return tree_child(t, i, REL_EXPL) != NONE; }

static bool is_no(const tree *t, uint32_t i) {
    return tree_word(t, i, WORD_NEGATIVE_DETERMINER) && relation_main[t->t[i].relation] == REL_DET;
}

/* The verb that an opening token of its sentence or quotation may negate: the first behind it, relative clauses
 * aside. */
static uint32_t first_verb(const tree *t, uint32_t from) {
    for (uint32_t i = from; i < t->a->tokens.size && i < from + TREE_STEPS && t->t[i].sentence == t->t[from].sentence;
         i++) {
        uint8_t main = relation_main[t->t[i].relation];
        if (t->t[i].upos == UPOS_VERB && main != REL_ACL && main != REL_AMOD) return i;
    }
    return NONE;
}

/* Whether words that open a sentence negate it: "Not a single boat", "Neither the army nor", "Nor did we", "Never
 * have we", "At no time did". */
static bool opens_negated(const state *s, uint32_t first) {
    const tree *t = s->t;
    const token *next = first + 2 < t->a->tokens.size ? &t->t[first + 1] : NULL;
    if (!next || next->sentence != t->t[first].sentence) return false;
    bool auxiliary = next->upos == UPOS_AUX || tree_word(t, first + 1, WORD_PERFECT);
    if (tree_word(t, first, WORD_NEGATOR)) return next->upos == UPOS_DET || next->upos == UPOS_NUM;
    if (tree_word(t, first, WORD_EITHER_NEGATIVE))
        return t->t[first].relation != REL_ADVMOD && next->upos != UPOS_AUX;
    if (tree_word(t, first, WORD_FRONTED_NEGATIVE)) return auxiliary;
    return t->t[first].upos == UPOS_ADP && is_no(t, first + 1) && first + 3 < t->a->tokens.size &&
           t->t[first + 3].upos == UPOS_AUX;
}

/* Whether the predicate's negation stands far before it, where the tree has it elsewhere. */
static bool negated_in_front(const state *s, uint32_t i) {
    const tree *t = s->t;
    uint32_t first = i;
    for (uint32_t steps = 0; steps < TREE_STEPS && first > 0; steps++, first--) {
        const token *before = &t->t[first - 1];
        bool opening = before->sentence != t->t[i].sentence || t->attribution[first - 1] != t->attribution[i];
        if (opening) break;
    }
    /* "that neither he nor" */
    while (first < i && (t->t[first].upos == UPOS_PUNCT || t->t[first].upos == UPOS_SCONJ)) first++;
    return first < i && opens_negated(s, first) && first_verb(t, first) == i;
}

/* "It was not our boats that rammed it". */
static bool cleft_negated(const tree *t, uint32_t i) {
    if (!tree_is(t, i, REL_ACL_RELCL)) return false;
    uint32_t up = t->t[i].head, subject = tree_child_main(t, up, REL_NSUBJ), not = tree_child(t, up, REL_ADVMOD);
    if (subject == NONE) subject = tree_child(t, up, REL_EXPL);
    return tree_child(t, up, REL_COP) != NONE && tree_word(t, subject, WORD_EXPLETIVE) &&
           tree_word(t, not, WORD_NEGATOR);
}

/* "None of our people shot at them", read as if they had been shot. */
static bool subject_negated(const tree *t, uint32_t i) {
    uint32_t up = t->t[i].head;
    return t->t[i].relation == REL_ACL && tree_has(t, i, SLICE("VerbForm=Fin")) && up < i &&
           tree_has(t, up, SLICE("PronType=Neg"));
}

/* "not", "no", "neither"; "no drones were sent", "none of them". */
static bool negated(const state *s, uint32_t i) {
    const tree *t = s->t;
    uint32_t n, m;
    bool out = subject_negated(t, i);
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        if (negates(s, c) && t->t[c].relation != REL_CC) out = !out;
        uint8_t main = relation_main[t->t[c].relation];
        if (main != REL_NSUBJ && main != REL_OBJ) continue;
        if (tree_word(t, c, WORD_NEGATIVE_PRONOUN)) out = true;
        for (uint32_t g = tree_begin(t, c, &m); g != NONE; g = tree_after(t, g, &m))
            /* "Wheat. Nobody sent it", read as one */
            if ((t->t[g].relation == REL_CONJ && tree_has(t, g, SLICE("PronType=Neg"))) ||
                (relation_main[t->t[g].relation] == REL_DET && tree_word(t, g, WORD_NEGATIVE_SINGULAR)) ||
                (main == REL_NSUBJ && t->t[g].relation == REL_ADVMOD && tree_word(t, g, WORD_NEGATOR)) ||
                (main == REL_NSUBJ && t->t[g].relation == REL_NUMMOD && g && t->t[g - 1].head == g &&
                 tree_word(t, g - 1, WORD_NEGATOR))) /* "not one boat" */
                out = true; /* "no boat was sent", "not a boat was sent" */
    }
    return out;
}

static bool has_aux(const tree *t, uint32_t i) {
    return tree_child_main(t, i, REL_AUX) != NONE || tree_child(t, i, REL_COP) != NONE ||
           tree_child_main(t, i, REL_NSUBJ) != NONE;
}

/* "warned them against doing it". */
static bool warned_against(const state *s, uint32_t i, uint32_t mark) {
    uint32_t up = s->t->t[i].head;
    return tree_word(s->t, mark, WORD_ADVERSE) && up < s->t->a->tokens.size &&
           word(s, MODAL_WARNING, up, false) != VALUE_NONE;
}

/* What the word's own auxiliaries, adverbs and subordinator say. Negation is left out where `signature` has it. */
static void act_local(state *s, uint32_t i, bool signature) {
    const tree *t = s->t;
    uint32_t n;
    bool not = !signature && negated(s, i), used = false;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        uint8_t relation = t->t[c].relation, value = VALUE_NONE;
        if (relation == REL_AUX) {
            value = word(s, MODAL_AUX, c, not );
            used |= value != VALUE_NONE;
        } else if (relation == REL_ADVMOD && !negates(s, c) && !merely(s, c)) {
            value = word(s, MODAL_ADV, c, false);
            if (t->t[i].upos == UPOS_ADJ && value & VALUE_NOT) value = VALUE_NONE; /* "almost certain" */
        } else if (relation == REL_AMOD)
            value = word(s, MODAL_AMOD, c, false);
        else if (relation == REL_MARK || (relation == REL_CASE && t->t[i].upos == UPOS_VERB))
            value = warned_against(s, i, c) ? VALUE_ORDER : word(s, MODAL_MARK, c, false);
        act(s, value);
    }
    if (not &&!used) act(s, VALUE_NOT | VALUE_CERTAIN);
}

static enum modal_kind kind_of(const tree *t, uint32_t i) {
    uint8_t upos = t->t[i].upos;
    return upos == UPOS_ADJ ? MODAL_ADJ : upos == UPOS_NOUN || upos == UPOS_PROPN ? MODAL_NOUN : MODAL_VERB;
}

/* "hand over" and the like are kept under verb_particle. */
static uint8_t signature(const state *s, uint32_t i, bool not ) {
    uint32_t particle = tree_child(s->t, i, REL_COMPOUND_PRT);
    if (particle != NONE) {
        slice verb = s->t->t[i].lemma, rest = s->t->t[particle].lemma;
        char both[64];
        if (verb.size + rest.size + 1 < sizeof both) {
            size_t size = 0;
            for (size_t k = 0; k < verb.size; k++) both[size++] = verb.at[k];
            both[size++] = '_';
            for (size_t k = 0; k < rest.size; k++) both[size++] = rest.at[k];
            uint8_t value = modality_value(s->m, MODAL_VERB, (slice){both, size}, not );
            if (value != VALUE_NONE) return value;
        }
    }
    uint8_t value = word(s, kind_of(s->t, i), i, not );
    bool adjective = s->t->t[i].upos == UPOS_VERB && (tree_child(s->t, i, REL_AUX_PASS) != NONE ||
                                                      tree_child(s->t, i, REL_COP) != NONE); /* "is prepared to" */
    return value == VALUE_NONE && adjective ? word(s, MODAL_ADJ, i, not ) : value;
}

/* How the word at `i` stands to the one above it. */
enum link { LINK_STOP, LINK_CLAUSE, LINK_PHRASE, LINK_SHARED, LINK_PURPOSE, LINK_REASON, LINK_EXISTS };

/* "Due to | visit", read as one word with its "to". */
static bool is_due(const tree *t, uint32_t up, uint32_t clause) {
    uint32_t to = up < t->a->tokens.size ? tree_child(t, up, REL_FIXED) : NONE;
    return tree_word(t, to, WORD_INFINITIVE) && to < clause && t->t[clause].upos == UPOS_VERB;
}

/* "In order to". */
static bool is_in_order(const tree *t, uint32_t mark) {
    uint32_t rest = mark == NONE ? NONE : tree_child(t, mark, REL_FIXED);
    return tree_word(t, rest, WORD_PURPOSE_PHRASE);
}

/* "Evidence | that | X sent arms", read as what X sent beside the arms. */
static bool has_two_objects(const tree *t, uint32_t i) {
    uint32_t n;
    bool that = false, thing = false;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        if (!tree_is(t, c, REL_OBJ)) continue;
        if (c < i && tree_word(t, c, WORD_COMPLEMENTIZER)) that = true;
        else thing |= c > i;
    }
    return that && thing;
}

static enum link link_of(const tree *t, uint32_t i) {
    uint8_t relation = t->t[i].relation, main = relation_main[relation];
    if (relation == REL_ACL_RELCL) return LINK_STOP;
    if (main == REL_XCOMP || main == REL_CCOMP || main == REL_CSUBJ) return LINK_CLAUSE;
    uint32_t mark = main == REL_ACL || main == REL_ADVCL ? tree_child(t, i, REL_MARK) : NONE;
    if (tree_word(t, mark, WORD_REASON_OR_MEANS)) return LINK_REASON;
    if (main == REL_ACL) return mark != NONE || has_two_objects(t, i) ? LINK_CLAUSE : LINK_STOP;
    if (main == REL_ADVCL) {
        if (tree_word(t, mark, WORD_INFINITIVE) || is_in_order(t, mark)) return LINK_PURPOSE;
        if (mark == NONE && is_due(t, t->t[i].head, i)) return LINK_CLAUSE;
        /* "should focus on" */
        return tree_word(t, mark, WORD_GOVERNED_CLAUSE) ? LINK_CLAUSE : LINK_STOP;
    }
    if (main == REL_CONJ) return LINK_SHARED;
    if (main == REL_NSUBJ && existential(t, t->t[i].head)) return LINK_EXISTS;
    bool phrase = main == REL_OBJ || main == REL_OBL || main == REL_NMOD || main == REL_NSUBJ || main == REL_COMPOUND;
    return phrase ? LINK_PHRASE : LINK_STOP;
}

/* "sanctions on X for supplying": who punishes or blames holds the reason to be so; the sentence does not say it. */
static void act_reason(state *s, uint32_t up) {
    const tree *t = s->t;
    uint32_t object = tree_child(t, up, REL_OBJ);
    act(s, word(s, MODAL_REASON, up, false));
    if (object != NONE) act(s, word(s, MODAL_REASON, object, false));
}

/* What the word above says where it governs an infinitive: "has to go", "wants them to go". */
static uint8_t of_infinitive(const state *s, uint32_t i, bool not ) {
    const tree *t = s->t;
    uint32_t up = t->t[i].head;
    bool open = tree_is(t, i, REL_XCOMP);
    bool whom = open ? tree_child(t, up, REL_OBJ) != NONE
                     : tree_is(t, i, REL_CCOMP) && tree_word(t, tree_child(t, i, REL_MARK), WORD_INFINITIVE);
    uint8_t value = whom ? word(s, MODAL_WHOM, up, not ) : VALUE_NONE;
    return value == VALUE_NONE && open ? word(s, MODAL_XCOMP, up, not ) : value;
}

/* "The suggestion that the father travel": a bare verb behind one that is alone, which is only wished. */
static bool is_subjunctive(const tree *t, uint32_t i) {
    uint8_t main = relation_main[t->t[i].relation];
    uint32_t subject = tree_child_main(t, i, REL_NSUBJ);
    bool clause = main == REL_CCOMP || main == REL_ACL,
         bare = slice_equal(t->t[i].xpos, SLICE("VB")) || slice_equal(t->t[i].xpos, SLICE("VBP"));
    if (!clause || !bare || subject == NONE || subject > i || tree_child_main(t, i, REL_AUX) != NONE) return false;
    return t->t[subject].upos != UPOS_PRON && tree_has(t, subject, SLICE("Number=Sing")) &&
           tree_child(t, subject, REL_CONJ) == NONE &&
           slice_equal_nocase(article_text(t->a, t->t[i].at), t->t[i].lemma) &&
           !tree_word(t, t->t[i].head, WORD_PERCEPTION);
}

/* What the cue of the attribution says of its content beside that it is said: "plans to", "considers", "orders him
 * to", "refused to". Only of clauses without a subject or tense of their own: the others carry their own
 * auxiliaries. */
static void act_cue(state *s, uint32_t i, uint32_t within) {
    const tree *t = s->t;
    enum link link = link_of(t, i);
    uint32_t up = t->t[i].head;
    uint32_t passive = tree_child(t, i, REL_AUX_PASS), copula = tree_child(t, i, REL_COP);
    if ((link != LINK_CLAUSE && link != LINK_PURPOSE) || tree_has(t, i, SLICE("VerbForm=Fin")) ||
        (passive != NONE && tree_has(t, passive, SLICE("VerbForm=Fin"))) ||
        (copula != NONE && tree_has(t, copula, SLICE("VerbForm=Fin"))) ||
        (tree_child_main(t, i, REL_AUX) != NONE && tree_child(t, i, REL_AUX_PASS) == NONE))
        return;
    bool not = negated(s, up), denied = t->a->attributions.at[within].stance == STANCE_DENIES;
    uint8_t value = of_infinitive(s, i, not );
    if (value == VALUE_NONE) value = signature(s, up, not );
    uint8_t sure = value & (VALUE_NOT - 1);
    bool wish = sure == VALUE_POSSIBLE || sure == VALUE_ORDER || sure == VALUE_HYPOTHETICAL;
    if (value == VALUE_NONE || (!wish && (value != (VALUE_NOT | VALUE_CERTAIN) || denied))) return;
    act(s, wish ? sure : value);
}

/* Whether somebody is told to do what the verb says: "called on X to | stop", "demanded that X | stop". */
static bool is_demanded(const state *s, uint32_t verb) {
    const tree *t = s->t;
    uint8_t main = relation_main[t->t[verb].relation];
    uint32_t up = t->t[verb].head;
    return (main == REL_XCOMP || main == REL_CCOMP || main == REL_ADVCL) && up < t->a->tokens.size &&
           word(s, MODAL_VERB, up, false) == VALUE_ORDER;
}

/* Whether a noun says whose deed it is: "its shelling of", "the shelling by"; or at least what is done, where its end
 * is demanded. */
static bool is_told_deed(const state *s, uint32_t noun, uint32_t up) {
    const tree *t = s->t;
    uint32_t n;
    for (uint32_t c = tree_begin(t, noun, &n); c != NONE; c = tree_after(t, c, &n)) {
        bool owner = t->t[c].relation == REL_NMOD_POSS ||
                     ((tree_is(t, c, REL_AMOD) || tree_is(t, c, REL_COMPOUND)) && t->mention[c] != NONE);
        uint32_t marker = tree_child(t, c, REL_CASE);
        if (owner || (tree_is_main(t, c, REL_NMOD) && tree_word(t, marker, WORD_AGENT))) return true;
        if (tree_is_main(t, c, REL_NMOD) && tree_word(t, marker, WORD_GENITIVE) && is_demanded(s, up)) return true;
    }
    return false;
}

/* "stop doing", "end its shelling of": what is to end is so. */
static bool ceases(const state *s, uint32_t i, uint32_t up) {
    const tree *t = s->t;
    if (tree_is(t, i, REL_OBJ) && t->t[i].upos == UPOS_NOUN)
        return word(s, MODAL_CEASING, up, false) != VALUE_NONE && is_told_deed(s, i, up);
    bool gerund = tree_is(t, i, REL_XCOMP) && tree_has(t, i, SLICE("VerbForm=Ger"));
    return gerund && tree_child(t, up, REL_COMPOUND_PRT) == NONE && tree_child(t, up, REL_OBJ) == NONE &&
           tree_child(t, i, REL_MARK) == NONE && word(s, MODAL_CEASING, up, false) != VALUE_NONE;
}

/* What the first conjunct's auxiliary or negation says is also the second's, where that has none. */
static void act_shared(state *s, uint32_t i, uint32_t up) {
    const tree *t = s->t;
    bool finite = tree_has(t, i, SLICE("VerbForm=Fin")) && tree_child_main(t, up, REL_AUX) != NONE;
    if (!has_aux(t, i) && !finite && t->t[up].upos == t->t[i].upos) act_local(s, up, false);
}

/* "There is no doubt that". */
static void act_exists(state *s, uint32_t i, uint32_t up) {
    if (negated(s, i) && signature(s, i, true) == VALUE_CERTAIN) return; /* "there can be no doubt that" */
    act_local(s, up, negated(s, i)); /* its "no" has been heard */
}

/* What the words above say of one whose value their own tell. Within somebody's words an allegation ("denied
 * allegations of sending") does not make the sending less sure. */
static void act_value(state *s, uint32_t up, uint32_t within, uint8_t value) {
    bool claimed = within != NONE && value == VALUE_PROBABLE && kind_of(s->t, up) == MODAL_NOUN;
    if (!claimed) act(s, value);
    act_local(s, up, true);
}

/* Whether the walk ends at a link that tells no value of its own: "a place to stay", "charged with murder". */
static bool ends_at(state *s, uint32_t i, uint32_t up, enum link link) {
    const tree *t = s->t;
    if (link == LINK_CLAUSE && (tree_is(t, i, REL_XCOMP) || tree_is(t, i, REL_ADVCL))) {
        act_local(s, up, false);
        return false;
    }
    if (link == LINK_CLAUSE && tree_is(t, i, REL_ACL) && tree_word(t, tree_child(t, i, REL_MARK), WORD_INFINITIVE)) {
        act(s, VALUE_POSSIBLE);
        return true;
    }
    if (link != LINK_PHRASE) return false;
    if (tree_word(t, tree_child(t, i, REL_CASE), WORD_COMITATIVE)) act(s, word(s, MODAL_REASON, up, false));
    return true;
}

/* What the word above `i`, joined to it by `link`, says of it. Returns whether what stands above that counts too. */
static bool act_above(state *s, uint32_t i, enum link link, uint32_t within) {
    const tree *t = s->t;
    uint32_t up = t->t[i].head;
    if (link == LINK_SHARED) return act_shared(s, i, up), true;
    if (link == LINK_REASON) return act_reason(s, up), false;
    if (link == LINK_EXISTS) return act_exists(s, i, up), true;
    if (ceases(s, i, up)) return false; /* "must stop arming them": they do it */
    /* "found no evidence that": the noun's "no" has been heard */
    bool heard = kind_of(t, i) == MODAL_NOUN && word(s, MODAL_NOUN, i, true) != VALUE_NONE && negated(s, i);
    bool is_not = !heard && negated(s, up);
    uint8_t value = of_infinitive(s, i, is_not);
    if (value == VALUE_NONE) value = signature(s, up, is_not);
    if (link == LINK_PURPOSE && value != VALUE_NONE && t->t[up].upos == UPOS_ADJ) link = LINK_CLAUSE;
    if (link == LINK_PURPOSE) return act(s, VALUE_POSSIBLE), false;
    if (value != VALUE_NONE) return act_value(s, up, within, value), true;
    return !ends_at(s, i, up, link);
}

/* Where the walk stopped at a reason, a purpose or a phrase, a condition around it still counts: "if they had a part
 * in planning the attack". Relative clauses speak of things that there are. */
static void act_condition(state *s, uint32_t i, uint32_t within) {
    const tree *t = s->t;
    for (uint32_t steps = 0; i < t->a->tokens.size && steps < TREE_STEPS && tree_inside(t, i, within); steps++) {
        uint32_t mark = tree_child(t, i, REL_MARK);
        if (mark != NONE && word(s, MODAL_MARK, mark, false) == VALUE_HYPOTHETICAL) act(s, VALUE_HYPOTHETICAL);
        if (tree_is_main(t, i, REL_ACL)) return;
        i = t->t[i].head;
    }
}

static bool asks(const tree *t, uint32_t i) {
    uint32_t n = t->t[i].sentence;
    if (n >= t->a->sentences.size || !t->a->sentences.at[n].tokens.count) return false;
    range tokens = t->a->sentences.at[n].tokens;
    for (uint32_t k = 0; k < 3 && k < tokens.count; k++) {
        slice text = article_text(t->a, t->t[tokens.first + tokens.count - 1 - k].at);
        if (slice_equal(text, SLICE("?"))) return true;
    }
    return false;
}

static bool has_adverb(const tree *t, uint32_t i, enum word_role word) {
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (t->t[c].relation == REL_ADVMOD && c < i && tree_word(t, c, word)) return true;
    return false;
}

/* "Why did they do it?", "how could they do it?": that they did is not what is asked. */
static bool asks_only_why(const tree *t, uint32_t i) {
    if (tree_child(t, i, REL_AUX) == NONE || has_adverb(t, i, WORD_NEGATOR)) return false; /* "why don't you" */
    uint32_t subject = tree_child_main(t, i, REL_NSUBJ), aux = tree_child(t, i, REL_AUX);
    bool modal = slice_equal(t->t[aux].xpos, SLICE("MD"));
    if (has_adverb(t, i, WORD_REASON_ASKED)) return !modal;
    bool other = subject != NONE && !tree_has(t, subject, SLICE("Person=1"));
    return other && has_adverb(t, i, WORD_MANNER_ASKED) && tree_word(t, aux, WORD_PAST_ABILITY);
}

static const uint8_t factuality_by_value[] = {FACT_CERTAIN, FACT_PROBABLE, FACT_POSSIBLE,
                                              FACT_ASKED,   FACT_ORDERED,  FACT_HYPOTHETICAL};

/* Means of the annotated values in UW's and UDS's training parts, by what is found: positive, negative. */
static const float value_by_value[][2] = {{2.7f, -2.4f}, {1.5f, -1.0f}, {0.6f, -1.0f},
                                          {0.3f, -0.3f}, {0.2f, -0.8f}, {0.0f, -0.5f}};

factuality_result factuality_of(const modality *m, const tree *t, uint32_t head, uint32_t light, bool whole) {
    state s = {m, t, VALUE_CERTAIN, false};
    uint32_t i = head, within = whole ? NONE : t->attribution[head];
    bool goes_on = true;
    act_local(&s, i, false);
    if (!s.negative && (cleft_negated(t, head) || negated_in_front(&s, light != NONE ? light : head)))
        act(&s, VALUE_NOT | VALUE_CERTAIN);
    /* "must end its shelling": it shells */
    if (light != NONE && t->t[i].head == light && ceases(&s, i, light)) goes_on = false;
    else if (light != NONE && t->t[i].head == light) {
        bool heard = negated(&s, i); /* "carried out no attack": its "no" is the verb's as well */
        uint8_t value = signature(&s, light, !heard && negated(&s, light));
        if (value == VALUE_NONE)
            act_local(&s, light, heard);
        else
            act(&s, value), act_local(&s, light, true);
        i = light;
    }
    for (uint32_t steps = 0; goes_on && steps < TREE_STEPS; steps++) {
        uint32_t up = t->t[i].head;
        if (up >= t->a->tokens.size) break;
        if (is_subjunctive(t, i)) act(&s, VALUE_ORDER);
        if (!tree_inside(t, up, within)) {
            act_cue(&s, i, within);
            break;
        }
        enum link link = link_of(t, i);
        goes_on = link != LINK_STOP && act_above(&s, i, link, within);
        if (goes_on) i = up;
    }
    if (!goes_on && !whole) act_condition(&s, t->t[i].head, within);
    bool asked = t->t[i].head >= t->a->tokens.size && asks(t, i), why = asks_only_why(t, i);
    if (asked && !why) act(&s, VALUE_ASK);
    bool how = why && i == head && has_adverb(t, i, WORD_MANNER_ASKED);
    if (how && s.sure == VALUE_POSSIBLE && !s.negative) s.sure = VALUE_CERTAIN; /* "how could they": they did */
    if (tree_has(t, i, SLICE("Mood=Imp")) && tree_child_main(t, i, REL_NSUBJ) == NONE) act(&s, VALUE_ORDER);
    return (factuality_result){factuality_by_value[s.sure], s.negative, value_by_value[s.sure][s.negative]};
}
