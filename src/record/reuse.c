/* reuse.c - from prints to pairs of articles; see reuse.h
 *
 * All prints are swept three times, in parts that fit into memory, each part sorted by print: to guess which pairs
 * share two (a counter for many pairs each), to count those exactly, and, when the families are known, to learn what
 * is common. */
#include "record/reuse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/order.h"

enum {
    PART = 1 << 22,        /* prints that are sorted at once */
    LEAST_SHARED = 2,      /* prints of a pair */
    FAMILY_SHARED = 4,     /* and half of the smaller one's: copies */
    RARE = 4,              /* families that a print may have and still weigh 1 */
    BOILERPLATE = 4,       /* families of one outlet that have a print of its boilerplate */
    FEW = 16, MANY = 1024, /* articles of a print: all are paired; or each with the first HEADS; or FAR_HEADS */
    HEADS = 8, FAR_HEADS = 2,
};

typedef struct sweep {
    lister *l;
    reuse *out;
    uint64_t total;      /* prints */
    uint64_t *part, *spare;
    uint32_t *group;     /* the articles of one print */
    uint64_t *families;  /* outlet << 32 | family of each of them */
    uint8_t *guess;      /* counters */
    uint64_t guesses;    /* how many, less one */
    uint64_t *pairs;     /* an open hash of first << 32 | second, plus 1 */
    uint32_t *shared;
    uint64_t pair_count, pair_room;
    VEC(common_print) common;
    VEC(uint64_t) boilerplate;
} sweep;

/* Takes w->group, of two articles or more, ascending. */
typedef void group_taker(sweep *w, uint32_t hash, uint32_t size);

/* ----------------------------------------------------------------------------------------------- articles */

#define PRINTS_OF "FROM article a LEFT JOIN article_print p ON p.article = a.id "

static void load_articles(sweep *w) {
    static const char sql[] =
        "SELECT a.id, a.outlet, coalesce(length(p.prints) / 4, -1), CASE WHEN p.article IS NULL THEN a.text "
        "END " PRINTS_OF "ORDER BY a.date, a.number, a.sha256";
    lister *l = w->l;
    map outlets = {0};
    VEC(carrier) all = {0};
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        bool found;
        slice outlet = store_text(s, 1);
        carrier one = {.id = sqlite3_column_int64(s, 0), .family = all.size};
        if (outlet.size) {
            uint32_t have = map_get(&outlets, outlet);
            if (have == MAP_NONE)
                *map_put(l->a, &outlets, arena_slice(l->a, outlet), &found) = have = outlets.size + 1;
            one.outlet = have;
        }
        int64_t count = sqlite3_column_int64(s, 2);
        if (count < 0) {
            arena_reset(l->desk);
            count = (int64_t)(prints_packed(l->desk, store_text(s, 3)).size / PRINT_BYTES);
        }
        one.prints = (uint32_t)count;
        w->total += one.prints;
        *vec_push(l->a, &all) = one;
    }
    w->out->articles = all.at;
    w->out->size = all.size;
}

/* ------------------------------------------------------------------------------------------------- sweeps */

static void sort_part(sweep *w, uint32_t size) { /* by the upper half; what is equal stays in order */
    for (int shift = 32; shift < 64; shift += 8) {
        uint32_t at[257] = {0};
        for (uint32_t i = 0; i < size; i++) at[(w->part[i] >> shift & 255) + 1]++;
        for (int i = 0; i < 256; i++) at[i + 1] += at[i];
        for (uint32_t i = 0; i < size; i++) w->spare[at[w->part[i] >> shift & 255]++] = w->part[i];
        uint64_t *swap = w->part;
        w->part = w->spare;
        w->spare = swap;
    }
}

static void take_groups(sweep *w, uint32_t size, group_taker *take) {
    for (uint32_t i = 0, end; i < size; i = end) {
        uint32_t count = 0, hash = (uint32_t)(w->part[i] >> 32);
        for (end = i; end < size && w->part[end] >> 32 == hash; end++) {
            uint32_t at = (uint32_t)w->part[end];
            if (!count || w->group[count - 1] != at) w->group[count++] = at;
        }
        if (count > 1) take(w, hash, count);
    }
}

