/* Every span of every field of what is coded from real reports lies in its sentence, and in the predicate's own
 * clause or in the antecedent that control or a relative clause gives it: never in a clause beside it. Read from
 * examples/, tests/reports (one in EACH files), and, where it is at hand, the raw text of the shared data, over 1,000
 * sentences in all. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/proposition_tree.h"
#include "coder_setup.h"
#include "sanitized.h"

#include <cmocka.h> /* last: it defines fail() */

enum { FILE_BYTES = SANITIZED ? 24 << 10 : 96 << 10 /* of a file that are read */, EACH = SANITIZED ? 8 : 1 };

/* What was found in all files. */
typedef struct tally {
    uint32_t sentences, propositions, arguments, outside;
} tally;

/* ------------------------------------------------------------------------------------------- what must hold */

static bool clause(uint8_t relation) {
    uint8_t main = relation_main[relation];
    return main == REL_CCOMP || main == REL_ADVCL || main == REL_ACL || main == REL_CSUBJ || main == REL_PARATAXIS;
}

static bool above(const tree *t, uint32_t upper, uint32_t lower) {
    for (uint32_t steps = 0; lower < t->a->tokens.size && steps < 200; steps++, lower = t->t[lower].head)
        if (lower == upper) return true;
    return false;
}

static bool in_predicate(const article *a, const proposition *p, uint32_t i) {
    const span *list = article_spans(a, p->predicate);
    for (uint32_t k = 0; k < p->predicate.count; k++)
        if (a->tokens.at[i].at.begin >= list[k].begin && a->tokens.at[i].at.end <= list[k].end) return true;
    return false;
}

/* From the argument up to a word above the predicate, or to the predicate: no clause may begin on the way that the
 * predicate is not in. An argument that is itself a clause may begin one; so may the verb that carries a noun ("the
 * attack launched by X"), who is accused of a deed of his own, and the parts of a name. */
static bool local(const tree *t, const proposition *p, const argument *g) {
    uint32_t i = g->head;
    for (uint32_t steps = 0; steps < 200 && !above(t, i, p->head); steps++) {
        const token *is = &t->t[i];
        if (i != g->head && clause(is->relation) && !in_predicate(t->a, p, i) &&
            !slice_equal(p->sense, SLICE("accuse")))
            return false;
        if (is->head >= t->a->tokens.size) return false;
        i = is->head;
    }
    return true;
}

static bool within(span inner, span outer) {
    return inner.begin < inner.end && inner.begin >= outer.begin && inner.end <= outer.end;
}

static void check_proposition(tally *s, const tree *t, const proposition *p) {
    const article *a = t->a;
    span own = a->sentences.at[a->tokens.at[p->head].sentence].at;
    const span *list = article_spans(a, p->predicate);
    for (uint32_t k = 0; k < p->predicate.count; k++) assert_true(within(list[k], own));
    assert_true(in_predicate(a, p, p->head));
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &a->arguments.at[p->arguments.first + i];
        const span *parts = article_spans(a, g->spans);
        for (uint32_t k = 0; k < g->spans.count; k++) {
            if (!within(parts[k], own))
                print_error("%s [%u, %u) of: %.*s\n", argument_role_name[g->role], parts[k].begin, parts[k].end,
                            (int)article_text(a, own).size, article_text(a, own).at);
            assert_true(within(parts[k], own));
        }
        assert_true(within(a->tokens.at[g->head].at, own));
        s->arguments++;
        if (local(t, p, g)) continue;
        s->outside++;
        slice text = article_text(a, own), at = article_text(a, list[0]);
        print_message("%s \"%.*s\" of \"%.*s\" in: %.*s\n", argument_role_name[g->role], (int)g->text.size,
                      g->text.at, (int)at.size, at.at, (int)text.size, text.at);
    }
    if (p->attribution != NONE) assert_true(p->attribution < a->attributions.size);
    s->propositions++;
}

/* ------------------------------------------------------------------------------------------------ reading */

typedef struct job {
    const setup *setup;
    tally *found;
    article *article;
} job;

static void cut(article *a) {
    for (size_t at = 0; at < a->text.size;) {
        size_t end = at;
        while (end < a->text.size && a->text.at[end] != '\n') end++;
        if (end > at) *vec_push(a->arena, &a->blocks) = (block){{(uint32_t)at, (uint32_t)end}, BLOCK_BODY};
        at = end + 1;
    }
}

static status check(void *context, error *e) {
    job *j = context;
    cut(j->article);
    status done = parser_parse(j->setup->parser, j->article, e);
    if (done == READOUT_OK) done = coder_code(j->setup->coder, j->article, e);
    if (done != READOUT_OK) return done;
    tree *t = tree_new(j->article);
    for (uint32_t i = 0; i < j->article->propositions.size; i++)
        check_proposition(j->found, t, &j->article->propositions.at[i]);
    j->found->sentences += j->article->sentences.size;
    return READOUT_OK;
}

static void check_file(const setup *s, tally *found, const char *path) {
    char *text = malloc(FILE_BYTES);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    assert_non_null(text);
    size_t size = fread(text, 1, FILE_BYTES, f);
    fclose(f);
    while (size && (text[size - 1] & 0x80)) size--; /* no half of a character */
    article *a = article_new();
    a->text = (slice){text, size};
    job j = {s, found, a};
    error e = {0};
    assert_int_equal(arena_run(a->arena, check, &j, &e), READOUT_OK);
    article_free(a);
    free(text);
}

static void check_all(const setup *s, tally *found, const char *pattern, size_t step) {
    glob_t files;
    if (glob(pattern, 0, NULL, &files) == 0) {
        for (size_t i = 0; i < files.gl_pathc; i += step) check_file(s, found, files.gl_pathv[i]);
        globfree(&files);
    }
}

static void every_span_lies_in_its_clause(void **state) {
    tally found = {0};
    check_all(*state, &found, "examples/*.txt", 1);
    check_all(*state, &found, "tests/reports/*/*/*.txt", EACH);
    check_all(*state, &found, "../shared/data/raw/*.txt", 1);
    print_message("%u sentences, %u propositions, %u arguments, %u outside of their clause\n", found.sentences,
                  found.propositions, found.arguments, found.outside);
    assert_true(found.sentences > 400 && found.arguments > 500);
    assert_int_equal(found.outside, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_span_lies_in_its_clause)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
