/* narrow.c - the buckets of a few articles, counted from what is packed with them; see narrow.h */
#include "record/narrow.h"

#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "record/anchors.h"
#include "record/day.h"
#include "record/keys.h"
#include "record/links.h"
#include "record/merged.h"
#include "record/packed.h"
#include "record/ties.h"

enum { OWN = 24 /* articles of a dispute that others are compared with */, NEAR_DAYS = 30 };

/* A bucket, and whose statements stand in it. */
typedef struct place {
    bucket_row row;
    int64_t others; /* statements that neither assert nor deny */
    VEC(int64_t) articles;
    VEC(slice) recipients;
} place;

struct narrow {
    VEC(place) all;
    map by_key;
    struct narrow *before;
    struct worked *worked;
    article_list articles;
    int64_t total;
    map senses, links;
    __typeof__(((lister *)0)->of_sense) of_sense;
    __typeof__(((lister *)0)->link_of) link_of;
};

/* ------------------------------------------------------------------------------------------------- gathering */

static place *place_for(lister *l, narrow *n, slice key) {
    bool found;
    uint32_t at = map_get(&n->by_key, key);
    if (at != MAP_NONE) return &n->all.at[at];
    slice own = arena_slice(l->a, key);
    *map_put(l->a, &n->by_key, own, &found) = n->all.size;
    place *x = vec_push(l->a, &n->all);
    x->row = (bucket_row){.id = bucket_id(own), .key = own};
    return x;
}

static void add_statement(lister *l, narrow *n, int64_t report, const cell *x) {
    if (!x[STATEMENT_BUCKET].text.size) return;
    place *p = place_for(l, n, x[STATEMENT_BUCKET].text);
    int64_t side = x[STATEMENT_SIDE].number;
    p->row.asserts += side == SIDE_ASSERTS;
    p->row.denies += side == SIDE_DENIES;
    p->others += side != SIDE_ASSERTS && side != SIDE_DENIES;
    if (!p->articles.size || p->articles.at[p->articles.size - 1] != report) *vec_push(l->a, &p->articles) = report;
    *vec_push(l->a, &p->recipients) = arena_slice(l->a, x[STATEMENT_RECIPIENTS].text);
}

narrow *narrow_to(lister *l, const int64_t *articles, uint32_t count) {
    narrow *n = ARENA_NEW(l->a, narrow, 1);
    for (uint32_t i = 0; i < count && l->status == READOUT_OK; i++) {
        *vec_push(l->a, &n->articles) = articles[i];
        packed_rows rows = packed_of(l, articles[i], PACKED_STATEMENT);
        for (uint32_t k = 0; k < rows.rows; k++) add_statement(l, n, articles[i], packed_row(&rows, k));
    }
    n->before = l->narrow;
    n->total = l->articles;
    n->worked = l->worked;
    l->worked = NULL;
    n->senses = l->senses, n->links = l->links;
    memcpy(&n->of_sense, &l->of_sense, sizeof n->of_sense);
    memcpy(&n->link_of, &l->link_of, sizeof n->link_of);
    memset(&l->of_sense, 0, sizeof l->of_sense);
    memset(&l->link_of, 0, sizeof l->link_of);
    l->senses = l->links = (map){0};
    l->articles = 1 + (int64_t)count;
    return l->narrow = n;
}

void narrow_end(lister *l, narrow *n) {
    l->narrow = n->before;
    l->articles = n->total;
    l->worked = n->worked;
    l->senses = n->senses, l->links = n->links;
    memcpy(&l->of_sense, &n->of_sense, sizeof n->of_sense);
    memcpy(&l->link_of, &n->link_of, sizeof n->link_of);
}

/* ------------------------------------------------------------------------------------------------- answering */

static int by_id(const void *x, const void *y) {
    const bucket_row *a = x, *b = y;
    return (a->id > b->id) - (a->id < b->id);
}

void narrow_articles(lister *l, article_list *out) {
    for (uint32_t i = 0; i < l->narrow->articles.size; i++) *vec_push(l->a, out) = l->narrow->articles.at[i];
}

/* What comes to another bucket is counted there. */
void narrow_buckets(lister *l, buckets *out) {
    narrow *n = l->narrow;
    map at = {0};
    bool found;
    for (uint32_t i = 0; i < n->all.size; i++) {
        const bucket_row *own = &n->all.at[i].row;
        slice key = merged_bucket(l, own->key);
        uint32_t *known = map_put(l->a, &at, key, &found);
        if (!found) {
            *known = out->size;
            *vec_push(l->a, out) = (bucket_row){.id = bucket_id(key), .key = key};
        }
        out->at[*known].asserts += own->asserts;
        out->at[*known].denies += own->denies;
    }
    if (out->size) qsort(out->at, out->size, sizeof *out->at, by_id);
}

void narrow_having(lister *l, int64_t bucket, article_list *out) {
    const narrow *n = l->narrow;
    for (uint32_t i = 0; i < n->all.size; i++)
        for (uint32_t k = 0; n->all.at[i].row.id == bucket && k < n->all.at[i].articles.size; k++)
            *vec_push(l->a, out) = n->all.at[i].articles.at[k];
}

static bool is_of_sense(const place *p, slice sense, slice *actors) {
    *actors = p->row.key;
    return slice_equal(slice_take(actors, '\n'), sense);
}

