/* clause.c - gives clauses their subjects back, see clause.h
 *
 * Of a verb with two subjects and a clause without any, the one that stands further from the verb, on the clause's side, is
 * the clause's. */
#include "parse/clause.h"

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

/* The subject of `verb` that is the clause's: the first where the clause stands between it and another ("Troops left, the
 * army said"), the last where verb, it and the clause follow each other ("The army said troops ... left"). NONE: neither. */
static uint32_t subject_for(const subjects *of_verb, uint32_t verb, uint32_t clause) {
    if (of_verb->first < clause && clause < verb && clause < of_verb->last) return of_verb->first;
    if (of_verb->first < verb && verb < of_verb->last && of_verb->last < clause) return of_verb->last;
    return NONE;
}

void clause_mend(arena *work, article *a) {
    subjects *list = list_subjects(work, a);
    for (uint32_t clause = 0; clause < a->tokens.size; clause++) {
        uint32_t verb = a->tokens.at[clause].head;
        if (verb == NONE || a->tokens.at[clause].relation != REL_CCOMP || list[clause].any) continue;
        if (a->tokens.at[verb].upos != UPOS_VERB || list[verb].first == list[verb].last) continue;
        uint32_t subject = subject_for(&list[verb], verb, clause);
        if (subject == NONE) continue;
        a->tokens.at[subject].head = clause;
        a->tokens.at[subject].relation = list[clause].passive ? REL_NSUBJ_PASS : REL_NSUBJ;
        list[clause].any = true;
        list[verb].first = list[verb].last;
    }
}
