/* The network: its edges in the record, and as GraphML, GEXF and DOT with names that are markup elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "record_article.h"
#include "show/show.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

static const char hostile[] =
    "{\"from\":{\"id\":\"p\\\"><x\",\"name\":\"<A> & \\\"B\\\" \\\\N \\u0001\\uffff\\ud83d\\udea2 "
    "&lt;\",\"kind\":\"person\",\"country\":\"N\\\"R\"},"
    "\"relation\":\"denies\",\"to\":{\"id\":\"p2\",\"name\":\"]]>\\n--><!--\",\"kind\":\"state\"},\"count\":3,"
    "\"denied\":1,"
    "\"first\":\"2031-05\",\"last\":\"2031-05-02\",\"types\":[],\"disputes\":[\"d1\",\"d2\"]}\n"
    "{\"from\":{\"id\":\"p2\"},\"to\":null,\"relation\":\"acts on\"}";

static char *shown(const char *format, const char *lines, status *s) {
    char *text = NULL;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    output o;
    output_on(&o, file);
    row_writer *w = rows_open(&o, &record_list_find("network")->rows, format, NULL);
    row_sink sink = rows_sink(w);
    *s = w ? READOUT_OK : READOUT_NO_MEMORY;
    for (slice rest = slice_of(lines); rest.size && *s == READOUT_OK;) {
        slice line = slice_take(&rest, '\n');
        json_t *row = json_loadb(line.at, line.size, JSON_ALLOW_NUL, NULL);
        *s = row ? sink.take(sink.context, row, NULL) : READOUT_NO_MEMORY;
        json_decref(row);
    }
    *s = rows_close(w, *s, NULL, NULL);
    if (*s == READOUT_OK) *s = output_close(&o, NULL);
    else output_close(&o, NULL);
    fclose(file);
    return text;
}

static void assert_parts(const char *format, const char *const *parts, const char *const *never) {
    status s;
    char *text = shown(format, hostile, &s);
    assert_int_equal(s, READOUT_OK);
    for (; *parts; parts++) {
        if (!strstr(text, *parts)) print_error("not in %s: %s\n%s\n", format, *parts, text);
        assert_non_null(strstr(text, *parts));
    }
    for (; *never; never++) assert_null(strstr(text, *never));
    free(text);
}

static void hostile_names_are_names(void **state) {
    (void)state;
    static const char *const never[] = {"<A>", "<x", "-->", "]]>", "\x01", "\xEF\xBF\xBF", NULL};
    static const char *const graphml[] = {
        "<node id=\"p.22.3e.3cx\"><data key=\"node_name\">&lt;A&gt; &amp; &quot;B&quot; \\N "
        "\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x9A\xA2 &amp;lt;</data>",
        "source=\"p.22.3e.3cx\" target=\"p2\"><data key=\"edge_relation\">denies</data><data "
        "key=\"edge_count\">3</data>",
        "<data key=\"edge_disputes\">d1; d2</data></edge>", "<node id=\"none\"></node>", NULL};
    static const char *const gexf[] = {"label=\"&lt;A&gt; &amp; &quot;B&quot;",
                                       "weight=\"3\" label=\"denies\" end=\"2031-05-02\">",
                                       "<attvalue for=\"first\" value=\"2031-05\"/>", NULL};
    static const char *const dot[] = {
        "\"p.22.3e.3cx\" [label=\"<A> &amp; \\\"B\\\" \\\\N \\\\x01", "\\nN\\\"R\"];",
        "\"p2\" [label=\"]]> --><!--\", shape=box, style=bold];",
        "[label=\"denies (3)\", weight=3, color=\"#a83311\", fontcolor=\"#a83311\", style=dashed];", NULL};
    assert_parts("graphml", graphml, never);
    assert_parts("gexf", gexf, never);
    assert_parts("dot", dot, (const char *const[]){"\x01", NULL});
}

static void no_memory_is_said(void **state) {
    (void)state;
#ifdef READOUT_FAULTS
    static const char *const formats[] = {"graphml", "gexf", "dot"};
    for (int i = 0; i < 3; i++) {
        bool again = true;
        for (uint64_t n = 1; again; n++) {
            int64_t live = mem_live();
            status s;
            mem_fail_at(n, false);
            char *text = shown(formats[i], hostile, &s);
            again = mem_failed();
            mem_fail_at(0, false);
            assert_int_equal(s, again ? READOUT_NO_MEMORY : READOUT_OK);
            free(text);
            assert_int_equal(mem_live(), live);
        }
    }
#endif
}

/* ------------------------------------------------------------------------------------------------ its edges */

static const char *end_of(json_t *edge, const char *end) { return text_of(json_object_get(edge, end), "name"); }

static json_t *edge_between(json_t *all, const char *from, const char *relation, const char *to) {
    size_t i;
    json_t *one;
    json_array_foreach(all, i, one) {
        if (!strcmp(end_of(one, "from"), from) && !strcmp(text_of(one, "relation"), relation) &&
            !strcmp(end_of(one, "to"), to))
            return one;
    }
    return NULL;
}

static json_int_t number_of(json_t *row, const char *field) {
    return json_integer_value(json_object_get(row, field));
}

static void speakers_and_those_they_speak_of(void **state) {
    add_reports(*state, (int[]){0, 3}, 2);
    record *r = opened(*state, RECORD_READ);
    json_t *all = rows(r, "network", NULL), *disputes = rows(r, "disputes", NULL);
    json_t *said = edge_between(all, "Rudolf Rassendyll", "asserts", "Graustark");
    assert_non_null(said);
    assert_int_equal(number_of(said, "count"), 2);
    assert_int_equal(number_of(said, "outlets"), 2);
    assert_string_equal(text_of(json_object_get(said, "from"), "kind"), "person");
    assert_string_equal(text_of(json_object_get(said, "to"), "code"), "GRAGOV");
    assert_string_equal(json_string_value(json_array_get(json_object_get(said, "disputes"), 0)),
                        text_of(json_array_get(disputes, 0), "id"));
    assert_non_null(edge_between(all, "Karl Stanislas", "denies", "Graustark"));
    assert_non_null(edge_between(all, "Graustark", "denies", "Graustark")); /* of itself, as it is disputed */
    assert_null(edge_between(all, "Karl Stanislas", "asserts", "Graustark"));
    json_decref(all);
    all = rows(r, "network", &(record_filter){.speaker = "stanislas", .stance = "denies"});
    for (size_t i = 0; i < json_array_size(all); i++)
        assert_string_equal(end_of(json_array_get(all, i), "from"), "Karl Stanislas");
    assert_true(json_array_size(all) > 0);
    json_decref(all);
    json_decref(disputes);
    record_close(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_names_are_names),
        cmocka_unit_test(no_memory_is_said),
        cmocka_unit_test_setup_teardown(speakers_and_those_they_speak_of, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
