/* What is said of a dispute's matter in other words joins it; disputes of one matter are one; nobody stands on both
 * sides unless he admits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record/matter.h"
#include "record/row_sides.h"
#include "record_reports.h"

static void add_one(const place *p, const char *text, const char *day, void (*make)(article *a)) {
    add_report(p, text, "Klow Herald", day, make);
}

static void sends(article *a, uint32_t quote, const char *word) {
    did(a, quote, word, "send", "give", graustark(a), "drones", borduria(a));
}

/* Rassendyll charges, Otto Stanislas denies. */
static void charged(article *a) {
    sends(a,
          said(a, rassendyll(a), "Rassendyll", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE,
               false),
          "sent");
    sends(a, said(a, otto(a), "Otto Stanislas", "denied", "sending drones to Borduria", STANCE_DENIES, NONE, false),
          "sending");
}
#define CHARGED "Rassendyll said Graustark sent drones to Borduria. Otto Stanislas denied sending drones to Borduria."

static const char launched_text[] = CHARGED " Karl Stanislas replied Graustark launched no drones.";
static void launched(article *a) {
    charged(a);
    uint32_t t = said(a, stanislas(a), "Karl Stanislas", "replied", "Graustark launched no drones", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "launched", "launch", "launch", graustark(a), "drones", NONE)->negative = true;
}

static void a_denial_in_other_words_joins(void **state) {
    add_one(*state, launched_text, "2031-05-02", launched);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "denies", "Karl Stanislas"), 1);
    json_decref(all);
}

/* Asked about one actor, what a dispute is does not hang on what else is in the record. */
static void also_among_many(void **state) {
    add_fillers(*state);
    add_one(*state, launched_text, "2031-05-02", launched);
    json_t *all = all_disputes(*state, &(record_filter){.about = "Graustark"}), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "denies", "Karl Stanislas"), 1);
    json_decref(all);
}

/* Whoever denies in another report of its story stands there too, who asserts something else in that does not. */
static const char answered_text[] = "Otto Stanislas met Rassendyll in Borduria over the drones of Graustark. Karl "
                                    "Stanislas replied Graustark did not deliver. Ada Zenda says Graustark "
                                    "dumps oil.";
static void answered(article *a) {
    rassendyll(a);
    otto(a);
    uint32_t t = said(a, stanislas(a), "Karl Stanislas", "replied", "Graustark did not deliver", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "deliver", "deliver", "give", graustark(a), NULL, NONE)->negative = true;
    uint32_t zenda = person(a, "p:ada zenda", "Ada Zenda", ACTOR_PERSON, "", "");
    did(a, said(a, zenda, "Ada Zenda", "says", "Graustark dumps oil", STANCE_ASSERTS, NONE, false), "dumps oil",
        "dump", "dump", graustark(a), "oil", NONE);
}

static void its_story_tells_more_of_it(void **state) {
    add_fillers(*state);
    add_one(*state, CHARGED " They met in Borduria over the drones of Graustark.", "2031-05-02", charged);
    add_one(*state, answered_text, "2031-05-03", answered);
    json_t *all = all_disputes(*state, &(record_filter){.about = "Graustark"}), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "denies", "Karl Stanislas"), 1);
    assert_int_equal(stand_there(d, "asserts", "Ada Zenda"), 0);
    json_decref(all);
}

static void named(article *a) {
    rassendyll(a);
    otto(a);
}

/* Where most of these reports tell nothing of it, it is what it is without them. */
static void unless_it_tells_of_something_else(void **state) {
    static const char *const others[] = {"over rain", "over bread", "over a bridge"};
    add_fillers(*state);
    add_one(*state, CHARGED " They met in Borduria over the drones of Graustark.", "2031-05-02", charged);
    add_one(*state, answered_text, "2031-05-03", answered);
    for (int i = 0; i < 3; i++) {
        char text[300];
        snprintf(text, sizeof text, "Otto Stanislas met Rassendyll in Borduria %s. Graustark flew drones there.",
                 others[i]);
        add_one(*state, text, "2031-05-03", named);
    }
    json_t *all = all_disputes(*state, &(record_filter){.about = "Graustark"}), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "denies", "Karl Stanislas"), 0);
    json_decref(all);
}

static uint32_t firm(article *a, const char *key, const char *called) {
    return person(a, key, called, ACTOR_ORGANISATION, "", "BUS");
}

static const char dumped_text[] = "Rassendyll said Norvik Shipping dumped oil. Otto Stanislas denied that Norvik "
                                  "Shipping dumped tar. Ada Zenda says Norvik dumps oil.";
static void dumped(article *a) {
    uint32_t whole = firm(a, "o::norvik shipping", "Norvik Shipping"), brief = firm(a, "o::norvik", "Norvik");
    uint32_t zenda = person(a, "p:ada zenda", "Ada Zenda", ACTOR_PERSON, "", "");
    uint32_t t =
        said(a, rassendyll(a), "Rassendyll", "said", "Norvik Shipping dumped oil", STANCE_ASSERTS, NONE, false);
    did(a, t, "dumped oil", "dump", "dump", whole, "oil", NONE);
    uint32_t d =
        said(a, otto(a), "Otto Stanislas", "denied", "that Norvik Shipping dumped tar", STANCE_DENIES, NONE, false);
    did(a, d, "dumped tar", "dump", "dump", whole, "oil", NONE);
    did(a, said(a, zenda, "Ada Zenda", "says", "Norvik dumps oil", STANCE_ASSERTS, NONE, false), "dumps oil", "dump",
        "dump", brief, "oil", NONE);
}

