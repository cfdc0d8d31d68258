/* list_utterances.c - the list of utterances: what one speaker said once, in the words of several reports */
#include <stdlib.h>
#include <string.h>

#include "base/variants.h"
#include "base/order.h"
#include "record/lists.h"
#include "record/utterance.h"

const column utterances_columns[] = {
    {"first", "first", 10, COLUMN_TEXT},           {"speaker", "speaker", 20, COLUMN_TEXT},
    {"quote", "quote", 0, COLUMN_TEXT},            {"articles", "articles", 8, COLUMN_NUMBER},
    {"outlets", "outlets", 7, COLUMN_NUMBER},      {"actor", "actor", 0, COLUMN_CSV_ONLY},
    {"last", "last", 0, COLUMN_CSV_ONLY},          {"variants", "variants", 0, COLUMN_CSV_ONLY},
    {"id", "id", 0, COLUMN_CSV_ONLY},              {NULL, NULL, 0, COLUMN_TEXT}};

enum { MOST_QUOTES = 20000 }; /* of one speaker */

/* An utterance that is to be listed. */
typedef struct uttered {
    spoken *variants; /* their words are not kept */
    uint32_t size, articles;
} uttered;

typedef VEC(uttered) uttered_list;

/* ------------------------------------------------------------------------------------------------ finding */

static bool date_suits(const record_filter *f, slice day) {
    if (f->since && slice_compare(day, slice_of(f->since)) < 0) return false;
    return !f->until || slice_compare(slice_part(day, 0, strlen(f->until)), slice_of(f->until)) <= 0;
}

static bool variant_suits(lister *l, const spoken *x, slice about) {
    const record_filter *f = l->filter;
    slice id = slice_of(f->article);
    if (id.size && id.at[0] == 'a') id = slice_part(id, 1, id.size);
    if (f->outlet && !slice_equal_nocase(x->outlet, slice_of(f->outlet))) return false;
    if (!date_suits(f, x->date) || !slice_starts(x->sha256, id)) return false;
    return !about.size || slice_find(utf8_key(l->desk, x->text), about) != SIZE_MAX;
}

static slice kept(lister *l, slice text) { return text.size ? arena_slice(l->a, text) : (slice){0}; }

/* One of a speaker's utterances, if several articles have it and the filter takes one of them. */
static void take(lister *l, const spoken_list *all, const uint32_t *members, uint32_t size, slice about,
                 uttered_list *out) {
    bool suits = false;
    uttered u = {.size = size};
    for (uint32_t i = 0; i < size; i++) {
        u.articles += !i || all->at[members[i]].article != all->at[members[i - 1]].article;
        suits = suits || variant_suits(l, &all->at[members[i]], about);
    }
    if (u.articles < 2 || !suits) return;
    u.variants = ARENA_NEW(l->a, spoken, size);
    for (uint32_t i = 0; i < size; i++) {
        spoken *x = &u.variants[i];
        *x = all->at[members[i]];
        x->text = (slice){0};
        x->sha256 = kept(l, x->sha256);
        x->outlet = kept(l, x->outlet);
        x->date = kept(l, x->date);
        x->called = kept(l, x->called);
    }
    *vec_push(l->a, out) = u;
}

static void take_speaker(lister *l, int64_t who, slice about, uttered_list *out) {
    spoken_list all;
    arena_reset(l->desk);
    if (!spoken_by(l, who, MOST_QUOTES, &all) || all.size < 2) return;
    uint64_t *order = ARENA_NEW(l->desk, uint64_t, all.size);
    uint32_t *members = ARENA_NEW(l->desk, uint32_t, all.size);
    for (uint32_t i = 0; i < all.size; i++) order[i] = (uint64_t)all.at[i].utterance << 32 | i;
    qsort(order, all.size, sizeof *order, order_u64);
    for (uint32_t i = 0; i < all.size; i++) members[i] = (uint32_t)order[i];
    for (uint32_t i = 0, end; i < all.size; i = end) {
        for (end = i + 1; end < all.size && order[end] >> 32 == order[i] >> 32;) end++;
        if (end - i > 1) take(l, &all, members + i, end - i, about, out);
    }
}

