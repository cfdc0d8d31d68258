/* Rows as tables, views, JSONL and CSV: widths, hostile text, broken streams, memory that runs out. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "show/cells.h"
#include "show/show.h"

#include <cmocka.h> /* last: it defines fail() */

static const column columns[] = {
    {"id", "id", 17, COLUMN_TEXT},    {"who", "who.name", 12, COLUMN_TEXT}, {"score", "score", 6, COLUMN_NUMBER},
    {"quote", "quote", 0, COLUMN_TEXT}, {"more", "more", 0, COLUMN_CSV_ONLY}, {NULL, NULL, 0, COLUMN_TEXT},
};

typedef struct shown {
    char *text;
    size_t size;
    uint64_t count;
    status status;
} shown;

/* What rows (JSON, one a line) look like; `width` cells, with or without colour. */
static shown show(const char *kind, const char *format, const char *rows, unsigned width, bool colour) {
    shown s = {0};
    FILE *file = open_memstream(&s.text, &s.size);
    row_kind what = {kind, columns};
    output o;
    output_on(&o, file);
    o.width = width;
    o.colour = colour;
    row_writer *w = rows_open(&o, &what, format, NULL);
    assert_non_null(w);
    row_sink sink = rows_sink(w);
    for (slice rest = slice_of(rows); rest.at && rest.size && s.status == READOUT_OK;) {
        slice line = slice_take(&rest, '\n');
        json_t *row = json_loadb(line.at, line.size, 0, NULL);
        assert_non_null(row);
        s.status = sink.take(sink.context, row, NULL);
        json_decref(row);
    }
    s.status = rows_close(w, s.status, &s.count, NULL);
    if (s.status == READOUT_OK)
        s.status = output_close(&o, NULL);
    fclose(file);
    return s;
}

static void assert_shown(const char *kind, const char *format, const char *rows, unsigned width, bool colour,
                         const char *want) {
    shown s = show(kind, format, rows, width, colour);
    assert_int_equal(s.status, READOUT_OK);
    assert_string_equal(s.text, want);
    free(s.text);
}

static const char three[] =
    "{\"id\":\"q0123456789abcdef\",\"who\":{\"name\":\"Ada Berg\"},\"score\":0.93,\"quote\":\"We sank nothing\"}\n"
    "{\"id\":\"q1\",\"who\":null,\"score\":1,\"quote\":null,\"more\":[\"a\",{\"name\":\"b\"},3,true]}\n"
    "{\"id\":\"q2\",\"who\":{\"name\":\"Ramón Ruiz of the Ministry\"},\"quote\":\"A longer text that does not fit in "
    "one line\"}\n";

static void tables_fit_and_wrap(void **state) {
    (void)state;
    assert_shown("any", "text", three, 56, false,
                 "id         who           score  quote\n"
                 "q01234567  Ada Berg       0.93  We sank nothing\n"
                 "q1                           1\n"
                 "q2         Ramón Ruiz           A longer text that does\n"
                 "           of the               not fit in one line\n"
                 "           Ministry\n");
}

/* A shortened id must still find its row: what comes after the article's digits tells its rows apart. */
static void ids_keep_their_number(void **state) {
    (void)state;
    assert_shown("any", "text", "{\"id\":\"q0123456789abcdef-12\"}", 80, false,
                 "id            who  score  quote\nq01234567-12\n");
    shown s = show("timeline", "text",
                   "{\"id\":\"s0123456789abcdef-3\",\"date\":\"2031-05-01\",\"text\":\"it sank\"}", 80, false);
    assert_non_null(strstr(s.text, "s01234567-3\n"));
    free(s.text);
}

static void wide_characters_take_two_cells(void **state) {
    (void)state;
    assert_shown("any", NULL,
                 "{\"id\":\"東京\",\"who\":{\"name\":\"x\"}}\n{\"id\":\"e\u0301f\",\"who\":{\"name\":\"y\"}}", 60,
                 false, "id    who  score  quote\n東京  x\ne\u0301f    y\n");
    assert_int_equal(cells_of(SLICE("東京e\u0301")), 5);
}

