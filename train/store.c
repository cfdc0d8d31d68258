/* store.c - vocabularies, and networks on disk */
#include "train/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/model.h"

/* How often a key must be seen in treebanks to get a row of its own; in texts that a parser wrote, PARSED_TIMES as
 * often. */
enum { PARSED_TIMES = 4 };
static const uint32_t least[FEATURES] = {2, 2, 1, 2, 2, 2, 2, 2, 1, 0, 0, 0, 3};

typedef struct counted {
    uint64_t key;
    uint32_t count;
    uint32_t feature;
} counted;

typedef struct counter {
    counted *at;
    uint32_t mask, size;
} counter;

static void *or_end(void *at) {
    if (!at) {
        fputs("out of memory\n", stderr);
        exit(1);
    }
    return at;
}

static void count_key(counter *c, uint64_t key, uint32_t feature, uint32_t times);

static void counter_grow(counter *c) {
    counter wider = {or_end(calloc(2 * ((size_t)c->mask + 1), sizeof *c->at)), 2 * c->mask + 1, 0};
    for (uint32_t i = 0; i <= c->mask; i++)
        if (c->at[i].count) count_key(&wider, c->at[i].key, c->at[i].feature, c->at[i].count);
    free(c->at);
    *c = wider;
}

static void count_key(counter *c, uint64_t key, uint32_t feature, uint32_t times) {
    if (c->size * 2 > c->mask) counter_grow(c);
    uint32_t at = (uint32_t)key & c->mask;
    while (c->at[at].count && c->at[at].key != key) at = (at + 1) & c->mask;
    c->size += !c->at[at].count;
    c->at[at].key = key;
    c->at[at].feature = feature;
    c->at[at].count += times;
}

