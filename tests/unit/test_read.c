/* test_read.c - what a text's lines are taken for, and what is read from them; JSON's field names; bad bytes; the
 * walk over files and folders. Expected blocks are written as a letter a block: T title, S subtitle, B body, L
 * dateline, Y byline, C credit, D date, P caption, F furniture. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/read.h"
#include "read/when.h"

#include <cmocka.h> /* last: it defines fail() */

static read_lexicon *lexicon;
static unsigned notes;
static error last_note;

static void note(void *context, const error *what) {
    (void)context;
    notes++;
    last_note = *what;
}

static article *report(const char *text, size_t size, bool whole) {
    read_options options = {.lexicon = lexicon, .whole = whole, .note = note};
    error e = {0};
    article *a = article_new();
    assert_non_null(a);
    status s = read_text(a, (slice){text, size}, "x.txt", &options, &e);
    if (s != READOUT_OK)
        print_message("%s\n", e.message);
    assert_int_equal(s, READOUT_OK);
    return a;
}

static void assert_text(slice got, const char *want) {
    if (got.size != strlen(want) || (got.size && memcmp(got.at, want, got.size) != 0))
        fail_msg("'%.*s' instead of '%s'", (int)got.size, got.at, want);
}

static void assert_blocks(const article *a, const char *want) {
    char got[64];
    uint32_t i;
    assert_true(a->blocks.size < sizeof got);
    for (i = 0; i < a->blocks.size; i++)
        got[i] = "TSBLYCDPF"[a->blocks.at[i].kind];
    got[i] = 0;
    assert_string_equal(got, want);
}

/* ------------------------------------------------------------------------------------------ plain text */

typedef struct text_case {
    const char *text, *blocks, *title, *author, *date, *agency, *dateline;
} text_case;

static const text_case texts[] = {
    {"Norland shuts its border with Sudland\n\nMinister speaks of a \"last warning\"\n\nBy Ann Roe and Bo Lind in "
     "Oslo\n\n"
     "OSLO, Norway — Norway on Friday shut the border.\n\nIt gave no reason.\n",
     "TSYLBB", "Norland shuts its border with Sudland", "Ann Roe and Bo Lind", "", "", "OSLO, Norway"},
    {"BERN (AFP) - The council met on Monday.\nNobody spoke to reporters.", "LBB", "", "", "", "Agence France-Presse",
     "BERN"},
    {"BERN, March 2, 2021 (Reuters) -- The council met on Monday.\nNobody spoke.", "LBB", "", "", "2021-03-02",
     "Reuters", "BERN"},
    {"Lodz, 8 May 2029 - The council met.\nNobody spoke.", "LBB", "", "", "2029-05-08", "", "Lodz"},
    {"Lodz, May 8 - The council met.\nNobody spoke.", "LBB", "", "", "", "", "Lodz"},
    {"Lodz, 8 May 2029. Tenants of the old mill met.\nNobody spoke.", "LBB", "", "", "2029-05-08", "", "Lodz"},
    {"Tuesday, 8 May 2029. Tenants of the old mill met.\nNobody spoke.", "LBB", "", "", "2029-05-08", "", ""},
    {"Lodz, a town in Poland. Tenants of the old mill met.\nNobody spoke.", "BB", "", "", "", "", ""},
    {"Lima, Xinhua - The council met.\nNobody spoke.", "LBB", "", "", "", "Xinhua", "Lima"},
    {"LAHORE: The council met on Monday.\nNobody spoke.", "LBB", "", "", "", "", "LAHORE"},
    {"WATCH: The council met on Monday.\nNobody spoke.", "FB", "", "", "", "", ""},
    {"UN - the body that nobody loves - met on Monday.\nNobody spoke.", "BB", "", "", "", "", ""},
    {"The U.S. - a member since 1950 - left.\nNobody spoke.", "BB", "", "", "", "", ""},
    {"Border shut\nAnn Roe, Oslo\n2 March 2021\nNorway shut the border.\nIt was cold.", "TYDBB", "Border shut",
     "Ann Roe", "2021-03-02", "", ""},
    {"Border shut\nAnn Roe | Reuters | Friday, March 2, 2021 10:05 am GMT\nNorway shut the border.", "TYB",
     "Border shut", "Ann Roe", "2021-03-02", "Reuters", ""},
    {"Border shut\nUpdated: 3 March 2021\nPublished 2021-03-02\nNorway shut the border.", "TDDB", "Border shut", "",
     "2021-03-02", "", ""},
    {"Border shut\nUpdated: 3 March 2021\nNorway shut the border.", "TDB", "Border shut", "", "2021-03-03", "", ""},
    {"Border shut\nBy Ann Roe\nOslo, March 2, 2021\nNorway shut the border.", "TYDB", "Border shut", "Ann Roe",
     "2021-03-02", "", ""},
    {"Border shut\n02/03/2021\nNorway shut the border.", "TDB", "Border shut", "", "", "", ""},
    {"Norway shut the border. It was cold there.\nThe king wept.\nab/cd/ef", "BBC", "", "", "", "", ""},
    {"Norway shut the border. It was cold there.\nThe king wept.\nab/cd (AFP, dpa)", "BBC", "", "", "", "", ""},
    {"Norway shut the border. It was cold there.\nThe king wept. (AP)", "BBC", "", "", "", "Associated Press", ""},
    {"Norway shut the border. It was cold there.\nSource: Fjord Press", "BC", "", "", "", "Fjord Press", ""},
    {"Norway shut the border. It was cold there.\n(Reporting by Ann Roe; editing by Bo Lind)", "BC", "", "", "", "",
     ""},
    {"Norway shut the border.\nA guard in Oslo, March 2020. (Ann Roe/AFP)\nA guard waits (Ministry of Ice via "
     "AP)\nThe king wept.",
     "BPPB", "", "", "", "", ""},
    {"Norway shut the border.\nA guard and a dog\nA guard and a dog\nThe king wept.\nThe king wept.", "BPPBP", "", "",
     "", "", ""},
    {"Norway shut the border.\nHe met both sides (Norway and Sweden).\nIt joined the club (EU/NATO).", "BBB", "", "",
     "", "", ""},
    {"Norway shut the border.\nKeep reading\nThe king wept.\nRead more: Ten ways to ski\nMost popular\nA cat won a "
     "prize\nA dog did not",
     "BFBFFFF", "", "", "", "", ""},
    {"Norway shut the border.\nLeave a comment", "BF", "", "", "", "", ""},
    {"THE FJORD | WORLD\nBorder shut\nNorway shut the border.", "FTB", "Border shut", "", "", "", ""},
    {"One line with no end", "B", "", "", "", "", ""},
    {"Two lines\nwith no end", "BB", "", "", "", "", ""},
};

