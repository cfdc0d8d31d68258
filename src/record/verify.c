/* verify.c - checks a record against itself */
#include <string.h>

#include "base/sha256.h"
#include "record/print.h"
#include "record/sum.h"
#include "record/verify.h"

void verify_fault(lister *l, slice of, const char *table, int64_t n, const char *what, slice detail) {
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
        if (!slice_equal(store_text(s, 0), SLICE("ok"))) verify_fault(l, (slice){0}, "file", 0, "", store_text(s, 0));
    s = lister_ask(l, "PRAGMA foreign_key_check", 0, NULL);
    while (lister_next(l, s))
        verify_fault(l, (slice){0}, "file", sqlite3_column_int64(s, 1), "points nowhere: ", store_text(s, 0));
}

static void check_texts(lister *l) {
    sqlite3_stmt *s = lister_ask(l, "SELECT sha256, text, number FROM article ORDER BY id", 0, NULL);
    while (lister_next(l, s)) {
        char hex[2 * SHA256_SIZE + 1];
        sha256_hex(store_text(s, 1), hex);
        if (!slice_equal(store_text(s, 0), slice_of(hex)))
            verify_fault(l, store_text(s, 0), "article", 0, "the text is not the one that was added", (slice){0});
        if (sqlite3_column_int64(s, 2) != id_number(store_text(s, 0)))
            verify_fault(l, store_text(s, 0), "article", sqlite3_column_int64(s, 2), "its number is not its text's",
                         (slice){0});
    }
}

/* What is kept beside the text: its sum, the shingles of its words, the version of what coded it. */
static void check_fields(lister *l) {
    static const char sql[] =
        "SELECT " SUM_COLUMNS
        ", z.sum, a.text, p.prints, k.id FROM article a LEFT JOIN article_topic t ON t.article = a.id "
        "LEFT JOIN article_sum z ON z.article = a.id LEFT JOIN article_print p ON p.article = a.id "
        "LEFT JOIN coder k ON k.id = a.coder ORDER BY a.id";
    enum { SUM = 14, WORDS, PRINTS, CODER };
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        slice of = store_text(s, 0);
        arena_reset(l->desk);
        if (sqlite3_column_type(s, SUM) != SQLITE_NULL && sqlite3_column_int64(s, SUM) != sum_of_row(s, 0))
            verify_fault(l, of, "article", 0, "its fields, coding or terms are not those that were added",
                         (slice){0});
        slice packed = {sqlite3_column_blob(s, PRINTS), (size_t)sqlite3_column_bytes(s, PRINTS)};
        bool kept = sqlite3_column_type(s, PRINTS) != SQLITE_NULL;
        if (kept && !slice_equal(packed, prints_packed(l->desk, store_text(s, WORDS))))
            verify_fault(l, of, "article_print", 0, "is not its text's", (slice){0});
        if (sqlite3_column_type(s, CODER) == SQLITE_NULL)
            verify_fault(l, of, "article", 0, "what coded it is not there", (slice){0});
    }
}

/* An article's packed coding. */
typedef struct checking {
    lister *l;
    arena *held;
    int64_t id;
    slice sha256, packed, actors;
    size_t size;      /* of the text */
    bool whole;       /* then, in `held`, what it was coded to, and the rows of its actors */
    coding of;
    const int64_t *rows;
    uint32_t count;
} checking;

/* Each span must lie in the text: columns `begin` and `end` stand side by side. */
static void check_spans(checking *c, coding *of, enum packed which) {
    const packed_table *t = &packed_tables[which];
    uint32_t rows, columns = packed_columns(t);
    const cell *x = coding_rows(of, which, &rows);
    for (uint32_t row = 0; row < rows; row++, x += columns)
        for (uint32_t i = 1; i < columns; i++) {
            int64_t begin = x[i - 1].number, end = x[i].number;
            if (t->columns[i].kind == PACK_END && (begin < 0 || begin > end || end > (int64_t)c->size))
                verify_fault(c->l, c->sha256, t->name, row, "stands outside of the text", (slice){0});
        }
}

