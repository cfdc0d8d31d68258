/* proposition_phrase.c - the words of an argument: how far its phrase goes, and which word says what it is */
#include "code/proposition_draft.h"

#define CORE_TOKENS 16 /* of a phrase, on each side of its head */

static bool before_head(const tree *t, uint32_t c) {
    static const uint8_t kinds[] = {REL_DET, REL_AMOD, REL_NUMMOD, REL_COMPOUND, REL_FLAT, REL_ADVMOD, REL_NMOD};
    uint8_t main = relation_main[t->t[c].relation];
    for (size_t k = 0; k < sizeof kinds; k++)
        if (main == kinds[k]) return true;
    return false;
}

static bool of_phrase(const tree *t, uint32_t c) {
    if (!tree_is_main(t, c, REL_NMOD)) return false;
    uint32_t n = tree_child(t, c, REL_CASE);
    return tree_word(t, n, WORD_GENITIVE);
}

static bool after_head(const tree *t, uint32_t c) {
    uint8_t main = relation_main[t->t[c].relation];
    return main == REL_FLAT || main == REL_COMPOUND || main == REL_NUMMOD || main == REL_GOESWITH;
}

uint32_t phrase_head(const proposition_finder *f, const tree *t, uint32_t i) {
    for (uint32_t steps = 0; steps < 3; steps++) {
        if (!sense_is(f->senses, PREDICATE_QUANTITY, t->t[i].lemma)) return i;
        uint32_t n, of = NONE;
        for (uint32_t c = tree_begin(t, i, &n); c != NONE && of == NONE; c = tree_after(t, c, &n))
            if (of_phrase(t, c)) of = c;
        if (of == NONE) return i;
        i = of;
    }
    return i;
}

static bool determiner(const tree *t, uint32_t i) {
    uint8_t upos = t->t[i].upos;
    return upos == UPOS_DET || upos == UPOS_PART || upos == UPOS_PUNCT || tree_word(t, i, WORD_NEGATOR) ||
           upos == UPOS_ADP || (upos == UPOS_PRON && relation_main[t->t[i].relation] == REL_NMOD);
}

/* "At | least 40 people": it belongs to the number. */
static bool of_number(const tree *t, uint32_t c, uint32_t head) {
    return t->t[c].upos == UPOS_ADP && t->t[c].head == c + 1 && c + 1 < head &&
           slice_find(t->t[c + 1].features, SLICE("Degree=Sup")) != SIZE_MAX;
}

void phrase_core(const proposition_finder *f, const tree *t, uint32_t i, uint32_t *first, uint32_t *last,
                 uint32_t *without) {
    uint32_t n, head = i, from = i, to = i;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        if (c < i && before_head(t, c) && t->left[c] < from && i - t->left[c] <= CORE_TOKENS) from = t->left[c];
        if (c > i && after_head(t, c) && t->right[c] > to && t->right[c] - i <= CORE_TOKENS) to = t->right[c];
    }
    for (uint32_t steps = 0; steps < 2; steps++) { /* "deployment of Iranian drones" */
        uint32_t of = NONE;
        for (uint32_t c = tree_begin(t, head, &n); c != NONE && of == NONE; c = tree_after(t, c, &n))
            if (c > head && of_phrase(t, c)) of = c;
        if (of == NONE || of - i > CORE_TOKENS) break;
        head = of;
        if (of > to) to = of;
        for (uint32_t c = tree_begin(t, of, &n); c != NONE; c = tree_after(t, c, &n))
            if (c > of && after_head(t, c) && t->right[c] > to && t->right[c] - i <= CORE_TOKENS) to = t->right[c];
    }
    (void)f;
    *first = from;
    *last = to;
    while (from < i && determiner(t, from) && !of_number(t, from, i)) from++;
    *without = from;
}

slice phrase_text(const tree *t, arena *a, uint32_t first, uint32_t last) {
    slice raw = article_text(t->a, (span){t->t[first].at.begin, t->t[last].at.end});
    size_t size = 0;
    bool plain = true;
    for (size_t i = 0; i < raw.size && plain; i++)
        plain = raw.at[i] != '\n' && raw.at[i] != '\r' && raw.at[i] != '\t';
    if (plain) return raw;
    char *out = arena_alloc(a, raw.size);
    for (size_t i = 0; i < raw.size; i++) {
        bool space = raw.at[i] == '\n' || raw.at[i] == '\r' || raw.at[i] == '\t' || raw.at[i] == ' ';
        if (!space)
            out[size++] = raw.at[i];
        else if (size && out[size - 1] != ' ')
            out[size++] = ' ';
    }
    return (slice){out, size};
}
