/* test_reuse.c - words, prints, passages, and the list of copied passages */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include "record/align.h"
#include "record/print.h"
#include "record_article.h"

#include <cmocka.h>

#include "record_reports.h"

/* ------------------------------------------------------------------------------------------ words, passages */

typedef struct job {
    arena *a;
    void (*body)(arena *a);
} job;

static status run_body(void *context, error *e) {
    job *j = context;
    (void)e;
    j->body(j->a);
    return READOUT_OK;
}

static void in_arena(void (*body)(arena *a)) {
    arena *a = arena_new();
    job j = {a, body};
    assert_int_equal(arena_run(a, run_body, &j, NULL), READOUT_OK);
    arena_free(a);
}

static text_words words_in(arena *a, const char *text) {
    text_words out = {0};
    words_of_text(a, slice_of(text), &out);
    return out;
}

static void fold(arena *a) {
    text_words one = words_in(a, "The king's Caf\xC3\xA9, 'open' at 7.30 - \xE2\x80\x9CYES\xE2\x80\x9D");
    text_words other = words_in(a, "the KING\xE2\x80\x99S cafe open at 7 30 yes");
    assert_int_equal(one.size, 8);
    assert_int_equal(other.size, 8);
    for (uint32_t i = 0; i < 8; i++) assert_int_equal(one.at[i].hash, other.at[i].hash);
    assert_int_equal(one.at[1].at.begin, 4);
    assert_int_equal(one.at[1].at.end, 10);
    assert_int_equal(one.at[3].at.begin, 19); /* without its quotes */
    assert_int_not_equal(one.at[0].hash, one.at[1].hash);
    assert_int_equal(words_in(a, "... \xE2\x80\x94 '' \xFF\xC3").size, 0);
    assert_int_equal(words_in(a, "").size, 0);
}

static void words_fold(void **state) {
    (void)state;
    in_arena(fold);
}

/* Of any PRINT_WINDOW + PRINT_WORDS - 1 words in a row that two texts share, one print is kept in both. */
static void guarantee(arena *a) {
    uint32_t seed = 7;
    text_words words = {0};
    prints all = {0};
    for (uint32_t i = 0; i < 3000; i++) {
        seed = seed * 1664525u + 1013904223u;
        *vec_push(a, &words) = (text_word){{i, i + 1}, (seed >> 16) % 40};
    }
    prints_of_words(a, &words, &all);
    for (uint32_t begin = 0; begin + PRINT_WINDOW + PRINT_WORDS - 1 <= words.size; begin += 13) {
        text_words part = {words.at + begin, PRINT_WINDOW + PRINT_WORDS - 1, 0};
        prints some = {0};
        bool shared = false;
        prints_of_words(a, &part, &some);
        assert_int_equal(some.size, 1);
        for (uint32_t i = 0; i < all.size; i++) shared |= all.at[i].hash == some.at[0].hash;
        assert_true(shared);
    }
    assert_true(all.size < words.size / 2);
    words.size = PRINT_WORDS - 1;
    all.size = 0;
    prints_of_words(a, &words, &all);
    assert_int_equal(all.size, 0);
}

static void prints_are_shared(void **state) {
    (void)state;
    in_arena(guarantee);
}

static const char wire[] = "The harbour of Zenda was closed on Monday after a crane fell across the northern quay "
                           "and blocked two ferries for nine "
                           "hours, its master Flavia Tarlenheim told the council, adding that nobody was hurt and "
                           "that divers would look at the piles";
static const char edited[] = "Residents were angry. The harbour at Zenda was shut on Monday after a crane fell "
                             "across the northern quay and blocked both "
                             "ferries for nine hours, its master Flavia Tarlenheim told the city council, adding "
                             "that nobody was hurt. More rain is due.";

static void align_edited(arena *a) {
    text_words one = words_in(a, wire), other = words_in(a, edited);
    passages found = {0};
    passages_of(a, &one, &other, 12, &found);
    assert_int_equal(found.size, 1);
    const passage *p = &found.at[0];
    assert_int_equal(p->a, 0);
    assert_int_equal(p->b, 3);
    assert_int_equal(p->a_end, 35);
    assert_int_equal(p->b_end, 39);
    assert_int_equal(p->shared, 32); /* at, shut, both are others, city is put in */
    uint32_t sum = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        sum += p->runs[i].size;
        for (uint32_t k = 0; k < p->runs[i].size; k++)
            assert_int_equal(one.at[p->runs[i].a + k].hash, other.at[p->runs[i].b + k].hash);
    }
    assert_int_equal(sum, p->shared);
    found.size = 0;
    text_words apart =
        words_in(a, "A crane fell. Ferries were late for nine hours. It was Monday, and nobody was there.");
    passages_of(a, &one, &apart, 12, &found);
    assert_int_equal(found.size, 0);
}

static void passages_with_edits(void **state) {
    (void)state;
    in_arena(align_edited);
}

