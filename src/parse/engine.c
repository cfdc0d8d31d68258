/* engine.c - the network forward, in integers
 *
 * Words lie one after another with an empty place before, between and after sentences; a window of three words is
 * then a row that overlaps its neighbours, without a copy. Activations are kept as bytes for the next product, and as
 * floats only where they are added to or compared. */
#include "parse/engine.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "article.h"
#include "base/linear.h"
#include "parse/parse.h"
#include "parse/tree.h"

/* ------------------------------------------------------------------------------------------ opening */

typedef struct opening {
    const model *m;
    status result;
    error *e;
} opening;

static const void *section(opening *o, const char *key, size_t size) {
    slice s = model_section(o->m, key);
    if (o->result == READOUT_OK && (s.size != size || size == 0))
        o->result = fail(o->e, READOUT_BAD_MODEL, "section '%s' of the model has %zu bytes instead of %zu", key,
            s.size, size);
    return s.at;
}

static void open_linear(opening *o, kernel_linear *l, const char *key, unsigned number, uint32_t in, uint32_t out) {
    char text[MODEL_NAME_SIZE];
    snprintf(text, sizeof text, "%s%u", key, number);
    if (!linear_open(l, o->m, text, in, out) && o->result == READOUT_OK)
        o->result = fail(o->e, READOUT_BAD_MODEL, "the map '%s' of the model is not as large as it should be", text);
}

/* What no section's size would show. */
static bool sane(const engine_head *h) {
    const net_shape *s = &h->shape;
    if (s->width == 0 || s->width % 32 || s->width > 512 || s->layers == 0 || s->layers > NET_LAYERS) return false;
    if (s->tag_layer > s->layers) return false;
    for (uint32_t i = 0; i < s->layers; i++)
        if (s->window[i] != 1 && s->window[i] != 3) return false;
    for (int k = 0; k < ENGINE_LABELS; k++)
        if (h->tag_size[k] == 0 || h->tag_size[k] > 4096) return false;
    for (int f = 0; f < FEATURES; f++)
        if (h->rows[f] == 0 || h->rows[f] > 1u << 22) return false;
    if (h->tag_size[ENGINE_UPOS] != UPOS_KINDS || h->tag_size[ENGINE_NAME] != NET_NAMES) return false;
    for (uint32_t i = 0; i <= s->layers; i++)
        if (!(h->step_x[i] > 0)) return false;
    return h->step_gram > 0 && h->step_tag > 0 && h->step_top > 0 && h->step_product > 0;
}

static void open_words(opening *o, engine *n) {
    slice slots = model_section(o->m, "vocabulary");
    size_t count = slots.size / sizeof(vocabulary_slot);
    if (count == 0 || (count & (count - 1)) || count * sizeof(vocabulary_slot) != slots.size || count > 1u << 26) {
        if (o->result == READOUT_OK) o->result = fail(o->e, READOUT_BAD_MODEL, "the model's vocabulary is damaged");
        return;
    }
    n->words = (vocabulary){(const vocabulary_slot *)(const void *)slots.at, (uint32_t)count - 1};
}