siblings narrow_siblings(lister *l, slice sense) {
    const narrow *n = l->narrow;
    siblings out = {0, 0};
    int64_t most = 0, known = 0;
    for (uint32_t i = 0; i < n->all.size; i++) {
        const place *p = &n->all.at[i];
        slice actors;
        int64_t size = p->row.asserts + p->row.denies;
        if (!is_of_sense(p, sense, &actors) || bucket_described(p->row.id)) continue;
        if (!actors.size) {
            out.open = p->row.id;
            continue;
        }
        known += size;
        bool first = size == most && out.largest > p->row.id;
        if (size < most || (size == most && !first && out.largest)) continue;
        most = size;
        out.largest = p->row.id;
    }
    if (!most || most < DOMINANT * (known - most)) out.largest = 0;
    return out;
}

static bool is_known(slice actors) { return key_is(actors, "copn"); }

static int64_t linked(const narrow *n, slice sense, slice recipients) {
    int64_t best = 0, most = 0, all = 0;
    for (uint32_t i = 0; i < n->all.size; i++) {
        const place *p = &n->all.at[i];
        slice actors;
        int64_t size = 0;
        if (!is_of_sense(p, sense, &actors) || !is_known(actors)) continue;
        for (uint32_t k = 0; k < p->recipients.size; k++)
            size += !recipients.size || slice_equal(p->recipients.at[k], recipients);
        all += size;
        if (size < most || (size == most && best && best < p->row.id)) continue;
        most = size;
        best = p->row.id;
    }
    return most && most >= DOMINANT * (all - most) ? best : 0;
}

int64_t narrow_link(lister *l, slice sense, slice recipients) {
    int64_t out = recipients.size ? linked(l->narrow, sense, recipients) : 0;
    return out ? out : linked(l->narrow, sense, (slice){0});
}

/* ---------------------------------------------------------------------------------------------------- around */

/* Articles that share a person or body that few of the record name, by date. */
static const char shared_sql[] =
    "SELECT DISTINCT y.article, a.date, a.sha256 FROM article_actor x "
    "CROSS JOIN actor o ON o.id = x.actor CROSS JOIN actor p ON p.identity = o.identity CROSS JOIN article_actor y "
    "ON y.actor = p.id "
    "CROSS JOIN article a ON a.id = y.article "
    "WHERE substr(o.key, 1, 2) IN ('p:', 'o:') AND (SELECT sum(n.articles) FROM actor b "
    "CROSS JOIN actor_name n ON n.actor = b.id AND n.role = 2 WHERE b.identity = o.identity) <= " LINKS_RARE
    " AND x.article = ?";

typedef struct near {
    int64_t article;
    slice sha256;
    float alike; /* of its own: 2 */
} near;

typedef VEC(near) nears;

static int by_alike(const void *x, const void *y) {
    const near *a = x, *b = y;
    if (a->alike != b->alike) return a->alike > b->alike ? -1 : 1;
    return slice_compare(a->sha256, b->sha256);
}

static int32_t day_of_article(lister *l, int64_t report) {
    static const char sql[] = "SELECT date FROM article WHERE id = ?";
    sqlite3_stmt *s = lister_ask(l, sql, 1, &report);
    int32_t out = lister_next(l, s) ? day_of_text(store_text(s, 0)) : DAY_NONE;
    if (s) sqlite3_reset(s);
    return out;
}

static void add_shared(lister *l, int64_t own, map *seen, nears *out) {
    int32_t day = day_of_article(l, own);
    bool found;
    sqlite3_stmt *s = lister_ask(l, shared_sql, 1, &own);
    while (lister_next(l, s)) {
        near x = {.article = sqlite3_column_int64(s, 0), .sha256 = arena_slice(l->a, store_text(s, 2))};
        int32_t other = day_of_text(store_text(s, 1));
        bool late = day != DAY_NONE && other != DAY_NONE && abs(day - other) > NEAR_DAYS;
        x.alike = late ? 0 : ties_alike(l, own, x.article);
        if (x.alike < TIED) continue;
        uint32_t *at = map_put(l->a, seen, x.sha256, &found);
        if (!found) {
            *at = out->size;
            *vec_push(l->a, out) = x;
        } else if (out->at[*at].alike < x.alike) {
            out->at[*at].alike = x.alike;
        }
    }
}

static void add_own(lister *l, int64_t own, map *seen, nears *out) {
    static const char sql[] = "SELECT sha256 FROM article WHERE id = ?";
    bool found;
    sqlite3_stmt *s = lister_ask(l, sql, 1, &own);
    if (!lister_next(l, s)) return;
    near x = {own, arena_slice(l->a, store_text(s, 0)), 2};
    sqlite3_reset(s);
    *map_put(l->a, seen, x.sha256, &found) = out->size;
    *vec_push(l->a, out) = x;
}

void narrow_around(lister *l, const int64_t *own, uint32_t count, article_list *out) {
    nears all = {0};
    map seen = {0};
    if (count > OWN) count = OWN;
    for (uint32_t i = 0; i < count; i++) add_own(l, own[i], &seen, &all);
    for (uint32_t i = 0; i < count && l->status == READOUT_OK; i++) add_shared(l, own[i], &seen, &all);
    if (all.size) qsort(all.at, all.size, sizeof *all.at, by_alike);
    for (uint32_t i = 0; i < all.size && i < AROUND; i++) *vec_push(l->a, out) = all.at[i].article;
    if (out->size) qsort(out->at, out->size, sizeof *out->at, order_i64);
}