static void wrapping_keeps_graphemes(void **state) {
    (void)state;
    slice rest = SLICE("e\u0301e\u0301e\u0301 word");
    slice line = cells_line(&rest, 2);
    assert_int_equal(line.size, 6);
    rest = SLICE("one two");
    line = cells_line(&rest, 6);
    assert_int_equal(line.size, 3);
    assert_int_equal(rest.size, 3);
    rest = SLICE("東");
    line = cells_line(&rest, 1);
    assert_int_equal(line.size, 3);
    assert_int_equal(rest.size, 0);
}

static void csv_is_rfc_4180_and_harmless(void **state) {
    (void)state;
    assert_shown("any", "csv", three, 80, false,
                 "id,who,score,quote,more\r\n"
                 "q0123456789abcdef,Ada Berg,0.93,We sank nothing,\r\n"
                 "q1,,1,,a; b; 3; yes\r\n"
                 "q2,Ramón Ruiz of the Ministry,,A longer text that does not fit in one line,\r\n");
    assert_shown("any", "csv",
                 "{\"id\":\"=1+1\",\"who\":{\"name\":\"-2, \\\"x\\\"\"},\"score\":-2,\"quote\":\"a\\nb\"}", 80, false,
                 "id,who,score,quote,more\r\n'=1+1,\"'-2, \"\"x\"\"\",-2,a b,\r\n");
}

static void jsonl_is_the_row(void **state) {
    (void)state;
    assert_shown("any", "json", "{\"b\":1,\"a\":[0.25,\"é\",null]}", 80, false,
                 "{\"b\":1,\"a\":[0.25,\"é\",null]}\n");
    assert_shown("any", "text", "", 80, false, "");
    assert_shown("any", "csv", "", 80, false, "id,who,score,quote,more\r\n");
}

static void control_characters_are_seen(void **state) {
    (void)state;
    assert_shown("quotes", "text",
                 "{\"id\":\"q1\",\"speaker\":\"\\u001b[31mA\\u202eb\",\"stance\":\"denies\",\"quote\":\"x\\u0007\\n "
                 "y\\u009b\",\"outlet\":\"a\\rb\"}",
                 80, false,
                 "\\x1B[31mA\\u{202E}b denies\n  │ x\\x07 y\\x9B\n  └ a b · no date · q1\n");
}

static const char dispute[] =
    "{\"id\":\"d0123456789abcdef\",\"claim\":{\"text\":\"Norland sank the "
    "ferry\"},\"since\":\"2031-04-30\",\"last\":\"2031-05-02\",\"outlets\":2,\"asserts\":[{\"id\":\"s1\","
    "\"speaker\":\"R. Ruiz\",\"actor\":\"Ramón "
    "Ruiz\",\"actor_id\":\"p1\",\"role\":\"minister\",\"country\":\"ESP\",\"outlet\":\"Example\",\"agency\":\"Wire\","
    "\"date\":\"2031-04-30T01:00:00Z\",\"quote\":\"Norland sank it\",\"via\":[\"his "
    "office\"]},{\"id\":\"s2\",\"speaker\":\"Crews\",\"outlet\":\"Example\",\"date\":\"2031-05-01\","
    "\"said\":\"2031-04-30\",\"quote\":\"it was sunk\"},{\"id\":\"s3\",\"speaker\":\"Ruiz\",\"actor\":\"Ramón "
    "Ruiz\",\"actor_id\":\"p1\",\"outlet\":\"Post\",\"date\":null,\"quote\":\"they sank "
    "it\"}],\"denies\":[{\"id\":\"s4\",\"speaker\":\"Ada "
    "Berg\",\"outlet\":\"Post\",\"date\":\"2031-05-02\",\"quote\":\"“No.”\"}],\"questions\":[],"
    "\"reports\":[{\"id\":\"s5\",\"outlet\":\"Metro\"}]}";

/* A role that the name says is not said again; where no outlet is known, the file stands for it. */
static void what_is_known_twice_is_said_once(void **state) {
    (void)state;
    assert_shown("quotes", "text",
                 "{\"id\":\"q1\",\"speaker\":\"Norwegian Foreign Ministry\",\"role\":\"foreign "
                 "ministry\",\"stance\":\"denies\","
                 "\"quote\":\"no\",\"path\":\"/far/away/report.txt\",\"date\":\"2031-05-01\"}",
                 80, false, "Norwegian Foreign Ministry denies\n  │ no\n  └ report.txt · 2031-05-01 · q1\n");
}

