/* ties.c - the cosine of two articles' terms, see ties.h
 *
 * One article is compared with many, one after the other: its weights are laid out by the number of the term, and
 * each of the others' terms finds its own there. */
#include "record/ties.h"

#include <math.h>
#include <string.h>

#include "record/topic.h"

enum { ENOUGH = 24 /* terms */, COMMON = 256, FIRST_ROOM = 256, PAIRS = 4096 /* a power of two */ };

/* An article's terms by key, each with its number, its weight times its rarity, and the length of their vector. */
typedef struct about {
    int64_t article;
    const uint32_t *keys, *numbers;
    const double *weights;
    const uint8_t *common; /* as topic.h has it */
    uint32_t size;
    double length;
} about;

/* Statements of two articles are compared again and again. */
typedef struct pair {
    int64_t one, other;
    float alike;
} pair;

/* The number of a key, from 1; 0: free. */
typedef struct numbered {
    uint32_t key, number;
} numbered;

struct ties {
    double rarity[COMMON];
    numbered *terms; /* by key, open addressing */
    uint32_t term_count, term_room;
    double *laid;    /* by number: the weights of the article `out`, else 0 */
    uint32_t laid_room;
    int64_t out, before[2]; /* before: who was compared last */
    about *slots; /* by article, open addressing; article 0: free */
    uint32_t size, room;
    pair *pairs;  /* the last that fell on each place */
};

static const char terms_sql[] = "SELECT terms FROM article_topic WHERE article = ?";

static uint32_t place_of(int64_t id, uint32_t room) {
    return (uint32_t)((uint64_t)id * 0x9E3779B97F4A7C15u >> 32) & (room - 1);
}

static about *slot_of(const struct ties *t, int64_t id) {
    uint32_t i = place_of(id, t->room);
    while (t->slots[i].article && t->slots[i].article != id) i = (i + 1) & (t->room - 1);
    return &t->slots[i];
}

