/* align.c - seeds, chains, ends; see align.h */
#include "record/align.h"

#include <stdlib.h>
#include <string.h>

enum {
    SEED = 4,          /* words in a row */
    WALK = 8,          /* places of one seed that are looked at */
    GAP = 16,          /* words between two seeds of a chain, and looked at beyond its ends */
    BACK = 24,         /* seeds before one that may come before it in a chain */
    CHAINS = 256,      /* best ones that are kept */
    WORK = 64,         /* words that may be compared in all, times those of both texts */
};

typedef struct seed {
    same_words at;
    uint32_t score, before; /* of the best chain that ends here; the seed before it in the chain, or NONE */
    bool used;
} seed;

typedef struct seeds {
    seed *at;
    uint32_t size, room;
} seeds;

typedef struct aligning {
    arena *desk;
    const text_words *one, *other;
    seeds found;
} aligning;

static bool same(const aligning *w, uint32_t a, uint32_t b) { return w->one->at[a].hash == w->other->at[b].hash; }

/* ------------------------------------------------------------------------------------------------- seeds */

static uint32_t seed_hash(const text_word *from) {
    uint32_t h = 0;
    for (int i = 0; i < SEED; i++) h = h * 0x9E3779B1u ^ from[i].hash;
    return h ^ h >> 15;
}

/* The places of each seed of a text: `head` by hash, and the place after each. */
typedef struct places {
    uint32_t *head, *next, mask;
} places;

static places places_of(arena *desk, const text_words *words) {
    places out = {.mask = 15};
    while (out.mask < words->size) out.mask = out.mask * 2 + 1;
    out.head = ARENA_NEW(desk, uint32_t, out.mask + 1);
    out.next = ARENA_NEW(desk, uint32_t, words->size);
    memset(out.head, 0xFF, sizeof *out.head * (out.mask + 1));
    for (uint32_t i = words->size < SEED ? 0 : words->size - SEED + 1; i-- > 0;) {
        uint32_t *slot = &out.head[seed_hash(words->at + i) & out.mask];
        out.next[i] = *slot;
        *slot = i;
    }
    return out;
}

/* How many words are the same from here on. */
static uint32_t run_of(const aligning *w, uint32_t a, uint32_t b, uint64_t *work) {
    uint32_t size = 0;
    while (a + size < w->one->size && b + size < w->other->size && same(w, a + size, b + size)) size++;
    *work += size + 1;
    return size;
}

static void find_seeds(aligning *w) {
    places where = places_of(w->desk, w->other);
    uint64_t work = 0, most = (uint64_t)WORK * (w->one->size + w->other->size);
    for (uint32_t a = 0; a + SEED <= w->one->size && work < most; a++) {
        uint32_t b = where.head[seed_hash(w->one->at + a) & where.mask];
        for (int i = 0; i < WALK && b != NONE; i++, b = where.next[b]) {
            work++;
            if (a && b && same(w, a - 1, b - 1)) continue;
            uint32_t size = run_of(w, a, b, &work);
            if (size >= SEED) *vec_push(w->desk, &w->found) = (seed){{a, b, size}, 0, NONE, false};
        }
    }
}

/* ------------------------------------------------------------------------------------------------ chains */

static bool follows(const same_words *x, const same_words *y) {
    uint32_t a = x->a + x->size, b = x->b + x->size;
    return y->a >= a && y->b >= b && y->a - a <= GAP && y->b - b <= GAP;
}

static void chain(aligning *w) {
    for (uint32_t i = 0; i < w->found.size; i++) {
        seed *s = &w->found.at[i];
        for (uint32_t k = i; k-- > 0 && i - k <= BACK;) {
            const seed *t = &w->found.at[k];
            if (t->score > s->score && follows(&t->at, &s->at)) {
                s->score = t->score;
                s->before = k;
            }
        }
        s->score += s->at.size;
    }
}

static int by_score(const void *x, const void *y) {
    const seed *a = *(seed *const *)x, *b = *(seed *const *)y;
    if (a->score != b->score) return a->score < b->score ? 1 : -1;
    return (a > b) - (a < b);
}

