/* test_stem.c - the words that are remembered are those that FTS5's tokenizer gives */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <sqlite3.h>

#include "record/stem.h"

#include <cmocka.h>

enum { ROOM = 400, OUT = 4 * ROOM, TEXTS = 6000 };

/* Words, each with a line end behind it. */
typedef struct words {
    char at[OUT];
    size_t size;
} words;

typedef struct tokenizing {
    sqlite3 *db;
    fts5_tokenizer how;
    void *of;
    Fts5Tokenizer *with;
} tokenizing;

static int set_up(void **state) {
    static tokenizing t;
    static const char *arguments[] = {"unicode61", "remove_diacritics", "2"};
    fts5_api *api = NULL;
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_open(":memory:", &t.db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(t.db, "SELECT fts5(?1)", -1, &s, NULL), SQLITE_OK);
    sqlite3_bind_pointer(s, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(s);
    sqlite3_finalize(s);
    assert_int_equal(api->xFindTokenizer(api, "porter", &t.of, &t.how), SQLITE_OK);
    assert_int_equal(t.how.xCreate(t.of, arguments, 3, &t.with), SQLITE_OK);
    *state = &t;
    return 0;
}

static int tear_down(void **state) {
    tokenizing *t = *state;
    t->how.xDelete(t->with);
    return sqlite3_close(t->db);
}

static void take(void *context, slice word) {
    words *w = context;
    assert_true(w->size + word.size < OUT);
    memcpy(w->at + w->size, word.at, word.size);
    w->size += word.size;
    w->at[w->size++] = '\n';
}

static int take_token(void *context, int flags, const char *at, int size, int begin, int end) {
    (void)begin;
    (void)end;
    if (!(flags & FTS5_TOKEN_COLOCATED)) take(context, (slice){at, (size_t)size});
    return SQLITE_OK;
}

static void assert_cut(const tokenizing *t, stems *s, slice text) {
    words wanted = {.size = 0}, got = {.size = 0};
    assert_int_equal(t->how.xTokenize(t->with, &wanted, FTS5_TOKENIZE_DOCUMENT, text.at, (int)text.size, take_token),
                     SQLITE_OK);
    assert_true(stems_cut(s, text, take, &got));
    assert_int_equal(got.size, wanted.size);
    assert_memory_equal(got.at, wanted.at, wanted.size);
}

static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

/* Pieces that words are made of: endings that are cut off, letters of two bytes and more, marks that join, bytes that
 * are no text, gaps. */
static const char *const pieces[] = {
    "a", "RE", "port", "ing", "ies", "ational", "0", "1999", "ed", "y", "ss", "\xC3\xA9", "\xC3\x89",
    "e\xCC\x81", "\xCC\x81", "\xE2\x80\x99", "\xE2\x80\x9C", "\xFF", "\xC3", "\xF0\x9F\x98\x80", "'", "-", "_",
    "\n", " ", " ", ". ", "internationalisation", "\xD0\x96"};

static void texts_of_all_kinds(void **state) {
    stems *s = stems_new(&((tokenizing *)*state)->how, ((tokenizing *)*state)->of);
    assert_non_null(s);
    uint32_t seed = 7;
    for (int i = 0; i < TEXTS; i++) {
        char text[ROOM];
        size_t size = 0;
        for (uint32_t n = draw(&seed, 40); n > 0; n--) {
            const char *piece = pieces[draw(&seed, sizeof pieces / sizeof *pieces)];
            if (size + strlen(piece) > ROOM) break;
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        assert_cut(*state, s, (slice){text, size});
    }
    stems_free(s);
}

/* More words than are remembered, each of them twice. */
static void many_words(void **state) {
    stems *s = stems_new(&((tokenizing *)*state)->how, ((tokenizing *)*state)->of);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < 20000; i++) {
            char text[] = "Xaaaaings";
            for (uint32_t n = i, at = 1; at < 5; at++, n /= 26) text[at] = (char)('a' + n % 26);
            assert_cut(*state, s, (slice){text, sizeof text - 1});
        }
    assert_cut(*state, s, SLICE(""));
    assert_cut(*state, s, ((slice){"two\0words", 9}));
    stems_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(texts_of_all_kinds, set_up, tear_down),
                                       cmocka_unit_test_setup_teardown(many_words, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
