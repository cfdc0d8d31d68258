/* test_sets.c - what the programs share that learn from sets: their arguments, the order of the sets, the folds, the
 * tables */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../train/sets.h"

/* After ours: it has a macro of the name `fail`. */
#include <cmocka.h>

typedef struct learner {
    sets sets;
    char seen[100]; /* number and folder of each set */
    int opened, closed, learned;
} learner;

static status count_open(void *context, error *e) {
    (void)e;
    ((learner *)context)->opened++;
    return READOUT_OK;
}

static void count_close(void *context) { ((learner *)context)->closed++; }

static status note_set(void *context, const char *folder, error *e) {
    learner *g = context;
    (void)e;
    size_t size = strlen(g->seen);
    if (!strcmp(folder, "broken")) return READOUT_BAD_INPUT;
    snprintf(g->seen + size, sizeof g->seen - size, "%u%s ", g->sets.set, folder);
    return READOUT_OK;
}

static status count_learn(void *context, error *e) {
    (void)e;
    ((learner *)context)->learned++;
    return READOUT_OK;
}

static const char *const options[] = {"--dump", NULL};
static const sets_job job = {.usage = "test OUT LANG SET...",
                             .files = 1,
                             .options = options,
                             .folds = true,
                             .open = count_open,
                             .read = note_set,
                             .close = count_close,
                             .learn = count_learn};

/* Arguments, cut at blanks; @ stands for the language's folder. */
static int run(learner *g, const char *line) {
    static char text[500];
    static char *argv[20]; /* stays with the learner */
    char *at = text;
    int argc = 0;
    const char *lang = getenv("READOUT_LANG") ? getenv("READOUT_LANG") : "lang/en";
    size_t size = 0;
    *g = (learner){.opened = 0};
    for (const char *from = line; *from; from++)
        size += (size_t)snprintf(text + size, sizeof text - size, "%.*s", *from == '@' ? 400 : 1,
                                 *from == '@' ? lang : from);
    while (*at && argc < 19) {
        argv[argc++] = at;
        while (*at && *at != ' ') at++;
        if (*at) *at++ = 0;
    }
    argv[argc] = NULL;
    return sets_run(&job, &g->sets, g, argc, argv);
}

static void test_wrong_use(void **state) {
    static const char *const lines[] = {"test",
                                        "test out",
                                        "test out @",
                                        "test --other out @ a",
                                        "test --folds",
                                        "test --folds 3 out",
                                        "test out @ a --lang",
                                        "test out @ a --lang @",
                                        "test out --lang @ a"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        learner g;
        assert_int_equal(run(&g, lines[i]), 2);
        assert_int_equal(g.learned, 0);
    }
}

static void test_sets_in_order(void **state) {
    learner g;
    (void)state;
    assert_int_equal(run(&g, "test --folds 3 --dump out @ a b --lang @ c"), 0);
    assert_string_equal(g.seen, "0a 1b 2c ");
    assert_int_equal(g.sets.set, 3);
    assert_int_equal(g.sets.folds, 3);
    assert_string_equal(g.sets.option, "--dump");
    assert_string_equal(g.sets.files[0], "out");
    assert_int_equal(g.opened, 2);
    assert_int_equal(g.closed, 2);
    assert_int_equal(g.learned, 1);
}

static void test_failed(void **state) {
    learner g;
    (void)state;
    assert_int_equal(run(&g, "test out @ a broken b --lang @ c"), 1);
    assert_string_equal(g.seen, "0a ");
    assert_int_equal(g.closed, 1);
    assert_int_equal(g.learned, 0);
    assert_int_equal(run(&g, "test out no/such/folder a"), 1);
    assert_int_equal(g.learned, 0);
}

static void test_folds(void **state) {
    sets s = {.folds = 3, .arena = arena_new()};
    (void)state;
    assert_true(sets_holds(&s, 4, 1));
    assert_false(sets_holds(&s, 4, 2));
    assert_false(sets_holds(&s, 4, NONE));
    assert_string_equal(sets_fold_path(&s, "to/out", 2), "to/out.2.tsv");
    arena_free(s.arena);
}

static void test_table_that_cant_be_written(void **state) {
    error e = {0};
    (void)state;
    assert_null(sets_write("no/such/folder/out.tsv", "# a table\n", &e));
    assert_int_equal(e.status, READOUT_BAD_INPUT);
    assert_non_null(strstr(e.message, "no/such/folder/out.tsv"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrong_use),
        cmocka_unit_test(test_sets_in_order),
        cmocka_unit_test(test_failed),
        cmocka_unit_test(test_folds),
        cmocka_unit_test(test_table_that_cant_be_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
