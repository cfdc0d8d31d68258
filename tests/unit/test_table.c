/* test_table.c - tab-separated tables: cells, comments, errors by line */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/table.h"

/* After ours: it has a macro of the name `fail`. */
#include <cmocka.h>

typedef struct input {
    arena *arena;
    slice text;
    uint32_t least, most;
    table table;
} input;

static status parse_body(void *context, error *e) {
    input *in = context;
    return table_parse(in->arena, in->text, "words.tsv", in->least, in->most, &in->table, e);
}

static status parse(input *in, error *e) {
    in->arena = arena_new();
    assert_non_null(in->arena);
    return arena_run(in->arena, parse_body, in, e);
}

static void assert_cell(const table *t, uint32_t row, uint32_t column, const char *wanted) {
    slice cell = table_cell(t, row, column);
    assert_int_equal(cell.size, strlen(wanted));
    if (cell.size)
        assert_memory_equal(cell.at, wanted, cell.size);
}

static void test_cells(void **state) {
    (void)state;
    input in = {.text = SLICE("# one\ttwo\n\nKite\t bird \n \nfrog\t\tgreen\r\nlast"), .least = 1, .most = 3};
    assert_int_equal(parse(&in, NULL), READOUT_OK);
    assert_int_equal(in.table.size, 3);
    assert_cell(&in.table, 0, 0, "Kite");
    assert_cell(&in.table, 0, 1, "bird");
    assert_cell(&in.table, 0, 2, "");
    assert_cell(&in.table, 1, 1, "");
    assert_cell(&in.table, 1, 2, "green");
    assert_cell(&in.table, 2, 0, "last");
    assert_cell(&in.table, 3, 0, "");
    assert_int_equal(in.table.rows[1].line, 5);
    arena_free(in.arena);
}

static void test_empty(void **state) {
    (void)state;
    input in = {.text = SLICE(""), .least = 1, .most = 3};
    assert_int_equal(parse(&in, NULL), READOUT_OK);
    assert_int_equal(in.table.size, 0);
    arena_free(in.arena);
}

static void assert_bad_line(slice text, uint64_t line) {
    input in = {.text = text, .least = 2, .most = 3};
    error e = {0};
    assert_int_equal(parse(&in, &e), READOUT_BAD_MODEL);
    assert_int_equal(e.line, line);
    assert_string_equal(e.path, "words.tsv");
    arena_free(in.arena);
}

static void test_errors(void **state) {
    (void)state;
    assert_bad_line(SLICE("# head\na\tb\nalone\n"), 3);
    assert_bad_line(SLICE("a\tb\tc\td\n"), 1);
    assert_bad_line(SLICE("a\tb\n\na\t\xff\n"), 3);
}

static status fail_body(void *context, error *e) {
    const input *in = context;
    return table_fail(&in->table, 1, e, "no such colour '%s'", "puce");
}

static void test_fail(void **state) {
    (void)state;
    input in = {.text = SLICE("a\tred\n\nb\tpuce\n"), .least = 2, .most = 2};
    assert_int_equal(parse(&in, NULL), READOUT_OK);
    error e = {0};
    assert_int_equal(fail_body(&in, &e), READOUT_BAD_MODEL);
    assert_int_equal(e.line, 3);
    assert_string_equal(e.message, "no such colour 'puce'");
    arena_free(in.arena);
}

static status missing_body(void *context, error *e) {
    input *in = context;
    return table_load(in->arena, "tests", "no-such-table.tsv", 1, 1, &in->table, e);
}

static void test_missing(void **state) {
    (void)state;
    input in = {.arena = arena_new()};
    error e = {0};
    assert_int_equal(arena_run(in.arena, missing_body, &in, &e), READOUT_NO_FILE);
    assert_string_equal(e.path, "tests/no-such-table.tsv");
    arena_free(in.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cells), cmocka_unit_test(test_empty),   cmocka_unit_test(test_errors),
        cmocka_unit_test(test_fail),  cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
