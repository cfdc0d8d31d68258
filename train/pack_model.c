/* pack_model.c - makes lang/en/parse.model of a trained network, boundaries and treebanks
 *
 * pack_model --net FILE.net --words-file vectors.model [--average FILE.net] [--no-name NUMBER] --tokens FILE.tok
 *         --out FILE.model --train FILE...
 *
 * Weights become integers from -32 to 32 with a scale for each output, vectors of features integers of 8 bits with a
 * scale for each table; activations get the steps that sentences of the treebanks ask for. The lexicon takes the
 * forms whose lemma is as good as always the same. --no-name is added to the score of a word's being in no name: with
 * more, fewer names are found, and surer ones. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "base/buf.h"
#include "base/model.h"
#include "parse/engine.h"
#include "parse/lexicon.h"
#include "train/network.h"
#include "train/pack_linear.h"
#include "train/run.h"
#include "train/store.h"

enum { PARTS = 96 };

typedef struct job {
    arena *arena;
    const char *net, *words, *average, *tokens, *out, *train[16];
    uint32_t trains;
    float no_name;
    corpus corpus;
    treebank bank;
    word_list list;
    network n;
    engine_head head;
    model_part parts[PARTS];
    uint32_t count;
} job;

/* A section named `key` and, where it is not negative, the number, with `ending` (a "." and a letter, or nothing). */
static void *add_part(job *j, size_t size, const char *key, int number, const char *ending) {
    slice section_ =
        number < 0 ? arena_print(j->arena, "%s", key) : arena_print(j->arena, "%s%d%s", key, number, ending);
    void *bytes = arena_alloc(j->arena, size);
    j->parts[j->count++] = (model_part){arena_string(j->arena, section_), {bytes, size}};
    return bytes;
}

/* ------------------------------------------------------------------------------------------ weights */

/* steps[i] is what one stands for in input i. */
static void add_linear(job *j, const linear *l, const char *key, int number, const float *steps) {
    const float *value = j->n.value + l->weight, *bias = j->n.value + l->bias;
    int8_t *packed = add_part(j, (size_t)l->in * l->wide, key, number, ".w");
    int32_t *offset = add_part(j, (size_t)l->wide * 12, key, number, ".o");
    pack_linear(value, bias, l->in, l->wide, steps, packed, offset);
}

/* What fills labels up to whole vectors must never be the largest. */
static void bury(job *j, uint32_t first, uint32_t end) {
    int32_t *columns = (int32_t *)(uintptr_t)j->parts[j->count - 1].bytes.at;
    float *shift = (float *)(void *)columns + j->parts[j->count - 1].bytes.size / 12 * 2;
    for (uint32_t o = first; o < end; o++) shift[o] = -1e30f;
}

static float *steps_of(job *j, uint32_t count, float step) {
    float *steps = ARENA_NEW(j->arena, float, count);
    for (uint32_t i = 0; i < count; i++) steps[i] = step;
    return steps;
}

static float table_step(const network *n, int f) {
    float top = 1e-6f;
    for (size_t i = 0; i < (size_t)n->rows[f] * feature_width[f]; i++) top = fmaxf(top, fabsf(n->table[f][i]));
    return fminf(top, 3.0f) / 127;
}

static void add_tables(job *j, float *steps) {
    uint32_t at = 0;
    for (unsigned f = 0; f < FEATURES; f++) {
        if (f == FEATURE_VECTOR) { /* is in vectors.model */
            for (uint32_t i = 0; i < feature_width[f]; i++) steps[at++] = STORE_VECTOR_STEP;
            continue;
        }
        float step = table_step(&j->n, (int)f);
        size_t size = (size_t)j->n.rows[f] * feature_width[f];
        int8_t *bytes = add_part(j, size, "table", (int)f, "");
        for (size_t i = 0; i < size; i++) {
            long value = lrintf(j->n.table[f][i] / step);
            bytes[i] = (int8_t)(value < -127 ? -127 : value > 127 ? 127 : value);
        }
        /* the mean of several vectors is smaller than each: it gets a finer step */
        j->head.step_gram = 0.5f;
        for (uint32_t i = 0; i < feature_width[f]; i++)
            steps[at++] = f == FEATURE_GRAM ? step * j->head.step_gram : step;
    }
}

