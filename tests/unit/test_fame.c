/* test_fame.c - how many articles name an actor, read of all at once: as the record has it of each, and whoever is
 * rare in an article is that with it and without */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../../tool/generate.h"
#include "record/faces.h"
#include "record/fame.h"
#include "record/lists.h"
#include "record_article.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

#include "record_reports.h"

enum { MANY = 150, SEED = 7, MOST_ACTORS = 20000 };

/* Eight reports, two of whose spellings join, and others that share many actors. */
static record *filled(const place *p) {
    record *r = opened(p, RECORD_WRITE);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    for (int i = 0; i < REPORTS; i++) add(r, i);
    for (uint64_t i = 0; i < MANY; i++) {
        article *a = generate_article(SEED, i, true);
        assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
        article_free(a);
    }
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
    return r;
}

static int64_t asked(record *r, const char *sql, int64_t id) {
    sqlite3_stmt *s;
    assert_int_equal(sqlite3_prepare_v2(r->db, sql, -1, &s, NULL), SQLITE_OK);
    sqlite3_bind_int64(s, 1, id);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

static const char articles_sql[] =
                      "SELECT coalesce(sum(articles), 0) FROM name_count WHERE actor = ? AND facts <> ''",
                  as_one_sql[] =
                      "SELECT count(*) FROM actor a JOIN actor b ON b.identity = a.identity WHERE a.id = ?";

static void test_as_the_record_has_it(void **state) {
    record *r = filled(*state);
    fame *f;
    int told = 0, joined = 0;
    assert_int_equal(fame_read(r, &f, NULL), READOUT_OK);
    int64_t last = asked(r, "SELECT max(id) FROM actor WHERE ?1", 1);
    for (int64_t i = 1; i <= last; i++) {
        int64_t articles = asked(r, articles_sql, i);
        bool alone = asked(r, as_one_sql, i) == 1;
        assert_int_equal(fame_alone(f, i), alone);
        assert_int_equal(fame_of(f, i), alone && articles ? articles < FAME_MOST ? articles : FAME_MOST : -1);
        told += fame_of(f, i) > 1;
        joined += !alone;
    }
    assert_true(told > 20);
    assert_int_equal(joined, 2);
    static const int64_t none[] = {0, -1, INT64_MIN, INT64_MAX};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_int_equal(fame_of(f, none[i]), -1);
        assert_false(fame_alone(f, none[i]));
        assert_false(fame_alone(NULL, 1));
    }
    fame_free(f);
    record_close(r);
}

typedef struct found {
    int64_t actors[MOST_ACTORS];
    uint32_t size;
} found;

static void find(lister *l) {
    found *to = l->context;
    for (int64_t at = 1; at <= REPORTS + MANY; at++) {
        face_list rare = {0};
        faces_rare(l, at, &rare);
        for (uint32_t i = 0; i < rare.size; i++) to->actors[to->size++] = rare.at[i];
        to->actors[to->size++] = -at;
    }
}

static void test_rare_with_and_without(void **state) {
    static found with, without;
    record *r = filled(*state);
    fame *f;
    with.size = without.size = 0;
    assert_int_equal(lister_run(r, NULL, (row_sink){0}, find, &without, NULL, NULL), READOUT_OK);
    assert_int_equal(fame_read(r, &f, NULL), READOUT_OK);
    r->fame = f;
    assert_int_equal(lister_run(r, NULL, (row_sink){0}, find, &with, NULL, NULL), READOUT_OK);
    r->fame = NULL;
    assert_true(with.size > 2 * (REPORTS + MANY));
    assert_int_equal(with.size, without.size);
    assert_memory_equal(with.actors, without.actors, with.size * sizeof *with.actors);
    fame_free(f);
    record_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_as_the_record_has_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rare_with_and_without, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
