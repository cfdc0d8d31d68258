/* Sides that a model guesses: its table, whom it puts where in small reports, and what the record takes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/guesses.h"
#include "record/learned.h"
#include "record/side_tree.h"
#include "stand_setup.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

static const char *language(void) {
    const char *folder = getenv("READOUT_LANG");
    return folder ? folder : "lang/en";
}

/* ------------------------------------------------------------------------------------------------- the table */

typedef struct opening {
    arena *a;
    const char *folder;
    side_model *m;
} opening;

static status open_body(void *context, error *e) {
    opening *o = context;
    return sides_open(o->a, o->folder, &o->m, e);
}

/* The tables as they are, but for sides.tsv. */
static status open_with(const char *sides, error *e) {
    char folder[] = "/tmp/readout-sides-XXXXXX", path[256], target[1024], whole[512];
    static const char *const others[] = {"side_terms.tsv", "side_words.tsv", "vectors.model"};
    enum { OTHERS = sizeof others / sizeof *others };
    opening o = {.a = arena_new(), .folder = mkdtemp(folder)};
    snprintf(path, sizeof path, "%s/sides.tsv", folder);
    FILE *f = fopen(path, "w");
    fputs(sides, f);
    fclose(f);
    assert_non_null(realpath(language(), whole) ? whole : NULL);
    for (int i = 0; i < OTHERS; i++) {
        snprintf(target, sizeof target, "%s/%s", whole, others[i]);
        snprintf(path, sizeof path, "%s/%s", folder, others[i]);
        assert_int_equal(symlink(target, path), 0);
    }
    status s = arena_run(o.a, open_body, &o, e);
    sides_close(o.m);
    arena_free(o.a);
    for (int i = 0; i < OTHERS; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, others[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/sides.tsv", folder);
    unlink(path);
    rmdir(folder);
    return s;
}

#define TREE "own>0\town>0\town>0\town>0\town>0\town>0\town>0\t-1\t0\t0\t0\t0\t0\t0\t1\n"

static void what_is_wrong_in_the_table_is_said(void **state) {
    (void)state;
    static const char *const wrong[] = {"asserts\t" TREE "agrees\t" TREE, "asserts\t" TREE "asserts\tow" TREE,
                                        "asserts\t" TREE "from\tfar\n", "asserts\t" TREE "denies\town>x\n",
                                        "asserts\t" TREE "denies at\t--1\n"};
    assert_int_equal(open_with("from\t500\nasserts at\t-10\nasserts\t" TREE, NULL), READOUT_OK);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        error e = {0};
        assert_int_equal(open_with(wrong[i], &e), READOUT_BAD_MODEL);
        assert_int_equal(e.line, 2);
        assert_non_null(strstr(e.path, "sides.tsv"));
    }
}

static void a_tree_goes_right_where_the_answer_is_yes(void **state) {
    (void)state;
    side_tree t = {.feature = {SIDE_F_own, SIDE_F_negative, SIDE_F_length},
                   .above = {0, 0, 4},
                   .leaf = {1, 2, 3, 4, 5, 6, 7, 8}};
    int16_t features[SIDE_FEATURE_COUNT] = {0};
    assert_int_equal(side_tree_value(&t, features), 1);
    features[SIDE_F_negative] = 1;
    assert_int_equal(side_tree_value(&t, features), 3);
    features[SIDE_F_own] = 2;
    assert_int_equal(side_tree_value(&t, features), 6);
    features[SIDE_F_length] = 5;
    assert_int_equal(side_tree_value(&t, features), 8);
}

/* ------------------------------------------------------------------------------------------------ small reports */

/* The side that the model gives somebody in a proposition with this lemma; SIDES: none. */
static uint8_t guessed_side(const job *j, const char *who, const char *lemma) {
    for (uint32_t i = 0; i < j->standing.size; i++) {
        const statement *x = &j->standing.statements[i];
        if (!slice_equal(x->rule, LEARNED) || x->speaker >= j->article->actors.size) continue;
        assert_true(x->score >= 0.35F && x->score <= 1);
        bool named = slice_find(j->article->actors.at[x->speaker].name, slice_of(who)) != SIZE_MAX;
        if (named && slice_equal(j->article->propositions.at[x->proposition].lemma, slice_of(lemma))) return x->side;
    }
    return SIDES;
}

#define CHARGE "Norway accused Peru of shelling a fishing village on Monday. Peru denied it. "

static void who_speaks_in_other_words_is_put_on_a_side(void **state) {
    static const struct {
        const char *text, *who;
        uint8_t side;
    } cases[] = {
        {"A fisherman, Ole Berg, told reporters that he had seen the muzzle flashes of Peruvian guns before the "
         "first house burned.",
         "Berg", SIDE_ASSERTS},
        {"Norwegian Prime Minister Jens Vik said: \"This was an attack on sleeping families.\"", "Vik", SIDE_ASSERTS},
        {"Peruvian officials said the allegation was absurd.", "Peruvian officials", SIDE_DENIES},
        {"Swedish Foreign Minister Karin Lund called for calm and for an inquiry.", "Lund", SIDES},
        {"Peruvian Foreign Minister Ana Soto said talks on fish prices would go on in May.", "Soto", SIDES},
    };
    opening o = {.a = arena_new(), .folder = language()};
    assert_int_equal(arena_run(o.a, open_body, &o, NULL), READOUT_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text, CHARGE "%s", cases[i].text);
        job j = stand_text_with(state, text, o.m);
        assert_non_null(j.article);
        uint8_t got = guessed_side(&j, cases[i].who, "shell");
        if (got != cases[i].side) print_error("%s: %d\n", cases[i].text, got);
        assert_int_equal(got, cases[i].side);
        article_free(j.article);
    }
    sides_close(o.m);
    arena_free(o.a);
}

