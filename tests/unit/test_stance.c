/* What a cue makes of its content, from given trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code/finding_claims.h"
#include "parse/conllu.h"

#include <cmocka.h> /* last: it defines fail() */

typedef struct setup {
    arena *arena;
    const word_roles *words;
    cue_lexicon lexicon;
} setup;

static status open_all(void *context, error *e) {
    setup *s = context;
    const char *set = getenv("READOUT_LANG"), *folder = set ? set : "lang/en";
    status loaded = word_roles_open(s->arena, folder, &s->words, e);
    return loaded == READOUT_OK ? cue_lexicon_open(s->arena, folder, &s->lexicon, e) : loaded;
}

static int load(void **state) {
    static setup s;
    error e = {0};
    s.arena = arena_new();
    if (arena_run(s.arena, open_all, &s, &e) != READOUT_OK) {
        printf("%s:%llu: %s\n", e.path, (unsigned long long)e.line, e.message);
        return -1;
    }
    *state = &s;
    return 0;
}

static int unload(void **state) {
    arena_free(((setup *)*state)->arena);
    return 0;
}

/* Words as "form/lemma/UPOS/head/relation", blank between them; the cue's and the content's first and last token,
 * from 1 (0: none). */
typedef struct sentence_case {
    const char *words;
    uint32_t cue_first, cue_last, content_first, content_last;
    uint8_t stance;
    bool negated, hypothetical;
    const char *channel;
} sentence_case;

static article *read_words(const char *words) {
    char text[8192];
    size_t size = 0;
    article *a = NULL;
    slice rest = slice_of(words);
    for (int i = 1; rest.at; i++) {
        slice word = slice_take(&rest, ' '), part[5];
        for (int k = 0; k < 5; k++) part[k] = slice_take(&word, '/');
        size += (size_t)snprintf(text + size, sizeof text - size, "%d\t%.*s\t%.*s\t%.*s\t_\t_\t%.*s\t%.*s\t_\t_\n", i,
                                 (int)part[0].size, part[0].at, (int)part[1].size, part[1].at, (int)part[2].size,
                                 part[2].at, (int)part[3].size, part[3].at, (int)part[4].size, part[4].at);
    }
    text[size++] = '\n';
    conllu_reader r = {{text, size}, "given", 0};
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    return a;
}

typedef struct job {
    const setup *setup;
    const sentence_case *given;
    article *article;
} job;

static status judge(void *context, error *e) {
    const job *j = context;
    const sentence_case *c = j->given;
    (void)e;
    j->article->words = j->setup->words;
    article_facts f = facts_find(j->article, NULL);
    range content = {c->content_first - 1, c->content_last - c->content_first + 1};
    stance_question q = {.f = &f,
                         .first = c->cue_first - 1,
                         .last = c->cue_last - 1,
                         .head = c->cue_first - 1,
                         .content = &content,
                         .contents = c->content_first > 0};
    stance_answer got = stance_find(&j->setup->lexicon, &q);
    if (got.stance != c->stance || got.negated != c->negated || got.hypothetical != c->hypothetical)
        printf("%s\n  is %s%s%s, not %s\n", c->words, stance_name[got.stance], got.negated ? " negated" : "",
               got.hypothetical ? " hypothetical" : "", stance_name[c->stance]);
    assert_int_equal(got.stance, c->stance);
    assert_int_equal(got.negated, c->negated);
    assert_int_equal(got.hypothetical, c->hypothetical);
    slice channel = stance_channel(&j->setup->lexicon, &q);
    assert_true(slice_equal(channel, slice_of(c->channel)));
    return READOUT_OK;
}

