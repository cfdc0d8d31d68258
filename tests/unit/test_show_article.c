/* Articles as JSON, CoNLL-U, brat, JSON-LD, trees: offsets in code points, broken spans, hostile text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "build_article.h"
#include "base/mem.h"
#include "parse/conllu.h"
#include "show/json_out.h"
#include "show/show.h"

#include <cmocka.h> /* last: it defines fail() */

/* An accent and an emoji before what is spoken of, so that bytes are no code points. */
static void dispute(article *a) {
    build_text(
        a, "a1", "The Example", "2031-05-02",
        "Señor 🚢 Ruiz said Norland sank the \"ferry\".\n\"We did not,\" Ada Berg added on Friday, \"sink it.\"");
    build_sentences(a);
    uint32_t ruiz = build_actor(a, "p:ruiz", "Ruiz", ACTOR_PERSON, "ESP", "GOV");
    uint32_t land = build_actor(a, "c:NOR", "Norland", ACTOR_STATE, "NOR", "");
    uint32_t berg = build_actor(a, "p:ada berg", "Ada Berg", ACTOR_PERSON, "NOR", "GOV");
    uint32_t friday = build_date(a, "Friday", "2031-05-02", 20310502);
    uint32_t said = build_attribution(a, "Señor 🚢 Ruiz", "said", "Norland sank the \"ferry\"", STANCE_ASSERTS, ruiz);
    uint32_t added = build_attribution(a, "Ada Berg", "added", "\"We did not,\"|\"sink it.\"", STANCE_ASSERTS, berg);
    a->attributions.at[added].said = friday;
    build_proposition(a, "sank", "sink", "destroy", false, said);
    a->propositions.at[0].event = EVENT_ASSAULT;
    a->propositions.at[0].cameo = SLICE("190");
    a->propositions.at[0].contexts = SLICE("military,disasters");
    build_argument(a, ROLE_ACTOR, "Norland", land);
    build_argument(a, ROLE_OBJECT, "the \"ferry\"", NONE);
    build_proposition(a, "sink", "sink", "destroy", true, added);
}

static json_t *parsed(const buf *out) {
    json_error_t why;
    json_t *root = json_loadb(out->at, out->size, 0, &why);
    if (!root)
        print_error("%s in %.*s\n", why.text, (int)out->size, out->at);
    assert_non_null(root);
    return root;
}

static const char *text_at(json_t *root, const char *list, size_t number, const char *key) {
    return json_string_value(json_object_get(json_array_get(json_object_get(root, list), number), key));
}

static void assert_pair(json_t *pair, int begin, int end) {
    assert_int_equal(json_integer_value(json_array_get(pair, 0)), begin);
    assert_int_equal(json_integer_value(json_array_get(pair, 1)), end);
}

static json_t *json_of(build_fill *fill, status (*write)(const article *, buf *, error *)) {
    article *a = build_article(fill);
    buf out = {0};
    assert_int_equal(write(a, &out, NULL), READOUT_OK);
    assert_int_equal(out.at[out.size - 1], '\n');
    assert_null(memchr(out.at, '\n', out.size - 1));
    json_t *root = parsed(&out);
    buf_release(&out);
    article_free(a);
    return root;
}

static void json_has_offsets_in_code_points(void **state) {
    (void)state;
    json_t *root = json_of(dispute, article_to_json);
    json_t *first = json_array_get(json_object_get(root, "attributions"), 0);
    assert_pair(json_array_get(json_object_get(first, "source"), 0), 0, 12);
    assert_pair(json_array_get(json_object_get(first, "cue"), 0), 13, 17);
    json_t *second = json_array_get(json_object_get(root, "attributions"), 1);
    assert_int_equal(json_array_size(json_object_get(second, "content")), 2);
    assert_string_equal(json_string_value(json_object_get(second, "said")), "2031-05-02");
    assert_string_equal(json_string_value(json_object_get(second, "speaker")), "p2");
    assert_true(json_is_null(json_object_get(second, "parent")));
    assert_true(json_is_true(json_object_get(second, "named")));
    assert_pair(json_array_get(json_object_get(root, "sentences"), 1), 44, 94);
    json_decref(root);
}