/* How many statements of a side an actor has by the rules, and not by a guess. */
static uint32_t plain_words(const job *j, const char *who, uint8_t side) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < j->standing.size; i++) {
        const statement *x = &j->standing.statements[i];
        if (x->speaker >= j->article->actors.size || slice_equal(x->rule, LEARNED) || x->side != side) continue;
        n += slice_equal(j->article->actors.at[x->speaker].name, slice_of(who));
    }
    return n;
}

/* Words that seem to charge are no charge where the model is sure of the other side, and the other way round. */
static void a_sure_model_gainsays_the_rules(void **state) {
    opening o = {.a = arena_new(), .folder = language()};
    assert_int_equal(arena_run(o.a, open_body, &o, NULL), READOUT_OK);
    for (int turned = 0; turned < 2; turned++) {
        if (turned) {
            o.m->at[SIDE_ASSERTED] = -60000;
            o.m->at[SIDE_DENIED] = 60000;
        }
        job j = stand_text_with(state, CHARGE, o.m);
        assert_non_null(j.article);
        assert_int_equal(plain_words(&j, "Norway", SIDE_ASSERTS) > 0, !turned);
        for (uint32_t i = 0; i < j.standing.size; i++) assert_true(j.standing.statements[i].side < SIDES);
        article_free(j.article);
    }
    sides_close(o.m);
    arena_free(o.a);
}

static void nobody_is_put_anywhere_without_a_charge(void **state) {
    opening o = {.a = arena_new(), .folder = language()};
    assert_int_equal(arena_run(o.a, open_body, &o, NULL), READOUT_OK);
    job j = stand_text_with(state, "The harbour master, Ole Berg, said the ferry would leave at noon.", o.m);
    assert_non_null(j.article);
    assert_int_equal(guessed_side(&j, "Berg", "leave"), SIDES);
    article_free(j.article);
    sides_close(o.m);
    arena_free(o.a);
}

/* -------------------------------------------------------------------------------------------------- the record */