/* Nobody speaks through himself. */
static void through_others_only(void **state) {
    (void)state;
    assert_shown("quotes", "text",
                 "{\"id\":\"q1\",\"speaker\":\"Ada Berg\",\"stance\":\"denies\",\"quote\":\"no\",\"via\":[\"Ada "
                 "Berg\"],\"outlet\":\"Post\"}\n"
                 "{\"id\":\"q2\",\"speaker\":\"Ada "
                 "Berg\",\"stance\":\"denies\",\"quote\":\"no\",\"via\":[\"Ruiz\"],\"outlet\":\"Post\"}",
                 80, false,
                 "Ada Berg denies\n  │ no\n  └ Post · no date · q1\n\n"
                 "Ada Berg denies\n  │ no\n  └ Post · no date · via Ruiz · q2\n");
}

static void a_long_name_is_cut(void **state) {
    (void)state;
    assert_shown("quotes", "text",
                 "{\"id\":\"q1\",\"speaker\":\"Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"stance\":\"denies\","
                 "\"quote\":\"no\",\"outlet\":\"Post\"}",
                 48, false, "Aaaaaaaaaaaaaaaaaaaaaaaaaaa… denies\n  │ no\n  └ Post · no date · q1\n");
}

static void a_dispute_has_its_sides(void **state) {
    (void)state;
    assert_shown("disputes", "text", dispute, 80, false,
                 "1  Norland sank the ferry\n"
                 "   2 outlets · 2031-04-30 to 2031-05-02 · d01234567\n"
                 "\n"
                 "   ASSERTS  2 speakers\n"
                 "   Ramón Ruiz, minister, ESP\n"
                 "     │ Norland sank it\n"
                 "     └ Example (Wire) · 2031-04-30 · via his office · s1\n"
                 "     │ they sank it\n"
                 "     └ Post · no date · s3\n"
                 "   Crews\n"
                 "     │ it was sunk\n"
                 "     └ Example · 2031-05-01 · said 2031-04-30 · s2\n"
                 "\n"
                 "   DENIES  1 speaker\n"
                 "   Ada Berg\n"
                 "     │ “No.”\n"
                 "     └ Post · 2031-05-02 · s4\n"
                 "\n"
                 "   IN THE OUTLET'S OWN VOICE\n"
                 "   Metro s5\n");
    shown s = show("disputes", "text", dispute, 80, true);
    assert_non_null(strstr(s.text, "\x1b[1;31mDENIES\x1b[0m"));
    free(s.text);
}

static const char why[] =
    "{\"id\":\"s1\",\"is\":\"statement\",\"path\":\"a.txt\",\"line\":3,\"column\":7,\"outlet\":\"Post\","
    "\"date\":\"2031-05-02\",\"passage\":{\"text\":\"“We sank nothing,”\\nshe "
    "said.\",\"begin\":100},\"spans\":[{\"role\":\"predicate\",\"begin\":104,\"end\":108},{\"role\":\"source\","
    "\"begin\":119,\"end\":122},{\"role\":\"cue\",\"begin\":123,\"end\":127},{\"role\":\"content\",\"begin\":100,"
    "\"end\":118},{\"role\":\"place\",\"begin\":0,\"end\":99},{\"role\":\"time\",\"begin\":300,\"end\":400}],"
    "\"facts\":[[\"speaker\",\"Ada Berg\"],[\"side\",\"denies\"],[\"empty\",null],[\"rule\",\"cue: "
    "say\"],[\"score\",0.5]]}";

static void why_marks_the_parts(void **state) {
    (void)state;
    assert_shown("why", "text", why, 80, false,
                 "a.txt:3:7\n"
                 "statement · s1 · Post · 2031-05-02\n"
                 "\n"
                 "    “We sank nothing,” she said.\n"
                 "    ~~~ **** ~~~~~~~~~ ^^^ ====\n"
                 "\n"
                 "    ^ source   = cue   ~ content   * predicate\n"
                 "\n"
                 "  speaker     Ada Berg\n"
                 "  side        denies\n"
                 "  rule        cue: say\n"
                 "  score       0.5\n");
}

