/* ties.c - the cosine of two articles' terms, see ties.h */
#include "record/ties.h"

#include <math.h>

#include "record/topic.h"

enum { ENOUGH = 24 /* terms */, COMMON = 256, FIRST_ROOM = 256, PAIRS = 4096 /* a power of two */ };

/* An article's terms, as packed, and the length of their vector. */
typedef struct about {
    int64_t article;
    slice terms;
    double length;
} about;

/* Statements of two articles are compared again and again. */
typedef struct pair {
    int64_t one, other;
    float alike;
} pair;

struct ties {
    double rarity[COMMON];
    about *slots; /* by article, open addressing; article 0: free */
    uint32_t size, room;
    pair *pairs;  /* the last that fell on each place */
};

static const char terms_sql[] = "SELECT terms FROM article_topic WHERE article = ?";

static uint32_t place_of(int64_t id, uint32_t room) { return (uint32_t)((uint64_t)id * 0x9E3779B97F4A7C15u >> 32) & (room - 1); }

static about *slot_of(const struct ties *t, int64_t id) {
    uint32_t i = place_of(id, t->room);
    while (t->slots[i].article && t->slots[i].article != id) i = (i + 1) & (t->room - 1);
    return &t->slots[i];
}

static struct ties *ties_of(lister *l) {
    if (l->ties) return l->ties;
    struct ties *t = ARENA_NEW(l->memo, struct ties, 1);
    for (int i = 0; i < COMMON; i++) t->rarity[i] = topic_rarity((uint8_t)i, 1, 1);
    t->room = FIRST_ROOM;
    t->slots = ARENA_NEW(l->memo, about, t->room);
    t->pairs = ARENA_NEW(l->memo, pair, PAIRS);
    return l->ties = t;
}

static void widen(lister *l, struct ties *t) {
    struct ties wider = *t;
    wider.room = t->room * 2;
    wider.slots = ARENA_NEW(l->memo, about, wider.room);
    for (uint32_t i = 0; i < t->room; i++)
        if (t->slots[i].article) *slot_of(&wider, t->slots[i].article) = t->slots[i];
    *t = wider;
}

static double weight_of(const struct ties *t, term x) { return t->rarity[x.common] > 0 ? x.weight * t->rarity[x.common] : 0; }

static double length_of(const struct ties *t, slice terms) {
    double sum = 0;
    for (size_t i = 0; i + TOPIC_BYTES <= terms.size; i += TOPIC_BYTES) {
        double weight = weight_of(t, topic_unpacked(terms.at + i));
        sum += weight * weight;
    }
    return sqrt(sum);
}

/* Empty where there are no terms. */
static about about_of(lister *l, int64_t id) {
    struct ties *t = ties_of(l);
    about *known = slot_of(t, id);
    if (known->article) return *known;
    sqlite3_stmt *s = lister_ask(l, terms_sql, 1, &id);
    about new = {.article = id};
    if (lister_next(l, s)) {
        new.terms = arena_slice(l->memo, (slice){sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0)});
        sqlite3_reset(s);
    }
    new.length = length_of(t, new.terms);
    if (t->size + 1 > t->room / 2) widen(l, t);
    t->size++;
    return *slot_of(t, id) = new;
}

static double product(const struct ties *t, slice a, slice b) {
    double sum = 0;
    for (size_t i = 0, j = 0; i + TOPIC_BYTES <= a.size && j + TOPIC_BYTES <= b.size;) { /* both by key */
        term x = topic_unpacked(a.at + i), y = topic_unpacked(b.at + j);
        if (x.key == y.key) sum += weight_of(t, x) * weight_of(t, y);
        i += x.key <= y.key ? TOPIC_BYTES : 0;
        j += y.key <= x.key ? TOPIC_BYTES : 0;
    }
    return sum;
}

float ties_alike(lister *l, int64_t one, int64_t other) {
    struct ties *t = ties_of(l);
    int64_t low = one < other ? one : other, high = one < other ? other : one;
    pair *at = &t->pairs[place_of(low * 31 + high, PAIRS)];
    if (at->one == low && at->other == high && low) return at->alike;
    about a = about_of(l, low), b = about_of(l, high);
    double length = a.length * b.length;
    *at = (pair){low, high, length > 0 ? (float)(product(t, a.terms, b.terms) / length) : 0};
    return at->alike;
}

bool ties_tell(lister *l, int64_t one) { return about_of(l, one).terms.size >= ENOUGH * TOPIC_BYTES; }

double ties_rarity(lister *l, int64_t one, uint32_t key) {
    slice terms = about_of(l, one).terms;
    size_t low = 0, high = terms.size / TOPIC_BYTES;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (topic_unpacked(terms.at + middle * TOPIC_BYTES).key < key) low = middle + 1;
        else high = middle;
    }
    if (low == terms.size / TOPIC_BYTES) return 0;
    term found = topic_unpacked(terms.at + low * TOPIC_BYTES);
    return found.key == key ? ties_of(l)->rarity[found.common] : 0;
}