static void add_network(job *j) {
    network *n = &j->n;
    uint32_t width = n->shape.width;
    engine_head *h = &j->head;
    float *steps = ARENA_NEW(j->arena, float, FEATURE_WIDTH);
    add_tables(j, steps);
    add_linear(j, &n->input, "input", 0, steps);
    for (unsigned i = 0; i < n->shape.layers; i++)
        add_linear(j, &n->gates[i], "gates", (int)i, steps_of(j, n->gates[i].in, h->step_x[i]));
    add_linear(j, &n->tag_hidden, "taghidden", 0, steps_of(j, width, h->step_x[n->shape.tag_layer]));
    add_linear(j, &n->tags, "tags", 0, steps_of(j, NET_TAG, h->step_tag));
    for (int k = 0; k < LABEL_NAME; k++)
        bury(j, n->tag_at[k] + n->tag_size[k], n->tag_at[k] + (n->tag_size[k] + 15) / 16 * 16);
    add_linear(j, &n->top, "top", 0, steps_of(j, width, h->step_x[n->shape.layers]));
    add_linear(j, &n->arc, "arc", 0, steps_of(j, NET_ARC, h->step_top));
    add_linear(j, &n->distance, "distance", 0, steps_of(j, NET_ARC, h->step_top));
    add_linear(j, &n->name, "name", 0, steps_of(j, NET_NAME, h->step_top));
    steps = steps_of(j, 3 * NET_ARC, h->step_top);
    for (int i = 0; i < NET_ARC; i++) steps[i] = h->step_product;
    add_linear(j, &n->relation, "relation", 0, steps);
    bury(j, REL_KINDS, n->relation.wide);
    float *norms = add_part(j, (size_t)(n->shape.layers + 1) * 2 * width * sizeof *norms, "norms", -1, "");
    for (uint32_t l = 0; l <= n->shape.layers; l++)
        memcpy(norms + (size_t)l * 2 * width, n->value + n->norm[l], (size_t)2 * width * sizeof *norms);
    float *transitions = add_part(j, NET_NAMES * NET_NAMES * sizeof(float), "transitions", -1, "");
    for (uint32_t i = 0; i < NET_NAMES * NET_NAMES; i++)
        transitions[i] = net_name_follows(i / NET_NAMES, i % NET_NAMES) ? n->value[n->transition + i] : -1e9f;
    memcpy(add_part(j, NET_ARC_OUT * sizeof(float), "root", -1, ""), n->value + n->root, NET_ARC_OUT * sizeof(float));
}

/* ------------------------------------------------------------------------------------------ steps */

static void find_steps(job *j) {
    enum { SENTENCES = 3000, AT_ONCE = 50 };
    ranges *r = calloc(1, sizeof *r);
    batch *b = batch_new();
    guess *out = calloc(j->bank.words.size, sizeof *out);
    for (uint32_t i = 0; i < SENTENCES; i += AT_ONCE) {
        uint32_t list[AT_ONCE];
        for (uint32_t k = 0; k < AT_ONCE; k++) list[k] = (i + k) * 7 % j->bank.phrases.size;
        network_pass(&j->n, b, &j->bank, list, AT_ONCE, NULL, out);
        network_observe(&j->n, b, r);
    }
    for (uint32_t l = 0; l <= j->n.shape.layers; l++) j->head.step_x[l] = ranges_top(r, (int)l) / 127;
    j->head.step_tag = ranges_top(r, RANGE_TAG) / 127;
    j->head.step_top = ranges_top(r, RANGE_TOP) / 127;
    j->head.step_product = ranges_top(r, RANGE_PRODUCT) / 127;
    printf("steps: x");
    for (uint32_t l = 0; l <= j->n.shape.layers; l++) printf(" %.4f", (double)j->head.step_x[l]);
    printf(", tags %.4f, top %.4f, product %.4f\n", (double)j->head.step_tag, (double)j->head.step_top,
        (double)j->head.step_product);
    batch_free(b);
    free(out);
    free(r);
}

/* ------------------------------------------------------------------------------------------ words */

typedef struct reading { /* a form with a tag, and a lemma */
    slice form, tag, lemma;
    uint32_t count;
} reading;

static int by_form(const void *a, const void *b) {
    const reading *x = a, *y = b;
    int order = slice_compare(x->form, y->form);
    if (!order) order = slice_compare(x->tag, y->tag);
    return order ? order : slice_compare(x->lemma, y->lemma);
}

static uint32_t merge(reading *list, uint32_t count) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (kept && by_form(&list[kept - 1], &list[i]) == 0) list[kept - 1].count++;
        else list[kept++] = list[i];
    }
    return kept;
}

/* Those seen twice or more with a lemma that nine of ten have. */
static uint32_t choose(reading *list, uint32_t count) {
    uint32_t kept = 0;
    for (uint32_t i = 0, end; i < count; i = end) {
        uint32_t best = i, all = 0;
        for (end = i;
             end < count && slice_equal(list[end].form, list[i].form) && slice_equal(list[end].tag, list[i].tag);
             end++) {
            all += list[end].count;
            if (list[end].count > list[best].count) best = end;
        }
        if (all >= 2 && list[best].count * 10 >= all * 9) list[kept++] = list[best];
    }
    return kept;
}

