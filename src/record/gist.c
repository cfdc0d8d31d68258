/* gist.c - see gist.h */
#include "record/gist.h"

#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "record/kept.h"
#include "record/packed.h"
#include "record/print.h"
#include "record/ties.h"

enum { WORDS = 60 /* letters */, QUOTES = 24 /* whose words are looked at */, OF_QUOTE = 40 /* words of one */,
    TENTHS = 10 };
#define WORDED (INT64_C(1) << 50)

typedef VEC(gist_mark) mark_list;
typedef VEC(slice) text_list;

/* ------------------------------------------------------------------------------------------- from the members */

static bool same_mark(const gist_mark *a, const gist_mark *b) {
    return a->article == b->article && a->quote == b->quote && a->who == b->who && a->side == b->side &&
           a->takes == b->takes;
}

static void add_text(lister *l, map *seen, text_list *to, slice text) {
    bool found;
    *map_put(l->a, seen, text, &found) = 1;
    if (!found) *vec_push(l->a, to) = text;
}

static void add_report(gist *g, int64_t of) {
    bool new = !g->report_count || g->reports[g->report_count - 1] != of;
    if (new && g->report_count < GIST_REPORTS) g->reports[g->report_count++] = of;
}

/* What a denial is known by, where it has words enough: the same in each report that has it, as those have the same
 * statement of an office word for word. A number that no article has; 0 where it has few. */
static int64_t denial_of(lister *l, const member *m) {
    char words[WORDS];
    size_t size = 0;
    const source *from =
        m->side == SIDE_DENIES && member_takes_side(m) && m->quote >= 0 ? source_of(l, m->article) : NULL;
    for (size_t i = m->at.begin; from && i < m->at.end && i < from->text.size && size < WORDS; i++) {
        char c = from->text.at[i];
        if (c >= 'A' && c <= 'Z') words[size++] = (char)(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z') words[size++] = c;
    }
    return size == WORDS ? WORDED | (int64_t)(slice_hash((slice){words, size}) & (WORDED - 1)) : 0;
}

/* A word, and how many quotes have it. */
typedef struct counted {
    gist_word word;
    uint32_t count, last; /* the last quote that has it */
} counted;

typedef VEC(counted) counted_list;

static int by_count(const void *x, const void *y) {
    const counted *a = x, *b = y;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    if (a->word.rarity != b->word.rarity) return a->word.rarity > b->word.rarity ? -1 : 1;
    return (a->word.key > b->word.key) - (a->word.key < b->word.key);
}

static int by_key(const void *x, const void *y) {
    const gist_word *a = x, *b = y;
    return (a->key > b->key) - (a->key < b->key);
}

/* Knows the words of who did it, which are in whatever is said of him. */
static void add_doers(lister *l, const member *m, map *doers) {
    packed_rows all = packed_of(l, m->article, PACKED_ARGUMENT);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *g = packed_row(&all, i);
        bool doer = g[ARGUMENT_PROPOSITION].number == m->proposition && g[ARGUMENT_ROLE].number == ROLE_ACTOR;
        if (!doer || !packed_actor(&all, &g[ARGUMENT_ACTOR])) continue;
        text_words words = {0};
        words_of_text(l->a, g[ARGUMENT_TEXT].text, &words);
        for (uint32_t k = 0; k < words.size; k++)
            *map_put(l->a, doers, arena_slice(l->a, (slice){(const char *)&words.at[k].hash, 4}), NULL) = 1;
    }
}

/* Counts the words of a quote, but the doers'. Only what its article is about counts: other words tell little. */
static void count_words(lister *l, const member *m, uint32_t quote, const map *doers, map *seen, counted_list *to) {
    const source *from = source_of(l, m->article);
    text_words words = {0};
    if (from && m->at.end <= from->text.size)
        words_of_text(l->a, slice_part(from->text, m->at.begin, m->at.end), &words);
    for (uint32_t i = 0; i < words.size && i < OF_QUOTE; i++) {
        slice key = {(const char *)&words.at[i].hash, sizeof words.at[i].hash};
        double rarity = ties_rarity(l, m->article, words.at[i].hash);
        if (rarity <= 0 || map_get(doers, key) != MAP_NONE) continue;
        bool found;
        uint32_t *at = map_put(l->a, seen, arena_slice(l->a, key), &found);
        if (!found) {
            *at = to->size;
            double tenths = rarity * TENTHS;
            *vec_push(l->a, to) = (counted){
                .word = {words.at[i].hash, (uint8_t)(tenths < UINT8_MAX ? tenths : UINT8_MAX)}, .last = NONE};
        }
        counted *x = &to->at[*at];
        x->count += x->last != quote;
        x->last = quote;
    }
}

static bool tells(const member *m) { return m->quote >= 0 && member_takes_side(m); }

static void add_words(lister *l, const claim *c, gist *out) {
    counted_list all = {0};
    map seen = {0}, doers = {0};
    for (uint32_t i = 0, quotes = 0; i < c->size && quotes < QUOTES; i++)
        if (tells(&c->members[i])) add_doers(l, &c->members[i], &doers), quotes++;
    for (uint32_t i = 0, quotes = 0; i < c->size && quotes < QUOTES; i++)
        if (tells(&c->members[i])) count_words(l, &c->members[i], quotes++, &doers, &seen, &all);
    if (all.size) qsort(all.at, all.size, sizeof *all.at, by_count);
    for (uint32_t i = 0; i < all.size && i < GIST_WORDS; i++) out->words[out->word_count++] = all.at[i].word;
    qsort(out->words, out->word_count, sizeof *out->words, by_key);
}