static void a_firm_has_two_names(void **state) {
    add_one(*state, dumped_text, "2031-05-02", dumped);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Ada Zenda"), 1);
    json_decref(all);
}

static const char killed_text[] =
    "Rassendyll said guards killed villagers. Otto Stanislas denied that they killed villagers.";
static void killed(article *a) {
    uint32_t guards = person(a, "o:GRA:guards", "Graustark guards", ACTOR_ORGANISATION, "GRA", "MIL"),
             people = person(a, "g::villager", "villagers", ACTOR_GROUP, "", "CVL");
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "guards killed villagers", STANCE_ASSERTS, NONE, false);
    did(a, t, "killed", "kill", "kill", guards, NULL, people);
    uint32_t d =
        said(a, otto(a), "Otto Stanislas", "denied", "that they killed villagers", STANCE_DENIES, NONE, false);
    did(a, d, "they killed", "kill", "kill", guards, NULL, people);
}

static bool lists(const json_t *of, const char *field, const char *wanted) {
    size_t i;
    json_t *one;
    json_array_foreach(json_object_get(of, field), i, one) if (!strcmp(json_string_value(one), wanted)) return true;
    return false;
}

/* A row says who did it by his own body, and to whom where they have no name. */
static void a_claim_names_bodies_and_people(void **state) {
    add_one(*state, killed_text, "2031-05-02", killed);
    json_t *all = all_disputes(*state, NULL), *shown = json_object_get(json_array_get(all, 0), "claim");
    assert_int_equal(json_array_size(all), 1);
    assert_true(lists(shown, "actors", "Graustark guards"));
    assert_true(lists(shown, "recipients", "villagers"));
    assert_string_equal(json_string_value(json_object_get(shown, "object")), "villagers");
    json_decref(all);
}

static const char foreign_text[] = CHARGED " Stanislas replied Borduria launched drones.";
static void foreign(article *a) {
    charged(a);
    uint32_t t =
        said(a, stanislas(a), "Stanislas", "replied", "Borduria launched drones", STANCE_ASSERTS, NONE, false);
    did(a, t, "launched", "launch", "launch", borduria(a), "drones", NONE);
}

/* What the accused say of others is no charge against themselves. */
static void nobody_charges_his_own(void **state) {
    add_one(*state, foreign_text, "2031-05-02", foreign);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "asserts", "Karl Stanislas"), 0);
    json_decref(all);
}

static const char said_text[] = "Otto Stanislas said Graustark sent drones to Borduria.";
static void said_so(article *a) {
    sends(
        a,
        said(a, otto(a), "Otto Stanislas", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE, false),
        "sent");
}

static const char owned_up_text[] = "Otto Stanislas admitted Graustark sent drones to Borduria.";
static void owned_up(article *a) {
    sends(a,
          said(a, otto(a), "Otto Stanislas", "admitted", "Graustark sent drones to Borduria", STANCE_ADMITS, NONE,
               false),
          "sent");
}

/* A word of denying weighs more than a content that may have been cut wrongly. */
static void the_weightier_words_count(void **state) {
    add_one(*state, CHARGED, "2031-05-02", charged);
    add_one(*state, said_text, "2031-05-03", said_so);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "asserts", "Otto Stanislas"), 0);
    json_decref(all);
}

static void who_admits_stands_on_both(void **state) {
    add_one(*state, CHARGED, "2031-05-02", charged);
    add_one(*state, owned_up_text, "2031-05-03", owned_up);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "asserts", "Otto Stanislas"), 1);
    json_decref(all);
}

static const char colleague_text[] = "Karl Stanislas said Graustark sent drones to Borduria.";
static void colleague(article *a) {
    sends(a,
          said(a, stanislas(a), "Karl Stanislas", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE,
               false),
          "sent");
}

static const char confessed_text[] = "Karl Stanislas admitted Graustark sent drones to Borduria.";
static void confessed(article *a) {
    sends(a,
          said(a, stanislas(a), "Karl Stanislas", "admitted", "Graustark sent drones to Borduria", STANCE_ADMITS,
               NONE, false),
          "sent");
}

/* Where one minister of the accused denies, a colleague does not make the charge, but may admit it. */
static void a_state_stands_on_one_side(void **state) {
    add_one(*state, CHARGED, "2031-05-02", charged);
    add_one(*state, colleague_text, "2031-05-03", colleague);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(stand_there(d, "denies", "Otto Stanislas"), 1);
    assert_int_equal(stand_there(d, "asserts", "Rudolf Rassendyll"), 1);
    assert_int_equal(stand_there(d, "asserts", "Karl Stanislas"), 0);
    json_decref(all);
}

