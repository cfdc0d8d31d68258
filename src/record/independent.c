/* independent.c - sources that count once; see independent.h */
#include "record/independent.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "base/variants.h"
#include "record/day.h"
#include "record/print.h"

enum {
    LOOKED = 300,   /* members whose words are compared */
    AROUND = 150,   /* bytes before and behind a statement */
    RESTS = 6,      /* shingles that two statements share if one rests on the other's words */
    SAYINGS = 16,   /* utterances of one speaker that a later one is compared with */
    APART = 14,     /* days between two reports of one utterance */
};

typedef struct weighing {
    lister *l;
    const claim *c;
    uint32_t *article; /* of each member, from 0 */
    uint32_t *into;    /* of each article: the one that it counts with */
    uint32_t articles;
    VEC(uint64_t) shingles; /* hash << 32 | member */
} weighing;

static uint32_t source_number(weighing *w, uint32_t at) {
    while (w->into[at] != at) at = w->into[at] = w->into[w->into[at]];
    return at;
}

static void unite(weighing *w, uint32_t one, uint32_t other) {
    uint32_t a = source_number(w, w->article[one]), b = source_number(w, w->article[other]);
    if (a != b) w->into[a < b ? b : a] = a < b ? a : b;
}

/* Members come by article. */
static void number_articles(weighing *w) {
    const claim *c = w->c;
    for (uint32_t i = 0; i < c->size; i++) {
        if (!i || c->members[i].article != c->members[i - 1].article)
            w->into[w->articles] = w->articles, w->articles++;
        w->article[i] = w->articles - 1;
    }
}

static void unite_carriers(weighing *w) {
    map seen = {0};
    bool found;
    for (uint32_t i = 0; i < w->c->size; i++) {
        const member *m = &w->c->members[i];
        slice carrier = m->agency.size ? m->agency : m->outlet;
        if (!carrier.size) continue;
        uint32_t *first = map_put(w->l->desk, &seen, carrier, &found);
        if (found) unite(w, *first, i);
        else *first = i;
    }
}

/* ------------------------------------------------------------------------------------------ the same words */

/* The statement's words with what stands around them; *at is where they begin and end in it. */
static slice window_of(lister *l, const member *m, span *at) {
    static const char sql[] = "SELECT substr(CAST(text AS BLOB), ?1 + 1, ?2) FROM article WHERE id = ?3";
    uint32_t begin = m->at.begin > AROUND ? m->at.begin - AROUND : 0;
    *at = (span){m->at.begin - begin, m->at.end - begin};
    sqlite3_stmt *s = lister_ask(l, sql, 3, (const int64_t[]){begin, (int64_t)at->end + AROUND, m->article});
    if (!lister_next(l, s)) return (slice){0};
    slice out = arena_slice(l->desk, (slice){sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0)});
    sqlite3_reset(s);
    return out;
}

/* Only those with a word of the statement in them. */
static void add_shingles(weighing *w, uint32_t i, slice window, span at) {
    text_words words = {0};
    words_of_text(w->l->desk, window, &words);
    for (uint32_t k = 0; k + PRINT_WORDS <= words.size; k++) {
        if (words.at[k + PRINT_WORDS - 1].at.end <= at.begin || words.at[k].at.begin >= at.end) continue;
        *vec_push(w->l->desk, &w->shingles) = (uint64_t)print_shingle(words.at + k) << 32 | i;
    }
}

/* Each shingle speaks for the first member that has it and each later one. */
static void unite_copies(weighing *w) {
    VEC(uint64_t) pairs = {0};
    if (!w->shingles.size) return;
    qsort(w->shingles.at, w->shingles.size, sizeof *w->shingles.at, order_u64);
    for (uint32_t i = 0, first = 0; i < w->shingles.size; i++) {
        uint64_t here = w->shingles.at[i];
        if (here >> 32 != w->shingles.at[first] >> 32) first = i;
        uint32_t one = (uint32_t)w->shingles.at[first], other = (uint32_t)here;
        if (w->article[one] != w->article[other]) *vec_push(w->l->desk, &pairs) = (uint64_t)one << 32 | other;
    }
    if (!pairs.size) return;
    qsort(pairs.at, pairs.size, sizeof *pairs.at, order_u64);
    for (uint32_t i = RESTS - 1; i < pairs.size; i++)
        if (pairs.at[i] == pairs.at[i + 1 - RESTS]) unite(w, (uint32_t)(pairs.at[i] >> 32), (uint32_t)pairs.at[i]);
}

/* ------------------------------------------------------------------------------------------ the same saying */

typedef struct saying {
    wording words;
    uint32_t member, older; /* older: index of the speaker's one before, or NONE */
} saying;

static bool near_in_time(const member *x, const member *y) {
    int32_t a = day_of_text(x->date), b = day_of_text(y->date);
    return a == DAY_NONE || b == DAY_NONE || abs(a - b) <= APART;
}

static void unite_saying(weighing *w, map *speakers, saying *all, uint32_t n) {
    bool found;
    saying *new = &all[n];
    const member *m = &w->c->members[new->member];
    uint32_t *last =
        map_put(w->l->desk, speakers, arena_print(w->l->desk, "%" PRId64 " %d", m->identity, m->side), &found);
    new->older = found ? *last : NONE;
    *last = n;
    uint32_t tries = 0;
    for (uint32_t i = new->older; i != NONE && tries < SAYINGS; i = all[i].older, tries++) {
        const member *other = &w->c->members[all[i].member];
        if (other->article != m->article && near_in_time(m, other) && variant_compare(&all[i].words, &new->words))
            unite(w, all[i].member, new->member);
    }
}

static void compare_words(weighing *w) {
    uint32_t count = w->c->size < LOOKED ? w->c->size : LOOKED, said = 0;
    saying *all = ARENA_NEW(w->l->desk, saying, count);
    map speakers = {0};
    for (uint32_t i = 0; i < count; i++) {
        span at;
        const member *m = &w->c->members[i];
        slice window = window_of(w->l, m, &at);
        add_shingles(w, i, window, at);
        if (m->outlet_voice || !m->identity) continue;
        all[said].member = i;
        wording_of(w->l->desk, slice_part(window, at.begin, at.end), &all[said].words);
        unite_saying(w, &speakers, all, said++);
    }
    unite_copies(w);
}

uint32_t claim_independent(lister *l, const claim *c) {
    uint32_t count = 0;
    weighing w = {.l = l, .c = c};
    if (c->articles < 2 || c->apart) return c->apart ? c->apart : c->articles;
    arena_reset(l->desk);
    w.article = ARENA_NEW(l->desk, uint32_t, c->size);
    w.into = ARENA_NEW(l->desk, uint32_t, c->size);
    number_articles(&w);
    unite_carriers(&w);
    compare_words(&w);
    for (uint32_t i = 0; i < w.articles; i++) count += source_number(&w, i) == i;
    return count;
}