static void texts_are_told_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const text_case *c = &texts[i];
        article *a = report(c->text, strlen(c->text), false);
        assert_blocks(a, c->blocks);
        assert_text(a->title, c->title);
        assert_text(a->author, c->author);
        assert_text(a->date, c->date);
        assert_text(a->agency, c->agency);
        assert_text(a->dateline, c->dateline);
        assert_text(a->text, c->text);
        article_free(a);
    }
}

/* Blocks come in order, without overlap, without white space at their ends, and every other byte of the text is white
 * space. */
static void assert_covered(const article *a) {
    uint32_t at = 0;
    for (uint32_t i = 0; i <= a->blocks.size; i++) {
        uint32_t begin = i < a->blocks.size ? a->blocks.at[i].at.begin : (uint32_t)a->text.size;
        assert_true(begin >= at);
        assert_int_equal(slice_trim(slice_part(a->text, at, begin)).size, 0);
        if (i < a->blocks.size) {
            slice inside = article_text(a, a->blocks.at[i].at);
            assert_true(inside.size > 0 && slice_trim(inside).size == inside.size);
            at = a->blocks.at[i].at.end;
        }
    }
}

static void nothing_is_lost(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int whole = 0; whole < 2; whole++) {
            article *a = report(texts[i].text, strlen(texts[i].text), whole);
            assert_covered(a);
            for (uint32_t k = 0; whole && k < a->blocks.size; k++)
                assert_int_equal(a->blocks.at[k].kind, BLOCK_BODY);
            article_free(a);
        }
}

static void wrapped_lines_are_one_paragraph(void **state) {
    (void)state;
    static const char wrapped[] = "The harbour of the old town was closed on Monday after a ship had lost\n"
                                  "its anchor, the master of the harbour said. He did not say for how long\r\n"
                                  "it would stay closed.\n\n"
                                  "Fishermen who had come home with the night's catch waited outside with\n"
                                  "their boats, and some of them sold the fish to the passengers of a ferry\n"
                                  "that waited too.\n";
    article *a = report(wrapped, strlen(wrapped), false);
    assert_int_equal(a->blocks.size, 2);
    article_free(a);
    static const char set_in[] = "HARBOUR BOARD CLOSES OLD PIER\n"
                                 "  The Harbour Board of Lindal Ada\n"
                                 "  Holm closed the old pier on Monday, a week after a ship had\n"
                                 "  lost its anchor.\n"
                                 "      The pier would be closed for a month, she said, and the\n"
                                 "  fishermen who use it would be paid for the time that they could\n"
                                 "  not work.\n";
    a = report(set_in, strlen(set_in), false);
    assert_int_equal(a->blocks.size, 3); /* the title, and two paragraphs whose first lines are set in or short */
    article_free(a);
    static const char lines[] =
        "He left.\nShe stayed at home with the dog and the two cats of the neighbour.\nNo one came.\nIt rained.";
    a = report(lines, strlen(lines), false);
    assert_int_equal(a->blocks.size, 4);
    article_free(a);
}

