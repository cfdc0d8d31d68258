/* dictionary_clause.c - finds a verb's subject, voice, and the reach of what depends on it
 *
 * A verb without a subject has that of the verb above it: joined by "and", or controlling it. Trees of headlines and
 * odd sentences are wrong at times, so that a participle behind "and" is taken for a verb. */
#include "code/dictionary_clause.h"

#define CLIMBS 6

static uint8_t kind_of(const reading *r, uint32_t i) { return relation_main[r->a->tokens.at[i].relation]; }

static bool has_head(const reading *r, uint32_t i) { return r->a->tokens.at[i].head < r->a->tokens.size; }

static bool has_child(const reading *r, uint32_t i, uint8_t relation) {
    return tree_child_main(r->t, i, relation) != NONE;
}

bool clause_is_verb(const reading *r, uint32_t i) {
    uint8_t upos = r->a->tokens.at[i].upos;
    if (upos == UPOS_VERB) return true;
    if (upos == UPOS_AUX || upos == UPOS_ADP || upos == UPOS_PUNCT || upos == UPOS_DET) return false;
    bool spoken = has_child(r, i, REL_AUX) || (has_child(r, i, REL_NSUBJ) && !has_child(r, i, REL_COP));
    return spoken && !has_child(r, i, REL_DET) && !has_child(r, i, REL_CASE) && !has_child(r, i, REL_COP);
}

/* A verb that the tree takes for a part of the noun behind it: "and promised aid". */
static bool is_hidden(const reading *r, uint32_t i) {
    uint8_t kind = kind_of(r, i);
    if (!has_head(r, i) || (kind != REL_AMOD && kind != REL_COMPOUND) || r->a->tokens.at[i].head < i || i == 0)
        return false;
    uint8_t before = r->a->tokens.at[i - 1].upos;
    return r->a->tokens.at[i - 1].sentence == r->a->tokens.at[i].sentence &&
           (before == UPOS_CCONJ || before == UPOS_AUX);
}

static bool is_passive(const reading *r, uint32_t i) {
    if (tree_child(r->t, i, REL_AUX_PASS) != NONE) return true;
    if (tree_child(r->t, i, REL_NSUBJ_PASS) !=
        NONE) /* without "was": of a headline that says by whom, or no passive at all */
        return has_child(r, i, REL_AUX) || tree_child(r->t, i, REL_OBL_AGENT) != NONE;
    uint8_t kind = kind_of(r, i);
    bool participle = slice_equal(r->a->tokens.at[i].xpos, SLICE("VBN")) && !has_child(r, i, REL_AUX);
    if (!participle || !has_head(r, i) || has_child(r, i, REL_OBJ)) return false;
    uint32_t head = r->a->tokens.at[i].head;
    return kind == REL_ACL || (kind == REL_CONJ && tree_child(r->t, head, REL_AUX_PASS) != NONE);
}

/* The subjects among a token's children, in order. */
static void own_subjects(const reading *r, uint32_t i, uint32_t *subject, uint32_t *second) {
    uint32_t n;
    *subject = *second = NONE;
    for (uint32_t c = tree_begin(r->t, i, &n); c != NONE; c = tree_after(r->t, c, &n)) {
        if (kind_of(r, c) != REL_NSUBJ) continue;
        if (*subject == NONE)
            *subject = c;
        else if (c < i)
            *second = c;
    }
}

static uint32_t object_before(const reading *r, uint32_t head, uint32_t i) {
    uint32_t n, found = NONE;
    for (uint32_t c = tree_begin(r->t, head, &n); c != NONE && c < i; c = tree_after(r->t, c, &n))
        if (c > head && (kind_of(r, c) == REL_OBJ || kind_of(r, c) == REL_IOBJ) && found == NONE) found = c;
    return found;
}

/* The verb before a hidden one. */
static uint32_t verb_before(const reading *r, uint32_t i) {
    uint32_t number = r->a->tokens.at[i].sentence;
    for (uint32_t steps = 0; i-- > 0 && steps < READING_NEAR && r->a->tokens.at[i].sentence == number; steps++)
        if (r->a->tokens.at[i].upos == UPOS_VERB) return i;
    return NONE;
}

/* A pronoun stands for the subject of the clause above, one of a relative clause for the noun before it. */
static bool is_empty(const reading *r, uint32_t subject) {
    return subject == NONE || (r->a->tokens.at[subject].upos == UPOS_PRON && r->hit_at[subject] == NONE);
}

static void find_subject(const reading *r, clause *c) {
    uint32_t i = c->verb;
    own_subjects(r, i, &c->subject, &c->second);
    for (uint32_t climbs = 0; climbs < CLIMBS && is_empty(r, c->subject); climbs++) {
        uint32_t head = is_hidden(r, i) ? verb_before(r, i) : has_head(r, i) ? r->a->tokens.at[i].head : NONE;
        uint8_t kind = kind_of(r, i);
        if (head == NONE || kind == REL_PARATAXIS) return;
        if (kind == REL_ACL && !is_hidden(r, i)) {
            c->subject = head;
            c->second = NONE;
            return;
        }
        if (kind == REL_XCOMP && (c->subject = object_before(r, head, i)) != NONE) return;
        c->pronoun |= kind == REL_CCOMP;
        own_subjects(r, head, &c->subject, &c->second);
        i = head;
    }
}