/* The prints of an article whose hashes lie in [low, high]. */
static uint32_t take_prints(sweep *w, slice packed, uint32_t at, uint32_t low, uint32_t high, uint32_t size,
                            uint32_t room) {
    for (size_t i = 0; i + PRINT_BYTES <= packed.size && size < room; i += PRINT_BYTES) {
        uint32_t hash = print_unpacked(packed.at + i);
        if (hash >= low && hash <= high) w->part[size++] = (uint64_t)hash << 32 | at;
    }
    return size;
}

static void one_sweep(sweep *w, group_taker *take) {
    static const char sql[] = "SELECT p.prints, CASE WHEN p.article IS NULL THEN a.text END " PRINTS_OF
                              "ORDER BY a.date, a.number, a.sha256";
    uint64_t parts = w->total / (PART / 2) + 1; /* of even size but for chance */
    uint32_t room = w->total < PART ? (uint32_t)w->total : PART;
    for (uint64_t part = 0; part < parts; part++) {
        uint32_t at = 0, size = 0;
        uint32_t low = (uint32_t)(part * (UINT64_C(1) << 32) / parts);
        uint32_t high = (uint32_t)((part + 1) * (UINT64_C(1) << 32) / parts - 1);
        sqlite3_stmt *s = lister_ask(w->l, sql, 0, NULL);
        for (; lister_next(w->l, s); at++) {
            slice packed = {sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0)};
            if (sqlite3_column_type(s, 0) == SQLITE_NULL) {
                arena_reset(w->l->desk);
                packed = prints_packed(w->l->desk, store_text(s, 1));
            }
            if (at < w->out->size) size = take_prints(w, packed, at, low, high, size, room);
        }
        sort_part(w, size);
        take_groups(w, size, take);
    }
}

/* ------------------------------------------------------------------------------------------------- pairs */

static uint64_t scattered(uint64_t x) { /* the finisher of SplitMix64 */
    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return x ^ x >> 31;
}

typedef void pair_taker(sweep *w, uint64_t pair);

static void pairs_of_group(sweep *w, uint32_t size, pair_taker *take) {
    uint32_t heads = size <= FEW ? size : size <= MANY ? HEADS : FAR_HEADS;
    for (uint32_t i = 0; i < heads; i++)
        for (uint32_t k = i + 1; k < size; k++) take(w, (uint64_t)w->group[i] << 32 | w->group[k]);
}

static void guess_pair(sweep *w, uint64_t pair) {
    uint8_t *counter = &w->guess[scattered(pair) & w->guesses];
    if (*counter < LEAST_SHARED) ++*counter;
}

static uint64_t pair_slot(const sweep *w, uint64_t pair) {
    uint64_t at = scattered(pair) >> 8 & (w->pair_room - 1);
    while (w->pairs[at] && w->pairs[at] != pair + 1) at = (at + 1) & (w->pair_room - 1);
    return at;
}

static void more_pairs(sweep *w) {
    uint64_t *old = w->pairs, room = w->pair_room;
    uint32_t *shared = w->shared;
    w->pair_room = room ? room * 2 : 1024;
    w->pairs = ARENA_NEW(w->l->a, uint64_t, w->pair_room);
    w->shared = ARENA_NEW(w->l->a, uint32_t, w->pair_room);
    for (uint64_t i = 0; i < room; i++)
        if (old[i]) {
            uint64_t at = pair_slot(w, old[i] - 1);
            w->pairs[at] = old[i];
            w->shared[at] = shared[i];
        }
}

static void count_pair(sweep *w, uint64_t pair) {
    if (w->guess[scattered(pair) & w->guesses] < LEAST_SHARED) return;
    if (2 * w->pair_count >= w->pair_room) more_pairs(w);
    uint64_t at = pair_slot(w, pair);
    w->pair_count += !w->pairs[at];
    w->pairs[at] = pair + 1;
    w->shared[at]++;
}