/* What comes back again and again costs no more than its length. */
static void repeat(arena *a) {
    text_words one = {0}, other = {0};
    passages found = {0};
    for (uint32_t i = 0; i < 300000; i++) {
        *vec_push(a, &one) = (text_word){{i, i + 1}, 1};
        *vec_push(a, &other) = (text_word){{i, i + 1}, 1 + (i % 100000 == 7)};
    }
    passages_of(a, &one, &other, 12, &found);
    assert_true(found.size <= 256);
}

static void repeated_words(void **state) {
    (void)state;
    in_arena(repeat);
}

/* ------------------------------------------------------------------------------------------------ the list */

typedef struct item {
    const char *text, *outlet, *date, *agency;
} item;

static char *joined(const char *one, const char *two, const char *three) {
    char *out = malloc(strlen(one) + strlen(two) + strlen(three) + 3);
    sprintf(out, "%s %s %s", one, two, three);
    return out;
}

static void add_item(record *r, const item *x) {
    error e = {0};
    article *a = built(x->text, x->outlet, x->date, NULL);
    a->agency = slice_of(x->agency);
    assert_int_equal(record_add(r, a, NULL, &e), READOUT_OK);
    article_free(a);
}

static json_t *reuse_of(const item *items, size_t count, bool backwards) {
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    for (size_t i = 0; i < count; i++) add_item(r, &items[backwards ? count - 1 - i : i]);
    json_t *found = rows(r, "reuse", NULL);
    record_close(r);
    place_free(p);
    return found;
}

static const char own[] =
    "In Strelsau the price of bread rose again, bakers said, and the guild of millers blamed the wet summer.";

static void copies_are_found(void **state) {
    (void)state;
    char *theirs = joined(own, edited, "");
    const item items[] = {{wire, "Zenda Radio", "2031-05-02", NULL}, {theirs, "Strelsau Post", "2031-05-03", NULL},
                          {own, "Klow Herald", NULL, NULL}};
    json_t *found = reuse_of(items, 2, false), *turned = reuse_of(items, 2, true);
    assert_true(json_equal(found, turned));
    assert_int_equal(json_array_size(found), 1);
    json_t *row = json_array_get(found, 0), *from = json_object_get(row, "from"), *to = json_object_get(row, "to");
    assert_int_equal(json_integer_value(json_object_get(row, "words")), 32);
    assert_string_equal(text_of(row, "direction"), "copied");
    assert_string_equal(json_string_value(json_array_get(json_object_get(row, "why"), 0)), "1 day earlier");
    assert_string_equal(text_of(from, "outlet"), "Zenda Radio");
    assert_string_equal(text_of(to, "outlet"), "Strelsau Post");
    assert_int_equal(json_integer_value(json_object_get(from, "begin")), 0);
    slice quote = slice_of(text_of(to, "quote"));
    assert_true(slice_starts(quote, SLICE("The harbour at Zenda")) && slice_ends(quote, SLICE("nobody was hurt")));
    json_decref(found);
    json_decref(turned);
    found = reuse_of(items, 3, false); /* the second has words of the third as well, whose date is not known */
    assert_int_equal(json_array_size(found), 2);
    json_decref(found);
    free(theirs);
}

static void direction_of_one_day(void **state) {
    (void)state;
    char *crediting = joined(edited, "It was first told by Zenda Radio.", "");
    const item named[] = {{wire, "Zenda Radio", "2031-05-02", NULL},
                          {crediting, "Strelsau Post", "2031-05-02", NULL}};
    const item both[] = {{wire, "Zenda Radio", "2031-05-02", "RNA"}, {edited, "Strelsau Post", "2031-05-04", "RNA"}};
    const item credited[] = {{wire, "RNA", "2031-05-02", NULL}, {edited, "Strelsau Post", "2031-05-02", "RNA"}};
    const item nothing[] = {{wire, "Zenda Radio", NULL, NULL}, {edited, "Strelsau Post", "2031-05-02", NULL}};
    const struct {
        const item *items;
        const char *direction, *why;
    } cases[] = {{named, "copied", "names Zenda Radio"},
                 {both, "agency", "both credit RNA"},
                 {credited, "copied", "credits RNA"},
                 {nothing, "unknown", NULL}};
    for (int i = 0; i < 4; i++) {
        json_t *found = reuse_of(cases[i].items, 2, i % 2), *row = json_array_get(found, 0);
        assert_int_equal(json_array_size(found), 1);
        assert_string_equal(text_of(row, "direction"), cases[i].direction);
        const char *why = json_string_value(json_array_get(json_object_get(row, "why"), 0));
        if (cases[i].why) assert_string_equal(why, cases[i].why);
        else assert_null(why);
        if (i == 0 || i == 2) assert_string_equal(text_of(json_object_get(row, "to"), "outlet"), "Strelsau Post");
        json_decref(found);
    }
    free(crediting);
}

