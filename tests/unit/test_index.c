/* The inverted index: what was put in is found, however many transactions there were, what is taken off is gone,
 * and what is searched for in FTS5's language is among what is found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "record/coding.h"
#include "record/put.h"
#include "record/sought.h"
#include "record_article.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

#include "record_reports.h"

enum { ARTICLES = 3000, WORDS = 40, LONG = 64 };

typedef struct filling {
    record *r;
    uint32_t chance;
    int64_t from, to;
    int32_t by;
    int (*expected)[ARTICLES]; /* of each word in each article */
} filling;

static uint32_t draw(uint32_t *chance) { return *chance = *chance * 1664525u + 1013904223u, *chance >> 8; }

/* Words of which some are in nearly every article, and some in one of thousands; one is too long. */
static slice term_of(arena *a, uint32_t n) {
    if (n == 0) return (slice){memset(arena_alloc(a, LONG), 'w', LONG), LONG};
    return n % 2 ? arena_print(a, "w%u", n) : arena_print(a, "w%u%s", n, "common front of words");
}

static status fill(void *context, error *e) {
    filling *f = context;
    index_batch *b = index_batch_new(f->r->scratch);
    for (int64_t i = f->from; i < f->to; i++) {
        index_words words = {0};
        for (uint32_t n = 0; n < WORDS; n++) {
            if (draw(&f->chance) % (1 + n * n * n / 8)) continue;
            index_word_add(f->r->scratch, &words, term_of(f->r->scratch, n));
            f->expected[n][i] += f->by;
        }
        index_batch_add(b, i + 1, &words, f->by);
    }
    status s = index_write(f->r, b, e);
    return s == READOUT_OK ? index_merge(f->r, e) : s;
}

