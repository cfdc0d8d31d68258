/* Rows of any shape through every format and the page: members missing, of the wrong kind, hostile, far too many.
 * What can be wrong shows under the sanitizers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "show/page.h"
#include "show/show.h"

#include <cmocka.h> /* last: it defines fail() */

enum { RUNS = 400 };

static const char *const keys[] = {
    "id", "speaker", "actor", "actor_id", "role", "country", "outlet", "agency", "date", "said", "article", "begin",
        "end", "quote",
    "via", "claim", "text", "asserts", "denies", "questions", "reports", "since", "last", "outlets", "stance",
        "negated", "channel",
    "addressee", "what", "marks", "passage", "spans", "facts", "because", "is", "path", "line", "column", "title",
        "actors",
    "recipients", "type", "mode", "contexts", "cameo", "quad", "standing", "published", "score", "sentence",
        "sentence_number",
    "from", "to", "relation", "count", "denied", "disputes", "types", "first", "members", "words", "direction",
    "name", "sector", "code", "cow", "roles", "quotes", "articles", "url", "date_precision", "people"};

static const char *const texts[] = {
    "", "a", "a1", "2031-05-02", "2031", "x\n\ty", "\x1b[31m", "<script>", "東京の東京の東京", "e\xcc\x81", "denies",
    "q0123456789abcdef-12", "\xe2\x80\xae", "=1+1", "-", "source", "content", "cue", "ASSAULT", "stated", "denied",
        "NOR",
    "one two three four five six seven eight nine ten", "\xc2\x85", "\xf0\x9f\x9a\xa2 ship"};

enum { KEYS = sizeof keys / sizeof *keys, TEXTS = sizeof texts / sizeof *texts };

static unsigned draw(uint64_t *seed, unsigned below) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33) % below;
}

static json_t *any_value(uint64_t *seed, int depth);

static json_t *any_object(uint64_t *seed, int depth) {
    json_t *object = json_object();
    for (unsigned n = draw(seed, 30); n; n--)
        json_object_set_new(object, keys[draw(seed, KEYS)], any_value(seed, depth - 1));
    return object;
}

static json_t *any_list(uint64_t *seed, int depth) {
    json_t *list = json_array();
    for (unsigned n = draw(seed, 5); n; n--)
        json_array_append_new(list, any_value(seed, depth - 1));
    return list;
}

/* depth bounds the recursion. */
static json_t *any_value(uint64_t *seed, int depth) {
    unsigned kind = draw(seed, depth > 0 ? 9 : 6);
    if (kind == 0)
        return json_null();
    if (kind == 1)
        return json_integer((json_int_t)draw(seed, 60) - 5);
    if (kind == 2)
        return json_real(draw(seed, 100) / 7.0);
    if (kind == 3)
        return json_boolean(draw(seed, 2));
    if (kind <= 5)
        return json_string(texts[draw(seed, TEXTS)]);
    return kind == 6 ? any_object(seed, depth) : any_list(seed, depth);
}

static status give(uint64_t *seed, row_sink sink) {
    json_t *row = any_object(seed, 4);
    status s = sink.take(sink.context, row, NULL);
    json_decref(row);
    return s;
}

static const column columns[] = {{"a_title", "speaker", 8, COLUMN_TEXT}, {"b", "actors.name", 0, COLUMN_TEXT},
                                 {"c", "score", 4, COLUMN_NUMBER},       {"d", "claim.text", 0, COLUMN_TEXT},
                                 {"e", "quote", 0, COLUMN_CSV_ONLY},     {NULL, NULL, 0, COLUMN_TEXT}};

static void rows_of_any_shape(void **state) {
    static const char *const kinds[] = {"any",    "disputes", "quotes", "timeline",
                                        "search", "why",      "events", "network"};
    FILE *nowhere = fopen("/dev/null", "w");
    (void)state;
    for (const row_format *f = row_formats; f->name; f++)
        for (uint64_t run = 0; run < RUNS / 4; run++) {
            uint64_t seed = run * 7919 + 1;
            output o;
            output_on(&o, nowhere);
            o.width = 20 + draw(&seed, 200);
            o.colour = draw(&seed, 2);
            row_kind kind = {f->kind ? f->kind : kinds[draw(&seed, 7)], columns};
            row_writer *w = rows_open(&o, &kind, f->name, NULL);
            assert_non_null(w);
            status s = READOUT_OK;
            for (unsigned n = draw(&seed, 6); n && s == READOUT_OK; n--)
                s = give(&seed, rows_sink(w));
            assert_int_equal(rows_close(w, s, NULL, NULL), READOUT_OK);
            assert_int_equal(output_close(&o, NULL), READOUT_OK);
        }
    fclose(nowhere);
}

static void pages_of_any_rows(void **state) {
    static const char *const lists[] = {"articles", "disputes", "quotes", "timeline", "actors",
                                        "claims", "network", "stories", "reuse", "none"};
    FILE *nowhere = fopen("/dev/null", "w");
    (void)state;
    for (uint64_t run = 0; run < RUNS; run++) {
        uint64_t seed = run * 104729 + 1;
        output o;
        output_on(&o, nowhere);
        page *p = page_open(&o, texts[draw(&seed, TEXTS)], NULL);
        assert_non_null(p);
        status s = READOUT_OK;
        for (unsigned n = draw(&seed, 12); n && s == READOUT_OK; n--)
            s = give(&seed, page_sink(p, lists[draw(&seed, 10)]));
        assert_int_equal(page_close(p, s, NULL), READOUT_OK);
        assert_int_equal(output_close(&o, NULL), READOUT_OK);
    }
    fclose(nowhere);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_any_shape),
        cmocka_unit_test(pages_of_any_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
