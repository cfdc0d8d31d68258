/* Subjects go back to their clauses, in trees given by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "parse/clause.h"
#include "parse/conllu.h"

#include <cmocka.h>

static status mend(void *context, error *e) {
    (void)e;
    article *a = context;
    clause_mend(a->arena, a);
    return READOUT_OK;
}

/* A sentence of words "form/UPOS/head/relation", mended; it must then be the second one. */
static void assert_mended(const char *before, const char *after) {
    char text[2000] = "", words[300] = "", copy[500], found[1000] = "";
    size_t at = 0, said = 0, kept = 0;
    snprintf(copy, sizeof copy, "%s", before);
    unsigned number = 0;
    for (char *word = copy, *next; word; word = next) {
        char form[40], upos[10], head[6], relation[20];
        next = strchr(word, ' ');
        if (next) *next++ = 0;
        assert_int_equal(sscanf(word, "%39[^/]/%9[^/]/%5[^/]/%19s", form, upos, head, relation), 4);
        at += (size_t)snprintf(text + at, sizeof text - at, "%u\t%s\t%s\t%s\t%s\t_\t%s\t%s\t_\t_\n", ++number, form,
                               form, upos, strcmp(upos, "VERB") ? "_" : "VBD", head, relation);
        said += (size_t)snprintf(words + said, sizeof words - said, "%s%s", said ? " " : "", form);
    }
    char whole[2400];
    snprintf(whole, sizeof whole, "# newdoc id = a\n# text = %s\n%s\n", words, text);
    conllu_reader r = {slice_of(whole), "test", 0};
    article *a = NULL;
    error e = {0};
    assert_int_equal(conllu_read(&r, true, &a, &e), READOUT_OK);
    assert_non_null(a);
    assert_int_equal(arena_run(a->arena, mend, a, &e), READOUT_OK);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        kept += (size_t)snprintf(found + kept, sizeof found - kept, "%s%u/%s", i ? " " : "",
                                 t->head == NONE ? 0 : t->head + 1, relation_name[t->relation]);
    }
    assert_string_equal(found, after);
    article_free(a);
}

static void test_behind_a_fronted_phrase(void **state) {
    (void)state;
    assert_mended("In/ADP/3/case the/DET/3/det words/NOUN/8/obl of/ADP/5/case Lind/PROPN/3/nmod ,/PUNCT/7/punct "
                  "Orsk/PROPN/5/appos left/VERB/0/root",
        "3/case 3/det 8/obl 5/case 3/nmod 7/punct 8/nsubj 0/root");
    assert_mended("In/ADP/3/case the/DET/3/det words/NOUN/8/obl of/ADP/5/case Lind/PROPN/3/nmod ,/PUNCT/7/punct "
                  "clerks/NOUN/5/appos left/VERB/0/root",
        "3/case 3/det 8/obl 5/case 3/nmod 7/punct 5/appos 0/root");
}

static void test_before_the_verb_of_speech(void **state) {
    (void)state;
    assert_mended("Clerks/NOUN/4/nsubj burnt/VERB/4/ccomp villagers/NOUN/4/nsubj said/VERB/0/root",
        "2/nsubj 4/ccomp 4/nsubj 0/root");
    assert_mended(
        "Clerks/NOUN/5/nsubj were/AUX/3/aux:pass burnt/VERB/5/ccomp villagers/NOUN/5/nsubj said/VERB/0/root",
        "3/nsubj:pass 3/aux:pass 5/ccomp 5/nsubj 0/root");
    assert_mended("Clerks/NOUN/3/nsubj left/VERB/3/ccomp said/VERB/0/root villagers/NOUN/3/nsubj",
                  "2/nsubj 3/ccomp 0/root 3/nsubj");
}

static void test_behind_the_verb_of_speech(void **state) {
    (void)state;
    assert_mended("Villagers/NOUN/2/nsubj said/VERB/0/root clerks/NOUN/2/nsubj left/VERB/2/ccomp",
                  "2/nsubj 0/root 4/nsubj 2/ccomp");
}

/* "Clerks left Orsk, its envoy said": the envoy is no other word for Orsk. */
static void test_hidden_in_the_clause(void **state) {
    (void)state;
    assert_mended("Clerks/NOUN/2/nsubj left/VERB/7/ccomp Orsk/PROPN/2/obj ,/PUNCT/6/punct its/PRON/6/nmod:poss "
                  "envoy/NOUN/3/appos said/VERB/0/root",
                  "2/nsubj 7/ccomp 2/obj 6/punct 6/nmod:poss 7/nsubj 0/root");
    assert_mended("Clerks/NOUN/2/nsubj left/VERB/6/ccomp Orsk/PROPN/2/obj its/PRON/5/nmod:poss port/NOUN/3/appos "
                  "said/VERB/0/root",
                  "2/nsubj 6/ccomp 2/obj 5/nmod:poss 3/appos 0/root");
}

static void test_what_stays(void **state) {
    (void)state;
    /* The clause has its own subject; there is one subject only; both stand on the same side; no clause. */
    assert_mended("Clerks/NOUN/5/nsubj he/PRON/3/nsubj left/VERB/5/ccomp villagers/NOUN/5/nsubj said/VERB/0/root",
        "5/nsubj 3/nsubj 5/ccomp 5/nsubj 0/root");
    assert_mended("Left/VERB/3/ccomp villagers/NOUN/3/nsubj said/VERB/0/root", "3/ccomp 3/nsubj 0/root");
    assert_mended("Left/VERB/4/ccomp villagers/NOUN/4/nsubj clerks/NOUN/4/nsubj said/VERB/0/root",
        "4/ccomp 4/nsubj 4/nsubj 0/root");
    assert_mended("Clerks/NOUN/4/nsubj gone/VERB/4/advcl villagers/NOUN/4/nsubj said/VERB/0/root",
                  "4/nsubj 4/advcl 4/nsubj 0/root");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_before_the_verb_of_speech),
        cmocka_unit_test(test_behind_a_fronted_phrase),
        cmocka_unit_test(test_behind_the_verb_of_speech),
        cmocka_unit_test(test_hidden_in_the_clause),
        cmocka_unit_test(test_what_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
