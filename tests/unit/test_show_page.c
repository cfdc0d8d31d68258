/* The page: links that lead somewhere, marks that nest, hostile text, no memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "show/html.h"
#include "show/page.h"
#include "show/page_assets.h"
#include "base/variants.h"

#include <cmocka.h> /* last: it defines fail() */

typedef struct input {
    const char *list, *row;
} input;

static const input dispute[] = {
    {"articles", "{\"id\":\"a1\",\"outlet\":\"Post\",\"date\":\"2031-05-02\",\"title\":\"The ferry\","
                 "\"text\":\"Rúiz said Norland sank it, and they know it.\\nBerg said no.\"}"},
    {"articles", "{\"id\":\"a2\",\"outlet\":\"Metro\",\"date\":null,\"path\":\"m.txt\"}"},
    {"disputes",
     "{\"id\":\"d1\",\"claim\":{\"text\":\"Norland sank the ferry\"},\"since\":\"2031-05-02\",\"outlets\":1,"
     "\"asserts\":[{\"id\":\"s1\",\"speaker\":\"Rúiz\",\"actor_id\":\"p1\",\"article\":\"a1\",\"outlet\":\"Post\","
     "\"date\":\"2031-05-02\",\"begin\":10,\"end\":25,\"quote\":\"Norland sank it\"}],"
     "\"denies\":[{\"id\":\"s2\",\"speaker\":\"Berg\",\"article\":\"a1\",\"begin\":55,\"end\":57,\"quote\":\"no\"}],"
     "\"questions\":[],\"reports\":[{\"id\":\"s3\",\"outlet\":\"Metro\",\"article\":\"a2\",\"quote\":\"x\"}]}"},
    {"quotes",
     "{\"id\":\"q1\",\"speaker\":\"Rúiz\",\"article\":\"a1\",\"stance\":\"asserts\",\"begin\":10,\"end\":43,"
     "\"quote\":\"Norland sank it, and they know it\"}"},
    {"timeline", "{\"id\":\"s1\",\"date\":\"2031-05\",\"text\":\"sank\",\"article\":\"a1\",\"outlet\":\"Post\"}"},
    {"timeline",
     "{\"id\":\"q1\",\"date\":\"2031-05-01\",\"precision\":\"month\",\"what\":\"happened\",\"text\":\"left\"}"},
    {"timeline",
     "{\"id\":\"q1\",\"date\":\"2031-05-02\",\"precision\":\"published\",\"what\":\"said\",\"text\":\"told\","
     "\"speaker\":\"Berg\",\"stance\":\"denies\"}"},
    {"timeline", "{\"date\":\"2031-05-02\",\"precision\":\"day\",\"what\":\"published\",\"text\":\"The "
                 "ferry\",\"outlet\":\"Post\"}"},
    {"timeline",
        "{\"date\":null,\"precision\":\"published\",\"what\":\"said\",\"text\":\"undated\",\"article\":\"a2\"}"},
    {"claims",
     "{\"id\":\"c1\",\"text\":\"Norland sank the ferry\",\"asserts\":1,\"denies\":1,\"first\":\"2031-05-02\"}"},
    {"claims", "{\"id\":\"c2\",\"text\":\"it sailed\",\"statements\":[\"s1-7\",\"s2-9\"]}"},
    {"claims", "{\"id\":\"c3\",\"text\":\"it sank\",\"statements\":[\"s1\"]}"},
    {"claims", "{\"id\":\"c4\",\"text\":\"it swam\",\"statements\":[\"s8-1\"]}"},
    {"network", "{\"from\":{\"id\":\"p1\",\"name\":\"Rúiz\",\"kind\":\"person\"},\"relation\":\"asserts\",\"to\":{"
                "\"id\":\"p2\",\"name\":"
                "\"Norland\",\"kind\":\"state\",\"country\":\"NOR\"},\"count\":2,\"denied\":1,\"first\":\"2031-05-"
                "02\",\"disputes\":[\"d1\",\"d9\"]}"},
    {"network", "{\"from\":{\"id\":\"p1\",\"name\":\"Rúiz\",\"kind\":\"person\"},\"relation\":\"denies\",\"to\":{"
                "\"id\":\"p3\",\"name\":"
                "\"sailors\",\"kind\":\"group\"},\"count\":1}"},
    {"stories", "{\"first\":\"2031-05-02\",\"last\":\"2031-05-03\",\"outlets\":2,\"members\":[{\"article\":\"a1\","
                "\"outlet\":\"Post\",\"title\":"
                "\"The <ferry>\"},{\"article\":\"a9\",\"path\":\"x/y.txt\"}]}"},
    {"reuse", "{\"words\":12,\"direction\":\"copied\",\"from\":{\"article\":\"a1\",\"outlet\":\"Post\",\"quote\":"
              "\"x\"},\"to\":{\"article\":\"a2\","
              "\"outlet\":\"Metro\",\"quote\":\"shared <words>\"}}"},
    {"actors", "{\"id\":\"p1\",\"name\":\"Rúiz\",\"roles\":[\"minister\"],\"quotes\":1,\"articles\":1}"},
    {NULL, NULL},
};