double gist_likeness(const gist *a, const gist *b) {
    double one = 0, other = 0, both = 0;
    for (uint32_t i = 0; i < a->word_count; i++) one += a->words[i].rarity * a->words[i].rarity;
    for (uint32_t i = 0; i < b->word_count; i++) other += b->words[i].rarity * b->words[i].rarity;
    for (uint32_t i = 0, k = 0; i < a->word_count && k < b->word_count;) {
        if (a->words[i].key == b->words[k].key) both += a->words[i].rarity * b->words[k].rarity;
        bool first = a->words[i].key <= b->words[k].key, second = a->words[i].key >= b->words[k].key;
        i += first;
        k += second;
    }
    return both > 0 ? both / sqrt(one * other) : 0;
}

static gist gist_made(lister *l, const claim *c) {
    gist out = {0};
    mark_list marks = {0};
    text_list lemmas = {0}, objects = {0}, recipients = {0};
    map seen_lemmas = {0}, seen_objects = {0}, seen_recipients = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        gist_mark mark = {m->article, m->quote, m->identity, m->side, member_takes_side(m)};
        int64_t denial = denial_of(l, m);
        if (denial) mark.article = denial, mark.quote = 0;
        add_report(&out, m->article);
        add_text(l, &seen_lemmas, &lemmas, m->lemma);
        if (m->objects.size) add_text(l, &seen_objects, &objects, m->objects);
        if (m->recipients.size) add_text(l, &seen_recipients, &recipients, m->recipients);
        if (!mark.who && mark.quote < 0) continue;
        if (!marks.size || !same_mark(&marks.at[marks.size - 1], &mark)) *vec_push(l->a, &marks) = mark;
    }
    out.marks = marks.at;
    out.mark_count = marks.size;
    out.lemmas = lemmas.at;
    out.lemma_count = lemmas.size;
    out.objects = objects.at;
    out.object_count = objects.size;
    out.recipients = recipients.at;
    out.recipient_count = recipients.size;
    add_words(l, c, &out);
    return out;
}

gist gist_of(lister *l, const claim *c) { return c->kept ? gist_take(l, kept_gist(c)) : gist_made(l, c); }

/* ---------------------------------------------------------------------------------------------------- packing */

static void put_texts(bundle *to, const slice *all, uint32_t count) {
    bundle_number(to, count);
    for (uint32_t i = 0; i < count; i++) bundle_text(to, all[i]);
}

/* Keys as they differ from the one before. */
static void put_gist_words(bundle *to, const gist *g) {
    bundle_number(to, g->word_count);
    for (uint32_t i = 0; i < g->word_count; i++) {
        bundle_number(to, (int64_t)g->words[i].key - (i ? g->words[i - 1].key : 0));
        bundle_number(to, g->words[i].rarity);
    }
}

/* Articles as they differ from the one before, and what has few values in one number. */
void gist_put(lister *l, const claim *c, bundle *to) {
    gist g = gist_made(l, c);
    int64_t before = 0;
    bundle_open(to);
    bundle_number(to, g.report_count);
    for (uint32_t i = 0; i < g.report_count; i++) bundle_number(to, g.reports[i]);
    put_texts(to, g.lemmas, g.lemma_count);
    put_texts(to, g.objects, g.object_count);
    put_texts(to, g.recipients, g.recipient_count);
    put_gist_words(to, &g);
    bundle_number(to, g.mark_count);
    for (uint32_t i = 0; i < g.mark_count; i++) {
        const gist_mark *x = &g.marks[i];
        bundle_number(to, x->article - before);
        bundle_number(to, (x->quote * SIDES + x->side) * 2 + x->takes);
        bundle_number(to, x->who);
        before = x->article;
    }
    bundle_close(to);
}

static const slice *take_texts(lister *l, unbundling *u, uint32_t *count) {
    *count = unbundle_count(u);
    slice *out = ARENA_NEW(l->a, slice, *count);
    for (uint32_t i = 0; i < *count; i++) out[i] = unbundle_text(u);
    return out;
}

static void take_gist_words(unbundling *u, gist *out) {
    uint32_t count = unbundle_count(u), key = 0;
    for (uint32_t i = 0; i < count; i++) {
        key += (uint32_t)unbundle_number(u);
        gist_word x = {key, (uint8_t)unbundle_number(u)};
        if (i < GIST_WORDS) out->words[out->word_count++] = x;
    }
}

/* The quote is -1 or more. */
static gist_mark take_mark(unbundling *u, int64_t before) {
    gist_mark out = {.article = (int64_t)((uint64_t)before + (uint64_t)unbundle_number(u))};
    uint64_t n = (uint64_t)unbundle_number(u) + 2 * SIDES;
    out.takes = n & 1;
    out.side = (uint8_t)(n / 2 % SIDES);
    out.quote = (int64_t)(n / 2 / SIDES) - 1;
    out.who = unbundle_number(u);
    return out;
}

gist gist_take(lister *l, unbundling part) {
    gist out = {0};
    uint32_t reports = unbundle_count(&part);
    for (uint32_t i = 0; i < reports; i++) add_report(&out, unbundle_number(&part));
    out.lemmas = take_texts(l, &part, &out.lemma_count);
    out.objects = take_texts(l, &part, &out.object_count);
    out.recipients = take_texts(l, &part, &out.recipient_count);
    take_gist_words(&part, &out);
    out.mark_count = unbundle_count(&part);
    gist_mark *marks = ARENA_NEW(l->a, gist_mark, out.mark_count);
    for (uint32_t i = 0; i < out.mark_count; i++) marks[i] = take_mark(&part, i ? marks[i - 1].article : 0);
    out.marks = marks;
    if (!unbundle_ended(&part) && l->status == READOUT_OK)
        l->status = fail(l->e, READOUT_STORE, "a kept dispute is damaged");
    return out;
}