/* ---------------------------------------------------------------------------------- word by word, in gaps */

typedef struct runs {
    same_words *at;
    uint32_t size, room;
} runs;

/* A piece of both texts, at most GAP words of each; `back`: read from behind. */
typedef struct window {
    uint32_t a, b, rows, columns;
    bool back;
} window;

static bool same_in(const aligning *w, const window *in, uint32_t i, uint32_t k) {
    return in->back ? same(w, in->a - 1 - i, in->b - 1 - k) : same(w, in->a + i, in->b + k);
}

typedef int8_t score_table[GAP + 1][GAP + 1];

static int better(int a, int b) { return a > b ? a : b; }

/* table[i][k]: of the best way to pair the first i words with the first k: 2 for a word kept, -1 for one lost or
 * changed. */
static void fill(const aligning *w, const window *in, score_table table) {
    for (uint32_t i = 0; i <= in->rows; i++)
        for (uint32_t k = 0; k <= in->columns; k++) {
            int best = i || k ? -2 * GAP : 0;
            if (i) best = better(best, table[i - 1][k] - 1);
            if (k) best = better(best, table[i][k - 1] - 1);
            if (i && k) best = better(best, table[i - 1][k - 1] + (same_in(w, in, i - 1, k - 1) ? 2 : -1));
            table[i][k] = (int8_t)best;
        }
}

static void add_run(arena *desk, runs *out, uint32_t a, uint32_t b) {
    same_words *last = out->size ? &out->at[out->size - 1] : NULL;
    if (last && last->a + last->size == a && last->b + last->size == b) last->size++;
    else *vec_push(desk, out) = (same_words){a, b, 1};
}

/* The words that are kept on the way to cell (i, k), in the order of the texts. */
static void trace(const aligning *w, const window *in, score_table table, uint32_t i, uint32_t k, runs *out) {
    uint8_t rows[GAP], columns[GAP];
    int kept = 0;
    while (i && k) {
        bool is_same = same_in(w, in, i - 1, k - 1);
        if (table[i][k] == table[i - 1][k - 1] + (is_same ? 2 : -1)) {
            i--, k--;
            if (!is_same) continue;
            rows[kept] = (uint8_t)i;
            columns[kept++] = (uint8_t)k;
        } else if (table[i][k] == table[i - 1][k] - 1) {
            i--;
        } else {
            k--;
        }
    }
    for (int n = 0; n < kept; n++) {
        int at = in->back ? n : kept - 1 - n;
        if (in->back) add_run(w->desk, out, in->a - 1 - rows[at], in->b - 1 - columns[at]);
        else add_run(w->desk, out, in->a + rows[at], in->b + columns[at]);
    }
}

static void between(const aligning *w, const same_words *x, const same_words *y, runs *out) {
    score_table table;
    window in = {x->a + x->size, x->b + x->size, y->a - x->a - x->size, y->b - x->b - x->size, false};
    fill(w, &in, table);
    trace(w, &in, table, in.rows, in.columns, out);
}

/* Goes on beyond an end of a chain while more is kept than lost. Adds what it finds in the order of the texts, if it
 * goes forward; a step back adds what lies before the last step's. */
static bool beyond(const aligning *w, uint32_t a, uint32_t b, bool back, runs *out) {
    score_table table;
    uint32_t rows = back ? a : w->one->size - a, columns = back ? b : w->other->size - b, x = 0, y = 0;
    window in = {a, b, rows < GAP ? rows : GAP, columns < GAP ? columns : GAP, back};
    fill(w, &in, table);
    for (uint32_t i = 1; i <= in.rows; i++)
        for (uint32_t k = 1; k <= in.columns; k++)
            if (table[i][k] > table[x][y] && same_in(w, &in, i - 1, k - 1)) x = i, y = k;
    if (!x) return false;
    trace(w, &in, table, x, y, out);
    return true;
}

/* ---------------------------------------------------------------------------------------------- passages */