/* The page of these rows; the caller frees it. */
static char *page_of(const input *rows, status *result) {
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    output o;
    output_on(&o, file);
    page *p = page_open(&o, "A <b>title</b>", NULL);
    *result = p ? READOUT_OK : READOUT_NO_MEMORY;
    for (; p && rows->list && *result == READOUT_OK; rows++) {
        row_sink sink = page_sink(p, rows->list);
        json_t *row = json_loads(rows->row, JSON_ALLOW_NUL, NULL);
        assert_non_null(row);
        *result = sink.take(sink.context, row, NULL);
        json_decref(row);
    }
    *result = page_close(p, *result, NULL);
    output_close(&o, NULL);
    fclose(file);
    return text;
}

static void assert_has(const char *text, const char *part) {
    if (!strstr(text, part))
        print_error("not on the page: %s\n", part);
    assert_non_null(strstr(text, part));
}

/* Every link of the page leads to an id of it, and no id stands twice. */
static void links_lead_somewhere(void **state) {
    (void)state;
    status s;
    char *text = page_of(dispute, &s), wanted[64];
    unsigned links = 0;
    assert_int_equal(s, READOUT_OK);
    for (const char *at = text; (at = strstr(at, "href=\"#")); at++) {
        const char *name = at + strlen("href=\"#");
        snprintf(wanted, sizeof wanted, " id=\"%.*s\"", (int)(strchr(name, '"') - name), name);
        assert_has(text, wanted);
        links++;
    }
    assert_true(links > 10);
    for (const char *at = text; (at = strstr(at, " id=\"")); at++) {
        size_t length = (size_t)(strchr(at + 5, '"') + 1 - at);
        snprintf(wanted, sizeof wanted, "%.*s", (int)length, at);
        assert_null(strstr(at + 1, wanted));
    }
    free(text);
}

/* The statement lies inside the quote: its piece leads to the board, the rest to the quote. Offsets are code
 * points. */
static void marks_nest(void **state) {
    (void)state;
    status s;
    char *text = page_of(dispute, &s);
    assert_has(text,
               "<span class=\"place\" id=\"s-q1\"></span><span class=\"place\" id=\"s-s1\"></span>"
               "<a class=\"mark asserts\" href=\"#b-s1\">Norland sank it</a>"
               "<a class=\"mark asserts\" href=\"#q-q1\">, and they know it</a>.</p>\n<p dir=\"auto\">Berg said ");
    assert_has(text, "<a class=\"mark denies\" href=\"#b-s2\">no</a>.</p>");
    assert_has(text, "<time datetime=\"2031-05-02\">2 May 2031</time>");
    assert_has(text, "<time datetime=\"2031-05\">May 2031</time>");
    free(text);
}