static void days_and_texts_stand_once(void **state) {
    (void)state;
    assert_shown("timeline", "text",
                 "{\"date\":\"2031-05-01\",\"what\":\"happened\",\"text\":\"the ferry "
                 "sank\",\"outlet\":\"Post\",\"id\":\"e1\"}\n{\"date\":\"2031-05-01\",\"what\":\"happened\","
                 "\"text\":\"the ferry "
                 "sank\",\"outlet\":\"Metro\",\"id\":\"e4\",\"precision\":\"published\"}\n{\"date\":\"2031-05-01\","
                 "\"what\":\"said\",\"text\":\"talks\",\"speaker\":\"Ada "
                 "Berg\",\"stance\":\"offers\",\"id\":\"q2\"}\n{\"date\":\"2031-06-01\",\"until\":\"2031-06-30\","
                 "\"precision\":\"month\",\"text\":\"talks\",\"id\":\"e3\"}",
                 80, false,
                 "2031-05-01  HAPPENED\n"
                 "            the ferry sank\n"
                 "            └ Post · e1\n"
                 "            └ Metro · day of the report · e4\n"
                 "            SAID\n"
                 "            Ada Berg offers: talks\n"
                 "            └ q2\n"
                 "\n"
                 "2031-06     HAPPENED\n"
                 "            talks\n"
                 "            └ e3\n");
}

static void what_was_found_is_marked(void **state) {
    (void)state;
    static const char row[] =
        "{\"id\":\"w1\",\"outlet\":\"Post\",\"date\":\"2031-05-01\",\"text\":\"The férry sank.\",\"marks\":[[4,9]]}";
    assert_shown("search", "text", row, 80, false, "The férry sank.\n  Post · 2031-05-01 · w1\n");
    shown s = show("search", "text", row, 80, true);
    assert_non_null(strstr(s.text, "The \x1b[1;31mférry\x1b[0m sank."));
    free(s.text);
}

/* ------------------------------------------------------------------------------------------------ streams */

static ssize_t refuse(void *context, const char *bytes, size_t size) {
    size_t *left = context;
    (void)bytes;
    if (*left < size) {
        errno = ENOSPC;
        return 0;
    }
    *left -= size;
    return (ssize_t)size;
}

/* One graph: each article once, before its quotations; nothing found is still a graph. */
static void quotes_are_linked_data(void **state) {
    (void)state;
    shown s = show("quotes", "jsonld",
                   "{\"id\":\"q0a-0\",\"article\":\"a0a\",\"outlet\":\"Fjord Post\",\"speaker\":\"Ada "
                   "Berg\",\"role\":\"minister\",\"stance\":\"denies\",\"quote\":\"no\",\"begin\":3,"
                   "\"end\":5}\n{\"id\":\"q0a-1\",\"article\":\"a0a\",\"parent\":\"q0a-0\",\"quote\":\"</script>\","
                   "\"begin\":7,\"end\":16}\n{\"id\":\"q0b-0\",\"article\":\"a0b\",\"quote\":\"x\",\"begin\":0,"
                   "\"end\":1}\n",
                   80, false);
    json_t *root = json_loads(s.text, 0, NULL), *graph = json_object_get(root, "@graph");
    static const char *const ids[] = {"a0a", "q0a-0", "q0a-1", "a0b", "q0b-0"};
    assert_int_equal(json_array_size(graph), 5);
    for (size_t i = 0; i < 5; i++) {
        const char *id = json_string_value(json_object_get(json_array_get(graph, i), "@id"));
        assert_non_null(id);
        assert_string_equal(id + strlen("urn:readout:"), ids[i]);
    }
    json_t *first = json_object_get(json_array_get(graph, 1), "creator");
    assert_string_equal(json_string_value(json_object_get(first, "jobTitle")), "minister");
    assert_null(json_object_get(json_array_get(graph, 2), "creator"));
    json_decref(root);
    free(s.text);
    s = show("quotes", "jsonld", "", 80, false);
    root = json_loads(s.text, 0, NULL);
    assert_int_equal(json_array_size(json_object_get(root, "@graph")), 0);
    assert_non_null(root);
    json_decref(root);
    free(s.text);
}