static struct ties *ties_of(lister *l) {
    if (l->ties) return l->ties;
    struct ties *t = ARENA_NEW(l->memo, struct ties, 1);
    for (int i = 0; i < COMMON; i++) t->rarity[i] = topic_rarity((uint8_t)i);
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

static numbered *term_slot(const struct ties *t, uint32_t key) {
    uint32_t i = place_of(key, t->term_room);
    while (t->terms[i].number && t->terms[i].key != key) i = (i + 1) & (t->term_room - 1);
    return &t->terms[i];
}

static void widen_terms(lister *l, struct ties *t) {
    struct ties wider = *t;
    wider.term_room = t->term_room ? t->term_room * 2 : FIRST_ROOM;
    wider.terms = ARENA_NEW(l->memo, numbered, wider.term_room);
    for (uint32_t i = 0; i < t->term_room; i++)
        if (t->terms[i].number) *term_slot(&wider, t->terms[i].key) = t->terms[i];
    *t = wider;
}

static uint32_t number_of(lister *l, struct ties *t, uint32_t key) {
    if (2 * t->term_count >= t->term_room) widen_terms(l, t);
    numbered *x = term_slot(t, key);
    if (!x->number) *x = (numbered){key, ++t->term_count};
    return x->number;
}

static double weight_of(const struct ties *t, term x) {
    return t->rarity[x.common] > 0 ? x.weight * t->rarity[x.common] : 0;
}

static void read_terms(lister *l, struct ties *t, slice packed, about *to) {
    uint32_t size = (uint32_t)(packed.size / TOPIC_BYTES);
    uint32_t *keys = ARENA_NEW(l->memo, uint32_t, size), *numbers = ARENA_NEW(l->memo, uint32_t, size);
    double *weights = ARENA_NEW(l->memo, double, size), sum = 0;
    uint8_t *listed = ARENA_NEW(l->memo, uint8_t, size);
    for (uint32_t i = 0; i < size; i++) {
        term x = topic_unpacked(packed.at + (size_t)i * TOPIC_BYTES);
        keys[i] = x.key;
        numbers[i] = number_of(l, t, x.key);
        weights[i] = weight_of(t, x);
        listed[i] = x.common;
        sum += weights[i] * weights[i];
    }
    *to = (about){to->article, keys, numbers, weights, listed, size, sqrt(sum)};
}

/* Empty where there are no terms. */
static about about_of(lister *l, int64_t id) {
    struct ties *t = ties_of(l);
    about *known = slot_of(t, id);
    if (known->article) return *known;
    sqlite3_stmt *s = lister_ask(l, terms_sql, 1, &id);
    about new = {.article = id};
    if (lister_next(l, s)) {
        const char *packed = sqlite3_column_blob(s, 0);
        read_terms(l, t, (slice){packed, packed ? (size_t)sqlite3_column_bytes(s, 0) : 0}, &new);
        sqlite3_reset(s);
    }
    if (t->size + 1 > t->room / 2) widen(l, t);
    t->size++;
    return *slot_of(t, id) = new;
}

/* Room for every term that has a number. */
static void widen_laid(lister *l, struct ties *t) {
    if (t->laid_room > t->term_count) return;
    double *wider = ARENA_NEW(l->memo, double, 2 * t->term_count + 1);
    if (t->laid_room) memcpy(wider, t->laid, sizeof *wider * t->laid_room);
    t->laid = wider;
    t->laid_room = 2 * t->term_count + 1;
}

/* Lays out the weights of another article. */
static void lay_out(struct ties *t, const about *of) {
    if (t->out) {
        about last = *slot_of(t, t->out);
        for (uint32_t i = 0; i < last.size; i++) t->laid[last.numbers[i]] = 0;
    }
    for (uint32_t i = 0; i < of->size; i++) t->laid[of->numbers[i]] = of->weights[i];
    t->out = of->article;
}

/* With what is laid out; in the order of the keys, so that it is the same to the last bit whichever article that
 * is. */
static double product(const struct ties *t, const about *of) {
    double sum = 0;
    for (uint32_t i = 0; i < of->size; i++) sum += t->laid[of->numbers[i]] * of->weights[i];
    return sum;
}

float ties_alike(lister *l, int64_t one, int64_t other) {
    struct ties *t = ties_of(l);
    int64_t low = one < other ? one : other, high = one < other ? other : one;
    pair *at = &t->pairs[place_of(low * 31 + high, PAIRS)];
    if (at->one == low && at->other == high && low) return at->alike;
    about a = about_of(l, one), b = about_of(l, other);
    double length = a.length * b.length;
    widen_laid(l, t);
    if (t->out != one && t->out != other) lay_out(t, one == t->before[0] || one == t->before[1] ? &a : &b);
    t->before[0] = one;
    t->before[1] = other;
    *at = (pair){low, high, length > 0 ? (float)(product(t, t->out == one ? &b : &a) / length) : 0};
    return at->alike;
}

static uint32_t articles_of(const claim *c, uint32_t most, int64_t out[TIES_ARTICLES]) {
    uint32_t size = 0;
    for (uint32_t i = 0; i < c->size && size < most; i++) {
        bool known = false;
        for (uint32_t k = 0; k < size && !known; k++) known = out[k] == c->members[i].article;
        if (!known) out[size++] = c->members[i].article;
    }
    return size;
}

bool ties_any(lister *l, const int64_t *some, uint32_t size, const int64_t *others, uint32_t count, float least) {
    for (uint32_t i = 0; i < size; i++)
        for (uint32_t k = 0; k < count; k++)
            if (some[i] == others[k]) return true;
    for (uint32_t i = 0; i < size; i++)
        for (uint32_t k = 0; k < count; k++)
            if (ties_alike(l, some[i], others[k]) >= least) return true;
    return false;
}

bool ties_claims(lister *l, const claim *a, const claim *b, uint32_t most, float least) {
    int64_t one[TIES_ARTICLES], other[TIES_ARTICLES];
    uint32_t size = articles_of(a, most, one), count = articles_of(b, most, other);
    return ties_any(l, one, size, other, count, least);
}

bool ties_tell(lister *l, int64_t one) { return about_of(l, one).size >= ENOUGH; }

double ties_rarity(lister *l, int64_t one, uint32_t key) {
    about a = about_of(l, one);
    uint32_t low = 0, high = a.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a.keys[middle] < key) low = middle + 1;
        else high = middle;
    }
    return low < a.size && a.keys[low] == key ? ties_of(l)->rarity[a.common[low]] : 0;
}
