/* Events as rows and in the forms that users' scripts read: headers and order exact, codes text, denials left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "build_article.h"
#include "base/mem.h"
#include "record/record.h"
#include "show/event_table.h"
#include "show/show.h"

#include <cmocka.h> /* last: it defines fail() */

/* Stated by the outlet with two actors; asserted; denied; negated; demanded. */
static void reports(article *a) {
    build_text(a, "a1", "The Example", "2031-05-02T10:00:00Z",
               "Norland and Sudria shelled Aquitania on Friday.\n"
               "Ada Berg said Norland aided Sudria.\n"
               "Ruiz denied that Norland armed Sudria, and Sudria did not arm Norland.\n"
               "Berg demanded that Sudria release Ruiz.");
    build_sentences(a);
    a->url = SLICE("https://example.org/1");
    uint32_t norland = build_actor(a, "c:NOR", "Norland", ACTOR_STATE, "NOR", "");
    uint32_t sudria = build_actor(a, "c:ESP", "Sudria", ACTOR_STATE, "ESP", "GOV");
    uint32_t aquitania = build_actor(a, "c:FRA", "Aquitania", ACTOR_STATE, "FRA", "CVL");
    uint32_t berg = build_actor(a, "p:berg", "Ada Berg", ACTOR_PERSON, "NOR", "GOV");
    uint32_t friday = build_date(a, "Friday", "2031-04-30", 20310430);
    uint32_t said = build_attribution(a, "Ada Berg", "said", "Norland aided Sudria", STANCE_ASSERTS, berg);
    uint32_t denied = build_attribution(a, "Ruiz", "denied", "that Norland armed Sudria", STANCE_DENIES, NONE);
    build_proposition(a, "shelled", "shell", "attack", false, NONE);
    a->propositions.at[0].event = EVENT_ASSAULT;
    a->propositions.at[0].mode = SLICE("heavy-weapons");
    a->propositions.at[0].contexts = SLICE("military,territory");
    a->propositions.at[0].cameo = SLICE("194");
    a->propositions.at[0].event_score = 0.73f;
    build_argument(a, ROLE_ACTOR, "Norland", norland);
    build_argument(a, ROLE_ACTOR, "Sudria", sudria);
    build_argument(a, ROLE_RECIPIENT, "Aquitania", aquitania);
    build_argument(a, ROLE_TIME, "on Friday", NONE);
    a->arguments.at[a->arguments.size - 1].date = friday;
    build_proposition(a, "aided", "aid", "help", false, said);
    a->propositions.at[1].event = EVENT_AID;
    build_argument(a, ROLE_ACTOR, "Norland@2", norland);
    build_argument(a, ROLE_RECIPIENT, "Sudria@2", sudria);
    build_proposition(a, "armed", "arm", "arm", false, denied);
    a->propositions.at[2].event = EVENT_AID;
    build_proposition(a, "arm@2", "arm", "arm", true, NONE);
    a->propositions.at[3].event = EVENT_AID;
    build_proposition(a, "release", "release", "release", false, NONE);
    a->propositions.at[4].event = EVENT_RETREAT;
    a->propositions.at[4].factuality = FACT_ORDERED;
    build_proposition(a, "demanded", "demand", "demand", false, NONE);
}

typedef struct shown {
    char *text;
    size_t size;
    uint64_t left_out;
    status status;
} shown;

/* Two states meet in a city. */
static void placed(article *a) {
    build_text(a, "a2", "The Example", "2031-05-02", "Norland and Sudria shelled Aquitania in Orle.\n");
    build_sentences(a);
    uint32_t norland = build_actor(a, "c:NOR", "Norland", ACTOR_STATE, "NOR", "");
    uint32_t sudria = build_actor(a, "c:ESP", "Sudria", ACTOR_STATE, "ESP", "GOV");
    uint32_t aquitania = build_actor(a, "c:FRA", "Aquitania", ACTOR_STATE, "FRA", "CVL");
    build_proposition(a, "shelled", "shell", "attack", false, NONE);
    a->propositions.at[0].event = EVENT_ASSAULT;
    build_argument(a, ROLE_ACTOR, "Norland", norland);
    build_argument(a, ROLE_ACTOR, "Sudria", sudria);
    build_argument(a, ROLE_RECIPIENT, "Aquitania", aquitania);
    build_argument(a, ROLE_PLACE, "Orle", NONE);
    site where = {.name = SLICE("Orle"), .country = "NOR", .latitude = 61.25, .longitude = -5.5, .geonames = 77,
        .precision = SITE_CITY};
    *vec_push(a->arena, &a->sites) = where;
    a->arguments.at[a->arguments.size - 1].site = 1;
}

