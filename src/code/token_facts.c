/* token_facts.c - works out the facts of each token: hashes, subtrees, dependents, shapes */
#include "code/token_facts.h"

#include "base/utf8.h"

static uint8_t lower(char byte) { return (uint8_t)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte); }

uint32_t fact_word(slice word) {
    uint32_t hash = 0x811C9DC5u;
    for (size_t i = 0; i < word.size; i++) hash = (hash ^ lower(word.at[i])) * 0x01000193u;
    hash ^= hash >> 15;
    hash *= 0x2C1B3C6Du;
    hash ^= hash >> 13;
    return hash ? hash : 1;
}

uint8_t fact_cue_level(const cue_counts *counts, uint32_t lemma) {
    for (uint32_t slot = lemma & counts->mask, step = 0; step <= counts->mask; step++) {
        if (counts->key[slot] == lemma) return counts->level[slot];
        if (counts->key[slot] == 0) return 0;
        slot = (slot + 1) & counts->mask;
    }
    return 0;
}

static uint8_t shape_of(slice word) {
    bool lowers = false, uppers = false, digits = false, letters = false;
    for (size_t i = 0, size; i < word.size; i += size) {
        uint32_t code = utf8_decode(slice_part(word, i, word.size), &size);
        bool letter = utf8_is_letter(code), upper = letter && utf8_is_upper(code);
        letters |= letter;
        uppers |= upper;
        lowers |= letter && !upper;
        digits |= utf8_is_digit(code);
    }
    if (digits) return 4;
    if (!letters) return 5;
    return !uppers ? 1 : lowers || word.size == 1 ? 2 : 3;
}

/* The classes of punctuation, by the first code point. */
static const struct {
    uint32_t code;
    uint8_t class;
} marks[] = {
    {',', MARK_COMMA},    {';', MARK_COMMA},    {'.', MARK_STOP},     {'!', MARK_STOP},     {'?', MARK_STOP},
    {0x2026, MARK_STOP},  {':', MARK_COLON},    {'-', MARK_DASH},     {0x2013, MARK_DASH},  {0x2014, MARK_DASH},
    {'"', MARK_QUOTE},    {'\'', MARK_QUOTE},   {'`', MARK_QUOTE},    {0x2018, MARK_QUOTE}, {0x2019, MARK_QUOTE},
    {0x201C, MARK_QUOTE}, {0x201D, MARK_QUOTE}, {0x201E, MARK_QUOTE}, {0xAB, MARK_QUOTE},   {0xBB, MARK_QUOTE},
    {'(', MARK_BRACKET},  {')', MARK_BRACKET},  {'[', MARK_BRACKET},  {']', MARK_BRACKET},
};

static uint8_t mark_of(slice word) {
    size_t size = 0;
    uint32_t code = word.size ? utf8_decode(word, &size) : 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (marks[i].code == code) return marks[i].class;
    return MARK_OTHER;
}

static uint16_t dependent_bits(const article *a, uint32_t child) {
    const token *t = &a->tokens.at[child];
    static const uint16_t of_main[REL_KINDS] = {
        [REL_NSUBJ] = HAS_SUBJECT, [REL_CSUBJ] = HAS_SUBJECT, [REL_OBJ] = HAS_OBJECT,
        [REL_CCOMP] = HAS_CCOMP,   [REL_XCOMP] = HAS_XCOMP,   [REL_PARATAXIS] = HAS_PARATAXIS,
        [REL_AUX] = HAS_AUX,       [REL_MARK] = HAS_MARK,     [REL_CASE] = HAS_CASE,
        [REL_ACL] = HAS_ACL,       [REL_OBL] = HAS_OBLIQUE,   [REL_ADVCL] = HAS_ADVCL,
        [REL_COP] = HAS_COP,
    };
    uint16_t bits = of_main[relation_main[t->relation]];
    if (t->relation == REL_AUX_PASS || t->relation == REL_NSUBJ_PASS) bits |= HAS_PASSIVE;
    if (relation_main[t->relation] == REL_ADVMOD && article_word(a, child, WORD_NEGATIVE_ADVERB))
        bits |= HAS_NEGATION;
    return bits;
}

static void note_dependent(article_facts *f, uint32_t child) {
    const token *t = &f->article->tokens.at[child];
    if (t->head == NONE) return;
    token_facts *head = &f->at[t->head];
    uint16_t bits = dependent_bits(f->article, child);
    head->has |= bits;
    head->dependents++;
    if ((bits & HAS_SUBJECT) && head->subject == NONE) head->subject = child;
    if ((bits & HAS_OBJECT) && head->object == NONE) head->object = child;
    if ((bits & (HAS_CCOMP | HAS_XCOMP | HAS_PARATAXIS)) && head->clause == NONE) head->clause = child;
}

/* Widens each head's subtree by its dependents', leaves first. Tokens on a cycle, which no tree has, keep their
 * own. */
static void find_subtrees(article_facts *f) {
    uint32_t count = f->article->tokens.size, taken = 0, size = 0;
    uint32_t *left = ARENA_NEW(f->article->arena, uint32_t, count),
             *queue = ARENA_NEW(f->article->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        left[i] = f->at[i].dependents;
        if (left[i] == 0) queue[size++] = i;
    }
    while (taken < size) {
        uint32_t i = queue[taken++], head = f->article->tokens.at[i].head;
        if (head == NONE) continue;
        if (f->at[i].first < f->at[head].first) f->at[head].first = f->at[i].first;
        if (f->at[i].last > f->at[head].last) f->at[head].last = f->at[i].last;
        if (--left[head] == 0) queue[size++] = head;
    }
}

static void fill(article_facts *f, uint32_t index) {
    const token *t = &f->article->tokens.at[index];
    token_facts *facts = &f->at[index];
    slice form = article_text(f->article, t->at);
    facts->form =
        t->pieces == 1 || t->lemma.size == 0 ? fact_word(form) : fact_mix(fact_word(form), fact_word(t->lemma));
    facts->lemma = t->lemma.size ? fact_word(t->lemma) : facts->form;
    facts->suffix = fact_word(slice_part(form, form.size > 3 ? form.size - 3 : 0, form.size));
    facts->first = facts->last = index;
    facts->subject = facts->object = facts->clause = NONE;
    facts->shape = shape_of(form);
    facts->mark = facts->shape == 5 ? mark_of(form) : MARK_NONE;
}

void facts_set_levels(article_facts *f, const cue_counts *counts) {
    for (uint32_t i = 0; i < f->article->tokens.size; i++)
        f->at[i].cue = counts ? fact_cue_level(counts, f->at[i].lemma) : 0;
}

article_facts facts_find(article *a, const cue_counts *counts) {
    article_facts f = {a, quotations_find(a), ARENA_NEW(a->arena, token_facts, a->tokens.size)};
    for (uint32_t i = 0; i < a->tokens.size; i++) fill(&f, i);
    for (uint32_t i = 0; i < a->tokens.size; i++) note_dependent(&f, i);
    find_subtrees(&f);
    facts_set_levels(&f, counts);
    return f;
}
