/* Every id that a list of the examples' record prints is known to `why`, which tells what it rests on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "coder_setup.h"
#include "read/read.h"
#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

static void add_examples(const setup *rooms, record *r) {
    error e = {0};
    read_lexicon *lexicon = read_lexicon_open("lang/en", &e);
    read_options options = {.lexicon = lexicon};
    reader *in = reader_open("examples", &options, &e);
    assert_non_null(in);
    for (article *a; reader_next(in, &a, &e) == READOUT_OK && a;) {
        assert_int_equal(parser_parse(rooms->parser, a, &e), READOUT_OK);
        assert_int_equal(coder_code(rooms->coder, a, &e), READOUT_OK);
        assert_int_equal(record_add(r, a, NULL, &e), READOUT_OK);
        article_free(a);
    }
    reader_close(in);
    read_lexicon_close(lexicon);
}

static void decide(record *r, enum decision_kind what, const char *list, size_t count) {
    json_t *all = rows(r, list, NULL), *none = json_array();
    const char *ids[2] = {text_of(json_array_get(all, 0), "id"), text_of(json_array_get(all, 1), "id")};
    record_decision d = {.what = what, .ids = ids, .count = (int)count, .who = "ada", .reason = "seen",
        .moment = "2031-06-01T10:00:00Z"};
    assert_int_equal(record_decide(r, &d, (row_sink){keep, none}, NULL), READOUT_OK);
    json_decref(all);
    json_decref(none);
}

static bool is_id(const char *text) {
    size_t size = strlen(text);
    if (size < 17 || text[0] < 'a' || text[0] > 'z' || (size > 17 && text[17] != '-')) return false;
    return strspn(text + 1, "0123456789abcdef") == 16 &&
           (size == 17 || (size > 18 && strspn(text + 18, "0123456789") == size - 18));
}

/* All texts that are ids, as keys of `out`. */
static void gather(json_t *from, json_t *out) {
    const char *field;
    json_t *value;
    size_t i;
    if (json_is_string(from) && is_id(json_string_value(from)))
        json_object_set(out, json_string_value(from), json_true());
    json_object_foreach(from, field, value) gather(value, out);
    json_array_foreach(from, i, value) gather(value, out);
}

static bool is_told(json_t *why) {
    const char *passage = json_string_value(json_object_get(json_object_get(why, "passage"), "text"));
    return text_of(why, "is")[0] && ((passage && *passage) || json_array_size(json_object_get(why, "because")) ||
                                     json_array_size(json_object_get(why, "facts")));
}

static void every_id_is_explained(void **state) {
    place *p = place_new();
    record *r = opened(p, RECORD_WRITE);
    add_examples(*state, r);
    static const char *const hidden[] = {"quotes", "statements", "events", "disputes"};
    for (int i = 0; i < 4; i++) decide(r, DECISION_HIDE, hidden[i], 2);
    decide(r, DECISION_MERGE, "actors", 2);
    decide(r, DECISION_UNDO, "decisions", 1);
    json_t *ids = json_object(), *unused;
    const char *id;
    uint32_t letters[26] = {0}, unknown = 0;
    for (const record_list *list = record_lists; list->rows.name; list++) {
        if (strcmp(list->rows.name, "search") == 0) continue;
        json_t *all = rows(r, list->rows.name, NULL);
        gather(all, ids);
        json_decref(all);
    }
    json_object_foreach(ids, id, unused) {
        json_t *why = NULL;
        error e = {0};
        status s = record_why(r, id, &why, &e);
        if (s != READOUT_OK || !is_told(why)) {
            print_error("%s: %s\n", id, s == READOUT_OK ? "nothing is told" : e.message);
            unknown++;
        }
        letters[id[0] - 'a']++;
        json_decref(why);
    }
    (void)unused;
    assert_int_equal(unknown, 0);
    for (const char *letter = "aqsecdptmur"; *letter; letter++)
        if (!letters[*letter - 'a']) print_error("no id that begins with %c\n", *letter), unknown++;
    assert_int_equal(unknown, 0);
    json_decref(ids);
    record_close(r);
    place_free(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_id_is_explained)};
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
