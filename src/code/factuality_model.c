/* factuality_model.c - features of a predicate's surroundings, and their weights */
#include "code/factuality_model.h"

#include <string.h>

static void add(factuality_features *out, const char *group, slice one, slice two) {
    uint64_t h = slice_hash(slice_of(group)) * 31 + slice_hash(one);
    h = (h ^ h >> 29) * 0xbf58476d1ce4e5b9u + slice_hash(two);
    h = (h ^ h >> 32) * 0x94d049bb133111ebu;
    if (out->size < FACTUALITY_FEATURES) out->at[out->size++] = (uint32_t)(h ^ h >> 32);
}

static const slice none = {NULL, 0};

static slice relation_at(const tree *t, uint32_t i) { return slice_of(relation_name[t->t[i].relation]); }

/* What stands at a word: auxiliaries, negation, adverbs, subordinator, subject. */
static void add_children(const tree *t, uint32_t i, const char *group, const char *subject,
                         factuality_features *out) {
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE && n < 16; c = tree_after(t, c, &n)) {
        uint8_t main = relation_main[t->t[c].relation];
        if (main == REL_AUX || main == REL_ADVMOD || main == REL_MARK || main == REL_DET || main == REL_CASE ||
            main == REL_COP || main == REL_AMOD)
            add(out, group, t->t[c].lemma, relation_at(t, c));
        else if (main == REL_NSUBJ)
            add(out, subject, t->t[c].upos == UPOS_PRON ? t->t[c].lemma : SLICE("noun"), none);
        else if (main == REL_OBJ && tree_child(t, c, REL_DET) != NONE)
            add(out, "object determiner", t->t[tree_child(t, c, REL_DET)].lemma, none);
    }
}

static void add_features(const tree *t, uint32_t i, factuality_features *out) {
    slice rest = t->t[i].features;
    for (uint32_t k = 0; rest.at && k < 6; k++) add(out, "feature", slice_take(&rest, '|'), none);
}

static slice result_name(factuality_result r, char *room) {
    room[0] = (char)('a' + r.factuality);
    room[1] = r.negative ? '-' : '+';
    return (slice){room, 2};
}

void factuality_features_find(const modality *m, const tree *t, uint32_t head, factuality_features *out) {
    static const char *const governor[] = {"governor", "governor 2", "governor 3"};
    static const char *const at_governor[] = {"at governor", "at governor 2", "at governor 3"};
    char whole[2], own[2];
    out->size = 0;
    add(out, "bias", none, none);
    slice result = result_name(factuality_of(m, t, head, NONE, true), whole);
    add(out, "rules", result, none);
    add(out, "rules inside", result_name(factuality_of(m, t, head, NONE, false), own), none);
    add(out, "lemma", t->t[head].lemma, none);
    add(out, "tag", slice_of(upos_name[t->t[head].upos]), t->t[head].xpos);
    add(out, "relation", relation_at(t, head), slice_of(upos_name[t->t[head].upos]));
    add(out, "rules, tag", result, t->t[head].xpos);
    add_features(t, head, out);
    add_children(t, head, "at it", "subject", out);
    uint32_t i = head;
    for (uint32_t k = 0; k < 3; k++) {
        uint32_t up = t->t[i].head;
        if (up >= t->a->tokens.size) break;
        add(out, governor[k], t->t[up].lemma, relation_at(t, i));
        add(out, governor[k], slice_of(upos_name[t->t[up].upos]), relation_at(t, i));
        add(out, "governor's rules", result_name(factuality_of(m, t, up, NONE, true), own), relation_at(t, i));
        add_children(t, up, at_governor[k], "governor's subject", out);
        i = up;
    }
    uint32_t in = t->t[head].sentence;
    if (in < t->a->sentences.size && t->a->sentences.at[in].tokens.count) {
        range r = t->a->sentences.at[in].tokens;
        add(out, "end", article_text(t->a, t->t[r.first + r.count - 1].at), none);
    }
}

uint32_t factuality_row(uint32_t feature, uint32_t set, uint32_t rows) {
    return (feature ^ (set + 1) * 0x9e3779b1u) & (rows - 1);
}

static float sum(const int8_t *weights, uint32_t rows, float scale, const factuality_features *f) {
    float out = 0;
    for (uint32_t i = 0; i < f->size; i++)
        out += (float)(weights[factuality_row(f->at[i], FACTUALITY_SETS, rows)] +
                       weights[factuality_row(f->at[i], FACTUALITY_UW, rows)]);
    return out * scale;
}

float factuality_estimate(const model *weights, const modality *m, const tree *t, uint32_t head) {
    slice bytes = model_section(weights, "weights"), scale = model_section(weights, "scale");
    float each;
    bool sound =
        bytes.size && !(bytes.size & (bytes.size - 1)) && bytes.size < UINT32_MAX && scale.size == sizeof each;
    if (!sound) return factuality_of(m, t, head, NONE, true).value;
    memcpy(&each, scale.at, sizeof each);
    factuality_features f;
    factuality_features_find(m, t, head, &f);
    float out = sum((const int8_t *)bytes.at, (uint32_t)bytes.size, each, &f);
    return out < -3 ? -3 : out > 3 ? 3 : out;
}