status engine_open(engine *n, const model *m, const vectors *v, error *e) {
    opening o = {m, READOUT_OK, e};
    *n = (engine){.vectors = v};
    const void *head = section(&o, "head", sizeof n->head);
    if (o.result != READOUT_OK) return o.result;
    memcpy(&n->head, head, sizeof n->head);
    if (!sane(&n->head)) return fail(e, READOUT_BAD_MODEL, "the model's head is damaged");
    if (n->head.rows[FEATURE_VECTOR] != v->count + 1)
        return fail(e, READOUT_BAD_MODEL, "the model was made with other vectors: with %u words instead of %u",
            n->head.rows[FEATURE_VECTOR] - 1, v->count);
    uint32_t width = n->head.shape.width, at = 0;
    open_words(&o, n);
    for (unsigned f = 0; f < FEATURES; f++) {
        char text[MODEL_NAME_SIZE];
        if (f == FEATURE_VECTOR) continue;
        snprintf(text, sizeof text, "table%u", f);
        n->table[f] = section(&o, text, (size_t)n->head.rows[f] * feature_width[f]);
    }
    open_linear(&o, &n->input, "input", 0, FEATURE_WIDTH, width);
    for (unsigned i = 0; i < n->head.shape.layers; i++)
        open_linear(&o, &n->gates[i], "gates", i, width * n->head.shape.window[i], 3 * width);
    for (int k = 0; k < ENGINE_NAME; k++) {
        n->tag_at[k] = at;
        at += linear_wide(n->head.tag_size[k]);
    }
    open_linear(&o, &n->tag_hidden, "taghidden", 0, width, NET_TAG);
    open_linear(&o, &n->tags, "tags", 0, NET_TAG, at);
    open_linear(&o, &n->top, "top", 0, width, NET_TOP);
    open_linear(&o, &n->arc, "arc", 0, NET_ARC, NET_ARC_OUT);
    open_linear(&o, &n->distance, "distance", 0, NET_ARC, NET_DISTANCES);
    open_linear(&o, &n->relation, "relation", 0, 3 * NET_ARC, REL_KINDS);
    open_linear(&o, &n->name, "name", 0, NET_NAME, n->head.tag_size[ENGINE_NAME]);
    n->norms = section(&o, "norms", (size_t)(n->head.shape.layers + 1) * 2 * width * sizeof(float));
    n->root = section(&o, "root", NET_ARC_OUT * sizeof(float));
    n->transitions = section(&o, "transitions", NET_NAMES * NET_NAMES * sizeof(float));
    return o.result;
}

/* ------------------------------------------------------------------------------------------ a run */

/* Words come again: the vectors of the last ones, by a hash of the form and place. */
enum { CACHE = 512 };

typedef struct cached {
    slice form;
    unsigned place;
    uint8_t vectors[FEATURE_WIDTH];
} cached;

struct engine_run {
    const engine *n;
    const kernel *k;
    stage_clock *clock;
    uint32_t places;
    uint8_t *filled;
    cached *cache;
    uint8_t *features, *q, *q_tag, *top_q, *rel_q, *tag_q;
    float *x, *gate, *cell, *tag_hidden, *tags, *top, *arc, *distance, *relation, *name, *scores;
    float (*names)[NET_NAMES];
    uint8_t (*names_from)[NET_NAMES];
    int32_t *heads;
    float *turned, *products;
    uint8_t step_of[2 * TREE_LIMIT + 1]; /* net_distance of how far the head is to the right, from -TREE_LIMIT */
    void *decode;
};

engine_run *engine_begin(arena *a, const engine *n, const kernel *k, stage_clock *clock) {
    engine_run *r = ARENA_NEW(a, engine_run, 1);
    size_t t = ENGINE_PLACES, width = n->head.shape.width;
    r->n = n;
    r->k = k;
    r->clock = clock;
    r->filled = arena_alloc(a, t);
    r->cache = ARENA_NEW(a, cached, CACHE);
    r->features = arena_alloc(a, t * FEATURE_WIDTH);
    r->q = arena_alloc(a, t * width);
    r->q_tag = arena_alloc(a, t * width);
    r->top_q = arena_alloc(a, t * NET_TOP);
    r->tag_q = arena_alloc(a, t * NET_TAG);
    r->rel_q = arena_alloc(a, t * 3 * NET_ARC);
    r->x = ARENA_NEW(a, float, t * width);
    r->gate = ARENA_NEW(a, float, t * 3 * width);
    r->cell = ARENA_NEW(a, float, width);
    r->tag_hidden = ARENA_NEW(a, float, t * NET_TAG);
    r->tags = ARENA_NEW(a, float, t * n->tags.out);
    r->top = ARENA_NEW(a, float, t * NET_TOP);
    r->arc = ARENA_NEW(a, float, t * NET_ARC_OUT);
    r->distance = ARENA_NEW(a, float, t * NET_DISTANCES);
    r->relation = ARENA_NEW(a, float, t * n->relation.out);
    r->name = ARENA_NEW(a, float, t * n->name.out);
    r->names = arena_alloc(a, t * sizeof *r->names);
    r->names_from = arena_alloc(a, t * sizeof *r->names_from);
    r->scores = ARENA_NEW(a, float, TREE_LIMIT * (TREE_LIMIT + 1));
    r->turned = ARENA_NEW(a, float, (NET_ARC + 1) * (TREE_LIMIT + KERNEL_LANES));
    r->products = ARENA_NEW(a, float, TREE_LIMIT * (TREE_LIMIT + KERNEL_LANES));
    r->heads = ARENA_NEW(a, int32_t, t);
    for (int i = 0; i <= 2 * TREE_LIMIT; i++) r->step_of[i] = (uint8_t)net_distance(i - TREE_LIMIT);
    r->decode = arena_alloc(a, tree_scratch(TREE_LIMIT));
    return r;
}

