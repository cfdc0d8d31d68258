/* utterance.c - which quotes of a speaker are one utterance; see utterance.h
 *
 * Quotes are compared that share words which the speaker does not use all the time. */
#include "record/utterance.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/order.h"
#include "base/variants.h"
#include "record/day.h"
#include "record/hidden.h"
#include "record/print.h"

enum {
    ASKED = 400,    /* quotes of one speaker, for the field of a quote */
    LATEST = 24,    /* quotes that have a word: each is compared with so many before it */
    SHARED = 3,     /* such words in two quotes that are compared */
};

/* ------------------------------------------------------------------------------------------------ comparing */

typedef struct comparing {
    lister *l;
    spoken_list *all;
    wording **words;  /* of each quote, made when it is first compared */
    VEC(uint64_t) pairs; /* earlier << 32 | later: one for each word that they share */
} comparing;

static uint32_t utterance_of(spoken_list *all, uint32_t i) {
    while (all->at[i].utterance != i) i = all->at[i].utterance = all->at[all->at[i].utterance].utterance;
    return i;
}

static const wording *words_of(comparing *c, uint32_t i) {
    if (!c->words[i]) {
        c->words[i] = ARENA_NEW(c->l->desk, wording, 1);
        wording_of(c->l->desk, c->all->at[i].text, c->words[i]);
    }
    return c->words[i];
}

static bool near_in_time(const spoken *x, const spoken *y) {
    int32_t a = day_of_text(x->date), b = day_of_text(y->date);
    return a == DAY_NONE || b == DAY_NONE || abs(a - b) <= APART_DAYS;
}

static void compare(comparing *c, uint32_t one, uint32_t other) {
    uint32_t a = utterance_of(c->all, one), b = utterance_of(c->all, other);
    if (a == b || !near_in_time(&c->all->at[one], &c->all->at[other])) return;
    words_of(c, one);
    words_of(c, other);
    if (variant_compare(c->words[one], c->words[other])) c->all->at[a < b ? b : a].utterance = a < b ? a : b;
}

/* hash << 32 | quote, each once. */
static uint32_t words_of_all(comparing *c, uint64_t **out) {
    VEC(uint64_t) words = {0};
    for (uint32_t i = 0; i < c->all->size; i++) {
        text_words some = {0};
        words_of_text(c->l->desk, c->all->at[i].text, &some);
        for (uint32_t k = 0; k < some.size && k < VARIANT_WORDS; k++)
            *vec_push(c->l->desk, &words) = (uint64_t)some.at[k].hash << 32 | i;
    }
    if (words.size) qsort(words.at, words.size, sizeof *words.at, order_u64);
    uint32_t size = 0;
    for (uint32_t i = 0; i < words.size; i++)
        if (!i || words.at[i] != words.at[i - 1]) words.at[size++] = words.at[i];
    *out = words.at;
    return size;
}

static void find_pairs(comparing *c) {
    uint64_t *words;
    uint32_t size = words_of_all(c, &words);
    for (uint32_t i = 0; i < size; i++)
        for (uint32_t k = i; k-- > 0 && i - k <= LATEST && words[k] >> 32 == words[i] >> 32;)
            *vec_push(c->l->desk, &c->pairs) = (words[k] & UINT32_MAX) << 32 | (words[i] & UINT32_MAX);
}

static void gather(lister *l, spoken_list *all) {
    comparing c = {.l = l, .all = all, .words = ARENA_NEW(l->desk, wording *, all->size)};
    find_pairs(&c);
    if (!c.pairs.size) return;
    qsort(c.pairs.at, c.pairs.size, sizeof *c.pairs.at, order_u64);
    for (uint32_t i = SHARED - 1; i < c.pairs.size; i++) {
        bool last = i + 1 == c.pairs.size || c.pairs.at[i + 1] != c.pairs.at[i];
        if (last && c.pairs.at[i + 1 - SHARED] == c.pairs.at[i])
            compare(&c, (uint32_t)(c.pairs.at[i] >> 32), (uint32_t)c.pairs.at[i]);
    }
    for (uint32_t i = 0; i < all->size; i++) all->at[i].utterance = utterance_of(all, i);
}

/* -------------------------------------------------------------------------------------------------- asking */