typedef struct settling {
    lister l;
    members all;
} settling;

static void add_identity(settling *g, int64_t id, const char *country) {
    bool found;
    *map_put(g->l.a, &g->l.identities, arena_slice(g->l.a, (slice){(const char *)&id, sizeof id}), &found) =
        g->l.known.size;
    *vec_push(g->l.a, &g->l.known) = (identity){.id = id, .country = slice_of(country)};
}

static void add_member(settling *g, int64_t who, uint8_t side, slice rule, double score) {
    int64_t n = g->all.size;
    *vec_push(g->l.a, &g->all) = (member){.n = n, .identity = who, .side = side, .rule = rule, .score = score};
}

/* Norway (1) asserts in its own words that Peru did it; 2 is Norwegian, 3 Peruvian, 4 of no state known. */
static status settle_body(void *context, error *e) {
    settling *g = context;
    (void)e;
    const char *const states[] = {"", "NOR", "NOR", "PER", ""};
    for (int64_t i = 1; i < 5; i++) add_identity(g, i, states[i]);
    add_member(g, 1, SIDE_ASSERTS, SLICE("content"), 0.9);
    add_member(g, 2, SIDE_ASSERTS, LEARNED, 0.55); /* 1: his state asserts it */
    add_member(g, 2, SIDE_DENIES, LEARNED, 0.9);   /* the same */
    add_member(g, 3, SIDE_DENIES, LEARNED, 0.4);   /* 3: his state is charged */
    add_member(g, 3, SIDE_ASSERTS, LEARNED, 0.9);  /* the same */
    add_member(g, 4, SIDE_ASSERTS, LEARNED, 0.45); /* nothing speaks for it */
    add_member(g, 4, SIDE_ASSERTS, LEARNED, 0.75); /* 6: nor against it */
    add_member(g, 1, SIDE_DENIES, LEARNED, 0.9);   /* he asserts it himself */
    add_member(g, 0, SIDE_ASSERTS, LEARNED, 0.9);  /* nobody known */
    learned_settle(&g->l, SLICE("attack!\nc:PER"), &g->all);
    return READOUT_OK;
}

static void what_is_known_of_speakers_decides_about_guesses(void **state) {
    (void)state;
    settling g = {.l = {.a = arena_new()}};
    const int64_t kept[] = {0, 1, 3, 6};
    assert_int_equal(arena_run(g.l.a, settle_body, &g, NULL), READOUT_OK);
    assert_int_equal(g.all.size, 4);
    for (int i = 0; i < 4; i++) assert_int_equal(g.all.at[i].n, kept[i]);
    arena_free(g.l.a);
}

static claim claim_of(settling *g, uint32_t first) {
    claim c = {.members = g->all.at + first, .size = g->all.size - first};
    claim_count(&g->l, &c);
    return c;
}

/* A dispute of 1 and 3, to which 4 is guessed; and a charge by 1 that only a guess denies. */
static status apart_body(void *context, error *e) {
    settling *g = context;
    claims all = {0};
    guesses apart = {0};
    (void)e;
    for (int64_t i = 1; i < 5; i++) add_identity(g, i, "");
    add_member(g, 1, SIDE_ASSERTS, SLICE("content"), 0.9);
    add_member(g, 3, SIDE_DENIES, SLICE("content"), 0.9);
    add_member(g, 4, SIDE_ASSERTS, LEARNED, 0.9);
    *vec_push(g->l.a, &all) = claim_of(g, 0);
    add_member(g, 1, SIDE_ASSERTS, SLICE("content"), 0.9);
    add_member(g, 3, SIDE_DENIES, LEARNED, 0.9);
    *vec_push(g->l.a, &all) = claim_of(g, 3);
    guesses_take(&g->l, &all, true, &apart);
    assert_int_equal(all.size, 2);
    assert_int_equal(all.at[0].size, 2);
    assert_int_equal(all.at[0].speakers[SIDE_ASSERTS], 1);
    assert_int_equal(all.at[1].size, 2); /* no dispute without it */
    guesses_give(&g->l, &all, &apart);
    assert_int_equal(all.at[0].size, 3);
    assert_int_equal(all.at[0].members[2].identity, 4);
    guesses_give(&g->l, &all, &apart); /* once is enough */
    assert_int_equal(all.at[0].size, 3);
    return READOUT_OK;
}