static void bad_bytes_are_replaced_and_said(void **state) {
    (void)state;
    static const char text[] = "All is well.\nA caf\xE9 was shut.\nA\0B.";
    notes = 0;
    article *a = report(text, sizeof text - 1, false);
    assert_text(a->text, "All is well.\nA caf\xEF\xBF\xBD was shut.\nA\xEF\xBF\xBD"
                         "B.");
    assert_int_equal(notes, 1);
    assert_int_equal(last_note.line, 2);
    assert_int_equal(last_note.column, 6);
    assert_int_equal(last_note.offset, 18);
    assert_non_null(strstr(last_note.message, "1 more"));
    assert_string_equal(last_note.path, "x.txt");
    article_free(a);
}

static void text_without_text_is_an_error(void **state) {
    (void)state;
    error e = {0};
    article *a = article_new();
    assert_int_equal(read_text(a, SLICE(" \n\xC2\xA0\n"), "x", NULL, &e), READOUT_BAD_INPUT);
    assert_string_equal(e.path, "x");
    assert_int_equal(read_text(a, (slice){NULL, 0}, NULL, NULL, &e), READOUT_BAD_INPUT);
    article_free(a);
}

static void a_name_says_date_and_outlet(void **state) {
    (void)state;
    article *a = article_new();
    assert_int_equal(read_text(a, SLICE("It rained."), "in/2021-03-02-fjord_post.txt", NULL, NULL), READOUT_OK);
    assert_text(a->date, "2021-03-02");
    assert_text(a->outlet, "Fjord Post");
    article_free(a);
    a = article_new();
    read_options options = {.date = "2021-03-05", .outlet = "X"};
    assert_int_equal(read_text(a, SLICE("It rained."), "2021-13-02-fjord.txt", &options, NULL), READOUT_OK);
    assert_text(a->date, "2021-03-05");
    assert_text(a->outlet, "X");
    article_free(a);
}

/* ------------------------------------------------------------------------------------------ dates */

static void dates_are_read(void **state) {
    (void)state;
    static const char *const dates[][2] = {{"2022-10-28", "2022-10-28"},
                                           {"2022-10-28T10:00:00Z", "2022-10-28"},
                                           {"2022-10-28T10:00:00.123456+02:00", "2022-10-28"},
                                           {"20221028", "2022-10-28"},
                                           {"20221028T101500Z", "2022-10-28"},
                                           {"20221028101500", "2022-10-28"},
                                           {"28 October 2022", "2022-10-28"},
                                           {"Oct. 28, 2022 at 10:05 a.m. EDT", "2022-10-28"},
                                           {"Fri, 28 Oct 2022 10:00:00 +0000", "2022-10-28"},
                                           {"28th of October 2022", "2022-10-28"},
                                           {"28/10/2022", "2022-10-28"},
                                           {"10/28/2022", "2022-10-28"},
                                           {"5/5/2022", "2022-05-05"},
                                           {"10/11/2022", ""},
                                           {"29 February 2024", "2024-02-29"},
                                           {"29 February 2023", NULL},
                                           {"2022-13-01", NULL},
                                           {"May 2022", NULL},
                                           {"28 October 2022 was cold", NULL},
                                           {"", NULL},
                                           {"99999999999999999999", NULL},
                                           {"2022", NULL}};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        char text[256], json[400];
        snprintf(text, sizeof text, "%s", dates[i][0]);
        snprintf(json, sizeof json, "{\"text\": \"It rained.\", \"date\": \"%s\"}", text);
        read_options options = {.lexicon = lexicon};
        article *one = article_new();
        assert_int_equal(read_json(one, slice_of(json), "x", 1, &options, NULL), READOUT_OK);
        assert_text(one->date, dates[i][1] ? dates[i][1] : "");
        article_free(one);
    }
}

/* ------------------------------------------------------------------------------------------ JSON */