static const sentence_case cases[] = {
    {"Norland/Norland/PROPN/2/nsubj denied/deny/VERB/0/root that/that/SCONJ/6/mark it/it/PRON/6/nsubj "
     "had/have/AUX/6/aux "
     "fired/fire/VERB/2/ccomp",
     2, 2, 3, 6, STANCE_DENIES, false, false, NULL},
    {"We/we/PRON/4/nsubj have/have/AUX/4/aux not/not/PART/4/advmod fired/fire/VERB/6/ccomp he/he/PRON/6/nsubj "
     "said/say/VERB/0/root",
     6, 6, 1, 4, STANCE_ASSERTS, false, false, NULL},
    {"It/it/PRON/4/nsubj could/could/AUX/4/aux not/not/PART/4/advmod confirm/confirm/VERB/0/root the/the/DET/6/det "
     "report/report/NOUN/4/obj",
     2, 4, 5, 6, STANCE_QUESTIONS, true, false, NULL},
    {"It/it/PRON/2/nsubj declined/decline/VERB/0/root to/to/PART/4/mark comment/comment/VERB/2/xcomp", 2, 4, 0, 0,
     STANCE_DECLINES, false, false, NULL},
    {"She/she/PRON/4/nsubj would/would/AUX/4/aux not/not/PART/4/advmod say/say/VERB/0/root who/who/PRON/6/nsubj "
     "fired/fire/VERB/4/ccomp",
     2, 4, 5, 6, STANCE_DECLINES, true, false, NULL},
    {"She/she/PRON/2/nsubj called/call/VERB/0/root the/the/DET/4/det claims/claim/NOUN/2/obj "
     "baseless/baseless/ADJ/2/xcomp",
     2, 2, 3, 5, STANCE_DENIES, false, false, NULL},
    {"She/she/PRON/2/nsubj called/call/VERB/0/root the/the/DET/4/det talks/talk/NOUN/2/obj useful/useful/ADJ/2/xcomp",
     2, 2, 3, 5, STANCE_ASSERTS, false, false, NULL},
    {"The/the/DET/2/det claims/claim/NOUN/4/nsubj are/be/AUX/4/cop untrue/untrue/ADJ/6/ccomp he/he/PRON/6/nsubj "
     "said/say/VERB/0/root",
     6, 6, 1, 4, STANCE_DENIES, false, false, NULL},
    {"They/they/PRON/2/nsubj asked/ask/VERB/0/root whether/whether/SCONJ/5/mark it/it/PRON/5/nsubj "
     "fired/fire/VERB/2/ccomp",
     2, 2, 3, 5, STANCE_QUESTIONS, false, false, NULL},
    {"They/they/PRON/2/nsubj asked/ask/VERB/0/root it/it/PRON/2/obj to/to/PART/5/mark stop/stop/VERB/2/xcomp", 2, 2,
     4, 5, STANCE_DEMANDS, false, false, NULL},
    {"They/they/PRON/2/nsubj called/call/VERB/0/root on/on/ADP/4/case it/it/PRON/2/obl to/to/PART/6/mark "
     "stop/stop/VERB/2/xcomp",
     2, 3, 5, 6, STANCE_DEMANDS, false, false, NULL},
    {"He/he/PRON/2/nsubj warned/warn/VERB/0/root that/that/SCONJ/6/mark they/they/PRON/6/nsubj would/would/AUX/6/aux "
     "answer/answer/VERB/2/ccomp",
     2, 2, 3, 6, STANCE_THREATENS, false, false, NULL},
    {"He/he/PRON/2/nsubj warned/warn/VERB/0/root that/that/SCONJ/6/mark rain/rain/NOUN/6/nsubj could/could/AUX/6/aux "
     "come/come/VERB/2/ccomp",
     2, 2, 3, 6, STANCE_ASSERTS, false, false, NULL},
    {"He/he/PRON/3/nsubj would/would/AUX/3/aux deny/deny/VERB/0/root it/it/PRON/3/obj", 2, 3, 4, 4, STANCE_DENIES,
     false, true, NULL},
    {"They/they/PRON/2/nsubj rejected/reject/VERB/0/root the/the/DET/4/det request/request/NOUN/2/obj "
     "for/for/ADP/6/case "
     "missiles/missile/NOUN/4/nmod",
     2, 2, 3, 6, STANCE_DECLINES, false, false, NULL},
    {"They/they/PRON/2/nsubj rejected/reject/VERB/0/root reports/report/NOUN/2/obj of/of/ADP/6/case a/a/DET/6/det "
     "deal/deal/NOUN/3/nmod",
     2, 2, 3, 6, STANCE_DENIES, false, false, NULL},
    {"That/that/PRON/4/nsubj is/be/AUX/4/cop not/not/PART/4/advmod true/true/ADJ/6/ccomp he/he/PRON/6/nsubj "
     "said/say/VERB/0/root",
     6, 6, 1, 4, STANCE_DENIES, false, false, NULL},
    {"I/I/PRON/2/nsubj regret/regret/VERB/6/ccomp this/this/PRON/4/nsubj wrong/wrong/ADJ/2/ccomp he/he/PRON/6/nsubj "
     "said/say/VERB/0/root",
     6, 6, 1, 4, STANCE_ASSERTS, false, false, NULL},
    {"He/he/PRON/2/nsubj issued/issue/VERB/0/root a/a/DET/4/det denial/denial/NOUN/2/obj", 2, 4, 0, 0, STANCE_DENIES,
     false, false, NULL},
    {"He/he/PRON/2/nsubj offered/offer/VERB/0/root to/to/PART/4/mark help/help/VERB/2/xcomp", 2, 2, 3, 4,
     STANCE_OFFERS, false, false, NULL},
    {"He/he/PRON/2/nsubj admitted/admit/VERB/0/root it/it/PRON/2/obj", 2, 2, 3, 3, STANCE_ADMITS, false, false, NULL},
    {"They/they/PRON/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod accept/accept/VERB/0/root the/the/DET/6/det "
     "account/account/NOUN/4/obj",
     2, 4, 5, 6, STANCE_DENIES, true, false, NULL},
    {"It/it/PRON/4/nsubj did/do/AUX/4/aux not/not/PART/4/advmod confirm/confirm/VERB/0/root or/or/CCONJ/6/cc "
     "deny/deny/VERB/4/conj the/the/DET/8/det report/report/NOUN/6/obj",
     6, 6, 7, 8, STANCE_DECLINES, false, false, NULL},
    {"It/it/PRON/2/nsubj confirmed/confirm/VERB/0/root one/one/NOUN/2/obj and/and/CCONJ/5/cc "
     "denied/deny/VERB/2/conj the/the/DET/7/det report/report/NOUN/5/obj",
     5, 5, 6, 7, STANCE_DENIES, false, false, NULL},
    {"They/they/PRON/3/nsubj must/must/AUX/3/aux deny/deny/VERB/0/root the/the/DET/5/det report/report/NOUN/3/obj",
     3, 3, 4, 5, STANCE_DENIES, false, true, NULL},
    {"I/I/PRON/4/nsubj can/can/AUX/4/aux not/not/PART/4/advmod believe/believe/VERB/0/root it/it/PRON/4/obj", 2, 4,
     5, 5, STANCE_QUESTIONS, true, false, NULL},
    {"We/we/PRON/4/nsubj can/can/AUX/4/aux never/never/ADV/4/advmod accept/accept/VERB/0/root the/the/DET/6/det "
     "charge/charge/NOUN/4/obj",
     2, 4, 5, 6, STANCE_DENIES, true, false, NULL},
    {"I/I/PRON/4/nsubj do/do/AUX/4/aux not/not/PART/4/advmod believe/believe/VERB/0/root it/it/PRON/4/obj", 2, 4,
     5, 5, STANCE_DENIES, true, false, NULL},
    {"He/he/PRON/2/nsubj said/say/VERB/0/root so/so/ADV/2/advmod in/in/ADP/6/case an/a/DET/6/det "
     "interview/interview/NOUN/2/obl",
     2, 2, 3, 3, STANCE_ASSERTS, false, false, "interview"},
};