/* The rows that a record gives for the reports, and for the placed one. */
static json_t *rows[2];
static const row_kind *kind;

static status keep(void *context, json_t *row, error *e) {
    (void)e;
    return json_array_append(context, row) == 0 ? READOUT_OK : READOUT_NO_MEMORY;
}

static status ask(const char *path, build_fill *fill, json_t *out) {
    const record_list *list = record_list_find("events");
    article *a = build_article(fill);
    record *r = a ? record_open(path, RECORD_WRITE, "lang/en", NULL) : NULL;
    status s = r ? record_add(r, a, NULL, NULL) : READOUT_STORE;
    if (s == READOUT_OK)
        s = list->query(r, NULL, (row_sink){keep, out}, NULL);
    kind = &list->rows;
    record_close(r);
    article_free(a);
    return s;
}

static int ask_records(void **state) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    char folder[] = "/tmp/readout-events-XXXXXX", path[64];
    bool good = mkdtemp(folder) != NULL;
    (void)state;
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/r.db", folder);
        good = (rows[i] = json_array()) && good && ask(path, i ? placed : reports, rows[i]) == READOUT_OK;
        for (size_t k = 0; k < 3; k++) {
            snprintf(path, sizeof path, "%s/r.db%s", folder, ends[k]);
            unlink(path);
        }
    }
    rmdir(folder);
    return good ? 0 : -1;
}

static int release(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++)
        json_decref(rows[i]);
    return 0;
}

static shown show_of(build_fill *fill, const char *format, bool all, bool dyads) {
    shown s = {0};
    json_t *of = rows[fill == placed];
    FILE *file = open_memstream(&s.text, &s.size);
    output o;
    output_on(&o, file);
    row_writer *w = rows_open(&o, kind, format, NULL);
    s.status = w ? READOUT_OK : READOUT_NO_MEMORY;
    if (w && all)
        rows_keep_all(w);
    if (w && dyads)
        rows_explode(w);
    for (size_t i = 0; i < json_array_size(of) && s.status == READOUT_OK; i++)
        s.status = rows_sink(w).take(w, json_array_get(of, i), NULL);
    s.left_out = rows_left_out(w);
    s.status = rows_close(w, s.status, NULL, NULL);
    output_close(&o, NULL);
    fclose(file);
    return s;
}

static shown show(const char *format, bool all) { return show_of(reports, format, all, false); }

/* The n-th field (from 0) of a line (from 0), copied. */
static const char *field_of(const char *text, unsigned line, unsigned field, char separator) {
    static char copy[256];
    slice rest = slice_of(text), got = {NULL, 0};
    for (unsigned i = 0; i <= line; i++)
        got = slice_take(&rest, '\n');
    rest = got;
    for (unsigned i = 0; i <= field; i++)
        got = slice_take(&rest, separator);
    snprintf(copy, sizeof copy, "%.*s", (int)got.size, got.at ? got.at : "");
    return copy;
}

static unsigned count(const char *text, char of) {
    unsigned n = 0;
    for (; *text; text++)
        n += *text == of;
    return n;
}

static void where_an_event_stands(void **state) {
    (void)state;
    static const char *const want[] = {"stated", "asserted", "denied", "negated", "unreal"};
    shown s = show("jsonl", false);
    assert_int_equal(s.status, READOUT_OK);
    assert_int_equal(count(s.text, '\n'), 5);
    slice rest = slice_of(s.text);
    for (int i = 0; i < 5; i++) {
        slice line = slice_take(&rest, '\n');
        json_t *row = json_loadb(line.at, line.size, 0, NULL);
        assert_string_equal(json_string_value(json_object_get(row, "standing")), want[i]);
        if (i == 0) {
            assert_string_equal(json_string_value(json_object_get(row, "date")), "2031-04-30");
            assert_string_equal(json_string_value(json_object_get(row, "date_precision")), "day");
            assert_int_equal(json_array_size(json_object_get(row, "actors")), 2);
        } else {
            assert_string_equal(json_string_value(json_object_get(row, "date_precision")), "published");
        }
        json_decref(row);
    }
    free(s.text);
}

