/* content.c - hangs clauses with "that" on the verb that says them, see content.h
 *
 * A clause that has a subject and an object beside its "that" describes no noun; it is what the verb says, unless the
 * noun is of those that say something themselves ("the claim that"). */
#include "parse/content.h"

#include "base/table.h"

enum { KIND_VERB = 1, KIND_TOLD = 2, KIND_NOUN = 4, STEPS = 6 };

typedef struct kind_name {
    const char *name;
    uint8_t kind;
} kind_name;

static const kind_name kinds[] = {{"verb", KIND_VERB}, {"told", KIND_VERB | KIND_TOLD}, {"noun", KIND_NOUN}};

static uint8_t kind_of(slice text) {
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (slice_equal(text, slice_of(kinds[k].name))) return kinds[k].kind;
    return 0;
}

status content_open(arena *a, const char *folder, content_words *out, error *e) {
    table t;
    status s = table_load(a, folder, "contents.tsv", 2, 2, &t, e);
    *out = (content_words){0};
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) {
        bool found;
        uint8_t kind = kind_of(table_cell(&t, i, 0));
        if (!kind) return table_fail(&t, i, e, "no such kind of row");
        uint32_t *row = map_put(a, &out->rows, table_cell(&t, i, 1), &found);
        if (!found) {
            *row = out->kinds.size;
            *(uint8_t *)vec_push(a, &out->kinds) = 0;
        }
        out->kinds.at[*row] |= kind;
    }
    return s;
}

static uint8_t kinds_of(const content_words *c, slice lemma) {
    uint32_t row = map_get(&c->rows, lemma);
    return row == MAP_NONE ? 0 : c->kinds.at[row];
}

/* What hangs on a token: its "that", objects and clauses beside that, a subject, a clause behind it. */
typedef struct below {
    uint32_t that, objects;
    bool subject, content;
} below;

static below *list_below(arena *work, const article *a) {
    below *list = ARENA_NEW(work, below, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) list[i] = (below){NONE, 0, false, false};
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        if (t->head == NONE) continue;
        below *b = &list[t->head];
        uint8_t relation = relation_main[t->relation];
        bool marks = relation == REL_MARK || relation == REL_OBJ;
        if (marks && i < t->head && word_is(a->words, article_text(a, t->at), WORD_COMPLEMENTIZER))
            b->that = i;
        else b->objects += relation == REL_OBJ || relation == REL_CCOMP || relation == REL_XCOMP;
        b->subject = b->subject || relation == REL_NSUBJ || relation == REL_CSUBJ || relation == REL_EXPL;
        b->content = b->content || (relation == REL_CCOMP && i > t->head);
    }
    return list;
}

/* Whether the token is a clause of its own that was taken to describe the noun before it. */
static bool is_clause(const article *a, const below *b, uint32_t i) {
    const token *t = &a->tokens.at[i];
    uint32_t that = b[i].that;
    if (relation_main[t->relation] != REL_ACL || that == NONE || t->head == NONE || that < t->head || !b[i].subject)
        return false;
    return a->tokens.at[that].relation == REL_MARK || b[i].objects;
}

/* What hangs on a verb and has the noun in its phrase. */
static uint32_t phrase_of(const article *a, uint32_t noun) {
    for (int steps = 0; steps < STEPS; steps++) {
        const token *t = &a->tokens.at[noun];
        if (t->head == NONE || a->tokens.at[t->head].upos == UPOS_VERB) return noun;
        uint8_t relation = relation_main[t->relation];
        if (relation != REL_NMOD && relation != REL_APPOS && relation != REL_CONJ && relation != REL_OBL) return noun;
        noun = t->head;
    }
    return noun;
}

/* The verb before the noun that says the clause behind it, or NONE. */
static uint32_t sayer_of(const content_words *c, const article *a, uint32_t noun) {
    const token *phrase = &a->tokens.at[phrase_of(a, noun)];
    if (phrase->head == NONE || phrase->head > noun || a->tokens.at[phrase->head].upos != UPOS_VERB) return NONE;
    if (kinds_of(c, a->tokens.at[noun].lemma) & KIND_NOUN) return NONE;
    uint8_t kind = kinds_of(c, a->tokens.at[phrase->head].lemma), relation = relation_main[phrase->relation];
    bool object = relation == REL_OBJ || relation == REL_IOBJ;
    bool says = (relation == REL_OBL && (kind & KIND_VERB)) || (object && (kind & KIND_TOLD));
    return says ? phrase->head : NONE;
}

void content_mend(const content_words *c, arena *work, article *a) {
    below *list = list_below(work, a);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        if (!is_clause(a, list, i)) continue;
        uint32_t verb = sayer_of(c, a, a->tokens.at[i].head);
        if (verb == NONE || list[verb].content) continue;
        token *that = &a->tokens.at[list[i].that];
        a->tokens.at[i].head = verb;
        a->tokens.at[i].relation = REL_CCOMP;
        list[verb].content = true;
        that->relation = REL_MARK;
        that->upos = UPOS_SCONJ;
        that->xpos = SLICE("IN");
        that->features = (slice){0};
    }
}
