/* event_features.c - features of a source and a target in their sentences */
#include "code/event_features.h"

#include <math.h>

const char *const event_label_name[EVENT_LABELS] = {"ACCUSE",  "AGREE",     "AID",      "ASSAULT",  "COERCE",
                                                    "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST",  "REJECT",
                                                    "REQUEST", "SANCTION",  "SUPPORT",  "THREATEN", "YIELD"};
const uint8_t event_label_quad[EVENT_LABELS] = {3, 1, 2, 4, 4, 1, 2, 4, 4, 3, 3, 4, 1, 3, 2};

#define BETWEEN 25 /* words between the two that are looked at */
#define AFTER 8
#define BEFORE 5
#define INSIDE 12
#define PATH 8
#define LIKE 2 /* the length of a sum of vectors */

static uint32_t mix(uint32_t hash, slice text) {
    uint64_t h = slice_hash(text) + 0x9e3779b97f4a7c15u * (hash + 1u);
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    return (uint32_t)(h ^ h >> 32);
}

static void add(event_features *out, const char *group, slice text, float value) {
    if (out->size < EVENT_FEATURES && text.size)
        out->at[out->size++] = (event_feature){mix((uint32_t)slice_hash(slice_of(group)), text), value};
}

static void add2(event_features *out, const char *group, slice one, slice two, float value) {
    if (out->size < EVENT_FEATURES)
        out->at[out->size++] = (event_feature){mix(mix((uint32_t)slice_hash(slice_of(group)), one), two), value};
}

static slice sense_at(const proposition_finder *f, const tree *t, uint32_t i) {
    uint8_t upos = t->t[i].upos;
    slice none = {NULL, 0}, lemma = t->t[i].lemma;
    enum predicate_kind kind = upos == UPOS_VERB   ? PREDICATE_VERB
                               : upos == UPOS_NOUN ? PREDICATE_NOUN
                                                   : PREDICATE_ADJECTIVE;
    if (upos != UPOS_VERB && upos != UPOS_NOUN && upos != UPOS_ADJ) return none;
    const frame *own = sense_frame(f->senses, kind, lemma);
    if (own) return own->sense;
    slice sense = sense_of(f->senses, kind, lemma);
    return slice_equal(sense, lemma) ? none : sense;
}

static slice lower(const tree *t, uint32_t i, char *room, size_t size) {
    slice lemma = t->t[i].lemma.size ? t->t[i].lemma : article_text(t->a, t->t[i].at);
    if (lemma.size > size) lemma.size = size;
    for (size_t k = 0; k < lemma.size; k++)
        room[k] = (char)(lemma.at[k] >= 'A' && lemma.at[k] <= 'Z' ? lemma.at[k] + 'a' - 'A' : lemma.at[k]);
    return (slice){room, lemma.size};
}

#define LOWER(t, i) lower((t), (i), (char[48]){0}, 48)

static void add_word(const proposition_finder *f, const tree *t, uint32_t i, const char *const *groups, float value,
                     event_features *out) {
    add(out, groups[0], LOWER(t, i), value);
    add(out, groups[1], sense_at(f, t, i), value);
    add(out, groups[2], sense_object(f->senses, t->t[i].lemma), value * 0.5f);
}

static void add_words(const proposition_finder *f, const tree *t, uint32_t from, uint32_t to,
                      const char *const *groups, float value, event_features *out) {
    for (uint32_t i = from; i < to; i++) add_word(f, t, i, groups, value, out);
}

static uint32_t least(uint32_t a, uint32_t b) { return a < b ? a : b; }
static uint32_t most(uint32_t a, uint32_t b) { return a > b ? a : b; }

event_place event_place_of(const article *a, span at) {
    uint32_t low = 0, high = a->tokens.size;
    if (at.end <= at.begin) return (event_place){0, 0};
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->tokens.at[middle].at.end <= at.begin)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t end = low;
    while (end < a->tokens.size && a->tokens.at[end].at.begin < at.end) end++;
    return (event_place){low, end};
}

static uint32_t place_head(const tree *t, event_place p) {
    for (uint32_t i = p.first; i < p.end; i++)
        if (t->t[i].head < p.first || t->t[i].head >= p.end) return i;
    return NONE;
}

static uint32_t path_up(const tree *t, uint32_t i, uint32_t *out) {
    uint32_t size = 0;
    for (; i < t->a->tokens.size && size < TREE_STEPS; i = t->t[i].head) out[size++] = i;
    return size;
}

typedef struct bridge {
    uint32_t source[TREE_STEPS], target[TREE_STEPS], up[TREE_STEPS];
    uint32_t sources, targets, pivot; /* the paths end before the pivot */
} bridge;

static bool meets(bridge *b) {
    for (uint32_t i = 0; i < b->sources; i++)
        for (uint32_t k = 0; k < b->targets; k++)
            if (b->source[i] == b->target[k]) {
                b->pivot = b->source[i];
                b->sources = i;
                b->targets = k;
                return true;
            }
    return false;
}

