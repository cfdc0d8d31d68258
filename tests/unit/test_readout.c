/* test_readout.c - the public interface, as the header's example uses it, and what it refuses */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <readout.h>

#include <cmocka.h>

static readout_model *model;

static const char report[] = "Norway says Sweden took its sheep\n\n"
                             "OSLO (AFP) - Norway said on Friday that Sweden had seized 40 sheep.\n\n"
                             "Sweden denied that it had seized any sheep.\n";

static readout_article *coded(void) {
    readout_error e = {0};
    readout_article *a = readout_article_from_text(model, report, strlen(report), "2021-03-06-fjord-post.txt", &e);
    assert_non_null(a);
    assert_int_equal(readout_article_code(a, model, &e), READOUT_OK);
    return a;
}

static void an_article_goes_through_the_rooms(void **state) {
    (void)state;
    size_t size;
    readout_article *a = coded();
    const char *text = readout_article_text(a, &size);
    assert_int_equal(size, strlen(report));
    assert_string_equal(text, report);
    assert_int_equal(strlen(readout_article_id(a)), 16);
    char *json = readout_article_to(a, "json", &size, NULL);
    assert_non_null(json);
    assert_int_equal(strlen(json), size);
    assert_non_null(strstr(json, "\"date\":\"2021-03-06\""));
    assert_non_null(strstr(json, "\"outlet\":\"Fjord Post\""));
    assert_non_null(strstr(json, "SWE"));
    readout_text_free(json);
    char *conllu = readout_article_to(a, "conllu", NULL, NULL);
    assert_non_null(conllu);
    assert_non_null(strstr(conllu, "\tsheep\t"));
    readout_text_free(conllu);
    readout_article_free(a);
}

static void what_is_wrong_is_said(void **state) {
    (void)state;
    readout_error e = {0};
    assert_null(readout_article_from_text(model, " \n", 2, "empty.txt", &e));
    assert_int_equal(e.status, READOUT_BAD_INPUT);
    assert_string_equal(e.path, "empty.txt");
    assert_null(readout_article_from_json(model, "{\n\"text\" 5}", 11, "x.json", &e));
    assert_int_equal(e.line, 2);
    assert_null(readout_model_open("/nowhere", &e));
    assert_int_equal(e.status, READOUT_NO_FILE);
    readout_article *a = coded();
    assert_null(readout_article_to(a, "nonsense", NULL, &e));
    assert_int_equal(e.status, READOUT_BAD_USAGE);
    assert_int_equal(readout_article_published(a, "Friday", NULL, &e), READOUT_BAD_USAGE);
    readout_article_free(a);
    assert_null(readout_record_open("/nowhere/x.db", NULL, &e));
}

static void dates_of_the_caller(void **state) {
    (void)state;
    readout_article *a = readout_article_from_json(model, "{\"text\": \"It rained.\"}", 22, NULL, NULL);
    assert_non_null(a);
    assert_int_equal(readout_article_published(a, "2021-03-06", "Fjord Post", NULL), READOUT_OK);
    assert_int_equal(readout_article_published(a, "2022-03-06", NULL, NULL), READOUT_OK);
    char *json = readout_article_to(a, "extract", NULL, NULL);
    assert_non_null(strstr(json, "2021-03-06"));
    readout_text_free(json);
    readout_article_free(a);
}

static int count_row(void *context, const char *row, size_t size) {
    int *left = context;
    assert_int_equal(strlen(row), size);
    assert_int_equal(row[0], '{');
    return --*left == 0;
}

static void a_record_is_kept(void **state) {
    (void)state;
    char path[] = "/tmp/readout-public-XXXXXX";
    int added = 5, left = 100;
    readout_error e = {0};
    close(mkstemp(path));
    unlink(path);
    readout_record *r = readout_record_open(path, model, &e);
    assert_non_null(r);
    readout_article *a = coded();
    assert_int_equal(readout_record_add(r, a, &added, NULL), READOUT_OK);
    assert_int_equal(added, 1);
    assert_int_equal(readout_record_add(r, a, &added, NULL), READOUT_OK);
    assert_int_equal(added, 0);
    assert_int_equal(readout_record_list(r, "actors", NULL, count_row, &left, NULL), READOUT_OK);
    assert_true(left < 99);
    left = 1;
    assert_int_equal(readout_record_list(r, "actors", NULL, count_row, &left, NULL), READOUT_OK);
    assert_int_equal(left, 0);
    assert_int_equal(readout_record_list(r, "nonsense", NULL, count_row, &left, &e), READOUT_BAD_USAGE);
    assert_null(readout_record_why(r, "zzz", &e));
    readout_record_close(r);
    r = readout_record_open(path, NULL, &e);
    assert_non_null(r);
    assert_int_equal(readout_record_add(r, a, NULL, &e), READOUT_BAD_USAGE);
    readout_record_close(r);
    readout_article_free(a);
    char command[80];
    snprintf(command, sizeof command, "rm -f %s*", path);
    assert_int_equal(system(command), 0);
}

static int open_model(void **state) {
    readout_error e = {0};
    (void)state;
    assert_string_equal(readout_version(), READOUT_VERSION);
    model = readout_model_open(NULL, &e);
    if (!model)
        print_message("%s:%d: %s\n", e.path, (int)e.line, e.message);
    return !model;
}

static int close_model(void **state) {
    (void)state;
    readout_model_close(model);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_goes_through_the_rooms),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(dates_of_the_caller),
        cmocka_unit_test(a_record_is_kept),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
