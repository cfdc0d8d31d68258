/* side_model.c - the learned trees, read from sides.tsv, and the classes of words
 *
 * A row of sides.tsv is a tree for one side: SIDE_DEPTH levels of questions in the order of a heap, each
 * `feature>number`, then the value of each leaf in thousandths of a logit. From a question the way goes right where
 * the answer is yes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/table.h"
#include "record/side_tree.h"
#include "record/sides.h"

static uint32_t name_of(const char *const *names, uint32_t count, slice text) {
    for (uint32_t i = 0; i < count; i++)
        if (text.size && names[i][0] == text.at[0] && slice_equal(slice_of(names[i]), text)) return i;
    return count;
}

static bool read_question(slice cell, side_tree *tree, uint32_t node) {
    slice feature = slice_take(&cell, '>');
    int32_t number;
    uint32_t at = name_of(side_feature_name, SIDE_FEATURE_COUNT, feature);
    if (at == SIDE_FEATURE_COUNT || !slice_number(cell, &number) ||
        number < INT16_MIN || number > INT16_MAX)
        return false;
    tree->feature[node] = (uint16_t)at;
    tree->above[node] = (int16_t)number;
    return true;
}

static status read_tree(const table *t, uint32_t row, side_tree *tree, error *e) {
    for (uint32_t i = 0; i < SIDE_NODES; i++)
        if (!read_question(table_cell(t, row, 1 + i), tree, i))
            return table_fail(t, row, e, "no question 'feature>number' in column %u", 2 + i);
    for (uint32_t i = 0; i < SIDE_LEAVES; i++) {
        if (!slice_number(table_cell(t, row, 1 + SIDE_NODES + i), &tree->leaf[i]))
            return table_fail(t, row, e, "no number in column %u", 2 + SIDE_NODES + i);
    }
    return READOUT_OK;
}

static const char *const tree_name[SIDE_TREES] = {"asserts", "denies", "charge"};

/* "asserts", "denies" and "charge": a tree; "asserts at": what its sum begins with; "from". */
static status read_row(arena *a, const table *t, uint32_t row, side_model *m, error *e) {
    slice kind = table_cell(t, row, 0), word = slice_take(&kind, ' ');
    uint32_t which = name_of(tree_name, SIDE_TREES, word);
    bool from = slice_equal(word, SLICE("from")), at = slice_equal(kind, SLICE("at"));
    if (!from && which == SIDE_TREES) return table_fail(t, row, e, "no such tree");
    if (!from && !at) return read_tree(t, row, vec_push(a, &m->trees[which]), e);
    if (!slice_number(table_cell(t, row, 1), from ? &m->from : &m->at[which]))
        return table_fail(t, row, e, "no number");
    return READOUT_OK;
}

static void mean_of(side_lexicon *l, int like, const int32_t *sum) {
    int64_t length = 0, root = 1;
    for (int i = 0; i < VECTORS_WIDTH; i++) length += (int64_t)sum[i] * sum[i];
    while (root * root < length) root++;
    l->given[like] = length > 0;
    for (int i = 0; i < VECTORS_WIDTH && length; i++) {
        int64_t x = sum[i] * (int64_t)VECTORS_LENGTH / root;
        l->means[like][i] = (int8_t)(x > 127 ? 127 : x < -127 ? -127 : x);
    }
}

static status read_words(arena *a, const char *folder, side_lexicon *l, error *e) {
    table t;
    status s = table_load(a, folder, "side_words.tsv", 2, 2, &t, e);
    for (uint32_t row = 0; s == READOUT_OK && row < t.size; row++) {
        int32_t sum[VECTORS_WIDTH] = {0};
        uint32_t like = name_of(side_words_name, LIKES, table_cell(&t, row, 0));
        if (like == LIKES) return table_fail(&t, row, e, "no such class");
        for (slice words = table_cell(&t, row, 1); words.size;) {
            const int8_t *x = vectors_row(&l->words, vectors_find(&l->words, slice_trim(slice_take(&words, ','))));
            for (int i = 0; x && i < VECTORS_WIDTH; i++) sum[i] += x[i];
        }
        mean_of(l, (int)like, sum);
    }
    return s;
}

status side_lexicon_open(arena *a, const char *folder, side_lexicon *out, error *e) {
    *out = (side_lexicon){.given = {false}};
    slice path = arena_print(a, "%s/vectors.model", folder);
    status s = vectors_open(&out->words, arena_string(a, path), e);
    return s == READOUT_OK ? read_words(a, folder, out, e) : s;
}

status sides_open(arena *a, const char *folder, side_model **out, error *e) {
    table t;
    side_model *m = ARENA_NEW(a, side_model, 1);
    *out = m;
    status s = table_load(a, folder, "sides.tsv", 2, 1 + SIDE_NODES + SIDE_LEAVES, &t, e);
    for (uint32_t row = 0; s == READOUT_OK && row < t.size; row++) s = read_row(a, &t, row, m, e);
    if (s == READOUT_OK) s = side_terms_open(a, folder, &m->terms, e);
    return s == READOUT_OK ? side_lexicon_open(a, folder, &m->lexicon, e) : s;
}

void sides_close(side_model *m) {
    if (m) vectors_close(&m->lexicon.words);
}

static int32_t likely(const side_model *m, int which, const int16_t *features) {
    int32_t sum = m->at[which];
    for (uint32_t i = 0; i < m->trees[which].size; i++) sum += side_tree_value(&m->trees[which].at[i], features);
    return (int32_t)lround(1000 / (1 + exp(-sum / 1000.0)));
}

int32_t sides_matter(const side_model *m, const int16_t *features) { return likely(m, SIDE_MATTER, features); }
int32_t sides_weigh(const side_model *m, int side, const int16_t *features) { return likely(m, side, features); }