static bool find_bridge(const tree *t, event_place source, event_place target, bridge *b) {
    uint32_t s = place_head(t, source), g = place_head(t, target);
    if (s == NONE && g == NONE) return false;
    b->sources = path_up(t, s == NONE ? g : s, b->source);
    b->targets = path_up(t, g == NONE ? s : g, b->target);
    if (!meets(b)) return false;
    if (s != NONE && g != NONE) return true;
    b->pivot =
        b->sources + 1 < TREE_STEPS && t->t[b->pivot].head < t->a->tokens.size ? t->t[b->pivot].head : b->pivot;
    return true;
}

uint32_t event_pivot(const tree *t, event_place source, event_place target) {
    bridge b;
    return find_bridge(t, source, target, &b) ? b.pivot : NONE;
}

static void add_side(const tree *t, const uint32_t *path, uint32_t size, const char *relations, const char *lemmas,
                     const char *first, event_features *out) {
    uint32_t n = least(size, PATH);
    for (uint32_t i = 0; i < n; i++) {
        add(out, relations, slice_of(relation_name[t->t[path[i]].relation]), 0.5f);
        if (i) add(out, lemmas, LOWER(t, path[i]), 1);
    }
    if (size == 0) return;
    uint32_t marker = tree_child(t, path[size - 1], REL_CASE);
    add2(out, first, slice_of(relation_name[t->t[path[size - 1]].relation]),
         marker == NONE ? SLICE("-") : LOWER(t, marker), 0.5f);
}

static void add_dependents(const proposition_finder *f, const tree *t, uint32_t i, const bridge *b,
                           event_features *out) {
    static const char *const object[] = {"object", "object sense", "object sort"};
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        uint8_t main = relation_main[t->t[c].relation];
        if (main == REL_OBJ || main == REL_XCOMP || main == REL_OBL) {
            add_word(f, t, c, object, main == REL_OBL ? 0.3f : 1, out);
            add2(out, "pivot object", t->t[i].lemma, t->t[c].lemma, 0.7f);
        } else if (main == REL_AUX || main == REL_ADVMOD)
            add(out, "pivot modifier", LOWER(t, c), 0.7f);
    }
    (void)b;
}

/* ------------------------------------------------------------------------------------- what words are like
 *
 * A group of words has a feature for each dimension of the sum of their vectors, brought to one length. */

static uint32_t vector_of(const proposition_finder *f, const tree *t, uint32_t i) {
    uint32_t row = vectors_find(&f->words, article_text(t->a, t->t[i].at));
    return row == VECTORS_NONE ? vectors_find(&f->words, t->t[i].lemma) : row;
}

static bool says_something(const tree *t, uint32_t i) {
    uint8_t upos = t->t[i].upos;
    return upos == UPOS_VERB || upos == UPOS_NOUN || upos == UPOS_ADJ;
}

static void add_sum(const char *group, const float *sum, float weight, event_features *out) {
    float length = 0;
    uint32_t hash = (uint32_t)slice_hash(slice_of(group));
    for (uint32_t k = 0; k < VECTORS_WIDTH; k++) length += sum[k] * sum[k];
    if (length <= 0) return;
    weight /= sqrtf(length);
    for (uint32_t k = 0; k < VECTORS_WIDTH && out->size < EVENT_FEATURES; k++)
        out->at[out->size++] = (event_feature){hash * 31 + k * 0x9e3779b1u, sum[k] * weight};
}

static void add_like(const proposition_finder *f, const tree *t, uint32_t from, uint32_t to, const char *group,
                     float weight, event_features *out) {
    float sum[VECTORS_WIDTH] = {0};
    for (uint32_t i = from; i < to; i++)
        if (says_something(t, i)) vectors_add(&f->words, vector_of(f, t, i), 1, sum);
    add_sum(group, sum, weight, out);
}

static void add_like_objects(const proposition_finder *f, const tree *t, uint32_t i, event_features *out) {
    float sum[VECTORS_WIDTH] = {0};
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) {
        uint8_t main = relation_main[t->t[c].relation];
        if (main == REL_OBJ || main == REL_XCOMP || main == REL_OBL)
            vectors_add(&f->words, vector_of(f, t, c), main == REL_OBL ? 0.3f : 1, sum);
    }
    add_sum("like object", sum, LIKE, out);
}

static void add_tree(const proposition_finder *f, const tree *t, event_place source, event_place target,
                     event_features *out) {
    static const char *const pivot[] = {"pivot", "pivot sense", "pivot sort"};
    static const char *const above[] = {"above", "above sense", "above sort"};
    bridge b;
    if (!find_bridge(t, source, target, &b)) return;
    add_word(f, t, b.pivot, pivot, 1.5f, out);
    add_like(f, t, b.pivot, b.pivot + 1, "like pivot", LIKE, out);
    add_like_objects(f, t, b.pivot, out);
    add_side(t, b.source, b.sources, "source relation", "source path", "source entry", out);
    add_side(t, b.target, b.targets, "target relation", "target path", "target entry", out);
    add_dependents(f, t, b.pivot, &b, out);
    factuality_result r = factuality_of(f->modality, t, b.pivot, NONE, true);
    add2(out, "pivot value", slice_of(factuality_name[r.factuality]), r.negative ? SLICE("not") : SLICE("so"), 0.7f);
    uint32_t up = t->t[b.pivot].head;
    for (uint32_t k = 0; k < 2 && up < t->a->tokens.size; k++, up = t->t[up].head)
        add_word(f, t, up, above, 0.5f, out);
}

