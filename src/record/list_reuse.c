/* list_reuse.c - the list of copied passages, and two articles side by side
 *
 * Pairs that may share a passage come from reuse.h; their texts are then compared. A passage counts by its words,
 * times what its prints weigh: so stock phrases and an outlet's own boilerplate fall below what makes a passage. */
#include "record/compare.h"
#include "record/lists.h"
#include "record/reuse.h"

const column reuse_columns[] = {
    {"date", "to.date", 10, COLUMN_TEXT},           {"to", "to.report", 16, COLUMN_TEXT},
    {"from", "from.report", 16, COLUMN_TEXT},       {"words", "words", 5, COLUMN_NUMBER},
    {"quote", "to.quote", 0, COLUMN_TEXT},          {"direction", "direction", 0, COLUMN_CSV_ONLY},
    {"why", "why", 0, COLUMN_CSV_ONLY},             {"share", "share", 0, COLUMN_CSV_ONLY},
    {"to_article", "to.article", 0, COLUMN_CSV_ONLY}, {"to_path", "to.path", 0, COLUMN_CSV_ONLY},
    {"to_begin", "to.begin", 0, COLUMN_CSV_ONLY},   {"to_end", "to.end", 0, COLUMN_CSV_ONLY},
    {"from_date", "from.date", 0, COLUMN_CSV_ONLY}, {"from_article", "from.article", 0, COLUMN_CSV_ONLY},
    {"from_path", "from.path", 0, COLUMN_CSV_ONLY}, {"from_begin", "from.begin", 0, COLUMN_CSV_ONLY},
    {"from_end", "from.end", 0, COLUMN_CSV_ONLY},   {"from_quote", "from.quote", 0, COLUMN_CSV_ONLY},
    {"to_outlet", "to.outlet", 0, COLUMN_CSV_ONLY}, {"from_outlet", "from.outlet", 0, COLUMN_CSV_ONLY},
    {"id", "id", 0, COLUMN_CSV_ONLY},               {NULL, NULL, 0, COLUMN_TEXT}};

/* ------------------------------------------------------------------------------------------ what counts */

/* The mean weight of the other's prints that lie in a passage; 1 where none does. Between copies of one report all
 * count. */
static double weight_of(const reuse *all, const carrier *one, const carrier *other, const passage *p,
                        const prints *kept) {
    double sum = 0;
    uint32_t count = 0;
    if (one->family == other->family) return 1;
    for (uint32_t i = 0; i < kept->size; i++) {
        const print *x = &kept->at[i];
        if (x->word < p->b || x->word + PRINT_WORDS > p->b_end) continue;
        bool own = one->outlet && other->outlet && reuse_boilerplate(all, x->hash, one->outlet) &&
                   reuse_boilerplate(all, x->hash, other->outlet);
        sum += own ? 0 : reuse_weight(all, x->hash);
        count++;
    }
    return count ? sum / count : 1;
}

/* Rare words that a passage must be worth, and the least share of its words that must be the same: in a short one
 * nearly all, for what differs in numbers alone ("a loss of 12 cts a share against a gain of 31") is a form, not a
 * copy. */
static const double least_worth = 5, long_worth = 12, density_short = 0.8, density_long = 0.7;

static bool worth_it(const reuse *all, const carrier *one, const carrier *other, const compared *c, const passage *p,
                     const prints *kept) {
    double worth = 0;
    uint32_t a = p->a_end - p->a, b = p->b_end - p->b;
    for (uint32_t i = 0; i < p->count; i++)
        for (uint32_t k = 0; k < p->runs[i].size; k++)
            worth += reuse_word_weight(all, c->words.at[p->runs[i].a + k].hash);
    worth *= weight_of(all, one, other, p, kept);
    double density = (double)p->shared / (a > b ? a : b);
    return worth >= least_worth && density >= (worth < long_worth ? density_short : density_long);
}

/* -------------------------------------------------------------------------------------------------- rows */

static slice last_part(slice path) {
    size_t begin = path.size;
    while (begin && path.at[begin - 1] != '/') begin--;
    return slice_part(path, begin, path.size);
}