/* A disk that is full after some bytes is reported, wherever it fills. */
static void a_full_disk_is_reported(void **state) {
    (void)state;
    static const char *const formats[] = {"text", "csv", "json"};
    for (size_t i = 0; i < 3; i++)
        for (size_t room = 0; room < 60; room += 7) {
            size_t left = room;
            FILE *file = fopencookie(&left, "w", (cookie_io_functions_t){.write = refuse});
            setvbuf(file, NULL, _IONBF, 0);
            output o;
            error e = {0};
            row_kind what = {"any", columns};
            output_on(&o, file);
            row_writer *w = rows_open(&o, &what, formats[i], NULL);
            status s = READOUT_OK;
            if (w) {
                row_sink sink = rows_sink(w);
                json_t *row = json_pack("{s:s, s:s}", "id", "q1", "quote",
                                        "A text that is longer than the disk has room for, by far");
                s = sink.take(sink.context, row, NULL);
                json_decref(row);
                s = rows_close(w, s, NULL, NULL);
            }
            (void)s;
            assert_int_equal(output_close(&o, &e), READOUT_NO_FILE);
            assert_non_null(strstr(e.message, strerror(ENOSPC)));
            assert_string_equal(e.path, "standard output");
            fclose(file);
        }
}

static void a_file_appears_when_it_is_whole(void **state) {
    (void)state;
    char folder[] = P_tmpdir "/readout-show-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/out.txt", folder);
    output o;
    struct stat what;
    assert_int_equal(output_open(&o, path, NULL), READOUT_OK);
    output_text(&o, "all");
    assert_int_not_equal(stat(path, &what), 0);
    assert_int_equal(output_close(&o, NULL), READOUT_OK);
    assert_int_equal(stat(path, &what), 0);
    assert_int_equal(what.st_size, 3);
    assert_int_equal(output_open(&o, path, NULL), READOUT_OK);
    output_text(&o, "half of it");
    output_drop(&o);
    assert_int_equal(output_close(&o, NULL), READOUT_OK);
    assert_int_equal(stat(path, &what), 0);
    assert_int_equal(what.st_size, 3);
    unlink(path);
    error e;
    snprintf(path, sizeof path, "%s/none/out.txt", folder);
    assert_int_equal(output_open(&o, path, &e), READOUT_NO_FILE);
    assert_string_equal(e.path, path);
    output_drop(&o);
    output_close(&o, NULL);
    rmdir(folder);
}

static void unknown_formats_are_refused(void **state) {
    (void)state;
    output o;
    error e;
    row_kind what = {"any", columns};
    output_on(&o, stdout);
    assert_null(rows_open(&o, &what, "runes", &e));
    assert_int_equal(e.status, READOUT_BAD_USAGE);
    assert_int_equal(rows_close(NULL, READOUT_BAD_USAGE, NULL, NULL), READOUT_BAD_USAGE);
}

static void no_memory_is_said(void **state) {
    (void)state;
#ifdef READOUT_FAULTS
    static const char *const kinds[][2] = {{"any", "text"},      {"any", "csv"},     {"any", "json"},
                                           {"disputes", "text"}, {"why", "text"},    {"quotes", "text"},
                                           {"timeline", "text"}, {"search", "text"}, {"quotes", "jsonld"}};
    static const char *const rows[] = {three, three, three, dispute, why, dispute, dispute, dispute, dispute};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        bool again = true;
        for (uint64_t n = 1; again; n++) {
            int64_t live = mem_live();
            row_kind what = {kinds[i][0], columns};
            output o;
            FILE *file = fopen("/dev/null", "w");
            slice rest = slice_of(rows[i]);
            slice line = slice_take(&rest, '\n');
            json_t *row = json_loadb(line.at, line.size, 0, NULL);
            output_on(&o, file);
            mem_fail_at(n, false);
            status s = READOUT_NO_MEMORY;
            row_writer *w = rows_open(&o, &what, kinds[i][1], NULL);
            if (w) {
                row_sink sink = rows_sink(w);
                s = rows_close(w, sink.take(sink.context, row, NULL), NULL, NULL);
            }
            again = mem_failed();
            mem_fail_at(0, false);
            json_decref(row);
            if (s != (again ? READOUT_NO_MEMORY : READOUT_OK))
                print_error("%s %s, allocation %llu\n", kinds[i][0], kinds[i][1], (unsigned long long)n);
            assert_int_equal(s, again ? READOUT_NO_MEMORY : READOUT_OK);
            assert_int_equal(output_close(&o, NULL), READOUT_OK);
            fclose(file);
            assert_int_equal(mem_live(), live);
        }
    }