/* The same lines under all reports of an outlet are no copies; between two outlets they are. */
static void boilerplate_is_masked(void **state) {
    (void)state;
    static const char foot[] =
        "Sign up to our evening letter for the stories of the day, from the harbour to the court, chosen by "
        "our editors and sent to your door by rider.";
    item items[6];
    for (int i = 0; i < 5; i++) {
        char head[600] = "";
        for (int w = 0; w < 50; w++) /* fifty words that no other item has */
            snprintf(head + strlen(head), sizeof head - strlen(head), "w%dx%d ", i, w);
        items[i] = (item){joined(head, foot, ""), "Strelsau Post", "2031-05-02", NULL};
    }
    json_t *found = reuse_of(items, 5, false);
    assert_int_equal(json_array_size(found), 0);
    json_decref(found);
    found = reuse_of(items, 3, false); /* three times is not yet a habit */
    assert_int_equal(json_array_size(found), 3);
    json_decref(found);
    items[5] = (item){joined(own, foot, ""), "Klow Herald", "2031-05-03", NULL};
    found = reuse_of(items, 6, false);
    assert_true(json_array_size(found) > 0);
    json_decref(found);
    for (int i = 0; i < 6; i++) free((char *)(uintptr_t)items[i].text);
}

/* Each of many copies is paired with the first few alone. */
static void many_copies(void **state) {
    (void)state;
    enum { COPIES = 1500 };
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    for (int i = 0; i < COPIES; i++) {
        char text[600], outlet[24];
        snprintf(text, sizeof text, "%s Number %d.", wire, i);
        snprintf(outlet, sizeof outlet, "Outlet %d", i % 3);
        add_item(r, &(item){text, outlet, "2031-05-02", NULL});
    }
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
    json_t *found = rows(r, "reuse", NULL);
    assert_in_range(json_array_size(found), COPIES - 1, 8 * COPIES);
    json_decref(found);
    record_close(r);
    place_free(p);
}

/* ------------------------------------------------------------------------------------- independent sources */

static void by_person(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS,
                      NONE, false);
    did(a, t, "sent", "send", "give", graustark(a), "drones", borduria(a));
}

static void by_another(article *a) {
    uint32_t t =
        said(a, stanislas(a), "Stanislas", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE, false);
    did(a, t, "sent", "send", "give", graustark(a), "drones", borduria(a));
}

static void by_otto(article *a) {
    uint32_t t =
        said(a, otto(a), "Stanislas", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE, false);
    did(a, t, "sent", "send", "give", graustark(a), "drones", borduria(a));
}

static void by_state(article *a) {
    uint32_t t =
        said(a, ruritania(a), "Ruritania", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE, false);
    did(a, t, "sent", "send", "give", graustark(a), "drones", borduria(a));
}

static void by_outlet(article *a) { did(a, NONE, "sent", "send", "give", graustark(a), "drones", borduria(a)); }

/* How many sources the one claim of the first `count` of these has. */
static json_int_t independent_of(int count) {
    static const struct {
        const char *text, *outlet, *agency;
        void (*make)(article *a);
    } all[] = {
        {"Late on Monday in the old hall Rassendyll said Graustark sent drones to Borduria in freight trains by "
         "night through the "
         "southern pass.", "Zenda Radio", NULL, by_person},
        {"Ruritania said Graustark sent drones to Borduria.", "Klow Herald", "RNA", by_state},
        {"A night of rumours, and Stanislas said Graustark sent drones to Borduria in freight trains by night "
         "through the southern "
         "pass.", "Hentzau Wire", NULL, by_another}, /* has the words of the first */
        /* the second's agency */
        {"For weeks Stanislas said Graustark sent drones to Borduria.", "Szohod Daily", "RNA", by_otto},
        /* the first's saying */
        {"It is true, Rassendyll said Graustark sent drones to Borduria.", "Evening Courier", NULL, by_person},
        {"We found that Graustark sent drones to Borduria.", "Strelsau Post", NULL, by_outlet},
        {"Again Graustark sent drones to Borduria.", "Strelsau Post", NULL, by_outlet},
    };
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    for (int i = count; i-- > 0;) {
        error e = {0};
        article *a = built(all[i].text, all[i].outlet, "2031-05-02", all[i].make);
        a->agency = slice_of(all[i].agency);
        assert_int_equal(record_add(r, a, NULL, &e), READOUT_OK);
        article_free(a);
    }
    json_t *found = rows(r, "claims", NULL), *claim = json_array_get(found, 0);
    assert_int_equal(json_integer_value(json_object_get(claim, "articles")), count);
    json_int_t out = json_integer_value(json_object_get(claim, "independent"));
    json_decref(found);
    record_close(r);
    place_free(p);
    return out;
}

static void sources_count_once(void **state) {
    (void)state;
    static const json_int_t wanted[] = {1, 2, 2, 2, 2, 3, 3};
    for (int count = 1; count <= 7; count++) assert_int_equal(independent_of(count), wanted[count - 1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fold),        cmocka_unit_test(prints_are_shared),
               cmocka_unit_test(passages_with_edits),
        cmocka_unit_test(repeated_words),    cmocka_unit_test(copies_are_found),
                cmocka_unit_test(direction_of_one_day),
        cmocka_unit_test(boilerplate_is_masked), cmocka_unit_test(many_copies),
        cmocka_unit_test(sources_count_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