static void unless_one_admits(void **state) {
    add_one(*state, CHARGED, "2031-05-02", charged);
    add_one(*state, confessed_text, "2031-05-03", confessed);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(stand_there(d, "asserts", "Karl Stanislas"), 1);
    json_decref(all);
}

typedef struct seen {
    matter_watch watch;
    uint32_t pairs, joining;
} seen;

static void see(matter_watch *w, lister *l, const claim *dispute, const member *m, const double x[MATTER_FEATURES]) {
    seen *s = (seen *)w;
    double sum = 0;
    (void)l;
    for (int i = 0; i < MATTER_FEATURES; i++) sum += x[i] * matter_weight[i];
    assert_true(dispute->size >= 2);
    assert_int_equal(m->side, SIDE_ASSERTS);
    assert_true(x[0] > 0);
    s->pairs++;
    s->joining += sum > MATTER_ENOUGH;
}

static void list_seen(lister *l) {
    claims all = {0};
    l->watch = l->context;
    claims_disputed(l, &all);
}

/* Who learns weights sees what is weighed, as it is weighed. */
static void what_is_weighed_is_seen(void **state) {
    const place *p = *state;
    seen s = {.watch = {see}};
    add_one(p, dumped_text, "2031-05-02", dumped);
    record *r = record_open(p->path, RECORD_READ, NULL, NULL);
    assert_non_null(r);
    assert_int_equal(lister_run(r, NULL, (row_sink){0}, list_seen, &s, NULL, NULL), READOUT_OK);
    record_close(r);
    assert_int_equal(s.pairs, 1);
    assert_int_equal(s.joining, 1);
}

static void each_number_has_its_name(void **state) {
    (void)state;
    for (int i = 0; i < MATTER_FEATURES; i++) {
        assert_non_null(matter_feature_name[i]);
        for (int k = 0; k < i; k++) assert_string_not_equal(matter_feature_name[i], matter_feature_name[k]);
    }
}

/* ------------------------------------------------------------------------------- attributions beside disputes */

typedef struct pair_watch {
    matter_watch watch; /* first */
    uint32_t attributions, pairs;
} pair_watch;

/* Rassendyll charges, Otto Stanislas denies, Karl Stanislas of his state says something else. */
static void see_pairs(matter_watch *w, lister *l, const claims *disputes, const row_pairs *all) {
    pair_watch *x = (pair_watch *)w;
    assert_int_equal(disputes->size, 1);
    x->attributions = all->attributions.size;
    x->pairs = all->pairs.size;
    for (uint32_t i = 0; i < all->pairs.size; i++) {
        const int16_t *f = all->pairs.at[i].features;
        const row_attribution *s = &all->attributions.at[all->pairs.at[i].attribution];
        bool charges = f[ROW_F_on_asserts] > 0, denies = f[ROW_F_on_denies] > 0;
        assert_non_null(identity_known(l, s->identity));
        assert_int_equal(f[ROW_F_disputes], 1);
        assert_int_equal(f[ROW_F_own], !charges);
        assert_int_equal(f[ROW_F_camp_denies] > 0, !charges && !denies); /* the other one of his state */
        assert_int_equal(f[ROW_F_statements], 1);
        assert_int_equal(f[ROW_COUNT] + f[ROW_SIDE_FEATURES + ROW_COUNT], 1);
        assert_true(f[ROW_F_shared] > 0 || !(charges || denies)); /* drones, Borduria */
    }
}

static void list_pairs(lister *l) {
    claims all = {0};
    l->watch = l->context;
    claims_disputed(l, &all);
}

static void talks(article *a) {
    uint32_t t = said(a, stanislas(a), "Karl Stanislas", "said", "Graustark opened talks about fish", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "opened", "open", "open", graustark(a), "talks", NONE);
}

static const char both_text[] = CHARGED " Karl Stanislas said Graustark opened talks about fish.";
static void both(article *a) {
    charged(a);
    talks(a);
}

static void each_attribution_is_seen_beside_a_dispute(void **state) {
    pair_watch w = {.watch = {.paired = see_pairs}};
    const place *p = *state;
    add_one(p, both_text, "2031-05-02", both);
    record *r = record_open(p->path, RECORD_READ, NULL, NULL);
    assert_non_null(r);
    assert_int_equal(lister_run(r, NULL, (row_sink){0}, list_pairs, &w, NULL, NULL), READOUT_OK);
    assert_int_equal(w.attributions, 3);
    assert_int_equal(w.pairs, 3);
    record_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_denial_in_other_words_joins, set_up, tear_down),
        cmocka_unit_test_setup_teardown(also_among_many, set_up, tear_down),
        cmocka_unit_test_setup_teardown(its_story_tells_more_of_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unless_it_tells_of_something_else, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_firm_has_two_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_claim_names_bodies_and_people, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_charges_his_own, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_weightier_words_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_admits_stands_on_both, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_state_stands_on_one_side, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unless_one_admits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_weighed_is_seen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_attribution_is_seen_beside_a_dispute, set_up, tear_down),
        cmocka_unit_test(each_number_has_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
