/* Events by the lexicon: rules in order, classes of objects, tie-breaks, contexts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "code/event_features.h"
#include "code/event_lexicon.h"
#include "code/event_sure.h"
#include "finder_setup.h"

#include <cmocka.h> /* last: it defines fail() */

static int load(void **state) { return finder_load(state, events_open); }
static int unload(void **state) { return finder_unload(state, events_close); }

static const event_finder *finder_of(void **state) { return ((setup *)*state)->finder; }

static void assert_rule(void **state, slice sense, slice lemma, slice sort, uint16_t parties, uint8_t type,
                        const char *cameo) {
    const event_rule *r = event_rule_find(finder_of(state)->lexicon, sense, lemma, sort, parties);
    assert_non_null(r);
    assert_int_equal(r->type, type);
    assert_int_equal(r->cameo.size, strlen(cameo));
    assert_memory_equal(r->cameo.at, cameo, r->cameo.size);
}

static void the_object_and_the_parties_decide(void **state) {
    assert_rule(state, SLICE("give"), SLICE("supply"), SLICE("weapon/drone"), 0, EVENT_AID, "072");
    assert_rule(state, SLICE("give"), SLICE("supply"), SLICE("money"), 0, EVENT_AID, "071");
    assert_rule(state, SLICE("give"), SLICE("hand_over"), SLICE("prisoner"), 0, EVENT_RETREAT, "0841");
    assert_rule(state, SLICE("give"), SLICE("supply"), (slice){NULL, 0}, PARTY_STATE, EVENT_AID, "070");
    assert_rule(state, SLICE("give"), SLICE("supply"), (slice){NULL, 0}, 0, EVENT_NONE, "");
    assert_null(event_rule_find(finder_of(state)->lexicon, SLICE("sing"), SLICE("sing"), (slice){NULL, 0}, 0));
    assert_rule(state, SLICE("attack"), SLICE("attack"), (slice){NULL, 0}, PARTY_STATE, EVENT_ASSAULT, "190");
    assert_rule(state, SLICE("attack"), SLICE("attack"), (slice){NULL, 0}, PARTY_PERSON, EVENT_ACCUSE, "111");
}

static void several_conditions_must_all_hold(void **state) {
    slice missile = SLICE("weapon/missile"), none = {NULL, 0};
    assert_rule(state, SLICE("fire"), SLICE("fire"), missile, PARTY_RECIPIENT, EVENT_ASSAULT, "194");
    assert_rule(state, SLICE("fire"), SLICE("fire"), missile, 0, EVENT_MOBILIZE, "155");
    assert_rule(state, SLICE("threaten"), SLICE("warn"), none, PARTY_STATE | PARTY_RECIPIENT, EVENT_THREATEN, "130");
    assert_rule(state, SLICE("threaten"), SLICE("warn"), none, PARTY_STATE, EVENT_NONE, "");
    assert_rule(state, SLICE("reject"), SLICE("decline"), none, PARTY_DEED, EVENT_REJECT, "120");
    assert_rule(state, SLICE("reject"), SLICE("decline"), none, 0, EVENT_NONE, "");
    assert_rule(state, SLICE("attack"), SLICE("strike"), none, PARTY_LABOUR, EVENT_PROTEST, "143");
    assert_rule(state, SLICE("reject"), SLICE("decline"), none, PARTY_DEED | PARTY_WORDS, EVENT_NONE, "");
    assert_rule(state, SLICE("demand"), SLICE("ask"), none, PARTY_RECIPIENT | PARTY_ASKS, EVENT_NONE, "");
    assert_rule(state, SLICE("protest"), SLICE("demonstrate"), none, PARTY_CLAUSE, EVENT_NONE, "");
    assert_rule(state, SLICE("offer"), SLICE("offer"), SLICE("abstract"), PARTY_RECIPIENT, EVENT_NONE, "");
}

static void things_have_classes(void **state) {
    const senses *s = finder_of(state)->base.senses;
    assert_true(object_within(sense_object(s, SLICE("Shahed-136")), SLICE("weapon")));
    assert_true(object_within(sense_object(s, SLICE("drone")), SLICE("drone")));
    assert_false(object_within(sense_object(s, SLICE("rifle")), SLICE("drone")));
    assert_int_equal(sense_object(s, SLICE("sonnet")).size, 0);
}