static void guess_group(sweep *w, uint32_t hash, uint32_t size) {
    (void)hash;
    pairs_of_group(w, size, guess_pair);
}

static void count_group(sweep *w, uint32_t hash, uint32_t size) {
    (void)hash;
    pairs_of_group(w, size, count_pair);
}

static int by_second(const void *x, const void *y) {
    const reuse_pair *a = x, *b = y;
    if (a->second != b->second) return a->second < b->second ? -1 : 1;
    return (a->first > b->first) - (a->first < b->first);
}

static void keep_pairs(sweep *w) {
    reuse *out = w->out;
    out->pairs = ARENA_NEW(w->l->a, reuse_pair, w->pair_count);
    for (uint64_t i = 0; i < w->pair_room; i++)
        if (w->pairs[i] && w->shared[i] >= LEAST_SHARED) {
            uint64_t pair = w->pairs[i] - 1;
            out->pairs[out->pair_count++] = (reuse_pair){(uint32_t)(pair >> 32), (uint32_t)pair, w->shared[i]};
        }
    if (out->pair_count) qsort(out->pairs, out->pair_count, sizeof *out->pairs, by_second);
}

/* ----------------------------------------------------------------------------------- families, common prints */

static uint32_t family_of(reuse *all, uint32_t at) {
    while (all->articles[at].family != at) {
        uint32_t up = all->articles[at].family;
        at = all->articles[at].family = all->articles[up].family;
    }
    return at;
}

static void make_families(reuse *all) {
    for (uint32_t i = 0; i < all->pair_count; i++) {
        const reuse_pair *p = &all->pairs[i];
        uint32_t a = all->articles[p->first].prints, b = all->articles[p->second].prints;
        if (p->shared < FAMILY_SHARED || 2 * p->shared < (a < b ? a : b)) continue;
        uint32_t one = family_of(all, p->first), other = family_of(all, p->second);
        all->articles[one > other ? one : other].family = one > other ? other : one;
    }
    for (uint32_t i = 0; i < all->size; i++) all->articles[i].family = family_of(all, i);
}

static void learn_boilerplate(sweep *w, uint32_t hash, uint32_t size) {
    qsort(w->families, size, sizeof *w->families, order_u64);
    for (uint32_t i = 0, end, count; i < size; i = end) {
        uint64_t outlet = w->families[i] >> 32;
        for (end = i, count = 0; end < size && w->families[end] >> 32 == outlet; end++)
            count += end == i || w->families[end] != w->families[end - 1];
        if (outlet && count >= BOILERPLATE) *vec_push(w->l->a, &w->boilerplate) = (uint64_t)hash << 32 | outlet;
    }
}

static void learn_group(sweep *w, uint32_t hash, uint32_t size) {
    uint32_t families = 0;
    if (size < BOILERPLATE) return;
    for (uint32_t i = 0; i < size; i++) w->families[i] = w->out->articles[w->group[i]].family;
    qsort(w->families, size, sizeof *w->families, order_u64);
    for (uint32_t i = 0; i < size; i++) families += !i || w->families[i] != w->families[i - 1];
    if (families > RARE) *vec_push(w->l->a, &w->common) = (common_print){hash, families};
    if (families < BOILERPLATE) return;
    for (uint32_t i = 0; i < size; i++) {
        const carrier *c = &w->out->articles[w->group[i]];
        w->families[i] = (uint64_t)c->outlet << 32 | c->family;
    }
    learn_boilerplate(w, hash, size);
}

/* ------------------------------------------------------------------------------------------------- in all */

