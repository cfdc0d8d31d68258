/* One accusation in several wordings is one dispute; a counter-charge, another deed, another thing are disputes of
 * their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"

static void add_one(const place *p, const char *text, const char *day, void (*make)(article *a)) {
    add_report(p, text, "Klow Herald", day, make);
}

static size_t size_of(json_t *dispute, const char *field) { return json_array_size(json_object_get(dispute, field)); }

static uint32_t charges(article *a, const char *content) {
    return said(a, rassendyll(a), "Rassendyll", "said", content, STANCE_ASSERTS, NONE, false);
}

static uint32_t denies(article *a, uint32_t who, const char *called, const char *content) {
    return said(a, who, called, "denied", content, STANCE_DENIES, NONE, false);
}

static const char paid_text[] =
    "Rassendyll said Graustark paid Borduria and armed Borduria. Stanislas denied paying Borduria.";
static void paid(article *a) {
    uint32_t t = charges(a, "Graustark paid Borduria and armed Borduria");
    did(a, t, "paid", "pay", "pay", graustark(a), NULL, borduria(a));
    did(a, t, "armed", "arm", "give", graustark(a), NULL, borduria(a));
    did(a, denies(a, stanislas(a), "Stanislas", "paying Borduria"), "paying", "pay", "pay", graustark(a), NULL,
        borduria(a));
}

static const char armed_text[] = "Rassendyll said Graustark armed Borduria. Otto Stanislas denied arming Borduria.";
static void armed(article *a) {
    did(a, charges(a, "Graustark armed Borduria"), "armed", "arm", "give", graustark(a), NULL, borduria(a));
    did(a, denies(a, otto(a), "Otto Stanislas", "arming Borduria"), "arming", "arm", "give", graustark(a), NULL,
        borduria(a));
}

static void wordings_are_one(void **state) {
    add_one(*state, paid_text, "2031-05-02", paid);
    add_one(*state, armed_text, "2031-05-03", armed);
    json_t *all = all_disputes(*state, NULL), *d = json_array_get(all, 0);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(size_of(d, "claims"), 2);
    assert_int_equal(json_integer_value(json_object_get(d, "deniers")), 2);
    assert_int_equal(json_integer_value(json_object_get(d, "asserters")), 1);
    json_t *first = json_array_get(json_object_get(d, "claims"), 0);
    assert_string_equal(text_of(first, "text"), text_of(json_object_get(d, "claim"), "text"));
    json_decref(all);
}

static const char counter_text[] = "Karl Stanislas said Ruritania armed Borduria. Rassendyll denied arming Borduria.";
static void counter(article *a) {
    uint32_t t =
        said(a, stanislas(a), "Karl Stanislas", "said", "Ruritania armed Borduria", STANCE_ASSERTS, NONE, false);
    did(a, t, "armed", "arm", "give", ruritania(a), NULL, borduria(a));
    did(a, denies(a, rassendyll(a), "Rassendyll", "arming Borduria"), "arming", "arm", "give", ruritania(a), NULL,
        borduria(a));
}

static void a_counter_charge_is_another(void **state) {
    add_one(*state, armed_text, "2031-05-03", armed);
    add_one(*state, counter_text, "2031-05-03", counter);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 2);
    for (size_t i = 0; i < 2; i++) assert_int_equal(size_of(json_array_get(all, i), "claims"), 1);
    json_decref(all);
}

static const char seized_text[] = "Rassendyll said Graustark seized the ferry and bombed the port. Stanislas denied "
                                  "seizing the ferry and bombing the port.";
static void seized(article *a) {
    uint32_t t = charges(a, "Graustark seized the ferry and bombed the port");
    did(a, t, "seized", "capture", "capture", graustark(a), "ferry", NONE);
    did(a, t, "bombed", "bomb", "bomb", graustark(a), "port", NONE);
    uint32_t d = denies(a, stanislas(a), "Stanislas", "seizing the ferry and bombing the port");
    did(a, d, "seizing", "capture", "capture", graustark(a), "ferry", NONE);
    did(a, d, "bombing", "bomb", "bomb", graustark(a), "port", NONE);
}

static void another_deed_is_another(void **state) {
    add_one(*state, seized_text, "2031-05-03", seized);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 2);
    json_decref(all);
}

static const char hidden_text[] = "Rassendyll said Graustark hid shells. Otto Stanislas denied storing shells.";
static void hidden(article *a) {
    did(a, charges(a, "Graustark hid shells"), "hid", "hide", "hide", graustark(a), "shells", NONE);
    did(a, denies(a, otto(a), "Otto Stanislas", "storing shells"), "storing", "store", "possess", graustark(a),
        "shells", NONE);
}

/* Neither is disputed alone. */
static void charge_and_denial_in_other_words(void **state) {
    add_one(*state, hidden_text, "2031-05-03", hidden);
    json_t *all = all_disputes(*state, NULL);
    assert_int_equal(json_array_size(all), 1);
    assert_int_equal(size_of(json_array_get(all, 0), "claims"), 2);
    json_decref(all);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(wordings_are_one, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_counter_charge_is_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(another_deed_is_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(charge_and_denial_in_other_words, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
