/* stories.c - from terms to stories; see stories.h
 *
 * Count in how many articles each term is; make each article's vector of what it says most, and find with the lists
 * of earlier articles of each term whom it is like; join groups, the most alike first. That is done twice: for copies
 * of one report, with what is rare in news; then, with each term counted once for all copies of a report, for
 * stories. How alike two groups are is found anew when their turn comes, from the sums of their vectors: the mean
 * over all pairs is the product of the sums over the product of the sizes. */
#include "record/stories.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "record/day.h"
#include "record/topic.h"

enum {
    KEPT = 96,       /* terms of an article */
    GROUP_KEPT = 1024, /* and of a group */
    LOOKED = 400,    /* earlier articles that are looked at for one term */
    EDGES = 32,      /* articles that one is compared with, the most alike */
    WINDOW = 180,    /* days between two articles that are compared */
    JUDGED = 3,
    TRIES = 24,      /* times that how alike two groups are is found anew for one pair of articles */
};

static const double alike_enough = 0.13, alike_copies = 0.7, decay_days = 30, decay_least = 0.8, rarity_power = 0.8;

/* Two groups of JUDGED articles or more must be as alike as their own articles are among themselves, but for this
 * factor: else two happenings of one kind would become one. */
static const double within_factor = 0.6;

typedef struct value {
    uint32_t term;
    float weight;
} value;

typedef struct vector {
    value *at;
    uint32_t size;
} vector;

/* Articles that are one so far; those that have joined another point to it. */
typedef struct group {
    vector sum;
    uint32_t into, size, changes, dated;
    double days, own; /* own: the products of its articles with themselves */
    double whole;     /* the product of `sum` with itself; below 0: not asked for since that changed */
} group;

/* An earlier article that has a term. */
typedef struct posting {
    uint32_t at;
    float weight;
} posting;

typedef VEC(posting) posting_list;

typedef struct known_term {
    uint32_t key, articles, families; /* families: copies of one report counted once */
    posting_list dated, undated;      /* the earliest first */
} known_term;

/* Two articles whose groups may become one; `alike` holds as long as neither group changes. */
typedef struct edge {
    float alike;
    uint32_t a, b, a_changes, b_changes, tries;
} edge;

typedef struct finding {
    lister *l;
    stories *out;
    known_term *terms; /* an open hash */
    uint32_t term_count, term_room;
    group *groups;
    float *scores;     /* of earlier articles, for the one in hand */
    uint32_t *touched, touched_count;
    VEC(edge) heap;
    uint32_t families; /* 0: not known yet, and only what is rare in news counts */
    double enough;     /* how alike two groups must be to become one */
} finding;

/* ------------------------------------------------------------------------------------------------- terms */

static const char topics_sql[] =
    "SELECT a.id, a.date, t.terms FROM article a LEFT JOIN article_topic t ON t.article = a.id "
    "ORDER BY a.date, a.number, a.sha256";

static uint32_t term_slot(const finding *f, uint32_t key) {
    uint32_t at = key & (f->term_room - 1);
    while (f->terms[at].articles && f->terms[at].key != key) at = (at + 1) & (f->term_room - 1);
    return at;
}

static void more_terms(finding *f) {
    known_term *old = f->terms;
    uint32_t room = f->term_room;
    f->term_room = room ? room * 2 : 1024;
    f->terms = ARENA_NEW(f->l->a, known_term, f->term_room);
    for (uint32_t i = 0; i < room; i++)
        if (old[i].articles) f->terms[term_slot(f, old[i].key)] = old[i];
}

static void count_term(finding *f, uint32_t key) {
    if (2 * f->term_count >= f->term_room) more_terms(f);
    known_term *t = &f->terms[term_slot(f, key)];
    f->term_count += !t->articles;
    *t = (known_term){.key = key, .articles = t->articles + 1, .families = 1};
}

static slice terms_of(sqlite3_stmt *s) {
    return (slice){sqlite3_column_blob(s, 2), (size_t)sqlite3_column_bytes(s, 2)};
}