static void tables_lead_to_disputes(void **state) {
    (void)state;
    status s;
    char *text = page_of(dispute, &s);
    assert_has(
        text,
        "<th scope=\"row\" dir=\"auto\"><a href=\"#d1\">Norland sank the ferry</a></th><td class=\"by-asserts\" "
        "dir=\"auto\">Rúiz</td><td class=\"by-denies\" dir=\"auto\">Berg</td><td class=\"number\">");
    assert_has(
        text,
        "<a href=\"#d1\">Norland sank the ferry</a></th><td class=\"number\">1</td><td class=\"number\">1</td>");
    assert_has(text, "<th scope=\"row\" dir=\"auto\"><a href=\"#a-a1\">it sailed</a></th>");
    assert_has(text, "<th scope=\"row\" dir=\"auto\"><a href=\"#s-s1\">it sank</a></th>");
    assert_has(text, "<th scope=\"row\" dir=\"auto\">it swam</th>");
    assert_has(text, "<td class=\"number\">2 (1 denied)</td><td><time datetime=\"2031-05-02\">2 May "
                     "2031</time></td><td><a href=\"#d1\">1</a></td>");
    assert_has(text, ">shared &lt;words&gt;</td>");
    assert_has(text,
               "<li><span dir=\"auto\"><a href=\"#a-a1\">The &lt;ferry&gt;</a></span> <span class=\"facts\"><cite "
               "dir=\"auto\">Post</cite>");
    free(text);
}

/* Happened, said and published stand in columns of their own, and a month is no day. */
static void three_times(void **state) {
    (void)state;
    status s;
    char *text = page_of(dispute, &s);
    assert_has(text,
               "<h3><time datetime=\"2031-05\">May 2031</time></h3>\n<div class=\"time happened\"><h4>Happened</h4>");
    assert_has(text,
               "<h3><time datetime=\"2031-05-02\">2 May 2031</time></h3>\n<div class=\"time said\"><h4>Said</h4>");
    assert_has(text, "<span class=\"vague\">day of the report</span>");
    assert_has(text, "<li><span class=\"facts\"><span dir=\"auto\">Berg</span> <span class=\"stance "
                     "denies\">denies</span></span><span dir=\"auto\">");
    assert_has(text, "<div class=\"time published\"><h4>Published</h4>");
    free(text);
}

/* What has no day comes last, by the outlet of its report; no more of a path than that is ever shown. */
static void files_and_days_unknown(void **state) {
    (void)state;
    status s;
    char *text = page_of(dispute, &s);
    assert_has(text, "<h3>Day not known</h3>");
    assert_has(strstr(text, "<h3>Day not known</h3>"),
               "undated</a></span> <span class=\"facts\"><cite dir=\"auto\">Metro</cite></span>");
    assert_null(strstr(strstr(text, "<h3>Day not known</h3>"), "<li class=\"day\">"));
    assert_has(text, "y.txt");
    assert_null(strstr(text, "x/y.txt"));
    free(text);
}

static void no_dispute_is_said(void **state) {
    (void)state;
    static const input calm[] = {{"articles", "{\"id\":\"a1\",\"text\":\"All went home.\\nNobody spoke.\"}"},
                                 {NULL, NULL}};
    status s;
    char *text = page_of(calm, &s);
    assert_has(text, "None found");
    assert_has(text, "<b>1</b> report:");
    assert_has(text, "<h3 dir=\"auto\">All went home.</h3>");
    free(text);
}

/* The drawing has those who have a name; the table has all. Whole numbers place them, so the bytes are the same
 * everywhere. */
static void the_network_is_drawn(void **state) {
    (void)state;
    status s;
    char *text = page_of(dispute, &s);
    assert_has(text, "<circle class=\"node state\" r=\"8\" cx=\"730.0\" cy=\"280.0\"/>");
    assert_has(text, "<title>Rúiz asserts about Norland: 2 times</title>");
    assert_has(text, "<td dir=\"auto\">sailors</td>");
    assert_null(strstr(text, ">sailors</text>"));
    free(text);
}

/* "police" of two reports are two speakers and one name; who is not named comes last; a speaker leads to the quotes;
 * no "since" where no day is known; and in the margin it is said once who says what the board has too. */
