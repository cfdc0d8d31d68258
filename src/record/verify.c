/* verify.c - checks a record against itself */
#include "base/sha256.h"
#include "record/coding.h"
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

/* An article's packed coding. */
typedef struct checking {
    lister *l;
    arena *held;
    slice sha256, packed, actors;
    size_t size;      /* of the text */
    int64_t counts[4]; /* articles, quotes, sentences, statements */
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
                fault(c->l, c->sha256, t->name, row, "stands outside of the text", (slice){0});
        }
}

static void check_actors(checking *c, coding *of) {
    static const char sql[] = "SELECT 1 FROM actor WHERE id = ?";
    uint32_t count;
    int64_t *actors = numbers_unpack(c->held, c->actors, &count);
    if (count != of->tables[PACKED_ACTOR].rows) fault(c->l, c->sha256, "article", 0, "the list of its actors is damaged", (slice){0});
    for (uint32_t i = 0; i < count; i++) {
        sqlite3_stmt *s = lister_ask(c->l, sql, 1, &actors[i]);
        if (lister_next(c->l, s)) sqlite3_reset(s);
        else fault(c->l, c->sha256, "article_actor", i, "points nowhere: actor", (slice){0});
    }
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
        fault(c->l, c->sha256, "article", 0, "what it was coded to is damaged", (slice){0});
        return READOUT_OK;
    }
    for (int which = 0; which < PACKED_TABLES; which++) check_spans(c, &of, (enum packed)which);
    check_actors(c, &of);
    c->counts[0]++;
    c->counts[1] += of.tables[PACKED_QUOTE].rows;
    c->counts[2] += of.tables[PACKED_SENTENCE].rows;
    c->counts[3] += of.tables[PACKED_STATEMENT].rows;
    return READOUT_OK;
}

static slice blob(sqlite3_stmt *s, int at) {
    const char *bytes = sqlite3_column_blob(s, at);
    return (slice){bytes ? bytes : "", bytes ? (size_t)sqlite3_column_bytes(s, at) : 0};
}

static void check_totals(lister *l, const checking *c) {
    static const char sql[] = "SELECT what, n FROM total ORDER BY what";
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    for (int i = 0; lister_next(l, s); i++)
        if (i > 3 || sqlite3_column_int64(s, 1) != c->counts[i]) fault(l, (slice){0}, "total", i, "is wrong: ", store_text(s, 0));
}

static void check_codings(lister *l) {
    static const char sql[] = "SELECT sha256, coding, actors, length(CAST(text AS BLOB)) FROM article ORDER BY sha256";
    checking c = {.l = l, .held = l->held};
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        arena_reset(c.held);
        c.sha256 = store_text(s, 0);
        c.packed = blob(s, 1);
        c.actors = blob(s, 2);
        c.size = (size_t)sqlite3_column_int64(s, 3);
        if (arena_run(c.held, check_coding, &c, l->e) != READOUT_OK) l->status = READOUT_NO_MEMORY;
    }
    check_totals(l, &c);
}

static void verify(lister *l) {
    check_file(l);
    check_texts(l);
    check_codings(l);
    *(uint64_t *)l->context = l->given;
}

status record_verify(record *r, row_sink sink, uint64_t *faults, error *e) {
    uint64_t count = 0;
    status s = lister_run(r, NULL, sink, verify, &count, NULL, e);
    if (faults) *faults = count;
    return s;
}