static void field_names_of_others(void **state) {
    (void)state;
    static const char *const objects[] = {
        "{\"id\": \"n1\", \"text\": \"It rained.\", \"title\": \"Rain\", \"author\": \"Ann Roe\", \"date\": "
        "\"2021-03-02\", \"url\": \"u\", \"sitename\": \"Fjord\"}",
        "{\"id\": \"n1\", \"event_text\": \"It rained.\", \"headline\": \"Rain\", \"author\": [\"Ann Roe\"], "
        "\"pub_date\": \"2021-03-02\", \"publisher\": \"Fjord\", \"url\": \"u\"}",
        "{\"uri\": \"n1\", \"bodies\": [{\"value\": \"It rained.\"}], \"headlines\": [{\"value\": \"Rain\"}], "
        "\"byline\": \"Ann Roe\", "
        "\"versionCreated\": \"2021-03-02T10:00:00Z\", \"infoSources\": [{\"name\": \"Fjord\"}], \"url\": \"u\"}"};
    for (size_t i = 0; i < 3; i++) {
        article *a = article_new();
        assert_int_equal(read_json(a, slice_of(objects[i]), "x.jsonl", 7, NULL, NULL), READOUT_OK);
        assert_text(a->id, "n1");
        assert_text(a->text, "It rained.");
        assert_text(a->title, "Rain");
        assert_text(a->author, "Ann Roe");
        assert_text(a->date, "2021-03-02");
        assert_text(a->outlet, "Fjord");
        assert_text(a->url, "u");
        assert_int_equal(a->line, 7);
        article_free(a);
    }
}

static void broken_json_is_named(void **state) {
    (void)state;
    static const char *const broken[] = {
        "{\"text\": ", "[1]", "{}", "{\"text\": \"\"}", "{\"text\": null}", "", "{\"text\": \"a\\ud800\"}"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        error e = {0};
        article *a = article_new();
        assert_int_equal(read_json(a, slice_of(broken[i]), "x.jsonl", 7, NULL, &e), READOUT_BAD_INPUT);
        assert_int_equal(e.line, 7);
        assert_string_equal(e.path, "x.jsonl");
        article_free(a);
    }
}

static void json_with_bad_bytes(void **state) {
    (void)state;
    read_options options = {.note = note};
    article *a = article_new();
    notes = 0;
    assert_int_equal(read_json(a, SLICE("{\"text\": \"A caf\xE9 and a\\u0000b.\"}"), "x.jsonl", 3, &options, NULL),
                     READOUT_OK);
    assert_text(a->text, "A caf\xEF\xBF\xBD and a\xEF\xBF\xBD"
                         "b.");
    assert_int_equal(notes, 2);
    assert_int_equal(last_note.line, 3);
    article_free(a);
}

/* ------------------------------------------------------------------------------------------ files */

static char folder[] = "/tmp/readout-read-XXXXXX";

static void put(const char *path, const char *bytes, size_t size) {
    char whole[256];
    snprintf(whole, sizeof whole, "%s/%s", folder, path);
    FILE *f = fopen(whole, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, size, f), size);
    fclose(f);
}

/* Reads all of an input into a line: the text of each article, or "!" and the status, with its line. */
static void walk(const char *path, char *out, size_t size) {
    char whole[256];
    error e = {0};
    size_t used = 0;
    snprintf(whole, sizeof whole, "%s/%s", folder, path);
    read_options options = {.lexicon = lexicon, .note = note};
    reader *r = reader_open(whole, &options, &e);
    out[0] = 0;
    if (!r) {
        snprintf(out, size, "closed:%d", (int)e.status);
        return;
    }
    for (;;) {
        article *a;
        e = (error){0};
        status s = reader_next(r, &a, &e);
        if (s != READOUT_OK)
            used += (size_t)snprintf(out + used, size - used, "!%d@%d ", (int)s, (int)e.line);
        else if (a)
            used += (size_t)snprintf(out + used, size - used, "%.*s ", (int)a->text.size, a->text.at);
        else
            break;
        assert_true(s == READOUT_OK || e.path[0]);
        article_free(a);
    }
    reader_close(r);
}

#define PUT(path, text) put(path, text, sizeof text - 1)