static int by_carriers(const void *x, const void *y) {
    const uttered *a = x, *b = y;
    if (a->articles != b->articles) return a->articles < b->articles ? 1 : -1;
    if (a->size != b->size) return a->size < b->size ? 1 : -1;
    const spoken *one = &a->variants[0], *other = &b->variants[0];
    int order = slice_compare(one->date, other->date);
    if (!order) order = slice_compare(one->sha256, other->sha256);
    return order ? order : (one->n > other->n) - (one->n < other->n);
}

/* --------------------------------------------------------------------------------------------------- rows */

/* The words of a variant that the first one does not have, and where they stand in its quote, in code points. */
static void put_differences(lister *l, json_t *to, const wording *words) {
    json_t *differs = put_list(l, to, "differs"), *marks = put_list(l, to, "marks");
    for (uint32_t i = 0; i < words->count; i++) {
        size_t begin = (size_t)(words->words[i].at - words->text.at);
        if (words->shared[i]) continue;
        size_t point = utf8_count(slice_part(words->text, 0, begin));
        list_text(l, differs, words->words[i]);
        list_pair(l, marks, (int64_t)point, (int64_t)(point + utf8_count(words->words[i])));
    }
}

static void put_variant(lister *l, json_t *list, const spoken *x, wording *first) {
    const source *from = source_of(l, x->article);
    json_t *to = from ? list_object(l, list) : NULL;
    wording *words = ARENA_NEW(l->desk, wording, 1);
    if (!to) return;
    put_id(l, to, "id", 'q', from, x->n);
    put_source(l, to, from);
    put_words(l, to, from, x->at);
    wording_of(l->desk, arena_slice(l->desk, slice_part(from->text, x->at.begin, x->at.end)), words);
    if (!first->text.at) {
        *first = *words;
        for (uint32_t i = 0; i < words->count; i++) words->shared[i] = true;
    } else {
        variant_compare(first, words);
    }
    put_differences(l, to, words);
}

static void utterance_row(lister *l, const uttered *u) {
    char id[ID_SIZE];
    map outlets = {0};
    bool found;
    slice last = {0};
    const spoken *first = &u->variants[0];
    arena_reset(l->desk);
    row_begin(l);
    utterance_id(first, id);
    put_string(l, l->row, "id", id);
    put_speaker(l, l->row, first->speaker, first->called);
    for (uint32_t i = 0; i < u->size; i++) {
        const spoken *x = &u->variants[i];
        slice carrier = x->outlet.size ? x->outlet : x->sha256;
        *map_put(l->desk, &outlets, carrier, &found) = 1;
        if (x->date.size) last = x->date;
    }
    put_text(l, l->row, "first", first->date);
    put_text(l, l->row, "last", last);
    put_number(l, l->row, "articles", u->articles);
    put_number(l, l->row, "outlets", outlets.size);
    put_null(l, l->row, "quote");
    json_t *list = put_list(l, l->row, "variants");
    wording *words = ARENA_NEW(l->desk, wording, 1);
    for (uint32_t i = 0; i < u->size; i++) put_variant(l, list, &u->variants[i], words);
    put_text(l, l->row, "quote", words->text);
    row_end(l);
}

void list_utterances(lister *l) {
    query q = {0};
    uttered_list all = {0};
    VEC(int64_t) speakers = {0};
    slice about = utf8_key(l->a, slice_of(l->filter->about));
    query_add(l, &q, "SELECT DISTINCT o.identity FROM actor o WHERE o.article IS NULL");
    if (l->filter->speaker) query_actors(l, &q, "o.id", l->filter->speaker);
    sqlite3_stmt *s = query_open(l, &q);
    while (lister_next(l, s)) *vec_push(l->a, &speakers) = sqlite3_column_int64(s, 0);
    for (uint32_t i = 0; i < speakers.size && l->status == READOUT_OK; i++)
        take_speaker(l, speakers.at[i], about, &all);
    if (all.size) qsort(all.at, all.size, sizeof *all.at, by_carriers);
    for (uint32_t i = 0; i < all.size && !lister_done(l); i++) utterance_row(l, &all.at[i]);
}
