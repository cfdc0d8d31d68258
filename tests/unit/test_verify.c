/* A record is damaged in many ways, one at a time: readout verify tells each, with its place, or the file is
 * refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

/* What a fault must name: its table, or one of several, joined by blanks. */
typedef struct damage {
    const char *sql, *tables;
} damage;

/* SQLite's `substr` on blobs is by bytes; a blob is put together again as text, cast. */
#define FLIPPED(column, at, hex)                                                                                     \
    "CAST(substr(" column ", 1, " at " - 1) || X'" hex "' || substr(" column ", " at " + 1) AS BLOB)"

static const damage damages[] = {
    /* the text */
    {"UPDATE article SET text = replace(text, 'drones', 'drores')", "article word"},
    {"UPDATE article SET text = text || ' ' WHERE id = 1", "article"},
    {"UPDATE article SET text = '' WHERE id = 2", "article word"},
    {"UPDATE article SET sha256 = '00' || substr(sha256, 3) WHERE id = 2", "article"},
    {"UPDATE article SET number = number + 1 WHERE id = 2", "article"},
    /* the fields */
    {"UPDATE article SET outlet = 'Strelsau Past' WHERE id = 1", "article"},
    {"UPDATE article SET date = '2031-05-03' WHERE id = 1", "article"},
    {"UPDATE article SET path = 'x' WHERE id = 3", "article"},
    {"UPDATE article SET line = 7 WHERE id = 3", "article"},
    {"UPDATE article SET coder = 99 WHERE id = 3", "article"},
    /* what it was coded to */
    {"UPDATE article SET coding = X'0102' WHERE id = 1", "article"},
    {"UPDATE article SET coding = '' WHERE id = 1", "article"},
    {"UPDATE article SET coding = (SELECT coding FROM article WHERE id = 2) WHERE id = 1", "article"},
    {"UPDATE article SET coding = substr(coding, 1, length(coding) - 1) WHERE id = 4", "article"},
    {"UPDATE article SET coding = " FLIPPED("coding", "length(coding)", "7F") " WHERE id = 4", "article"},
    {"UPDATE article SET coding = " FLIPPED("coding", "length(coding) / 2", "01") " WHERE id = 5", "article"},
    {"UPDATE article SET actors = X'00' WHERE id = 1", "article"},
    {"UPDATE article SET actors = (SELECT actors FROM article WHERE id = 3) WHERE id = 4", "article article_actor"},
    /* actors */
    {"DELETE FROM actor WHERE key = 'c:BOR'", "article_actor"},
    {"UPDATE actor SET key = 'c:BXR' WHERE key = 'c:BOR'", "article_actor actor"},
    {"UPDATE actor SET uid = 'p0000000000000000' WHERE key = 'c:BOR'", "actor"},
    {"UPDATE actor SET block = 'x' WHERE key = 'p:otto stanislas'", "actor"},
    {"UPDATE actor SET identity = 4711 WHERE key = 'c:BOR'", "actor"},
    {"UPDATE actor SET identity = (SELECT id FROM actor WHERE key = 'c:RUR') WHERE key = 'c:BOR'", "actor"},
    {"UPDATE actor SET identity = id", "actor"},
    {"INSERT INTO actor (id, key, uid, identity, block) VALUES (999, 'c:NOB', 'pffffffffffffffff', 999, '')",
     "actor"},
    {"UPDATE name_articles SET articles = articles + 1 WHERE id = (SELECT id FROM name_said WHERE name = "
     "'Graustark')",
     "name_count"},
    {"DELETE FROM name_articles WHERE id = (SELECT id FROM name_said WHERE name = 'Graustark')", "name_count"},
    {"INSERT INTO name_articles SELECT max(id) + 1, 1 FROM name_articles", "name_count"},
    {"DELETE FROM name_said WHERE name = 'Graustark'", "name_count"},
    {"DELETE FROM name_said WHERE name = 'Graustark'", "actor_word"},
    {"UPDATE name_said SET name = 'Grauslark' WHERE name = 'Graustark'", "name_count"},
    {"UPDATE name_said SET name = 'Grauslark' WHERE name = 'Graustark'", "actor_word"},
    /* counts */
    {"DELETE FROM denied WHERE id IN (SELECT id FROM denied LIMIT 1)", "denied"},
    {"UPDATE denied SET denies = denies + 1", "denied"},
    {"UPDATE denied SET key = key || 'x'", "denied"},
    {"DELETE FROM sense WHERE name LIKE '%give%'", "sense"},
    {"UPDATE sense SET known = known - 1 WHERE known > 0", "sense"},
    {"UPDATE sense SET leader = 0 WHERE leader <> 0", "sense"},
    {"UPDATE total SET n = n + 1 WHERE what = 'quotes'", "total"},
    {"DELETE FROM total WHERE what = 'quotes'", "total"},
    /* the index, and what else hangs on articles */
    {"DELETE FROM index_piece WHERE id IN (SELECT id FROM index_piece LIMIT 1)", "index"},
    {"DELETE FROM index_segment WHERE id IN (SELECT id FROM index_segment LIMIT 1)", "index"},
    {"INSERT INTO index_piece SELECT id + 1000, packed FROM index_piece LIMIT 1", "index"},
    {"UPDATE index_piece SET packed = substr(packed, 1, 30)", "index"},
    {"UPDATE index_piece SET packed = replace(packed, 'w', 'x')", "index"},
    {"UPDATE index_front SET first = first || 'x'", "index"},
    {"UPDATE index_front SET piece = piece + 1", "index"},
    {"UPDATE article_print SET prints = X'00112233' WHERE article = 1", "article_print"},
    {"UPDATE article_topic SET terms = X'001122330101' WHERE article = 1", "article"},
    {"DELETE FROM coder", "article"},
    {"DELETE FROM article WHERE id = 3", "index actor name_count denied sense total file"},
    {"PRAGMA foreign_keys = OFF; UPDATE article_topic SET article = 123 WHERE article = 1", "file"},
    /* by hand */
    {"UPDATE decision SET moment = '2031-06-01T10:00:01Z'", "decision"},
    {"UPDATE decision_on SET target = 'p0000000000000001' WHERE n = 0", "decision"},
    {"DELETE FROM decision_on", "decision"},
    {"DELETE FROM decision", "file"},
};

