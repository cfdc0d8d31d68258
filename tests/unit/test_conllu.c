/* CoNLL-U in: text rebuilt, heads, multiword tokens, several documents, errors with their line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "parse/conllu.h"

#include <cmocka.h> /* last: it defines fail() */

static const char two_documents[] =
    "# newdoc id = first\n# newpar\n# text = They didn't \"agree\".\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_\n"
    "4\t\"\t\"\tPUNCT\t``\t_\t5\tpunct\t_\tSpaceAfter=No\n"
    "5\tagree\tagree\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "6\t\"\t\"\tPUNCT\t''\t_\t5\tpunct\t_\tSpaceAfter=No\n"
    "7\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_\n"
    "\n# newpar\n"
    "1\tOslo\tOslo\tPROPN\tNNP\t_\t0\troot\t_\tNER=B-LOC\n"
    "1.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n# newdoc id = second\n"
    "1\tYes\tyes\tINTJ\tUH\t_\t0\troot:strange\t_\t_\n\n";

static conllu_reader reader_of(const char *text) { return (conllu_reader){slice_of(text), "given.conllu", 0}; }

static void assert_text(slice got, const char *want) {
    assert_int_equal(got.size, strlen(want));
    assert_memory_equal(got.at, want, got.size);
}

static void documents_are_read_one_by_one(void **state) {
    (void)state;
    conllu_reader r = reader_of(two_documents);
    article *a;
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    assert_text(a->id, "first");
    assert_text(a->text, "They didn't \"agree\".\n\nOslo");
    assert_int_equal(a->sentences.size, 2);
    assert_int_equal(a->blocks.size, 2);
    assert_int_equal(a->tokens.size, 8);
    const token *t = a->tokens.at;
    assert_int_equal(t[1].pieces, 2);
    assert_int_equal(t[2].pieces, 0);
    assert_text(article_text(a, t[1].at), "did");
    assert_text(article_text(a, t[2].at), "n't");
    assert_text(article_text(a, t[4].at), "agree");
    assert_int_equal(t[4].head, NONE);
    assert_int_equal(t[1].head, 4);
    assert_int_equal(t[0].upos, UPOS_PRON);
    assert_int_equal(t[7].name, NAME_LOC);
    assert_true(t[7].name_begins);
    article_free(a);
    assert_int_equal(conllu_read(&r, false, &a, NULL), READOUT_OK);
    assert_text(a->id, "second");
    assert_int_equal(a->tokens.at[0].upos, UPOS_X);
    article_free(a);
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    assert_null(a);
}

static void errors_name_the_line_and_the_rest_is_read(void **state) {
    (void)state;
    static const struct { const char *line; const char *message; } bad[] = {
        {"1\tno\n", "10 columns"},
        {"2\tX\tx\tX\t_\t_\t0\troot\t_\t_\n", "out of order"},
        {"1\tX\tx\tX\t_\t_\t9\troot\t_\t_\n\n", "not in the sentence"},
        {"1\tX\tx\tX\t_\t_\tup\troot\t_\t_\n", "no number"},
        {"1-2\tX\tx\tX\t_\t_\t_\t_\t_\t_\n\n", "does not end"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[400];
        snprintf(text, sizeof text, "# newdoc id = one\n%s# newdoc id = two\n1\tY\ty\tX\t_\t_\t0\troot\t_\t_\n",
                 bad[i].line);
        conllu_reader r = reader_of(text);
        article *a;
        error e = {0};
        assert_int_equal(conllu_read(&r, true, &a, &e), READOUT_BAD_INPUT);
        assert_non_null(strstr(e.message, bad[i].message));
        assert_string_equal(e.path, "given.conllu");
        assert_true(e.line == 2 || e.line == 3);
        assert_int_equal(conllu_read(&r, true, &a, &e), READOUT_OK);
        assert_text(a->id, "two");
        article_free(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_read_one_by_one),
        cmocka_unit_test(errors_name_the_line_and_the_rest_is_read),
    };
    return cmocka_run_group_tests_name("conllu", tests, NULL, NULL);
}