/* "Norway VERB Peru" with a lemma, and one auxiliary. */
typedef struct job {
    const event_finder *finder;
    article *article;
    const char *verb, *aux;
} job;

static token *word(article *a, slice lemma, uint8_t upos, uint32_t head, uint8_t relation) {
    token *t = vec_push(a->arena, &a->tokens);
    uint32_t at = a->tokens.size - 1;
    *t = (token){.at = {at, at + 1}, .lemma = lemma, .head = head, .upos = upos, .relation = relation, .pieces = 1};
    return t;
}

static void name_actor(article *a, uint32_t head) {
    *(mention *)vec_push(a->arena, &a->mentions) =
        (mention){.at = a->tokens.at[head].at, .actor = a->actors.size, .head = head};
    vec_push(a->arena, &a->actors)->kind = ACTOR_STATE;
}

static status find(void *context, error *e) {
    job *j = context;
    article *a = j->article;
    a->text = SLICE("nawps");
    word(a, SLICE("Norway"), UPOS_PROPN, 2, REL_NSUBJ);
    word(a, slice_of(j->aux), UPOS_AUX, 2, REL_AUX);
    word(a, slice_of(j->verb), UPOS_VERB, NONE, REL_ROOT);
    word(a, SLICE("Peru"), UPOS_PROPN, 2, REL_OBJ);
    word(a, SLICE("soldier"), UPOS_NOUN, 2, REL_OBL);
    *vec_push(a->arena, &a->sentences) = (sentence){.at = {0, 5}, .tokens = {0, 5}, .block = NONE};
    name_actor(a, 0);
    name_actor(a, 3);
    return events_find(j->finder, a, e);
}

static void assert_event(void **state, const char *aux, const char *verb, uint8_t type) {
    job j = {finder_of(state), article_new(), verb, aux};
    assert_int_equal(arena_run(j.article->arena, find, &j, NULL), READOUT_OK);
    assert_int_equal(j.article->propositions.size, 1);
    const proposition *p = j.article->propositions.at;
    assert_int_equal(p->event, type);
    if (type != EVENT_NONE) assert_true(slice_equal(p->contexts, SLICE("military")));
    article_free(j.article);
}

static void what_is_to_come_of_cooperation_is_a_promise(void **state) {
    assert_event(state, "have", "support", EVENT_SUPPORT);
    assert_event(state, "will", "support", EVENT_AGREE);
    assert_event(state, "have", "release", EVENT_RETREAT);
    assert_event(state, "will", "release", EVENT_CONCEDE);
    assert_event(state, "have", "attack", EVENT_ASSAULT);
    assert_event(state, "may", "attack", EVENT_NONE);
    assert_event(state, "must", "support", EVENT_NONE);
    assert_event(state, "have", "resemble", EVENT_NONE);
}

static bool has_sign(const event_signs *s, const char *sign) {
    for (uint32_t i = 0; i < s->size; i++)
        if (slice_equal(s->at[i], slice_of(sign))) return true;
    return false;
}

static status sign(void *context, error *e) {
    job *j = context;
    status s = find(j, e);
    event_signs *signs = ARENA_NEW(j->article->arena, event_signs, 1);
    event_signs_find(tree_new(j->article), j->article->propositions.at, signs);
    assert_true(has_sign(signs, "type:SUPPORT"));
    assert_true(has_sign(signs, "rule:verb"));
    assert_true(has_sign(signs, "actor by:nsubj"));
    assert_true(has_sign(signs, "recipient by:obj"));
    assert_true(has_sign(signs, "actor called:named"));
    assert_true(has_sign(signs, "voice:outlet"));
    for (uint32_t i = 0; i < signs->size; i++)
        for (uint32_t k = i + 1; k < signs->size; k++) assert_false(slice_equal(signs->at[i], signs->at[k]));
    return s;
}

static void an_event_has_signs_and_a_score(void **state) {
    job j = {finder_of(state), article_new(), "support", "have"};
    assert_int_equal(arena_run(j.article->arena, sign, &j, NULL), READOUT_OK);
    float score = j.article->propositions.at[0].event_score;
    assert_true(score > 0 && score < 1);
    article_free(j.article);
}

typedef struct weighing {
    arena *arena;
    const char *rows;
    status done;
    float score;
} weighing;

