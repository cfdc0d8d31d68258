/* links.c - buckets by way of articles that are about the same; asked once for each sense and article */
#include "record/links.h"

#include <inttypes.h>

#include "record/anchors.h"
#include "record/narrow.h"

/* Buckets of the sense in articles that share a rare person or body with article `?`, the most frequent first. Others
 * than these keys are only descriptions. */
static const char linked_sql[] =
    "SELECT s.bucket, count(*) FROM (SELECT DISTINCT y.article AS article FROM article_actor x CROSS JOIN actor o ON "
    "o.id = x.actor CROSS JOIN actor p ON p.identity = o.identity CROSS JOIN article_actor y ON y.actor = p.id WHERE "
    "substr(o.key, 1, 2) IN ('p:', 'o:') AND (SELECT sum(n.articles) FROM actor b CROSS JOIN actor_name n ON n.actor "
    "= b.id AND n.role = 2 WHERE b.identity = o.identity) <= " LINKS_RARE
    " AND x.article = CAST(? AS INTEGER)) t CROSS JOIN statement s ON s.article = t.article WHERE "
    "substr(s.bucket_key, instr(s.bucket_key, char(10)) + 1, 2) IN ('c:', 'o:', 'p:', 'n:') AND s.bucket_key > ? || "
    "char(10)";

static int64_t linked(lister *l, slice sense, slice from, slice recipients) {
    query q = {0};
    int64_t best = 0, most = 0, others = 0;
    query_with(l, &q, linked_sql, from);
    *vec_push(l->a, &q.values) = sense;
    if (recipients.size) query_with(l, &q, " AND s.recipients = ?", recipients);
    query_with(l, &q, " AND s.bucket_key < ? || char(11) GROUP BY s.bucket ORDER BY 2 DESC, 1", sense);
    sqlite3_stmt *s = query_open(l, &q);
    while (lister_next(l, s)) {
        if (!best) {
            best = sqlite3_column_int64(s, 0);
            most = sqlite3_column_int64(s, 1);
        } else {
            others += sqlite3_column_int64(s, 1);
        }
    }
    if (s) query_close(l, s);
    return most >= DOMINANT * others ? best : 0;
}

int64_t links_bucket(lister *l, slice sense, int64_t from, slice recipients) {
    bool found;
    if (l->narrow) return narrow_link(l, sense, recipients);
    slice number = arena_print(l->a, "%" PRId64, from);
    slice key = arena_print(l->a, "%.*s %.*s\n%.*s", (int)number.size, number.at, (int)sense.size, sense.at,
                            (int)recipients.size, recipients.size ? recipients.at : "");
    uint32_t *at = map_put(l->a, &l->links, key, &found);
    if (found) return l->link_of.at[*at];
    *at = l->link_of.size;
    int64_t out = recipients.size ? linked(l, sense, number, recipients) : 0;
    if (!out) out = linked(l, sense, number, (slice){0});
    *vec_push(l->a, &l->link_of) = out;
    return out;
}
