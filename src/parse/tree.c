/* tree.c - best heads, and Eisner's algorithm where they make no tree
 *
 * The root is kept out of the spans, so that it gets exactly one child. Back-pointers are followed with a list, not
 * by recursion. */
#include "parse/tree.h"

#include <stdbool.h>
#include <string.h>

typedef struct chart {
    uint32_t n;
    const float *scores;
    /* [i][j]: the span from i to j, its head at i (right) or j (left) */
    float *open_right, *open_left, *right, *left;
    uint16_t *split, *right_at, *left_at;
    uint32_t *list; /* of spans still to be followed, three numbers each */
} chart;

enum { FROM_RIGHT, FROM_LEFT, FROM_OPEN_RIGHT, FROM_OPEN_LEFT };

size_t tree_scratch(uint32_t count) {
    size_t cells = (size_t)count * count;
    return cells * 4 * sizeof(float) + (cells * 3 + 4) * sizeof(uint16_t) +
           ((size_t)count * 6 + 12) * sizeof(uint32_t) + 64;
}

static float arc(const chart *c, uint32_t head, uint32_t word) { return c->scores[word * (c->n + 1) + head + 1]; }

static void best_heads(const float *scores, uint32_t n, int32_t *heads) {
    for (uint32_t i = 0; i < n; i++) {
        const float *row = scores + (size_t)i * (n + 1);
        uint32_t best = 0;
        for (uint32_t j = 1; j <= n; j++)
            if (j != i + 1 && row[j] > row[best]) best = j;
        heads[i] = (int32_t)best - 1;
    }
}

/* One root, and every word reaches it: `seen` holds the walk in which a word was met. */
static bool is_tree(const int32_t *heads, uint32_t n, uint32_t *seen) {
    uint32_t roots = 0;
    memset(seen, 0, n * sizeof *seen);
    for (uint32_t i = 0; i < n; i++) roots += heads[i] < 0;
    if (roots != 1) return false;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i;
        while (!seen[at]) {
            seen[at] = i + 1;
            if (heads[at] < 0) break;
            at = (uint32_t)heads[at];
        }
        if (heads[at] >= 0 && seen[at] == i + 1) return false;
    }
    return true;
}

static void fill_span(chart *c, uint32_t i, uint32_t j) {
    uint32_t n = c->n, best = i;
    float top = c->right[i * n + i] + c->left[(i + 1) * n + j];
    for (uint32_t k = i + 1; k < j; k++) {
        float sum = c->right[i * n + k] + c->left[(k + 1) * n + j];
        if (sum > top) top = sum, best = k;
    }
    c->split[i * n + j] = (uint16_t)best;
    c->open_right[i * n + j] = top + arc(c, i, j);
    c->open_left[i * n + j] = top + arc(c, j, i);
    top = c->open_right[i * n + j] + c->right[j * n + j], best = j;
    for (uint32_t k = i + 1; k < j; k++) {
        float sum = c->open_right[i * n + k] + c->right[k * n + j];
        if (sum > top) top = sum, best = k;
    }
    c->right[i * n + j] = top;
    c->right_at[i * n + j] = (uint16_t)best;
    top = c->left[i * n + i] + c->open_left[i * n + j], best = i;
    for (uint32_t k = i + 1; k < j; k++) {
        float sum = c->left[i * n + k] + c->open_left[k * n + j];
        if (sum > top) top = sum, best = k;
    }
    c->left[i * n + j] = top;
    c->left_at[i * n + j] = (uint16_t)best;
}

static uint32_t push(chart *c, uint32_t size, uint32_t kind, uint32_t i, uint32_t j) {
    if (i == j) return size;
    c->list[size * 3] = kind, c->list[size * 3 + 1] = i, c->list[size * 3 + 2] = j;
    return size + 1;
}

/* Each step makes one arc or takes one closed span apart, so the list never holds more than 2n spans. */
static void follow(chart *c, uint32_t root, int32_t *heads) {
    uint32_t n = c->n, size = push(c, 0, FROM_LEFT, 0, root);
    size = push(c, size, FROM_RIGHT, root, n - 1);
    heads[root] = -1;
    while (size) {
        size--;
        uint32_t kind = c->list[size * 3], i = c->list[size * 3 + 1], j = c->list[size * 3 + 2], k;
        if (kind == FROM_RIGHT) {
            k = c->right_at[i * n + j];
            size = push(c, size, FROM_RIGHT, k, j);
            size = push(c, size, FROM_OPEN_RIGHT, i, k);
        } else if (kind == FROM_LEFT) {
            k = c->left_at[i * n + j];
            size = push(c, size, FROM_LEFT, i, k);
            size = push(c, size, FROM_OPEN_LEFT, k, j);
        } else {
            if (kind == FROM_OPEN_RIGHT) heads[j] = (int32_t)i;
            else heads[i] = (int32_t)j;
            k = c->split[i * n + j];
            size = push(c, size, FROM_RIGHT, i, k);
            size = push(c, size, FROM_LEFT, k + 1, j);
        }
    }
}

static void search(chart *c, int32_t *heads) {
    uint32_t n = c->n, root = 0;
    for (uint32_t i = 0; i < n; i++) c->right[i * n + i] = c->left[i * n + i] = 0;
    for (uint32_t size = 1; size < n; size++)
        for (uint32_t i = 0; i + size < n; i++) fill_span(c, i, i + size);
    float top = 0;
    for (uint32_t i = 0; i < n; i++) {
        float sum = c->left[i] + c->right[i * n + n - 1] + c->scores[(size_t)i * (n + 1)];
        if (i == 0 || sum > top) top = sum, root = i;
    }
    follow(c, root, heads);
}

void tree_decode(const float *scores, uint32_t count, int32_t *heads, void *scratch) {
    if (count == 0) return;
    size_t cells = (size_t)count * count;
    chart c = {.n = count, .scores = scores};
    c.open_right = scratch;
    c.open_left = c.open_right + cells;
    c.right = c.open_left + cells;
    c.left = c.right + cells;
    c.list = (uint32_t *)(void *)(c.left + cells);
    c.split = (uint16_t *)(void *)(c.list + (size_t)count * 6 + 12);
    c.right_at = c.split + cells;
    c.left_at = c.right_at + cells;
    best_heads(scores, count, heads);
    if (!is_tree(heads, count, c.list)) search(&c, heads);
}