static void copy_file(const char *from, const char *to, long cut, long flip) {
    static char bytes[4 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_non_null(in);
    assert_non_null(out);
    size_t got = fread(bytes, 1, sizeof bytes, in);
    assert_true(got < sizeof bytes);
    if (cut > 0) got = got * (size_t)cut / 100;
    if (flip > 0) bytes[got * (size_t)flip / 1000] ^= 0x40;
    assert_int_equal(fwrite(bytes, 1, got, out), got);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

static status first_decision(void *context, json_t *row, error *e) {
    (void)context;
    (void)row;
    (void)e;
    return READOUT_OK;
}

static void make(const place *p) { add_reports(p, (int[]){0, 1, 2, 3, 4, 5, 6, 7}, REPORTS); }

static void decide_once(const place *p) {
    record *r = opened(p, RECORD_WRITE);
    json_t *claims = rows(r, "claims", NULL);
    const char *ids[] = {text_of(json_array_get(claims, 0), "id")};
    record_decision d = {.what = DECISION_HIDE, .ids = ids, .count = 1, .moment = "2031-06-01T10:00:00Z"};
    assert_int_equal(record_decide(r, &d, (row_sink){first_decision, NULL}, NULL), READOUT_OK);
    json_decref(claims);
    record_close(r);
}

/* The faults; NULL where the file is refused, with a reason. */
static json_t *faults_of(const char *path) {
    error e = {0};
    uint64_t faults = 0;
    json_t *all = json_array();
    record *r = record_open(path, RECORD_READ, NULL, &e);
    status s = r ? record_verify(r, (row_sink){keep, all}, &faults, &e) : e.status;
    record_close(r);
    if (s != READOUT_OK) {
        assert_true(s == READOUT_STORE || s == READOUT_NO_FILE);
        assert_true(e.message[0]);
        json_decref(all);
        return NULL;
    }
    assert_int_equal(json_array_size(all), faults);
    return all;
}

static bool is_named(json_t *faults, const char *tables) {
    for (size_t i = 0; i < json_array_size(faults); i++) {
        json_t *row = json_array_get(faults, i);
        if (text_of(row, "fault")[0] && strstr(tables, text_of(row, "table"))) return true;
    }
    return false;
}

static void each_damage_is_told(void **state) {
    const place *p = *state;
    make(p);
    for (int decided = 0; decided < 2; decided++) {
        if (decided) decide_once(p);
        json_t *none = faults_of(p->path);
        assert_non_null(none);
        assert_int_equal(json_array_size(none), 0);
        json_decref(none);
        for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
            bool by_hand = strstr(damages[i].sql, "decision");
            if (by_hand != decided) continue;
            place *other = place_new();
            char *why = NULL;
            copy_file(p->path, other->path, 0, 0);
            sqlite3 *db;
            assert_int_equal(sqlite3_open(other->path, &db), SQLITE_OK);
            if (sqlite3_exec(db, damages[i].sql, NULL, NULL, &why) != SQLITE_OK)
                print_error("%s: %s\n", damages[i].sql, why);
            assert_null(why);
            assert_true(sqlite3_total_changes(db) > 0);
            sqlite3_close(db);
            json_t *faults = faults_of(other->path);
            if (faults && !is_named(faults, damages[i].tables)) {
                print_error("%s: %s\n", damages[i].sql, json_dumps(faults, JSON_INDENT(1)));
                assert_true(false);
            }
            json_decref(faults);
            place_free(other);
        }
    }
}

/* A file that ends too early is refused or told. One with a byte changed somewhere is, or says the same: then nothing
 * reads the byte. */
static void damaged_files_are_told(void **state) {
    const place *p = *state;
    uint32_t told = 0, tried = 0;
    make(p);
    char *whole = dump(p);
    for (long cut = 5; cut < 100; cut += 5, tried++) {
        place *other = place_new();
        copy_file(p->path, other->path, cut, 0);
        json_t *faults = faults_of(other->path);
        assert_true(!faults || json_array_size(faults) > 0);
        json_decref(faults);
        place_free(other);
    }
    for (long flip = 1; flip < 1000; flip += 3) {
        place *other = place_new();
        copy_file(p->path, other->path, 0, flip);
        json_t *faults = faults_of(other->path);
        bool seen = !faults || json_array_size(faults) > 0;
        char *now = seen ? NULL : dump(other);
        if (!seen) assert_string_equal(now, whole);
        told += seen;
        tried++;
        json_decref(faults);
        free(now);
        place_free(other);
    }
    print_message("%u of %u changes told; the others are in bytes that are not used\n", (unsigned)told + 19,
                  (unsigned)tried);
    assert_true(told > 10);
    free(whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(each_damage_is_told, set_up, tear_down),
                                       cmocka_unit_test_setup_teardown(damaged_files_are_told, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