/* What a step from the token to its head crosses. */
static uint8_t crossing(const reading *r, uint32_t i, uint32_t verb) {
    switch (kind_of(r, i)) {
    case REL_ACL:
    case REL_CCOMP:
    case REL_XCOMP:
    case REL_CSUBJ:
        return RANK_INNER;
    case REL_ADVCL:
    case REL_PARATAXIS:
        return RANK_ASIDE;
    case REL_CONJ:
        return r->a->tokens.at[i].head == verb ? RANK_OUTSIDE : RANK_OWN;
    default:
        return RANK_OWN;
    }
}

static uint8_t find_rank(const reading *r, uint32_t i, uint32_t verb, uint32_t base) {
    uint8_t rank = RANK_OWN;
    for (uint32_t steps = 0; i != verb && i != base && steps < READING_STEPS; steps++) {
        uint8_t crossed = crossing(r, i, verb);
        rank = crossed > rank ? crossed : rank;
        if (!has_head(r, i)) return RANK_OUTSIDE;
        i = r->a->tokens.at[i].head;
    }
    return i == verb || i == base ? rank : RANK_OUTSIDE;
}

/* A participle before a noun ("improved relations") that the tree takes for a verb does not. */
static bool begins_clause(const reading *r, uint32_t i) {
    const token *t = &r->a->tokens.at[i];
    uint8_t upos = t->upos, next = i + 1 < r->a->tokens.size ? t[1].upos : UPOS_X;
    if (slice_equal(t->xpos, SLICE("VBN")) && (next == UPOS_ADJ || next == UPOS_NOUN || next == UPOS_PROPN) &&
        !has_child(r, i, REL_AUX) && !has_child(r, i, REL_NSUBJ))
        return false;
    return upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_SCONJ || upos == UPOS_CCONJ || upos == UPOS_PUNCT;
}

static uint32_t sentence_of(const reading *r, uint32_t i) { return r->a->tokens.at[i].sentence; }

static bool is_negated(const reading *r, uint32_t i) {
    uint32_t n;
    for (uint32_t c = tree_begin(r->t, i, &n); c != NONE; c = tree_after(r->t, c, &n))
        if (kind_of(r, c) == REL_ADVMOD && tree_has(r->t, c, SLICE("Polarity=Neg"))) return true;
    return false;
}

void clause_find(const reading *r, uint32_t i, clause *out) {
    const sentence *s = &r->a->sentences.at[sentence_of(r, i)];
    uint32_t base = is_hidden(r, i) ? r->a->tokens.at[i].head : i, last = s->tokens.first + s->tokens.count, n;
    *out = (clause){.verb = i, .subject = NONE, .second = NONE, .first = s->tokens.first};
    out->end = last > i + READING_NEAR ? i + READING_NEAR : last;
    out->passive = is_passive(r, i);
    find_subject(r, out);
    out->negative = is_negated(r, i);
    for (uint32_t c = tree_begin(r->t, i, &n); c != NONE; c = tree_after(r->t, c, &n))
        out->negative |= kind_of(r, c) == REL_COMPOUND && is_negated(r, c); /* "not wire tap" */
    bool near = true; /* no other clause has begun: then it belongs here, whatever the tree says */
    for (uint32_t k = i + 1; k < out->end; k++) {
        uint8_t rank = find_rank(r, k, i, base);
        near &= !begins_clause(r, k);
        out->rank[k - i - 1] = near && rank > RANK_INNER ? RANK_INNER : rank;
    }
}

uint8_t clause_rank_of(const clause *c, uint32_t i) {
    return i > c->verb && i < c->end ? c->rank[i - c->verb - 1] : RANK_OUTSIDE;
}

/* "Norland attacked Sudria" taken for a noun and its participle. */
static bool is_sentence(const reading *r, uint32_t i) {
    return kind_of(r, i) == REL_ACL && r->a->tokens.at[i].head < i && !has_head(r, r->a->tokens.at[i].head) &&
           slice_equal(r->a->tokens.at[i].xpos, SLICE("VBN")) && has_child(r, i, REL_OBJ);
}

bool clause_is_attached(const reading *r, uint32_t verb) {
    uint32_t i = verb;
    for (uint32_t steps = 0; steps < READING_STEPS && has_head(r, i); steps++) {
        if (is_hidden(r, i) || is_sentence(r, i)) return false;
        uint8_t kind = kind_of(r, i);
        if (kind == REL_ACL || kind == REL_AMOD || kind == REL_COMPOUND) return true;
        i = r->a->tokens.at[i].head;
    }
    return false;
}