static void folders_are_walked(void **state) {
    (void)state;
    char made[256], target[256], out[512];
    for (const char *const *name_of = (const char *const[]){"a", "a/b", "a/empty", NULL}; *name_of; name_of++) {
        snprintf(made, sizeof made, "%s/%s", folder, *name_of);
        assert_int_equal(mkdir(made, 0700), 0);
    }
    PUT("a/2.txt", "two.");
    PUT("a/10.txt", "ten.");
    PUT("a/b/1.txt", "one.");
    PUT("a/.hidden.txt", "no.");
    PUT("a/picture.png", "no.");
    PUT("a/z.jsonl", "{\"text\": \"x.\"}\n{\"text\": \n\n{\"text\": \"y.\"}");
    PUT("a/y.json", "[{\"text\": \"v.\"}, 5, {\"text\": \"w.\"}]");
    snprintf(made, sizeof made, "%s/a/b/loop", folder);
    snprintf(target, sizeof target, "%s/a", folder);
    assert_int_equal(symlink(target, made), 0);
    walk("a", out, sizeof out);
    assert_string_equal(out, "ten. two. one. v. !1@2 w. x. !1@2 y. ");
    walk("a/empty", out, sizeof out);
    assert_string_equal(out, "!1@0 ");
    walk("a/missing", out, sizeof out);
    assert_string_equal(out, "closed:5");
}

static void files_are_told_apart(void **state) {
    (void)state;
    char out[512];
    PUT("empty.txt", "");
    walk("empty.txt", out, sizeof out);
    assert_string_equal(out, "!1@0 ");
    PUT("binary.txt", "\x7F"
                      "ELF\1\2\3\0\0\0");
    walk("binary.txt", out, sizeof out);
    assert_string_equal(out, "!1@0 ");
    PUT("image.txt", "\0\1\2\3\4\5\6\7\0\0 hello");
    walk("image.txt", out, sizeof out);
    assert_string_equal(out, "!1@0 ");
    PUT("page.txt", "<!DOCTYPE html><p>It rained.");
    walk("page.txt", out, sizeof out);
    assert_string_equal(out, "!1@0 ");
    PUT("lines.txt", "{\"text\": \"x.\"}\n{\"text\": \"y.\"}\n");
    walk("lines.txt", out, sizeof out);
    assert_string_equal(out, "x. y. ");
    PUT("pretty.json", "{\n \"text\": \"x.\"\n}\n");
    walk("pretty.json", out, sizeof out);
    assert_string_equal(out, "x. ");
    PUT("first-broken.jsonl", "{\n{\"text\": \"y.\"}\n");
    walk("first-broken.jsonl", out, sizeof out);
    assert_true(strstr(out, "!1@1") != NULL);
}

static void long_inputs_are_refused(void **state) {
    (void)state;
    char out[512];
    size_t size = READ_LINE_LIMIT + 100;
    char *bytes = malloc(size);
    assert_non_null(bytes);
    memset(bytes, 'x', size);
    put("long.txt", bytes, size);
    walk("long.txt", out, sizeof out);
    assert_string_equal(out, "!3@0 ");
    memcpy(bytes, "{\"text\": \"", 10);
    memcpy(bytes + size - 40, "\"}\n{\"text\": \"y.\"}\n", 18);
    put("long.jsonl", bytes, size - 22);
    walk("long.jsonl", out, sizeof out);
    assert_string_equal(out, "!3@1 y. ");
    free(bytes);
}

#ifdef READOUT_ZLIB
static void gzip_is_unpacked(void **state) {
    (void)state;
    static const char packed[] =
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xf3\x2c\x51\x28\x4a\xcc\xcc\x2b\x4d\x4d\xd1\xe3\x02\x00\xd9\x47"
        "\x30\x38\x0c\x00\x00\x00";
    char out[512];
    put("cut.txt.gz", packed, 20);
    walk("cut.txt.gz", out, sizeof out);
    assert_int_equal(out[0], '!');
}
#endif

static int open_all(void **state) {
    (void)state;
    error e = {0};
    const char *lang = getenv("READOUT_LANG");
    lexicon = read_lexicon_open(lang ? lang : "lang/en", &e);
    if (!lexicon)
        print_message("%s:%d %s\n", e.path, (int)e.line, e.message);
    return !lexicon || !mkdtemp(folder);
}

static int close_all(void **state) {
    char command[64];
    (void)state;
    read_lexicon_close(lexicon);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_told_apart),
        cmocka_unit_test(nothing_is_lost),
        cmocka_unit_test(wrapped_lines_are_one_paragraph),
        cmocka_unit_test(bad_bytes_are_replaced_and_said),
        cmocka_unit_test(text_without_text_is_an_error),
        cmocka_unit_test(a_name_says_date_and_outlet),
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(field_names_of_others),
        cmocka_unit_test(broken_json_is_named),
        cmocka_unit_test(json_with_bad_bytes),
        cmocka_unit_test(folders_are_walked),
        cmocka_unit_test(files_are_told_apart),
        cmocka_unit_test(long_inputs_are_refused),
#ifdef READOUT_ZLIB
        cmocka_unit_test(gzip_is_unpacked),
#endif
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
