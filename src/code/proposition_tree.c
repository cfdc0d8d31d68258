/* proposition_tree.c - indices over an article's dependency trees */
#include "code/proposition_tree.h"

#include <stdlib.h>

static uint32_t *filled(arena *a, uint32_t count) {
    uint32_t *out = ARENA_NEW(a, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) out[i] = NONE;
    return out;
}

static void link_children(tree *t, uint32_t count) {
    for (uint32_t i = count; i-- > 0;) {
        uint32_t head = t->t[i].head;
        if (head >= count || head == i) continue;
        t->next[i] = t->first[head];
        t->first[head] = i;
    }
}

/* From the leaves up: a token is done when all its children are. */
static void find_extents(tree *t, uint32_t count, arena *a) {
    uint32_t *waiting = ARENA_NEW(a, uint32_t, count), *queue = ARENA_NEW(a, uint32_t, count), size = 0;
    for (uint32_t i = 0; i < count; i++) {
        t->left[i] = t->right[i] = i;
        if (t->t[i].head < count && t->t[i].head != i) waiting[t->t[i].head]++;
    }
    for (uint32_t i = 0; i < count; i++)
        if (!waiting[i]) queue[size++] = i;
    for (uint32_t at = 0; at < size; at++) {
        uint32_t i = queue[at], head = t->t[i].head;
        if (head >= count || head == i) continue;
        if (t->left[i] < t->left[head]) t->left[head] = t->left[i];
        if (t->right[i] > t->right[head]) t->right[head] = t->right[i];
        if (--waiting[head] == 0) queue[size++] = head;
    }
}

/* The first token that ends after byte `at`. */
static uint32_t token_at(const article *a, uint32_t at) {
    uint32_t low = 0, high = a->tokens.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->tokens.at[middle].at.end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#define SPAN_TOKENS 64 /* of a mention, date or cue that are looked at */

static void mark_mentions(tree *t) {
    const article *a = t->a;
    for (uint32_t m = 0; m < a->mentions.size; m++) {
        const mention *is = &a->mentions.at[m];
        uint32_t from = token_at(a, is->at.begin), to = from;
        while (to < a->tokens.size && a->tokens.at[to].at.begin < is->at.end && to - from < SPAN_TOKENS) to++;
        for (uint32_t i = from; i < to; i++)
            if ((t->t[i].head < from || t->t[i].head >= to) && t->mention[i] == NONE) t->mention[i] = m;
        if (is->head < a->tokens.size) t->mention[is->head] = m;
    }
}

static void mark_dates(tree *t) {
    const article *a = t->a;
    for (uint32_t d = 0; d < a->dates.size; d++) {
        uint32_t from = token_at(a, a->dates.at[d].at.begin);
        for (uint32_t i = from;
             i < a->tokens.size && t->t[i].at.begin < a->dates.at[d].at.end && i - from < SPAN_TOKENS; i++)
            t->date[i] = d;
    }
}

static void mark_cues(tree *t) {
    const article *a = t->a;
    for (uint32_t n = 0; n < a->attributions.size; n++) {
        const attribution *is = &a->attributions.at[n];
        for (uint32_t s = 0; s < is->cue.count; s++) {
            span at = a->spans.at[is->cue.first + s];
            uint32_t from = token_at(a, at.begin);
            for (uint32_t i = from; i < a->tokens.size && t->t[i].at.begin < at.end && i - from < SPAN_TOKENS; i++)
                t->cue[i] = n;
        }
        if (is->cue_head < a->tokens.size) t->cue[is->cue_head] = n;
    }
}

typedef struct content {
    span at;
    uint32_t attribution;
} content;

static int by_place(const void *x, const void *y) {
    const content *p = x, *q = y;
    if (p->at.begin != q->at.begin) return p->at.begin < q->at.begin ? -1 : 1;
    if (p->at.end != q->at.end) return p->at.end > q->at.end ? -1 : 1;
    return p->attribution < q->attribution ? -1 : p->attribution > q->attribution;
}

/* A sweep over the text with a stack of the contents that are open: the last one opened is the innermost. */
static void mark_contents(tree *t, arena *m) {
    const article *a = t->a;
    uint32_t count = 0, size = 0, next = 0;
    for (uint32_t n = 0; n < a->attributions.size; n++) count += a->attributions.at[n].content.count;
    content *list = ARENA_NEW(m, content, count), *stack = ARENA_NEW(m, content, count);
    count = 0;
    for (uint32_t n = 0; n < a->attributions.size; n++)
        for (uint32_t s = 0; s < a->attributions.at[n].content.count; s++)
            list[count++] = (content){a->spans.at[a->attributions.at[n].content.first + s], n};
    if (count) qsort(list, count, sizeof *list, by_place);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        while (next < count && list[next].at.begin <= t->t[i].at.begin) stack[size++] = list[next++];
        while (size && stack[size - 1].at.end <= t->t[i].at.begin) size--;
        if (size) t->attribution[i] = stack[size - 1].attribution;
    }
}