static const char polecat_header[] =
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, Actor "
    "COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, "
    "Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name "
    "Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, GeoNames ID, "
    "Raw Placename, Feature Type, Source, Publication Date, Story People, Story Organizations, Story Locations, "
    "Language, Version";

static const char icews_header[] = "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, "
                                   "CAMEO Code, Intensity, Target Name, "
                                   "Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, "
                                   "District, Province, Country, Latitude, Longitude";

/* The names of a published header stand in the first line, in their order, and each line has as many fields. */
static void assert_columns(const char *text, const char *names, unsigned columns) {
    unsigned number = 0;
    for (slice rest = slice_of(names); rest.at; number++) {
        slice name_of = slice_trim(slice_take(&rest, ','));
        char want[64];
        snprintf(want, sizeof want, "%.*s", (int)name_of.size, name_of.at);
        assert_string_equal(field_of(text, 0, number, '\t'), want);
    }
    assert_int_equal(number, columns);
    assert_int_equal(count(text, '\t'), (columns - 1) * count(text, '\n'));
}

static void polecat_is_exact(void **state) {
    (void)state;
    shown s = show("polecat", false);
    assert_columns(s.text, polecat_header, 40);
    assert_int_equal(count(s.text, '\n'), 3);
    assert_int_equal(s.left_out, 3);
    static const struct {
        unsigned field;
        const char *want;
    } first[] = {{1, "2031-04-30"}, {2, "ASSAULT"}, {3, "heavy-weapons"}, {4, "-9.5"}, {5, "MATERIAL CONFLICT"},
                 {6, "military; territory"}, {7, "Norland; Sudria"}, {8, "NOR; ESP"}, {9, "385; 230"}, {10, "None"},
                 {11, "None; GOV"}, {14, "None"}, {16, "FRA"}, {17, "220"}, {18, "CVL"}, {33, "The Example"}, {34,
                     "2031-05-02"}};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        assert_string_equal(field_of(s.text, 1, first[i].field, '\t'), first[i].want);
    assert_string_equal(field_of(s.text, 2, 3, '\t'), "None");
    free(s.text);
    s = show("polecat", true);
    assert_int_equal(count(s.text, '\n'), 6);
    assert_int_equal(s.left_out, 0);
    free(s.text);
}

static void icews_has_a_row_a_pair(void **state) {
    (void)state;
    shown s = show("icews", false);
    assert_columns(s.text, icews_header, 20);
    assert_int_equal(count(s.text, '\n'), 4);
    assert_string_equal(field_of(s.text, 1, 2, '\t'), "Norland");
    assert_string_equal(field_of(s.text, 1, 4, '\t'), "Norway");
    assert_string_equal(field_of(s.text, 2, 2, '\t'), "Sudria");
    assert_string_equal(field_of(s.text, 2, 3, '\t'), "Government");
    assert_string_equal(field_of(s.text, 1, 5, '\t'), "Fight");
    assert_string_equal(field_of(s.text, 1, 6, '\t'), "194");
    assert_string_equal(field_of(s.text, 3, 6, '\t'), "070");
    assert_string_equal(field_of(s.text, 3, 7, '\t'), "7.0");
    assert_string_equal(field_of(s.text, 3, 12, '\t'), "2");
    free(s.text);
}