static void filled(filling *f, int64_t from, int64_t to) {
    error e = {0};
    f->from = from;
    f->to = to;
    assert_int_equal(sqlite3_exec(f->r->db, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(arena_run(f->r->scratch, fill, f, &e), READOUT_OK);
    assert_int_equal(sqlite3_exec(f->r->db, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    arena_reset(f->r->scratch);
}

static void all_are_found(filling *f) {
    char room[LONG];
    for (uint32_t n = 0; n < WORDS; n++) {
        int64_t total = 0, count;
        size_t at = 0;
        index_hits hits = {0};
        int size = n % 2 ? snprintf(room, sizeof room, "w%u", n)
                         : snprintf(room, sizeof room, "w%u%s", n, "common front of words");
        slice term = n ? (slice){room, (size_t)size} : (slice){memset(room, 'w', LONG), LONG};
        assert_int_equal(index_find_word(f->r, term, &hits, NULL), READOUT_OK);
        index_settle(&hits);
        for (int64_t i = 0; i < ARTICLES; i++) {
            total += f->expected[n][i];
            if (!f->expected[n][i]) continue;
            assert_true(at < hits.size);
            assert_int_equal(hits.at[at].article, i + 1);
            assert_int_equal(hits.at[at++].count, f->expected[n][i]);
        }
        assert_int_equal(at, hits.size);
        assert_int_equal(index_count(f->r, term, &count, NULL), READOUT_OK);
        assert_int_equal(count, total);
        index_hits_release(&hits);
    }
}

static int64_t number(record *r, const char *sql) {
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(r->db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t out = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return out;
}

/* Batches of very different sizes, 200 of them: segments of three levels. Then half is taken off again, all but
 * once. */
static void what_is_put_in_is_found(void **state) {
    static int expected[WORDS][ARTICLES];
    filling f = {.r = opened(*state, RECORD_WRITE), .chance = 7, .by = 1, .expected = expected};
    memset(expected, 0, sizeof expected);
    for (int64_t at = 0, batch = 0; at < ARTICLES; batch++) {
        int64_t to = at + 1 + (batch % 50 == 0 ? 500 : draw(&f.chance) % 12);
        filled(&f, at, to < ARTICLES ? to : ARTICLES);
        at = to;
    }
    all_are_found(&f);
    assert_true(number(f.r, "SELECT max(level) FROM index_segment") >= 2);
    assert_true(number(f.r, "SELECT max(n) FROM (SELECT count(*) AS n FROM index_segment GROUP BY level)") <
                SEGMENTS);
    assert_true(number(f.r, "SELECT max(length(packed)) FROM index_piece") <= 4040);
    assert_int_equal(number(f.r, "SELECT count(*) FROM index_piece"),
                     number(f.r, "SELECT sum(pieces) FROM index_segment"));
    uint32_t chance = f.chance;
    filled(&f, 0, 400);
    f.chance = chance;
    f.by = -1;
    filled(&f, 0, 400);
    all_are_found(&f);
    record_close(f.r);
}

/* ---------------------------------------------------------------------------------------------- what is searched
 * for */

static const char *const texts[] = {"The ferry sank near the old harbour.", "No ferry sank; the harbour was closed.",
    "Harbours close in winter.",
    "An old man walked home.", "\xc3\x89lys\xc3\xa9 and ferry sinking.", "the the the old old ferry",
        "home harbour ferry winter man", ""};
enum { TEXTS = sizeof texts / sizeof *texts };

static const char *const pieces[] = {
    "ferry", "\"old harbour\"", "harb*",       "\"the\" + \"ferry\"", "elyse", "\"\"", "NEAR(\"ferry\" \"old\", 3)",
    "sink",  "^\"the\"",        "text : home", "\"the fer\" *",       "zebra"};
enum { PIECES = sizeof pieces / sizeof *pieces };

static status ignore_row(void *context, json_t *row, error *e) {
    (void)context;
    (void)row;
    (void)e;
    return READOUT_OK;
}

static void put_texts(record *r) {
    for (int i = 0; i < TEXTS; i++) {
        article *a = built(texts[i], "Post", "2031-05-01", NULL);
        assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
        article_free(a);
    }
}

static const char *match_now;
static record *searched;

/* Whether all that FTS5 finds is found. */
static void is_found(lister *l) {
    index_hits hits;
    bool all;
    sqlite3_stmt *s;
    sought_articles(l, slice_of(match_now), &hits, &all);
    assert_int_equal(
        sqlite3_prepare_v2(searched->db, "SELECT rowid FROM temp.whole WHERE whole MATCH ?", -1, &s, NULL),
        SQLITE_OK);
    sqlite3_bind_text(s, 1, match_now, -1, SQLITE_STATIC);
    while (sqlite3_step(s) == SQLITE_ROW)
        if (!all && !index_has(&hits, sqlite3_column_int64(s, 0)))
            print_error("%s: not %d\n", match_now, sqlite3_column_int(s, 0)), assert_true(false);
    sqlite3_finalize(s);
}

static void what_matches_is_among_what_is_found(void **state) {
    static const char *const joins[] = {" ", " AND ", " OR ", " NOT "};
    uint32_t chance = 3;
    searched = opened(*state, RECORD_WRITE);
    put_texts(searched);
    assert_int_equal(sqlite3_exec(searched->db,
        "CREATE VIRTUAL TABLE temp.whole USING fts5 (text, tokenize = 'porter unicode61 remove_diacritics 2'); "
                                                "INSERT INTO temp.whole (rowid, text) SELECT id, text FROM article",
                                                    NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < 2000; i++) {
        char match[400];
        size_t size = 0;
        bool open = false;
        for (uint32_t n = 0, count = 1 + draw(&chance) % 5; n < count; n++) {
            if (n) size += (size_t)snprintf(match + size, sizeof match - size, "%s", joins[draw(&chance) % 4]);
            if (!open && n + 1 < count && draw(&chance) % 3 == 0)
                open = true, size += (size_t)snprintf(match + size, sizeof match - size, "(");
            size += (size_t)snprintf(match + size, sizeof match - size, "%s", pieces[draw(&chance) % PIECES]);
            if (open && n + 1 == count) size += (size_t)snprintf(match + size, sizeof match - size, ")");
        }
        match_now = match;
        assert_int_equal(lister_run(searched, NULL, (row_sink){0}, is_found, NULL, NULL, NULL), READOUT_OK);
    }
    record_close(searched);
}

static void few_are_found(lister *l) {
    static const struct {
        const char *match;
        size_t count;
    } rows[] = {{"ferry", 5}, {"zebra", 0}, {"ferry harbour", 3}, {"zebra OR winter", 2}, {"harb*", 4},
        {"\"ferry\" NOT \"old\"", 5}, {"(zebra OR man) AND home", 2}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        index_hits hits;
        bool all;
        sought_articles(l, slice_of(rows[i].match), &hits, &all);
        assert_false(all);
        assert_int_equal(hits.size, rows[i].count);
    }
}

static void what_has_other_words_is_not(void **state) {
    record *r = opened(*state, RECORD_WRITE);
    put_texts(r);
    assert_int_equal(lister_run(r, NULL, (row_sink){0}, few_are_found, NULL, NULL, NULL), READOUT_OK);
    record_close(r);
}

/* Nothing that is asked may go round for ever or as deep as it is long. */
static void nonsense_is_borne(void **state) {
    static const char *const asked[] = {
        "(",    ")",   "((((", "\"",      "* * *",      "a AND", "NOT",   "NEAR(", "NEAR(a, ",
        "{a b", "- -", ": :",  "a + + b", "\"a\"\"b\"", "^^",    "a:b:c", "\x01"};
    char deep[4000];
    searched = opened(*state, RECORD_WRITE);
    put_texts(searched);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        record_list_find("search")->query(searched, &(record_filter){.text = asked[i]}, (row_sink){ignore_row, NULL},
                                          NULL);
    memset(deep, '(', sizeof deep);
    memcpy(deep, "\"a\"", 3);
    deep[sizeof deep - 1] = 0;
    record_list_find("search")->query(searched, &(record_filter){.text = deep}, (row_sink){ignore_row, NULL}, NULL);
    record_close(searched);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_put_in_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_matches_is_among_what_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_has_other_words_is_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nonsense_is_borne, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
