/* test_word_roles.c - which words have a role, what words end with, and what the tables of both may not say */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/word_endings.h"
#include "base/word_roles.h"

/* After ours: it has a macro of the name `fail`. */
#include <cmocka.h>

typedef struct input {
    arena *arena;
    const char *folder;
    const char *kind;
    const word_roles *words;
    word_endings endings;
} input;

static status load(void *context, error *e) {
    input *in = context;
    return word_roles_open(in->arena, in->folder, &in->words, e);
}

static status load_endings(void *context, error *e) {
    input *in = context;
    return word_endings_open(in->arena, in->folder, in->kind, &in->endings, e);
}

static const char *lang(void) {
    const char *folder = getenv("READOUT_LANG");
    return folder ? folder : "lang/en";
}

static void test_roles(void **state) {
    (void)state;
    input in = {.arena = arena_new(), .folder = lang()};
    assert_int_equal(arena_run(in.arena, load, &in, NULL), READOUT_OK);
    assert_true(word_is(in.words, SLICE("by"), WORD_AGENT));
    assert_true(word_is(in.words, SLICE("By"), WORD_AGENT));
    assert_true(word_is(in.words, SLICE("BY"), WORD_POSSESSOR));
    assert_false(word_is(in.words, SLICE("of"), WORD_AGENT));
    assert_false(word_is(in.words, SLICE("bye"), WORD_AGENT));
    assert_false(word_is(in.words, SLICE("b"), WORD_AGENT));
    assert_false(word_is(in.words, SLICE(""), WORD_AGENT));
    assert_false(word_is(in.words, SLICE("by a word of no end"), WORD_AGENT));
    assert_false(word_is(NULL, SLICE("by"), WORD_AGENT));
    assert_true(slice_equal(word_first(in.words, WORD_POSSESSOR), SLICE("by")));
    assert_int_equal(word_first(NULL, WORD_POSSESSOR).size, 0);
    arena_free(in.arena);
}

static void test_endings(void **state) {
    (void)state;
    input in = {.arena = arena_new(), .folder = lang()};
    assert_int_equal(arena_run(in.arena, load, &in, NULL), READOUT_OK);
    assert_true(word_ends(in.words, SLICE("sailing"), WORD_GERUND));
    assert_false(word_ends(in.words, SLICE("sails"), WORD_GERUND));
    assert_false(word_ends(in.words, SLICE("ing"), WORD_GERUND));
    assert_false(word_ends(in.words, SLICE("sailing"), WORD_AGENT));
    assert_false(word_is(in.words, SLICE("-ing"), WORD_GERUND));
    assert_false(word_is(in.words, SLICE("ing"), WORD_GERUND));
    assert_false(word_ends(NULL, SLICE("sailing"), WORD_GERUND));
    arena_free(in.arena);
}

/* What a table of one text says on which line, and what is said of it. */
static void assert_fault(status (*open)(void *context, error *e), const char *name, const char *text, unsigned line,
                         const char *said) {
    char folder[] = "/tmp/readout-words-XXXXXX", path[80];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
    error e = {0};
    input in = {.arena = arena_new(), .folder = folder, .kind = "plural"};
    assert_int_equal(arena_run(in.arena, open, &in, &e), READOUT_BAD_MODEL);
    assert_non_null(strstr(e.message, said));
    assert_int_equal(e.line, line);
    arena_free(in.arena);
    unlink(path);
    rmdir(folder);
}

/* Of a kind only, in the order of the table. */
static void test_kind_of_endings(void **state) {
    (void)state;
    input in = {.arena = arena_new(), .folder = lang(), .kind = "plural"};
    assert_int_equal(arena_run(in.arena, load_endings, &in, NULL), READOUT_OK);
    assert_true(in.endings.size > 1);
    assert_true(slice_equal(in.endings.at[0].ending, SLICE("ies")));
    assert_true(slice_equal(in.endings.at[0].instead, SLICE("y")));
    assert_true(slice_equal(in.endings.at[in.endings.size - 1].ending, SLICE("s")));
    assert_int_equal(in.endings.at[in.endings.size - 1].instead.size, 0);
    in.kind = "flower";
    assert_int_equal(arena_run(in.arena, load_endings, &in, NULL), READOUT_OK);
    assert_int_equal(in.endings.size, 0);
    arena_free(in.arena);
}

static void test_faults(void **state) {
    (void)state;
    assert_fault(load, "roles.tsv", "# none\nflower\trose\n", 2, "no such role");
    assert_fault(load, "roles.tsv", "agent\tby\nagent\tvia\n", 2, "has a row");
    assert_fault(load, "roles.tsv", "agent\tby,\n", 1, "no bytes");
    assert_fault(load, "roles.tsv", "agent\tabcdefghijklmnopq\n", 1, "more than 16");
    assert_fault(load, "roles.tsv", "agent\tby\n", 0, "no row for the role");
    assert_fault(load_endings, "endings.tsv", "plural\ts\t\nplural\tabcdefghi\t\n", 2, "more than 8");
    assert_fault(load_endings, "endings.tsv", "plural\ts\n", 1, "cells");
}

static void test_no_file(void **state) {
    (void)state;
    input in = {.arena = arena_new(), .folder = "/nonexistent"};
    assert_int_equal(arena_run(in.arena, load, &in, NULL), READOUT_NO_FILE);
    arena_free(in.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles),
        cmocka_unit_test(test_endings),
        cmocka_unit_test(test_kind_of_endings),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_no_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