#endif
}

/* Who asserts and denies is said to, in the order of days, each turn once; "said" goes before the report's day. */
static void both_sides_are_said(void **state) {
    (void)state;
    static const char row[] =
        "{\"id\":\"d1\",\"claim\":{\"text\":\"x\"},\"asserts\":[{\"id\":\"s1\",\"speaker\":\"Berg\","
        "\"date\":\"2031-05-04\"},{\"id\":\"s2\",\"speaker\":\"Ruiz\",\"date\":\"2031-05-04\"}],"
        "\"denies\":[{\"id\":\"s3\",\"speaker\":\"Berg\",\"date\":\"2031-05-06\",\"said\":\"2031-05-01\"},"
        "{\"id\":\"s4\",\"speaker\":\"Berg\",\"date\":\"2031-05-02\"},{\"id\":\"s5\",\"speaker\":\"Berg\","
        "\"date\":\"2031-05-09\"}]}";
    shown s = show("disputes", "text", row, 100, false);
    assert_non_null(
        strstr(s.text, "   Berg stands on both sides: denies 2031-05-01, asserts 2031-05-04, denies 2031-05-09\n"));
    assert_null(strstr(s.text, "Ruiz stands"));
    free(s.text);
}

/* The first of a side's speakers are shown, and the others counted; so many that comparing each with each would not
 * end. */
static void very_many_speak(void **state) {
    enum { ENTRIES = 100000 };
    (void)state;
    json_t *row = json_pack("{s:s, s:{s:s}, s:[], s:[]}", "id", "d1", "claim", "text", "x", "asserts", "denies");
    for (int i = 0; i < ENTRIES; i++) {
        char who[16];
        snprintf(who, sizeof who, "p%d", i / 2);
        json_t *entry = json_pack("{s:s, s:s, s:s}", "id", "s1", "speaker", who, "actor_id", who);
        json_array_append_new(json_object_get(row, i % 4 < 2 ? "asserts" : "denies"), entry);
    }
    char *line = json_dumps(row, JSON_COMPACT);
    shown s = show("disputes", "text", line, 80, false);
    assert_non_null(strstr(s.text, "ASSERTS  25000 speakers\n"));
    assert_non_null(strstr(s.text, "\n   … and 24988 more speakers (--json has all)\n"));
    assert_null(strstr(s.text, "both sides"));
    free(s.text);
    free(line);
    json_decref(row);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_sides_are_said), cmocka_unit_test(very_many_speak),
        cmocka_unit_test(quotes_are_linked_data), cmocka_unit_test(tables_fit_and_wrap),
            cmocka_unit_test(ids_keep_their_number),
        cmocka_unit_test(wide_characters_take_two_cells),
        cmocka_unit_test(wrapping_keeps_graphemes),
        cmocka_unit_test(csv_is_rfc_4180_and_harmless),
        cmocka_unit_test(jsonl_is_the_row),
        cmocka_unit_test(control_characters_are_seen),
        cmocka_unit_test(what_is_known_twice_is_said_once),
        cmocka_unit_test(through_others_only), cmocka_unit_test(a_long_name_is_cut),
        cmocka_unit_test(a_dispute_has_its_sides),
        cmocka_unit_test(why_marks_the_parts),
        cmocka_unit_test(days_and_texts_stand_once),
        cmocka_unit_test(what_was_found_is_marked),
        cmocka_unit_test(a_full_disk_is_reported),
        cmocka_unit_test(a_file_appears_when_it_is_whole),
        cmocka_unit_test(unknown_formats_are_refused),
        cmocka_unit_test(no_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