static void speakers_are_found(void **state) {
    (void)state;
    static const input rows[] = {
        {"articles", "{\"id\":\"a1\",\"outlet\":\"Post\",\"text\":\"Police say it fell.\"}"},
        {"disputes",
         "{\"id\":\"d1\",\"claim\":{\"text\":\"it fell\"},\"outlets\":3,\"denies\":[],\"asserts\":["
         "{\"id\":\"s1\",\"speaker\":\"Police\",\"actor_id\":\"p1\",\"article\":\"a1\",\"begin\":11,\"end\":18},"
         "{\"id\":\"s2\",\"speaker\":\"police\",\"actor_id\":\"p2\"},"
         "{\"id\":\"s3\",\"speaker\":\"Ada\",\"actor_id\":\"p3\"},"
         "{\"id\":\"s4\",\"speaker\":\"Bo\",\"actor_id\":\"p4\"},"
         "{\"id\":\"s5\",\"speaker\":\"Cy\",\"actor_id\":\"p5\"},"
         "{\"id\":\"s6\",\"speaker\":\"Di\",\"actor_id\":\"p6\"},"
         "{\"id\":\"s7\",\"speaker\":\"Di\",\"actor_id\":\"p7\"}]}"},
        {"quotes", "{\"id\":\"q1\",\"speaker\":null,\"stance\":\"asserts\",\"quote\":\"one\"}"},
        {"quotes", "{\"id\":\"q2\",\"speaker\":null,\"stance\":\"asserts\",\"quote\":\"two\"}"},
        {"quotes", "{\"id\":\"q3\",\"speaker\":\"Police\",\"actor_id\":\"p1\",\"stance\":\"asserts\","
                   "\"article\":\"a1\",\"begin\":11,\"end\":18,\"quote\":\"it fell\"}"},
        {"actors", "{\"id\":\"p1\",\"name\":\"Police\",\"quotes\":1}"},
        {"actors", "{\"id\":\"p8\",\"name\":\"Elsewhere\",\"quotes\":1}"},
        {NULL, NULL},
    };
    status s;
    char *text = page_of(rows, &s);
    assert_has(text, "dir=\"auto\">Police, Ada, Bo, Cy and 1 more</td>");
    assert_has(text, "<h4>Asserts <span class=\"count\">7 speakers</span></h4>");
    assert_has(text, "<span class=\"unit\"> outlets</span></td><td class=\"since\"></td>");
    assert_has(text, "<section class=\"person\" id=\"p-p1\"><h3><b dir=\"auto\">Police</b>");
    assert_true(strstr(text, ">No source named</b>") > strstr(text, "id=\"p-p1\""));
    assert_has(text, "<th scope=\"row\" dir=\"auto\"><a href=\"#p-p1\">Police</a></th>");
    assert_has(text, "<th scope=\"row\" dir=\"auto\">Elsewhere</th>");
    assert_has(text, "<a href=\"#b-s1\">Police</a> <span class=\"stance asserts\">");
    assert_null(strstr(strstr(text, "class=\"note\"") + 1, "class=\"note\""));
    free(text);
}