static const int8_t no_vector[VECTORS_WIDTH];

static const int8_t *vector_of(const engine *n, slice form) {
    const int8_t *row = vectors_row(n->vectors, vectors_find(n->vectors, form));
    return row ? row : no_vector;
}

static const int8_t *row_of(const engine *n, int feature, uint64_t key) {
    uint32_t row = vocabulary_row(&n->words, key);
    if (row >= n->head.rows[feature]) row = 0; /* a key of another feature with the same mark */
    return n->table[feature] + (size_t)row * feature_width[feature];
}

/* The vectors of a word's features, as bytes about KERNEL_ZERO. */
static void look_up(const engine *n, const engine_word *w, uint8_t *out) {
    word_keys keys;
    feature_keys(w->form, w->place, &keys);
    for (int f = 0; f < FEATURE_GRAM; out += feature_width[f++]) {
        const int8_t *row = f == FEATURE_VECTOR ? vector_of(n, w->form) : row_of(n, f, keys.key[f]);
        for (uint32_t j = 0; j < feature_width[f]; j++) out[j] = (uint8_t)(row[j] ^ KERNEL_ZERO);
    }
    enum { WIDE = 64 };
    _Static_assert(WIDE <= FEATURE_WIDTH, "the groups' vectors");
    int32_t sum[WIDE] = {0};
    for (uint32_t g = 0; g < keys.grams; g++) {
        const int8_t *row = row_of(n, FEATURE_GRAM, keys.gram[g]);
        for (int j = 0; j < WIDE; j++) sum[j] += row[j];
    }
    float share = keys.grams ? 1.0f / ((float)keys.grams * n->head.step_gram) : 0;
    for (int j = 0; j < WIDE; j++) {
        float v = (float)sum[j] * share;
        v = v > -128.0f ? v : -128.0f; /* also where it is no number */
        v = v < 127.0f ? v : 127.0f;
        out[j] = (uint8_t)((int)(v + 128.5f));
    }
}

/* The same, from the cache if it is there. Long words are not worth a comparison. */
static void vectors_of(engine_run *r, const engine_word *w, uint8_t *out) {
    enum { LONGEST = 12 };
    if (w->form.size > LONGEST || w->form.size == 0) {
        look_up(r->n, w, out);
        return;
    }
    uint64_t hash = slice_hash(w->form) * UINT64_C(0x9E3779B97F4A7C15);
    cached *c = &r->cache[((hash >> 40) + w->place * 61) % CACHE];
    if (c->place != w->place || !slice_equal(c->form, w->form)) {
        c->form = w->form;
        c->place = w->place;
        look_up(r->n, w, c->vectors);
    }
    memcpy(out, c->vectors, FEATURE_WIDTH);
}

static void place_words(engine_run *r, const engine_word *words, const uint32_t *counts, uint32_t sentences) {
    uint32_t at = 0;
    r->filled[at] = 0;
    memset(r->features, KERNEL_ZERO, FEATURE_WIDTH);
    at++;
    for (uint32_t s = 0; s < sentences; s++) {
        for (uint32_t i = 0; i < counts[s]; i++, at++) {
            r->filled[at] = 1;
            vectors_of(r, words++, r->features + (size_t)at * FEATURE_WIDTH);
        }
        r->filled[at] = 0;
        memset(r->features + (size_t)at * FEATURE_WIDTH, KERNEL_ZERO, FEATURE_WIDTH);
        at++;
    }
    r->places = at;
}