/* Each actor of the article must be the row that has its key. */
static void check_actors(checking *c, coding *of, const int64_t *actors, uint32_t count) {
    static const char sql[] = "SELECT key, article FROM actor WHERE id = ?";
    uint32_t rows, columns = packed_columns(&packed_tables[PACKED_ACTOR]);
    const cell *x = coding_rows(of, PACKED_ACTOR, &rows);
    if (count != rows) verify_fault(c->l, c->sha256, "article", 0, "the list of its actors is damaged", (slice){0});
    for (uint32_t i = 0; i < count && i < rows; i++, x += columns) {
        slice key = x[ACTOR_KEY].text;
        sqlite3_stmt *s = lister_ask(c->l, sql, 1, &actors[i]);
        bool there = lister_next(c->l, s);
        if (!there || !slice_equal(store_text(s, 0), key))
            verify_fault(c->l, c->sha256, "article_actor", i, "is not in the table of actors: ", key);
        else if (key_is_local(key, c->sha256) != (sqlite3_column_int64(s, 1) == c->id))
            verify_fault(c->l, c->sha256, "article_actor", i, "stands in another article: ", key);
        if (there) sqlite3_reset(s);
    }
}

/* Numbers of rows of the same article must be those of rows that are there. */
static void check_numbers(checking *c, coding *of, enum packed which, uint32_t at, enum packed into) {
    uint32_t rows, columns = packed_columns(&packed_tables[which]);
    const cell *x = coding_rows(of, which, &rows);
    for (uint32_t row = 0; row < rows; row++, x += columns)
        if (x[at].number >= (int64_t)of->tables[into].rows || x[at].number < -1)
            verify_fault(c->l, c->sha256, packed_tables[which].name, row,
                         "points nowhere: ", slice_of(packed_tables[which].columns[at].name));
}

static status check_coding(void *context, error *e) {
    checking *c = context;
    coding of;
    (void)e;
    bool whole = coding_open(&of, c->packed, c->held);
    for (int which = 0; whole && which < PACKED_TABLES; which++) {
        uint32_t rows, packed_rows = of.tables[which].rows;
        coding_rows(&of, (enum packed)which, &rows);
        whole = rows == packed_rows;
    }
    if (!whole) {
        verify_fault(c->l, c->sha256, "article", 0, "what it was coded to is damaged", (slice){0});
        return READOUT_OK;
    }
    for (int which = 0; which < PACKED_TABLES; which++) check_spans(c, &of, (enum packed)which);
    check_numbers(c, &of, PACKED_STATEMENT, STATEMENT_PROPOSITION, PACKED_PROPOSITION);
    check_numbers(c, &of, PACKED_STATEMENT, STATEMENT_QUOTE, PACKED_QUOTE);
    check_numbers(c, &of, PACKED_QUOTE, QUOTE_PARENT, PACKED_QUOTE);
    uint32_t count;
    int64_t *actors = numbers_unpack(c->held, c->actors, &count);
    check_actors(c, &of, actors, count);
    c->whole = true;
    c->of = of;
    c->rows = actors;
    c->count = count;
    return READOUT_OK;
}

static void check_codings(lister *l) {
    static const char sql[] =
        "SELECT sha256, coding, actors, length(CAST(text AS BLOB)), id FROM article ORDER BY id";
    checking c = {.l = l, .held = l->desk};
    recount *counts = recount_begin(l);
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        arena_reset(c.held);
        c.whole = false;
        c.id = sqlite3_column_int64(s, 4);
        c.sha256 = store_text(s, 0);
        c.packed = store_blob(s, 1);
        c.actors = store_blob(s, 2);
        c.size = (size_t)sqlite3_column_int64(s, 3);
        if (arena_run(c.held, check_coding, &c, l->e) != READOUT_OK) l->status = READOUT_NO_MEMORY;
        if (c.whole) recount_article(l, counts, c.sha256, c.rows, c.count, &c.of);
        arena_reset(l->held);
    }
    recount_end(l, counts);
}

static void verify(lister *l) {
    check_file(l);
    check_texts(l);
    check_fields(l);
    check_codings(l);
    verify_actors(l);
    verify_words(l);
    verify_decisions(l);
    *(uint64_t *)l->context = l->given;
}

status record_verify(record *r, row_sink sink, uint64_t *faults, error *e) {
    uint64_t count = 0;
    verify_kept kept = {.after = INT64_MIN, .more = true};
    status s = lister_run(r, NULL, sink, verify, &count, NULL, e);
    while (s == READOUT_OK && kept.more) s = lister_run(r, NULL, sink, verify_kept_some, &kept, NULL, e);
    if (faults) *faults = count + kept.faults;
    return s;
}
