/* topic.c - the terms of an article; see topic.h */
#include "record/topic.h"

#include <math.h>
#include <stdlib.h>

#include "record/print.h"

enum { LEAD_SENTENCES = 3 };

static const double name_weight = 2, number_weight = 3.5, verb_weight = 0.7, lead_weight = 1.5, count_power = 0.4;

/* So many articles of news stand behind what common.tsv says, of those at least so many beside a record's own; and a
 * word that is not in it is in so many of 1,000. */
static const double news_articles = 1000, news_articles_least = 100, rare = 0.5;

typedef struct counted {
    uint32_t key, times;
    double weight;
} counted;

typedef struct counts {
    counted *slots;
    uint32_t size, mask;
} counts;

/* By part of speech; 0: not counted. */
static const double kind_weight[UPOS_KINDS] = {[UPOS_ADJ] = 1, [UPOS_NOUN] = 1, [UPOS_PROPN] = name_weight,
                                               [UPOS_NUM] = number_weight, [UPOS_VERB] = verb_weight};

static double weight_of(const token *t) {
    double weight = t->upos < UPOS_KINDS ? kind_weight[t->upos] : 0;
    if (!weight || t->lemma.size < 2) return t->upos == UPOS_NUM ? weight : 0;
    return t->name != NAME_NONE && t->upos != UPOS_NUM ? name_weight : weight;
}

static void count(counts *all, uint32_t key, double weight) {
    uint32_t at = key & all->mask;
    while (all->slots[at].times && all->slots[at].key != key) at = (at + 1) & all->mask;
    counted *c = &all->slots[at];
    all->size += !c->times;
    c->key = key;
    c->times++;
    if (weight > c->weight) c->weight = weight;
}

/* One past the last word of the name that begins at `i`; of another word, one past itself. */
static uint32_t name_end(const article *a, uint32_t i) {
    uint32_t home = a->tokens.at[i].sentence, end = i;
    while (end < a->tokens.size && a->tokens.at[end].name != NAME_NONE && a->tokens.at[end].sentence == home) end++;
    return end > i ? end : i + 1;
}

static void count_word(const token *t, double part, arena *scratch, counts *all) {
    double weight = weight_of(t) * (t->upos == UPOS_NUM ? 1 : part);
    uint32_t key = weight ? word_key(scratch, t->lemma) : 0;
    if (key) count(all, key, t->sentence < LEAD_SENTENCES ? weight * lead_weight : weight);
}

static void count_all(const article *a, arena *scratch, counts *all) {
    for (all->mask = 63; all->mask < 2 * a->tokens.size;) all->mask = all->mask * 2 + 1;
    all->slots = ARENA_NEW(scratch, counted, all->mask + 1);
    for (uint32_t i = 0; i < a->tokens.size;) {
        uint32_t begin = i, end = name_end(a, i);
        for (; i < end; i++) count_word(&a->tokens.at[i], 1 / sqrt(end - begin), scratch, all);
    }
}

static double rarity(uint8_t listed, uint32_t with, uint32_t articles, double news) {
    double share = listed ? listed * 4 / 1000.0 : rare / 1000;
    return log((articles + news) / (with + news * share));
}

double topic_rarity(uint8_t listed) { return rarity(listed, 1, 1, news_articles); }

double topic_rarity_here(uint8_t listed, uint32_t with, uint32_t articles) {
    double news = articles < news_articles_least ? news_articles_least : articles;
    return rarity(listed, with, articles, news < news_articles ? news : news_articles);
}

/* What the term says, as far as the article alone can tell. */
typedef struct candidate {
    term term;
    double says;
} candidate;

static int by_saying(const void *x, const void *y) {
    const candidate *a = x, *b = y;
    if (a->says != b->says) return a->says < b->says ? 1 : -1;
    return (a->term.key > b->term.key) - (a->term.key < b->term.key);
}

/* Brings the `wanted` that say most to the front, in no order. */
static void choose(candidate *list, uint32_t size, uint32_t wanted) {
    uint32_t low = 0, high = size;
    while (low < wanted && high - low > 1) {
        candidate middle = list[low + (high - low - 1) / 2]; /* never the last: both parts then have some */
        uint32_t i = low, k = high - 1;
        for (;; i++, k--) {
            while (by_saying(&list[i], &middle) < 0) i++;
            while (by_saying(&list[k], &middle) > 0) k--;
            if (i >= k) break;
            candidate other = list[i];
            list[i] = list[k];
            list[k] = other;
        }
        if (k + 1 <= wanted) low = k + 1;
        else high = k + 1;
    }
}

static int by_key(const void *x, const void *y) {
    const candidate *a = x, *b = y;
    return (a->term.key > b->term.key) - (a->term.key < b->term.key);
}

/* `rarities` as far as they were asked for, else 0. */
static candidate candidate_of(const counted *c, const common *known, double rarities[256]) {
    uint32_t articles = (common_articles(known, c->key) + 2) / 4;
    double weight = c->times > 1 ? c->weight * pow(c->times, count_power) : c->weight;
    term t = {c->key, (uint8_t)(weight > 25 ? 250 : weight * 10 + 0.5), (uint8_t)(articles > 255 ? 255 : articles)};
    if (rarities[t.common] == 0) rarities[t.common] = topic_rarity(t.common);
    return (candidate){t, t.weight * rarities[t.common]};
}

slice topic_packed(const article *a, const common *known, arena *scratch) {
    counts all = {0};
    uint32_t size = 0;
    double rarities[256] = {0};
    count_all(a, scratch, &all);
    candidate *list = ARENA_NEW(scratch, candidate, all.size);
    for (uint32_t i = 0; i <= all.mask; i++)
        if (all.slots[i].times) list[size++] = candidate_of(&all.slots[i], known, rarities);
    if (size > TOPIC_TERMS) choose(list, size, TOPIC_TERMS);
    if (size > TOPIC_TERMS) size = TOPIC_TERMS;
    qsort(list, size, sizeof *list, by_key);
    unsigned char *out = arena_room(scratch, (size_t)size * TOPIC_BYTES);
    for (uint32_t i = 0; i < size; i++) {
        unsigned char *to = out + (size_t)i * TOPIC_BYTES;
        for (int b = 0; b < 4; b++) to[b] = (unsigned char)(list[i].term.key >> 8 * b);
        to[4] = list[i].term.weight;
        to[5] = list[i].term.common;
    }
    return (slice){(const char *)out, (size_t)size * TOPIC_BYTES};
}

term topic_unpacked(const char *at) {
    const unsigned char *bytes = (const unsigned char *)at;
    return (term){print_unpacked(at), bytes[4], bytes[5]};
}
