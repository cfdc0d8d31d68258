/* ties.c - the cosine of two articles' terms, see ties.h */
#include "record/ties.h"

#include <inttypes.h>
#include <math.h>

#include "record/topic.h"

enum { ENOUGH = 24 /* terms */ };

static const char terms_sql[] = "SELECT terms FROM article_topic WHERE article = ?";

/* As packed; empty where there are none. */
static slice terms_of(lister *l, int64_t id) {
    bool found;
    uint32_t *at = map_put(l->a, &l->topics, arena_print(l->a, "%" PRId64, id), &found);
    if (found) return l->terms_of.at[*at];
    *at = l->terms_of.size;
    sqlite3_stmt *s = lister_ask(l, terms_sql, 1, &id);
    slice terms = {0};
    if (lister_next(l, s)) {
        slice packed = {sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0)};
        terms = arena_slice(l->a, packed);
        sqlite3_reset(s);
    }
    *vec_push(l->a, &l->terms_of) = terms;
    return terms;
}

static double weight_of(term t) {
    double rarity = topic_rarity(t.common, 1, 1);
    return rarity > 0 ? t.weight * rarity : 0;
}

static double length_of(slice terms) {
    double sum = 0;
    for (size_t i = 0; i + TOPIC_BYTES <= terms.size; i += TOPIC_BYTES) {
        double weight = weight_of(topic_unpacked(terms.at + i));
        sum += weight * weight;
    }
    return sqrt(sum);
}

float ties_alike(lister *l, int64_t one, int64_t other) {
    slice a = terms_of(l, one), b = terms_of(l, other);
    double sum = 0, length = length_of(a) * length_of(b);
    for (size_t i = 0, j = 0; i + TOPIC_BYTES <= a.size && j + TOPIC_BYTES <= b.size;) { /* both by key */
        term x = topic_unpacked(a.at + i), y = topic_unpacked(b.at + j);
        if (x.key == y.key) sum += weight_of(x) * weight_of(y);
        i += x.key <= y.key ? TOPIC_BYTES : 0;
        j += y.key <= x.key ? TOPIC_BYTES : 0;
    }
    return length > 0 ? (float)(sum / length) : 0;
}

bool ties_tell(lister *l, int64_t one) { return terms_of(l, one).size >= ENOUGH * TOPIC_BYTES; }

double ties_rarity(lister *l, int64_t one, uint32_t key) {
    slice terms = terms_of(l, one);
    size_t low = 0, high = terms.size / TOPIC_BYTES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (topic_unpacked(terms.at + middle * TOPIC_BYTES).key < key) low = middle + 1;
        else high = middle;
    }
    if (low == terms.size / TOPIC_BYTES) return 0;
    term found = topic_unpacked(terms.at + low * TOPIC_BYTES);
    return found.key == key ? topic_rarity(found.common, 1, 1) : 0;
}