static void load_articles(finding *f) {
    VEC(story_article) all = {0};
    sqlite3_stmt *s = lister_ask(f->l, topics_sql, 0, NULL);
    while (lister_next(f->l, s)) {
        slice packed = terms_of(s);
        story_article one = {sqlite3_column_int64(s, 0), day_of_text(store_text(s, 1)), all.size, 0};
        *vec_push(f->l->a, &all) = one;
        for (size_t i = 0; i + TOPIC_BYTES <= packed.size; i += TOPIC_BYTES)
            count_term(f, topic_unpacked(packed.at + i).key);
    }
    f->out->articles = all.at;
    f->out->size = all.size;
}

/* ------------------------------------------------------------------------------------------------ vectors */

static int by_weight(const void *x, const void *y) {
    const value *a = x, *b = y;
    if (a->weight != b->weight) return a->weight < b->weight ? 1 : -1;
    return (a->term > b->term) - (a->term < b->term);
}

static int by_term(const void *x, const void *y) {
    const value *a = x, *b = y;
    return (a->term > b->term) - (a->term < b->term);
}

/* The terms that say most, at length 1; those of no other article are then left out. */
static vector vector_of(finding *f, slice packed) {
    value all[TOPIC_TERMS];
    uint32_t size = 0, kept = 0;
    double length = 0;
    for (size_t i = 0; i + TOPIC_BYTES <= packed.size && size < TOPIC_TERMS; i += TOPIC_BYTES) {
        term t = topic_unpacked(packed.at + i);
        uint32_t at = term_slot(f, t.key);
        double rarity = f->families ? topic_rarity_here(t.common, f->terms[at].families, f->families)
                                    : topic_rarity(t.common);
        if (rarity > 0) all[size++] = (value){t.key, (float)(t.weight * pow(rarity, rarity_power))};
    }
    qsort(all, size, sizeof *all, by_weight);
    if (size > KEPT) size = KEPT;
    for (uint32_t i = 0; i < size; i++) length += (double)all[i].weight * all[i].weight;
    for (uint32_t i = 0; i < size; i++)
        if (f->terms[term_slot(f, all[i].term)].articles > 1)
            all[kept++] = (value){all[i].term, (float)(all[i].weight / sqrt(length))};
    qsort(all, kept, sizeof *all, by_term);
    return (vector){arena_copy(f->l->a, all, sizeof *all * kept), kept};
}

/* Which of two terms comes first nobody can guess: no branch hangs on it. */
static double product(const vector *x, const vector *y) {
    double sum = 0;
    for (uint32_t i = 0, k = 0; i < x->size && k < y->size;) {
        uint32_t one = x->at[i].term, other = y->at[k].term;
        if (one == other) sum += (double)x->at[i].weight * y->at[k].weight;
        i += one <= other;
        k += other <= one;
    }
    return sum;
}

/* -------------------------------------------------------------------------------------------------- edges */

static bool comes_before(const edge *x, const edge *y) {
    if (x->alike != y->alike) return x->alike > y->alike;
    return x->a != y->a ? x->a < y->a : x->b < y->b;
}

static void push(finding *f, edge e) {
    *vec_push(f->l->a, &f->heap) = e;
    uint32_t at = f->heap.size - 1;
    for (; at && comes_before(&e, &f->heap.at[(at - 1) / 2]); at = (at - 1) / 2)
        f->heap.at[at] = f->heap.at[(at - 1) / 2];
    f->heap.at[at] = e;
}

static edge pop(finding *f) {
    edge first = f->heap.at[0], last = f->heap.at[--f->heap.size];
    uint32_t at = 0, down;
    for (; (down = 2 * at + 1) < f->heap.size; at = down) {
        if (down + 1 < f->heap.size && comes_before(&f->heap.at[down + 1], &f->heap.at[down])) down++;
        if (!comes_before(&f->heap.at[down], &last)) break;
        f->heap.at[at] = f->heap.at[down];
    }
    if (f->heap.size) f->heap.at[at] = last;
    return first;
}

static double decay(double days) { return decay_least + (1 - decay_least) * exp(-fabs(days) / decay_days); }