static void put_place(lister *l, const char *field, const source *from, span at) {
    json_t *to = put_object(l, l->row, field);
    if (!to) return;
    put_source(l, to, from);
    put_text(l, to, "report", from->outlet.size ? from->outlet : last_part(from->path));
    put_text(l, to, "title", from->title);
    put_words(l, to, from, at);
}

static void put_direction(lister *l, json_t *to, const compared *c) {
    put_string(l, to, "direction", direction_name[c->direction]);
    json_t *list = put_list(l, to, "why");
    for (uint32_t i = 0; i < c->whys; i++) list_text(l, list, c->why[i]);
}

static void reuse_row(lister *l, const compared *c, const passage *p) {
    char id[ID_SIZE];
    bool turned = c->direction == FROM_SECOND;
    const source *from = turned ? &c->other : &c->one, *to = turned ? &c->one : &c->other;
    span one = passage_in_first(c, p), other = passage_in_other(c, p);
    uint32_t words = turned ? c->words.size : c->other_words.size;
    row_begin(l);
    id_of_key('r',
              arena_print(l->desk, "%.*s %.*s %u %u", (int)c->one.sha256.size, c->one.sha256.at,
                          (int)c->other.sha256.size, c->other.sha256.at, one.begin, other.begin),
              id);
    put_string(l, l->row, "id", id);
    put_number(l, l->row, "words", p->shared);
    put_real(l, l->row, "share", (double)p->shared / words);
    put_direction(l, l->row, c);
    put_place(l, "from", from, turned ? other : one);
    put_place(l, "to", to, turned ? one : other);
    row_end(l);
}

/* ------------------------------------------------------------------------------------------------ filters */

/* Which articles the filter names, a byte for each. */
static uint8_t *wanted_articles(lister *l, const reuse *all) {
    const record_filter *f = l->filter;
    uint8_t *wanted = ARENA_NEW(l->a, uint8_t, all->size);
    map ids = {0};
    bool found;
    if (!f->outlet && !f->since && !f->until && !f->article) {
        for (uint32_t i = 0; i < all->size; i++) wanted[i] = 1;
        return wanted;
    }
    query q = {0};
    query_add(l, &q, "SELECT a.id FROM article a WHERE 1");
    query_articles(l, &q);
    for (sqlite3_stmt *s = query_open(l, &q); lister_next(l, s);)
        *map_put(l->a, &ids, arena_slice(l->a, store_text(s, 0)), &found) = 1;
    for (uint32_t i = 0; i < all->size; i++)
        wanted[i] = map_get(&ids, arena_print(l->a, "%lld", (long long)all->articles[i].id)) != MAP_NONE;
    return wanted;
}

static bool has_words(lister *l, slice text, slice wanted) {
    return !wanted.size || slice_find(utf8_key(l->desk, text), wanted) != SIZE_MAX;
}

static void rows_of_pair(lister *l, const reuse *all, const reuse_pair *pair, slice about) {
    const carrier *one = &all->articles[pair->first], *other = &all->articles[pair->second];
    compared c;
    prints kept = {0};
    arena_reset(l->desk);
    if (!compare(l, one->id, other->id, &c) || !c.found.size) return;
    prints_of_words(l->desk, &c.other_words, &kept);
    for (uint32_t i = 0; i < c.found.size && !lister_done(l); i++) {
        const passage *p = &c.found.at[i];
        span at = passage_in_other(&c, p);
        if (!worth_it(all, one, other, &c, p, &kept)) continue;
        if (has_words(l, slice_part(c.other.text, at.begin, at.end), about)) reuse_row(l, &c, p);
    }
}

void list_reuse(lister *l) {
    reuse all;
    reuse_find(l, &all);
    reuse_count_words(l, &all);
    const uint8_t *wanted = wanted_articles(l, &all);
    slice about = utf8_key(l->a, slice_of(l->filter->about));
    for (uint32_t i = 0; i < all.pair_count && !lister_done(l); i++)
        if (wanted[all.pairs[i].first] || wanted[all.pairs[i].second]) rows_of_pair(l, &all, &all.pairs[i], about);
}