static void add_lexicon(job *j) {
    const corpus *c = &j->corpus;
    uint32_t count = 0, room = 1;
    reading *list = calloc(j->bank.words.size, sizeof *list);
    for (uint32_t i = 0; i < j->bank.words.size; i++) {
        const word *w = &j->bank.words.at[i];
        if (w->label[LABEL_XPOS] < 0 || w->lemma.size == 0 || w->form.size > 60) continue;
        list[count++] = (reading){w->form, c->labels[LABEL_XPOS].text.at[w->label[LABEL_XPOS]], w->lemma, 1};
    }
    qsort(list, count, sizeof *list, by_form);
    count = choose(list, merge(list, count));
    while (room < count * 2) room *= 2;
    lexicon_slot *slots = add_part(j, room * sizeof *slots, "lexicon", -1, "");
    buf text = {0};
    for (uint32_t i = 0; i < count; i++) {
        uint64_t key = lexicon_key(list[i].form, list[i].tag);
        uint32_t at = (uint32_t)key & (room - 1);
        while (slots[at].mark) at = (at + 1) & (room - 1);
        slots[at] = (lexicon_slot){(uint32_t)(key >> 32) | 1, (uint32_t)text.size, (uint32_t)list[i].lemma.size};
        buf_add(&text, list[i].lemma);
    }
    memcpy(add_part(j, text.size, "lemmatext", -1, ""), text.at, text.size);
    printf("lexicon: %u forms\n", count);
    buf_release(&text);
    free(list);
}

static void add_lists(job *j) {
    static const char *const section[] = {"xpos", "features", "lemmas"};
    for (int k = LABEL_XPOS; k <= LABEL_LEMMA; k++) {
        buf text = {0};
        for (uint32_t i = 0; i < j->n.tag_size[k]; i++) {
            buf_add(&text, j->corpus.labels[k].text.at[i]);
            buf_byte(&text, '\n');
        }
        memcpy(add_part(j, text.size, section[k - LABEL_XPOS], -1, ""), text.at, text.size);
        buf_release(&text);
    }
    size_t size = j->list.size * sizeof(vocabulary_slot);
    memcpy(add_part(j, size, "vocabulary", -1, ""), j->list.slots, size);
}

static status add_tokens(job *j, error *e) {
    static const char *const sections[] = {"boundaries", "contractions"};
    model m;
    status s = model_open(&m, j->tokens, "tokens", 1, e);
    for (int i = 0; s == READOUT_OK && i < 2; i++) {
        slice bytes = model_section(&m, sections[i]);
        memcpy(add_part(j, bytes.size, sections[i], -1, ""), bytes.at, bytes.size);
    }
    model_close(&m);
    return s;
}

/* Takes the middle between the network and another one that began from it. */
static void average(job *j) {
    network other;
    word_list list;
    store_read(j->average, j->words, &other, &list, &j->corpus);
    for (size_t i = 0; i < j->n.count; i++) j->n.value[i] = 0.5f * (j->n.value[i] + other.value[i]);
    for (int f = 0; f < FEATURES; f++)
        for (size_t i = 0; i < (size_t)j->n.rows[f] * feature_width[f]; i++)
            j->n.table[f][i] = 0.5f * (j->n.table[f][i] + other.table[f][i]);
    network_free(&other);
    word_list_free(&list);
}

static status run(void *context, error *e) {
    job *j = context;
    j->corpus.arena = j->arena;
    store_read(j->net, j->words, &j->n, &j->list, &j->corpus);
    if (j->average) average(j);
    j->n.value[j->n.name.bias] += j->no_name;
    for (uint32_t i = 0; i < j->trains; i++) corpus_read(&j->corpus, &j->bank, j->train[i], false);
    word_list_apply(&j->list, &j->bank);
    find_steps(j);
    j->head.shape = j->n.shape;
    memcpy(j->head.tag_size, j->n.tag_size, sizeof j->head.tag_size);
    memcpy(j->head.rows, j->n.rows, sizeof j->head.rows);
    add_network(j);
    add_lists(j);
    add_lexicon(j);
    memcpy(add_part(j, sizeof j->head, "head", -1, ""), &j->head, sizeof j->head);
    status s = add_tokens(j, e);
    return s == READOUT_OK ? model_write(j->out, "parse", 3, j->parts, j->count, e) : s;
}

int main(int count, char **text) {
    job j = {0};
    for (int i = 1; i < count; i++) {
        if (!strcmp(text[i], "--net") && i + 1 < count) j.net = text[++i];
        else if (!strcmp(text[i], "--words-file") && i + 1 < count) j.words = text[++i];
        else if (!strcmp(text[i], "--average") && i + 1 < count) j.average = text[++i];
        else if (!strcmp(text[i], "--no-name") && i + 1 < count) j.no_name = (float)atof(text[++i]);
        else if (!strcmp(text[i], "--tokens") && i + 1 < count) j.tokens = text[++i];
        else if (!strcmp(text[i], "--out") && i + 1 < count) j.out = text[++i];
        else if (strcmp(text[i], "--train") && j.trains < 16) j.train[j.trains++] = text[i];
    }
    if (!j.net || !j.words || !j.tokens || !j.out) {
        fputs("usage: pack_model --net FILE --words-file FILE --tokens FILE --out FILE --train FILE...\n", stderr);
        return 2;
    }
    return run_in_arena(&j.arena, run, &j);
}