static void add_size(arena *desk, runs *out, const same_words *x) {
    same_words *last = out->size ? &out->at[out->size - 1] : NULL;
    if (last && last->a + last->size == x->a && last->b + last->size == x->b) last->size += x->size;
    else *vec_push(desk, out) = *x;
}

/* What lies before a chain: steps back, each in the order of the texts, put before those found earlier. */
static void before_chain(const aligning *w, const same_words *first, runs *out) {
    runs steps[8] = {{0}};
    uint32_t count = 0, a = first->a, b = first->b;
    while (count < 8 && a && b && beyond(w, a, b, true, &steps[count])) {
        a = steps[count].at[0].a;
        b = steps[count++].at[0].b;
    }
    while (count-- > 0)
        for (uint32_t i = 0; i < steps[count].size; i++) add_size(w->desk, out, &steps[count].at[i]);
}

static void after_chain(const aligning *w, runs *out) {
    for (int step = 0; step < 8; step++) {
        same_words last = out->at[out->size - 1];
        uint32_t a = last.a + last.size, b = last.b + last.size;
        if (a >= w->one->size || b >= w->other->size || !beyond(w, a, b, false, out)) return;
    }
}

/* The chain that ends with seed `last`, as runs. A seed of an earlier chain cuts it off. */
static void runs_of(aligning *w, uint32_t last, runs *out) {
    uint32_t count = 0;
    for (uint32_t i = last; i != NONE && !w->found.at[i].used; i = w->found.at[i].before) count++;
    const seed **order = ARENA_NEW(w->desk, const seed *, count);
    uint32_t n = count;
    for (uint32_t i = last; n > 0; i = w->found.at[i].before) {
        order[--n] = &w->found.at[i];
        w->found.at[i].used = true;
    }
    if (!count) return;
    before_chain(w, &order[0]->at, out);
    for (uint32_t i = 0; i < count; i++) {
        if (i) between(w, &order[i - 1]->at, &order[i]->at, out);
        add_size(w->desk, out, &order[i]->at);
    }
    after_chain(w, out);
}

static bool overlaps(const passage *x, const passage *y) {
    return (x->a < y->a_end && y->a < x->a_end) || (x->b < y->b_end && y->b < x->b_end);
}

static bool is_new(const passages *all, const passage *p) {
    for (uint32_t i = 0; i < all->size; i++)
        if (overlaps(&all->at[i], p)) return false;
    return true;
}

static void add_passage(const runs *kept, uint32_t least, arena *desk, passages *out) {
    if (!kept->size) return;
    const same_words *first = &kept->at[0], *last = &kept->at[kept->size - 1];
    passage p = {first->a, last->a + last->size, first->b, last->b + last->size, 0, kept->at, kept->size};
    for (uint32_t i = 0; i < kept->size; i++) p.shared += kept->at[i].size;
    if (p.shared >= least && is_new(out, &p)) *vec_push(desk, out) = p;
}

static int by_place(const void *x, const void *y) {
    const passage *a = x, *b = y;
    return a->a != b->a ? (a->a < b->a ? -1 : 1) : (a->b > b->b) - (a->b < b->b);
}

void passages_of(arena *desk, const text_words *one, const text_words *other, uint32_t least, passages *out) {
    aligning w = {desk, one, other, {0}};
    find_seeds(&w);
    chain(&w);
    if (!w.found.size) return;
    seed **order = ARENA_NEW(desk, seed *, w.found.size);
    for (uint32_t i = 0; i < w.found.size; i++) order[i] = &w.found.at[i];
    qsort(order, w.found.size, sizeof *order, by_score);
    for (uint32_t i = 0; i < w.found.size && out->size < CHAINS; i++) {
        runs kept = {0};
        if (order[i]->used || 2 * order[i]->score < least) continue;
        runs_of(&w, (uint32_t)(order[i] - w.found.at), &kept);
        add_passage(&kept, least, desk, out);
    }
    if (out->size) qsort(out->at, out->size, sizeof *out->at, by_place);
}