static void guesses_join_what_stands_without_them(void **state) {
    (void)state;
    settling g = {.l = {.a = arena_new()}};
    assert_int_equal(arena_run(g.l.a, apart_body, &g, NULL), READOUT_OK);
    arena_free(g.l.a);
}

/* A dispute of 1 and 3 over what Peru did; in the same report something else that it is charged with, of which
 * guesses are told: by 5 of Peru, by 6 of no state known, and by 2 of Norway, who charges. */
static status told_by_states_body(void *context, error *e) {
    settling *g = context;
    claims disputes = {0}, others = {0};
    guesses apart = {0};
    const char *const states[] = {"", "NOR", "NOR", "PER", "", "PER", ""};
    (void)e;
    for (int64_t i = 1; i < 7; i++) add_identity(g, i, states[i]);
    add_member(g, 1, SIDE_ASSERTS, SLICE("content"), 0.9);
    add_member(g, 3, SIDE_DENIES, SLICE("content"), 0.9);
    *vec_push(g->l.a, &disputes) = claim_of(g, 0);
    add_member(g, 4, SIDE_ASSERTS, SLICE("content"), 0.9);
    add_member(g, 5, SIDE_DENIES, LEARNED, 0.9);
    add_member(g, 6, SIDE_DENIES, LEARNED, 0.9);
    add_member(g, 2, SIDE_ASSERTS, LEARNED, 0.9);
    *vec_push(g->l.a, &others) = claim_of(g, 2);
    disputes.at[0].actors = others.at[0].actors = SLICE("c:PER");
    guesses_take(&g->l, &others, false, &apart);
    guesses_give(&g->l, &disputes, &apart);
    assert_int_equal(disputes.at[0].size, 4);
    assert_int_equal(disputes.at[0].members[2].identity, 5);
    assert_int_equal(disputes.at[0].members[3].identity, 2);
    disputes.at[0].actors = SLICE("c:CHL"); /* whom nobody speaks for */
    disputes.at[0].size = 2;
    guesses_give(&g->l, &disputes, &apart);
    assert_int_equal(disputes.at[0].size, 2);
    return READOUT_OK;
}

static void a_state_tells_of_which_dispute_a_guess_is(void **state) {
    (void)state;
    settling g = {.l = {.a = arena_new()}};
    assert_int_equal(arena_run(g.l.a, told_by_states_body, &g, NULL), READOUT_OK);
    arena_free(g.l.a);
}

/* ------------------------------------------------------------------------------------------------- words alone */

static uint32_t quote_of(const article *a, const char *words) {
    for (uint32_t i = 0; i < a->attributions.size; i++)
        if (slice_find(article_text(a, stand_words(a, &a->attributions.at[i])), slice_of(words)) != SIZE_MAX)
            return i;
    return NONE;
}

static bool has_term(const term_list *all, const char *term) {
    for (uint32_t i = 0; i < all->size; i++)
        if (slice_equal(all->at[i], slice_of(term))) return true;
    return false;
}

typedef struct telling {
    arena *a;
    const article *of;
    const attribution *t;
    term_list terms;
} telling;

static status tell_terms(void *context, error *e) {
    telling *x = context;
    (void)e;
    side_terms_of(x->a, x->of, x->t, &x->terms);
    return READOUT_OK;
}