static void test_stances(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        job j = {*state, &cases[i], read_words(cases[i].words)};
        assert_int_equal(arena_run(j.article->arena, judge, &j, NULL), READOUT_OK);
        article_free(j.article);
    }
}

/* ------------------------------------------------------------------------------------ nested claims */

static status nest(void *context, error *e) {
    const job *j = context;
    arena *a = j->article->arena;
    (void)e;
    j->article->words = j->setup->words;
    article_facts f = facts_find(j->article, NULL);
    findings all = {0};
    range *source = ARENA_NEW(a, range, 1), *content = ARENA_NEW(a, range, 1);
    *source = (range){0, 1};
    *content = (range){2, 6};
    *(finding *)vec_push(a, &all.at) = (finding){.first = 1,
                                                 .last = 1,
                                                 .head = 1,
                                                 .source = source,
                                                 .sources = 1,
                                                 .content = content,
                                                 .contents = 1,
                                                 .parent = NONE,
                                                 .within = NONE,
                                                 .rule = "chain"};
    findings_add_claims(&all, &f, &j->setup->lexicon);
    findings_nest(&all, &f);
    assert_int_equal(all.at.size, 2);
    assert_int_equal(all.at.at[0].parent, NONE);
    assert_int_equal(all.at.at[1].parent, 0);
    assert_int_equal(all.at.at[1].first, 3);
    assert_int_equal(all.at.at[1].source[0].first, 2);
    assert_int_equal(all.at.at[1].source[0].count, 1);
    assert_int_equal(all.at.at[1].content[0].first, 4);
    assert_int_equal(all.at.at[1].content[0].count, 4);
    return READOUT_OK;
}

static void test_nested_claim(void **state) {
    job j = {
        *state, NULL,
        read_words(
            "Norland/Norland/PROPN/2/nsubj rejected/reject/VERB/0/root Western/Western/ADJ/4/amod "
            "allegations/allegation/NOUN/2/obj of/of/SCONJ/6/mark sending/send/VERB/4/acl drones/drone/NOUN/6/obj "
            "south/south/ADV/6/advmod ././PUNCT/2/punct")};
    assert_int_equal(arena_run(j.article->arena, nest, &j, NULL), READOUT_OK);
    article_free(j.article);
}

static void test_damaged_table(void **state) {
    (void)state;
    error e = {0};
    setup s = {.arena = arena_new()};
    assert_int_equal(setenv("READOUT_LANG", "no/such/folder", 1), 0);
    assert_int_equal(arena_run(s.arena, open_all, &s, &e), READOUT_NO_FILE);
    arena_free(s.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stances), cmocka_unit_test(test_nested_claim),
                                       cmocka_unit_test(test_damaged_table)};
    return cmocka_run_group_tests(tests, load, unload);
}
