/* verify.c - checks a record against itself */
#include "base/sha256.h"
#include "record/lister.h"

static void fault(lister *l, slice of, const char *table, int64_t n, const char *what, slice detail) {
    char id[ID_SIZE];
    row_begin(l);
    if (of.size) id_of_article('a', of, -1, id);
    put_text(l, l->row, "article", of.size ? slice_of(id) : (slice){0});
    put_string(l, l->row, "table", table);
    put_number(l, l->row, "n", n);
    put_text(l, l->row, "fault", arena_print(l->a, "%s%.*s", what, (int)detail.size, detail.size ? detail.at : ""));
    row_end(l);
}

static void check_file(lister *l) {
    sqlite3_stmt *s = lister_ask(l, "PRAGMA integrity_check", 0, NULL);
    while (lister_next(l, s))
        if (!slice_equal(store_text(s, 0), SLICE("ok"))) fault(l, (slice){0}, "file", 0, "", store_text(s, 0));
    s = lister_ask(l, "PRAGMA foreign_key_check", 0, NULL);
    while (lister_next(l, s)) fault(l, (slice){0}, "file", sqlite3_column_int64(s, 1), "points nowhere: ", store_text(s, 0));
}

static void check_texts(lister *l) {
    sqlite3_stmt *s = lister_ask(l, "SELECT sha256, text FROM article ORDER BY sha256", 0, NULL);
    while (lister_next(l, s)) {
        char hex[2 * SHA256_SIZE + 1];
        sha256_hex(store_text(s, 1), hex);
        if (!slice_equal(store_text(s, 0), slice_of(hex)))
            fault(l, store_text(s, 0), "article", 0, "the text is not the one that was added", (slice){0});
    }
}

/* Tables whose begin and end must lie in the text. */
static const char *const in_text[][2] = {
    {"sentence", "SELECT a.sha256, x.n FROM sentence x JOIN article a ON a.id = x.article "
                 "WHERE x.begin > x.end OR x.begin < 0 OR x.end > length(CAST(a.text AS BLOB)) ORDER BY 1, 2"},
    {"mention", "SELECT a.sha256, x.n FROM mention x JOIN article a ON a.id = x.article "
                "WHERE x.begin > x.end OR x.begin < 0 OR x.end > length(CAST(a.text AS BLOB)) ORDER BY 1, 2"},
    {"quote", "SELECT a.sha256, x.n FROM quote x JOIN article a ON a.id = x.article "
              "WHERE x.begin > x.end OR x.begin < 0 OR x.end > length(CAST(a.text AS BLOB)) ORDER BY 1, 2"},
    {"statement", "SELECT a.sha256, x.n FROM statement x JOIN article a ON a.id = x.article "
                  "WHERE x.begin > x.end OR x.begin < 0 OR x.end > length(CAST(a.text AS BLOB)) ORDER BY 1, 2"}};

static void verify(lister *l) {
    check_file(l);
    check_texts(l);
    for (size_t i = 0; i < sizeof in_text / sizeof *in_text; i++) {
        sqlite3_stmt *s = lister_ask(l, in_text[i][1], 0, NULL);
        while (lister_next(l, s))
            fault(l, store_text(s, 0), in_text[i][0], sqlite3_column_int64(s, 1), "stands outside of the text", (slice){0});
    }
    *(uint64_t *)l->context = l->given;
}

status record_verify(record *r, row_sink sink, uint64_t *faults, error *e) {
    uint64_t count = 0;
    status s = lister_run(r, NULL, sink, verify, &count, NULL, e);
    if (faults) *faults = count;
    return s;
}
