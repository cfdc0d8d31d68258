/* test_stories.c - terms of articles, and the list of stories */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include "record/print.h"
#include "record/topic.h"
#include "record_article.h"

#include <cmocka.h>

#include "record_reports.h"

typedef struct item {
    const char *text, *date;
} item;

/* Two landslides, of one kind, at two places; and a wedding. */
static const item items[] = {
    {"A landslide buried the railway at Tarlenheim. Rain had fallen on Tarlenheim for nine days. Engineers dig at "
     "the railway.",
     "2031-05-02"},
    {"Engineers dig out the railway at Tarlenheim after rain. The landslide came at night. No train ran to "
     "Tarlenheim.",
     "2031-05-03"},
    {"Trains to Tarlenheim wait. The landslide that buried the railway has not been cleared, engineers report.",
     "2031-05-04"},
    {"A landslide blocked the harbour road of Zenda. Drivers at Zenda took boats. Seven goats drowned in the "
     "harbour.",
     "2031-05-03"},
    {"Boats carry drivers of Zenda past the harbour road. Goats drowned as the landslide blocked the road.",
     "2031-05-03"},
    {"Goats of the harbour at Zenda drowned. The road stays blocked, drivers wait for boats.", "2031-05-05"},
    {"Flavia wed Rudolf in the chapel. Bells rang, guests danced, cakes were eaten.", "2031-05-03"},
};
enum { ITEMS = sizeof items / sizeof *items };

static void add_item(record *r, const item *x) {
    error e = {0};
    article *a = built(x->text, "Strelsau Post", x->date, NULL);
    a->title = slice_part(a->text, 0, slice_find(a->text, SLICE(".")));
    assert_int_equal(record_add(r, a, NULL, &e), READOUT_OK);
    article_free(a);
}

static json_t *stories_in(const int *order, int count) {
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    for (int i = 0; i < count; i++) add_item(r, &items[order[i]]);
    json_t *found = rows(r, "stories", NULL);
    record_close(r);
    place_free(p);
    return found;
}

static void stories_of_items(void **state) {
    (void)state;
    json_t *found = stories_in((int[]){0, 1, 2, 3, 4, 5, 6}, ITEMS),
           *turned = stories_in((int[]){6, 2, 4, 0, 5, 3, 1}, ITEMS);
    assert_true(json_equal(found, turned));
    assert_int_equal(json_array_size(found), 3);
    for (size_t i = 0; i < 3; i++) {
        json_t *row = json_array_get(found, i), *members = json_object_get(row, "members"), *member;
        size_t n, tarlenheim = 0, zenda = 0;
        json_array_foreach(members, n, member) {
            tarlenheim +=
                strstr(text_of(member, "title"), "arlenheim") || strstr(text_of(member, "title"), "railway");
            zenda += strstr(text_of(member, "title"), "Zenda") != NULL;
        }
        assert_int_equal(json_array_size(members), i < 2 ? 3 : 1);
        assert_int_equal(json_integer_value(json_object_get(row, "articles")), json_array_size(members));
        assert_int_equal(json_integer_value(json_object_get(row, "outlets")), 1);
        assert_true(i == 2 || (tarlenheim == 3 && !zenda) || (zenda == 3 && !tarlenheim));
        assert_true(strlen(text_of(row, "title")) > 10);
        assert_int_equal(text_of(row, "id")[0], 't');
    }
    json_t *first = json_array_get(found, 0);
    assert_string_equal(text_of(first, "first"), "2031-05-02");
    assert_string_equal(text_of(first, "last"), "2031-05-04");
    json_decref(found);
    json_decref(turned);
}

/* All name the same two: what they tell of goes together. */
static void stories_of_a_campaign(void **state) {
    (void)state;
    static const char *const told[][3] = {
        {"Farmers of the valley wait for their potato money.", "Potato farmers in the valley got no money.",
         "The money for potatoes is late, farmers in the valley say."},
        {"A ferry to the islands sank at its quay.", "Divers raised the ferry that sank at the quay.",
         "The ferry had rust, divers at the quay found."},
        {"Nurses of the hospital marched for pay.", "The hospital may pay its nurses, who marched.",
         "Pay at the hospital is low, marching nurses said."},
        {"The tunnel of Grua has water in it.", "Pumps took water out of the tunnel of Grua.",
         "Water fell in the tunnel at Grua, pumps failed."},
        {"Pupils ate bread baked with sand.", "Sand in bread made pupils cough.",
         "A baker put sand in the pupils' bread."}};
    enum { MATTERS = sizeof told / sizeof *told };
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    for (int i = 0; i < MATTERS * 3; i++) {
        char text[300];
        snprintf(text, sizeof text, "%s %s Amsdal and Lindmark spoke of it.", told[i / 3][i % 3],
                 told[i / 3][(i + 1) % 3]);
        add_item(r, &(item){text, "2031-05-02"});
    }
    json_t *found = rows(r, "stories", NULL);
    assert_int_equal(json_array_size(found), MATTERS);
    json_decref(found);
    record_close(r);
    place_free(p);
}

