/* Spellings of names, kinds of objects, families of senses, ids. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "record/id.h"
#include "record/kinds.h"
#include "record/names.h"

#include <cmocka.h> /* last: it defines fail() */

static bool near(const char *one, const char *other) {
    name_letters a = names_letters(slice_of(one)), b = names_letters(slice_of(other));
    return names_near(&a, &b);
}

static bool same(const char *one, const char *other) {
    char a[NAMES_BLOCK], b[NAMES_BLOCK];
    names_block(slice_of(one), a);
    names_block(slice_of(other), b);
    bool found = names_same(slice_of(one), slice_of(other));
    assert_int_equal(found, names_same(slice_of(other), slice_of(one)));
    if (found) assert_string_equal(a, b); /* else they would never be compared */
    if (found) assert_true(near(one, other));
    return found;
}

/* A name of two or three words of few letters, so that many are one, some with an initial. */
static void any_name(uint32_t *seed, char *out, size_t room) {
    static const char letters[] = "abcdehijknoqwy";
    size_t size = 0, words = 2 + (*seed >> 20) % 2;
    for (size_t w = 0; w < words; w++) {
        size_t count = 1 + (*seed >> 16) % 7;
        if (w) out[size++] = ' ';
        for (size_t i = 0; i < count && size + 3 < room; i++) {
            *seed = *seed * 1664525u + 1013904223u;
            out[size++] = letters[(*seed >> 16) % (sizeof letters - 1)];
        }
        if (count == 1 && (*seed >> 24) % 2) out[size++] = '.';
    }
    out[size] = 0;
}

/* What is told apart by letters alone is not one name. */
static void near_names_are_all_that_are_one(void **state) {
    (void)state;
    uint32_t seed = 7, ones = 0, far = 0;
    for (int i = 0; i < 300000; i++) {
        char one[40], other[40];
        any_name(&seed, one, sizeof one);
        memcpy(other, one, sizeof other);
        if (i % 2) any_name(&seed, other, sizeof other);
        for (int k = 0; k < 2; k++, seed = seed * 1664525u + 1013904223u)
            if (strlen(other) > 2) other[(seed >> 16) % strlen(other)] = "aehijck "[seed >> 29];
        bool found = names_same(slice_of(one), slice_of(other));
        bool may_be = near(one, other);
        if (found && !may_be) fail_msg("%s, %s", one, other);
        ones += found;
        far += !may_be;
    }
    assert_true(ones > 10000);
    assert_true(far > 100000);
}

static void spellings_of_one_name(void **state) {
    (void)state;
    assert_true(same("nasser kanani", "naser kanaani"));
    assert_true(same("hossein amir abdollahian", "hussein amir-abdollahian"));
    assert_true(same("volodymyr zelensky", "volodymyr zelenksy"));
    assert_true(same("john f. kennedy", "john kennedy"));
    assert_true(same("yassine belhaj amor", "yasin belhadj ammar"));
}

static void two_people_stay_two(void **state) {
    (void)state;
    assert_false(same("maria petrov", "mario petrov"));
    assert_false(same("john bolton", "john burton"));
    assert_false(same("charles koch", "charlie cook"));
    assert_false(same("john brennan", "john bresnahan"));
    assert_false(same("ivan petrov", "oleg petrov"));
    assert_false(same("ali khan", "ali khar"));
    assert_false(same("kirby", "john kirby"));
    assert_false(same("anna larsson", "anna lindqvist"));
    assert_false(same("", "john kirby"));
}

typedef struct loading {
    arena *a;
    kinds *k;
} loading;

static bool is_path(loading *l, const char *lemma, const char *text, const char *wanted) {
    slice got = kinds_path(l->k, l->a, slice_of(lemma), slice_of(text));
    if (!slice_equal(got, slice_of(wanted))) print_error("%s: %.*s\n", lemma, (int)got.size, got.at);
    return slice_equal(got, slice_of(wanted));
}