static int by_key(const void *a, const void *b) {
    const counted *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

static void place(word_list *list, uint64_t key, uint32_t row) {
    uint32_t at = (uint32_t)key & list->look.mask;
    while (list->slots[at].mark) at = (at + 1) & list->look.mask;
    list->slots[at] = (vocabulary_slot){vocabulary_mark(key), row};
}


static void or_stop(status s, const error *e) {
    char text[600];
    if (s == READOUT_OK) return;
    fprintf(stderr, "%s\n", error_text(e, text, sizeof text));
    exit(1);
}

static uint32_t raw_count(const char *path) {
    model m;
    error e = {0};
    or_stop(model_open(&m, path, "vectors", 1, &e), &e);
    uint32_t count = (uint32_t)(model_section(&m, "keys").size / 8);
    model_close(&m);
    return count;
}

static void place_raw(word_list *list, const char *path, uint32_t count) {
    model m;
    error e = {0};
    or_stop(model_open(&m, path, "vectors", 1, &e), &e);
    const uint64_t *keys = (const uint64_t *)(const void *)model_section(&m, "keys").at;
    for (uint32_t i = 0; i < count; i++) place(list, feature_derived(FEATURE_RAW, keys[i]), i + 1);
    list->rows[FEATURE_RAW] = count + 1;
    model_close(&m);
}

static void place_lists(word_list *list, slice rest) {
    while (rest.at && rest.size) {
        slice number = slice_take(&rest, '\n'), form = slice_take(&number, '\t');
        word_keys keys;
        feature_keys(form, 0, &keys);
        uint64_t key = feature_derived(FEATURE_LIST, keys.key[FEATURE_WORD]);
        if (number.size && !vocabulary_row(&list->look, key))
            place(list, key, (uint32_t)strtoul(number.at, NULL, 10) & 15);
    }
    list->rows[FEATURE_LIST] = 16;
}

/* Rows of vectors.model at about the size of other tables' numbers. */
static void fill_vectors(network *n, const vectors *words) {
    for (uint32_t i = 0; i < words->count; i++)
        for (uint32_t j = 0; j < VECTORS_WIDTH; j++)
            n->table[FEATURE_VECTOR][(size_t)(i + 1) * VECTORS_WIDTH + j] =
                (float)vectors_row(words, i)[j] * STORE_VECTOR_STEP;
    memset(n->table[FEATURE_VECTOR], 0, VECTORS_WIDTH * sizeof(float));
}

void store_vectors(network *n, const word_list *list, const char *raw) {
    fill_vectors(n, &list->words);
    if (!raw) return;
    model m;
    error e = {0};
    or_stop(model_open(&m, raw, "vectors", 1, &e), &e);
    slice rows = model_section(&m, "vectors");
    size_t wide = feature_width[FEATURE_RAW];
    memset(n->table[FEATURE_RAW], 0, wide * sizeof(float));
    if (rows.size == (n->rows[FEATURE_RAW] - 1) * wide * sizeof(float))
        memcpy(n->table[FEATURE_RAW] + wide, rows.at, rows.size);
    model_close(&m);
}

static void open_words(word_list *list, const char *path) {
    error e = {0};
    or_stop(vectors_open(&list->words, path, &e), &e);
    list->rows[FEATURE_VECTOR] = list->words.count + 1;
}

void word_list_make(arena *a, word_list *list, const treebank *t, uint32_t gold, const char *words,
                    const char *raw_vectors, const char *lists) {
    counter c = {or_end(calloc(1 << 16, sizeof(counted))), (1 << 16) - 1, 0};
    for (uint32_t i = 0; i < t->words.size; i++) {
        const word_keys *k = &t->words.at[i].keys;
        uint32_t times = i < gold ? PARSED_TIMES : 1;
        for (uint32_t f = 0; f < FEATURE_RAW; f++) count_key(&c, k->key[f], f, times);
        for (uint32_t g = 0; g < k->grams; g++) count_key(&c, k->gram[g], FEATURE_GRAM, times);
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i <= c.mask; i++)
        if (c.at[i].count && c.at[i].count >= PARSED_TIMES * least[c.at[i].feature]) c.at[kept++] = c.at[i];
    qsort(c.at, kept, sizeof *c.at, by_key);
    uint32_t room = 1;
    slice listed = {0};
    uint32_t raw = raw_vectors ? raw_count(raw_vectors) : 0, extra = raw;
    if (lists) {
        listed = corpus_file(a, lists);
        for (size_t i = 0; i < listed.size; i++) extra += listed.at[i] == '\n';
    }
    while (room < (kept + extra) + (kept + extra) / 2) room *= 2;
    *list = (word_list){.slots = or_end(calloc(room, sizeof(vocabulary_slot))), .size = room};
    list->look = (vocabulary){list->slots, room - 1};
    for (int f = 0; f < FEATURES; f++) list->rows[f] = 1;
    for (uint32_t i = 0; i < kept; i++) place(list, c.at[i].key, list->rows[c.at[i].feature]++);
    open_words(list, words);
    if (raw_vectors) place_raw(list, raw_vectors, raw);
    if (lists) place_lists(list, listed);
    free(c.at);
}

void word_list_apply(const word_list *list, treebank *t) {
    for (uint32_t i = 0; i < t->words.size; i++) {
        word *w = &t->words.at[i];
        for (int f = 0; f < FEATURE_VECTOR; f++) w->row[f] = vocabulary_row(&list->look, w->keys.key[f]);
        uint32_t vector = vectors_find(&list->words, w->form);
        w->row[FEATURE_VECTOR] = vector == VECTORS_NONE ? 0 : vector + 1;
        for (uint32_t g = 0; g < w->keys.grams; g++) w->grams[g] = vocabulary_row(&list->look, w->keys.gram[g]);
    }
}

void word_list_free(word_list *list) {
    vectors_close(&list->words);
    free(list->slots);
}

/* ------------------------------------------------------------------------------------------ on disk */

static const char *const label_section[LABELS] = {"upos", "xpos", "features", "lemmas", "names"};

typedef struct head {
    net_shape shape;
    uint32_t tag_size[LABELS], rows[FEATURES];
} head;

void store_write(const char *path, const network *n, const word_list *list, const corpus *c) {
    head h = {.shape = n->shape};
    model_part parts[64] = {{"head", {(const char *)&h, sizeof h}},
        {"vocabulary", {(const char *)list->slots, list->size * sizeof *list->slots}},
        {"values", {(const char *)n->value, n->count * sizeof *n->value}}};
    uint32_t count = 3;
    char names[FEATURES][MODEL_NAME_SIZE];
    buf labels[LABELS] = {0};
    memcpy(h.tag_size, n->tag_size, sizeof h.tag_size);
    memcpy(h.rows, n->rows, sizeof h.rows);
    for (int f = 0; f < FEATURES; f++) {
        if (f == FEATURE_VECTOR) continue;
        snprintf(names[f], sizeof names[f], "table%d", f);
        parts[count++] = (model_part){names[f],
            {(const char *)n->table[f], (size_t)n->rows[f] * feature_width[f] * sizeof(float)}};
    }
    for (int k = LABEL_XPOS; k <= LABEL_LEMMA; k++) {
        for (uint32_t i = 0; i < c->labels[k].text.size; i++) {
            buf_add(&labels[k], c->labels[k].text.at[i]);
            buf_byte(&labels[k], '\n');
        }
        parts[count++] = (model_part){label_section[k], buf_slice(&labels[k])};
    }
    error e = {0};
    or_stop(model_write(path, "net", 1, parts, count, &e), &e);
    for (int k = 0; k < LABELS; k++) buf_release(&labels[k]);
}

static void copy_section(const model *m, const char *name, void *to, size_t size) {
    slice from = model_section(m, name);
    if (from.size != size) {
        fprintf(stderr, "the network's section %s has %zu bytes instead of %zu\n", name, from.size, size);
        exit(1);
    }
    memcpy(to, from.at, size);
}

void store_read(const char *path, const char *words, network *n, word_list *list, corpus *c) {
    model m;
    error e = {0};
    head h;
    or_stop(model_open(&m, path, "net", 1, &e), &e);
    copy_section(&m, "head", &h, sizeof h);
    network_init(n, &h.shape, h.tag_size, h.rows, 1);
    slice values = model_section(&m, "values"); /* an older network has fewer */
    memcpy(n->value, values.at,
           values.size < n->count * sizeof *n->value ? values.size : n->count * sizeof *n->value);
    for (int f = 0; f < FEATURES; f++) {
        char name[MODEL_NAME_SIZE];
        if (f == FEATURE_VECTOR) continue;
        snprintf(name, sizeof name, "table%d", f);
        copy_section(&m, name, n->table[f], (size_t)n->rows[f] * feature_width[f] * sizeof(float));
    }
    slice slots = model_section(&m, "vocabulary");
    *list =
        (word_list){.slots = or_end(malloc(slots.size)), .size = (uint32_t)(slots.size / sizeof(vocabulary_slot))};
    memcpy(list->slots, slots.at, slots.size);
    list->look = (vocabulary){list->slots, list->size - 1};
    memcpy(list->rows, h.rows, sizeof list->rows);
    open_words(list, words);
    if (list->rows[FEATURE_VECTOR] != h.rows[FEATURE_VECTOR]) {
        fprintf(stderr, "%s has other words than the network was trained with\n", words);
        exit(1);
    }
    fill_vectors(n, &list->words);
    for (int k = LABEL_XPOS; k <= LABEL_LEMMA; k++)
        for (slice rest = model_section(&m, label_section[k]); rest.at && rest.size;)
            corpus_label(c, (enum label)k, slice_take(&rest, '\n'), true);
    model_close(&m);
}