static void gdelt_has_61_columns(void **state) {
    (void)state;
    shown s = show("gdelt", false);
    assert_int_equal(count(s.text, '\n'), 3);
    assert_int_equal(count(s.text, '\t'), 3 * 60);
    static const struct {
        unsigned field;
        const char *want;
    } first[] = {{1, "20310430"}, {2, "203104"}, {3, "2031"}, {4, "2031.4110"}, {5, "NOR"}, {6, "NORLAND"}, {7,
        "NOR"}, {15, "FRACVL"},
                 {22, "CVL"}, {25, "1"}, {26, "194"}, {27, "194"}, {28, "19"}, {29, "4"}, {30, "-10.0"}, {31, "1"},
                     {34, "0"},
                 {35, "0"}, {51, "0"}, {59, "20310502000000"}, {60, "https://example.org/1"}};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        assert_string_equal(field_of(s.text, 0, first[i].field, '\t'), first[i].want);
    assert_true(strtoull(field_of(s.text, 0, 0, '\t'), NULL, 10) < 1ull << 53);
    assert_true(strtoull(field_of(s.text, 0, 0, '\t'), NULL, 10) + 1 ==
                strtoull(field_of(s.text, 1, 0, '\t'), NULL, 10));
    free(s.text);
    s = show("gdelt-mentions", false);
    assert_int_equal(count(s.text, '\t'), 3 * 15);
    assert_string_equal(field_of(s.text, 0, 7, '\t'), "0");
    assert_string_equal(field_of(s.text, 0, 9, '\t'), "19");
    assert_string_equal(field_of(s.text, 0, 11, '\t'), "70");
    assert_string_equal(field_of(s.text, 2, 8, '\t'), "76");
    free(s.text);
}

static void a_place_goes_into_the_columns_for_it(void **state) {
    (void)state;
    static const struct {
        const char *format;
        unsigned line, field;
        const char *want;
    } places[] = {{"polecat", 1, 23, "Orle"}, {"polecat", 1, 24, "Orle"}, {"polecat", 1, 26, "None"}, {"polecat", 1,
        27, "NOR"},
                  {"polecat", 1, 28, "61.250"}, {"polecat", 1, 29, "-5.500"}, {"polecat", 1, 30, "77"}, {"icews", 1,
                      14, "Orle"},
                  {"icews", 1, 17, "Norway"}, {"icews", 1, 18, "61.250"}, {"gdelt", 0, 51, "4"}, {"gdelt", 0, 52,
                      "Orle, Norway"},
                  {"gdelt", 0, 53, "NO"}, {"gdelt", 0, 56, "61.250"}, {"gdelt", 0, 57, "-5.500"}, {"gdelt", 0, 58,
                      "77"}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        shown s = show_of(placed, places[i].format, false, false);
        assert_string_equal(field_of(s.text, places[i].line, places[i].field, '\t'), places[i].want);
        free(s.text);
    }
    shown s = show_of(placed, "plover", false, false);
    assert_non_null(
        strstr(s.text, "\"country_code\":\"NOR\",\"lat\":61.25,\"lon\":-5.5,\"geonameid\":77,\"resolution\":2"));
    free(s.text);
}

static void dyads_have_one_of_each(void **state) {
    (void)state;
    shown s = show_of(placed, "csv", false, true);
    assert_int_equal(count(s.text, '\n'), 3);
    assert_string_equal(field_of(s.text, 1, 9, ','), "Norland");
    assert_string_equal(field_of(s.text, 2, 9, ','), "Sudria");
    assert_string_equal(field_of(s.text, 2, 14, ','), "Aquitania");
    const char *one = field_of(s.text, 1, 0, ',');
    assert_string_equal(one + strlen(one) - 2, ".1");
    free(s.text);
    s = show_of(placed, "csv", false, false);
    assert_int_equal(count(s.text, '\n'), 2);
    free(s.text);
}

static void plover_is_one_object_an_event(void **state) {
    (void)state;
    shown s = show("plover", false);
    slice rest = slice_of(s.text), line = slice_take(&rest, '\n');
    json_t *row = json_loadb(line.at, line.size, 0, NULL);
    assert_int_equal(json_array_size(json_object_get(row, "actor")), 2);
    assert_string_equal(json_string_value(json_array_get(json_object_get(row, "event"), 0)), "ASSAULT");
    assert_int_equal(json_integer_value(json_object_get(row, "quad_code")), 4);
    assert_true(json_real_value(json_object_get(row, "event_scale")) < -9.4);
    assert_string_equal(json_string_value(json_object_get(json_object_get(row, "cite_info"), "codebook")), "PLOVER");
    json_decref(row);
    assert_int_equal(count(s.text, '\n'), 2);
    assert_non_null(strstr(s.text, "asserted; speaker: Ada Berg"));
    free(s.text);
}