static const char spoken_sql[] =
    "SELECT q.article, q.n, q.speaker, q.begin, q.end, a.sha256, a.outlet, a.date, q.speaker_name FROM actor o CROSS "
    "JOIN quote q ON q.speaker = o.id "
    "CROSS JOIN article a ON a.id = q.article WHERE o.identity = ? ORDER BY a.date, a.number, a.sha256, q.n";

/* The text of an article, which holds until it is asked again; rows come by article, so it is seldom read. */
static slice text_of(lister *l, int64_t article_row, int64_t *last, slice *text) {
    static const char sql[] = "SELECT text FROM article WHERE id = ?";
    if (*last == article_row) return *text;
    sqlite3_stmt *s = lister_ask(l, sql, 1, &article_row);
    *text = lister_next(l, s) ? store_text(s, 0) : (slice){0};
    *last = article_row;
    return *text;
}

static bool more_than(lister *l, int64_t who, uint32_t most) {
    static const char sql[] = "SELECT count(*) FROM (SELECT 1 FROM actor o CROSS JOIN quote q ON q.speaker = o.id "
                              "WHERE o.identity = ? LIMIT ?)";
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){who, (int64_t)most + 1});
    if (!lister_next(l, s)) return false;
    bool out = sqlite3_column_int64(s, 0) > most;
    sqlite3_reset(s);
    return out;
}

bool spoken_by(lister *l, int64_t who, uint32_t most, spoken_list *out) {
    *out = (spoken_list){0};
    if (more_than(l, who, most)) return false;
    sqlite3_stmt *s = lister_ask(l, spoken_sql, 1, &who);
    slice text = {0};
    int64_t last = 0;
    while (lister_next(l, s)) {
        spoken one = {.article = sqlite3_column_int64(s, 0),
                      .n = sqlite3_column_int64(s, 1),
                      .speaker = sqlite3_column_int64(s, 2),
                      .at = {(uint32_t)sqlite3_column_int64(s, 3), (uint32_t)sqlite3_column_int64(s, 4)},
                      .utterance = out->size};
        slice *fields[] = {&one.sha256, &one.outlet, &one.date, &one.called};
        for (int i = 0; i < 4; i++) *fields[i] = arena_slice(l->desk, store_text(s, 5 + i));
        one.text = slice_part(text_of(l, one.article, &last, &text), one.at.begin, one.at.end);
        one.text = arena_slice(l->desk, one.text);
        if (!quote_hidden(l, one.article, one.n)) *vec_push(l->desk, out) = one;
    }
    gather(l, out);
    return true;
}

void utterance_id(const spoken *first, char out[ID_SIZE]) { id_of_article('u', first->sha256, first->n, out); }

/* ------------------------------------------------------------------------------------- the field of a quote */

struct utterances {
    map speakers; /* identities that were looked at */
    map quotes;   /* "article n" to an index of ids */
    VEC(slice) ids;
};

static void remember(lister *l, struct utterances *known, int64_t who) {
    spoken_list all;
    bool found;
    arena_reset(l->desk);
    if (!spoken_by(l, who, ASKED, &all)) return;
    uint32_t *others = ARENA_NEW(l->desk, uint32_t, all.size);
    for (uint32_t i = 0; i < all.size; i++) /* of other articles: what one repeats within itself is not listed */
        others[all.at[i].utterance] += all.at[i].article != all.at[all.at[i].utterance].article;
    for (uint32_t i = 0; i < all.size; i++) {
        const spoken *x = &all.at[i];
        char id[ID_SIZE];
        if (others[x->utterance] == 0) continue;
        utterance_id(&all.at[x->utterance], id);
        *map_put(l->a, &known->quotes, arena_print(l->a, "%" PRId64 " %" PRId64, x->article, x->n), &found) =
            known->ids.size;
        *vec_push(l->a, &known->ids) = arena_slice(l->a, slice_of(id));
    }
}

void put_utterance(lister *l, json_t *to, int64_t article_row, int64_t n, int64_t who) {
    bool found;
    if (!l->utterances) l->utterances = ARENA_NEW(l->a, struct utterances, 1);
    struct utterances *known = l->utterances;
    if (who) {
        *map_put(l->a, &known->speakers, arena_print(l->a, "%" PRId64, who), &found) = 1;
        if (!found) remember(l, known, who);
    }
    uint32_t at = map_get(&known->quotes, arena_print(l->a, "%" PRId64 " %" PRId64, article_row, n));
    put_text(l, to, "utterance", at == MAP_NONE ? (slice){0} : known->ids.at[at]);
}
