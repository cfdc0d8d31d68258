/* query.c - SQL of lists under construction: the conditions of the filter, see lister.h */
#include "record/lister.h"

void query_add(lister *l, query *q, const char *sql) {
    q->sql = arena_print(l->a, "%.*s%s", (int)q->sql.size, q->sql.size ? q->sql.at : "", sql);
}

void query_with(lister *l, query *q, const char *sql, slice value) {
    query_add(l, q, sql);
    *vec_push(l->a, &q->values) = value;
}

static void with_column(lister *l, query *q, const char *of, const char *condition, slice value) {
    query_add(l, q, " AND ");
    query_add(l, q, of);
    query_with(l, q, condition, value);
}

void query_digits(lister *l, query *q, const char *of, slice digits) {
    with_column(l, q, of, "id IN (SELECT rowid FROM word WHERE wanted = digits_match(?))", digits);
    with_column(l, q, of, "sha256 >= ?", digits);
    with_column(l, q, of, "sha256 < ? || '~'", digits);
}

void query_articles(lister *l, query *q) {
    const record_filter *f = l->filter;
    slice id = slice_of(f->article);
    if (f->outlet) query_with(l, q, " AND a.outlet = ? COLLATE NOCASE", slice_of(f->outlet));
    if (f->since) query_with(l, q, " AND a.date >= ?", slice_of(f->since));
    if (f->until) query_with(l, q, " AND a.date < ? || '~'", slice_of(f->until));
    if (!f->article) return;
    if (id.size && id.at[0] == 'a') id = slice_part(id, 1, id.size);
    query_digits(l, q, "a.", id);
}