/* The codebook has the table's columns, in its order; names fit Stata. */
static void companions_describe_the_table(void **state) {
    (void)state;
    char folder[] = P_tmpdir "/readout-events-XXXXXX", path[96], line[512];
    static const char *const files[] = {"codebook.csv", "datapackage.json", "load.R", "load.py", "load.do"};
    assert_non_null(mkdtemp(folder));
    assert_int_equal(event_companions(folder, NULL), READOUT_OK);
    snprintf(path, sizeof path, "%s/codebook.csv", folder);
    FILE *file = fopen(path, "r");
    assert_non_null(fgets(line, sizeof line, file));
    const column *c = kind->columns;
    for (; fgets(line, sizeof line, file); c++) {
        assert_non_null(c->title);
        assert_true(strlen(c->title) <= 32);
        assert_memory_equal(line, c->title, strlen(c->title));
        assert_int_equal(line[strlen(c->title)], ',');
    }
    assert_null(c->title);
    fclose(file);
    snprintf(path, sizeof path, "%s/datapackage.json", folder);
    json_t *package = json_load_file(path, 0, NULL);
    assert_non_null(package);
    json_decref(package);
    for (size_t i = 0; i < 5; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        assert_int_equal(unlink(path), 0);
    }
    rmdir(folder);
    assert_int_equal(event_companions(folder, NULL), READOUT_NO_FILE);
}

static void a_view_says_where_an_event_stands(void **state) {
    (void)state;
    shown s = show("text", false);
    static const char want[] = "ASSAULT (heavy-weapons) · Norland; Sudria → Aquitania · stated\n"
                               "  │ Norland and Sudria shelled Aquitania on Friday.\n"
                               "  └ 2031-04-30 · The Example · e";
    assert_memory_equal(s.text, want, sizeof want - 1);
    assert_non_null(strstr(s.text, "AID · Norland → Sudria · asserted\n"));
    assert_non_null(strstr(s.text, "  └ 2031-05-02 (published) · Ada Berg asserts · The Example · e"));
    free(s.text);
}

static void csv_has_lists_joined(void **state) {
    (void)state;
    shown s = show("csv", false);
    assert_memory_equal(s.text, "event_id,date,date_precision,event_type,", 40);
    assert_string_equal(field_of(s.text, 1, 8, ','), "NOR; ESPGOV");
    assert_string_equal(field_of(s.text, 1, 11, ','), "385; 230");
    assert_int_equal(count(s.text, '\n'), 6);
    free(s.text);
}

static void no_memory_is_said(void **state) {
    (void)state;
#ifdef READOUT_FAULTS
    static const char *const formats[] = {"text", "csv", "polecat", "icews", "gdelt", "plover"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        bool again = true;
        for (uint64_t n = 1; again; n++) {
            int64_t live = mem_live();
            mem_fail_at(n, false);
            shown s = show(formats[i], false);
            again = mem_failed();
            mem_fail_at(0, false);
            assert_int_equal(s.status, again ? READOUT_NO_MEMORY : READOUT_OK);
            free(s.text);
            assert_int_equal(mem_live(), live);
        }
    }
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_an_event_stands),   cmocka_unit_test(a_view_says_where_an_event_stands),
        cmocka_unit_test(polecat_is_exact),        cmocka_unit_test(icews_has_a_row_a_pair),
             cmocka_unit_test(gdelt_has_61_columns),
        cmocka_unit_test(plover_is_one_object_an_event), cmocka_unit_test(companions_describe_the_table),
        cmocka_unit_test(a_place_goes_into_the_columns_for_it), cmocka_unit_test(dyads_have_one_of_each),
        cmocka_unit_test(csv_has_lists_joined),    cmocka_unit_test(no_memory_is_said),
    };
    return cmocka_run_group_tests(tests, ask_records, release);
}