/* The first verbs behind the source. */
static void add_verbs(const proposition_finder *f, const tree *t, uint32_t from, event_features *out) {
    static const char *const groups[][2] = {
        {"verb 1", "verb 1 sense"}, {"verb 2", "verb 2 sense"}, {"verb 3", "verb 3 sense"}};
    uint32_t found = 0;
    for (uint32_t i = from; i < t->a->tokens.size && i < from + 14 && found < 3; i++) {
        if (t->t[i].upos != UPOS_VERB) continue;
        add(out, groups[found][0], LOWER(t, i), 1);
        add(out, groups[found][1], sense_at(f, t, i), 1);
        found++;
    }
}

static void add_modals(const tree *t, uint32_t from, uint32_t to, event_features *out) {
    for (uint32_t i = from; i < to; i++)
        if (t->t[i].upos == UPOS_AUX || t->t[i].upos == UPOS_PART) add(out, "modal", LOWER(t, i), 1);
}

void event_pair_features(const proposition_finder *f, const tree *t, event_place source, event_place target,
                         event_features *out) {
    static const char *const before[] = {"before", "before sense", "before sort"};
    static const char *const between[] = {"between", "between sense", "between sort"};
    static const char *const after[] = {"after", "after sense", "after sort"};
    static const char *const in_source[] = {"source", "source sense", "source sort"};
    static const char *const in_target[] = {"target", "target sense", "target sort"};
    uint32_t count = t->a->tokens.size;
    out->size = 0;
    if (source.first == source.end) source = (event_place){target.first, target.first};
    if (target.first == target.end) target = (event_place){source.end, source.end};
    bool forward = source.end <= target.first;
    event_place one = forward ? source : target, two = forward ? target : source;
    add(out, "direction", forward ? SLICE("forward") : SLICE("back"), 1);
    add_words(f, t, one.first > BEFORE ? one.first - BEFORE : 0, one.first, before, 0.5f, out);
    uint32_t end = least(most(one.end, two.first), one.end + BETWEEN);
    add_words(f, t, one.end, end, between, 1, out);
    add_modals(t, one.end, end, out);
    add_like(f, t, one.end, end, "like between", LIKE, out);
    uint32_t last = most(one.end, two.end);
    add_words(f, t, last, least(count, last + AFTER), after, 0.5f, out);
    add_words(f, t, source.first, least(source.end, source.first + INSIDE), in_source, 0.5f, out);
    add_words(f, t, target.first, least(target.end, target.first + INSIDE), in_target, 0.5f, out);
    add_verbs(f, t, source.end, out);
    add_tree(f, t, source, target, out);
}

static void add_like_word(const proposition_finder *f, slice lemma, const char *group, float weight,
                          event_features *out) {
    float sum[VECTORS_WIDTH] = {0};
    vectors_add(&f->words, vectors_find(&f->words, lemma), 1, sum);
    add_sum(group, sum, weight, out);
}

void event_word_features(const proposition_finder *f, slice lemma, bool verb, event_features *out) {
    if (out->size == 0) add(out, "direction", SLICE("forward"), 1);
    add(out, "between", lemma, 1);
    slice v = sense_of(f->senses, PREDICATE_VERB, lemma), n = sense_of(f->senses, PREDICATE_NOUN, lemma);
    if (verb) {
        add(out, "between sense", v, 1);
        add(out, "verb 1", lemma, 1);
        add(out, "verb 1 sense", v, 1);
        add(out, "pivot", lemma, 1);
        add(out, "pivot sense", v, 1);
        add_like_word(f, lemma, "like pivot", LIKE, out);
        add_like_word(f, lemma, "like between", LIKE, out);
        return;
    }
    add(out, "object", lemma, 0.7f);
    add_like_word(f, lemma, "like object", LIKE, out);
    if (!slice_equal(n, lemma)) {
        add(out, "between sense", n, 1);
        add(out, "object sense", n, 0.7f);
    }
    slice sort = sense_object(f->senses, lemma);
    add(out, "between sort", sort, 0.5f);
    add(out, "object sort", sort, 0.5f);
}

void event_scores(const int8_t *weights, uint32_t rows, float scale, const event_features *f, float *out) {
    for (uint32_t k = 0; k < EVENT_LABELS; k++) out[k] = 0;
    for (uint32_t i = 0; i < f->size; i++) {
        const int8_t *row = weights + (size_t)(f->at[i].hash & (rows - 1)) * EVENT_LABELS;
        float value = f->at[i].value * scale;
        for (uint32_t k = 0; k < EVENT_LABELS; k++) out[k] += value * (float)row[k];
    }
}