static void layers(engine_run *r) {
    const engine *n = r->n;
    const kernel *k = r->k;
    const net_shape *s = &n->head.shape;
    uint32_t width = s->width, half = width / 2;
    k->linear(&n->input, r->features, FEATURE_WIDTH, r->places, r->x, width);
    k->norm(r->x, r->filled, r->places, width, n->norms, n->norms + width, n->head.step_x[0], r->q);
    if (s->tag_layer == 0) memcpy(r->q_tag, r->q, (size_t)r->places * width);
    for (uint32_t l = 0; l < s->layers; l++) {
        uint32_t reach = s->window[l] / 2;
        const float *norm = n->norms + (size_t)(l + 1) * 2 * width;
        k->linear(&n->gates[l], r->q + (size_t)(1 - reach) * width, width, r->places - 2, r->gate + 3 * width,
                  3 * width);
        k->recur(r->gate, r->filled, r->places, half, r->x, r->cell);
        k->norm(r->x, r->filled, r->places, width, norm, norm + width, n->head.step_x[l + 1], r->q);
        if (s->tag_layer == l + 1) memcpy(r->q_tag, r->q, (size_t)r->places * width);
    }
}

static void outputs(engine_run *r) {
    const engine *n = r->n;
    const kernel *k = r->k;
    uint32_t width = n->head.shape.width, t = r->places;
    k->linear(&n->tag_hidden, r->q_tag, width, t, r->tag_hidden, NET_TAG);
    k->leaky(r->tag_hidden, (size_t)t * NET_TAG, n->head.step_tag, r->tag_q);
    k->linear(&n->tags, r->tag_q, NET_TAG, t, r->tags, n->tags.out);
    k->linear(&n->top, r->q, width, t, r->top, NET_TOP);
    k->leaky(r->top, (size_t)t * NET_TOP, n->head.step_top, r->top_q);
    k->linear(&n->arc, r->top_q + NET_ARC, NET_TOP, t, r->arc, NET_ARC_OUT);
    k->linear(&n->distance, r->top_q, NET_TOP, t, r->distance, NET_DISTANCES);
    k->linear(&n->name, r->top_q + 4 * NET_ARC, NET_TOP, t, r->name, n->name.out);
}

static uint32_t largest(const float *score, uint32_t count) {
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (score[i] > score[best]) best = i;
    return best;
}

/* The heads' vectors and their scores as heads, turned over: a row for each number, a column for each head, the root
 * first. */
static uint32_t turn_heads(engine_run *r, uint32_t first, uint32_t count) {
    uint32_t wide = (count + KERNEL_LANES) / KERNEL_LANES * KERNEL_LANES;
    const float *root = r->n->root;
    for (uint32_t k = 0; k <= NET_ARC; k++) r->turned[(size_t)k * wide] = root[k];
    for (uint32_t j = 0; j < count; j++) {
        const float *head = r->arc + (size_t)(first + j) * NET_ARC_OUT;
        for (uint32_t k = 0; k <= NET_ARC; k++) r->turned[(size_t)k * wide + j + 1] = head[k];
    }
    for (uint32_t j = count + 1; j < wide; j++)
        for (uint32_t k = 0; k <= NET_ARC; k++) r->turned[(size_t)k * wide + j] = 0;
    return wide;
}

static void tree_of(engine_run *r, uint32_t first, uint32_t count) {
    uint32_t wide = turn_heads(r, first, count);
    const float *base = r->turned + (size_t)NET_ARC * wide;
    r->k->multiply(r->top + (size_t)first * NET_TOP, NET_TOP, r->turned, count, NET_ARC, wide, r->products);
    for (uint32_t i = 0; i < count; i++) {
        const float *distance = r->distance + (size_t)(first + i) * NET_DISTANCES,
                    *product = r->products + (size_t)i * wide;
        float *row = r->scores + (size_t)i * (count + 1);
        row[0] = product[0] + base[0] + distance[0];
        for (uint32_t j = 0; j < count; j++)
            row[j + 1] = product[j + 1] + base[j + 1] + distance[r->step_of[TREE_LIMIT + j - i]];
        row[i + 1] = -1e6f;
    }
    tree_decode(r->scores, count, r->heads + first, r->decode);
}

