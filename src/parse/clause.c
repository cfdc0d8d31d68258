/* clause.c - gives clauses their subjects back, see clause.h
 *
 * Of a verb with two subjects and a clause without any, the one that stands further from the verb, on the clause's
 * side, is the clause's. A verb of speech without any has its subject in the last words before it, which may hang in
 * the clause. */
#include "parse/clause.h"

enum { STEPS = 12 };

typedef struct subjects {
    uint32_t first, last; /* of a token, NONE where it has none */
    bool any, passive;    /* a subject of any kind, an expletive; an auxiliary of the passive */
} subjects;

static subjects *list_subjects(arena *work, const article *a) {
    subjects *list = ARENA_NEW(work, subjects, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) list[i] = (subjects){NONE, NONE, false, false};
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        if (t->head == NONE) continue;
        subjects *s = &list[t->head];
        uint8_t relation = relation_main[t->relation];
        s->any = s->any || relation == REL_NSUBJ || relation == REL_CSUBJ || relation == REL_EXPL;
        s->passive = s->passive || t->relation == REL_AUX_PASS;
        if (t->relation != REL_NSUBJ && t->relation != REL_NSUBJ_PASS) continue;
        if (s->first == NONE) s->first = i;
        s->last = i;
    }
    return list;
}

/* The subject of `verb` that is the clause's: the first where the clause stands between it and another ("Troops left,
 * the army said"), the last where verb, it and the clause follow each other ("The army said troops ... left"). NONE:
 * neither. */
static uint32_t subject_for(const subjects *of_verb, uint32_t verb, uint32_t clause) {
    if (of_verb->first < clause && clause < verb && clause < of_verb->last) return of_verb->first;
    if (of_verb->first < verb && verb < of_verb->last && of_verb->last < clause) return of_verb->last;
    return NONE;
}

static bool is_finite(const token *t) {
    return slice_equal(t->xpos, SLICE("VBD")) || slice_equal(t->xpos, SLICE("VBZ")) ||
           slice_equal(t->xpos, SLICE("VBP"));
}

/* The last word before the verb, without adverbs and punctuation. */
static uint32_t word_before(const article *a, uint32_t verb, uint32_t first) {
    uint32_t i = verb - 1;
    while (i > first && (a->tokens.at[i].upos == UPOS_PUNCT || a->tokens.at[i].upos == UPOS_ADV)) i--;
    return i;
}

/* The apposition nearest to the clause on the way from a word up to it; NONE where the way is none. */
static uint32_t apposition_on_way(const article *a, uint32_t word, uint32_t clause) {
    uint32_t out = NONE;
    for (int steps = 0; steps < STEPS && word != NONE && word > clause; steps++) {
        if (a->tokens.at[word].relation == REL_APPOS) out = word;
        word = a->tokens.at[word].head;
        if (word == clause) return out;
    }
    return NONE;
}

/* Whether a comma, a quotation mark or a dash stands before the phrase of a word. */
static bool is_set_off(const article *a, uint32_t word, uint32_t clause) {
    for (uint32_t i = word - 1; i > clause; i--) {
        if (a->tokens.at[i].upos == UPOS_PUNCT) return true;
        uint32_t at = i;
        for (int steps = 0; steps < STEPS && at != NONE && at != word; steps++) at = a->tokens.at[at].head;
        if (at != word) return false;
    }
    return false;
}

/* "Veland has hidden ships in Orsk, | its envoy, Ada Lind, | said", where the envoy was taken for another word for
 * Orsk. */
static void take_apposition(article *a, subjects *list, uint32_t clause) {
    uint32_t verb = a->tokens.at[clause].head;
    if (list[verb].any || !list[clause].any || !is_finite(&a->tokens.at[verb])) return;
    uint32_t subject = apposition_on_way(a, word_before(a, verb, clause), clause);
    if (subject == NONE || !is_set_off(a, subject, clause)) return;
    a->tokens.at[subject].head = verb;
    a->tokens.at[subject].relation = REL_NSUBJ;
    list[verb].any = true;
}

/* "In the words of the envoy, Ada Lind, | Orsk hid the ships", where Orsk was taken for another word for Lind. */
static void take_fronted(article *a, subjects *list, uint32_t verb) {
    if (list[verb].any || !is_finite(&a->tokens.at[verb]) || a->tokens.at[verb].relation == REL_CONJ) return;
    uint32_t word = verb, first = a->sentences.at[a->tokens.at[verb].sentence].tokens.first, top;
    while (word > first + 1 && verb - word < STEPS && a->tokens.at[word - 1].head == verb &&
           (a->tokens.at[word - 1].upos == UPOS_AUX || a->tokens.at[word - 1].upos == UPOS_ADV))
        word--;
    if (word <= first + 2 || a->tokens.at[word - 1].upos == UPOS_PUNCT) return;
    uint32_t subject = NONE;
    top = --word;
    for (int steps = 0; steps < STEPS && top != NONE && a->tokens.at[top].head != verb; steps++) {
        if (subject == NONE && a->tokens.at[top].relation == REL_APPOS) subject = top;
        top = a->tokens.at[top].head;
    }
    bool fronted = top != NONE && top < word && a->tokens.at[top].head == verb &&
                   relation_main[a->tokens.at[top].relation] == REL_OBL;
    if (!fronted || subject == NONE || a->tokens.at[subject].upos != UPOS_PROPN) return;
    if (!is_set_off(a, subject, top)) return;
    a->tokens.at[subject].head = verb;
    a->tokens.at[subject].relation = list[verb].passive ? REL_NSUBJ_PASS : REL_NSUBJ;
    list[verb].any = true;
}

void clause_mend(arena *work, article *a) {
    subjects *list = list_subjects(work, a);
    for (uint32_t verb = 0; verb < a->tokens.size; verb++)
        if (a->tokens.at[verb].upos == UPOS_VERB) take_fronted(a, list, verb);
    for (uint32_t clause = 0; clause < a->tokens.size; clause++) {
        uint32_t verb = a->tokens.at[clause].head;
        if (verb == NONE || a->tokens.at[clause].relation != REL_CCOMP || a->tokens.at[verb].upos != UPOS_VERB)
            continue;
        if (clause < verb) take_apposition(a, list, clause);
        if (list[clause].any || list[verb].first == list[verb].last) continue;
        uint32_t subject = subject_for(&list[verb], verb, clause);
        if (subject == NONE) continue;
        a->tokens.at[subject].head = clause;
        a->tokens.at[subject].relation = list[clause].passive ? REL_NSUBJ_PASS : REL_NSUBJ;
        list[clause].any = true;
        list[verb].first = list[verb].last;
    }
}