static status weigh(void *context, error *e) {
    weighing *w = context;
    char folder[] = "/tmp/readout-sure-XXXXXX", path[64];
    event_sure *s;
    event_signs signs = {.size = 2, .at = {SLICE("actor:person"), SLICE("never:seen")}};
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/sure.tsv", folder);
    FILE *to = fopen(path, "w");
    assert_non_null(to);
    fputs(w->rows, to);
    fclose(to);
    w->done = event_sure_open(w->arena, folder, &s, e);
    if (w->done == READOUT_OK) w->score = event_sure_score(s, &signs);
    remove(path);
    remove(folder);
    return READOUT_OK;
}

static float weighed(const char *rows, status want) {
    error e = {0};
    weighing w = {arena_new(), rows, READOUT_OK, 0};
    assert_int_equal(arena_run(w.arena, weigh, &w, &e), READOUT_OK);
    assert_int_equal(w.done, want);
    arena_free(w.arena);
    return w.score;
}

static void weights_add_up_to_a_score(void **state) {
    (void)state;
    assert_true(weighed("actor:group\t2\n", READOUT_OK) == 0.5f);
    assert_true(weighed("actor:person\t2\n", READOUT_OK) > 0.85f);
    assert_true(weighed("actor:person\t-2\n", READOUT_OK) < 0.15f);
    weighed("actor:person\tmuch\n", READOUT_BAD_MODEL);
    weighed("actor:person\t1e9\n", READOUT_BAD_MODEL);
    weighed("actor:person\n", READOUT_BAD_MODEL);
}

/* Features do not depend on what lies far from the two, and stay within their room however long the sentence is. */
static status long_sentence(void *context, error *e) {
    job *j = context;
    article *a = j->article;
    event_features *f = ARENA_NEW(a->arena, event_features, 2);
    (void)e;
    a->text = SLICE("x");
    for (uint32_t i = 0; i < 5000; i++)
        word(a, SLICE("attack"), i % 2 ? UPOS_VERB : UPOS_NOUN, i ? i - 1 : NONE, REL_OBJ);
    tree *t = tree_new(a);
    event_pair_features(&j->finder->base, t, (event_place){10, 12}, (event_place){4000, 4900}, f);
    assert_in_range(f->size, 50, EVENT_FEATURES);
    a->tokens.at[2000].lemma = SLICE("song");
    event_pair_features(&j->finder->base, t, (event_place){10, 12}, (event_place){4000, 4900}, f + 1);
    assert_int_equal(f[0].size, f[1].size);
    assert_memory_equal(f[0].at, f[1].at, f->size * sizeof *f->at);
    event_pair_features(&j->finder->base, t, (event_place){0, 0}, (event_place){0, 0}, f);
    return READOUT_OK;
}

static void features_are_bounded(void **state) {
    job j = {finder_of(state), article_new(), NULL, NULL};
    assert_int_equal(arena_run(j.article->arena, long_sentence, &j, NULL), READOUT_OK);
    article_free(j.article);
}

#ifdef READOUT_FAULTS
/* The n-th allocation of finding events fails, for every n: an error or all of them, and nothing is left behind. */
static void every_allocation_may_fail(void **state) {
    for (uint64_t n = 1; n < 1000; n++) {
        int64_t before = mem_live();
        job j = {finder_of(state), article_new(), "support", "have"};
        mem_fail_at(n, false);
        status done = arena_run(j.article->arena, find, &j, NULL);
        bool failed = mem_failed();
        mem_fail_at(0, false);
        assert_int_equal(done, failed ? READOUT_NO_MEMORY : READOUT_OK);
        if (!failed) assert_int_equal(j.article->propositions.at[0].event, EVENT_SUPPORT);
        article_free(j.article);
        assert_int_equal(mem_live(), before);
        if (!failed) return;
    }
    fail();
}
#endif

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_object_and_the_parties_decide),
        cmocka_unit_test(several_conditions_must_all_hold),
        cmocka_unit_test(things_have_classes),
        cmocka_unit_test(what_is_to_come_of_cooperation_is_a_promise),
        cmocka_unit_test(features_are_bounded),
        cmocka_unit_test(an_event_has_signs_and_a_score),
        cmocka_unit_test(weights_add_up_to_a_score),
#ifdef READOUT_FAULTS
        cmocka_unit_test(every_allocation_may_fail),
#endif
    };
    return cmocka_run_group_tests(tests, load, unload);
}