static void hostile_text_is_text(void **state) {
    (void)state;
    static const input rows[] = {
        {"articles",
         "{\"id\":\"\\\"><script>\",\"outlet\":\"<script>alert(1)</script>\",\"title\":\"</style>\",\"text\":"
         "\"<img src=x onerror=alert(1)> & \\u0000\\u0008 \\u202e end\"}"},
        {"disputes",
         "{\"claim\":{\"text\":\"<svg/onload=1>\"},\"asserts\":[{\"id\":\"\\\" onclick=x\",\"speaker\":\"<i>\","
         "\"article\":\"\\\"><script>\",\"begin\":0,\"end\":9,\"quote\":\"</blockquote><script>\"}]}"},
        {"quotes",
         "{\"id\":\"q\",\"stance\":\"\\\" style=x\",\"speaker\":\"'\",\"quote\":\"<\",\"begin\":5,\"end\":2}"},
        {"timeline", "{\"date\":\"\\\"><b>\",\"text\":\"<b>\"}"},
        {"actors", "{\"name\":\"<b>\",\"quotes\":1}"},
        {"claims", "{\"id\":\"\\\" onclick=x\",\"text\":\"<img src=x>\",\"asserts\":\"<i>\"}"},
        {"network", "{\"from\":{\"id\":\"\\\" onclick=x\",\"name\":\"<i>A\"},\"relation\":\"\\\" "
                    "onclick=x\",\"to\":{\"id\":\"y\",\"name\":"
                    "\"</text><img src=x>\"},\"count\":1,\"disputes\":[\"<i>\"]}"},
        {"reuse", "{\"from\":{\"outlet\":\"<i>\"},\"to\":{\"quote\":\"</td><img src=x>\"},\"direction\":\"<i>\"}"},
        {NULL, NULL},
    };
    status s;
    char *text = page_of(rows, &s);
    assert_int_equal(s, READOUT_OK);
    unsigned scripts = 0;
    for (const char *at = text; (at = strstr(at, "<script")); at++)
        scripts++;
    assert_int_equal(scripts, 1);
    static const char *const never[] = {"<img",       "<svg/",     "<i>",      "<script>alert",
                                        "\" onclick", "\" style=", "<b>title", "\x08"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_null(strstr(text, never[i]));
    assert_has(text, "A &lt;b&gt;title&lt;/b&gt;");
    assert_has(text, "&lt;img src=</a>x onerror=alert(1)&gt; &amp; ");
    free(text);
}

static void nothing_can_be_loaded(void **state) {
    (void)state;
    static const input none[] = {{NULL, NULL}};
    status s;
    char *text = page_of(none, &s);
    assert_has(text, "content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-");
    static const char *const never[] = {"http://", "https://", "src=", "url(", "@import", " style=\"", " onclick"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_null(strstr(text, never[i]));
    const char *style = strstr(text, "<style>");
    assert_memory_equal(style + 7, page_style().at, page_style().size);
    free(text);
}

static void dates_are_written_out(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"2031", "<time datetime=\"2031\">2031</time>"},
        {"2031-W12", "2031-W12"},
        {"soon", "soon"},
        {"2031-13-01", "2031-13-01"},
        {"2031-12-01T10:00:00Z", "<time datetime=\"2031-12-01\">1 December 2031</time>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf out = {0};
        html_date(&out, slice_of(rows[i][0]));
        buf_byte(&out, 0);
        assert_string_equal(out.at, rows[i][1]);
        buf_release(&out);
    }
}

typedef struct pair {
    arena *a;
    const char *first, *later;
    wording x, y;
    bool variant;
} pair;

static status compare(void *context, error *e) {
    pair *p = context;
    (void)e;
    wording_of(p->a, slice_of(p->first), &p->x);
    wording_of(p->a, slice_of(p->later), &p->y);
    p->variant = variant_compare(&p->x, &p->y);
    return READOUT_OK;
}

static void variants_share_words_in_order(void **state) {
    (void)state;
    pair *p = calloc(1, sizeof *p);
    p->a = arena_new();
    p->first = "“We rescue sailors, we do not rob them.”";
    p->later = "We save sailors; we don’t rob them";
    assert_int_equal(arena_run(p->a, compare, p, NULL), READOUT_OK);
    assert_true(p->variant);
    assert_int_equal(p->y.count, 7);
    static const bool shared[] = {true, false, true, true, false, true, true};
    assert_memory_equal(p->y.shared, shared, sizeof shared);
    p->later = "them rob do we sailors rescue";
    arena_run(p->a, compare, p, NULL);
    assert_false(p->variant);
    p->first = p->later = "no, no";
    arena_run(p->a, compare, p, NULL);
    assert_false(p->variant);
    arena_free(p->a);
    free(p);
}

static void no_memory_is_said(void **state) {
    (void)state;
#ifdef READOUT_FAULTS
    bool again = true;
    for (uint64_t n = 1; again; n++) {
        int64_t live = mem_live();
        status s;
        mem_fail_at(n, false);
        char *text = page_of(dispute, &s);
        again = mem_failed();
        mem_fail_at(0, false);
        assert_int_equal(s, again ? READOUT_NO_MEMORY : READOUT_OK);
        assert_int_equal(strlen(text) > 0, !again);
        free(text);
        assert_int_equal(mem_live(), live);
    }
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_lead_somewhere),  cmocka_unit_test(marks_nest),
        cmocka_unit_test(tables_lead_to_disputes), cmocka_unit_test(three_times),
        cmocka_unit_test(files_and_days_unknown), cmocka_unit_test(no_dispute_is_said),
        cmocka_unit_test(the_network_is_drawn),  cmocka_unit_test(speakers_are_found),
        cmocka_unit_test(hostile_text_is_text),  cmocka_unit_test(nothing_can_be_loaded),
        cmocka_unit_test(dates_are_written_out), cmocka_unit_test(variants_share_words_in_order),
        cmocka_unit_test(no_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