void reuse_find(lister *l, reuse *out) {
    sweep w = {.l = l, .out = out, .guesses = 1023};
    *out = (reuse){0};
    load_articles(&w);
    if (out->size < 2 || !w.total) return;
    uint64_t room = w.total < PART ? w.total : PART;
    w.part = ARENA_NEW(l->a, uint64_t, room);
    w.spare = ARENA_NEW(l->a, uint64_t, room);
    w.group = ARENA_NEW(l->a, uint32_t, room);
    w.families = ARENA_NEW(l->a, uint64_t, room);
    while (w.guesses < 4 * w.total && w.guesses < (1u << 27) - 1) w.guesses = w.guesses * 2 + 1;
    w.guess = ARENA_NEW(l->a, uint8_t, w.guesses + 1);
    one_sweep(&w, guess_group);
    one_sweep(&w, count_group);
    keep_pairs(&w);
    make_families(out);
    one_sweep(&w, learn_group);
    out->common = w.common.at;
    out->common_count = w.common.size;
    out->boilerplate = w.boilerplate.at;
    out->boilerplate_count = w.boilerplate.size;
}

static int by_hash(const void *x, const void *y) {
    const uint32_t *hash = x;
    const common_print *c = y;
    return (*hash > c->hash) - (*hash < c->hash);
}

double reuse_weight(const reuse *known, uint32_t hash) {
    const common_print *c = known->common_count
                                ? bsearch(&hash, known->common, known->common_count, sizeof *known->common, by_hash)
                                : NULL;
    return c ? sqrt((double)RARE / c->families) : 1;
}

bool reuse_boilerplate(const reuse *known, uint32_t hash, uint32_t outlet) {
    uint64_t key = (uint64_t)hash << 32 | outlet;
    return known->boilerplate_count &&
           bsearch(&key, known->boilerplate, known->boilerplate_count, sizeof key, order_u64) != NULL;
}

/* -------------------------------------------------------------------------------------------------- words */

enum { LOOKED_AT = 1024, FEW_ARTICLES = 64, RARE_WORD = 4 };

static uint32_t word_slot(const reuse *all, uint32_t hash) {
    uint32_t at = hash & (all->word_room - 1);
    while (all->words[at].articles && all->words[at].hash != hash) at = (at + 1) & (all->word_room - 1);
    return at;
}

static void more_words(lister *l, reuse *all) {
    word_count *old = all->words;
    uint32_t room = all->word_room;
    all->word_room = room ? room * 2 : 1024;
    all->words = ARENA_NEW(l->a, word_count, all->word_room);
    for (uint32_t i = 0; i < room; i++)
        if (old[i].articles) all->words[word_slot(all, old[i].hash)] = old[i];
}

static int by_word(const void *x, const void *y) {
    const text_word *a = x, *b = y;
    return (a->hash > b->hash) - (a->hash < b->hash);
}

static uint32_t count_words_of(lister *l, reuse *all, slice text, uint32_t known) {
    text_words words = {0};
    words_of_text(l->desk, text, &words);
    if (words.size) qsort(words.at, words.size, sizeof *words.at, by_word);
    for (uint32_t i = 0; i < words.size; i++) {
        if (i && words.at[i].hash == words.at[i - 1].hash) continue;
        if (2 * known >= all->word_room) more_words(l, all);
        word_count *w = &all->words[word_slot(all, words.at[i].hash)];
        known += !w->articles;
        w->hash = words.at[i].hash;
        w->articles++;
    }
    return known;
}

void reuse_count_words(lister *l, reuse *all) {
    static const char sql[] = "SELECT text FROM article WHERE id = ?";
    uint32_t families = 0, known = 0, n = 0;
    for (uint32_t i = 0; i < all->size; i++) families += all->articles[i].family == i;
    uint32_t step = families / LOOKED_AT + 1;
    for (uint32_t i = 0; i < all->size; i++) {
        if (all->articles[i].family != i || n++ % step) continue;
        sqlite3_stmt *s = lister_ask(l, sql, 1, &all->articles[i].id);
        if (!lister_next(l, s)) return;
        arena_reset(l->desk);
        known = count_words_of(l, all, store_text(s, 0), known);
        all->words_of++;
        sqlite3_reset(s);
    }
}

double reuse_word_weight(const reuse *known, uint32_t hash) {
    if (known->words_of < FEW_ARTICLES) return 1;
    const word_count *w = &known->words[word_slot(known, hash)];
    if (w->articles <= RARE_WORD) return 1;
    return log((double)known->words_of / w->articles) / log((double)known->words_of / RARE_WORD);
}