/* From the last one back to article `least`. What is written behind the last that is touched does not count. */
static void walk(finding *f, const posting_list *all, uint32_t least, float weight) {
    float *scores = f->scores;
    uint32_t *touched = f->touched, count = f->touched_count, end = all->size > LOOKED ? all->size - LOOKED : 0;
    for (uint32_t n = all->size; n-- > end && all->at[n].at >= least;) {
        posting p = all->at[n];
        float before = scores[p.at];
        touched[count] = p.at;
        count += before == 0;
        scores[p.at] = before + weight * p.weight;
    }
    f->touched_count = count;
}

static int by_alike(const void *x, const void *y) {
    const edge *a = x, *b = y;
    return comes_before(a, b) ? -1 : comes_before(b, a);
}

static void add_edges(finding *f, uint32_t i) {
    VEC(edge) some = {0};
    const story_article *me = &f->out->articles[i];
    for (uint32_t n = 0; n < f->touched_count; n++) {
        uint32_t k = f->touched[n];
        const story_article *other = &f->out->articles[k];
        double alike = f->scores[k];
        f->scores[k] = 0;
        if (alike < f->enough) continue; /* of some ten thousand nearly all, and time makes none more alike */
        if (me->day != DAY_NONE && other->day != DAY_NONE) alike *= decay(me->day - other->day);
        if (alike >= f->enough) *vec_push(f->l->desk, &some) = (edge){(float)alike, k, i, 0, 0, 0};
    }
    f->touched_count = 0;
    if (some.size > EDGES) qsort(some.at, some.size, sizeof *some.at, by_alike);
    for (uint32_t n = 0; n < some.size && n < EDGES; n++) push(f, some.at[n]);
}

/* Articles come by their days, those of no known day somewhere between. */
static bool is_long_before(const story_article *x, int32_t day) {
    return x->day == DAY_NONE || day - x->day > WINDOW;
}

static void find_edges(finding *f) {
    sqlite3_stmt *s = lister_ask(f->l, topics_sql, 0, NULL);
    for (uint32_t i = 0, least = 0; i < f->out->size && lister_next(f->l, s); i++) {
        group *g = &f->groups[i];
        int32_t day = f->out->articles[i].day;
        while (day != DAY_NONE && is_long_before(&f->out->articles[least], day)) least++;
        *g = (group){vector_of(f, terms_of(s)), i, 1, 0, day != DAY_NONE, day != DAY_NONE ? day : 0, 0, 0};
        g->own = g->whole = product(&g->sum, &g->sum);
        for (uint32_t n = 0; n < g->sum.size; n++) {
            known_term *t = &f->terms[term_slot(f, g->sum.at[n].term)];
            walk(f, &t->dated, day != DAY_NONE ? least : 0, g->sum.at[n].weight);
            walk(f, &t->undated, 0, g->sum.at[n].weight);
            *vec_push(f->l->a, day != DAY_NONE ? &t->dated : &t->undated) = (posting){i, g->sum.at[n].weight};
        }
        arena_reset(f->l->desk);
        add_edges(f, i);
    }
    if (s) sqlite3_reset(s);
}

/* ------------------------------------------------------------------------------------------------- groups */

static uint32_t group_of(finding *f, uint32_t i) {
    while (f->groups[i].into != i) i = f->groups[i].into = f->groups[f->groups[i].into].into;
    return i;
}

static double alike(const group *x, const group *y) {
    double mean = product(&x->sum, &y->sum) / ((double)x->size * y->size);
    return x->dated && y->dated ? mean * decay(x->days / x->dated - y->days / y->dated) : mean;
}

/* The mean over all pairs of a group's own articles. */
static double within(group *g) {
    if (g->whole < 0) g->whole = product(&g->sum, &g->sum);
    return (g->whole - g->own) / ((double)g->size * (g->size - 1));
}

static double needed(const finding *f, group *x, group *y) {
    if (x->size < JUDGED || y->size < JUDGED) return f->enough;
    double own = within_factor * (within(x) + within(y)) / 2;
    return own > f->enough ? own : f->enough;
}

