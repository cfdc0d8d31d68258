/* list_stories.c - the list of stories: articles of one happening */
#include <stdlib.h>

#include "base/order.h"
#include "record/lists.h"
#include "record/stories.h"

const column stories_columns[] = {
    {"first", "first", 10, COLUMN_TEXT},          {"last", "last", 10, COLUMN_TEXT},
    {"title", "title", 0, COLUMN_TEXT},           {"articles", "articles", 8, COLUMN_NUMBER},
    {"outlets", "outlets", 7, COLUMN_NUMBER},     {"id", "id", 17, COLUMN_TEXT},
    {"members", "members", 0, COLUMN_CSV_ONLY},   {NULL, NULL, 0, COLUMN_TEXT}};

/* Articles [begin, end) of a list of articles by story. */
typedef struct one_story {
    uint32_t begin, end, first;
} one_story;

typedef struct listed {
    stories all;
    uint8_t *wanted;    /* whether the filter takes an article */
} listed;

static int by_size(const void *x, const void *y) {
    const one_story *a = x, *b = y;
    uint32_t one = a->end - a->begin, other = b->end - b->begin;
    if (one != other) return one < other ? 1 : -1;
    return (a->first > b->first) - (a->first < b->first);
}

static void find_wanted(lister *l, listed *in) {
    query q = {0};
    VEC(int64_t) ids = {0};
    in->wanted = ARENA_NEW(l->a, uint8_t, in->all.size);
    query_add(l, &q, "SELECT a.id FROM article a WHERE 1");
    query_articles(l, &q);
    if (l->filter->about)
        query_with(l, &q, " AND instr(lower(coalesce(a.title, '') || a.text), ?)", slice_of(l->filter->about));
    for (sqlite3_stmt *s = query_open(l, &q); lister_next(l, s);) *vec_push(l->a, &ids) = sqlite3_column_int64(s, 0);
    if (!ids.size) return;
    qsort(ids.at, ids.size, sizeof *ids.at, order_i64);
    for (uint32_t i = 0; i < in->all.size; i++)
        in->wanted[i] = bsearch(&in->all.articles[i].id, ids.at, ids.size, sizeof *ids.at, order_i64) != NULL;
}

/* What is known of the articles while the members are written. */
typedef struct summary {
    slice first, last, title;
    float central;
    map outlets;
} summary;

static void put_member(lister *l, json_t *list, const story_article *from, summary *sum) {
    static const char sql[] = "SELECT sha256, name, outlet, date, title, path FROM article WHERE id = ?";
    char id[ID_SIZE];
    bool found;
    sqlite3_stmt *s = lister_ask(l, sql, 1, &from->id);
    json_t *to = lister_next(l, s) ? list_object(l, list) : NULL;
    if (!to) return;
    id_of_article('a', store_text(s, 0), -1, id);
    put_string(l, to, "article", id);
    put_column(l, to, "name", s, 1);
    put_column(l, to, "outlet", s, 2);
    put_column(l, to, "date", s, 3);
    put_column(l, to, "title", s, 4);
    put_column(l, to, "path", s, 5);
    slice outlet = store_text(s, 2), day = store_text(s, 3), title = store_text(s, 4);
    *map_put(l->desk, &sum->outlets, arena_slice(l->desk, outlet.size ? outlet : slice_of(id)), &found) = 1;
    if (day.size && !sum->first.size) sum->first = arena_slice(l->desk, day);
    if (day.size) sum->last = arena_slice(l->desk, day);
    if (title.size && (!sum->title.size || from->central > sum->central)) {
        sum->title = arena_slice(l->desk, title);
        sum->central = from->central;
    }
    sqlite3_reset(s);
}

static void story_row(lister *l, const listed *in, const one_story *one) {
    summary sum = {0};
    const int64_t first = in->all.articles[one->first].id;
    char id[ID_SIZE];
    arena_reset(l->desk);
    row_begin(l);
    sqlite3_stmt *s = lister_ask(l, "SELECT sha256 FROM article WHERE id = ?", 1, &first);
    if (!lister_next(l, s)) return;
    id_of_key('t', store_text(s, 0), id);
    sqlite3_reset(s);
    put_string(l, l->row, "id", id);
    put_null(l, l->row, "title");
    put_null(l, l->row, "first");
    put_null(l, l->row, "last");
    put_number(l, l->row, "articles", one->end - one->begin);
    put_number(l, l->row, "outlets", 0);
    json_t *list = put_list(l, l->row, "members");
    for (uint32_t i = one->begin; i < one->end; i++) put_member(l, list, &in->all.articles[in->all.order[i]], &sum);
    put_text(l, l->row, "title", sum.title);
    put_text(l, l->row, "first", sum.first);
    put_text(l, l->row, "last", sum.last);
    put_number(l, l->row, "outlets", sum.outlets.size);
    row_end(l);
}

static bool suits(const listed *in, const one_story *one) {
    for (uint32_t i = one->begin; i < one->end; i++)
        if (in->wanted[in->all.order[i]]) return true;
    return false;
}

void list_stories(lister *l) {
    listed in = {0};
    VEC(one_story) some = {0};
    stories_find(l, &in.all);
    find_wanted(l, &in);
    for (uint32_t i = 0; i < in.all.size; i++) {
        one_story one = {in.all.begin[i], in.all.begin[i + 1], i};
        if (one.begin < one.end && suits(&in, &one)) *vec_push(l->a, &some) = one;
    }
    if (some.size) qsort(some.at, some.size, sizeof *some.at, by_size);
    for (uint32_t i = 0; i < some.size && !lister_done(l); i++) story_row(l, &in, &some.at[i]);
}