uint32_t tree_joined_to(const tree *t, uint32_t i) {
    slice past = SLICE("Tense=Past");
    uint32_t up = t->t[i].head, told = tree_child(t, up, REL_CCOMP);
    bool leads = told != NONE && told > up && told < i && tree_child_main(t, i, REL_NSUBJ) == NONE;
    leads = leads && tree_has(t, up, SLICE("Tense=Pres")) && tree_has(t, told, past) && tree_has(t, i, past);
    return leads ? told : up;
}

/* What is joined to a clause behind its verb is said with it. */
static void mark_joined(const tree *t, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t told = tree_is(t, i, REL_CONJ) ? tree_joined_to(t, i) : t->t[i].head;
        if (told != t->t[i].head && t->attribution[told] != NONE) t->attribution[i] = t->attribution[told];
    }
}

tree *tree_new(article *a) {
    tree *t = ARENA_NEW(a->arena, tree, 1);
    uint32_t count = a->tokens.size;
    *t = (tree){.a = a, .t = a->tokens.at, .words = a->words};
    t->first = filled(a->arena, count);
    t->next = filled(a->arena, count);
    t->left = filled(a->arena, count);
    t->right = filled(a->arena, count);
    t->mention = filled(a->arena, count);
    t->date = filled(a->arena, count);
    t->attribution = filled(a->arena, count);
    t->cue = filled(a->arena, count);
    link_children(t, count);
    find_extents(t, count, a->arena);
    mark_mentions(t);
    mark_dates(t);
    mark_cues(t);
    mark_contents(t, a->arena);
    mark_joined(t, count);
    return t;
}

uint32_t tree_begin(const tree *t, uint32_t i, uint32_t *count) {
    *count = 0;
    return i < t->a->tokens.size ? t->first[i] : NONE;
}

uint32_t tree_after(const tree *t, uint32_t child, uint32_t *count) {
    return ++*count < TREE_CHILDREN ? t->next[child] : NONE;
}

uint32_t tree_child(const tree *t, uint32_t i, uint8_t relation) {
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (t->t[c].relation == relation) return c;
    return NONE;
}

uint32_t tree_child_main(const tree *t, uint32_t i, uint8_t relation) {
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (relation_main[t->t[c].relation] == relation) return c;
    return NONE;
}

static slice lower_lemma(const tree *t, uint32_t i, arena *a) {
    slice lemma = t->t[i].lemma;
    char *out = arena_copy(a, lemma.at, lemma.size);
    for (size_t k = 0; k < lemma.size; k++)
        if (out[k] >= 'A' && out[k] <= 'Z') out[k] = (char)(out[k] + 'a' - 'A');
    return (slice){out, lemma.size};
}

slice tree_marker(const tree *t, uint32_t i, uint8_t relation, arena *a) {
    uint32_t at = tree_child(t, i, relation);
    if (at == NONE) return (slice){NULL, 0};
    slice out = lower_lemma(t, at, a);
    uint32_t n;
    for (uint32_t c = tree_begin(t, at, &n); c != NONE; c = tree_after(t, c, &n))
        if (t->t[c].relation == REL_FIXED)
            out = arena_print(a, "%.*s_%.*s", (int)out.size, out.at, (int)t->t[c].lemma.size, t->t[c].lemma.at);
    return out;
}

/* Only the root has no head: whoever learns that a token is an object may look at the verb. */
static bool hangs(const tree *t, uint32_t i, uint8_t relation) {
    return i < t->a->tokens.size && (relation == REL_ROOT || t->t[i].head < t->a->tokens.size);
}

bool tree_is(const tree *t, uint32_t i, uint8_t relation) {
    return hangs(t, i, relation) && t->t[i].relation == relation;
}

bool tree_is_main(const tree *t, uint32_t i, uint8_t relation) {
    return hangs(t, i, relation) && relation_main[t->t[i].relation] == relation;
}

bool tree_word(const tree *t, uint32_t i, enum word_role role) {
    return i < t->a->tokens.size && article_word(t->a, i, role);
}

bool tree_has(const tree *t, uint32_t i, slice feature) {
    if (i >= t->a->tokens.size) return false;
    slice rest = t->t[i].features;
    while (rest.at)
        if (slice_equal(slice_take(&rest, '|'), feature)) return true;
    return false;
}

uint32_t tree_first_conjunct(const tree *t, uint32_t i) {
    for (uint32_t steps = 0; tree_is(t, i, REL_CONJ) && steps < TREE_STEPS; steps++) i = t->t[i].head;
    return i;
}

bool tree_inside(const tree *t, uint32_t i, uint32_t which) {
    if (which == NONE) return true;
    uint32_t at = t->attribution[i];
    for (uint32_t steps = 0; at != NONE && steps < TREE_STEPS; steps++, at = t->a->attributions.at[at].parent)
        if (at == which) return true;
    return false;
}