static void json_has_propositions_and_events(void **state) {
    (void)state;
    json_t *root = json_of(dispute, article_to_json);
    json_t *p = json_array_get(json_object_get(root, "propositions"), 0), *event = json_object_get(p, "event");
    assert_string_equal(text_at(p, "actors", 0, "actor"), "c1");
    assert_string_equal(text_at(p, "actors", 0, "code"), "NOR");
    assert_string_equal(json_string_value(json_object_get(json_object_get(p, "object"), "text")), "the \"ferry\"");
    assert_string_equal(json_string_value(json_object_get(event, "type")), "ASSAULT");
    assert_string_equal(json_string_value(json_object_get(event, "code")), "190");
    assert_int_equal(json_array_size(json_object_get(event, "contexts")), 2);
    assert_string_equal(text_at(root, "propositions", 1, "polarity"), "-");
    assert_string_equal(text_at(root, "propositions", 1, "attribution"), "t2");
    json_decref(root);
}

static void hostile(article *a) {
    build_text(a, "\"\\\x01", "<script>\x7f", "", "A \x1b[31m\"quote\"\ttab \\ back\x02slash.");
    build_sentences(a);
    build_attribution(a, "A", NULL, "tab", STANCE_REPORTS, NONE);
}

static void json_escapes_what_it_must(void **state) {
    (void)state;
    json_t *root = json_of(hostile, article_to_json);
    assert_string_equal(json_string_value(json_object_get(root, "id")), "\"\\\x01");
    assert_string_equal(json_string_value(json_object_get(root, "outlet")), "<script>\x7f");
    json_decref(root);
    root = json_of(hostile, article_to_extract);
    assert_string_equal(json_string_value(json_object_get(root, "text")),
                        "A \x1b[31m\"quote\"\ttab \\ back\x02slash.");
    json_decref(root);
}

static void numbers_are_short_and_exact(void **state) {
    (void)state;
    buf out = {0};
    json_out j = {.out = &out};
    static const double given[] = {0, 1, 0.93f, 0.5, 0.0001, 0.00001, -2.25, 12345.678, 0.99999, 1e300};
    json_out_open(&j, '[');
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        json_out_real(&j, given[i]);
    json_out_close(&j, ']');
    buf_byte(&out, 0);
    assert_string_equal(out.at, "[0,1,0.93,0.5,0.0001,0,-2.25,12345.678,1,null]");
    buf_release(&out);
}

static void brat_has_broken_spans_and_links(void **state) {
    (void)state;
    article *a = build_article(dispute);
    buf out = {0};
    assert_int_equal(article_to_brat(a, &out, NULL), READOUT_OK);
    buf_byte(&out, 0);
    assert_non_null(strstr(out.at, "T1\tSource 0 12\tSeñor 🚢 Ruiz\nT2\tCue 13 17\tsaid\n"));
    assert_non_null(strstr(out.at, "T7\tContent 44 57;84 94\t\"We did not,\" \"sink it.\"\n"));
    assert_non_null(strstr(out.at, "E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7\n"));
    buf_release(&out);
    article_free(a);
}

static void two_lines(article *a) {
    build_text(a, "a1", "X", "", "He said one\n  two three");
    build_sentences(a);
    build_attribution(a, NULL, NULL, "one\n  two", STANCE_REPORTS, NONE);
    build_attribution(a, NULL, NULL, NULL, STANCE_REPORTS, NONE);
}

static void brat_breaks_spans_at_line_ends(void **state) {
    (void)state;
    article *a = build_article(two_lines);
    buf out = {0};
    assert_int_equal(article_to_brat(a, &out, NULL), READOUT_OK);
    buf_byte(&out, 0);
    assert_string_equal(out.at, "T1\tContent 8 11;14 17\tone two\nT2\tAttribution 8 11;14 17\tone two\n"
                                "E1\tAttribution:T2 Content:T1\n");
    buf_release(&out);
    article_free(a);
}

static const char conllu[] = "# newdoc id = d\n# newpar\n# sent_id = 1\n# text = They didn't call Ana.\n"
                             "1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\tTokenRange=0:4\n"
                             "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:11\n"
                             "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
                             "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
                             "4\tcall\tcall\tVERB\tVB\t_\t0\troot\t_\tTokenRange=12:16\n"
                             "5\tAna\tAna\tPROPN\tNNP\t_\t4\tobj\t_\tTokenRange=17:20|SpaceAfter=No|NER=B-PER\n"
                             "6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\tTokenRange=20:21\n"
                             "\n";

