/* happenings.c - groups of reports that are alike, see happenings.h
 *
 * How alike two groups are is the mean over all pairs of their reports. Sums over pairs are kept, so that two groups
 * are one by adding a row and a column. */
#include "record/happenings.h"

#include <math.h>
#include <string.h>

#include "record/topic.h"

static const double alike_enough = .12;

/* A report's terms, the products of their weights and rarities. */
typedef struct about {
    int64_t report;
    const uint32_t *keys; /* rising */
    double *weights;
    const uint8_t *listed;
    uint32_t size;
} about;

typedef VEC(about) abouts;

typedef struct grouping {
    lister *l;
    abouts all;
    double *sums;     /* of two groups' pairs of reports: all.size squared */
    uint32_t *sizes;  /* of each group; 0: it is another's now */
    uint32_t *of;     /* of each report: its group */
} grouping;

/* --------------------------------------------------------------------------------------------- what it is about */

static about unpack(lister *l, int64_t report, slice packed) {
    uint32_t size = (uint32_t)(packed.size / TOPIC_BYTES), *keys = ARENA_NEW(l->a, uint32_t, size);
    uint8_t *listed = ARENA_NEW(l->a, uint8_t, size);
    about out = {report, keys, ARENA_NEW(l->a, double, size), listed, size};
    for (uint32_t i = 0; i < size; i++) {
        term x = topic_unpacked(packed.at + (size_t)i * TOPIC_BYTES);
        keys[i] = x.key;
        listed[i] = x.common;
        out.weights[i] = x.weight;
    }
    return out;
}

static void read_all(grouping *g) {
    static const char sql[] =
        "SELECT a.id, t.terms FROM article a LEFT JOIN article_topic t ON t.article = a.id ORDER BY a.sha256";
    sqlite3_stmt *s = lister_ask(g->l, sql, 0, NULL);
    while (lister_next(g->l, s)) {
        const char *packed = sqlite3_column_blob(s, 1);
        slice terms = {packed, packed ? (size_t)sqlite3_column_bytes(s, 1) : 0};
        *vec_push(g->l->a, &g->all) = unpack(g->l, sqlite3_column_int64(s, 0), terms);
    }
}

static slice key_of(const uint32_t *key) { return (slice){(const char *)key, sizeof *key}; }

/* By how rare each term is; each report's vector then has the length 1. */
static void weigh_terms(grouping *g) {
    map with = {0};
    bool found;
    for (uint32_t i = 0; i < g->all.size; i++)
        for (uint32_t k = 0; k < g->all.at[i].size; k++) {
            uint32_t *count = map_put(g->l->a, &with, key_of(&g->all.at[i].keys[k]), &found);
            *count = found ? *count + 1 : 1;
        }
    for (uint32_t i = 0; i < g->all.size; i++) {
        about *x = &g->all.at[i];
        double sum = 0;
        for (uint32_t k = 0; k < x->size; k++) {
            double rare = topic_rarity_here(x->listed[k], map_get(&with, key_of(&x->keys[k])), g->all.size);
            x->weights[k] = rare > 0 ? x->weights[k] * rare : 0;
            sum += x->weights[k] * x->weights[k];
        }
        for (uint32_t k = 0; k < x->size && sum > 0; k++) x->weights[k] /= sqrt(sum);
    }
}

static double alike(const about *x, const about *y) {
    double sum = 0;
    for (uint32_t i = 0, k = 0; i < x->size && k < y->size;) {
        if (x->keys[i] == y->keys[k]) sum += x->weights[i++] * y->weights[k++];
        else if (x->keys[i] < y->keys[k]) i++;
        else k++;
    }
    return sum;
}

/* ---------------------------------------------------------------------------------------------------- grouping */

static double *sum_of(grouping *g, uint32_t i, uint32_t k) { return &g->sums[(size_t)i * g->all.size + k]; }

static void compare_all(grouping *g) {
    uint32_t n = g->all.size;
    g->sums = ARENA_NEW(g->l->a, double, (size_t)n * n);
    g->sizes = ARENA_NEW(g->l->a, uint32_t, n);
    g->of = ARENA_NEW(g->l->a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        g->sizes[i] = 1;
        g->of[i] = i;
        for (uint32_t k = 0; k < i; k++) *sum_of(g, i, k) = *sum_of(g, k, i) = alike(&g->all.at[i], &g->all.at[k]);
    }
}

/* The two groups that are most alike; false where no two are alike enough. */
static bool most_alike(grouping *g, uint32_t *one, uint32_t *other) {
    double most = alike_enough;
    bool any = false;
    for (uint32_t i = 0; i < g->all.size; i++)
        for (uint32_t k = 0; k < i && g->sizes[i]; k++) {
            if (!g->sizes[k]) continue;
            double mean = *sum_of(g, i, k) / ((double)g->sizes[i] * g->sizes[k]);
            if (mean < most || (any && mean <= most)) continue;
            most = mean;
            any = true;
            *one = k;
            *other = i;
        }
    return any;
}

static void make_one(grouping *g, uint32_t one, uint32_t other) {
    for (uint32_t k = 0; k < g->all.size; k++) {
        *sum_of(g, one, k) += *sum_of(g, other, k);
        *sum_of(g, k, one) = *sum_of(g, one, k);
        if (g->of[k] == other) g->of[k] = one;
    }
    g->sizes[one] += g->sizes[other];
    g->sizes[other] = 0;
}

static void lay_out(grouping *g, happenings *out) {
    uint32_t n = g->all.size;
    out->reports = ARENA_NEW(g->l->a, int64_t, n + 1);
    out->begin = ARENA_NEW(g->l->a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        if (g->sizes[i] < HAPPENING_REPORTS) continue;
        out->begin[out->count++] = out->size;
        for (uint32_t k = 0; k < n; k++)
            if (g->of[k] == i) out->reports[out->size++] = g->all.at[k].report;
    }
    out->begin[out->count] = out->size;
    for (uint32_t k = 0; k < n; k++)
        if (g->sizes[g->of[k]] < HAPPENING_REPORTS) out->reports[out->size++] = g->all.at[k].report;
}

happenings happenings_find(lister *l) {
    grouping g = {.l = l};
    happenings out = {0};
    uint32_t one, other;
    read_all(&g);
    weigh_terms(&g);
    compare_all(&g);
    while (most_alike(&g, &one, &other)) make_one(&g, one, other);
    lay_out(&g, &out);
    return out;
}