static status load(void *context, error *e) {
    loading *l = context;
    status s = kinds_open(l->a, "lang/en", &l->k, e);
    if (s != READOUT_OK) return s;
    assert_true(is_path(l, "drone", "Norwegian-made drones", "weapon/drone"));
    assert_true(is_path(l, "Shahed-136", "Shahed-136", "weapon/drone/shahed"));
    assert_true(is_path(l, "arm", "arms", "weapon"));
    assert_true(is_path(l, "equipment", "military equipment", "weapon"));
    assert_true(is_path(l, "missile", "surface-to-surface missiles", "weapon/missile/surface-to-surface missile"));
    assert_true(is_path(l, "one", "one of its trawlers", "vessel/trawler"));
    assert_true(is_path(l, "teapot", "blue teapots", "teapot"));
    assert_true(is_path(l, "a/b", "a/b", "a b"));
    assert_true(is_path(l, "", "", ""));
    assert_true(kinds_compatible(SLICE("weapon"), SLICE("weapon/drone")));
    assert_false(kinds_compatible(SLICE("weapon/missile"), SLICE("weapon/drone")));
    assert_false(kinds_compatible(SLICE("weap"), SLICE("weapon")));
    assert_true(slice_equal(kinds_basic(SLICE("weapon/drone/shahed")), SLICE("weapon/drone")));
    assert_true(slice_equal(kinds_family(l->k, SLICE("buy"), SLICE("buy"), SLICE("")).called, SLICE("give")));
    assert_true(kinds_family(l->k, SLICE("buy"), SLICE("buy"), SLICE("")).swapped);
    assert_true(slice_equal(kinds_family(l->k, SLICE("hold"), SLICE("hold"), SLICE("person/journalist")).called,
                            SLICE("take")));
    assert_true(slice_equal(kinds_family(l->k, SLICE("hold"), SLICE("hold"), SLICE("talk")).called, SLICE("hold")));
    assert_true(kinds_family(l->k, SLICE("remain"), SLICE("remain"), SLICE("person/soldier")).contrary);
    assert_false(kinds_family(l->k, SLICE("remain"), SLICE("remain"), SLICE("problem")).contrary);
    assert_true(kinds_family(l->k, SLICE("go"), SLICE("go"), SLICE("")).light);
    assert_true(slice_equal(kinds_family(l->k, SLICE("go"), SLICE("go"), SLICE("")).called, SLICE("go")));
    assert_false(kinds_family(l->k, SLICE("shell"), SLICE("shell"), SLICE("")).light);
    assert_true(slice_equal(kinds_family(l->k, SLICE("arm"), SLICE("give"), SLICE("rebel")).called, SLICE("help")));
    assert_true(slice_equal(kinds_family(l->k, SLICE("send"), SLICE("give"), SLICE("money")).called, SLICE("pay")));
    assert_true(kinds_family(l->k, SLICE("responsible"), SLICE("involve"), SLICE("")).part);
    assert_true(slice_equal(kinds_family(l->k, SLICE("death"), SLICE("die"), SLICE("")).done, SLICE("attack")));
    assert_true(slice_equal(kinds_family(l->k, SLICE("yodel"), SLICE("yodel"), SLICE("")).called, SLICE("yodel")));
    assert_true(slice_equal(kinds_family(NULL, SLICE("buy"), SLICE("buy"), SLICE("")).called, SLICE("buy")));
    return READOUT_OK;
}

static void kinds_and_families(void **state) {
    (void)state;
    loading l = {arena_new(), NULL};
    error e = {0};
    status s = arena_run(l.a, load, &l, &e);
    if (s) print_error("%s:%d: %s\n", e.path, (int)e.line, e.message);
    assert_int_equal(s, READOUT_OK);
    arena_free(l.a);
}

static void ids_are_read_back(void **state) {
    (void)state;
    char id[ID_SIZE], letter;
    slice digits;
    int64_t n;
    id_of_article('q', SLICE("0123456789abcdef0123"), 12, id);
    assert_string_equal(id, "q0123456789abcdef-12");
    assert_true(id_parse(slice_of(id), &letter, &digits, &n));
    assert_int_equal(letter, 'q');
    assert_int_equal(digits.size, 16);
    assert_int_equal(n, 12);
    static const char *const wrong[] = {"", "q", "q-1", "1234", "qxyz", "q12-", "q12-x", "q12-12345678901", "Q12",
                                        "q0123456789abcdef0-1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(id_parse(slice_of(wrong[i]), &letter, &digits, &n));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_of_one_name),
        cmocka_unit_test(two_people_stay_two),
        cmocka_unit_test(near_names_are_all_that_are_one),
        cmocka_unit_test(kinds_and_families),
        cmocka_unit_test(ids_are_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