static void conllu_comes_back_as_it_was(void **state) {
    (void)state;
    conllu_reader r = {slice_of(conllu), "d", 0};
    article *a;
    buf out = {0};
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    assert_int_equal(article_to_conllu(a, &out, NULL), READOUT_OK);
    buf_byte(&out, 0);
    assert_string_equal(out.at, conllu);
    buf_release(&out);
    article_free(a);
}

static void trees_are_drawn(void **state) {
    (void)state;
    conllu_reader r = {slice_of(conllu), "d", 0};
    article *a;
    buf out = {0};
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    assert_int_equal(article_to_tree(a, &out, NULL), READOUT_OK);
    buf_byte(&out, 0);
    static const char want[] = "# They didn't call Ana.\n"
                               "┌────►   1 They              PRON   nsubj\n"
                               "│ ┌──►   2 did               AUX    aux\n"
                               "│ │ ┌►   3 n't               PART   advmod\n"
                               "└─┼─┼─   4 call              VERB   root\n"
                               "  │ └►   5 Ana               PROPN  obj          PER\n"
                               "  └──►   6 .                 PUNCT  punct\n\n";
    assert_string_equal(out.at, want);
    buf_release(&out);
    article_free(a);
}

static void linked_data_selects_the_text(void **state) {
    (void)state;
    json_t *root = json_of(dispute, article_to_jsonld), *graph = json_object_get(root, "@graph");
    assert_int_equal(json_array_size(graph), 3);
    json_t *quote = json_array_get(graph, 1);
    assert_string_equal(json_string_value(json_object_get(quote, "text")), "Norland sank the \"ferry\"");
    json_t *target = json_array_get(json_object_get(quote, "readout:content"), 0);
    json_t *selectors = json_object_get(target, "oa:hasSelector");
    assert_int_equal(json_integer_value(json_object_get(json_array_get(selectors, 0), "oa:start")), 18);
    json_t *exact = json_array_get(selectors, 1);
    assert_string_equal(json_string_value(json_object_get(exact, "oa:prefix")), "Señor 🚢 Ruiz said ");
    assert_string_equal(json_string_value(json_object_get(json_object_get(quote, "creator"), "@type")), "Person");
    json_decref(root);
}

static void formats_are_found_by_command(void **state) {
    (void)state;
    error e;
    assert_string_equal(article_format_find(NULL, FOR_PARSE, &e)->name, "conllu");
    assert_ptr_equal(article_format_find("json", FOR_CODE, &e)->write, article_to_json);
    assert_ptr_equal(article_format_find("json", FOR_EXTRACT, &e)->write, article_to_extract);
    assert_null(article_format_find("brat", FOR_PARSE, &e));
    assert_int_equal(e.status, READOUT_BAD_USAGE);
}

/* Each allocation in turn fails: the writer says so, and nothing is left. */
static void no_memory_is_said(void **state) {
    (void)state;
#ifdef READOUT_FAULTS
    article *a = build_article(dispute);
    for (const article_format *f = article_formats; f->name; f++) {
        bool again = true;
        for (uint64_t n = 1; again; n++) {
            int64_t live = mem_live();
            buf out = {0};
            mem_fail_at(n, false);
            status s = f->write(a, &out, NULL);
            again = mem_failed();
            mem_fail_at(0, false);
            assert_int_equal(s, again ? READOUT_NO_MEMORY : READOUT_OK);
            buf_release(&out);
            assert_int_equal(mem_live(), live);
        }
    }
    article_free(a);
#endif
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(json_has_offsets_in_code_points),
        cmocka_unit_test(json_has_propositions_and_events),
        cmocka_unit_test(json_escapes_what_it_must),
        cmocka_unit_test(numbers_are_short_and_exact),
        cmocka_unit_test(brat_has_broken_spans_and_links),
        cmocka_unit_test(brat_breaks_spans_at_line_ends),
        cmocka_unit_test(conllu_comes_back_as_it_was),
        cmocka_unit_test(trees_are_drawn),
        cmocka_unit_test(linked_data_selects_the_text),
        cmocka_unit_test(formats_are_found_by_command),
        cmocka_unit_test(no_memory_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