static void stories_of_merged(void **state) {
    (void)state;
    place *one = place_new(), *other = place_new();
    record *r = opened(one, RECORD_WRITE), *s = opened(other, RECORD_WRITE);
    for (int i = 0; i < ITEMS; i++) add_item(i % 2 ? r : s, &items[i]);
    record_close(s);
    assert_int_equal(record_merge(r, other->path, NULL, NULL), READOUT_OK);
    json_t *found = rows(r, "stories", NULL), *whole = stories_in((int[]){0, 1, 2, 3, 4, 5, 6}, ITEMS);
    assert_true(json_equal(found, whole));
    json_decref(found);
    json_decref(whole);
    found = rows(r, "stories", &(record_filter){.since = "2031-05-04"});
    assert_int_equal(json_array_size(found), 2);
    json_decref(found);
    record_close(r);
    place_free(one);
    place_free(other);
}

/* Copies cost no more than their number; a word alone, or none, is a story too. */
static void hostile(void **state) {
    (void)state;
    enum { COPIES = 2000 };
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    json_t *found = rows(r, "stories", NULL);
    assert_int_equal(json_array_size(found), 0);
    json_decref(found);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    for (int i = 0; i < COPIES; i++) {
        char text[600];
        snprintf(text, sizeof text, "%s Edition %d.", items[0].text, i);
        add_item(r, &(item){text, i % 3 ? NULL : "2031-05-02"});
    }
    add_item(r, &(item){"word word word word word word word word.", NULL});
    add_item(r, &(item){". . .", "2031-05-02"});
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
    found = rows(r, "stories", NULL);
    assert_in_range(json_array_size(found), 3, COPIES / 4);
    json_decref(found);
    record_close(r);
    place_free(p);
}

static void rarity(void **state) {
    (void)state;
    assert_true(topic_rarity(0) > topic_rarity(1));
    assert_true(topic_rarity(250) <= 0.01);
    assert_true(topic_rarity_here(0, 1, 100) > topic_rarity_here(1, 1, 100));
    assert_true(topic_rarity_here(1, 1, 100) > topic_rarity_here(1, 50, 100));
    assert_true(topic_rarity_here(0, 100, 100) > 0);
    assert_true(topic_rarity_here(250, 1000000, 1000000) <= 0.01);
}

static unsigned weight_in(slice packed, uint32_t key) {
    for (size_t i = 0; i < packed.size; i += TOPIC_BYTES)
        if (topic_unpacked(packed.at + i).key == key) return topic_unpacked(packed.at + i).weight;
    return 0;
}

/* "Black Michael": two words of one name, each of which weighs less than "Flavia", a name of one. */
static void make_names(article *a) {
    for (uint32_t i = 0; i < 4; i++) a->tokens.at[i].name = i == 2 ? NAME_NONE : NAME_PER;
    slice packed = topic_packed(a, NULL, a->arena);
    unsigned black = weight_in(packed, word_key(a->arena, SLICE("black")));
    unsigned michael = weight_in(packed, word_key(a->arena, SLICE("michael")));
    unsigned flavia = weight_in(packed, word_key(a->arena, SLICE("flavia")));
    assert_int_equal(black, michael);
    assert_in_range(flavia, black * 135 / 100, black * 148 / 100);
}

static void names_of_several_words(void **state) {
    (void)state;
    article_free(built("Black Michael met Flavia.", "Strelsau Post", "2031-05-02", make_names));
}

/* A line of the timeline names its report's file, and says that no day is known. */
static void undated_in_timeline(void **state) {
    (void)state;
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    article *a = built("Flavia said Rudolf left.", "", "", NULL);
    a->path = SLICE("box/letter.txt");
    uint32_t who = person(a, "p:flavia", "Flavia", ACTOR_PERSON, "", "");
    said(a, who, "Flavia", "said", "Rudolf left", STANCE_ASSERTS, NONE, false);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    article_free(a);
    json_t *found = rows(r, "timeline", NULL), *row = json_array_get(found, 0);
    assert_int_equal(json_array_size(found), 1);
    assert_string_equal(text_of(row, "path"), "box/letter.txt");
    assert_string_equal(text_of(row, "precision"), "none");
    json_decref(found);
    record_close(r);
    place_free(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(stories_of_items),
                                       cmocka_unit_test(stories_of_a_campaign),
                                       cmocka_unit_test(stories_of_merged),
                                       cmocka_unit_test(hostile),
                                       cmocka_unit_test(rarity),
                                       cmocka_unit_test(names_of_several_words),
                                       cmocka_unit_test(undated_in_timeline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
