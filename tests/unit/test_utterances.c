/* test_utterances.c - the list of utterances, their ids on quotes, and two reports side by side */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include "record_article.h"

#include <cmocka.h>

#include "record_reports.h"

static const char *const contents[] = {
    "the harbour will stay closed until the crane is lifted from the quay",
    "the harbour stays shut until the crane has been lifted off the quay",
    "the harbour will stay closed until the crane is lifted",
    "nobody may enter the old chapel before the bells are mended",
};

static void speaks(article *a) { said(a, rassendyll(a), "Rassendyll", "said", "that", STANCE_ASSERTS, NONE, false); }

typedef struct item {
    int content;
    const char *outlet, *date;
} item;

static const item items[] = {{0, "Strelsau Post", "2031-05-02"},
                             {1, "Klow Herald", "2031-05-03"},
                             {2, "Zenda Radio", "2031-05-03"},
                             {3, "Klow Herald", "2031-05-04"}};

static void add_item(record *r, const item *x) {
    char text[300];
    error e = {0};
    snprintf(text, sizeof text, "Rassendyll said that %s.", contents[x->content]);
    article *a = built(text, x->outlet, x->date, speaks);
    a->spans.at[a->attributions.at[0].content.first] = words(a, contents[x->content]);
    assert_int_equal(record_add(r, a, NULL, &e), READOUT_OK);
    article_free(a);
}

static json_t *listed(const char *list, bool backwards) {
    int count = sizeof items / sizeof *items;
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    for (int i = 0; i < count; i++) add_item(r, &items[backwards ? count - 1 - i : i]);
    json_t *found = rows(r, list, NULL);
    record_close(r);
    place_free(p);
    return found;
}

static void one_saying(void **state) {
    (void)state;
    json_t *found = listed("utterances", false), *turned = listed("utterances", true);
    assert_true(json_equal(found, turned));
    assert_int_equal(json_array_size(found), 1);
    json_t *row = json_array_get(found, 0), *variants = json_object_get(row, "variants");
    assert_int_equal(json_array_size(variants), 3);
    assert_int_equal(json_integer_value(json_object_get(row, "outlets")), 3);
    assert_string_equal(text_of(row, "first"), "2031-05-02");
    assert_string_equal(text_of(row, "last"), "2031-05-03");
    assert_string_equal(text_of(row, "quote"), contents[0]);
    assert_int_equal(json_array_size(json_object_get(json_array_get(variants, 0), "differs")), 0);
    json_t *variant = NULL;
    size_t i;
    json_array_foreach(variants, i, variant) if (strcmp(text_of(variant, "outlet"), "Klow Herald") == 0) break;
    json_t *differs = json_object_get(variant, "differs"), *marks = json_object_get(variant, "marks");
    assert_int_equal(json_array_size(differs), 5); /* stays, shut, has, been, off */
    assert_string_equal(json_string_value(json_array_get(differs, 0)), "stays");
    assert_int_equal(json_integer_value(json_array_get(json_array_get(marks, 0), 0)), 12);
    assert_int_equal(json_integer_value(json_array_get(json_array_get(marks, 0), 1)), 17);
    json_decref(found);
    json_decref(turned);
}

static void ids_of_quotes(void **state) {
    (void)state;
    json_t *found = listed("quotes", false), *sayings = listed("utterances", false), *row;
    const char *id = text_of(json_array_get(sayings, 0), "id");
    size_t i, with = 0;
    json_array_foreach(found, i, row) {
        bool other = strcmp(text_of(row, "quote"), contents[3]) == 0;
        if (other) assert_true(json_is_null(json_object_get(row, "utterance")));
        else assert_string_equal(text_of(row, "utterance"), id);
        with += !other;
    }
    assert_int_equal(with, 3);
    json_decref(found);
    json_decref(sayings);
}

/* The same words months later were said again. */
static void said_again(void **state) {
    (void)state;
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    add_item(r, &items[2]);
    item later = {1, "Evening Courier", "2031-09-04"};
    add_item(r, &later);
    json_t *found = rows(r, "utterances", NULL);
    assert_int_equal(json_array_size(found), 0);
    json_decref(found);
    later = (item){0, "Evening Courier", "2031-09-09"};
    add_item(r, &later);
    found = rows(r, "utterances", &(record_filter){.speaker = "rassendyll", .about = "crane"});
    assert_int_equal(json_array_size(found), 1);
    assert_string_equal(text_of(json_array_get(found, 0), "first"), "2031-09-04");
    json_decref(found);
    found = rows(r, "utterances", &(record_filter){.until = "2031-06"});
    assert_int_equal(json_array_size(found), 0);
    json_decref(found);
    record_close(r);
    place_free(p);
}

static void side_by_side(void **state) {
    (void)state;
    static const char one[] =
        "The harbour of Zenda was closed on Monday after a crane fell across the northern quay of the town.";
    static const char other[] =
        "The harbour of Zenda was shut on Monday after a crane fell across the old northern quay of the town.";
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    article *a = built(one, "Zenda Radio", "2031-05-02", NULL), *b = built(other, "Klow Herald", "2031-05-03", NULL);
    a->id = SLICE("first");
    b->id = SLICE("second");
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    assert_int_equal(record_add(r, b, NULL, NULL), READOUT_OK);
    json_t *found = NULL, *piece;
    error e = {0};
    assert_int_equal(record_same(r, "second", "first", &found, &e), READOUT_OK);
    assert_string_equal(text_of(found, "source"), "second");
    assert_string_equal(text_of(json_object_get(found, "first"), "outlet"), "Klow Herald");
    json_t *passage = json_array_get(json_object_get(found, "passages"), 0);
    assert_int_equal(json_array_size(json_object_get(found, "passages")), 1);
    assert_int_equal(json_integer_value(json_object_get(passage, "words")), 18);
    char whole[200] = "";
    size_t i;
    json_array_foreach(json_object_get(passage, "pieces"), i, piece) {
        bool same = json_is_true(json_object_get(piece, "same"));
        assert_int_equal(same, strcmp(text_of(piece, "first"), text_of(piece, "second")) == 0);
        snprintf(whole + strlen(whole), sizeof whole - strlen(whole), "%s%s", i ? " " : "", text_of(piece, "first"));
    }
    assert_string_equal(
        whole, "The harbour of Zenda was shut on Monday after a crane fell across the old northern quay of the town");
    json_decref(found);
    assert_int_equal(record_same(r, "second", "third", &found, &e), READOUT_BAD_USAGE);
    assert_null(found);
    article_free(a);
    article_free(b);
    record_close(r);
    place_free(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_saying), cmocka_unit_test(ids_of_quotes),
                                       cmocka_unit_test(said_again), cmocka_unit_test(side_by_side)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