static void words_and_pairs_of_them_are_the_terms(void **state) {
    static const char *const there[] = {"did", "n't",      "did n't", "shell",          "anybody's",
                                        "at",  "cue:said", "role:foreign minister", "role:minister"};
    job j = stand_text(state, "Foreign Minister Ana Soto said Peru didn't shell Shell's anybody's village, didn't.");
    assert_non_null(j.article);
    uint32_t q = quote_of(j.article, "village");
    assert_int_not_equal(q, NONE);
    telling x = {.a = arena_new(), .of = j.article, .t = &j.article->attributions.at[q]};
    assert_int_equal(arena_run(x.a, tell_terms, &x, NULL), READOUT_OK);
    for (size_t i = 0; i < sizeof there / sizeof *there; i++)
        assert_int_equal(has_term(&x.terms, there[i]), strcmp(there[i], "anybody's") != 0);
    uint32_t times = 0;
    for (uint32_t i = 0; i < x.terms.size; i++) times += slice_equal(x.terms.at[i], SLICE("n't"));
    assert_int_equal(times, 1);
    arena_free(x.a);
    article_free(j.article);
}

/* Kept with each attribution, also where the report charges nobody. */
static void words_lean_by_themselves(void **state) {
    opening o = {.a = arena_new(), .folder = language()};
    assert_int_equal(arena_run(o.a, open_body, &o, NULL), READOUT_OK);
    job j = stand_text_with(state,
                            "Peru denied the accusation. Norway's defence minister said that Peruvian soldiers had "
                            "fired at the village. A shopkeeper said that she would open at nine.",
                            o.m);
    assert_non_null(j.article);
    const leaning *all = j.standing.wordings;
    leaning denial = all[quote_of(j.article, "accusation")], charge = all[quote_of(j.article, "fired")],
            neither = all[quote_of(j.article, "nine")];
    assert_true(denial.denies > 60 && denial.denies > denial.asserts);
    assert_true(charge.asserts > 50 && charge.asserts > charge.denies);
    assert_true(neither.asserts < 50 && neither.denies < 50);
    article_free(j.article);
    sides_close(o.m);
    arena_free(o.a);
}

typedef struct terms_opening {
    arena *a;
    const char *folder;
    side_terms terms;
} terms_opening;

static status open_terms(void *context, error *e) {
    terms_opening *o = context;
    return side_terms_open(o->a, o->folder, &o->terms, e);
}

static void a_wrong_term_is_said(void **state) {
    (void)state;
    static const char *const wrong[] = {"no\t1\t2\t3\nno\t1\t2\t3\n", "no\t1\t2\t3\nnot\t1\tx\t3\n",
                                        "no\t1\t2\t3\nnot\t1\t2\n"};
    char folder[] = "/tmp/readout-terms-XXXXXX", path[256];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/side_terms.tsv", folder);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        error e = {0};
        terms_opening o = {.a = arena_new(), .folder = folder};
        FILE *f = fopen(path, "w");
        fputs(wrong[i], f);
        fclose(f);
        assert_int_equal(arena_run(o.a, open_terms, &o, &e), READOUT_BAD_MODEL);
        assert_int_equal(e.line, 2);
        arena_free(o.a);
    }
    unlink(path);
    rmdir(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_in_the_table_is_said),
        cmocka_unit_test(a_tree_goes_right_where_the_answer_is_yes),
        cmocka_unit_test(who_speaks_in_other_words_is_put_on_a_side),
        cmocka_unit_test(a_sure_model_gainsays_the_rules),
        cmocka_unit_test(nobody_is_put_anywhere_without_a_charge),
        cmocka_unit_test(what_is_known_of_speakers_decides_about_guesses),
        cmocka_unit_test(guesses_join_what_stands_without_them),
        cmocka_unit_test(a_state_tells_of_which_dispute_a_guess_is),
        cmocka_unit_test(words_and_pairs_of_them_are_the_terms),
        cmocka_unit_test(words_lean_by_themselves),
        cmocka_unit_test(a_wrong_term_is_said),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