static vector added(finding *f, const vector *x, const vector *y) {
    value *out = ARENA_NEW(f->l->desk, value, x->size + y->size);
    uint32_t size = 0, i = 0, k = 0;
    while (i < x->size || k < y->size) {
        if (k == y->size || (i < x->size && x->at[i].term < y->at[k].term)) out[size++] = x->at[i++];
        else if (i == x->size || y->at[k].term < x->at[i].term) out[size++] = y->at[k++];
        else {
            out[size] = x->at[i++];
            out[size++].weight += y->at[k++].weight;
        }
    }
    if (size > GROUP_KEPT) {
        qsort(out, size, sizeof *out, by_weight);
        size = GROUP_KEPT;
        qsort(out, size, sizeof *out, by_term);
    }
    return (vector){out, size};
}

static void join(finding *f, uint32_t a, uint32_t b) {
    group *x = &f->groups[a < b ? a : b], *y = &f->groups[a < b ? b : a];
    arena_reset(f->l->desk);
    vector sum = added(f, &x->sum, &y->sum);
    x->sum = (vector){arena_copy(f->l->a, sum.at, sizeof *sum.at * sum.size), sum.size};
    x->size += y->size;
    x->dated += y->dated;
    x->days += y->days;
    x->own += y->own;
    x->whole = -1;
    x->changes++;
    y->into = x->into;
}

static void join_all(finding *f) {
    while (f->heap.size && f->l->status == READOUT_OK) {
        edge e = pop(f);
        uint32_t a = group_of(f, e.a), b = group_of(f, e.b);
        group *x = &f->groups[a], *y = &f->groups[b];
        if (a == b) continue;
        if (e.tries && x->changes == e.a_changes && y->changes == e.b_changes) {
            join(f, a, b);
            continue;
        }
        double now = alike(x, y);
        if (now >= needed(f, x, y) && e.tries < TRIES)
            push(f, (edge){(float)now, e.a, e.b, x->changes, y->changes, e.tries + 1});
    }
}

/* In how many families each term is, by what the first article of each has; and forgets what was found. */
static void count_families(finding *f) {
    for (uint32_t i = 0; i < f->term_room; i++)
        f->terms[i].families = f->terms[i].dated.size = f->terms[i].undated.size = 0;
    f->families = 0;
    sqlite3_stmt *s = lister_ask(f->l, topics_sql, 0, NULL);
    for (uint32_t i = 0; i < f->out->size && lister_next(f->l, s); i++) {
        slice packed = terms_of(s);
        if (group_of(f, i) != i) continue;
        f->families++;
        for (size_t k = 0; k + TOPIC_BYTES <= packed.size; k += TOPIC_BYTES)
            f->terms[term_slot(f, topic_unpacked(packed.at + k).key)].families++;
    }
    if (s) sqlite3_reset(s);
}

/* Sorted by counting. */
static void order_by_story(lister *l, stories *out) {
    uint32_t *at = ARENA_NEW(l->a, uint32_t, out->size + 1);
    out->begin = ARENA_NEW(l->a, uint32_t, out->size + 1);
    out->order = ARENA_NEW(l->a, uint32_t, out->size);
    for (uint32_t i = 0; i < out->size; i++) out->begin[out->articles[i].story + 1]++;
    for (uint32_t i = 0; i < out->size; i++) at[i + 1] = out->begin[i + 1] += out->begin[i];
    for (uint32_t i = 0; i < out->size; i++) out->order[at[out->articles[i].story]++] = i;
}

static void group_all(lister *l, stories *out) {
    finding f = {.l = l, .out = out};
    load_articles(&f);
    if (!f.term_room) return;
    f.groups = ARENA_NEW(l->a, group, out->size);
    f.scores = ARENA_NEW(l->a, float, out->size);
    f.touched = ARENA_NEW(l->a, uint32_t, out->size + 1);
    vector *own = ARENA_NEW(l->a, vector, out->size);
    f.enough = alike_copies;
    find_edges(&f);
    join_all(&f);
    count_families(&f);
    f.enough = alike_enough;
    find_edges(&f);
    for (uint32_t i = 0; i < out->size; i++) own[i] = f.groups[i].sum;
    join_all(&f);
    for (uint32_t i = 0; i < out->size; i++) {
        uint32_t g = group_of(&f, i);
        out->articles[i].story = g;
        out->articles[i].central = (float)product(&own[i], &f.groups[g].sum);
    }
}

void stories_find(lister *l, stories *out) {
    *out = (stories){0};
    group_all(l, out);
    order_by_story(l, out);
}