static void relation_inputs(engine_run *r, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = first + i;
        uint8_t *in = r->rel_q + (size_t)at * 3 * NET_ARC;
        memcpy(in + NET_ARC, r->top_q + (size_t)at * NET_TOP + 2 * NET_ARC, NET_ARC);
        if (r->heads[at] < 0) {
            memset(in, KERNEL_ZERO, NET_ARC);
            memset(in + 2 * NET_ARC, KERNEL_ZERO, NET_ARC);
            continue;
        }
        uint32_t head = first + (uint32_t)r->heads[at];
        memcpy(in + 2 * NET_ARC, r->top_q + (size_t)head * NET_TOP + 3 * NET_ARC, NET_ARC);
        r->k->product(r->top + (size_t)at * NET_TOP + 2 * NET_ARC, r->top + (size_t)head * NET_TOP + 3 * NET_ARC,
                      NET_ARC, r->n->head.step_product, in);
    }
}

/* The best sequence of tags (Viterbi). */
static void names_of(engine_run *r, engine_word *words, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const float *score = r->name + (size_t)(first + i) * r->n->name.out;
        for (uint32_t tag = 0; tag < NET_NAMES; tag++) {
            uint32_t from = 0;
            float best = i ? r->names[i - 1][0] + r->n->transitions[tag] : net_name_follows(0, tag) ? 0 : -1e9f;
            for (uint32_t k = 1; i && k < NET_NAMES; k++) {
                float sum = r->names[i - 1][k] + r->n->transitions[k * NET_NAMES + tag];
                if (sum > best) best = sum, from = k;
            }
            r->names[i][tag] = best + score[tag];
            r->names_from[i][tag] = (uint8_t)from;
        }
    }
    uint32_t tag = largest(r->names[count - 1], NET_NAMES);
    for (uint32_t i = count; i-- > 0; tag = r->names_from[i][tag]) words[i].label[ENGINE_NAME] = (uint16_t)tag;
}

/* What fills labels up to whole vectors never wins (pack_model.c), unless the model is not one of ours. */
static uint16_t label_of(const engine_run *r, const float *scores, uint32_t count) {
    uint32_t best = r->k->largest(scores, linear_wide(count));
    return (uint16_t)(best < count ? best : 0);
}

static void read_off(engine_run *r, engine_word *words, uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const float *tags = r->tags + (size_t)(first + i) * r->n->tags.out;
        float *relation = r->relation + (size_t)(first + i) * r->n->relation.out;
        for (int k = 0; k < ENGINE_NAME; k++)
            words[i].label[k] = label_of(r, tags + r->n->tag_at[k], r->n->head.tag_size[k]);
        words[i].head = r->heads[first + i];
        relation[REL_ROOT] = -1e9f;
        words[i].relation = words[i].head < 0 ? REL_ROOT : label_of(r, relation, REL_KINDS);
    }
    names_of(r, words, first, count);
}

void engine_sentences(engine_run *r, engine_word *words, const uint32_t *counts, uint32_t sentences) {
    place_words(r, words, counts, sentences);
    stage_done(r->clock, STAGE_WORDS);
    layers(r);
    stage_done(r->clock, STAGE_LAYERS);
    outputs(r);
    stage_done(r->clock, STAGE_OUTPUTS);
    memset(r->rel_q, KERNEL_ZERO, (size_t)r->places * 3 * NET_ARC);
    for (uint32_t s = 0, first = 1; s < sentences; first += counts[s++] + 1) {
        tree_of(r, first, counts[s]);
        relation_inputs(r, first, counts[s]);
    }
    r->k->linear(&r->n->relation, r->rel_q, 3 * NET_ARC, r->places, r->relation, r->n->relation.out);
    stage_done(r->clock, STAGE_TREES);
    for (uint32_t s = 0, first = 1; s < sentences; first += counts[s++] + 1) {
        read_off(r, words, first, counts[s]);
        words += counts[s];
    }
}

float engine_doubt(const engine_run *r, uint32_t count) {
    float doubt = 0;
    for (uint32_t i = 0; i < count; i++) {
        const float *row = r->scores + (size_t)i * (count + 1);
        float chosen = row[r->heads[1 + i] + 1], sum = 0;
        for (uint32_t j = 0; j <= count; j++) sum += expf(row[j] - chosen);
        doubt += logf(sum);
    }
    return doubt;
}

void engine_states(const engine_run *r, uint8_t *out) {
    uint32_t width = r->n->head.shape.width;
    for (uint32_t i = 0; i < r->places; i++) {
        if (!r->filled[i]) continue;
        memcpy(out, r->q + (size_t)i * width, width);
        out += width;
    }
}
