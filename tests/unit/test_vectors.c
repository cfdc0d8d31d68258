/* Vectors of words: they say what is alike, a word is found however it is written, and no file or word does harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/vectors.h"

#include <cmocka.h>

static vectors shipped;

static int open_shipped(void **state)
{
    (void)state;
    const char *folder = getenv("READOUT_LANG");
    char path[512];
    snprintf(path, sizeof path, "%s/vectors.model", folder ? folder : "lang/en");
    return vectors_open(&shipped, path, NULL) != READOUT_OK;
}

static int close_shipped(void **state)
{
    (void)state;
    vectors_close(&shipped);
    return 0;
}

static float alike(const char *a, const char *b)
{
    return vectors_cosine(&shipped, vectors_find(&shipped, slice_of(a)), vectors_find(&shipped, slice_of(b)));
}

static void test_words_used_alike_are_near(void **state)
{
    (void)state;
    assert_true(alike("shelling", "bombardment") > 0.6f);
    assert_true(alike("shelling", "bombardment") > alike("shelling", "banana") + 0.3f);
    assert_true(alike("denied", "rejected") > alike("denied", "kitchen") + 0.2f);
    assert_true(alike("tuesday", "wednesday") > 0.9f);
    assert_true(alike("minister", "minister") > 0.999f);
    assert_true(alike("minister", "qzxvwqzxvw") == 0);
}

static void test_a_word_is_found_however_written(void **state)
{
    (void)state;
    uint32_t row = vectors_find(&shipped, SLICE("minister"));
    assert_int_not_equal(row, VECTORS_NONE);
    assert_int_equal(vectors_find(&shipped, SLICE("MINISTER")), row);
    assert_int_equal(vectors_find(&shipped, SLICE("Minister")), row);
    assert_int_not_equal(vectors_find(&shipped, SLICE("'")), VECTORS_NONE);
    assert_int_equal(vectors_find(&shipped, SLICE("\xE2\x80\x99")), vectors_find(&shipped, SLICE("'")));
    assert_true(vectors_key(SLICE("\xC3\x89TUDE")) == vectors_key(SLICE("\xC3\xA9tude")));
}

static void test_any_bytes_may_be_asked_for(void **state)
{
    (void)state;
    char bytes[300];
    memset(bytes, 0xC3, sizeof bytes);
    for (size_t size = 0; size < sizeof bytes; size++)
        assert_int_equal(vectors_find(&shipped, (slice){bytes, size}), VECTORS_NONE);
    assert_int_equal(vectors_find(&shipped, (slice){0}), VECTORS_NONE);
    assert_null(vectors_row(&shipped, VECTORS_NONE));
    assert_null(vectors_row(&shipped, shipped.count));
    assert_non_null(vectors_row(&shipped, shipped.count - 1));
}

static void test_sums(void **state)
{
    (void)state;
    float a[VECTORS_WIDTH] = {0}, b[VECTORS_WIDTH] = {0};
    uint32_t row = vectors_find(&shipped, SLICE("harbour"));
    assert_true(vectors_cosine_of(a, b) == 0);
    vectors_add(&shipped, VECTORS_NONE, 1, a);
    assert_true(a[0] == 0);
    vectors_add(&shipped, row, 1, a);
    vectors_add(&shipped, row, 3, b);
    assert_true(vectors_cosine_of(a, b) > 0.9999f);
    float square = 0;
    for (int i = 0; i < VECTORS_WIDTH; i++)
        square += a[i] * a[i];
    assert_true(square > 0.9f && square < 1.1f);
}

static void test_a_closed_one_finds_nothing(void **state)
{
    (void)state;
    vectors v = {0};
    assert_int_equal(vectors_find(&v, SLICE("minister")), VECTORS_NONE);
    assert_true(vectors_cosine(&v, 0, 0) == 0);
    vectors_close(&v);
}

/* Files that are whole, but not what they should be. */
static void test_sections_must_fit(void **state)
{
    (void)state;
    static const char zeros[3 * VECTORS_WIDTH];
    static const size_t sizes[][3] = {{0, 0, 0}, {16, 8, 127}, {16, 4, 128}, {15, 8, 128}, {8, 8, 128}};
    char path[] = "/tmp/readout-vectors-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    vectors v;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        const model_part parts[] = {
            {"keys", {zeros, sizes[i][0]}}, {"scales", {zeros, sizes[i][1]}}, {"rows", {zeros, sizes[i][2]}}};
        assert_int_equal(model_write(path, VECTORS_KIND, VECTORS_VERSION, parts, 3, NULL), READOUT_OK);
        error e = {0};
        assert_int_equal(vectors_open(&v, path, &e), READOUT_BAD_MODEL);
        assert_string_equal(e.path, path);
        assert_null(v.keys);
    }
    const model_part parts[] = {{"keys", {zeros, 16}}, {"scales", {zeros, 8}}, {"rows", {zeros, 128}}};
    assert_int_equal(model_write(path, VECTORS_KIND, VECTORS_VERSION, parts, 3, NULL), READOUT_OK);
    assert_int_equal(vectors_open(&v, path, NULL), READOUT_OK);
    assert_int_equal(vectors_find(&v, SLICE("minister")), VECTORS_NONE);
    assert_true(vectors_cosine(&v, 0, 1) == 0); /* rows of zeros */
    vectors_close(&v);
    assert_int_equal(vectors_open(&v, "/nonexistent/vectors.model", NULL), READOUT_NO_FILE);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words_used_alike_are_near),   cmocka_unit_test(test_a_word_is_found_however_written),
        cmocka_unit_test(test_any_bytes_may_be_asked_for),  cmocka_unit_test(test_sums),
        cmocka_unit_test(test_a_closed_one_finds_nothing),  cmocka_unit_test(test_sections_must_fit),
    };
    return cmocka_run_group_tests(tests, open_shipped, close_shipped);
}
